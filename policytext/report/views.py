"""What the report shows of a document: its lines in pieces, its facts as rows, its sums."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, deque
from decimal import Decimal
from itertools import groupby, pairwise
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple, Self

from attrs import frozen

from policytext.boilerplate import Segment

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from policytext.document import Document
    from policytext.entities import Official, Organization, Position
    from policytext.quantities import Quantity
    from policytext.records import Project

_SQUARE_METRES_A_HECTARE = Decimal(10_000)
_UNBOUNDED = "…"
_COUNT_UNIT = "1"
_NOT_ADDED = ("threshold", "policy")
_UNDECIDED = "unknown"


class Mark(NamedTuple):
    """A stretch of the source to highlight; the offsets index the source of the page.

    Attributes:
        start: first code point.
        end: one past the last.
        kind: what is marked, and so its color: ``amount``, ``organization``, ``title`` or ``person``.
        note: what is shown on hover.
    """

    start: int
    end: int
    kind: str
    note: str


class Piece(NamedTuple):
    """A stretch of a line under the same marks; ``kinds``, parted by blanks, and ``note`` are empty under none."""

    text: str
    kinds: str
    note: str


class Part(NamedTuple):
    """A segment of a line, in pieces."""

    label: str
    rule: str
    pieces: tuple[Piece, ...]


class Line(NamedTuple):
    """A line of the page with its number, from 1."""

    number: int
    parts: tuple[Part, ...]


class AmountRow(NamedTuple):
    """An amount for the table beside the page."""

    text: str
    value: str
    hedge: str
    role: str
    status: str
    period: str


class PostRow(NamedTuple):
    """A person with a post for the table beside the page."""

    name: str
    title: str
    organization: str
    is_inferred: bool


class ProjectRow(NamedTuple):
    """A project or phase for the table beside the page; texts as the page has them."""

    name: str
    phase: str
    company: str
    investment: str
    land: str
    output: str
    status: str


@frozen
class PageView:
    """One page of the report.

    Attributes:
        name: what the caller calls it.
        lines: all its lines, with what is marked in them.
        amounts: the amounts of the article, for the table.
        posts: the posts that it gives, for the table.
        projects: its projects, for the table.
        organizations: the names in the article, the most frequent first, with how often each stands there.
        labels: how many segments have each label.
        roles: how many amounts of the article measure what, by the name of the role in words.
        investment_cny: the sum of the distinct total investments, in yuan.
        land_m2: the sum of the distinct land areas, in square metres.
    """

    name: str
    lines: tuple[Line, ...]
    amounts: tuple[AmountRow, ...]
    posts: tuple[PostRow, ...]
    projects: tuple[ProjectRow, ...]
    organizations: tuple[str, ...]
    labels: Counter[str]
    roles: Counter[str]
    investment_cny: Decimal
    land_m2: Decimal

    @classmethod
    def of(cls, name: str, document: Document) -> Self:
        """Return what the report shows of a document; tables and sums are of the article, highlights of the page."""
        amounts = [quantity for quantity in document.quantities if quantity.in_body]
        named = Counter(found.normalized for found in document.organizations if found.in_body)
        return cls(
            name=name,
            lines=tuple(_lines(document)),
            amounts=tuple(map(_amount_row, amounts)),
            posts=tuple(
                row for official in document.officials if official.name.in_body for row in _post_rows(official)
            ),
            projects=tuple(map(_project_row, document.projects)),
            organizations=tuple(f"{name} × {count}" if count > 1 else name for name, count in named.most_common()),
            labels=Counter(segment.label for segment in document.segments),
            roles=Counter(_in_words(quantity.role) for quantity in amounts if quantity.role is not None),
            investment_cny=_sum_of(amounts, "total_investment", "CNY"),
            land_m2=_sum_of(amounts, "land_area", "m2"),
        )

    @property
    def land_ha(self) -> Decimal:
        """The land in hectares."""
        return self.land_m2 / _SQUARE_METRES_A_HECTARE


def _sum_of(amounts: Iterable[Quantity], role: str, unit: str) -> Decimal:
    """Add the distinct amounts of a role: one given twice counts once; phases, bounds and rules do not count."""
    fitting = {
        amount.nominal
        for amount in amounts
        if (amount.role, amount.unit, amount.per, amount.phase) == (role, unit, None, None)
        and amount.status not in _NOT_ADDED
        and amount.nominal is not None
    }
    return sum(fitting, Decimal(0))


def _lines(document: Document) -> Iterator[Line]:
    marks = Marks.of(document)
    for number, segments in groupby(document.segments or _whole(document), key=attrgetter("line")):
        yield Line(number, tuple(_part(segment, marks) for segment in segments))


def _whole(document: Document) -> tuple[Segment, ...]:
    """Return a page that was not classified as one segment."""
    return (Segment(0, len(document.source), document.source, document.normalized.text, "", "content", 1.0, 1),)


def _part(segment: Segment, marks: Marks) -> Part:
    text = segment.text.rstrip("\n")
    inside = marks.between(segment.start, segment.start + len(text))
    return Part(segment.label, segment.rule, tuple(_pieces(text, segment.start, inside)))


def _pieces(text: str, offset: int, marks: list[Mark]) -> Iterator[Piece]:
    """Cut a text at every border of a mark, so that overlapping marks are all shown; the marks come in order."""
    end = offset + len(text)
    borders = {offset, end, *(mark.start for mark in marks), *(mark.end for mark in marks)}
    coming, over = deque(marks), list[Mark]()
    for start, stop in pairwise(sorted(border for border in borders if offset <= border <= end)):
        while coming and coming[0].start <= start:
            over.append(coming.popleft())
        over = [mark for mark in over if stop <= mark.end]
        kinds = " ".join(sorted({mark.kind for mark in over}))
        yield Piece(text[start - offset : stop - offset], kinds, "\n".join(mark.note for mark in over))


@frozen
class Marks:
    """The marks of a page in order, and how long the longest is."""

    marks: tuple[Mark, ...]
    starts: tuple[int, ...]
    longest: int

    @classmethod
    def of(cls, document: Document) -> Self:
        """Return a mark for each mention of a document."""
        posts = {(found.name.start, found.name.end): "\n".join(_posts(found)) for found in document.officials}
        marks = [
            *(Mark(q.phrase.start, q.phrase.end, "amount", _amount_note(q)) for q in document.quantities),
            *(Mark(o.start, o.end, "organization", _organization_note(o)) for o in document.organizations),
            *(Mark(t.start, t.end, "title", t.normalized) for t in document.titles),
            *(Mark(p.start, p.end, "person", posts.get((p.start, p.end), p.normalized)) for p in document.people),
        ]
        marks.sort()
        longest = max((mark.end - mark.start for mark in marks), default=0)
        return cls(tuple(marks), tuple(mark.start for mark in marks), longest)

    def between(self, start: int, end: int) -> list[Mark]:
        """Return the marks that touch a stretch of the source."""
        first, last = bisect_left(self.starts, start - self.longest), bisect_left(self.starts, end)
        return [mark for mark in self.marks[first:last] if mark.end > start]


def _amount_note(quantity: Quantity) -> str:
    said = [_in_words(quantity.role), _in_words(quantity.status)]
    said += [span.text for span in (quantity.phase, quantity.period) if span]
    return " · ".join(word for word in [_value(quantity), *said] if word)


def _organization_note(organization: Organization) -> str:
    place = organization.place
    return " · ".join(word for word in (organization.kind, organization.level, place and place.name) if word)


def _posts(official: Official) -> Iterator[str]:
    for position in official.positions:
        post = " ".join(word for word in (_organization(position), position.title.normalized) if word)
        yield f"{official.name.normalized}: {post}"


def _post_rows(official: Official) -> Iterator[PostRow]:
    for position in official.positions:
        where = _organization(position)
        yield PostRow(official.name.normalized, position.title.normalized, where, position.inferred)


def _organization(position: Position) -> str:
    return position.organization.normalized if position.organization else ""


def _project_row(project: Project) -> ProjectRow:
    return ProjectRow(
        name=project.name.text,
        phase=project.phase.text if project.phase else "",
        company=project.company.normalized if project.company else "",
        investment=_phrase(project.total_investment),
        land=_phrase(project.land_area),
        output=_phrase(project.output_value),
        status=_in_words(project.status.value) if project.status else "",
    )


def _phrase(quantity: Quantity | None) -> str:
    return quantity.phrase.text if quantity else ""


def _amount_row(quantity: Quantity) -> AmountRow:
    return AmountRow(
        text=quantity.phrase.text,
        value=_value(quantity),
        hedge=quantity.hedge,
        role=_in_words(quantity.role),
        status=_in_words(quantity.status),
        period=quantity.period.text if quantity.period else "",
    )


def _value(quantity: Quantity) -> str:
    unit = "" if quantity.unit == _COUNT_UNIT else f" {quantity.unit}"
    per = f" / {quantity.per}" if quantity.per else ""
    if quantity.low == quantity.high and quantity.low is not None:
        return f"{grouped(quantity.low)}{unit}{per}"
    ends = (_UNBOUNDED if end is None else grouped(end) for end in (quantity.low, quantity.high))
    return f"{' – '.join(ends)}{unit}{per}"


def _in_words(name: str | None) -> str:
    """Return the name of a role or status in words; nothing where it is not decided."""
    return "" if name in (None, _UNDECIDED) else name.replace("_", " ")


def grouped(number: Decimal) -> str:
    """Return a number with its digits in groups, and two decimal places where it is no whole number.

    >>> grouped(Decimal("66666.6666")), grouped(Decimal("5E+8"))
    ('66,666.67', '500,000,000')
    """
    return f"{number:,.0f}" if number == number.to_integral_value() else f"{number:,.2f}"

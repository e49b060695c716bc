"""Lines that hold two kinds of text: a breadcrumb before an error, a credit in brackets behind a paragraph."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple, cast, get_args

from policytext import tables
from policytext.boilerplate import bylines, shapes
from policytext.boilerplate.branches import Begun, Branches, join
from policytext.boilerplate.types import Label
from policytext.late import late

if TYPE_CHECKING:
    from collections.abc import Callable

    from policytext.tables import Row

COLUMNS = ("name", "words", "next", "rest", "side", "end", "label", "example", "counterexample", "source")
SIDES = ("front", "back", "after_stop", "after_gap", "after_title")
ENDS = ("any", "no stop", "bracket")
STOP, BRACKETS = "。", ")]"
LOOK_CHARS = 160
"""Characters at each end of a line in which a part of another kind may stand."""
MOST_PARTS = 4
_END_CHARS = MOST_PARTS * LOOK_CHARS
"""At each end of a line; what lies between is not looked at."""
_TITLED = late(
    r"(?P<title>(?=[^一-鿿]{0,4}[一-鿿]{4})[^:>|/。【\[]{7,60}?\S)"
    r"(?:\s+(?:19|20)[0-9]{2}[-/.年][0-9][-/.月0-9日: ]{3,20})?"
)
"""What stands before header fields: a title, words without a mark of a field or path, and a day behind it or none."""
_STOPS = ("。", "!", "?", "…", ")", '。"', '!"', '?"', '…"')
"""What the end of a sentence looks like."""


class Part(NamedTuple):
    """A stretch of a line; the parts of a line tile it.

    Attributes:
        start: first code point, in the line.
        end: one past the last.
        label: the kind of text that a rule found there; None for what is left, to be judged like a line.
        rule: the row that found it, as ``file row``; empty where ``label`` is None.
    """

    start: int
    end: int
    label: Label | None
    rule: str


def words(end: str) -> list[str]:
    """Return what a line holds one of that ``split`` parts: a word, and the mark before and behind it if one must be.

    ``end`` is one of ``ENDS``, the others being the words of other lines.
    """
    marks = {stop[-1] for stop in _STOPS}
    return [
        before + word + behind
        for row in _rows()
        if row.choice("end", ENDS) == end
        for word in row["words"].split()
        for before in (marks if row["side"] == "after_stop" else {""})
        for behind in row["next"] or [""]
    ]


def split(line: str) -> tuple[Part, ...]:
    """Return the parts of a folded line; one part without label where it holds one kind of text.

    >>> [(part.start, part.end, part.label) for part in split("项目已经开工。（记者 周芷兰）")]
    [(0, 7, None), (7, 15, 'byline_credit')]
    >>> split("项目已经开工。")
    (Part(start=0, end=7, label=None, rule=''),)
    """
    if len(line) <= 2 * _END_CHARS:
        return split_plain(shapes.plain(line))
    return split_plain(
        shapes.plain(line[:_END_CHARS]) + line[_END_CHARS:-_END_CHARS] + shapes.plain(line[-_END_CHARS:])
    )


def split_plain(line: str) -> tuple[Part, ...]:
    """Return the same of a line whose ends are written as ``shapes.plain`` writes them."""
    front = _front(line)
    start = front[-1].end if front else 0
    back = _back(line, start)
    end = back[0].start if back else len(line)
    if not (front or back) or line[start:end].strip():
        return (*front, Part(start, end, None, ""), *back)
    parts = (*front, back[0]._replace(start=start), *back[1:]) if back else (*front[:-1], front[-1]._replace(end=end))
    return parts if len(parts) > 1 else (Part(0, len(line), None, ""),)


def _front(line: str) -> list[Part]:
    parts: list[Part] = []
    start = 0
    side = _front_rules()
    while len(parts) < MOST_PARTS:
        stretch = line[start : start + LOOK_CHARS]
        found = side.branches.match(stretch, len(stretch) - len(stretch.lstrip()))
        if not found:
            break
        parts.append(Part(start, start + found.end, *side.rules[found.number][:2]))
        start += found.end
    return parts


def _back(line: str, start: int) -> list[Part]:
    parts: list[Part] = []
    end = len(line)
    while len(parts) < MOST_PARTS:
        first = max(start, end - LOOK_CHARS)
        part = _last_part(line[first:end])
        if part is None:
            break
        parts.insert(0, part._replace(start=first + part.start, end=end))
        end = first + part.start
    return parts


def _last_part(stretch: str) -> Part | None:
    """Return the longest part of another kind that ends a stretch of a line."""
    side = _back_rules()
    found = side.branches.search(stretch)
    while found:
        label, rule, place = side.rules[found.number]
        before = stretch[: found.start].rstrip()
        begin = _begin(stretch, found.start, before, place)
        if begin is not None:
            return Part(begin, len(stretch), label, rule)
        found = side.branches.search(stretch, found.start + 1)
    return None


def _begin(stretch: str, start: int, before: str, place: str) -> int | None:
    """Return where a part begins whose words begin at ``start``, behind ``before``; None where none may stand."""
    if place == "after_title":
        titled = _TITLED.fullmatch(before) if stretch[start - 1 : start].isspace() else None
        return titled.end("title") if titled else None
    is_there = place == "back" or before.endswith(_STOPS) or (place == "after_gap" and _is_gap(stretch, start))
    return len(before) if is_there else None


def _is_gap(stretch: str, place: int) -> bool:
    """Whether a blank parts the words before a place from a credit: 叶片吊装 图/某某, not 文/某某 图/某某."""
    return stretch[place - 1 : place].isspace() and bylines.find(shapes.spaced(stretch.strip()), "") is None


@cache
def _rows() -> tuple[Row, ...]:
    return tables.read(shapes.PACKAGE, "mixed.tsv", COLUMNS)


class _Side(NamedTuple):
    branches: Branches
    rules: tuple[tuple[Label, str, str], ...]
    """Label, name, and side."""


@cache
def _front_rules() -> _Side:
    return _side("front")


@cache
def _back_rules() -> _Side:
    return _side("back", "after_stop", "after_gap", "after_title")


def _side(*sides: str) -> _Side:
    rows = [row for row in _rows() if row.choice("side", SIDES) in sides]
    return _Side(
        join(Begun(row["words"].split(), _rest(row), _needs(row)) for row in rows),
        tuple(_rule(row) for row in rows),
    )


def _rule(row: Row) -> tuple[Label, str, str]:
    label = cast("Label", row.choice("label", get_args(Label)))
    return label, f"mixed.tsv {row['name']}", row["side"]


def _rest(row: Row) -> str:
    rest = shapes.written_out(row, "rest").replace("<credit>", bylines.later_credit()).replace("<name>", bylines.name())
    return rest if row["side"] == "front" else rf"{rest}{shapes.BLANK}*+\Z"


def _needs(row: Row) -> Callable[[str], bool] | None:
    return bylines.has_role if "<credit>" in row["rest"] else None

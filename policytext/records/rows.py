"""Lays the facts of a page out as flat rows, one value a cell."""

from __future__ import annotations

from itertools import chain, repeat, starmap
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol, Self

from policytext import __version__
from policytext.records import sentences
from policytext.records.columns import COLUMNS, Kind
from policytext.records.sentences import Stretches
from policytext.records.types import NO_CONTEXT, Context

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from policytext.boilerplate import Segment
    from policytext.entities import Division, Mention, Official, Organization
    from policytext.offsets import Span
    from policytext.quantities import Quantity
    from policytext.records.types import Project
    from policytext.script import NormalizedText

Row = dict[str, Any]

Cells = tuple[Any, ...]
"""The values of a row, or of some columns of it, in the order of ``COLUMNS``."""

SENTENCE_CHARS = 1_000
"""How much of a sentence its rows repeat at most."""

_NO_PLACE = (None,) * 7
_NO_AMOUNT = (None,) * 7


class Facts(Protocol):
    """What rows are made from: a document."""

    @property
    def source(self) -> str: ...  # noqa: D102 - the fields of Document
    @property
    def normalized(self) -> NormalizedText: ...  # noqa: D102
    @property
    def segments(self) -> tuple[Segment, ...]: ...  # noqa: D102
    @property
    def quantities(self) -> tuple[Quantity, ...]: ...  # noqa: D102
    @property
    def organizations(self) -> tuple[Organization, ...]: ...  # noqa: D102
    @property
    def officials(self) -> tuple[Official, ...]: ...  # noqa: D102
    @property
    def projects(self) -> tuple[Project, ...]: ...  # noqa: D102
    @property
    def quantity_contexts(self) -> tuple[Context, ...]: ...  # noqa: D102
    @property
    def organization_contexts(self) -> tuple[Context, ...]: ...  # noqa: D102


def build(facts: Facts, kind: Kind, *, document_id: str | None, body_only: bool) -> list[Row]:
    """Return the rows of one kind, in the order of the page; every row has all columns of ``COLUMNS[kind]``.

    Raises:
        ValueError: there is no such kind of row.
    """
    if kind not in COLUMNS:
        raise ValueError(f"no rows of kind {kind!r}; there are {', '.join(COLUMNS)}")
    names = [column.name for column in COLUMNS[kind]]
    return [
        dict(zip(names, (document_id, __version__, *cells), strict=True))
        for in_body, cells in _CELLS[kind](facts, _Page.of(facts))
        if in_body or not body_only
    ]


def all_cells(facts: Facts) -> Mapping[Kind, list[Cells]]:
    """Return the rows of every kind without the columns of the page, the sentences found once; else as ``build``."""
    page = _Page.of(facts)
    return {kind: [cells for _, cells in found(facts, page)] for kind, found in _CELLS.items()}


def _quantities(facts: Facts, page: _Page) -> Iterator[tuple[bool, Cells]]:
    for quantity, context in zip(facts.quantities, _all(facts.quantity_contexts), strict=False):
        interval = context.interval
        yield (
            quantity.in_body,
            (
                *page.span(quantity),
                quantity.phrase.text,
                *_measure(quantity),
                quantity.role,
                quantity.status,
                _text(quantity.cue),
                _text(quantity.phase),
                _text(quantity.period),
                interval and interval.start,
                interval and interval.end,
                *_place(context),
                _text(context.organization),
                quantity.segment,
                quantity.rule,
            ),
        )


def _measure(quantity: Quantity) -> Cells:
    """Return the columns of what a quantity says by itself."""
    stated = quantity.stated
    return (
        quantity.kind,
        quantity.low,
        quantity.high,
        quantity.nominal,
        quantity.unit,
        quantity.hedge,
        quantity.per,
        quantity.amount_cny,
        quantity.area_m2,
        stated.number,
        stated.scale,
        stated.unit,
    )


def _place(context: Context | Project) -> Cells:
    location, park = context.location, context.park
    place = _NO_PLACE if location is None else (*_division(location.division), location.span.text, location.found)
    return (*place, park.span.text, park.found) if park else (*place, None, None)


def _division(division: Division) -> Cells:
    return division.code, division.name, division.province, division.prefecture, division.county


def _officials(facts: Facts, page: _Page) -> Iterator[tuple[bool, Cells]]:
    contexts = _contexts_by_place(facts)
    for official in facts.officials:
        name = official.name
        for position in official.positions:
            organization = position.organization
            context = contexts.get((organization.start, organization.end), NO_CONTEXT) if organization else NO_CONTEXT
            named = (organization.text, organization.kind, organization.level) if organization else (None, None, None)
            yield (
                name.in_body,
                (
                    *page.span(name),
                    position.title.text,
                    *named,
                    position.inferred,
                    *_place(context),
                    name.segment,
                    name.rule,
                ),
            )


def _contexts_by_place(facts: Facts) -> Mapping[tuple[int, int], Context]:
    pairs = zip(facts.organizations, facts.organization_contexts, strict=False)
    return {(organization.start, organization.end): context for organization, context in pairs}


def _organizations(facts: Facts, page: _Page) -> Iterator[tuple[bool, Cells]]:
    for found, context in zip(facts.organizations, _all(facts.organization_contexts), strict=False):
        yield found.in_body, (*page.span(found), found.kind, found.level, *_place(context), found.segment, found.rule)


def _projects(facts: Facts, page: _Page) -> Iterator[tuple[bool, Cells]]:
    for project in facts.projects:
        status, day = project.status, project.date
        yield (
            True,
            (
                *page.span_of_name(project.name),
                _text(project.phase),
                project.company.text if project.company else None,
                *_amount(project.total_investment),
                *_amount(project.land_area),
                *_amount(project.floor_area),
                *_amount(project.output_value),
                *((status.value, status.span.text) if status else (None, None)),
                day.span.text if day else None,
                *((day.interval.start, day.interval.end) if day and day.interval else (None, None)),
                *_place(project),
                page.label_at(project.name.start),
            ),
        )


def _amount(quantity: Quantity | None) -> Cells:
    """Return the columns of an amount of a project."""
    if quantity is None:
        return _NO_AMOUNT
    return (
        quantity.phrase.text,
        quantity.low,
        quantity.high,
        quantity.nominal,
        quantity.unit,
        quantity.hedge,
        quantity.area_m2 if quantity.kind == "area" else quantity.amount_cny,
    )


def _segments(facts: Facts, _: _Page) -> Iterator[tuple[bool, Cells]]:
    for segment in facts.segments:
        start, end, text, normalized, rule, label, score, line = segment
        is_boilerplate = segment.is_boilerplate
        yield not is_boilerplate, (line, start, end, text, normalized, label, is_boilerplate, score, rule)


_CELLS: Mapping[Kind, Callable[[Facts, _Page], Iterator[tuple[bool, Cells]]]] = {
    "quantities": _quantities,
    "officials": _officials,
    "organizations": _organizations,
    "projects": _projects,
    "segments": _segments,
}


class _Page(NamedTuple):
    """Tells each mention its line and sentence."""

    source: str
    sentence_starts: Stretches
    sentence_ends: tuple[int, ...]
    lines: Stretches
    segments: tuple[Segment, ...]
    segment_starts: Stretches
    repaired: NormalizedText

    @classmethod
    def of(cls, facts: Facts) -> Self:
        repaired = facts.normalized
        bounds = sentences.spans(repaired.text)
        if not repaired.alignment.is_identity:
            bounds = starmap(repaired.alignment.to_source, bounds)
        starts, ends = tuple(zip(*bounds, strict=True)) or ((), ())
        return cls(
            source=facts.source,
            sentence_starts=Stretches(starts),
            sentence_ends=ends,
            lines=Stretches.of_lines(facts.source),
            segments=facts.segments,
            segment_starts=Stretches(tuple(segment.start for segment in facts.segments)),
            repaired=repaired,
        )

    def span(self, mention: Quantity | Mention) -> Cells:
        """Return the columns that every mention has."""
        start, end, text, normalized = mention.start, mention.end, mention.text, mention.normalized
        line, sentence, excerpt = self._place(start)
        return line, sentence, start, end, text, normalized, excerpt

    def span_of_name(self, name: Span) -> Cells:
        """Return the same columns for the name of a project."""
        start, end, text = name
        normalized = self.repaired.text[slice(*self.repaired.alignment.to_normalized(start, end))]
        line, sentence, excerpt = self._place(start)
        return line, sentence, start, end, text, normalized, excerpt

    def label_at(self, offset: int) -> str | None:
        """Return the label of the segment that holds an offset."""
        return self.segments[self.segment_starts.index_at(offset)].label if self.segments else None

    def _place(self, offset: int) -> tuple[int, int, str]:
        """Return the line and the sentence of an offset, and the sentence itself."""
        number = self.sentence_starts.index_at(offset)
        return self.lines.index_at(offset) + 1, number + 1, self._excerpt(number, offset)

    def _excerpt(self, number: int, offset: int) -> str:
        """Return a sentence; of a very long one the part around an offset, so that rows grow with the text only."""
        start, end = self.sentence_starts.starts[number], self.sentence_ends[number]
        first = max(start, min(offset - SENTENCE_CHARS // 2, end - SENTENCE_CHARS))
        return self.source[first : min(end, first + SENTENCE_CHARS)]


def _all(contexts: Iterable[Context]) -> Iterator[Context]:
    """Yield contexts for any number of facts: of a page whose records were not asked for there are none."""
    return chain(contexts, repeat(NO_CONTEXT))


def _text(span: Span | None) -> str | None:
    return span and span.text

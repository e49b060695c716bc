"""Lays the facts of a page out as flat rows, one value a cell."""

from __future__ import annotations

from itertools import chain, repeat
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol, Self

from policytext import __version__
from policytext.records.columns import COLUMNS, Kind
from policytext.records.sentences import Stretches
from policytext.records.types import NO_CONTEXT, Context

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from policytext.boilerplate import Segment
    from policytext.entities import Mention, Official, Organization
    from policytext.offsets import Span
    from policytext.quantities import Quantity
    from policytext.records.types import Project
    from policytext.script import NormalizedText

Row = dict[str, Any]

SENTENCE_CHARS = 1_000
"""How much of a sentence its rows repeat at most."""


class Facts(Protocol):
    """What rows are made from: a document."""

    @property
    def source(self) -> str: ...  # noqa: D102 - the fields of Document
    @property
    def normalized(self) -> NormalizedText: ...  # noqa: D102
    @property
    def sentences(self) -> tuple[Span, ...]: ...  # noqa: D102
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
    return build_all(facts, (kind,), document_id=document_id, body_only=body_only)[kind]


def build_all(
    facts: Facts, kinds: Iterable[Kind], *, document_id: str | None, body_only: bool
) -> Mapping[Kind, list[Row]]:
    """Return the rows of several kinds, the sentences of the page found once; else as ``build``."""
    kinds = tuple(kinds)
    unknown = [kind for kind in kinds if kind not in COLUMNS]
    if unknown:
        raise ValueError(f"no rows of kind {unknown[0]!r}; there are {', '.join(COLUMNS)}")
    page = _Page.of(facts)
    named = {"document_id": document_id, "library_version": __version__}
    blanks = {kind: dict.fromkeys(column.name for column in COLUMNS[kind]) | named for kind in kinds}
    return {
        kind: [blanks[kind] | row for in_body, row in _BUILDERS[kind](facts, page) if in_body or not body_only]
        for kind in kinds
    }


def _quantities(facts: Facts, page: _Page) -> Iterator[tuple[bool, Row]]:
    for quantity, context in zip(facts.quantities, _all(facts.quantity_contexts), strict=False):
        yield quantity.in_body, page.around(quantity) | _amount(quantity) | _surroundings(context)


def _amount(quantity: Quantity) -> Row:
    stated = quantity.stated
    return {
        "phrase": quantity.phrase.text,
        "kind": quantity.kind,
        "low": quantity.low,
        "high": quantity.high,
        "nominal": quantity.nominal,
        "unit": quantity.unit,
        "hedge": quantity.hedge,
        "per": quantity.per,
        "amount_cny": quantity.amount_cny,
        "area_m2": quantity.area_m2,
        "stated_number": stated.number,
        "stated_scale": stated.scale,
        "stated_unit": stated.unit,
        "role": quantity.role,
        "status": quantity.status,
        "cue": _text(quantity.cue),
        "phase": _text(quantity.phase),
        "period": _text(quantity.period),
    }


def _surroundings(context: Context) -> Row:
    interval = context.interval
    return {
        "interval_start": interval and interval.start,
        "interval_end": interval and interval.end,
        "organization": _text(context.organization),
        **_whereabouts(context),
    }


def _whereabouts(context: Context | Project) -> Row:
    location, park = context.location, context.park
    division = location and location.division
    return {
        "place_code": division and division.code,
        "place": division and division.name,
        "province": division and division.province,
        "prefecture": division and division.prefecture,
        "county": division and division.county,
        "place_text": location and location.span.text,
        "place_found": location and location.found,
        "park": park and park.span.text,
        "park_found": park and park.found,
    }


def _officials(facts: Facts, page: _Page) -> Iterator[tuple[bool, Row]]:
    contexts = _contexts_by_place(facts)
    for official in facts.officials:
        for position in official.positions:
            organization = position.organization
            context = contexts.get((organization.start, organization.end), NO_CONTEXT) if organization else NO_CONTEXT
            post = {
                "title": position.title.text,
                "organization": organization and organization.text,
                "organization_kind": organization and organization.kind,
                "organization_level": organization and organization.level,
                "inferred": position.inferred,
            }
            yield official.name.in_body, page.around(official.name) | post | _whereabouts(context)


def _contexts_by_place(facts: Facts) -> Mapping[tuple[int, int], Context]:
    pairs = zip(facts.organizations, facts.organization_contexts, strict=False)
    return {(organization.start, organization.end): context for organization, context in pairs}


def _organizations(facts: Facts, page: _Page) -> Iterator[tuple[bool, Row]]:
    for organization, context in zip(facts.organizations, _all(facts.organization_contexts), strict=False):
        named = {"kind": organization.kind, "level": organization.level}
        yield organization.in_body, page.around(organization) | named | _whereabouts(context)


def _projects(facts: Facts, page: _Page) -> Iterator[tuple[bool, Row]]:
    for project in facts.projects:
        status, day = project.status, project.date
        interval = day.interval if day else None
        yield (
            True,
            {
                **page.place(project.name.start),
                **page.at(project.name),
                "phase": _text(project.phase),
                "company": project.company.text if project.company else None,
                **_sum_of_money("investment", project.total_investment),
                **_area("land", project.land_area),
                **_area("floor", project.floor_area),
                **_sum_of_money("output", project.output_value),
                "status": status.value if status else None,
                "status_text": status.span.text if status else None,
                "date_text": day.span.text if day else None,
                "date_start": interval.start if interval else None,
                "date_end": interval.end if interval else None,
                **_whereabouts(project),
            },
        )


def _sum_of_money(name: str, quantity: Quantity | None) -> Row:
    return {} if quantity is None else {**_bounds(name, quantity), f"{name}_cny": quantity.amount_cny}


def _area(name: str, quantity: Quantity | None) -> Row:
    return {} if quantity is None else {**_bounds(name, quantity), f"{name}_m2": quantity.area_m2}


def _bounds(name: str, quantity: Quantity) -> Row:
    return {
        f"{name}_text": quantity.phrase.text,
        f"{name}_low": quantity.low,
        f"{name}_high": quantity.high,
        f"{name}_nominal": quantity.nominal,
        f"{name}_unit": quantity.unit,
        f"{name}_hedge": quantity.hedge,
    }


def _segments(facts: Facts, _: _Page) -> Iterator[tuple[bool, Row]]:
    for segment in facts.segments:
        yield (
            not segment.is_boilerplate,
            {
                "line": segment.line,
                "start": segment.start,
                "end": segment.end,
                "text": segment.text,
                "normalized": segment.normalized,
                "label": segment.label,
                "is_boilerplate": segment.is_boilerplate,
                "score": segment.score,
                "rule": segment.rule,
            },
        )


_BUILDERS: Mapping[Kind, Callable[[Facts, _Page], Iterator[tuple[bool, Row]]]] = {
    "quantities": _quantities,
    "officials": _officials,
    "organizations": _organizations,
    "projects": _projects,
    "segments": _segments,
}


class _Page(NamedTuple):
    """Tells each mention its line and sentence."""

    sentences: tuple[Span, ...]
    sentence_starts: Stretches
    lines: Stretches
    segments: tuple[Segment, ...]
    segment_starts: Stretches
    repaired: NormalizedText

    @classmethod
    def of(cls, facts: Facts) -> Self:
        sentences = facts.sentences
        return cls(
            sentences=sentences,
            sentence_starts=Stretches.of(sentences),
            lines=Stretches.of_lines(facts.source),
            segments=facts.segments,
            segment_starts=Stretches(tuple(segment.start for segment in facts.segments)),
            repaired=facts.normalized,
        )

    def around(self, mention: Quantity | Mention) -> Row:
        """Return the columns that every mention has."""
        return {
            **self.place(mention.start),
            "start": mention.start,
            "end": mention.end,
            "text": mention.text,
            "normalized": mention.normalized,
            "segment": mention.segment,
            "rule": mention.rule,
        }

    def at(self, name: Span) -> Row:
        """Return the columns of the name of a project."""
        segment = self.segment_starts.index_at(name.start)
        return {
            "start": name.start,
            "end": name.end,
            "text": name.text,
            "normalized": self.repaired.text[slice(*self.repaired.alignment.to_normalized(name.start, name.end))],
            "segment": self.segments[segment].label if self.segments else None,
        }

    def place(self, offset: int) -> Row:
        """Return the line and sentence of an offset."""
        number = self.sentence_starts.index_at(offset)
        return {
            "line": self.lines.index_at(offset) + 1,
            "sentence": number + 1,
            "sentence_text": _excerpt(self.sentences[number], offset),
        }


def _excerpt(sentence: Span, offset: int) -> str:
    """Return a sentence; of a very long one the part around an offset, so that rows grow with the text, not faster."""
    first = max(0, min(offset - sentence.start - SENTENCE_CHARS // 2, len(sentence.text) - SENTENCE_CHARS))
    return sentence.text[first : first + SENTENCE_CHARS]


def _all(contexts: Iterable[Context]) -> Iterator[Context]:
    """Yield contexts for any number of facts: of a page whose records were not asked for there are none."""
    return chain(contexts, repeat(NO_CONTEXT))


def _text(span: Span | None) -> str | None:
    return span and span.text

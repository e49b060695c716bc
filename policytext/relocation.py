"""Moves what was found in the repaired text to the page as the caller gave it, and tells each mention its segment."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, TypeVar

from attrs import field, frozen

from policytext.entities import Entities, Mention, Official, Position
from policytext.offsets import Span
from policytext.quantities import Quantity
from policytext.records import PROJECT_AMOUNTS, Context, Day, Location, Metadata, Park, Period, Project, Status

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from policytext.boilerplate import Segment
    from policytext.script import NormalizedText

AnyMention = TypeVar("AnyMention", bound=Mention)
Part = TypeVar("Part")
Moved = TypeVar("Moved")


@frozen(eq=False, repr=False)
class Relocation:
    """The way back from a repaired text to its source.

    Args:
        normalized: the repaired text with its alignment.
        segments: the segments of the repaired text, in order; none where the page was not classified.
    """

    normalized: NormalizedText
    segments: tuple[Segment, ...] = ()
    _starts: list[int] = field(init=False, repr=False, eq=False)
    _is_unchanged: bool = field(init=False, repr=False, eq=False)

    @_starts.default
    def _segment_starts(self) -> list[int]:
        return [segment.start for segment in self.segments]

    @_is_unchanged.default
    def _needs_no_repair(self) -> bool:
        return self.normalized.alignment.is_identity and self.normalized.text == self.normalized.source

    def offsets(self, start: int, end: int, *, trailing: bool = False) -> tuple[int, int, str]:
        """Return start, end and text in the source; with ``trailing`` a gloss behind the last character counts in."""
        start, end = self.normalized.alignment.to_source(start, end, trailing=trailing)
        return start, end, self.normalized.source[start:end]

    def label_at(self, offset: int) -> str | None:
        """Return the label of the segment that holds a position of the repaired text."""
        return self.segments[bisect_right(self._starts, offset) - 1].label if self.segments else None

    def moved(self, span: Span, *, trailing: bool = False) -> Span:
        """Return a span in the source."""
        if self._is_unchanged:
            return span
        return Span(*self.offsets(span.start, span.end, trailing=trailing))

    def spans(self, spans: tuple[Span, ...]) -> tuple[Span, ...]:
        """Return several spans in the source."""
        return spans if self._is_unchanged else tuple(map(self.moved, spans))

    def span(self, span: Span | None) -> Span | None:
        """Return in the source what may be a span."""
        return span and self.moved(span)

    def source_segments(self) -> tuple[Segment, ...]:
        """Return the segments in the source: each reaches to the next one's start, so that they tile it."""
        if self._is_unchanged:
            return self.segments
        source = self.normalized.source
        starts = [self.offsets(start, start)[0] for start in self._starts[1:]]
        borders = zip(self.segments, [0, *starts], [*starts, len(source)], strict=False)
        return tuple(segment._replace(start=start, end=end, text=source[start:end]) for segment, start, end in borders)

    def quantities(self, found: list[Quantity]) -> tuple[Quantity, ...]:
        """Return quantities in the source; each takes its place in the list, so that a long page never holds both."""
        for index, quantity in enumerate(found):
            found[index] = self._quantity(quantity)
        return tuple(found)

    def entities(self, found: Entities) -> Entities:
        """Return entities in the source; a gloss behind their last character counts in."""
        return Entities(
            people=self._mentions(found.people),
            titles=self._mentions(found.titles),
            organizations=self._mentions(found.organizations),
            officials=tuple(map(self._official, found.officials)),
            places=self._mentions(found.places),
        )

    def metadata(self, found: Metadata) -> Metadata:
        """Return metadata in the source."""
        day = found.publication_date
        return Metadata(
            title=self.span(found.title),
            publication_date=day and Day(self.moved(day.span), day.value),
            outlet=self._optional_name(found.outlet),
            author=self._optional_name(found.author),
            issuing_body=self._optional_name(found.issuing_body),
            document_number=self.span(found.document_number),
        )

    def _optional_name(self, span: Span | None) -> Span | None:
        return span and self._named(span)

    def contexts(self, found: Iterable[Context]) -> tuple[Context, ...]:
        """Return contexts in the source; what they share they share there."""
        contexts = tuple(found)
        if self._is_unchanged:
            return contexts
        locations = _each_once(self._location, (context.location for context in contexts))
        parks = _each_once(self._park, (context.park for context in contexts))

        def moved(context: Context) -> Context:
            name = self._optional_name(context.organization)
            return Context(context.interval, locations[id(context.location)], parks[id(context.park)], name)

        by_id = _each_once(moved, contexts)
        return tuple([by_id[id(context)] for context in contexts])

    def projects(self, found: Iterable[Project]) -> tuple[Project, ...]:
        """Return projects in the source."""
        return tuple(map(self._project, found))

    def _project(self, project: Project) -> Project:
        status, day = project.status, project.date
        return Project(
            name=self._named(project.name),
            phase=self.span(project.phase),
            company=project.company and self._mention(project.company),
            **{name: self._optional_quantity(getattr(project, name)) for name in PROJECT_AMOUNTS},
            status=status and Status(self.moved(status.span), status.value),
            date=day and Period(self.moved(day.span), day.interval),
            location=self._location(project.location),
            park=self._park(project.park),
        )

    def _optional_quantity(self, quantity: Quantity | None) -> Quantity | None:
        return None if quantity is None else self._quantity(quantity)

    def _location(self, location: Location | None) -> Location | None:
        return location and Location(self._named(location.span), location.division, location.found)

    def _park(self, park: Park | None) -> Park | None:
        return park and Park(self._named(park.span), park.found)

    def _stretch(self, found: Quantity | Mention, *, trailing: bool = False) -> tuple[int, int, str]:
        """Return start, end and text in the source."""
        if self._is_unchanged:
            return found.start, found.end, found.text
        return self.offsets(found.start, found.end, trailing=trailing)

    def _named(self, span: Span) -> Span:
        """Return the span of a name in the source: a gloss behind its last character counts in."""
        return self.moved(span, trailing=True)

    def _quantity(self, quantity: Quantity) -> Quantity:
        if self._is_unchanged:
            return Quantity._make((*quantity[:-1], self.label_at(quantity.start)))
        start, end, text = self._stretch(quantity)
        return Quantity(
            start=start,
            end=end,
            text=text,
            normalized=quantity.text,
            rule=quantity.rule,
            value=quantity.value,
            phrase=self.moved(quantity.phrase),
            role=quantity.role,
            status=quantity.status,
            phase=self.span(quantity.phase),
            period=self.span(quantity.period),
            cue=self.span(quantity.cue),
            segment=self.label_at(quantity.start),
        )

    def _mentions(self, found: Iterable[AnyMention]) -> tuple[AnyMention, ...]:
        return tuple(map(self._mention, found))

    def _mention(self, mention: AnyMention) -> AnyMention:
        return mention.moved(*self._stretch(mention, trailing=True), segment=self.label_at(mention.start))

    def _official(self, official: Official) -> Official:
        return Official(self._mention(official.name), tuple(map(self._position, official.positions)))

    def _position(self, position: Position) -> Position:
        organization = position.organization and self._mention(position.organization)
        return Position(self._mention(position.title), organization, position.inferred)


def _each_once(move: Callable[[Part], Moved], parts: Iterable[Part]) -> Mapping[int, Moved]:
    """Return each of some parts moved, by the identity of the part."""
    by_id = {id(part): part for part in parts}
    return {identity: move(part) for identity, part in by_id.items()}

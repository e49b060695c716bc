"""Gives each quantity and organization its context: days, place, park, nearest organization."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cached_property
from typing import TYPE_CHECKING

from attrs import field, frozen

from policytext.late import late
from policytext.offsets import Span
from policytext.quantities import find_times
from policytext.records import intervals
from policytext.records.intervals import Anchor
from policytext.records.sentences import Stretches
from policytext.records.surroundings import Ranges
from policytext.records.types import NO_CONTEXT, Context

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from policytext.entities import Organization
    from policytext.quantities import Quantity
    from policytext.records.surroundings import Surroundings
    from policytext.records.types import Interval

_YEAR = re.compile("年(?<=(?:19|20)[0-9]{2}年)(?<![0-9]{5}年)")
_YEAR_CHARS = 4
_LEAD = late(r"[ \t\u3000“（(]*+((?:19|20)[0-9]{2})年[，,、]?")
_PARAGRAPH_CHARS = 300


@frozen(eq=False, repr=False, slots=False)
class Contexts:
    """Makes the contexts of one page.

    Attributes:
        surroundings: its namings.
        sentences: start and end of each sentence, in order.
        sentence_starts: where they begin.
        line_starts: where its lines begin.
        day: the day of the page, or that of the caller where it does not say.
    """

    surroundings: Surroundings
    sentences: tuple[tuple[int, int], ...]
    sentence_starts: Stretches
    line_starts: Stretches
    day: date | None
    _ranges: dict[int, Ranges] = field(factory=dict, init=False, repr=False)

    @classmethod
    def of(cls, surroundings: Surroundings, sentences: tuple[tuple[int, int], ...], day: date | None) -> Contexts:
        """Prepare the contexts of a page."""
        lines = Stretches.of_lines(surroundings.text)
        return cls(surroundings, sentences, Stretches.of(sentences), lines, day)

    def quantities(self, found: Iterable[Quantity]) -> tuple[Context, ...]:
        """Return the context of each quantity; those that no naming parts, and of one period, share theirs."""
        contexts: list[Context] = []
        around, until = NO_CONTEXT, -1
        timed: dict[tuple[int, str | None], Context] = {}
        for quantity in found:
            if quantity.end > until:
                (around, until), timed = self._around(quantity.start, quantity.end), {}
            if quantity.period is None:
                contexts.append(around)
                continue
            key = quantity.period.start, quantity.status
            if key not in timed:
                timed[key] = self._at(around, quantity.period, quantity.status)
            contexts.append(timed[key])
        return tuple(contexts)

    def organizations(self, found: Iterable[Organization]) -> tuple[Context, ...]:
        """Return the context of each organization."""
        return tuple(map(self._of_organization, found))

    def sentences_within(self, start: int, end: int) -> tuple[tuple[int, int], ...]:
        """Return the sentences that begin between two offsets."""
        starts = self.sentence_starts.starts
        return self.sentences[bisect_left(starts, start) : bisect_left(starts, end)]

    def ranges(self, offset: int) -> Ranges:
        """Return the sentence and the line around an offset."""
        number = self.sentence_starts.index_at(offset)
        ranges = self._ranges.get(number)
        if ranges is None:
            sentence = self.sentences[number]
            line = self.line_starts.index_at(sentence[0])
            starts = self.line_starts.starts
            end = starts[line + 1] if line + 1 < len(starts) else len(self.surroundings.text)
            ranges = self._ranges[number] = Ranges(sentence, (starts[line], end))
        return ranges

    def interval(self, period: Span, status: str | None) -> Interval | None:
        """Return the days that an expression of time covers where it stands."""
        year = None
        if intervals.needs_a_year(period.text):
            ranges = self.ranges(period.start)
            year = self._year_around(period, ranges)
            if year is None and self._names_another_year(period, ranges):
                return None
        before = self._days_before(period) if intervals.goes_back(period.text) else None
        return intervals.resolve(period.text, Anchor(self.day, year, status, before))

    def _days_before(self, period: Span) -> Interval | None:
        """Return the days of the last time that the sentence names before a period."""
        start = self.ranges(period.start).sentence[0]
        times = find_times(self.surroundings.text[start : period.start])
        last = next((time for time in reversed(times) if not intervals.goes_back(time.text)), None)
        return self.interval(Span(start + last.start, start + last.end, last.text), None) if last else None

    def _year_around(self, period: Span, ranges: Ranges) -> int | None:
        lead = _LEAD.match(self.surroundings.folded, ranges.sentence[0], period.start)
        return int(lead[1]) if lead else self._year_of_title

    def _names_another_year(self, period: Span, ranges: Ranges) -> bool:
        floor = max(ranges.line[0], period.start - _PARAGRAPH_CHARS) + _YEAR_CHARS
        named = self._years[bisect_left(self._years, floor) : bisect_left(self._years, period.start)]
        years = {int(self.surroundings.folded[end - _YEAR_CHARS : end]) for end in named}
        return bool(years - {self.day.year if self.day else None})

    @cached_property
    def _year_of_title(self) -> int | None:
        """The year that the headline reports on, where it names one year only."""
        title = self.surroundings.metadata.title
        years = {
            interval.end.year
            for time in (find_times(title.text) if title else ())
            if time.kind == "year" and not intervals.needs_a_year(time.text)
            for interval in [intervals.resolve(time.text, Anchor())]
            if interval and interval.end
        }
        return years.pop() if len(years) == 1 else None

    @cached_property
    def _years(self) -> list[int]:
        """Where the years that the page names end."""
        return [match.start() for match in _YEAR.finditer(self.surroundings.folded)]

    def _around(self, start: int, end: int) -> tuple[Context, int]:
        """Return what the words around a quantity add to it, its interval aside, and up to where they do so."""
        ranges = self.ranges(start)
        location, park, until = self.surroundings.of_amount(start, end, ranges)
        nearest = self.surroundings.bodies.nearest(start, end, *ranges.sentence)
        organization = self.surroundings.name(nearest) if nearest else None
        return Context(location=location, park=park, organization=organization), until

    def _at(self, around: Context, period: Span, status: str | None) -> Context:
        """Return a context with the days of a period."""
        interval = self.interval(period, status)
        return around if interval is None else Context(interval, around.location, around.park, around.organization)

    def _of_organization(self, organization: Organization) -> Context:
        page, ranges = self.surroundings, self.ranges(organization.start)
        location = page.location_of_organization(organization, ranges)
        if organization.level == "central":
            return Context(location=location) if location else NO_CONTEXT
        park = page.park_of_organization(organization, ranges)
        return Context(location=location, park=park) if location or park else NO_CONTEXT

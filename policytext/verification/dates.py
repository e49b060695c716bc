"""Answers claims of dates: given in the same words, in another form, inside a period, or not at all."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import TYPE_CHECKING, NamedTuple, Self

from attrs import frozen

from policytext import quantities
from policytext.offsets import Span
from policytext.records.intervals import Anchor, resolve
from policytext.verification.claims import UnreadableClaimError
from policytext.verification.types import Difference, Finding
from policytext.verification.wording import listed, plain

if TYPE_CHECKING:
    from policytext.document import Document


_DEADLINE = re.compile(r"^(?:截至|截止到|截止|直到|到|至)")
"""What stands before the last day of a time, which the page gives likewise."""


class Dated(NamedTuple):
    """A time that the page names: where, its first and last day, and whether it is what another is compared with."""

    span: Span
    first: date
    last: date
    is_base: bool


@frozen
class DatePage:
    """The times that a page names whose days can be told, and the day of the page itself."""

    dates: tuple[Dated, ...]
    day: date | None

    @classmethod
    def of(cls, document: Document) -> Self:
        """Read the times of a document; what counts from the day of the page is told where the page has one."""
        day = _day_of(document)
        anchor = Anchor(page=day)
        source, to_source = document.source, document.normalized.alignment.to_source
        text, dates = document.normalized.text, []
        for time in quantities.find_times(text):
            days = resolve(_DEADLINE.sub("", time.text), anchor)
            if days is not None and days.start is not None and days.end is not None:
                start, end = to_source(time.start, time.end)
                is_base = text.endswith(listed("bases.tsv"), 0, time.start)
                dates.append(Dated(Span(start, end, source[start:end]), days.start, days.end, is_base))
        return cls(tuple(dates), day)

    def reaches(self, period: str) -> bool:
        """Whether the page names a time that meets a period, or is of one; so it may where no days can be told."""
        days = resolve(plain(period), Anchor(page=self.day))
        if days is None:
            return True
        first, last = days.start or date.min, days.end or date.max
        own = [(self.day, self.day)] if self.day else []
        named = [(dated.first, dated.last) for dated in self.dates if not dated.is_base]
        return any(begin <= last and first <= end for begin, end in own + named)

    def answer(self, claimed: date | str) -> Finding:
        """Return what the page answers to a claim that it gives a date.

        Raises:
            UnreadableClaimError: the claim is no date, or one without a year.
        """
        first, last = _days(claimed)
        same = [dated for dated in self.dates if (dated.first, dated.last) == (first, last)]
        exact = [dated for dated in same if isinstance(claimed, str) and plain(dated.span.text) == plain(claimed)]
        if exact:
            return Finding("exact", "the page gives this date", exact[0].span)
        if same:
            return Finding("equivalent", f"the page writes the date {same[0].span.text}", same[0].span)
        inside = [dated for dated in self.dates if first <= dated.first and dated.last <= last]
        if inside:
            difference = Difference("date", str(claimed), inside[0].span.text)
            reason = f"the page gives {inside[0].span.text}, which lies in it"
            return Finding("within", reason, inside[0].span, (difference,))
        if not self.dates:
            return Finding("absent", "the page gives no date")
        nearest = min(self.dates, key=lambda dated: abs(dated.first - first))
        difference = Difference("date", str(claimed), nearest.span.text)
        reason = f"the page does not give this date; the nearest is {nearest.span.text}"
        return Finding("absent", reason, nearest.span, (difference,))


def _day_of(document: Document) -> date | None:
    published = document.metadata.publication_date
    return published.value if published else None


def _days(claimed: date | str) -> tuple[date, date]:
    """Return the first and last day of a claim."""
    if isinstance(claimed, datetime):
        claimed = claimed.date()
    if isinstance(claimed, date):
        return claimed, claimed
    days = resolve(plain(claimed), Anchor())
    if days is None or days.start is None or days.end is None:
        raise UnreadableClaimError(f"{claimed[:40]!r} is no date with a year")
    return days.start, days.end

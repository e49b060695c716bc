"""Answers claims of amounts: the value first, then whether it is said of the same thing."""

from __future__ import annotations

from datetime import date
from functools import cache, partial
from typing import TYPE_CHECKING, Self

from attrs import evolve, field, frozen

from policytext.offsets import Span
from policytext.records.intervals import Anchor, resolve
from policytext.records.types import NO_CONTEXT
from policytext.verification import bounds, durations
from policytext.verification.candidates import (
    Candidate,
    Placed,
    absent,
    borne_out,
    contradicted,
    distance,
    is_of_the_same,
    is_same_number,
    rank,
    said_of_another,
)
from policytext.verification.claim_words import ClaimWords
from policytext.verification.claims import begin_of
from policytext.verification.groups import Group
from policytext.verification.page_words import PageWords
from policytext.verification.roles import roles_agree
from policytext.verification.subjects import Subjects
from policytext.verification.types import Difference, Finding
from policytext.verification.wording import listed, plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from policytext.document import Document
    from policytext.quantities import Quantity
    from policytext.records import Interval
    from policytext.verification.claims import ReadQuantity
    from policytext.verification.dates import DatePage

_FIRST_MONTHS = 4
_EACH_YEAR = "每年"
_UNPAID = {"planned", "policy"}
"""What is meant to be paid and what a rule pays: neither is a fact, and the words for both are alike (拟奖励)."""
_ANY_DAY = date(2000, 12, 31)
"""The day of a page that has none, by which two times that count from it are compared: 1至8月 and 截至8月底."""


@frozen
class AmountPage:
    """The amounts of a page, ready to answer claims.

    Args:
        amounts: in the order of the page.
        subjects: whose each is.
        words: those around each.
        dates: the times that the page names.
    """

    amounts: tuple[Placed, ...]
    subjects: Subjects
    words: PageWords
    dates: DatePage
    _groups: dict[bounds.Measure, Group] = field(init=False, repr=False)

    @_groups.default
    def _by_measure(self) -> dict[bounds.Measure, Group]:
        groups: dict[bounds.Measure, list[Placed]] = {}
        for placed in self.amounts:
            groups.setdefault(bounds.measure(placed.quantity.value), []).append(placed)
        return {measure: Group.of(amounts, self.subjects) for measure, amounts in groups.items()}

    @classmethod
    def of(cls, document: Document, dates: DatePage) -> Self:
        """Read the amounts of a document, whose times were read before."""
        to_normalized = document.normalized.alignment.to_normalized
        contexts = document.quantity_contexts or (NO_CONTEXT,) * len(document.quantities)
        amounts = []
        for quantity, context in zip(document.quantities, contexts, strict=True):
            start, end = to_normalized(quantity.start, quantity.end)
            first, last = to_normalized(begin_of(quantity), quantity.phrase.end)
            amounts.append(Placed(quantity, start, end, first, last, context.interval))
        subjects = Subjects.of(document)
        return cls(tuple(amounts), subjects, PageWords(document.normalized.text, amounts, subjects), dates)

    def with_durations(self, document: Document) -> Self:
        """Return the page with its lengths of time among its amounts."""
        source, to_source = document.source, document.normalized.alignment.to_source
        amounts = []
        for found in durations.find(document.normalized.text):
            start, end = to_source(found.start, found.end)
            first, last = to_source(*found.phrase[:2])
            phrase = Span(first, last, source[first:last])
            quantity = found._replace(start=start, end=end, text=source[start:end], phrase=phrase)
            amounts.append(Placed(quantity, found.start, found.end, *found.phrase[:2], None))
        subjects = evolve(self.subjects, amounts=[(placed.start, placed.end) for placed in amounts])
        words = PageWords(document.normalized.text, amounts, subjects)
        return evolve(self, amounts=tuple(amounts), subjects=subjects, words=words)

    def answer(self, claim: ReadQuantity) -> Finding:
        """Return what the page answers to a claim."""
        claim = evolve(claim, named=claim.named or self.subjects.brand_in(claim.before))
        group = self._groups.get(bounds.measure(claim.value), Group())
        beside = self._beside(claim, group)
        candidates = list(map(beside, group.near(claim.value)))
        agreeing = [candidate for candidate in candidates if candidate.relation != "other" and not candidate.parts_in]
        if agreeing:
            return borne_out(claim, min(agreeing, key=lambda candidate: rank(claim, candidate)))
        same_value = [
            candidate
            for candidate in candidates
            if candidate.parts_in and (candidate.relation == "same" or is_same_number(claim, candidate.quantity))
        ]
        of_the_same = None
        if claim.role and (claim.subject or not same_value):
            nearest_first = sorted(group.by_role.get(claim.role, ()), key=lambda one: distance(claim, one.quantity))
            of_the_same = next(filter(partial(is_of_the_same, claim), map(beside, nearest_first)), None)
        if of_the_same:
            return contradicted(claim, of_the_same)
        if same_value:
            return said_of_another(min(same_value, key=lambda candidate: len(candidate.differences)))
        return absent(claim, group.amounts)

    def _beside(self, claim: ReadQuantity, group: Group) -> Callable[[Placed], Candidate]:
        """Return what puts an amount of a group beside a claim."""
        claimed = ClaimWords(self.words, claim)

        def beside(placed: Placed) -> Candidate:
            relation = self._relation(claim, placed.quantity)
            if relation == "other" and not _may_tell(claim, placed.quantity):
                return Candidate(placed, relation, ())
            own = self._differences(claim, placed, group)
            return Candidate(placed, relation, (*own, *claimed.differences(placed)))

        return cache(beside)

    def _relation(self, claim: ReadQuantity, quantity: Quantity) -> bounds.Relation:
        relation = bounds.relation(claim.value, quantity.value)
        if relation == "within" and _is_firm(claim, quantity):
            return "same" if _is_the_cap(claim, quantity) else "other"
        return relation

    def _differences(self, claim: ReadQuantity, placed: Placed, group: Group) -> Iterator[Difference]:
        quantity, sentence = placed.quantity, self.subjects.sentence_at(placed.start)
        has_very_role = claim.role and sentence in group.sentences.get(claim.role, ())
        if not roles_agree(claim.role, quantity.role) or (has_very_role and quantity.role != claim.role):
            yield Difference("role", claim.role, quantity.role)
        status = self.words.status(placed)
        if claim.status and status not in (claim.status, "unknown", None) and {claim.status, status} != _UNPAID:
            yield Difference("status", claim.status, status)
        has_whole = group.has_whole(quantity.role, sentence)
        phase = _text(quantity.phase) or (self.words.phase_before(placed) if claim.phase else None)
        if not _phases_agree(claim, phase, has_whole=has_whole):
            yield Difference("phase", claim.phase, phase)
        if claim.period and not self._periods_agree(claim.period, placed):
            yield Difference("period", claim.period, _text(quantity.period))
        if bounds.is_by_the_year(claim.value) and not self._may_be_by_the_year(placed):
            yield Difference("per", claim.value.per, quantity.value.per)
        if claim.subject:
            yield from self._of_another_subject(claim.subject, placed)
        elif claim.named:
            yield from self._of_another_name(claim.named, placed)

    def _may_be_by_the_year(self, placed: Placed) -> bool:
        """Whether an amount is paid each year by its divisor or by the words before it in its sentence."""
        return bounds.is_by_the_year(placed.quantity.value) or self.words.has_before(placed, _EACH_YEAR)

    def _periods_agree(self, claimed: str, placed: Placed) -> bool:
        """Whether two times cover the same days: 去年 and 2023年; the words decide where days cannot be told.

        An amount without a time may be of any that the page names, and of none that it does not.
        """
        if placed.quantity.period is None:
            return self.dates.reaches(claimed) and self._may_be_at(claimed, self.words.time_before(placed))
        one, other = plain(claimed), plain(_text(placed.quantity.period))
        days, found = resolve(one, Anchor(page=self.dates.day)), placed.interval
        found = found or resolve(other, Anchor(page=self.dates.day))
        if (_is_any_year(one) and _is_year(found)) or (_is_any_year(other) and self._is_of_this_year(one)):
            return True
        past_years = listed("past_years.tsv")
        if (one in past_years) != (other in past_years):
            return self._is_the_year_before(other if one in past_years else one)
        if days is None and found is None:
            days, found = (resolve(words, Anchor(page=_ANY_DAY)) for words in (one, other))
        if one == other or days is None or found is None:
            return one in other or other in one
        is_open = days.start is None or found.start is None
        return days.end == found.end and (is_open or days.start == found.start)

    def _may_be_at(self, claimed: str, found: str | None) -> bool:
        """Whether a time claimed meets the one told last before an amount; so it may where no days can be told."""
        anchor = Anchor(page=self.dates.day or _ANY_DAY)
        one, other = resolve(plain(claimed), anchor), resolve(found or "", anchor)
        is_relative = self.dates.day is None and (resolve(plain(claimed), Anchor()) is None) != (
            resolve(found or "", Anchor()) is None
        )
        if one is None or other is None or is_relative:
            return True
        starts = (one.start or date.min, other.start or date.min)
        return max(starts) <= min(one.end or date.max, other.end or date.max)

    def _is_of_this_year(self, words: str) -> bool:
        """Whether words mean the year that a page speaks of by 全年: its own, or in its first months the one before."""
        day = self.dates.day
        days = resolve(words, Anchor(page=day or _ANY_DAY))
        if days is None or days.end is None or not _is_year(days):
            return False
        if day is None:
            return self.dates.reaches(words) if resolve(words, Anchor()) else days.end == _ANY_DAY
        return days.end.year in (day.year, day.year - (day.month <= _FIRST_MONTHS))

    def _is_the_year_before(self, words: str) -> bool:
        """Whether words mean the year before that of the page, which a page of the first months calls 过去一年."""
        day = self.dates.day
        days = resolve(words, Anchor(page=day or _ANY_DAY))
        if days is None or days.end is None or not _is_year(days):
            return False
        if day is None:
            return resolve(words, Anchor()) is None and days.end.year == _ANY_DAY.year - 1
        return day.month <= _FIRST_MONTHS and days.end.year == day.year - 1

    def _of_another_subject(self, subject: str, placed: Placed) -> Iterator[Difference]:
        owners = self.subjects.owners(placed.start, placed.end, asked=plain(subject))
        if not any(self.subjects.are_same(plain(subject), owner) for owner in owners):
            yield Difference("subject", subject, "、".join(owners) or None)

    def _of_another_name(self, name: str, placed: Placed) -> Iterator[Difference]:
        """Part an amount with another name right before it from words that begin with one that the page has too."""
        owners = self.subjects.right_before(placed.start)
        if owners and self.subjects.has(name) and not any(self.subjects.are_same(name, owner) for owner in owners):
            yield Difference("subject", name, "、".join(owners))


def _may_tell(claim: ReadQuantity, quantity: Quantity) -> bool:
    """Whether an amount of another value may tell something of a claim: the value of the same, or its number."""
    return quantity.role == claim.role is not None or is_same_number(claim, quantity)


def _is_firm(claim: ReadQuantity, quantity: Quantity) -> bool:
    """Whether a bound leaves no room: a cap never does, one to be met does for what it is expressly said of."""
    return quantity.role == "subsidy_cap" or (quantity.status == "threshold" and claim.subject is None)


def _is_the_cap(claim: ReadQuantity, quantity: Quantity) -> bool:
    """Whether a claim names the number of a cap as the cap that it is."""
    return claim.role == quantity.role == "subsidy_cap" and is_same_number(claim, quantity)


def _is_any_year(words: str) -> bool:
    """Whether words name a whole year without saying which: 全年."""
    return words in listed("whole_years.tsv")


def _is_year(days: Interval | None) -> bool:
    """Whether days are those of one calendar year."""
    if days is None or days.start is None or days.end is None:
        return False
    return days == evolve(days, start=days.start.replace(month=1, day=1), end=days.start.replace(month=12, day=31))


def _phases_agree(claim: ReadQuantity, phase: str | None, *, has_whole: bool) -> bool:
    """Whether claim and page speak of one phase; a claim without one means the whole where the page gives that."""
    if claim.phase is None:
        return phase is None or claim.role is None or not has_whole
    one, other = sorted((plain(claim.phase), plain(phase)), key=len)
    return bool(one) and other.startswith(one)


def _text(span: object) -> str | None:
    return getattr(span, "text", None)

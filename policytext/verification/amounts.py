"""Answers claims of amounts: the value first, then whether it is said of the same thing."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from attrs import frozen

from policytext import tables
from policytext.verification import bounds
from policytext.verification.types import Difference, Finding
from policytext.verification.wording import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from decimal import Decimal

    from policytext.quantities import Quantity
    from policytext.verification.claims import ReadQuantity
    from policytext.verification.subjects import Subjects


@frozen
class Candidate:
    """An amount of the page beside a claim: how their values stand, and what else parts them."""

    quantity: Quantity
    relation: bounds.Relation
    differences: tuple[Difference, ...]

    @property
    def parts_in(self) -> frozenset[str]:
        """What the claim says otherwise: role, status, phase, period, subject."""
        return frozenset(difference.what for difference in self.differences)


@frozen
class AmountPage:
    """The amounts of a page, ready to answer claims.

    Args:
        quantities: each with its offsets in the repaired text.
        subjects: whose each is.
    """

    quantities: tuple[tuple[Quantity, int, int], ...]
    subjects: Subjects

    def answer(self, claim: ReadQuantity) -> Finding:
        """Return what the page answers to a claim."""
        candidates = list(self._candidates(claim))
        borne_out = [candidate for candidate in candidates if candidate.relation != "other" and not candidate.parts_in]
        if borne_out:
            return _borne_out(claim, min(borne_out, key=lambda candidate: _rank(claim, candidate)))
        of_the_same = [candidate for candidate in candidates if _is_of_the_same(claim, candidate)]
        if of_the_same:
            return _contradicted(claim, min(of_the_same, key=lambda candidate: _distance(claim, candidate.quantity)))
        same_value = [candidate for candidate in candidates if _same_number(claim, candidate)]
        if same_value:
            return _said_of_another(min(same_value, key=lambda candidate: len(candidate.differences)))
        return _absent(claim, candidates)

    def _candidates(self, claim: ReadQuantity) -> Iterator[Candidate]:
        for quantity, start, end in self.quantities:
            if bounds.comparable(claim.value, quantity.value):
                differences = tuple(self._differences(claim, quantity, start, end))
                yield Candidate(quantity, bounds.relation(claim.value, quantity.value), differences)

    def _differences(self, claim: ReadQuantity, quantity: Quantity, start: int, end: int) -> Iterator[Difference]:
        if not _roles_agree(claim.role, quantity.role):
            yield Difference("role", claim.role, quantity.role)
        if claim.status and quantity.status not in (claim.status, "unknown", None):
            yield Difference("status", claim.status, quantity.status)
        phase, period = _text(quantity.phase), _text(quantity.period)
        if (claim.phase or phase) and claim.role and plain(claim.phase) != plain(phase):
            yield Difference("phase", claim.phase, phase)
        if claim.period and period and not _periods_agree(claim.period, period):
            yield Difference("period", claim.period, period)
        if claim.subject:
            yield from self._of_another_subject(claim.subject, quantity, start, end)

    def _of_another_subject(self, subject: str, quantity: Quantity, start: int, end: int) -> Iterator[Difference]:
        wanted = plain(subject)
        owners = self.subjects.owners(start, end, quantity.role)
        if any(wanted in owner or owner in wanted for owner in owners):
            return
        if owners or wanted not in self.subjects.scope(start):
            yield Difference("subject", subject, "、".join(owners) or None)


def _is_of_the_same(claim: ReadQuantity, candidate: Candidate) -> bool:
    """Whether the page's amount is of what the claim speaks of, so that another value contradicts it."""
    says_what = claim.role is not None and candidate.quantity.role == claim.role
    return candidate.relation == "other" and says_what and not candidate.parts_in - {"status"}


def _same_number(claim: ReadQuantity, candidate: Candidate) -> bool:
    """Whether claim and page write one number, be it with another hedge."""
    return candidate.relation == "same" or claim.value.nominal == candidate.quantity.nominal is not None


def _distance(claim: ReadQuantity, quantity: Quantity) -> tuple[bool, Decimal]:
    """Order amounts by how near they come to a claim: the same digits in another scale first."""
    return not bounds.digits_agree(claim.value, quantity.value), bounds.distance(claim.value, quantity.value)


def _borne_out(claim: ReadQuantity, candidate: Candidate) -> Finding:
    quantity = candidate.quantity
    if candidate.relation == "within":
        hedges = Difference("hedge", claim.surface, quantity.phrase.text)
        return Finding("within", f"the page leaves room for it: {quantity.phrase.text}", quantity, (hedges,))
    if plain(claim.surface) in (plain(quantity.text), plain(quantity.phrase.text)):
        return Finding("exact", "the page has the same amount in the same words", quantity)
    surface = Difference("wording", claim.surface, quantity.phrase.text)
    return Finding("equivalent", f"the same amount is written {quantity.phrase.text}", quantity, (surface,))


def _contradicted(claim: ReadQuantity, candidate: Candidate) -> Finding:
    quantity = candidate.quantity
    difference = Difference("value", claim.surface, quantity.phrase.text)
    note = ", the same digits in another scale" if bounds.digits_agree(claim.value, quantity.value) else ""
    reason = f"the page gives {quantity.phrase.text} as the {quantity.role}{note}"
    return Finding("contradicted", reason, quantity, (difference, *candidate.differences))


def _said_of_another(candidate: Candidate) -> Finding:
    parts = "; ".join(
        f"{part.what} {part.found or 'none'}, not {part.claimed or 'none'}" for part in candidate.differences
    )
    reason = f"the page has {candidate.quantity.phrase.text} with {parts}"
    return Finding("contradicted", reason, candidate.quantity, candidate.differences)


def _absent(claim: ReadQuantity, candidates: list[Candidate]) -> Finding:
    if not candidates:
        return Finding("absent", f"the page has no amount in {claim.value.unit} to compare it with")
    nearest = min((candidate.quantity for candidate in candidates), key=lambda quantity: _distance(claim, quantity))
    difference = Difference("value", claim.surface, nearest.phrase.text)
    return Finding(
        "absent", f"the page has no such amount; the nearest is {nearest.phrase.text}", nearest, (difference,)
    )


def _rank(claim: ReadQuantity, candidate: Candidate) -> tuple[bool, bool, bool]:
    """Order the amounts that bear a claim out: the same value first, in the same words, of the very role."""
    quantity = candidate.quantity
    return (
        candidate.relation != "same",
        plain(claim.surface) not in (plain(quantity.text), plain(quantity.phrase.text)),
        claim.role != quantity.role,
    )


def _roles_agree(claimed: str | None, found: str | None) -> bool:
    if claimed is None or found in (None, "other") or claimed == found:
        return True
    return (claimed, found) in _neighbours() or (found, claimed) in _neighbours()


def _periods_agree(claimed: str, found: str) -> bool:
    """Whether one of two times may be the other said shorter: 2023年 and 2023年全年."""
    one, other = plain(claimed), plain(found)
    return one in other or other in one


def _text(span: object) -> str | None:
    return getattr(span, "text", None)


@cache
def _neighbours() -> frozenset[tuple[str, str]]:
    columns = ("role", "other", "example", "source")
    rows: Iterable[tables.Row] = tables.read(__package__, "neighbours.tsv", columns, key=("role", "other"))
    return frozenset((row["role"], row["other"]) for row in rows)

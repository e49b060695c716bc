"""An amount of a page beside a claim, and the findings that come of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from attrs import frozen

from policytext.verification import bounds
from policytext.verification.types import Difference, Finding
from policytext.verification.wording import same_words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from policytext.quantities import Quantity
    from policytext.records import Interval
    from policytext.verification.claims import ReadQuantity


class Placed(NamedTuple):
    """An amount of a page: its offsets and those of its phrase in the repaired text, and the days of its period."""

    quantity: Quantity
    start: int
    end: int
    first: int
    last: int
    interval: Interval | None


@frozen
class Candidate:
    """An amount of the page beside a claim: how their values stand, and what else parts them."""

    placed: Placed
    relation: bounds.Relation
    differences: tuple[Difference, ...]

    @property
    def quantity(self) -> Quantity:
        """The amount."""
        return self.placed.quantity

    @property
    def parts_in(self) -> frozenset[str]:
        """What the claim says otherwise: role, status, phase, period, subject, label, or a group of contrasts."""
        return frozenset(difference.what for difference in self.differences)


def is_of_the_same(claim: ReadQuantity, candidate: Candidate) -> bool:
    """Whether the page's amount is of what the claim speaks of, so that another value contradicts it."""
    says_what = claim.role is not None and candidate.quantity.role == claim.role
    return candidate.relation == "other" and says_what and not candidate.parts_in - {"status"}


def is_same_number(claim: ReadQuantity, quantity: Quantity) -> bool:
    """Whether claim and page write one number, be it with another hedge."""
    return claim.value.nominal == quantity.value.nominal is not None


def distance(claim: ReadQuantity, quantity: Quantity) -> tuple[bool, Decimal]:
    """Order amounts by how near they come to a claim: the same digits in another scale first."""
    return not bounds.digits_agree(claim.value, quantity.value), bounds.distance(claim.value, quantity.value)


def borne_out(claim: ReadQuantity, candidate: Candidate) -> Finding:
    """Return the finding that an amount bears a claim out."""
    quantity = candidate.quantity
    if candidate.relation == "within":
        hedges = Difference("hedge", claim.surface, quantity.phrase.text)
        return Finding("within", f"the page leaves room for it: {quantity.phrase.text}", quantity, (hedges,))
    if _is_verbatim(claim, quantity):
        return Finding("exact", "the page has the same amount in the same words", quantity)
    surface = Difference("wording", claim.surface, quantity.phrase.text)
    return Finding("equivalent", f"the same amount is written {quantity.phrase.text}", quantity, (surface,))


def _is_verbatim(claim: ReadQuantity, quantity: Quantity) -> bool:
    """Whether the page's own characters hold those of the claim."""
    return same_words(quantity.phrase.text, claim.surface)


def contradicted(claim: ReadQuantity, candidate: Candidate) -> Finding:
    """Return the finding that the page gives another value for what the claim speaks of."""
    quantity = candidate.quantity
    difference = Difference("value", claim.surface, quantity.phrase.text)
    note = ", the same digits in another scale" if bounds.digits_agree(claim.value, quantity.value) else ""
    reason = f"the page gives {quantity.phrase.text} as the {quantity.role}{note}"
    return Finding("contradicted", reason, quantity, (difference, *candidate.differences))


def said_of_another(candidate: Candidate) -> Finding:
    """Return the finding that the page says the value of something else."""
    parts = "; ".join(
        f"{part.what} {part.found or 'none'}, not {part.claimed or 'none'}" for part in candidate.differences
    )
    reason = f"the page has {candidate.quantity.phrase.text} with {parts}"
    return Finding("contradicted", reason, candidate.quantity, candidate.differences)


def absent(claim: ReadQuantity, amounts: Sequence[Placed]) -> Finding:
    """Return the finding that the page has no such amount, with the nearest that it has."""
    if not amounts:
        return Finding("absent", f"the page has no amount in {claim.value.unit} to compare it with")
    nearest = min((placed.quantity for placed in amounts), key=lambda quantity: distance(claim, quantity))
    difference = Difference("value", claim.surface, nearest.phrase.text)
    return Finding(
        "absent", f"the page has no such amount; the nearest is {nearest.phrase.text}", nearest, (difference,)
    )


def rank(claim: ReadQuantity, candidate: Candidate) -> tuple[bool, bool, bool]:
    """Order the amounts that bear a claim out: the same value first, in the same words, of the very role."""
    quantity = candidate.quantity
    return candidate.relation != "same", not _is_verbatim(claim, quantity), claim.role != quantity.role

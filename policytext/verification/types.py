"""The values of the check: what somebody says a page says, and what the page answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal, NamedTuple, Protocol

from attrs import frozen

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from policytext.offsets import Span

Answer = Literal["exact", "equivalent", "within", "contradicted", "absent", "unreadable"]
"""How a page answers a claim: in the same words, in other words, inside the bounds of a hedge, otherwise, not at all;
``unreadable`` where the claim itself says nothing that can be looked for."""


@frozen(kw_only=True)
class Quotation:
    """Words that the page is said to hold."""

    kind: ClassVar[str] = "quotation"
    text: str


@frozen(kw_only=True)
class QuantityClaim:
    """An amount that the page is said to give.

    Args:
        text: the amount in words, such as ``35000万元`` or ``总投资约5亿元``; or give ``value`` and ``unit``.
        value: the number, in ``unit``.
        unit: a unit that a page could use (``亿元``, ``公顷``) or a base unit (``CNY``, ``m2``).
        role: what it measures, one of the roles of ``quantities``; None does not say. A role that ``text`` tells
            counts likewise.
        status: whether it is a fact (``achieved``), a plan, a rule or a threshold; None does not say.
        phase: the phase of construction, such as ``一期``.
        period: the time it refers to, such as ``2023年``.
        subject: whose amount it is: a company, project, park or place.
    """

    kind: ClassVar[str] = "quantity"
    text: str | None = None
    value: Decimal | int | float | str | None = None
    unit: str | None = None
    role: str | None = None
    status: str | None = None
    phase: str | None = None
    period: str | None = None
    subject: str | None = None


@frozen(kw_only=True)
class OfficialClaim:
    """A person who is said to hold a post; ``title`` may begin with the organization."""

    kind: ClassVar[str] = "official"
    name: str
    title: str | None = None
    organization: str | None = None


@frozen(kw_only=True)
class OrganizationClaim:
    """An organization that the page is said to name."""

    kind: ClassVar[str] = "organization"
    name: str


@frozen(kw_only=True)
class DateClaim:
    """A date that the page is said to give, as a date or in words (``2023年5月18日``, ``2023-05-18``)."""

    kind: ClassVar[str] = "date"
    date: date | str


Claim = Quotation | QuantityClaim | OfficialClaim | OrganizationClaim | DateClaim


@frozen
class Difference:
    """Where claim and page part: what is compared, what was claimed and what the page has; None is nothing."""

    what: str
    claimed: str | None
    found: str | None


class Located(Protocol):
    """A stretch of the page: a mention or a span."""

    @property
    def start(self) -> int: ...  # noqa: D102 - the fields of Span
    @property
    def end(self) -> int: ...  # noqa: D102
    @property
    def text(self) -> str: ...  # noqa: D102


class Finding(NamedTuple):
    """An answer before its evidence is given a sentence; ``nearest`` is in the source of the page."""

    answer: Answer
    reason: str
    nearest: Located | None = None
    differences: tuple[Difference, ...] = ()


@frozen
class Evidence:
    """The stretch of the page that answers a claim, or comes nearest to it; offsets index the page's source.

    Attributes:
        start: first code point.
        end: one past the last.
        text: ``source[start:end]``.
        sentence: the sentence it stands in.
        differences: where claim and page part; none for ``exact``.
    """

    start: int
    end: int
    text: str
    sentence: Span
    differences: tuple[Difference, ...] = ()


@frozen
class Verdict:
    """What the page answers to one claim.

    Attributes:
        claim: the claim as it was passed in.
        answer: see ``Answer``.
        reason: one sentence that says why.
        evidence: the stretch that decided, or the nearest there is; None where there is none.
    """

    claim: object
    answer: Answer
    reason: str
    evidence: Evidence | None = None

    @property
    def is_supported(self) -> bool:
        """Whether the page bears the claim out: ``exact``, ``equivalent`` or ``within``.

        >>> Verdict({}, "absent", "the page has no such amount").is_supported
        False
        """
        return self.answer in ("exact", "equivalent", "within")

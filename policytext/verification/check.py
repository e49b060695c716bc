"""Puts claims to a page: reads each, asks the room that knows, and gives the answer its place."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from attrs import frozen

from policytext.analyzer import Analyzer
from policytext.document import Document
from policytext.errors import check_text
from policytext.offsets import Span
from policytext.records.sentences import Stretches
from policytext.verification import claims as reading
from policytext.verification import durations
from policytext.verification.amounts import AmountPage
from policytext.verification.dates import DatePage
from policytext.verification.names import NamePage
from policytext.verification.posts import PostPage
from policytext.verification.quotations import QuotablePage
from policytext.verification.types import (
    Claim,
    DateClaim,
    Evidence,
    Finding,
    OfficialClaim,
    OrganizationClaim,
    QuantityClaim,
    Quotation,
    Verdict,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from policytext.verification.types import Difference, Located


def verify(page: Document | str, claims: Iterable[object]) -> tuple[Verdict, ...]:
    """Return for each claim what a page says to it, in the order of the claims; nothing in a claim raises.

    Args:
        page: a document that ``policytext.analyze`` gave with all components, or the text of a page.
        claims: claim values (``Quotation``, ``QuantityClaim``, ``OfficialClaim``, ``OrganizationClaim``,
            ``DateClaim``), dicts with their fields and ``kind``, or objects with the same attributes.

    Raises:
        TypeError: ``page`` is neither, or ``claims`` is one claim instead of a list.

    >>> page = "栖云光电项目总投资3.5亿元，占地100亩。"
    >>> claims = [{"quantity": "35000万元"}, {"quantity": "总投资3.6亿元"}, {"quotation": "占地200畝"}]
    >>> [verdict.answer for verdict in verify(page, claims)]
    ['equivalent', 'contradicted', 'contradicted']
    """
    if not isinstance(page, Document):
        check_text(page, "page")
        page = Analyzer()(page)
    if isinstance(claims, str | bytes | Mapping):
        raise TypeError(f"claims must be a list of claims, not one {type(claims).__name__}; put it in a list")
    asked = AskedPage(page)
    return tuple(map(asked.verdict, claims))


@frozen(slots=False)
class AskedPage:
    """A page that answers claims; what an answer needs is prepared once, when the first claim asks for it."""

    document: Document

    def verdict(self, claim: object) -> Verdict:
        """Return what the page answers to one claim."""
        try:
            return self._answer(claim, reading.read(claim))
        except reading.UnreadableClaimError as error:
            return Verdict(claim, "unreadable", str(error))

    def _answer(self, given: object, claim: Claim) -> Verdict:
        finding = self._finding(claim)
        return Verdict(given, finding.answer, finding.reason, self._evidence(finding.nearest, finding.differences))

    def _finding(self, claim: Claim) -> Finding:
        match claim:
            case Quotation():
                return self._quotation(claim.text)
            case QuantityClaim():
                read = reading.read_quantity(claim)
                page = self._durations if read.value.kind == durations.KIND else self._amounts
                return page.answer(read)
            case OfficialClaim():
                return self._posts.answer(claim)
            case OrganizationClaim():
                return self._names.answer(claim.name)
            case DateClaim():
                return self._dates.answer(claim.date)

    def _quotation(self, quotation: str) -> Finding:
        source = self.document.source
        verbatim = source.find(quotation)
        if verbatim >= 0:
            return Finding("exact", "the page has these words", Span(verbatim, verbatim + len(quotation), quotation))
        found = self._quotable.find(quotation)
        if found is None:
            return Finding("absent", "the page has no words like these")
        start, end = self.document.normalized.alignment.to_source(found.start, found.end)
        span = Span(start, end, source[start:end])
        if not found.is_same:
            return Finding("contradicted", "the page has these words otherwise", span, found.differences)
        return Finding("equivalent", "the page has these words in another script or spacing", span)

    def _evidence(self, mention: Located | None, differences: tuple[Difference, ...]) -> Evidence | None:
        if mention is None:
            return None
        sentence = self._sentences[max(0, self._stretches.index_at(mention.start))]
        return Evidence(mention.start, mention.end, mention.text, sentence, differences)

    @cached_property
    def _sentences(self) -> tuple[Span, ...]:
        return self.document.sentences

    @cached_property
    def _stretches(self) -> Stretches:
        return Stretches.of(self._sentences)

    @cached_property
    def _quotable(self) -> QuotablePage:
        return QuotablePage.of(self.document.normalized.text)

    @cached_property
    def _amounts(self) -> AmountPage:
        return AmountPage.of(self.document, self._dates)

    @cached_property
    def _durations(self) -> AmountPage:
        return self._amounts.with_durations(self.document)

    @cached_property
    def _posts(self) -> PostPage:
        return PostPage.of(self.document)

    @cached_property
    def _names(self) -> NamePage:
        return NamePage.of(self.document)

    @cached_property
    def _dates(self) -> DatePage:
        return DatePage.of(self.document)

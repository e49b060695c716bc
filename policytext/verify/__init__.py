"""Says whether what somebody claims a page says is in the page: the same, in other words, otherwise, or not at all."""

from policytext.verify.check import AskedPage, verify
from policytext.verify.summaries import claims_in
from policytext.verify.types import (
    Answer,
    Claim,
    DateClaim,
    Difference,
    Evidence,
    OfficialClaim,
    OrganizationClaim,
    QuantityClaim,
    Quotation,
    Verdict,
)

__all__ = [
    "Answer",
    "AskedPage",
    "Claim",
    "DateClaim",
    "Difference",
    "Evidence",
    "OfficialClaim",
    "OrganizationClaim",
    "QuantityClaim",
    "Quotation",
    "Verdict",
    "claims_in",
    "verify",
]

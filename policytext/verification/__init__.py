"""Says whether what somebody claims a page says is in the page: the same, in other words, otherwise, or not at all."""

from policytext.verification.check import AskedPage, verify
from policytext.verification.summaries import claims_in
from policytext.verification.types import (
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

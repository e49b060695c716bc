"""Companies by their short names."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from policytext.entities.organizations import Candidate
    from policytext.entities.vocabulary import Token


def find(
    text: str, tokens: Sequence[Token], known: Sequence[Candidate], titles: Sequence[tuple[int, int]]
) -> list[Candidate]:
    """Return the companies that stand by a short name beside what tells a company."""
    return []

"""The words that join names, posts and organizations, by what they do."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from policytext import tables

if TYPE_CHECKING:
    from collections.abc import Sequence


@cache
def words(role: str) -> tuple[str, ...]:
    """Return the words of ``relation_words.tsv`` of a role, the longest first."""
    return tuple(
        sorted((row["surface"] for row in _rows() if row["role"] == role), key=lambda word: (-len(word), word))
    )


@cache
def _rows() -> Sequence[tables.Row]:
    columns = ("role", "surface", "example", "source")
    return tables.read("policytext.entities", "relation_words.tsv", columns, key=("role", "surface"))


def pattern(*roles: str) -> str:
    """Return a pattern that matches a word of these roles."""
    return f"(?:{'|'.join(re.escape(word) for role in roles for word in words(role))})"

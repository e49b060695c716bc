"""The words that join names, posts and organizations, by what they do."""

from __future__ import annotations

import re
from functools import cache

from policytext import tables


@cache
def words(role: str) -> tuple[str, ...]:
    """Return the words of ``relation_words.tsv`` of a role, the longest first."""
    columns = ("role", "surface", "example", "source")
    rows = tables.read("policytext.entities", "relation_words.tsv", columns, key=("role", "surface"))
    return tuple(sorted((row["surface"] for row in rows if row["role"] == role), key=lambda word: (-len(word), word)))


def pattern(*roles: str) -> str:
    """Return a pattern that matches a word of these roles."""
    return f"(?:{'|'.join(re.escape(word) for role in roles for word in words(role))})"

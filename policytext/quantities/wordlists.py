"""Turns word lists into what finds them fast: patterns and indexes by a word's first or last character."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


def alternation(words: Iterable[str], guards: Mapping[str, str] | None = None) -> str:
    """Return a pattern that matches the longest of ``words``, each followed by its guard.

    Words with the same first character stand together: ``re`` then looks the first character up before it tries any.

    >>> alternation(["亩", "平方米", "平方公里"])
    '(?:(?:亩)|(?:平方公里|平方米))'
    """
    guards = guards or {}
    groups = by_first(words)
    branches = ("|".join(re.escape(word) + guards.get(word, "") for word in group) for group in groups.values())
    return f"(?:{'|'.join(f'(?:{branch})' for branch in branches)})"


def by_first(words: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Group words by their first character, the longest of each group first."""
    return _grouped(words, 0)


def by_last(words: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Group words by their last character, the longest of each group first.

    >>> by_last(["约", "大约", "超过"])
    {'约': ('大约', '约'), '过': ('超过',)}
    """
    return _grouped(words, -1)


def _grouped(words: Iterable[str], index: int) -> dict[str, tuple[str, ...]]:
    groups: dict[str, list[str]] = {}
    for word in sorted(words, key=lambda word: (word[index], -len(word), word)):
        groups.setdefault(word[index], []).append(word)
    return {character: tuple(group) for character, group in groups.items()}

"""Turns word lists into what finds them fast: patterns and indexes by a word's first or last character."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


def alternation(words: Iterable[str], guards: Mapping[str, str] | None = None) -> str:
    """Return a pattern that matches the longest of ``words``, each followed by its guard.

    Words with the same first character stand together: ``re`` then looks the first character up before it tries any.
    ``re`` does so group by group, so the groups with the shortest words come first: short words are the common ones.

    >>> alternation(["亩", "平方米", "平方公里"])
    '(?:(?:亩)|(?:平方公里|平方米))'
    """
    guards = guards or {}
    groups = sorted(by_first(words).values(), key=lambda group: len(group[-1]))
    branches = ("|".join(re.escape(word) + guards.get(word, "") for word in group) for group in groups)
    return f"(?:{'|'.join(f'(?:{branch})' for branch in branches)})"


def by_first(words: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Group words by their first character, the longest of each group first.

    >>> by_first(["约", "以上", "以内"])
    {'以': ('以上', '以内'), '约': ('约',)}
    """
    groups: dict[str, list[str]] = {}
    for word in sorted(words, key=lambda word: (word[0], -len(word), word)):
        groups.setdefault(word[0], []).append(word)
    return {character: tuple(group) for character, group in groups.items()}


def lengths_by_first(words: Iterable[str]) -> dict[str, tuple[int, ...]]:
    """Return how long the words are that begin with each character, the longest first: the slices to look up."""
    return _lengths(words, 0)


def lengths_by_last(words: Iterable[str]) -> dict[str, tuple[int, ...]]:
    """Return how long the words are that end in each character, the longest first.

    >>> lengths_by_last(["约", "大约", "超过", "突破"])
    {'约': (2, 1), '过': (2,), '破': (2,)}
    """
    return _lengths(words, -1)


def _lengths(words: Iterable[str], index: int) -> dict[str, tuple[int, ...]]:
    lengths: dict[str, set[int]] = {}
    for word in words:
        lengths.setdefault(word[index], set()).add(len(word))
    return {character: tuple(sorted(sizes, reverse=True)) for character, sizes in lengths.items()}

"""Turns word lists into what finds them fast: patterns and groups by a word's first character."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


def alternation(words: Iterable[str], guards: Mapping[str, str] | None = None) -> str:
    """Return a pattern that matches the longest of ``words``, each followed by its guard.

    Words with the same first character stand together: ``re`` then looks the first character up before it tries any.
    It does so group by group, so the groups with the shortest words come first: short words are the common ones.
    A guard stands once behind all the groups that share it.

    >>> alternation(["亩", "平方米", "平方公里"])
    '(?:亩|(?:平方公里|平方米))'
    >>> alternation(["亩", "m", "mm", "t"], dict.fromkeys(["m", "mm", "t"], "(?![a-z])"))
    '(?:亩|(?:(?:mm|m)|t)(?![a-z]))'
    """
    free: list[str] = []
    guarded: dict[str, list[str]] = {}
    for group in sorted(by_first(words).values(), key=lambda group: len(group[-1])):
        runs = [(guard or "", _any(map(re.escape, run))) for guard, run in groupby(group, (guards or {}).get)]
        guard, branch = runs[0] if len(runs) == 1 else ("", _any(branch + guard for guard, branch in runs))
        (guarded.setdefault(guard, []) if guard else free).append(branch)
    return f"(?:{'|'.join((*free, *(_any(branches) + guard for guard, branches in guarded.items())))})"


def _any(patterns: Iterable[str]) -> str:
    first, *others = patterns
    return f"(?:{'|'.join((first, *others))})" if others else first


def by_first(words: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Group words by their first character, the longest of each group first.

    >>> by_first(["约", "以上", "以内"])
    {'以': ('以上', '以内'), '约': ('约',)}
    """
    groups: dict[str, list[str]] = {}
    for word in sorted(words, key=lambda word: (word[0], -len(word), word)):
        groups.setdefault(word[0], []).append(word)
    return {character: tuple(group) for character, group in groups.items()}

"""Expressions for many words."""

from __future__ import annotations

import re
from collections import defaultdict
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence


def any_of(words: Iterable[str], others: Mapping[str, str] = MappingProxyType({})) -> str:
    """Return an expression for the longest of several words.

    Each of its branches begins with a character of its own: ``re`` looks for these characters only, and dismisses a
    branch by one comparison. ``others`` are what may stand behind other characters. Without either nothing matches.

    >>> any_of(["开工", "开工建设", "投产"], {"、": "[0-9]"})
    '(?:、[0-9]|开(?:工建设|工)|投产)'
    >>> any_of([])
    '(?:(?!))'
    """
    rests: defaultdict[str, list[str]] = defaultdict(list)
    for word in sorted(words, key=lambda word: (-len(word), word)):
        rests[word[0]].append(re.escape(word[1:]))
    branches = {**others, **{first: _one_of(rests[first]) for first in sorted(rests)}}
    return f"(?:{'|'.join(re.escape(first) + rest for first, rest in branches.items()) or '(?!)'})"


def ending_in_any_of(words: Iterable[str]) -> str:
    """Return an expression for the last character of each of several words, with the longest word there as its group.

    It finds words with few last characters faster than ``any_of``, and those too that a longer one begins with. None of
    the words is a single character.

    >>> found = re.finditer(ending_in_any_of(["工厂", "智能工厂", "产业园", "产业园区"]), "智能工厂和产业园区")
    >>> [match[match.lastindex] for match in found]
    ['智能工厂', '产业园', '产业园区']
    """
    by_length: defaultdict[int, list[str]] = defaultdict(list)
    for word in sorted(words):
        by_length[len(word)].append(re.escape(word))
    every = [word for same in by_length.values() for word in same]
    lasts = "".join(sorted({re.escape(word[-1]) for word in every}))
    behind = "|".join(f"(?<=({'|'.join(by_length[length])}))" for length in sorted(by_length, reverse=True))
    return f"[{lasts}](?:{behind})"


def _one_of(expressions: Sequence[str]) -> str:
    return expressions[0] if len(expressions) == 1 else f"(?:{'|'.join(expressions)})"

"""Many patterns that begin with known words as one expression that skips quickly from candidate to candidate."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence


class Branches(NamedTuple):
    """Patterns as one expression; ``patterns[match.lastindex - 1]`` is the number of the one that matched."""

    expression: re.Pattern[str]
    patterns: tuple[int, ...]

    def number(self, found: re.Match[str]) -> int:
        """Return the number of the pattern that matched, from 0 in the order given to ``join``."""
        return self.patterns[(found.lastindex or 1) - 1]


def join(patterns: Iterable[tuple[Iterable[str], str]]) -> Branches:
    """Join patterns, each given as the words that it may begin with and the expression of its rest.

    Every branch begins with a character of its own: ``re`` looks for these characters only, and dismisses a branch by
    one comparison. Patterns hold no groups of their own.

    >>> joined = join([(["转载", "转发"], "请注明"), (["转自"], "")])
    >>> joined.number(joined.expression.search("本文转自某网"))
    1
    """
    branches: list[str] = []
    numbers: list[int] = []
    for first, found in _by_first_character(patterns).items():
        inner = "|".join(f"((?:{alternation(words)}){rest})" for _, words, rest in found)
        branches.append(f"{re.escape(first)}(?:{inner})")
        numbers.extend(number for number, _, _ in found)
    return Branches(re.compile("|".join(branches) or "(?!)"), tuple(numbers))


def _by_first_character(
    patterns: Iterable[tuple[Iterable[str], str]],
) -> Mapping[str, Sequence[tuple[int, Sequence[str], str]]]:
    """Return number, rests of the words and rest of the patterns by the first character of the words."""
    found: defaultdict[str, list[tuple[int, Sequence[str], str]]] = defaultdict(list)
    for number, (words, rest) in enumerate(patterns):
        rests: defaultdict[str, list[str]] = defaultdict(list)
        for word in words:
            rests[word[0]].append(word[1:])
        for first, own in rests.items():
            found[first].append((number, own, rest))
    return found


def alternation(words: Iterable[str]) -> str:
    """Return the expression of any of the words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))

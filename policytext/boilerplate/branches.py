"""Many patterns that begin with known words: one expression leaps from word to word, rests are tried only there."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from attrs import frozen

from policytext import wording
from policytext.late import Early, Guarded, late

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence


_EARLY_CHARS = 8_000
"""So far the words are looked for by their first characters: a pattern of all words takes longer to compile."""


class Found(NamedTuple):
    """Which pattern matched, counted from 0 in the order given to ``join``, and where."""

    number: int
    start: int
    end: int


class Begun(NamedTuple):
    """A pattern, given as the words that it may begin with and the expression of its rest.

    ``may_match`` says of a text from there on whether it holds what the rest needs, where that is cheap to say.
    """

    words: Sequence[str]
    rest: str
    may_match: Callable[[str], bool] | None = None


@frozen(eq=False, repr=False, slots=False)
class _Branch:
    number: int
    words: tuple[str, ...]
    begun: Begun

    @cached_property
    def expression(self) -> re.Pattern[str] | Guarded:
        """The whole pattern; compiled when a text first holds one of its words, since most texts never do."""
        expression = f"(?:{alternation(self.words)}){self.begun.rest}"
        return Guarded(expression, self.begun.may_match) if self.begun.may_match else re.compile(expression)


class Branches(NamedTuple):
    """Patterns to look for together; where several match at a place, the first of them counts."""

    words: re.Pattern[str]
    firsts: re.Pattern[str]
    is_early: Early
    by_first: Mapping[str, Sequence[_Branch]]

    def match(self, text: str, position: int = 0) -> Found | None:
        """Return the pattern that matches at a position."""
        for branch in self.by_first.get(text[position : position + 1], ()):
            if text.startswith(branch.words, position) and (found := branch.expression.match(text, position)):
                return Found(branch.number, position, found.end())
        return None

    def search(self, text: str, position: int = 0) -> Found | None:
        """Return the leftmost pattern that matches from a position on."""
        begins = self.firsts if self.is_early(text) else self.words
        begin = begins.search(text, position)
        while begin:
            found = self.match(text, begin.start())
            if found:
                return found
            begin = begins.search(text, begin.start() + 1)
        return None


def join(patterns: Iterable[Begun]) -> Branches:
    """Join patterns.

    >>> joined = join([Begun(["转载", "转发"], "请注明"), Begun(["转自"], "")])
    >>> joined.search("本文转自某网")
    Found(number=1, start=2, end=4)
    """
    branches = [_Branch(number, tuple(begun.words), begun) for number, begun in enumerate(patterns)]
    by_first: defaultdict[str, list[_Branch]] = defaultdict(list)
    for branch in branches:
        for first in dict.fromkeys(word[0] for word in branch.words):
            by_first[first].append(branch)
    words = any_of(word for branch in branches for word in branch.words)
    firsts = late(f"[{''.join(map(re.escape, by_first))}]" if by_first else "(?!)")
    return Branches(words, firsts, Early(chars=_EARLY_CHARS), dict(by_first))


def any_of(words: Iterable[str]) -> re.Pattern[str]:
    """Return an expression that finds where any of the words begins; of 来源 and 来源于 it holds the shorter only.

    >>> any_of(["转载", "转发", "来源", "来源于"]).search("文章来源于")
    <re.Match object; span=(2, 4), match='来源'>
    """
    known = frozenset(words)
    return late(wording.any_of(w for w in known if not any(w[:end] in known for end in range(1, len(w)))))


def alternation(words: Iterable[str]) -> str:
    """Return the expression of any of the words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))

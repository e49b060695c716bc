"""Reads a text once: every word of the vocabulary with its place, and which of them each rule looks at."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache
from itertools import compress
from typing import TYPE_CHECKING, Any, NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind
from attrs import frozen

from policytext.entities.vocabulary import TRADES, Word, words

if TYPE_CHECKING:
    from collections.abc import Sequence

_PLAIN = Word(surface="", role="plain", rule="")
_SURROGATE = re.compile("[\ud800-\udfff]")


class Token(NamedTuple):
    """A word found in a text; offsets index the folded text."""

    word: Word
    start: int
    end: int


@frozen
class Reading:
    """A folded text with its words, from left to right, none overlapping.

    The automaton takes the leftmost, then the longest word, so a longer word keeps a shorter one from being read in it:
    局面 is no 局, 共和国 holds no 和.

    Attributes:
        text: the folded text.
        tokens: its words.
        makers: indexes of the words that can end an organization.
        marks: indexes of the words that show a company before them.
        trades: indexes of the words that end short names of companies.
    """

    text: str
    tokens: Sequence[Token]
    makers: Sequence[int]
    marks: Sequence[int]
    trades: Sequence[int]

    def before(self, index: int) -> Token | None:
        """Return the word that ends where ``tokens[index]`` begins."""
        if index and self.tokens[index - 1].end == self.tokens[index].start:
            return self.tokens[index - 1]
        return None

    def after(self, index: int) -> Token | None:
        """Return the word that begins where ``tokens[index]`` ends."""
        if index + 1 < len(self.tokens) and self.tokens[index + 1].start == self.tokens[index].end:
            return self.tokens[index + 1]
        return None

    def count_before(self, position: int, most: int | None = None) -> int:
        """Return how many words begin before a position; ``most`` is a number that is not exceeded."""
        return bisect_left(self.tokens, position, 0, most, key=_start)

    def inside(self, count: int, start: int) -> Sequence[Token]:
        """Return the last of the first ``count`` words, those that begin at ``start`` or later."""
        first = count
        while first > 0 and self.tokens[first - 1].start >= start:
            first -= 1
        return self.tokens[first:count]


def read(folded: str) -> Reading:
    """Find the words of a folded text.

    >>> [token.word.role for token in read("走访温州市科技局").tokens]
    ['deal', 'place', 'department']
    """
    vocabulary = words()
    makers, marks, trades = _selections()
    found = _automaton().find_matches_as_indexes(encodable(folded))
    new = tuple.__new__
    tokens = [new(Token, (vocabulary[number], start, end)) for number, start, end in found]
    numbers = [number for number, _, _ in found]
    indexes = range(len(tokens))
    return Reading(
        folded,
        tokens,
        [i for i in compress(indexes, map(makers.__getitem__, numbers)) if _stands(folded, tokens, i)],
        list(compress(indexes, map(marks.__getitem__, numbers))),
        list(compress(indexes, map(trades.__getitem__, numbers))),
    )


def _stands(text: str, tokens: list[Token], index: int) -> bool:
    """Whether nothing after a word rules it out; where something does, it is read shorter, or as no word at all."""
    word, start, end = tokens[index]
    if not word.not_before or not text.startswith(word.not_before, end):
        return True
    if word.shorter is None:
        tokens[index] = Token(_PLAIN, start, end)
        return False
    tokens[index] = Token(word.shorter, start, start + len(word.shorter.surface))
    return True


def encodable(text: str) -> str:
    """Return a text of the same length without lone surrogates, which no UTF-8 can hold."""
    return text if text.isascii() else _SURROGATE.sub("\ufffd", text)


def _start(token: Token) -> int:
    return token.start


@cache
def _automaton() -> Any:
    return AhoCorasick([word.surface for word in words()], matchkind=MatchKind.LeftmostLongest)


@cache
def _selections() -> tuple[list[bool], list[bool], list[bool]]:
    vocabulary = words()
    return (
        [word.makes_organization for word in vocabulary],
        [bool(word.mark) for word in vocabulary],
        [word.role in TRADES for word in vocabulary],
    )

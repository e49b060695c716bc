"""Reads a block of a text: every word of the vocabulary with its place, and which of them each rule looks at."""

from __future__ import annotations

from bisect import bisect_left
from functools import cache
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from attrs import frozen

from policytext.entities.automaton import Automaton
from policytext.entities.vocabulary import Word, shorter, surfaces, words
from policytext.tuples import maker

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_PLAIN = Word(surface="", role="plain", rule="")


class Token(NamedTuple):
    """A word found in a block; offsets index the block."""

    word: Word
    start: int
    end: int


_token = maker(Token)


@frozen(eq=False, repr=False)
class Reading:
    """A block of a folded text, with its words, from left to right, none overlapping.

    The automaton takes the leftmost, then the longest word, so a longer word keeps a shorter one from being read in it:
    局面 is no 局, 共和国 holds no 和.

    Attributes:
        text: the block, which all offsets index.
        words: its words.
        starts: where each word begins.
        ends: where each word ends.
        makers: indexes of the words that can end an organization.
        marks: indexes of the words that show a company before them, those of who speaks for one aside.
        trades: indexes of the words that end short names of companies.
        floor: no name reaches further to the left.
    """

    text: str
    words: Sequence[Word]
    starts: Sequence[int]
    ends: Sequence[int]
    makers: Sequence[int]
    marks: Sequence[int]
    trades: Sequence[int]
    floor: int = 0

    def token(self, index: int) -> Token:
        """Return the word of an index with its place."""
        return _token((self.words[index], self.starts[index], self.ends[index]))

    def before(self, index: int) -> Token | None:
        """Return the word that ends where the word of an index begins."""
        return self.token(index - 1) if index and self.ends[index - 1] == self.starts[index] else None

    def after(self, index: int) -> Token | None:
        """Return the word that begins where the word of an index ends."""
        following = index + 1
        touches = following < len(self.words) and self.starts[following] == self.ends[index]
        return self.token(following) if touches else None

    def role_before(self, index: int) -> str:
        """Return the role of the word that ends where the word of an index begins, the empty string if none does."""
        touches = index and self.ends[index - 1] == self.starts[index]
        return self.words[index - 1].role if touches else ""

    def role_after(self, index: int) -> str:
        """Return the role of the word that begins where the word of an index ends, the empty string if none does."""
        following = index + 1
        touches = following < len(self.words) and self.starts[following] == self.ends[index]
        return self.words[following].role if touches else ""

    def maker_within(self, first: int, stop: int) -> Word | None:
        """Return the first word from one index to another that can end an organization, None where there is none."""
        i = bisect_left(self.makers, first)
        return self.words[self.makers[i]] if i < len(self.makers) and self.makers[i] < stop else None

    def count_before(self, position: int, most: int | None = None) -> int:
        """Return how many words begin before a position; ``most`` is a number that is not exceeded."""
        return bisect_left(self.starts, position, 0, most)

    def inside(self, count: int, start: int) -> Sequence[Token]:
        """Return of the first ``count`` words those that begin at ``start`` or later."""
        return self.tokens(self.count_before(start, count), count)

    def tokens(self, first: int, stop: int) -> Sequence[Token]:
        """Return the words from one index to another."""
        words, starts, ends = self.words, self.starts, self.ends
        return [_token((words[index], starts[index], ends[index])) for index in range(first, stop)]


def read(folded: str) -> Reading:
    """Find the words of a block of a folded text.

    >>> [word.role for word in read("走访温州市科技局").words]
    ['deal', 'place', 'department']
    """
    found = _automaton().matches(folded)
    numbers, starts, ends = ([*map(itemgetter(part), found)] for part in range(3))
    read_words = [*map(words().__getitem__, numbers)]
    looked_at = [place for place, word in enumerate(read_words) if word.is_looked_at]
    marks = [place for place in looked_at if read_words[place].shows_company]
    trades = [place for place in looked_at if read_words[place].is_trade]
    makers = [place for place in looked_at if read_words[place].makes_organization]
    return Reading(folded, read_words, starts, ends, _standing(makers, folded, read_words, ends), marks, trades)


def _standing(makers: Iterable[int], text: str, found: list[Word], ends: list[int]) -> list[int]:
    """Return the makers but for those that what follows rules out; such a word is read shorter, if it can be."""
    return [i for i in makers if not text.startswith(found[i].not_before, ends[i]) or _shorten(found, ends, i)]


def _shorten(found: list[Word], ends: list[int], index: int) -> bool:
    """Put a shorter word in place of one that is ruled out, else none; tell whether there is a shorter one."""
    word = found[index]
    instead = shorter(word)
    found[index] = instead or _PLAIN
    if instead is None:
        return False
    ends[index] += len(instead.surface) - len(word.surface)
    return True


@cache
def _automaton() -> Automaton:
    return Automaton(surfaces())

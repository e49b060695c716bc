"""Finds a user's phrases, very many of them at once, wherever they stand in a text."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation

from policytext.fold import fold
from policytext.spacy.labels import Mention

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

LONE_SURROGATE = re.compile("[\ud800-\udfff]")
"""A character that no text outside Python can hold; neither spaCy nor the finder takes it."""


class Phrase(NamedTuple):
    """A phrase to find: its text, the label that it gives and an id of the user's, empty for none."""

    text: str
    label: str
    id: str = ""


class PhraseFinder:
    """Finds phrases in a text, whatever script either is written in; overlapping ones are all found.

    A phrase that begins or ends with a Latin letter or a digit is not found inside a longer word or number.

    >>> finder = PhraseFinder([Phrase("海州集團", "ORG", "海州"), Phrase("AI", "FIELD")])
    >>> [(found.start, found.end, found.id) for found in finder.find("海州集团的AI项目在MAIN街")]
    [(0, 4, '海州'), (5, 7, '')]
    """

    def __init__(self, phrases: Iterable[Phrase]) -> None:
        self._meanings: dict[str, list[Phrase]] = defaultdict(list)
        for folded, phrase in _folded(list(phrases)):
            self._meanings[folded].append(phrase)
        self._surfaces = list(self._meanings)
        self._automaton = AhoCorasick(self._surfaces, implementation=Implementation.ContiguousNFA, store_patterns=False)

    def find(self, text: str) -> Iterator[Mention]:
        """Yield all phrases of a text, in the order in which they end."""
        folded = fold(text)
        for index, start, end in self._automaton.find_matches_as_indexes(folded, overlapping=True):
            if not (_is_inside_word(folded, start) or _is_inside_word(folded, end)):
                for phrase in self._meanings[self._surfaces[index]]:
                    yield Mention(start, end, phrase.label, phrase.id)


def _folded(phrases: list[Phrase]) -> Iterator[tuple[str, Phrase]]:
    """Yield each phrase with its folded text; all are folded in one go, which keeps their lengths."""
    folded = fold("".join(phrase.text for phrase in phrases))
    ends = accumulate(len(phrase.text) for phrase in phrases)
    for phrase, end in zip(phrases, ends, strict=True):
        yield folded[end - len(phrase.text) : end], phrase


def _is_inside_word(text: str, offset: int) -> bool:
    """Whether the characters on both sides of an offset are Latin letters or digits."""
    return 0 < offset < len(text) and all(sign.isascii() and sign.isalnum() for sign in text[offset - 1 : offset + 1])

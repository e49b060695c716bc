"""The common words of running text, each with its cost: -10 ln of its share, so costs add up along a reading."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Literal, NamedTuple, cast

from policytext import tables

if TYPE_CHECKING:
    from collections.abc import Mapping

Sort = Literal["v", "d", "a", "n"]
"""Verb; adverb, preposition, pronoun or particle; adjective; noun or any other word."""

_MOST_FUNCTION_COST = 75
_PAIR = 2


class Word(NamedTuple):
    """A common word."""

    cost: int
    sort: Sort


@cache
def common_words() -> Mapping[str, Word]:
    """Return the words of ``common_words.tsv``."""
    words: dict[str, Word] = {}
    for row in tables.read("policytext.entities", "common_words.tsv", ("sort", "cost", "words"), key=("sort", "cost")):
        word = Word(int(row["cost"]), cast("Sort", row["sort"]))
        words.update(dict.fromkeys(row["words"].split(" "), word))
    return words


def is_word(surface: str, most_cost: int = 999) -> bool:
    """Whether text writes these characters as a word whose cost is at most ``most_cost``."""
    word = common_words().get(surface)
    return word is not None and word.cost <= most_cost


def is_han(character: str) -> bool:
    """Whether the character is one of the basic block of ideographs."""
    return "\u4e00" <= character <= "\u9fff"


@cache
def word_costs() -> Mapping[str, int]:
    """Return the cost of each common word."""
    return {surface: word.cost for surface, word in common_words().items()}


@cache
def long_word_heads() -> frozenset[str]:
    """Return the first two characters of all words of three and more."""
    return frozenset(surface[:2] for surface in common_words() if len(surface) > _PAIR)


@cache
def function_characters() -> frozenset[str]:
    """Return the adverbs, prepositions and particles of one character that are so common that no name begins so."""
    return frozenset(
        surface
        for surface, word in common_words().items()
        if len(surface) == 1 and word.sort == "d" and word.cost <= _MOST_FUNCTION_COST
    )

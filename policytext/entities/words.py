"""The common words of running text, each with its cost: -10 ln of its share, so costs add up along a reading."""

from __future__ import annotations

from functools import cache
from itertools import repeat
from typing import TYPE_CHECKING

from policytext import tables

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_MOST_FUNCTION_COST = 75
_PAIR = 2


def _rows() -> Iterator[tuple[str, ...]]:
    """Yield sort, cost and words of each row."""
    columns = ("sort", "cost", "words")
    return tables.cells("policytext.entities", "common_words.tsv", columns, *columns)


def penalized(penalties: Mapping[str, int]) -> dict[str, int]:
    """Return the cost of each common word, with what its sort adds: verb, adverb or particle, adjective, noun."""
    costs: dict[str, int] = {}
    for sort, cost, words in _rows():
        costs.update(zip(words.split(" "), repeat(int(cost) + penalties.get(sort, 0))))
    return costs


@cache
def word_costs() -> Mapping[str, int]:
    """Return the cost of each common word."""
    return penalized({})


def is_word(surface: str, most_cost: int = 999) -> bool:
    """Whether text writes these characters as a word whose cost is at most ``most_cost``."""
    cost = word_costs().get(surface)
    return cost is not None and cost <= most_cost


def is_han(character: str) -> bool:
    """Whether the character is one of the basic block of ideographs."""
    return "\u4e00" <= character <= "\u9fff"


@cache
def long_word_heads() -> frozenset[str]:
    """Return the first two characters of all words of three and more."""
    return frozenset(surface[:2] for surface in word_costs() if len(surface) > _PAIR)


@cache
def function_characters() -> frozenset[str]:
    """Return the adverbs, prepositions and particles of one character that are so common that no name begins so."""
    rows = [words for sort, cost, words in _rows() if sort == "d" and int(cost) <= _MOST_FUNCTION_COST]
    return frozenset(surface for words in rows for surface in words.split(" ") if len(surface) == 1)

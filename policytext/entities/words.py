"""The common words of running text, each with its cost: -10 ln of its share, so costs add up along a reading."""

from __future__ import annotations

from functools import cache
from itertools import repeat
from typing import TYPE_CHECKING

from policytext import tables
from policytext.han import HAN
from policytext.late import late

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

_MOST_FUNCTION_COST = 75
_PAIR = 2

NAME_CHARACTERS = f"{HAN}ァ-ヺーA-Za-z0-9"
"""The inside of a class: what names of companies are written with."""

_NAME_EDGE = late(f"[^{NAME_CHARACTERS}]|$")


@cache
def _rows() -> Sequence[tuple[str, int, Sequence[str]]]:
    """Return sort, cost and words of each row; what is made of the words shares them, and so the hashes of them."""
    columns = ("sort", "cost", "words")
    rows = tables.cells("policytext.entities", "common_words.tsv", columns, *columns)
    return [(sort, int(cost), words.split(" ")) for sort, cost, words in rows]


def penalized(penalties: Mapping[str, int]) -> dict[str, int]:
    """Return the cost of each common word, with what its sort adds: verb, adverb or particle, adjective, noun."""
    costs = {**word_costs()}
    for sort, cost, words in _rows():
        if penalty := penalties.get(sort, 0):
            costs.update(zip(words, repeat(cost + penalty)))
    return costs


@cache
def word_costs() -> Mapping[str, int]:
    """Return the cost of each common word."""
    costs: dict[str, int] = {}
    for _, cost, words in _rows():
        costs.update(zip(words, repeat(cost)))
    return costs


@cache
def verbs() -> frozenset[str]:
    """Return the verbs of two characters and more."""
    return frozenset(_of_sort("v"))


@cache
def goings_on() -> frozenset[str]:
    """Return the verbs and adverbs of two characters and more: what goes on behind who acts."""
    return verbs().union(_of_sort("d"))


def _of_sort(sort: str) -> Iterator[str]:
    return (surface for own, _, words in _rows() if own == sort for surface in words if len(surface) > 1)


def is_word(surface: str, most_cost: int = 999) -> bool:
    """Whether text writes these characters as a word whose cost is at most ``most_cost``."""
    return word_costs().get(surface, most_cost + 1) <= most_cost


def is_name_edge(text: str, position: int) -> bool:
    """Whether no name of a company goes on with the character at ``position``, or the text ends there."""
    return _NAME_EDGE.match(text, position) is not None


def by_pair(words: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Return words by their first two characters, the longest first.

    >>> by_pair(["方向", "方向盘", "黄金"])
    {'方向': ('方向盘', '方向'), '黄金': ('黄金',)}
    """
    found: dict[str, tuple[str, ...]] = {}
    for word in sorted(words, key=len, reverse=True):
        found[word[:2]] = (*found.get(word[:2], ()), word)
    return found


@cache
def long_word_heads() -> frozenset[str]:
    """Return the first two characters of all words of three and more."""
    return frozenset({surface[:2] for surface in word_costs() if len(surface) > _PAIR})


@cache
def function_characters() -> frozenset[str]:
    """Return the adverbs, prepositions and particles of one character that are so common that no name begins so."""
    rows = [words for sort, cost, words in _rows() if sort == "d" and cost <= _MOST_FUNCTION_COST]
    return frozenset(surface for words in rows for surface in words if len(surface) == 1)

"""The common words of running text, each with its cost: -10 ln of its share, so costs add up along a reading."""

from __future__ import annotations

from functools import cache
from itertools import repeat
from typing import TYPE_CHECKING

from policytext import tables

if TYPE_CHECKING:
    from collections.abc import Mapping

_MOST_FUNCTION_COST = 75
_PAIR = 2


@cache
def _rows() -> tuple[tables.Row, ...]:
    columns = ("sort", "cost", "words")
    return tables.read("policytext.entities", "common_words.tsv", columns, key=("sort", "cost"))


def penalized(penalties: Mapping[str, int]) -> dict[str, int]:
    """Return the cost of each common word, with what its sort adds: verb, adverb or particle, adjective, noun."""
    costs: dict[str, int] = {}
    for row in _rows():
        costs.update(zip(row["words"].split(" "), repeat(int(row["cost"]) + penalties.get(row["sort"], 0))))
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
    rows = [row for row in _rows() if row["sort"] == "d" and int(row["cost"]) <= _MOST_FUNCTION_COST]
    return frozenset(surface for row in rows for surface in row["words"].split(" ") if len(surface) == 1)

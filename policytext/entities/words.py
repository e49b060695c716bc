"""The common words of running text, each with its cost: -10 ln of its share, so costs add up along a reading."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Literal, NamedTuple, cast

from policytext import tables

if TYPE_CHECKING:
    from collections.abc import Mapping

Sort = Literal["v", "d", "a", "n"]
"""Verb; adverb, preposition, pronoun or particle; adjective; noun or any other word."""

_ENTRY = re.compile(r"([^0-9 ]*)([0-9]+[vdan])")
_MOST_FUNCTION_COST = 75


class Word(NamedTuple):
    """A common word."""

    cost: int
    sort: Sort


@cache
def common_words() -> Mapping[str, Word]:
    """Return the words of ``common_words.tsv``."""
    rows = tables.read("policytext.entities", "common_words.tsv", ("first", "words"))
    return {row["first"] + rest: _word(code) for row in rows for rest, code in _ENTRY.findall(row["words"])}


@cache
def _word(code: str) -> Word:
    return Word(int(code[:-1]), cast("Sort", code[-1]))


def is_word(surface: str, most_cost: int = 999) -> bool:
    """Whether text writes these characters as a word whose cost is at most ``most_cost``."""
    word = common_words().get(surface)
    return word is not None and word.cost <= most_cost


def is_han(character: str) -> bool:
    """Whether the character is one of the basic block of ideographs."""
    return "\u4e00" <= character <= "\u9fff"


@cache
def function_characters() -> frozenset[str]:
    """Return the characters that text writes so often as adverbs, prepositions or particles that no name begins with one."""
    return frozenset(
        surface
        for surface, word in common_words().items()
        if len(surface) == 1 and word.sort == "d" and word.cost <= _MOST_FUNCTION_COST
    )

"""What characters say about names: surnames, given names, transcribed names, and the words that follow a name."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from policytext import tables
from policytext.entities.words import function_characters, is_word

if TYPE_CHECKING:
    from collections.abc import Mapping

_ROOM = "policytext.entities"
END_BONUS = -20
_UNSEEN = 125
_NO_SURNAME = 118
_LONGEST_COMPOUND = 4
_FOREIGN_START = 60
_LONGEST_PART, _PART_COST = 5, 75
_SHORTEST_FOREIGN, _LONGEST_FOREIGN = 3, 9


class Given(NamedTuple):
    """The cost of a character in given names: alone, first of two, second of two."""

    only: int
    first: int
    second: int


_UNSEEN_GIVEN = Given(_UNSEEN, _UNSEEN, _UNSEEN)


@cache
def surnames() -> Mapping[str, int]:
    """Return the cost of each surname."""
    rows = tables.read(_ROOM, "surnames.tsv", ("surname", "cost", "example", "source"))
    return {row["surname"]: int(row["cost"]) for row in rows}


@cache
def given_names() -> Mapping[str, Given]:
    """Return the costs of each character of given names."""
    rows = tables.read(_ROOM, "given_names.tsv", ("character", "only", "first", "second"))
    return {row["character"]: Given(int(row["only"]), int(row["first"]), int(row["second"])) for row in rows}


@cache
def foreign_characters() -> Mapping[str, int]:
    """Return the cost of each character of transcribed names."""
    rows = tables.read(_ROOM, "foreign_names.tsv", ("character", "cost"))
    return {row["character"]: int(row["cost"]) for row in rows}


@cache
def not_names() -> frozenset[str]:
    """Return the words with which no name begins."""
    return frozenset(row["word"] for row in tables.read(_ROOM, "not_names.tsv", ("word", "example", "source")))


@cache
def minority_names() -> frozenset[str]:
    """Return the parts of Mongolian, Turkic and Tibetan names."""
    return frozenset(row["surface"] for row in tables.read(_ROOM, "minority_names.tsv", ("surface", "example", "source")))


@cache
def followers() -> Mapping[str, int]:
    """Return the words that follow names, with the weight of each as evidence."""
    return _contexts("after")


@cache
def leaders() -> Mapping[str, int]:
    """Return the words that stand before names, with the weight of each as evidence."""
    return _contexts("before")


def _contexts(side: str) -> dict[str, int]:
    columns = ("surface", "side", "weight", "example", "source")
    rows = tables.read(_ROOM, "name_contexts.tsv", columns, key=("surface", "side"))
    return {row["surface"]: int(row["weight"]) for row in rows if row["side"] == side}


@cache
def compound_heads() -> frozenset[str]:
    """Return the first characters of compound surnames."""
    return frozenset(surname[0] for surname in surnames() if len(surname) > 1)


def name_costs(folded: str, start: int, stop: int, *, loose: bool = False) -> list[tuple[int, int]]:
    """Return length and cost of the names that may begin at ``start`` and end by ``stop``.

    Args:
        folded: the text.
        start: where the names begin.
        stop: which they must not cross.
        loose: also take names without a known surname, and transcribed ones.
    """
    found: list[tuple[int, int]] = []
    known = surnames()
    if folded[start : start + 2] in not_names() or folded[start : start + 3] in not_names():
        return found
    surname = known.get(folded[start : start + 1])
    if surname is not None:
        _add_given(folded, start, 1, stop, surname, found)
    if folded[start : start + 1] in compound_heads():
        for length in range(2, _LONGEST_COMPOUND + 1):
            compound = known.get(folded[start : start + length])
            if compound is not None:
                _add_given(folded, start, length, stop, compound, found)
    if loose:
        if surname is None and _may_begin_name(folded, start):
            _add_given(folded, start, 1, stop, _NO_SURNAME, found)
        found.extend(_foreign(folded, start, stop))
    return found


def _may_begin_name(folded: str, start: int) -> bool:
    """Whether a name without a known surname may begin here: not with a common word."""
    return folded[start : start + 1] not in function_characters() and not is_word(folded[start : start + 2])


def _add_given(folded: str, start: int, length: int, stop: int, cost: int, found: list[tuple[int, int]]) -> None:
    given = given_names()
    at = start + length
    if at < stop and "\u4e00" <= folded[at] <= "\u9fff":
        first = given.get(folded[at], _UNSEEN_GIVEN)
        found.append((length + 1, cost + first.only + 10))
        if at + 1 < stop and "\u4e00" <= folded[at + 1] <= "\u9fff":
            second = given.get(folded[at + 1], _UNSEEN_GIVEN)
            found.append((length + 2, cost + first.first + second.second + 3))


def _foreign(folded: str, start: int, stop: int) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    cost, at = _FOREIGN_START, start
    limit = min(stop, start + _LONGEST_FOREIGN)
    while at < limit:
        length, own = foreign_step(folded, at, limit)
        if own is None:
            break
        cost += own
        at += length
        if at - start >= _SHORTEST_FOREIGN:
            found.append((at - start, cost))
    return found


def foreign_step(folded: str, at: int, stop: int) -> tuple[int, int | None]:
    """Return how far the part of a transcribed name at ``at`` reaches and its cost, None where none begins."""
    parts = minority_names()
    for length in range(min(_LONGEST_PART, stop - at), 1, -1):
        if folded[at : at + length] in parts:
            return length, _PART_COST
    return 1, foreign_characters().get(folded[at])

"""What characters say about names: surnames, given names, transcribed names, and the words that follow a name.

Costs are those of ``words``, so that a reading as a name and one as words can be compared; the weight of a word beside
a name is what it takes off the cost.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from attrs import fields, frozen

from policytext import tables
from policytext.entities.relation_words import words
from policytext.entities.words import by_pair, function_characters, is_word
from policytext.han import is_han

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

_ROOM = "policytext.entities"
_WORD = ("word", "example", "source")

# Costs.
_UNSEEN = 125  # a character that no given name of the tables has at this place
_NEVER = 9_999
_NO_SURNAME = 130  # a surname that is none of the tables
_MOST_UNKNOWN = 255  # a name with such a surname, at most
_WORD_WITHIN = 30  # a name that a word begins which is none
_SINGLE, _DOUBLE = 10, 3  # given names of one character and of two
_FOREIGN_START = 60  # a transcribed name, whatever its characters
_PART_COST = 75  # a part of a Mongolian, Turkic or Tibetan name
_WELL_KNOWN_COST = 75

# Numbers of characters.
_LONGEST_COMPOUND = 4
_SHORTEST_FOREIGN, _LONGEST_FOREIGN = 3, 9


@cache
def surnames() -> Mapping[str, int]:
    """Return the cost of each surname."""
    return {surname: int(cost) for surname, _, cost in _surname_rows()}


@cache
def function_surnames() -> frozenset[str]:
    """Return the surnames that are words of grammar as well, such as 于 and 任."""
    return frozenset(surname for surname, sort, _ in _surname_rows() if sort == "function")


def _surname_rows() -> Iterator[tuple[str, ...]]:
    columns = ("surname", "sort", "cost", "example", "source")
    return tables.cells(_ROOM, "surnames.tsv", columns, *columns[:3])


@frozen(repr=False)
class GivenNames:
    """The cost of each character in given names: alone, first of two, second of two."""

    only: Mapping[str, int]
    first: Mapping[str, int]
    second: Mapping[str, int]


@cache
def given_names() -> GivenNames:
    """Return the costs of the characters of given names, and of what stands for one that is withheld: 蒋某."""
    columns = ("place", "cost", "characters")
    costs: dict[str, dict[str, int]] = {place.name: {} for place in fields(GivenNames)}
    for place, cost, characters in tables.cells(_ROOM, "given_names.tsv", columns, *columns):
        costs[place].update(dict.fromkeys(characters, int(cost)))
    withheld = dict.fromkeys(words("withheld"), _NEVER)
    return GivenNames(**{place: known | withheld for place, known in costs.items()})


@cache
def foreign_characters() -> Mapping[str, int]:
    """Return the cost of each character of transcribed names."""
    rows = tables.read(_ROOM, "foreign_names.tsv", ("cost", "characters"))
    costs = {character: int(row["cost"]) for row in rows for character in row["characters"]}
    return {character: cost for character, cost in costs.items() if character not in words("withheld")}


def word_length(folded: str, at: int) -> int:
    """Return how long the word is that begins at ``at`` and is no name, 0 if none does: of grammar, a country."""
    return _longest(_not_names(), folded, at)


def brand_length(folded: str, at: int) -> int:
    """Return how long the brand or place is that begins at ``at`` and is no name unless a title stands before it."""
    return _longest(_brands(), folded, at)


def _longest(known: Mapping[str, tuple[str, ...]], folded: str, at: int) -> int:
    for word in known.get(folded[at : at + 2], ()):
        if folded.startswith(word, at):
            return len(word)
    return 0


@cache
def _not_names() -> Mapping[str, tuple[str, ...]]:
    foreign = tables.lines(_ROOM, "not_foreign_names.tsv", _WORD)
    return by_pair((*_not_name_words("always"), *_titled(), *foreign, *_generated("set_phrases.tsv")))


def _generated(name: str) -> Iterator[str]:
    """Yield the words of a table that has those with the same first character in each row."""
    return (word for row in tables.lines(_ROOM, name, ("words",)) for word in row.split(" "))


@cache
def _brands() -> Mapping[str, tuple[str, ...]]:
    return by_pair((*_not_name_words("free"), *_titled(), *_generated("rare_words.tsv")))


@cache
def _titled() -> frozenset[str]:
    """Return the words that are also names, but read so only beside a title: 方向, 黄金."""
    return frozenset(_not_name_words("titled"))


def _not_name_words(where: str) -> Sequence[str]:
    return _not_name_rows().get(where, ())


@cache
def _not_name_rows() -> Mapping[str, Sequence[str]]:
    """Return the words of ``not_names.tsv`` by where they are no names."""
    found: dict[str, list[str]] = {}
    for word, where in tables.cells(_ROOM, "not_names.tsv", ("word", "where", "example", "source"), "word", "where"):
        found.setdefault(where, []).append(word)
    return found


@cache
def _minority_parts() -> Mapping[str, tuple[str, ...]]:
    """Return the parts of Mongolian, Turkic, Tibetan and Yi names, by their first two characters."""
    return by_pair(tables.lines(_ROOM, "minority_names.tsv", ("surface", "example", "source")))


def well_known_length(folded: str, at: int) -> int:
    """Return how long the well-known foreign name is that begins at ``at``, 0 if none does: 奥巴马."""
    return _longest(_well_known(), folded, at)


def well_known_starts() -> Iterable[str]:
    """Return the first two characters of all well-known foreign names."""
    return _well_known().keys()


@cache
def _well_known() -> Mapping[str, tuple[str, ...]]:
    rows = tables.read(_ROOM, "foreign_people.tsv", ("surface", "example", "source"))
    return by_pair([row["surface"] for row in rows])


@cache
def foreign_given_names() -> frozenset[str]:
    """Return the given names of other languages that begin a name with a dot: 彼得."""
    return frozenset(tables.lines(_ROOM, "foreign_given_names.tsv", ("surface", "example", "source")))


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
    rows = tables.cells(_ROOM, "name_contexts.tsv", columns, *columns[:3])
    return {surface: int(weight) for surface, place, weight in rows if place == side}


@cache
def starts() -> frozenset[str]:
    """Return the characters that begin surnames, but for those that are words of grammar."""
    return frozenset(surname[0] for surname in surnames() if surname not in function_surnames())


@cache
def _compound_openings() -> frozenset[str]:
    """Return the first two characters of compound surnames."""
    return frozenset(surname[:2] for surname in surnames() if len(surname) > 1)


def begins_name(folded: str, start: int) -> bool:
    """Whether a surname or a part of a transcribed name begins at ``start``."""
    return folded[start : start + 1] in _name_openings() or folded[start : start + 2] in _name_openings()


def _begins_transcribed(folded: str, start: int) -> bool:
    openings = _transcribed_openings()
    return folded[start : start + 1] in openings or folded[start : start + 2] in openings


@cache
def _name_openings() -> frozenset[str]:
    """Return what any name begins with: characters, and pairs where one tells less."""
    return frozenset().union(surnames(), _compound_openings(), _transcribed_openings())


@cache
def _transcribed_openings() -> frozenset[str]:
    return frozenset().union(foreign_characters(), _minority_parts(), _well_known())


def name_costs(folded: str, start: int, stop: int) -> list[tuple[int, int]]:
    """Return length and cost of the names with a known surname that may begin at ``start`` and end by ``stop``."""
    known = surnames()
    own = known.get(folded[start : start + 1])
    found = [] if own is None else _with_surname(1, own, folded, start, stop)
    if folded[start : start + 2] in _compound_openings():
        for length in range(2, _LONGEST_COMPOUND + 1):
            compound = known.get(folded[start : start + length])
            if compound is not None:
                found += _with_surname(length, compound, folded, start, stop)
    return _longer_than_words(folded, start, found) if found else found


def strange_costs(folded: str, start: int, stop: int, *, unknown: bool) -> list[tuple[int, int]]:
    """Return length and cost of the transcribed names, and where ``unknown`` of those without a known surname."""
    shortest = _SHORTEST_FOREIGN - unknown
    found = transcribed_costs(folded, start, stop, shortest) if _begins_transcribed(folded, start) else []
    if unknown and folded[start : start + 1] not in surnames() and not _begins_word(folded, start):
        found += [item for item in _with_surname(1, _NO_SURNAME, folded, start, stop) if item[1] <= _MOST_UNKNOWN]
    return _longer_than_words(folded, start, found) if found else found


def _begins_word(folded: str, start: int) -> bool:
    return folded[start : start + 1] in function_characters() or is_word(folded[start : start + 2])


def _with_surname(length: int, cost: int, folded: str, start: int, stop: int) -> list[tuple[int, int]]:
    """Return length and cost of the names at ``start`` whose surname is given, as far as there is room behind it."""
    at = start + length
    if at >= stop or not is_han(folded[at]):
        return []
    character, given = folded[at], given_names()
    single = (length + 1, cost + given.only.get(character, _UNSEEN) + _SINGLE)
    if at + 1 >= stop or not is_han(folded[at + 1]):
        return [single]
    pair = given.first.get(character, _UNSEEN) + given.second.get(folded[at + 1], _UNSEEN)
    return [single, (length + 2, cost + pair + _DOUBLE)]


def _longer_than_words(folded: str, start: int, found: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the names that reach further than a word which begins here and is none; they are less likely."""
    if folded[start : start + 2] not in _not_names():
        return found
    word = folded[start : start + word_length(folded, start)]
    if not word:
        return found
    longer = [(length, cost + _WORD_WITHIN) for length, cost in found if length > len(word)]
    return [*(item for item in found if item[0] == len(word)), *longer] if word in _titled() else longer


def transcribed_costs(folded: str, start: int, stop: int, shortest: int) -> list[tuple[int, int]]:
    """Return length and cost of the transcribed names of ``shortest`` characters or more that begin at ``start``."""
    if folded[start : start + 1] in words("join"):
        return []
    found: list[tuple[int, int]] = []
    cost, at = _FOREIGN_START, start
    limit = min(stop, start + _LONGEST_FOREIGN)
    characters, parts = foreign_characters(), _minority_parts()
    while at < limit:
        is_part = folded[at : at + 2] in parts
        length, own = foreign_step(folded, at, limit) if is_part else (1, characters.get(folded[at]))
        if own is None:
            break
        cost += own
        at += length
        if at - start >= shortest:
            found.append((at - start, cost))
    known = well_known_length(folded, start)
    return [*found, (known, _WELL_KNOWN_COST)] if 0 < known <= stop - start else found


def foreign_step(folded: str, at: int, stop: int) -> tuple[int, int | None]:
    """Return how far the part of a transcribed name at ``at`` reaches and its cost, None where none begins."""
    for part in _minority_parts().get(folded[at : at + 2], ()):
        if at + len(part) <= stop and folded.startswith(part, at):
            return len(part), _PART_COST
    return 1, foreign_characters().get(folded[at])

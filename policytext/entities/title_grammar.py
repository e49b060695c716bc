"""The tables of titles in the form that the scan needs: heads, what may stand before them, words that are none."""

from __future__ import annotations

import re
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from attrs import frozen

from policytext import lengths, tables
from policytext.entities.words import by_pair
from policytext.late import Fitted

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from policytext.late import Choose

_ROOM = "policytext.entities"
_COLUMNS = ("surface", "scope", "use", "takes", "example", "source")
_PART_COLUMNS = ("surface", "part", "example", "source")
_SHORT = "surname"
_FEW_HEADS = 2
HELD = "held"
"""The use of what is a title where an appointment, or the list of somebody's posts, says that it is held."""
LISTED = frozenset({"byline", "job", HELD})
"""The uses of what is a title where it ends an item of somebody's posts."""


class Head(NamedTuple):
    """The last word of a title: a row of ``titles.tsv``."""

    surface: str
    scope: str
    use: str
    takes: frozenset[str]
    rule: str

    @property
    def is_shown(self) -> bool:
        """Whether it is a title even where nobody is named."""
        return self.use in ("post", "status")

    @property
    def is_role(self) -> bool:
        """Whether it is no title even beside a name."""
        return self.use in ("role", "byline")

    @property
    def counts_beside_name(self) -> bool:
        """Whether it is a title only beside a name or in a list of posts."""
        return self.use in ("named", "job", HELD)


@frozen(repr=False)
class Grammar:
    """The tables in the form that the scan needs.

    Attributes:
        heads: the lines of the heads, which ``row_of`` reads.
        head_lengths: how long the heads are that end in each two characters, the longest first.
        parts: the sorts of what stands before heads.
        part_lengths: how long the parts are that end in each character, the longest first.
        bodies: the parts that are bodies.
        suffix: the pattern of what belongs to a title behind its head.
        guards: the words that hold a head and are no titles, by the head and its place in them.
        crossing: the words that begin with the last character of a title, by their first two characters.
        behind: the words right behind a title that make it none, by their first two characters.
        scan: the pattern of the last character of what may be a head; most of what it finds is none.
    """

    heads: Mapping[str, str]
    head_lengths: Mapping[str, tuple[int, ...]]
    parts: Mapping[str, frozenset[str]]
    part_lengths: Mapping[str, tuple[int, ...]]
    bodies: tuple[str, ...]
    suffix: re.Pattern[str]
    guards: Mapping[str, Mapping[int, tuple[str, ...]]]
    crossing: Mapping[str, tuple[str, ...]]
    behind: Mapping[str, tuple[str, ...]]
    scan: Fitted


@cache
def grammar() -> Grammar:
    """Return the title grammar of the packaged tables."""
    heads = {surface: line for surface, line in _lines().items() if not _is_short(line)}
    parts: dict[str, frozenset[str]] = {}
    shared: dict[frozenset[str], frozenset[str]] = {}  # hundreds of parts are of one sort
    suffixes: list[str] = []
    for surface, part in tables.cells(_ROOM, "title_parts.tsv", _PART_COLUMNS, "surface", "part"):
        if part == "suffix":
            suffixes.append(surface)
        else:
            sorts = parts.get(surface, frozenset()) | {part}
            parts[surface] = shared.setdefault(sorts, sorts)
    not_titles: dict[str, list[str]] = {"whole": [], "after": [], "behind": []}
    for word, reach in tables.cells(_ROOM, "not_titles.tsv", ("word", "reach", "example", "source"), "word", "reach"):
        not_titles[reach].append(word)
    return Grammar(
        heads,
        lengths.by_last_pair(heads),
        parts,
        lengths.by_last(parts),
        tuple(surface for surface, sorts in parts.items() if "body" in sorts),
        re.compile("|".join(map(re.escape, sorted(suffixes, key=len, reverse=True)))),
        _guards(heads, not_titles["whole"]),
        by_pair(not_titles["after"]),
        by_pair(not_titles["behind"]),
        _scan(heads),
    )


@cache
def row_of(line: str) -> Head:
    """Return the row that a line of ``titles.tsv`` is; a text holds few, so each is read when it is first met."""
    surface, scope, use, takes, *_ = line.split("\t")
    return Head(surface, scope, use, frozenset(takes.split()), f"titles.tsv:{surface}")


@cache
def _lines() -> Mapping[str, str]:
    return tables.lines(_ROOM, "titles.tsv", _COLUMNS)


def _is_short(line: str) -> bool:
    """Whether the row is a form of address behind a surname alone."""
    return line.split("\t", 3)[2] == _SHORT


def _guards(heads: Iterable[str], not_titles: Iterable[str]) -> dict[str, dict[int, tuple[str, ...]]]:
    """Return for each head the words that hold it and are no titles, by its place in them."""
    known = set(heads)
    guards: dict[str, dict[int, tuple[str, ...]]] = {}
    for word in not_titles:
        for start in range(len(word)):
            for end in range(start + 1, len(word) + 1):
                if word[start:end] in known:
                    places = guards.setdefault(word[start:end], {})
                    places[start] = (*places.get(start, ()), word)
    return guards


def _scan(heads: Collection[str]) -> Fitted:
    """Return the pattern of a character that ends a head, behind one that stands before such a character in a head.

    Ends of few heads and ends of many are two groups: an expression of all pairs takes twice as long to look for.
    """
    before: dict[str, set[str]] = {}
    for head in heads:
        before.setdefault(head[-1], set()).add(head[-2])
    few = [last for last, seconds in before.items() if len(seconds) <= _FEW_HEADS]
    groups = (few, before.keys() - few)
    sorts = [({*chain.from_iterable(map(before.__getitem__, group))}, group) for group in groups if group]

    def expression(choose: Choose) -> str:
        pairs = [f"(?<={_any_of(choose(seconds))}{_any_of(choose(lasts))})" for seconds, lasts in sorts]
        return f"{_any_of(choose(before))}(?:{'|'.join(pairs)})"

    return Fitted(expression)


def _any_of(characters: Iterable[str]) -> str:
    return f"[{re.escape(''.join(characters))}]"


@cache
def short_forms() -> Mapping[str, Head]:
    """Return the titles that stand behind a surname alone: 蒋总, 蒋工."""
    return {surface: row_of(line) for surface, line in _lines().items() if _is_short(line)}

"""The tables of titles in the form that the scan needs: heads, what may stand before them, words that are none."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from attrs import frozen

from policytext import tables

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_ROOM = "policytext.entities"
_COLUMNS = ("surface", "scope", "use", "takes", "example", "source")
_SHORT = "surname"
_LASTS_A_GROUP = 8  # told apart in two steps: `re` tries look-behinds one by one


@frozen
class Head:
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


@frozen
class Grammar:
    """The tables in the form that the scan needs."""

    heads: Mapping[str, Head]
    head_lengths: Mapping[str, tuple[int, ...]]
    parts: Mapping[str, frozenset[str]]
    part_lengths: Mapping[str, tuple[int, ...]]
    bodies: tuple[str, ...]
    suffix: re.Pattern[str]
    guards: Mapping[str, Mapping[int, tuple[str, ...]]]
    crossing: Mapping[str, tuple[str, ...]]
    behind: tuple[str, ...]
    scan: re.Pattern[str]


def lengths_by_last(words: Iterable[str]) -> dict[str, tuple[int, ...]]:
    """Return how long the words are that end in each character, the longest first.

    >>> lengths_by_last(["局长", "董事长", "经理"])
    {'长': (3, 2), '理': (2,)}
    """
    lengths: dict[str, set[int]] = {}
    for word in words:
        lengths.setdefault(word[-1], set()).add(len(word))
    return {character: tuple(sorted(sizes, reverse=True)) for character, sizes in lengths.items()}


@cache
def grammar() -> Grammar:
    """Return the title grammar of the packaged tables."""
    heads = {row["surface"]: _head(row) for row in tables.read(_ROOM, "titles.tsv", _COLUMNS) if row["use"] != _SHORT}
    rows = tables.read(_ROOM, "title_parts.tsv", ("surface", "part", "example", "source"), key=("surface", "part"))
    parts: dict[str, frozenset[str]] = {}
    for row in rows:
        if row["part"] != "suffix":
            parts[row["surface"]] = parts.get(row["surface"], frozenset()) | {row["part"]}
    suffixes = sorted((row["surface"] for row in rows if row["part"] == "suffix"), key=len, reverse=True)
    not_titles = tables.read(_ROOM, "not_titles.tsv", ("word", "reach", "example", "source"))
    return Grammar(
        heads,
        lengths_by_last(heads),
        parts,
        lengths_by_last(parts),
        tuple(surface for surface, sorts in parts.items() if "body" in sorts),
        re.compile("|".join(map(re.escape, suffixes))),
        _guards(heads, [row["word"] for row in not_titles if row["reach"] == "whole"]),
        _crossing([row["word"] for row in not_titles if row["reach"] == "after"]),
        tuple(row["word"] for row in not_titles if row["reach"] == "behind"),
        _scan(heads),
    )


def _head(row: tables.Row) -> Head:
    takes = frozenset(row["takes"].split())
    return Head(row["surface"], row["scope"], row["use"], takes, f"titles.tsv:{row['surface']}")


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


def _crossing(words: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Return the words that may begin with a title's last character, by that character."""
    by_first: dict[str, tuple[str, ...]] = {}
    for word in words:
        by_first[word[0]] = (*by_first.get(word[0], ()), word)
    return by_first


def _scan(heads: Iterable[str]) -> re.Pattern[str]:
    """Return the pattern that matches the last character of every head, told apart by look-behinds of one width.

    A head that ends in another one is found where that one is, unless letters before that one rule it out.
    """
    endings: dict[str, dict[int, list[str]]] = {}
    known = frozenset(head for head in heads if not head.isascii())
    for head in sorted(head for head in heads if not any(head[start:] in known for start in range(1, len(head)))):
        guarded = f"(?<![A-Za-z]){head}" if head.isascii() else re.escape(head)
        endings.setdefault(head[-1], {}).setdefault(len(head), []).append(guarded)
    branches = {last: _branch(last, sizes) for last, sizes in sorted(endings.items())}
    lasts = list(branches)
    groups = [lasts[start : start + _LASTS_A_GROUP] for start in range(0, len(lasts), _LASTS_A_GROUP)]
    grouped = [f"(?<=[{''.join(group)}])(?:{'|'.join(branches[last] for last in group)})" for group in groups]
    return re.compile(f"[{''.join(lasts)}](?:{'|'.join(grouped)})")


def _branch(last: str, sizes: Mapping[int, list[str]]) -> str:
    """Return the branch for the heads that end in a character: look-behinds, each for the heads of one length."""
    words = "|".join(f"(?<={'|'.join(heads)})" for _, heads in sorted(sizes.items()))
    return f"(?<={last}){'(?![A-Za-z])' if last.isascii() else ''}(?:{words})"


@cache
def short_forms() -> Mapping[str, Head]:
    """Return the titles that stand behind a surname alone: 蒋总, 蒋工."""
    return {row["surface"]: _head(row) for row in tables.read(_ROOM, "titles.tsv", _COLUMNS) if row["use"] == _SHORT}

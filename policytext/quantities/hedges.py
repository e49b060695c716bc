"""Reads the words around an amount: hedges (约, 不低于, 以上), verbs between a bound and its sum (最高奖励)."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from policytext import lengths, tables
from policytext.han import is_han
from policytext.quantities.wordlists import alternation

if TYPE_CHECKING:
    from collections.abc import Mapping

_PACKAGE = "policytext.quantities"
_COLUMNS = ("surface", "side", "hedge", "unless", "example", "source")
STRENGTH: Mapping[str, int] = {
    "exact": 0,
    "approx": 1,
    "at_least": 2,
    "at_most": 2,
    "over": 3,
    "under": 3,
    "nearly": 3,
    "about_over": 4,
}
"""Of two hedges on one number the stronger bound wins."""

BOUNDS = frozenset(("at_least", "over", "at_most", "under"))
"""The hedges that leave one end open."""

_NOUN_CHARS = 12
_EDGE = "edge"
_PLACE = "place"
PLACES = frozenset("十百千万亿兆")
"""The characters that 上 is a bound in front of."""

_PARTICLES = "的地の"


class Hedge(NamedTuple):
    """A row of ``hedges.tsv``."""

    surface: str
    hedge: str
    unless: tuple[str, ...]
    needs_edge: bool
    needs_place: bool


class Found(NamedTuple):
    """How far the words reach and what the strongest of them says."""

    position: int
    hedge: str


def _hedge(row: tables.Row) -> Hedge:
    unless = row["unless"].split()
    guards = tuple(word for word in unless if word not in (_EDGE, _PLACE))
    return Hedge(row["surface"], row.choice("hedge", STRENGTH), guards, _EDGE in unless, _PLACE in unless)


def _by_side() -> tuple[Mapping[str, Hedge], Mapping[str, Hedge]]:
    rows = tables.read(_PACKAGE, "hedges.tsv", _COLUMNS, key=("surface", "side"))
    hedges: dict[str, dict[str, Hedge]] = {"before": {}, "after": {}}
    for row in rows:
        hedges[row.choice("side", hedges)][row["surface"]] = _hedge(row)
    return hedges["before"], hedges["after"]


_BEFORE, _AFTER = _by_side()

BEFORE = lengths.by_last(_BEFORE)
"""The lengths of the words that stand before a number, by their last character."""

AFTER = lengths.by_first(_AFTER)
"""The lengths of the words that stand behind an amount, by their first character."""

BEFORE_PLACES = tuple(surface for surface, row in _BEFORE.items() if row.needs_place)
"""The words that are hedges in front of a place word only: 上 in 上亿元."""

FAR_BOUNDS = frozenset(
    surface for surface, row in _BEFORE.items() if row.hedge in ("at_most", "at_least") and len(surface) > 1
)
"""The bounds that act over a verb or noun: 最高, 不超过, 至少."""

_LONG_BOUNDS = tuple(bound for bound in FAR_BOUNDS if len(bound) > 2)  # noqa: PLR2004 - not 最高, 至少

_FILLERS = frozenset(tables.lines(_PACKAGE, "fillers.tsv", ("surface", "example", "source")))
_FILLER_LENGTHS = lengths.by_last(_FILLERS)


def opens_word(text: str, position: int) -> bool:
    """Whether a Chinese word stands at ``position``: a Han character other than 的 or 地."""
    character = text[position : position + 1]
    return is_han(character) and character not in _PARTICLES


def is_letter(text: str, position: int) -> bool:
    """Whether a letter, Chinese and Japanese ones included, stands at ``position``."""
    return position < len(text) and text[position].isalpha()


def ending(text: str, position: int, *, is_place: bool) -> Hedge | None:
    """Return the longest hedge that ends at ``position`` and fits a number that begins with a place word or not."""
    for length in BEFORE.get(text[position - 1], ()):
        start = position - length
        word = _BEFORE.get(text[start:position]) if start >= 0 else None
        if word and not (word.unless and text.endswith(word.unless, max(0, start - 4), start)):
            return word if is_place or not word.needs_place else None
    return None


def beginning(text: str, position: int) -> Hedge | None:
    """Return the longest hedge that begins at ``position``."""
    for length in AFTER.get(text[position], ()):
        end = position + length
        word = _AFTER.get(text[position:end])
        if (
            word
            and not (word.unless and text.startswith(word.unless, end))
            and not (word.needs_edge and text[end : end + 1].isalnum() and text[end] not in _PARTICLES)
        ):
            return word
    return None


def across_verbs(text: str, position: int) -> Found | None:
    """Return the bound in front of up to three verbs that end at ``position``: 最高 in 最高给予奖励100万元."""
    for _ in range(3):
        lengths = _FILLER_LENGTHS.get(text[position - 1], ())
        length = next(
            (size for size in lengths if size <= position and text[position - size : position] in _FILLERS), 0
        )
        if not length:
            return None
        position -= length
        if not position:
            return None
        bound = ending(text, position, is_place=False)
        if bound and bound.surface in FAR_BOUNDS:
            return Found(position - len(bound.surface), bound.hedge)
    return None


def across_noun(text: str) -> Found | None:
    """Return the bound in front of the noun that ends a text, of which a share is said: 不超过总建筑面积的."""
    is_likely = any(map(text.__contains__, _LONG_BOUNDS))
    match = _across_noun().search(text, max(0, len(text) - _NOUN_CHARS - 6)) if is_likely else None
    return Found(match.start(), _BEFORE[match[1]].hedge) if match else None


@cache
def _across_noun() -> re.Pattern[str]:
    return re.compile(rf"({alternation(_LONG_BOUNDS)})[^，。；、,;\n0-9]{{1,{_NOUN_CHARS}}}\Z")


def stronger(one: str, other: str) -> str:
    """Return the hedge that says more; the first of two equals."""
    return other if STRENGTH[other] > STRENGTH[one] else one

"""Finds the names of administrative divisions, in full and short, and tells which of several bearers is meant."""

from __future__ import annotations

from bisect import bisect_left
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from policytext import tables
from policytext.entities import divisions
from policytext.entities.automaton import Automaton
from policytext.entities.blocks import blocks
from policytext.entities.relation_words import words
from policytext.entities.vocabulary import leads_to
from policytext.entities.words import is_word
from policytext.han import is_han
from policytext.late import late

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from policytext.entities.types import Division

    _Mention = tuple[int, int, str]

GUARD_COLUMNS = ("surface", "example", "source")
OTHER_COLUMNS = ("surface", "code", "example", "source")
_PACKAGE = "policytext.entities"
_RANK = {"province": 0, "prefecture": 1, "county": 2}
_NEARBY_MENTIONS = 12
_ADJACENT_CHARS = 1
_SURE_CHARS = 3
_PAIR = 2
_COMMON = 130
_GOES_ON = late(r"[级域情]|长(?![江期途年远])")
"""What goes on behind 县 to a word of its own: 县级, 县域, 县长."""


class PlaceSpan(NamedTuple):
    """A place named; offsets index the folded text; ``division`` is None where several bear the name."""

    start: int
    end: int
    rule: str
    division: Division | None


def find(folded: str) -> list[PlaceSpan]:
    """Return the divisions named in a folded text, in order, none overlapping.

    A name of several bearers is that of the one whose province or prefecture is named nearby, else its division is
    None. A short form that a province or prefecture shares with smaller divisions of its own names the larger one.
    The short form of a county counts where its full form stands in the text, where the division it lies in or another
    county of it stands directly before it, before a development zone (昆山高新区; of a district only where its
    prefecture or province is named), or where it has three characters or more.

    >>> [(span.division.name, "湖北武汉"[span.start : span.end]) for span in find("湖北武汉")]
    [('湖北省', '湖北'), ('武汉市', '武汉')]
    >>> [span.division.prefecture for span in find("福建省福州市鼓楼区")]
    [None, '福州市', '福州市']
    """
    mentions = _mentions(folded)
    return _sure(folded, mentions, _resolve([name for *_, name in mentions]))


def _mentions(folded: str) -> list[_Mention]:
    """Return start, end and name of each mention, before it is told which bearer is meant."""
    names, known, full, not_before = _names(), _codes(), _full_names(), _not_before()
    return [
        (block.start + start, block.start + end, name)
        for block in blocks(folded)
        for number, start, end in _automaton().matches(block.text)
        if (name := names[number]) in known and (name in full or not block.text.startswith(not_before, end))
    ]


def _resolve(names: Sequence[str]) -> list[Division | None]:
    """Tell the bearer of each name: those of one bearer first, the others by what is named nearby."""
    certain = [*map(_certain, names)]
    positions = [i for i, division in enumerate(certain) if division is not None]
    return [
        division if division is not None else _by_neighbours(names[i], i, positions, certain)
        for i, division in enumerate(certain)
    ]


def _only(bearers: Sequence[Division]) -> Division | None:
    """Return the bearer that needs no context: the only one, or the one that all others lie in or below."""
    largest = min(bearers, key=lambda division: _RANK[division.level])
    others = [division for division in bearers if division is not largest]
    if largest.level == "province" or all(division.prefecture == largest.name for division in others):
        return largest
    return None


def _by_neighbours(name: str, i: int, positions: Sequence[int], certain: Sequence[Division | None]) -> Division | None:
    """Return the bearer that shares prefecture, else province, with the nearest place that tells."""
    at, bearers = bisect_left(positions, i), _bearers(name)
    before = reversed(positions[max(0, at - _NEARBY_MENTIONS) : at])
    after = positions[at : at + _NEARBY_MENTIONS]
    provinces = {bearer.province for bearer in bearers}
    for position in (*before, *after):
        neighbour = certain[position]
        if neighbour is None or neighbour.province not in provinces:
            continue
        for kin in (_in_prefecture_of, _in_province_of):
            found = [bearer for bearer in bearers if kin(bearer, neighbour)]
            if found and (bearer := _only(found)) is not None:
                return bearer
    return None


def _in_prefecture_of(bearer: Division, neighbour: Division) -> bool:
    return neighbour.prefecture is not None and bearer.prefecture == neighbour.prefecture


def _in_province_of(bearer: Division, neighbour: Division) -> bool:
    return bearer.province == neighbour.province


def _sure(folded: str, mentions: Sequence[_Mention], resolved: Sequence[Division | None]) -> list[PlaceSpan]:
    """Return the mentions that are more than two characters that happen to be the short form of a county."""
    names = _full_names()
    full = {
        division.code for (*_, name), division in zip(mentions, resolved, strict=True) if division and name in names
    }
    larger = {division.name for division in resolved if division and division.level != "county"}
    kept: list[PlaceSpan] = []
    for (start, end, name), division in zip(mentions, resolved, strict=True):
        before = kept[-1].division if kept and start - kept[-1].end <= _ADJACENT_CHARS else None
        is_sure = len(name) >= _SURE_CHARS or name in names or _is_known(division, before, full)
        if not (is_sure or (division and folded.startswith(_zones(), end) and _has_zone(division, larger))):
            continue
        is_kin = division is not None and before is not None and _is_within(division, before)
        if is_kin or end - start != _PAIR or not _lies_across(folded, start, end):
            kept.append(PlaceSpan(start, end, _rule(name, division), division))
    return kept


def _lies_across(folded: str, start: int, end: int) -> bool:
    """Whether the two characters of a name belong to two words: 示范|县, 最新|县级, 华南|通道."""
    leads = is_word(folded[start - 1 : start + 1], _COMMON)
    if folded[end - 1] != "县":
        return leads and is_word(folded[end - 1 : end + 1], _COMMON)
    if leads or _GOES_ON.match(folded, end):
        return True
    return (
        folded[start] in words("join") and is_han(folded[start - 1 : start] or "。") and not _is_led(folded, start, end)
    )


def _is_led(folded: str, start: int, end: int) -> bool:
    """Whether a county whose first character is a conjunction is named: it is led to, or 县 follows again."""
    return folded.startswith("县", end) or leads_to(folded[start - 1]) or leads_to(folded[start - _PAIR : start])


def _is_within(division: Division, larger: Division) -> bool:
    return larger.name in (division.province, division.prefecture)


def _is_known(division: Division | None, before: Division | None, full: set[str]) -> bool:
    """Whether a short form is no county's, or its county is named in full, or kin stands directly before it."""
    if division is None:
        return False
    if division.level != "county" or division.code in full:
        return True
    return before is not None and _are_kin(division, before)


def _has_zone(county: Division, named: set[str]) -> bool:
    """Whether a zone with the short form of a county is its own; that of a district may be named after a direction."""
    return not county.name.endswith("区") or not named.isdisjoint((county.province, county.prefecture))


def _are_kin(county: Division, before: Division) -> bool:
    if before.level == "county":
        return county.prefecture == before.prefecture and county.province == before.province
    return before.name in (county.province, county.prefecture)


def _rule(name: str, division: Division | None) -> str:
    is_listed = name in divisions.codes_by_name()
    return f"divisions.tsv:{(division or _bearers(name)[0]).code}" if is_listed else f"place_others.tsv:{name}"


@cache
def _full_names() -> frozenset[str]:
    return frozenset(divisions.names().values())


@cache
def _codes() -> Mapping[str, str]:
    """Return the codes of each name, parted by blanks.

    A place that GB/T 2260 does not list has that of the division it lies in.
    """
    others = {row["surface"]: row["code"] for row in _read("place_others.tsv", OTHER_COLUMNS)}
    return {**others, **divisions.codes_by_name()}


@cache
def _bearers(name: str) -> tuple[Division, ...]:
    """Return the divisions that bear a name."""
    return tuple(map(divisions.division, _codes()[name].split()))


@cache
def _certain(name: str) -> Division | None:
    """Return the bearer of a name that needs no context."""
    return _only(_bearers(name))


@cache
def _names() -> tuple[str, ...]:
    """Return the names to look for, and the words that keep a name from being read in them."""
    guards = [row["surface"] for row in _read("place_guards.tsv", GUARD_COLUMNS)]
    return tuple(dict.fromkeys([*_codes(), *guards]))


@cache
def _not_before() -> tuple[str, ...]:
    return tuple(row["surface"] for row in _read("place_not_before.tsv", GUARD_COLUMNS))


@cache
def _zones() -> tuple[str, ...]:
    return tuple(row["surface"] for row in _read("place_zones.tsv", GUARD_COLUMNS))


def _read(name: str, columns: tuple[str, ...]) -> tuple[tables.Row, ...]:
    return tables.read(_PACKAGE, name, columns)


@cache
def _automaton() -> Automaton:
    return Automaton(_names())

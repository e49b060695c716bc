"""Tells a name from a description: what stands before the noun that ends it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from policytext.entities import divisions
from policytext.entities.growing import BORDERS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from policytext.entities.growing import Growth
    from policytext.entities.reading import Reading, Token

DESCRIBING = frozenset({"trade", "industry", "modifier", "region", "place", "country"})
_PLACING = frozenset({"region", "place", "country", "opener"})
_RANKED = re.compile(r"[省市州盟县区旗镇乡村]")
_UNKNOWN_PLACE = re.compile(r"[一-鿿]{0,6}[省市州盟县区旗镇乡]|[一-鿿]{2,4}")
_LONGEST_PLACE = 15
_SHORT_CHARS = 2
_MAX_FIELD_CHARS = 6


def prefix_is_place(prefix: str) -> bool:
    """Whether a stretch before a body of a territory can be the territory's name.

    >>> prefix_is_place("浙江省温岭市"), prefix_is_place("温江"), prefix_is_place("积极推动全市上下")
    (True, True, False)
    """
    rest = prefix
    while known := place_prefix(rest):
        rest = rest[len(known) :]
    return not rest or _UNKNOWN_PLACE.fullmatch(rest) is not None


def place_prefix(text: str) -> str:
    """Return the longest name of a division that the text begins with, or the empty string."""
    names = divisions.by_name()
    for length in divisions.lengths_by_first().get(text[:1], ()):
        if text[:length] in names:
            return text[:length]
    return ""


def stands_free(reading: Reading, index: int) -> bool:
    """Whether a word is long enough to be no accident, or a border stands before it, or no unknown Han touches it."""
    text = reading.text
    _, start, end = reading.tokens[index]
    if end - start > _SHORT_CHARS:
        return True
    before = reading.before(index)
    if start == 0 or not _is_han(text[start - 1]) or (before is not None and before.word.role in BORDERS):
        return True
    return before is not None and (end == len(text) or not _is_han(text[end]) or reading.after(index) is not None)


def names_something(reading: Reading, index: int, growth: Growth) -> bool:
    """Whether the stretch before a head names somebody, as its ``needs`` asks."""
    token = reading.tokens[index]
    start, end = growth.start, token.start
    if growth.border is not None and growth.border.word.role == "stop_prefix" and growth.border.end == start:
        return False
    inside = reading.inside(index, start)
    match token.word.needs:
        case "zone":
            return True
        case "legal" | "sector":
            return end - start > 1
        case "party":
            return bool(inside) and inside[0].start == start and inside[0].word.role == "opener"
        case "name" | "brand":
            return _is_name(reading.text, token, start, inside)
        case "parent":
            return has_organization(inside) and not is_bare(inside, start) and end - inside[-1].end <= _MAX_FIELD_CHARS
        case "field":
            return _is_field(reading.text, start, end, inside)
        case _:
            return is_placed(reading.text, start, end, inside) or has_organization(inside)


def _is_name(text: str, token: Token, start: int, inside: Sequence[Token]) -> bool:
    """Whether more than trade and size is said: an unknown word, a place, another organization."""
    if any(found.word.makes_organization and found.word.needs != "zone" for found in inside):
        return True
    if unknown_chars(start, token.start, inside) and token.start - start > 1:
        return True
    says_what = token.word.needs != "brand" or not is_all_places(text[start : token.start], inside)
    return says_what and is_placed(text, start, token.start, inside)


def _is_field(text: str, start: int, end: int, inside: Sequence[Token]) -> bool:
    """Whether a head of one character has a territory and a field before it: 温州市|新潮|局."""
    if has_organization(inside) and not is_bare(inside, start):
        return True
    placing = inside[0].end if inside and inside[0].start == start and inside[0].word.role in _PLACING else start
    ranked = _RANKED.match(text, placing, end)
    field_start = ranked.end() if ranked else placing
    return field_start > start and end - field_start > 1


def is_placed(text: str, start: int, end: int, inside: Sequence[Token]) -> bool:
    """Whether a stretch begins with a place or with the word of a rank (市, 县)."""
    if inside and inside[0].start == start and not inside[0].word.makes_organization:
        return inside[0].word.role in _PLACING
    return bool(_RANKED.match(text, start, end)) or bool(place_prefix(text[start : min(end, start + _LONGEST_PLACE)]))


def has_organization(inside: Sequence[Token]) -> bool:
    """Whether one of the words can end an organization."""
    return any(token.word.makes_organization for token in inside)


def is_bare(inside: Sequence[Token], start: int) -> bool:
    """Whether a stretch begins with an organization's noun that has nothing before it."""
    return bool(inside) and inside[0].start == start and inside[0].word.role == "head"


def is_all_places(stretch: str, inside: Sequence[Token]) -> bool:
    """Whether a stretch is made of names of places only: 北京公司 says where, not which."""
    placed = sum(token.end - token.start for token in inside if token.word.role in _PLACING)
    return placed == len(stretch) or place_prefix(stretch) == stretch


def unknown_chars(start: int, end: int, inside: Sequence[Token]) -> int:
    """Return how many characters of a stretch belong to no describing word."""
    return end - start - sum(token.end - token.start for token in inside if token.word.role in DESCRIBING)


def _is_han(character: str) -> bool:
    return "㐀" <= character <= "鿿"

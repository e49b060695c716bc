"""Tells a name from a description: what stands before the noun that ends it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from policytext.entities import divisions

if TYPE_CHECKING:
    from collections.abc import Sequence

    from policytext.entities.growing import Growth
    from policytext.entities.vocabulary import Token

_DESCRIBING = frozenset({"trade", "industry", "modifier", "region", "place", "country"})
_PLACING = frozenset({"region", "place", "country", "opener"})
_RANKED = re.compile(r"[省市州盟县区旗镇乡村]")
_UNKNOWN_PLACE = re.compile(r"[一-鿿]{0,6}[省市州盟县区旗镇乡]|[一-鿿]{2,4}")
_LONGEST_PLACE = 15
_SHORT_CHARS = 2
_PLACE_AND_NOUN_CHARS = 4  # 北京公司 says where, not which


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
    lengths = range(min(len(text), _LONGEST_PLACE), 1, -1)
    return next((text[:length] for length in lengths if text[:length] in names), "")


def stands_free(text: str, tokens: Sequence[Token], index: int) -> bool:
    """Whether a word is long enough to be no accident, or no unknown Han character touches it."""
    _, start, end = tokens[index]
    if end - start > _SHORT_CHARS:
        return True
    before = start == 0 or not _is_han(text[start - 1]) or (index > 0 and tokens[index - 1].end == start)
    after = end == len(text) or not _is_han(text[end]) or (index + 1 < len(tokens) and tokens[index + 1].start == end)
    return before and after


def names_something(text: str, tokens: Sequence[Token], index: int, growth: Growth) -> bool:
    """Whether the stretch before a head names somebody, as its ``needs`` asks."""
    token = tokens[index]
    start, end = growth.start, token.start
    if growth.border is not None and growth.border.word.role == "stop_prefix" and growth.border.end == start:
        return False
    inside = tokens_between(tokens, index, start)
    match token.word.needs:
        case "zone":
            return True
        case "legal" | "sector":
            return end - start > 1
        case "party":
            return bool(inside) and inside[0].start == start and inside[0].word.role == "opener"
        case "name":
            return _is_name(text, token, start, inside)
        case "field":
            return _is_field(text, start, end, inside)
        case _:
            return is_placed(text, start, end, inside) or any(found.word.makes_organization for found in inside)


def _is_field(text: str, start: int, end: int, inside: Sequence[Token]) -> bool:
    """Whether a head of one character has a territory and a field before it: 温州市|新潮|局."""
    placing = inside[0].end if inside and inside[0].start == start and inside[0].word.role in _PLACING else start
    ranked = _RANKED.match(text, placing, end)
    field_start = ranked.end() if ranked else placing
    return field_start > start and end - field_start > 1


def _is_name(text: str, token: Token, start: int, inside: Sequence[Token]) -> bool:
    """Whether more than trade and size is said: an unknown word, a place, another organization."""
    if any(found.word.makes_organization and found.word.needs != "zone" for found in inside):
        return not is_bare(inside, start)
    length = token.start - start
    if unknown_chars(start, token.start, inside) and length > 1:
        return True
    is_long = token.end - start > _PLACE_AND_NOUN_CHARS
    return is_placed(text, start, token.start, inside) and (token.word.kind != "enterprise" or is_long)


def is_bare(inside: Sequence[Token], start: int) -> bool:
    """Whether a stretch holds an organization's noun with nothing before it."""
    return bool(inside) and inside[0].start == start and inside[0].word.role == "head"


def unknown_chars(start: int, end: int, inside: Sequence[Token]) -> int:
    """Return how many characters of a stretch belong to no describing word."""
    return end - start - sum(found.end - found.start for found in inside if found.word.role in _DESCRIBING)


def is_placed(text: str, start: int, end: int, inside: Sequence[Token]) -> bool:
    if inside and inside[0].start == start and inside[0].word.role in _PLACING:
        return True
    return bool(_RANKED.match(text, start, end)) or bool(place_prefix(text[start : min(end, start + _LONGEST_PLACE)]))


def tokens_between(tokens: Sequence[Token], count: int, start: int) -> list[Token]:
    """Return the last of ``tokens[:count]``, those that begin at ``start`` or later."""
    first = count
    while first > 0 and tokens[first - 1].start >= start:
        first -= 1
    return list(tokens[first:count])


def _is_han(character: str) -> bool:
    return "㐀" <= character <= "鿿"

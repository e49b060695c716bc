"""Tells a name from a description: what stands before the noun that ends it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from policytext.entities import divisions

if TYPE_CHECKING:
    from collections.abc import Sequence

    from policytext.entities.growing import Growth
    from policytext.entities.vocabulary import Token

_DESCRIBING = frozenset({"industry", "modifier", "keep", "region", "place"})
_PLACING = frozenset({"region", "place"})
_RANKED = re.compile(r"[省市州盟县区旗镇乡村]")
_UNKNOWN_PLACE = re.compile(r"[一-鿿]{0,6}[省市州盟县区旗镇乡]|[一-鿿]{2,4}")
_LONGEST_PLACE = 15


def prefix_is_place(prefix: str) -> bool:
    """Whether a stretch before a body of a territory can be the territory's name.

    >>> prefix_is_place("浙江省温岭市"), prefix_is_place("温江"), prefix_is_place("积极推动全市上下")
    (True, True, False)
    """
    rest = prefix
    while rest:
        known = place_prefix(rest)
        if not known:
            break
        rest = rest[len(known) :]
    return not rest or _UNKNOWN_PLACE.fullmatch(rest) is not None


def place_prefix(text: str) -> str:
    """Return the longest name of a division that the text begins with, or the empty string."""
    names = divisions.by_name()
    for length in range(min(len(text), _LONGEST_PLACE), 1, -1):
        if text[:length] in names:
            return text[:length]
    return ""


def names_something(text: str, tokens: Sequence[Token], index: int, growth: Growth) -> bool:
    """Whether the stretch before a head names somebody, as its ``needs`` asks."""
    token = tokens[index]
    start, end = growth.start, token.start
    inside = [token for token in _inside(tokens, index, start)]
    if growth.border is not None and growth.border.word.role == "stop_prefix" and growth.border.end == start:
        return False
    needs = token.word.needs
    placed = _is_placed(text, start, end, inside)
    parented = any(found.word.makes_organization for found in inside)
    if needs == "field":
        return placed or bool(inside and inside[-1].end == end and inside[-1].word.makes_organization)
    if needs in ("owner", "branch", "chapter", "title"):
        return placed or parented
    if needs == "legal":
        return end - start > 1
    if needs == "sector":
        return end - start > 1
    if needs == "zone":
        return True
    unknown = end - start - sum(found.end - found.start for found in inside if found.word.role in _DESCRIBING)
    if unknown > 1 or parented:
        return True
    return placed and token.word.kind != "enterprise" or (placed and end - start > 2)


def _is_placed(text: str, start: int, end: int, inside: Sequence[Token]) -> bool:
    if inside and inside[0].start == start and inside[0].word.role in _PLACING:
        return True
    return bool(_RANKED.match(text, start, end)) or bool(place_prefix(text[start : min(end, start + _LONGEST_PLACE)]))


def _inside(tokens: Sequence[Token], index: int, start: int) -> list[Token]:
    inside: list[Token] = []
    for i in range(index - 1, -1, -1):
        if tokens[i].start < start:
            break
        inside.append(tokens[i])
    return inside[::-1]

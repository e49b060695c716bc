"""Tells a name from a description: what stands before the noun that ends it."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from policytext.entities import divisions
from policytext.entities.growing import BORDERS, is_written, ranked
from policytext.entities.vocabulary import FIELDS_OF_WORK, PLACES, PLACING, TRADES
from policytext.han import IDEOGRAPH

if TYPE_CHECKING:
    from collections.abc import Sequence

    from policytext.entities.growing import Growth
    from policytext.entities.reading import Reading, Token
    from policytext.entities.vocabulary import Word

DESCRIBING = FIELDS_OF_WORK | PLACES | {"modifier"}
_SHORT_CHARS = 2
_MAX_FIELD_CHARS = 6
_RUN = re.compile("[A-Za-z]{2}|[0-9]{2}")


def prefix_is_place(prefix: str) -> bool:
    """Whether a stretch before a body of a territory can be the territory's name.

    >>> prefix_is_place("浙江省温岭市"), prefix_is_place("温江"), prefix_is_place("积极推动全市上下")
    (True, True, False)
    """
    rest = prefix
    while known := place_prefix(rest):
        rest = rest[len(known) :]
    return not rest or _unknown_place().fullmatch(rest) is not None


def place_prefix(text: str, start: int = 0, end: int | None = None) -> str:
    """Return the longest name of a division that a stretch of text begins with, or the empty string."""
    for length in divisions.lengths_by_pair().get(text[start : start + 2], ()):
        name = text[start : start + length]
        if name in divisions.codes_by_name() and (end is None or start + length <= end):
            return name
    return ""


def stands_free(reading: Reading, index: int) -> bool:
    """Whether a word is long enough to be no accident, or a border stands before it, or no unknown Han touches it.

    Letters and digits that run on across its border make it a part of something else: IBMX.
    """
    text = reading.text
    _, start, end = reading.token(index)
    if (start and _RUN.match(text, start - 1)) or _RUN.match(text, end - 1):
        return False
    if end - start > _SHORT_CHARS:
        return True
    before = reading.before(index)
    if start == 0 or not is_written(text[start - 1]) or (before is not None and before.word.role in BORDERS):
        return True
    return before is not None and (end == len(text) or not is_written(text[end]) or reading.after(index) is not None)


def names_something(reading: Reading, index: int, growth: Growth) -> bool:
    """Whether the stretch before a head names somebody, as its ``needs`` asks."""
    start, first, border = growth
    if border is not None and reading.words[border].role == "stop_prefix" and reading.ends[border] == start:
        return False
    end, needs = reading.starts[index], reading.words[index].needs
    if needs in _LEAST_CHARS:
        return end - start >= _LEAST_CHARS[needs]
    return _NEEDS[needs](reading.text, start, end, reading.tokens(first, index))


def _is_nothing(_text: str, _start: int, _end: int, _inside: Sequence[Token]) -> bool:
    return False


def _is_party(_text: str, start: int, _end: int, inside: Sequence[Token]) -> bool:
    return bool(inside) and inside[0].start == start and inside[0].word.role == "opener"


def _has_parent(_text: str, start: int, end: int, inside: Sequence[Token]) -> bool:
    if not has_organization(inside) or is_bare(inside, start) or end - inside[-1].end > _MAX_FIELD_CHARS:
        return False
    return inside[-1].end < end or not inside[-1].word.makes_organization


def _has_owner(text: str, start: int, end: int, inside: Sequence[Token]) -> bool:
    return is_placed(text, start, end, inside) or has_organization(inside)


def is_traded_brand(start: int, end: int, inside: Sequence[Token]) -> bool:
    """Whether a stretch is a brand with its trade: 海拓激光."""
    if not inside or inside[-1].end != end or inside[-1].word.role not in TRADES:
        return False
    return unknown_chars(start, end, inside) > 1


def _is_brand(text: str, start: int, end: int, inside: Sequence[Token]) -> bool:
    """Whether more than trade, size and place is said."""
    return _is_distinct(start, end, inside) or (
        is_placed(text, start, end, inside) and not is_all_places(text[start:end], inside)
    )


def _is_name(text: str, start: int, end: int, inside: Sequence[Token]) -> bool:
    """Whether more than trade and size is said: an unknown word, a place, another organization."""
    return _is_distinct(start, end, inside) or is_placed(text, start, end, inside)


def _is_distinct(start: int, end: int, inside: Sequence[Token]) -> bool:
    if any(token.word.makes_organization and token.word.needs != "zone" for token in inside):
        return True
    return end - start > 1 and unknown_chars(start, end, inside) > 0


def _is_field(text: str, start: int, end: int, inside: Sequence[Token]) -> bool:
    """Whether a head of one character has a territory and a field before it: 温州市|新潮|局."""
    if has_organization(inside) and not is_bare(inside, start):
        return True
    placing = inside[0].end if inside and inside[0].start == start and inside[0].word.role in PLACING else start
    place = ranked_place().match(text, placing, end)
    field_start = place.end() if place else placing
    return field_start > start and end - field_start > 1


def is_placed(text: str, start: int, end: int, inside: Sequence[Token]) -> bool:
    """Whether a stretch begins with a place, known or of a rank (青溪市), or with the word of a rank (市, 县).

    The word of a trade of one character says nothing: it may be part of an unknown name, 云|岭市.
    """
    words = [token for token in inside if token.end - token.start > 1 or token.word.role not in TRADES]
    if words and words[0].start == start and not words[0].word.makes_organization:
        return words[0].word.role in PLACING
    if place_prefix(text, start, end):
        return True
    place = ranked_place().match(text, start, end)
    return place is not None and (not words or words[0].start >= place.end())


def has_organization(inside: Sequence[Token]) -> bool:
    """Whether one of the words can end an organization; a head of one character is no sure sign."""
    return any(token.word.makes_organization and token.end - token.start > 1 for token in inside)


def is_bare(inside: Sequence[Token], start: int) -> bool:
    """Whether a stretch begins with an organization's noun that has nothing before it."""
    return bool(inside) and inside[0].start == start and is_bare_noun(inside[0].word)


def is_bare_noun(word: Word) -> bool:
    """Whether a word that opens a stretch is a noun that names nobody by itself: 公司, 研究院."""
    return word.role == "head" and word.alone != "always"


def is_all_places(stretch: str, inside: Sequence[Token]) -> bool:
    """Whether a stretch names divisions only: 北京公司 says where, not which; 武汉光谷集团 says which."""
    placing = [token for token in inside if token.word.role in PLACING]
    has_landmark = len(placing) > 1 and placing[-1].word.role == "region" and not place_prefix(placing[-1].word.surface)
    placed = sum(token.end - token.start for token in placing)
    return (placed == len(stretch) and not has_landmark) or place_prefix(stretch) == stretch


def unknown_chars(start: int, end: int, inside: Sequence[Token]) -> int:
    """Return how many characters of a stretch belong to no describing word."""
    return end - start - sum(token.end - token.start for token in inside if token.word.role in DESCRIBING)


@cache
def _unknown_place() -> re.Pattern[str]:
    """Return what matches a place that no table holds: up to six characters and its rank, or two to four characters."""
    return re.compile(rf"{IDEOGRAPH}{{0,6}}{ranked().pattern}|{IDEOGRAPH}{{2,4}}")


@cache
def ranked_place() -> re.Pattern[str]:
    """Return what finds the word of a rank after at most four characters of a place that no table holds."""
    return re.compile(rf"{IDEOGRAPH}{{0,4}}?(?P<rank>{ranked().pattern})")


_LEAST_CHARS = {"legal": 2, "sector": 2, "zone": 1}
"""How many characters are enough before a head of these needs, whatever they are."""
_NEEDS = {
    "brand": _is_brand,
    "field": _is_field,
    "name": _is_name,
    "nothing": _is_nothing,
    "owner": _has_owner,
    "parent": _has_parent,
    "party": _is_party,
    "task": _is_name,
}

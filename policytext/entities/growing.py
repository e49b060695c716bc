"""Grows a name to the left from the word that ends it, to the nearest border."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from policytext.entities.vocabulary import Token

MAX_NAME_CHARS = 40
_MAX_BRACKET_CHARS = 14
_HAN = "一-鿿㐀-䶿〇々"
_KANA = "ぁ-ゖァ-ヺー"
_REVERSED_NAME = re.compile(rf"[{_HAN}{_KANA}A-Za-z0-9·•・&.\-]*")
_CLOSING = {"）": "（", ")": "(", "”": "“", '"': '"', "」": "「"}
_BRACKETED = re.compile(rf"[{_HAN}A-Za-z0-9·]+")
_QUANTITY = re.compile(
    r"(?<![第0-9一二三四五六七八九十])(?:[0-9][0-9.,，]*[百千万亿]?[多余]?|[一二三四五六七八九十两几数][百千万十]?[多余]?)"
    r"(?:家|名|位|户|批|项|次|届|年|月|日|号|时|分|万元|亿元|人|座|条|强|个|大)|[0-9]{5,}|^[0-9.\-]+"
)


class Growth(NamedTuple):
    """How far a name reaches to the left, and the word of the vocabulary that stopped it, or None."""

    start: int
    border: Token | None


def grow(text: str, tokens: Sequence[Token], index: int) -> Growth:
    """Return where the name begins that ends with the word ``tokens[index]``.

    >>> from policytext.entities.vocabulary import scan
    >>> text = "董事长说，走访奔跑激光（温江）有限公司"
    >>> tokens = scan(text)
    >>> text[grow(text, tokens, len(tokens) - 1).start :]
    '奔跑激光（温江）有限公司'
    """
    end = tokens[index].start
    floor = _reach(text, end)
    start, border = _nearest_border(text, tokens, index, floor)
    quantities = list(_QUANTITY.finditer(text, start, end))
    if quantities:
        start, border = quantities[-1].end(), None
    return Growth(_trimmed(text, start, end), border)


def _reach(text: str, end: int) -> int:
    """Return how far characters of names reach to the left, over short remarks in brackets."""
    lowest = max(0, end - MAX_NAME_CHARS)
    while True:
        window = text[lowest:end][::-1]
        end -= _REVERSED_NAME.match(window).end()  # type: ignore[union-attr] - the pattern matches the empty string
        opening = _opening(text, lowest, end)
        if opening is None:
            return end
        end = opening


def _opening(text: str, lowest: int, end: int) -> int | None:
    """Return where the short bracketed remark begins that ends at ``end``."""
    if end <= lowest or text[end - 1] not in _CLOSING:
        return None
    opening = text.rfind(_CLOSING[text[end - 1]], max(lowest, end - _MAX_BRACKET_CHARS), end - 1)
    inside = _BRACKETED.fullmatch(text, opening + 1, end - 1) if opening >= 0 else None
    return opening if inside else None


def _nearest_border(text: str, tokens: Sequence[Token], index: int, floor: int) -> tuple[int, Token | None]:
    splits = tokens[index].word.role == "territory"
    for i in range(index - 1, -1, -1):
        word, start, end = tokens[i]
        if start < floor:
            return (max(floor, end), tokens[i]) if end > floor and word.role in _BORDERS else (floor, tokens[i] if end == floor else None)
        if word.role in _BORDERS or (word.role == "after_org" and _follows_organization(tokens, i)):
            return end, tokens[i]
        if splits and word.makes_organization and word.needs != "zone":
            return end, tokens[i]
        if word.role == "place" and _opens_name(text, tokens, i, floor):
            return start, None
    return floor, None


_BORDERS = frozenset({"stop", "deal", "time", "stop_prefix"})


def _follows_organization(tokens: Sequence[Token], i: int) -> bool:
    return i > 0 and tokens[i - 1].end == tokens[i].start and tokens[i - 1].word.makes_organization


def _opens_name(text: str, tokens: Sequence[Token], i: int, floor: int) -> bool:
    """Whether a full place name begins the name: what stands before it is neither a place nor an organization."""
    start = tokens[i].start
    before = tokens[i - 1] if i and tokens[i - 1].end == start else None
    if start == floor:
        return True
    if before is None:
        return text[start - 1] != "驻"
    return not (before.word.makes_organization or before.word.role in ("place", "region"))


def _trimmed(text: str, start: int, end: int) -> int:
    while start < end and text[start] in "·•・.-&）)”":
        start += 1
    return start

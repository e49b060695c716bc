"""Grows a name to the left from what ends it, to the nearest border."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from policytext.entities.vocabulary import Token

MAX_NAME_CHARS = 40
BORDERS = frozenset({"stop", "deal", "time", "stop_prefix", "join", "toward"})
_MAX_BRACKET_CHARS = 14
_HAN = "一-鿿㐀-䶿〇々"
_KATAKANA = "ァ-ヺー"
_REVERSED_NAME = re.compile(rf"[{_HAN}{_KATAKANA}A-Za-z0-9·•・&.\-]*")
_EDGE_MARKS = "·•・.-&）)”」"
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


def grow(text: str, tokens: Sequence[Token], count: int, end: int, splitting: Sequence[str] = ()) -> Growth:
    """Return where the name begins whose last part begins at ``end``.

    Args:
        text: the folded text.
        tokens: its words.
        count: how many of them begin before ``end``.
        end: where the growth begins.
        splitting: roles of words that end an organization of their own, so that this one begins after them.

    >>> from policytext.entities.vocabulary import scan
    >>> text = "董事长说，走访奔跑激光（温江）有限公司"
    >>> tokens = scan(text)
    >>> text[grow(text, tokens, len(tokens) - 1, tokens[-1].start).start :]
    '奔跑激光（温江）有限公司'
    """
    floor = _reach(text, end)
    start, border = _nearest_border(text, tokens, count, floor, splitting)
    quantities = list(_QUANTITY.finditer(text, start, end))
    if quantities:
        start, border = quantities[-1].end(), None
    start = _after_open_remark(text, start, end)
    while start < end and text[start] in _EDGE_MARKS:
        start += 1
    return Growth(start, border)


def _after_open_remark(text: str, start: int, end: int) -> int:
    """Return where the name begins if the border stands inside a bracketed remark: after the remark."""
    for closing, opening in _CLOSING.items():
        last = text.rfind(closing, start, end)
        if last >= 0 and text.find(opening, start, last) < 0:
            start = last + 1
    return start


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


def _nearest_border(
    text: str, tokens: Sequence[Token], count: int, floor: int, splitting: Sequence[str]
) -> tuple[int, Token | None]:
    for i in range(count - 1, -1, -1):
        word, start, end = tokens[i]
        if end <= floor:
            return floor, tokens[i] if end == floor else None
        if word.role in BORDERS or (word.role == "after_org" and _follows_organization(tokens, i)):
            return end, tokens[i]
        if splitting and (word.role in splitting or (word.role == "head" and follows_place(tokens, i))):
            return end, tokens[i]
        if start <= floor:
            return floor, None
        if word.role in ("place", "country") and _opens_name(tokens, i):
            return start, None
    return floor, None


def _follows_organization(tokens: Sequence[Token], i: int) -> bool:
    return i > 0 and tokens[i - 1].end == tokens[i].start and tokens[i - 1].word.makes_organization


def follows_place(tokens: Sequence[Token], i: int) -> bool:
    """Whether the word stands directly after the full name of a division."""
    return i > 0 and tokens[i - 1].end == tokens[i].start and tokens[i - 1].word.role == "place"


def _opens_name(tokens: Sequence[Token], i: int) -> bool:
    """Whether a full place name, or a country, begins a name: nothing stands before it that a name goes on with."""
    word, start, _ = tokens[i]
    before = tokens[i - 1] if i and tokens[i - 1].end == start else None
    if before is None:
        return True
    if word.role == "country":
        return before.word.role == "head"
    return not (before.word.makes_organization or before.word.role in ("place", "region", "country", "opener"))

"""Grows a name to the left from what ends it, to the nearest border."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from policytext import tables, wording
from policytext.entities.vocabulary import PLACES, PLACING, STATE_KINDS, ranks
from policytext.han import WITH_RARE, is_han
from policytext.late import late
from policytext.tuples import maker

if TYPE_CHECKING:
    from collections.abc import Collection

    from policytext.entities.reading import Reading

MAX_NAME_CHARS = 40
COUNTER_COLUMNS = ("surface", "numeral", "example", "source")
NUMERALS = ("any", "arabic")
BORDERS = frozenset({"stop", "task", "deal", "employ", "time", "stop_prefix", "join", "toward", "at"})
_CONDITIONAL = frozenset({"after_org", "opening", "weak"})
_AFTER_ORGANIZATIONS = frozenset({"after_org", "opening"})
_OPENING = frozenset({"place", "country", "body"})
_MIN_OPENING_BODY_CHARS = 3
_MAX_BRACKET_CHARS = 11
_WRITTEN = f"{WITH_RARE}〇○々"
"""The inside of a class: Han characters, rare ones too, and the signs that stand among them in names."""
_KATAKANA = "ァ-ヺー"
_REVERSED_NAME = re.compile(
    rf"(?:[{_WRITTEN}{_KATAKANA}A-Za-z0-9·•・&.\-]++|(?<=[A-Za-z])[ ](?=[a-z.&]{{0,20}}[A-Z]))*+"
)
"""The characters of names, and a blank between words in Latin letters with a capital: Carl|Zeiss公司."""
MARKS = frozenset("，。、；：！？\n")
"""The commonest characters that no name holds."""
_EDGE_MARKS = "·•・.-&）)”」"
_PAIRS = {"）": "（", ")": "(", "”": "“", '"': '"', "」": "「"}
_OPENING_BRACKETS = ("（", "(")
_CLOSING = late('[）)”"」]')
_INTERRUPTION = re.compile(r"[0-9一二三四五六七八九十两几数·•・.\-&）)”\"」]")
"""What a quantity begins with and the marks that a name may not begin with or hold alone."""
_DATE = late(r"(?<![A-Za-z0-9])(?:[0-9]{2,4}(?:[.\-][0-9]{1,4}){1,5}|(?<=[0-9][/\\])[0-9]{1,2})(?:-?今)?")
"""A date without its words, or the month behind a stroke: 96.7-98.3|星洲电机厂, 2001/|3|星洲电机厂."""

_ITEM_NUMBER = late(r"[0-9]{1,2}[.](?![A-Za-z0-9.])")
"""The number of an item of a list: 3.|星洲电机厂."""


class Growth(NamedTuple):
    """How far a name reaches to the left.

    Attributes:
        start: where it begins.
        first: how many words of the block begin before that, so the index of the first word inside.
        border: the index of the word that stopped it, or None.
    """

    start: int
    first: int
    border: int | None = None


_growth = maker(Growth)


def grow(reading: Reading, count: int, end: int, splitting: Collection[str] = ()) -> Growth:
    """Return where the name begins whose last part begins at ``end``.

    Args:
        reading: the text.
        count: how many of its words begin before ``end``.
        end: where the growth begins.
        splitting: roles of words that end an organization of their own, so that this one begins after them.

    >>> from policytext.entities.reading import read
    >>> text = "董事长说，走访奔跑激光（温江）有限公司"
    >>> reading = read(text)
    >>> text[grow(reading, len(reading.words) - 1, reading.starts[-1]).start :]
    '奔跑激光（温江）有限公司'
    """
    text = reading.text
    border = count - 1 if count and reading.ends[count - 1] == end else None
    if text[end - 1 : end] in MARKS or (border is not None and reading.words[border].role in BORDERS):
        return _growth((end, count, border))
    floor = max(_reach(text, end), reading.floor)
    growth = _nearest_border(reading, count, floor, splitting)
    start, _, stopped_by = growth
    if not _INTERRUPTION.search(text, start, end):
        return growth
    for quantity in _quantity().finditer(text, start, end):
        start, stopped_by = quantity.end(), None
    if counted := _DATE.match(text, start, end) or _ITEM_NUMBER.match(text, start, end):
        start = counted.end()
    if _CLOSING.search(text, start, end):
        start = _after_open_remark(text, start, end)
    while start < end and text[start] in _EDGE_MARKS:
        start += 1
    return _growth((start, reading.count_before(start, count), stopped_by))


@cache
def ranked() -> re.Pattern[str]:
    """Return what finds the word of a territory's rank."""
    words = "|".join(re.escape(word) for word, level in ranks() if level != "central")
    return re.compile(f"(?:{words})")


@cache
def ranks_in_brackets() -> re.Pattern[str]:
    """Return what finds the words of ranks, some in brackets, at the end of a stretch: 县（市、区）."""
    rank = ranked().pattern
    return re.compile(rf"{rank}[（(]{rank}(?:、{rank}){{0,2}}[)）]$")


def follows_place(reading: Reading, index: int) -> bool:
    """Whether the word stands directly after the full name of a division."""
    return reading.role_before(index) == "place"


def _reach(text: str, end: int) -> int:
    """Return how far characters of names reach to the left, over short remarks in brackets."""
    lowest = max(0, end - MAX_NAME_CHARS)
    while True:
        name = _REVERSED_NAME.match(text[lowest:end][::-1])
        end -= name.end() if name else 0
        opening = _opening(text, lowest, end) if end > lowest and text[end - 1] in _PAIRS else None
        if opening is None:
            return end
        end = opening


def _opening(text: str, lowest: int, end: int) -> int | None:
    """Return where the short bracketed remark begins whose closing mark ends at ``end``."""
    opening = text.rfind(_PAIRS[text[end - 1]], max(lowest, end - _MAX_BRACKET_CHARS), end - 1)
    if opening < 0:
        return None
    is_name = _bracketed().fullmatch(text, opening + 1, end - 1) or ranks_in_brackets().fullmatch(
        text, opening - 1, end
    )
    return opening if is_name else None


@cache
def _quantity() -> re.Pattern[str]:
    """Match a number with its counter, one of five digits and more, or a year; no ordinal such as 第三届."""
    rows = tables.read("policytext.entities", "org_counters.tsv", COUNTER_COLUMNS)
    any_numeral, arabic_only = (
        wording.any_of(row["surface"] for row in rows if row.choice("numeral", NUMERALS) == numeral)
        for numeral in NUMERALS
    )
    return re.compile(
        rf"""
        (?<![第0-9一二三四五六七八九十])
        (?: [0-9][0-9.,，]*[百千万亿]?[多余]? | [一二三四五六七八九十两几数][百千万十]?[多余]? ) {any_numeral}
        | [0-9]+{arabic_only}
        | [0-9]{{5,}}
        | (?<![第0-9])(?:19|20)[0-9]{{2}}(?:[.\-][01]?[0-9](?![0-9])){{0,2}}(?![0-9])
        """,
        re.VERBOSE,
    )


@cache
def _bracketed() -> re.Pattern[str]:
    return re.compile(rf"[{_WRITTEN}A-Za-z0-9·]+")


def _nearest_border(reading: Reading, count: int, floor: int, splitting: Collection[str]) -> Growth:
    words, starts, ends = reading.words, reading.starts, reading.ends
    i = count
    while i and (end := ends[i - 1]) > floor:
        i -= 1
        role, start = words[i].role, starts[i]
        if role in BORDERS or (role in _CONDITIONAL and _is_border(reading, i)):
            return _growth((end, i + 1, i))
        if splitting and (role in splitting or (role == "head" and follows_place(reading, i))):
            return _growth((end, i + 1, i))
        if start <= floor:
            return _growth((floor, i + (start < floor), None))
        if role in _OPENING and _opens_name(reading, i):
            return _growth((start, i, None))
    return _growth((floor, i, i - 1 if i and end == floor else None))


def _is_border(reading: Reading, index: int) -> bool:
    """Whether a word stands so that it ends names: after an organization, before a place, or where a clause opens.

    The verbs among those after organizations also end names before a territory named by its rank: 联合|市农科院.
    """
    role, start = reading.words[index].role, reading.starts[index]
    before = reading.before(index)
    if role in _AFTER_ORGANIZATIONS and before is not None and before.word.makes_organization:
        return True
    if role == "after_org":
        return reading.ends[index] - start > 1 and ranked().match(reading.text, reading.ends[index]) is not None
    if reading.role_after(index) in PLACES:
        return True
    return role == "opening" and (start == 0 or not is_written(reading.text[start - 1]))


def is_written(character: str) -> bool:
    """Whether a character may be part of a Chinese word: a Han character, a rare one too, or a sign such as 〇."""
    return is_han(character) or "㐀" <= character <= "䶿" or character in "〇○々"


def _opens_name(reading: Reading, index: int) -> bool:
    """Whether a full place name, a country or a body of the state begins a name: nothing before it goes on with it."""
    word, start, end = reading.token(index)
    if word.role == "body" and (word.kind not in STATE_KINDS or end - start < _MIN_OPENING_BODY_CHARS):
        return False
    if reading.text[start - 1 : start] in _OPENING_BRACKETS:
        return False
    before = reading.before(index)
    if word.role == "place" and start > 0 and ranked().match(reading.text, start - 1):
        return before is not None and before.word.role in BORDERS
    if before is None:
        return True
    if word.role == "country":
        return before.word.role == "head"
    return not (before.word.makes_organization or before.word.role in PLACING)


def _after_open_remark(text: str, start: int, end: int) -> int:
    """Return where the name begins if a bracketed remark opens it or the border stands inside one: after the remark."""
    if text[start] in _OPENING_BRACKETS:
        return start if (last := _first_closing(text, start, end)) < 0 else last + 1
    for closing, opening in _PAIRS.items():
        last = text.rfind(closing, start, end)
        if last >= 0 and text.find(opening, start, last) < 0:
            start = last + 1
    return start


def _first_closing(text: str, start: int, end: int) -> int:
    """Return where the remark closes that opens at ``start``, -1 where it does not."""
    return min((at for mark in "）)" if (at := text.find(mark, start, end)) >= 0), default=-1)

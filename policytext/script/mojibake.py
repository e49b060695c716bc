"""Text that was read in the wrong encoding: told by its bytes, repaired where they decode back without loss."""

from __future__ import annotations

import re
from functools import cache
from itertools import chain, product
from typing import TYPE_CHECKING, NamedTuple

from policytext.fold import in_class
from policytext.late import Fitted
from policytext.opencc import gb2312
from policytext.script import traditional
from policytext.script.repair import Repair, replace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from policytext.late import Choose

RULES = ("replaced", "utf8_replaced_as_gbk", "utf8_as_latin1", "utf8_as_gbk", "big5_as_gbk")
"""U+FFFD; 锟斤拷; and three wrong readings."""

_LATIN_LEAD = "latin lead"
_LEAST_BIG5_CHARACTERS = 4
_RARE_SHARE = 0.5
_EARLY_TEXTS = 2
"""A page is looked through twice: for what to flag, and for what to repair."""
_LEVEL_1 = (b"\xb0\xa1", b"\xd7\xfe")  # GB 2312: the 3,755 characters that are common
_BIG5_LEVEL_1 = (b"\xa1\x40", b"\xc6\x7e")  # Big5: punctuation and the 5,401 common characters
_SIGNS = "—·"  # of GB 2312, which Python's codec makes other characters of
_GBK_LEADS, _GBK_TRAILS = range(0x81, 0xFF), (*range(0x40, 0x7F), *range(0x80, 0xFF))
_ASCII = frozenset(map(chr, range(0x80)))
_UTF8_LEADS, _UTF8_FOLLOWING = frozenset((*range(0xE2, 0xEA), 0xEF)), frozenset(range(0x80, 0xC0))


class Stretch(NamedTuple):
    """A stretch of text read in the wrong encoding.

    Attributes:
        start: its first code point.
        end: one past its last.
        rule: one of ``RULES``.
        repaired: what it was, if its bytes decode back without loss.
    """

    start: int
    end: int
    rule: str
    repaired: str | None


def mojibake(text: str) -> Repair:
    """Repair what was read in the wrong encoding and decodes back without loss.

    >>> mojibake("绉戞妧园区").text
    '科技园区'
    >>> mojibake("锟斤拷").text
    '锟斤拷'
    """
    return replace(text, ((s.start, s.end, s.repaired) for s in find(text) if s.repaired is not None))


def find(text: str, rules: Iterable[str] = RULES) -> list[Stretch]:
    """Return the stretches of these rules in order; none overlap."""
    found = sorted(stretch for rule in rules for stretch in _SEARCHES[rule](text))
    return [stretch for i, stretch in enumerate(found) if i == 0 or stretch.start >= found[i - 1].end]


@cache
def characters() -> Mapping[str, frozenset[str]]:
    """Return the sets of characters by which ``possible`` tells the rules, by name; ``rare`` has the others."""
    return {
        "replaced": frozenset("\ufffd"),
        "utf8_replaced_as_gbk": frozenset("锟"),
        "utf8_as_latin1": _TELLING_LATIN,
        _LATIN_LEAD: _LATIN_LEADS,
    }


@cache
def rare() -> Mapping[str, frozenset[str]]:
    """Return the same for the rules whose characters are rare: ``usual`` has none of them."""
    return {
        "utf8_as_gbk": _rare_in_utf8_as_gbk() - usual(),
        "big5_as_gbk": _rare_in_big5_as_gbk() - usual(),
    }


def possible(seen: frozenset[str]) -> frozenset[str]:
    """Return the rules of which a text may hold stretches, by the names of the sets that it has characters of."""
    rules = seen.intersection(RULES)
    return rules if _LATIN_LEAD in seen else rules - {"utf8_as_latin1"}


@cache
def usual() -> frozenset[str]:
    """Return what Simplified and Traditional text commonly has."""
    return gb2312().union(_SIGNS, traditional.characters())


# ---- marks of replacement -------------------------------------------------------------------------------------------

_REPLACED = re.compile("\ufffd\ufffd*+")
_REPLACED_AS_GBK = re.compile("锟斤拷(?:锟斤拷)*+(?:锟斤?+)?+")


def _replaced(text: str) -> Iterator[Stretch]:
    return (Stretch(*match.span(), "replaced", None) for match in _REPLACED.finditer(text))


def _replaced_as_gbk(text: str) -> Iterator[Stretch]:
    return (Stretch(*match.span(), "utf8_replaced_as_gbk", None) for match in _REPLACED_AS_GBK.finditer(text))


# ---- UTF-8 read as Latin-1 or Windows-1252 --------------------------------------------------------------------------

_WINDOWS_1252 = {
    bytes((number,)).decode("cp1252"): number
    for number in range(0x80, 0xA0)
    if bytes((number,)).decode("cp1252", "ignore")
}
_LATIN_LEADS = frozenset("\xc2\xc3\xe2\xe3\xe4\xe5\xe6\xe7\xe8\xe9\xef\xf0")  # of Latin letters, Chinese text and emoji
_FOLLOWING = f"\x80-\xbf{in_class(_WINDOWS_1252)}"
_TELLING_LATIN = frozenset(f"{''.join(map(chr, range(0x80, 0xC0)))}{''.join(_WINDOWS_1252)}") - frozenset(
    "“”‘’–—…•·°±²³\xa0"
)
_LATIN_CHARACTER = (  # begins with one class, which `re` finds fastest
    f"[{in_class(_LATIN_LEADS)}](?:(?<=[\xc2\xc3])[{_FOLLOWING}]"
    f"|(?<=[\xe2-\xef])[{_FOLLOWING}]{{2}}|(?<=\xf0)[{_FOLLOWING}]{{3}})"
)


def _as_latin_1(text: str) -> Iterator[Stretch]:
    for match in _latin_1_pattern().finditer(text):
        read = bytes(_WINDOWS_1252.get(character) or ord(character) for character in match.group())
        repaired = _decoded(read, "utf-8")
        if repaired is not None:
            yield Stretch(*match.span(), "utf8_as_latin1", repaired)


@cache
def _latin_1_pattern() -> re.Pattern[str]:
    return re.compile(f"{_LATIN_CHARACTER}(?:{_LATIN_CHARACTER})*+")


# ---- UTF-8 read as GBK ----------------------------------------------------------------------------------------------


def _utf8_as_gbk(text: str) -> Iterator[Stretch]:
    for match in _utf8_as_gbk_pattern().finditer(text):
        repaired = _decoded(match.group().encode("gbk"), "utf-8")
        rare = sum(character in _rare_in_utf8_as_gbk() for character in match.group())
        if repaired is not None and rare * 3 >= len(match.group()) and all(map(_is_common, repaired)):
            yield Stretch(*match.span(), "utf8_as_gbk", repaired)


@cache
def _utf8_as_gbk_pattern() -> Fitted:
    """Match threes of GBK characters whose six bytes are two characters of UTF-8."""

    def expression(choose: Choose) -> str:
        three = "".join(f"[{in_class(choose(sort))}]" for sort in _utf8_as_gbk_classes())
        return f"{three}(?:{three})*+"

    return Fitted(expression, texts=_EARLY_TEXTS)


@cache
def _utf8_as_gbk_classes() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    return (
        _gbk_characters(_UTF8_LEADS, _UTF8_FOLLOWING),
        _gbk_characters(_UTF8_FOLLOWING, _UTF8_LEADS),
        _gbk_characters(_UTF8_FOLLOWING, _UTF8_FOLLOWING),
    )


@cache
def _rare_in_utf8_as_gbk() -> frozenset[str]:
    return _rare_of(frozenset().union(*_utf8_as_gbk_classes()))


# ---- Big5 read as GBK -----------------------------------------------------------------------------------------------


def _big5_as_gbk(text: str) -> Iterator[Stretch]:
    for match in _big5_as_gbk_pattern().finditer(text):
        read = match.group()
        repaired = _decoded(read.encode("gbk"), "big5")
        rare = sum(character in _rare_in_big5_as_gbk() for character in read)
        if repaired is not None and len(read) >= _LEAST_BIG5_CHARACTERS and rare >= _RARE_SHARE * len(read):
            yield Stretch(*match.span(), "big5_as_gbk", repaired)


@cache
def _big5_as_gbk_pattern() -> Fitted:
    trails = frozenset((*range(0x40, 0x7F), *range(0xA1, 0xFF)))
    common = _gbk_characters(frozenset(range(_BIG5_LEVEL_1[0][0], _BIG5_LEVEL_1[1][0] + 1)), trails)

    def expression(choose: Choose) -> str:
        rare, others = in_class(choose(_rare_in_big5_as_gbk())), in_class(choose(common - _rare_in_big5_as_gbk()))
        return f"[{rare}](?:[{others}]{{0,3}}+[{rare}])*+"

    return Fitted(expression, texts=_EARLY_TEXTS)


@cache
def _rare_in_big5_as_gbk() -> frozenset[str]:
    """Return the rare characters that the second half of Big5's bytes gives (those that GB 2312 does not have)."""
    return _rare_of(_gbk_characters(frozenset(range(0xAA, 0xC7)), frozenset(range(0x40, 0x7F))))


# ---- bytes and characters -------------------------------------------------------------------------------------------


def _decoded(read: bytes, encoding: str) -> str | None:
    try:
        return read.decode(encoding)
    except UnicodeDecodeError:
        return None


def _gbk_characters(leads: frozenset[int], trails: frozenset[int]) -> frozenset[str]:
    """Return the characters of two bytes in GBK with these bytes."""
    pairs = product(leads.intersection(_GBK_LEADS), trails.intersection(_GBK_TRAILS), b"\n")
    decoded = bytes(chain.from_iterable(pairs)).decode("gbk", "ignore")
    return frozenset(decoded) - _ASCII  # of a pair that is no character at most the ASCII is left


def _is_common(character: str) -> bool:
    """Whether the character is one of the common ones of GB 2312, a sign or ASCII."""
    code = character.encode("gb2312", "ignore")
    return bool(code) and (len(code) == 1 or code <= _LEVEL_1[1])


def _rare_of(characters: frozenset[str]) -> frozenset[str]:
    """Return the characters that neither Simplified nor Traditional text commonly has."""
    return characters - gb2312() - traditional.converted_characters()


_SEARCHES: Mapping[str, Callable[[str], Iterator[Stretch]]] = {
    "replaced": _replaced,
    "utf8_replaced_as_gbk": _replaced_as_gbk,
    "utf8_as_latin1": _as_latin_1,
    "utf8_as_gbk": _utf8_as_gbk,
    "big5_as_gbk": _big5_as_gbk,
}

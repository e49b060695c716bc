"""Finds the names in bylines, credits and signatures: 记者 甲某 通讯员 乙某, 编辑 | 甲某, （甲某）."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from policytext import tables
from policytext.entities import lattice
from policytext.entities.borders import BLANKS, NameSpan
from policytext.entities.lattice import Setting
from policytext.entities.relation_words import words
from policytext.han import HAN
from policytext.late import late

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from policytext.entities.borders import Borders

_SIGNATURES = tuple(re.compile(rf"{bracket}(?=[{HAN}]{{2,4}}[)）])") for bracket in ("（", r"\("))
"""A pattern for each bracket: ``re`` finds one character in a tenth of the time that a set of two takes."""
_SIGNED = late(r"[。！？”\n>][ \u3000]{0,4}+\Z")
_MOST_SIGNED_CHARS = 5
_MOST_NAME_AND_SIGNS = 7
_SIGNS = "|｜丨:：/／"
_GAP = re.compile(rf"[{BLANKS}]{{0,3}}[{_SIGNS}][{BLANKS}]{{0,3}}|[{BLANKS}]{{1,3}}")
_SEPARATORS = BLANKS + "、,，/／|｜丨"
_BORDER_BONUS = 35
_BEGINNING = Setting(prior=-40, after_title=True, foreign=True, unknown=True)
_CREDITED = Setting(prior=0, after_title=True, foreign=True, unknown=True)
_BRACKETED = Setting(prior=20)


@cache
def _words() -> tuple[str, ...]:
    rows = tables.read("policytext.entities", "bylines.tsv", ("surface", "example", "source"))
    return tuple(sorted((row["surface"] for row in rows), key=lambda word: (-len(word), word)))


@cache
def _by_last() -> Mapping[str, tuple[str, ...]]:
    """Return the words of credits by their last character."""
    lasts = {word[-1] for word in _words()}
    return {last: tuple(word for word in _words() if word[-1] == last) for last in lasts}


@cache
def _credit() -> re.Pattern[str]:
    """Return the pattern of a word of credits and the signs or blanks before the name."""
    return re.compile(rf"(?:{'|'.join(map(re.escape, _words()))})(?:{_GAP.pattern})")


@cache
def _sign_behind_word() -> re.Pattern[str]:
    """Return the pattern of the first sign or blank behind what may be a word of credits."""
    lasts = "".join(sorted(_by_last()))
    return re.compile(rf"[{BLANKS}{_SIGNS}](?<=[{re.escape(lasts)}].)")


def find(folded: str, borders: Borders) -> Iterator[NameSpan]:
    """Yield the names of a text's bylines and signatures."""
    for start in _behind_credits(folded):
        yield from _credited(folded, start, borders)
    for sex in sorted(_starts(_sexes(), folded)):
        yield from _described(folded, sex)
    for bracket in _starts(_SIGNATURES, folded):
        yield from _signed(folded, bracket, borders)


def _starts(patterns: Iterable[re.Pattern[str]], folded: str) -> Iterator[int]:
    """Yield where the patterns match, one after the other."""
    return (match.start() for pattern in patterns for match in pattern.finditer(folded))


def _behind_credits(folded: str) -> Iterator[int]:
    """Yield where a name may begin behind each credit; the signs are looked for, which are fewer than the words."""
    words = _by_last()
    for sign in _sign_behind_word().finditer(folded):
        start = sign.start()
        if folded.endswith(words[folded[start - 1]], 0, start) and (gap := _GAP.match(folded, start)):
            yield gap.end()


def _signed(folded: str, bracket: int, borders: Borders) -> Iterator[NameSpan]:
    """Yield the name that stands alone in brackets behind a sentence."""
    if not _SIGNED.search(folded, max(0, bracket - _MOST_SIGNED_CHARS), bracket):
        return
    start, stop = bracket + 1, borders.stop(folded, bracket + 1)
    choice = lattice.name_at(folded, start, stop, _BRACKETED)
    if choice is not None and start + choice.length == stop and choice.gain > 0:
        yield NameSpan(start, stop, "signature")


def _described(folded: str, at: int) -> Iterator[NameSpan]:
    """Yield the name that opens a biography whose next word is the sex at ``at``: 甲某，男，汉族."""
    floor = max(0, at - _MOST_NAME_AND_SIGNS)
    found = _opening_name().search(folded, floor, at)
    if found is None or (found.start() == floor and found[1] == "" and floor > 0):
        return
    start, stop = found.span(2)
    choice = lattice.name_at(folded, start, stop, _BEGINNING)
    if choice is not None and choice.length == stop - start and choice.gain > 0:
        yield NameSpan(start, stop, "biography")


@cache
def _sexes() -> tuple[re.Pattern[str], ...]:
    """Return a pattern for each sex and the sign behind it: ``re`` finds one character sooner than one of two."""
    return tuple(re.compile(f"{sex}(?=[，,。（(])") for sex in words("sex"))


@cache
def _opening_name() -> re.Pattern[str]:
    return re.compile(rf"(^|[。；\n])([{HAN}]{{2,4}})[，,：:（( ]{{0,2}}$")


def _credited(folded: str, at: int, borders: Borders) -> Iterator[NameSpan]:
    while not _credit().match(folded, at):
        stop = borders.stop(folded, at)
        choice = lattice.name_at(folded, at, stop, _CREDITED)
        if choice is None or choice.gain + (_BORDER_BONUS if at + choice.length == stop else 0) <= 0:
            return
        yield NameSpan(at, at + choice.length, "byline")
        at += choice.length
        blanks = len(folded[at : at + 4]) - len(folded[at : at + 4].lstrip(_SEPARATORS))
        if not blanks:
            return
        at += blanks

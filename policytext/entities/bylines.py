"""Finds the names in bylines, credits and signatures: 记者 甲某 通讯员 乙某, 编辑 | 甲某, （甲某）."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from policytext import tables
from policytext.entities import lattice
from policytext.entities.borders import BLANKS, NameSpan
from policytext.entities.lattice import Setting
from policytext.late import late

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policytext.entities.borders import Borders

_SIGNATURE = re.compile(r"[（(](?=[\u4e00-\u9fff]{2,4}[)）])")
_SIGNED = late(r"[。！？”\n>][ \u3000]{0,4}+\Z")
_MOST_SIGNED_CHARS = 5
_SEX = re.compile("[男女](?=[，,。（(])")
_MOST_NAME_AND_SIGNS = 7
_SEPARATORS = BLANKS + "、,，/／|｜丨"
_BORDER_BONUS = 35
_BEGINNING = Setting(prior=-40, after_title=True, foreign=True, unknown=True)
_CREDITED = Setting(prior=0, after_title=True, foreign=True, unknown=True)
_BRACKETED = Setting(prior=20)


@cache
def _credits() -> re.Pattern[str]:
    rows = tables.read("policytext.entities", "bylines.tsv", ("surface", "example", "source"))
    words = "|".join(sorted((re.escape(row["surface"]) for row in rows), key=lambda word: (-len(word), word)))
    return re.compile(rf"(?:{words})(?:[{BLANKS}]{{0,3}}[|｜丨:：/／][{BLANKS}]{{0,3}}|[{BLANKS}]{{1,3}})")


def find(folded: str, borders: Borders) -> Iterator[NameSpan]:
    """Yield the names of a text's bylines and signatures."""
    for match in _credits().finditer(folded):
        yield from _credited(folded, match.end(), borders)
    for match in _SEX.finditer(folded):
        yield from _described(folded, match.start())
    for match in _SIGNATURE.finditer(folded):
        if not _SIGNED.search(folded, max(0, match.start() - _MOST_SIGNED_CHARS), match.start()):
            continue
        start, stop = match.end(), borders.stop(folded, match.end())
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
def _opening_name() -> re.Pattern[str]:
    return re.compile(r"(^|[。；\n])([\u4e00-\u9fff]{2,4})[，,：:（( ]{0,2}$")


def _credited(folded: str, at: int, borders: Borders) -> Iterator[NameSpan]:
    while not _credits().match(folded, at):
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

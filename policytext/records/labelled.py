"""Reads the labelled values of header and credit lines: 来源：砚湖日报　发布时间：2024-05-18　作者：周怀砚."""

from __future__ import annotations

import re
from functools import cache
from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple

from policytext import tables
from policytext.han import HAN, IDEOGRAPH
from policytext.late import late
from policytext.offsets import Span
from policytext.records import days, imprint
from policytext.records import imprint_words as words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

COLUMNS = ("word", "field", "example", "source")
FIELDS = ("published", "day", "updated", "signed", "outlet", "author", "issuer", "number", "title", "other", "nobody")
_BLANKS = " \t\u3000\xa0"
_BLANK = late(f"[{_BLANKS}]")
_BOXES = frozenset("[]［］")
_LINE_CHARS = 200
_SPREAD_CHARS = 4
_MARKS = ":：|｜/／丨】"
_MARK = re.compile(f"[{_MARKS}]")
_LETTER = r"[^\W0-9_丨]"
_PIECE = late(f"(?<!{_LETTER}){_LETTER}")
_RUN = late(rf"(?P<word>(?<!{_LETTER}){_LETTER}++(?:[{_BLANKS}]{{1,4}}+{_LETTER}++)*+)[{_BLANKS}]{{0,3}}+[{_MARKS}]")
"""Words with blanks between them, right before a mark."""


class Labelled(NamedTuple):
    """A value behind its label, in folded text."""

    field: str
    word: str
    start: int
    end: int


def find(folded: str, start: int, end: int) -> Sequence[Labelled]:
    """Return the labelled values of one line, ``folded[start:end]``, in order; none of a line of running text."""
    if end - start > _LINE_CHARS or folded.find("。", start, end) >= 0 or not _MARK.search(folded, start, end):
        return ()
    return list(_values(folded, start, end))


def _values(folded: str, start: int, end: int) -> Iterator[Labelled]:
    labels = [label for label in _labels_in(folded, start, end) if not _is_heading(folded, label)]
    for (_, label_end, word), following in zip_longest(labels, labels[1:]):
        value = _VALUE.match(folded, label_end, following[0] if following else end)
        written = value["value"].rstrip() if value else ""
        if value and written:
            first, last = value.start("value"), value.start("value") + len(written)
            is_boxed = written[0] in _BOXES and written[-1] in _BOXES
            yield Labelled(_fields()[word], word, first + is_boxed, last - is_boxed)


def _is_heading(folded: str, label: tuple[int, int, str]) -> bool:
    """Whether a label in brackets is the heading of a line rather than of a value: 【视频】余杭签下项目."""
    _, end, word = label
    return folded[end - 1] == "】" and _fields()[word] == "other"


def _labels_in(folded: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """Yield start, end and word of each label; a short one may be spread over its column: 文　号, 索 引 号."""
    known = _labels()
    for run in _RUN.finditer(folded, start, end):
        word = run["word"]
        if word in known:
            yield run.start(), run.end(), word
        elif _BLANK.search(word):
            yield from _last_label_in(folded, run)


def _last_label_in(folded: str, run: re.Match[str]) -> Iterator[tuple[int, int, str]]:
    """Yield the label that a run of several words ends with."""
    for piece in _PIECE.finditer(folded, run.start(), run.end("word")):
        written = folded[piece.start() : run.end("word")]
        word = _BLANK.sub("", written)
        if word in _labels() and (word == written or len(word) <= _SPREAD_CHARS):
            yield piece.start(), run.end(), word
            return


def people(folded: str, text: str, start: int, end: int) -> Span | None:
    """Return the name or names at the head of a value; None for placeholders such as 本站."""
    return _unless_nobody(_people().match(folded, start, end), text)


def publisher(folded: str, text: str, start: int, end: int) -> Span | None:
    """Return the name of an outlet or authority at the head of a value, up to a blank or a day behind it."""
    return _unless_nobody(_publisher().match(folded, start, end), text)


def whole(folded: str, text: str, start: int, end: int) -> Span | None:
    """Return all of a value."""
    return Span(start, end, text[start:end]) if folded[start:end] else None


def _unless_nobody(match: re.Match[str] | None, text: str) -> Span | None:
    if match is None or _fields().get(match.group().lower()) == "nobody":
        return None
    start, end = match.span(match.lastgroup or 0)
    return Span(start, end, text[start:end])


_VALUE = late(
    rf"(?:(?<=[:：])[{_BLANKS}]*+[|｜])?+[{_BLANKS}]*+(?P<value>(?:[^{_BLANKS}\n|｜]++|[ \u3000\xa0](?![{_BLANKS}]))*+)"
)


@cache
def _publisher() -> re.Pattern[str]:
    return re.compile(
        rf"""
        (?: (?!{days.PATTERN}) [^\s\u3000|｜:：;；,，（(）)【】\[\]"”] ){{2,40}}+
        (?: [ ](?=[A-Za-z]) [^\s\u3000|｜;；,，]{{1,20}} ){{0,4}}+
        (?= [\s\u3000|｜;；,，（(【\[] | [）)](?:\s|\Z) | {days.PATTERN} | \Z )  # not cut off inside a word
        """,
        re.VERBOSE,
    )


@cache
def _people() -> re.Pattern[str]:
    credit = "|".join(word if word[1:] else f"{word}(?!{IDEOGRAPH})" for word in _labels())
    unit = rf"{IDEOGRAPH}{{1,15}}(?:{'|'.join(imprint.endings_of_units())})(?!{IDEOGRAPH})"
    name = rf"(?!{unit}|{credit}) [{HAN}·]{{2,6}} (?!{IDEOGRAPH})"
    return re.compile(
        rf"""
        (?: {unit} [ 、]{{1,2}} )?+ (?: {words.any_of("reporter")} [ ]{{1,2}} )?+
        (?P<people> {name} (?: [ 、,，]{{1,2}} {name} ){{0,5}}+ )
        | (?P<latin> (?=[^\sA-Z]{{0,20}}[A-Z]) [A-Za-z][A-Za-z.'-]{{1,20}}(?:[ ][A-Za-z.'-]{{1,20}}){{0,3}} )
        """,
        re.VERBOSE,
    )


@cache
def _labels() -> Mapping[str, str]:
    return {word: field for word, field in _fields().items() if field != "nobody"}


@cache
def _fields() -> Mapping[str, str]:
    rows = tables.read("policytext.records", "labels.tsv", COLUMNS)
    return {row["word"]: row.choice("field", FIELDS) for row in rows}

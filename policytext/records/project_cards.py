r"""Reads cards of projects, one labelled value behind another: 项目名称：…, 【总投资】…, 用地（亩）\t48."""

from __future__ import annotations

import re
from functools import cache
from itertools import zip_longest
from typing import TYPE_CHECKING

from attrs import frozen

from policytext import wording
from policytext.han import HAN
from policytext.late import late
from policytext.records import headings
from policytext.records import project_words as words
from policytext.records.project_tables import Value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policytext.records.headings import Cell

_BLANKS = " \t\u3000\xa0"
_MARKS = "：:】\t"
_INSIDE = f"[{HAN}A-Za-z0-9]"
"""Behind one of these a word goes on."""
_LABEL_CHARS = 20
"""More than the longest label and the blanks behind it have."""
_GAP_CHARS = 300
_NAME_CHARS = 45
_VALUES_OF_FIELD = 2
_UNIT = rf"(?:[{_BLANKS}]{{0,2}}(?P<unit>[（(][^（()）\n]{{1,12}}[）)]))?"
_BEFORE_NUMBER = "(?=[约近超]?[0-9])"
_VALUE = late(rf"[{_BLANKS}]*+(?P<value>[^\n；;。]*+)")


@frozen(repr=False)
class Card:
    """The values of one project by their field, and the stretch from its name to its last value."""

    start: int
    end: int
    row: tuple[Value, ...] = ()


def find(folded: str) -> Iterator[Card]:
    """Yield the cards of a folded page: a name, labelled or at the head of the line, with labelled values behind it."""
    if not _may_begin(folded):
        return
    card: Card | None = None
    labels = list(_labels(folded))
    for label, following in zip_longest(labels, labels[1:]):
        name = headings.field_of_heading()[label["word"]]
        goes_on = card and folded.find("\n", card.end, label.start()) < 0
        if not label["mark"] and (name == "name" or not goes_on):  # 项目13个 is no name
            continue
        stop = following.start() if following else len(folded)
        if label["mark"] == "\t":
            tab = folded.find("\t", label.end(), stop)
            stop = tab if tab >= 0 else stop
        start, end = _value(folded, label.end(), stop)
        opening = (start, end) if name == "name" else label["mark"] and _name_before(folded, label.start())
        if opening:
            if card:
                yield card
            card = Card(opening[0], end, (Value("name", opening, label.span("word")),))
        elif card and label.start() - card.end > _GAP_CHARS:
            yield card
            card = None
        if card and sum(value.field == name for value in card.row) < _VALUES_OF_FIELD:
            unit = headings.unit_in(label["unit"] or "")
            card = Card(card.start, end, (*card.row, Value(name, (start, end), label.span("word"), unit)))
    if card:
        yield card


def _may_begin(folded: str) -> bool:
    """Whether a page has what a card begins with: a label that opens one."""
    marks = (match.start() for mark in _MARKS for match in _behind_label(mark).finditer(folded))
    return any(_opens_at(folded, mark) for mark in marks)


def _opens_at(folded: str, mark: int) -> bool:
    """Whether what stands before a mark is the label of a name, or another label behind a name."""
    label = _label_before_mark().search(folded, max(0, mark - _LABEL_CHARS), mark)
    if label is None:
        return False
    is_name = headings.field_of_heading()[label["word"]] == "name"
    return is_name or _name_before(folded, label.start()) is not None


def _labels(folded: str) -> Iterator[re.Match[str]]:
    for first in _first_of_label().finditer(folded):
        label = _label().match(folded, first.start())
        if label:
            yield label


def _value(folded: str, start: int, stop: int) -> Cell:
    match = _VALUE.match(folded, start, stop)
    if match is None:
        return start, start
    first = match.start("value")
    return first, first + len(match["value"].rstrip().rstrip("【"))


def _name_before(folded: str, label: int) -> Cell | None:
    """Return the name of a project where it is all that stands before a label, on its line or on the line above."""
    match = _named().search(folded, max(0, label - 2 * _NAME_CHARS), label)
    return match.span("name") if match else None


@cache
def _label() -> re.Pattern[str]:
    word = wording.any_of(headings.field_of_heading())
    return re.compile(rf"(?P<word>{word})(?:{_UNIT}[{_BLANKS}]{{0,3}}(?P<mark>】?[：:]|[】\t])|{_BEFORE_NUMBER})")


@cache
def _first_of_label() -> re.Pattern[str]:
    """Match the first character of a label; what stands before it is looked at where there is one only."""
    firsts = "".join(sorted({word[0] for word in headings.field_of_heading()}))
    return re.compile(rf"[{firsts}](?<!{_INSIDE}.)")


@cache
def _behind_label(mark: str) -> re.Pattern[str]:
    """Match a mark behind a blank or the last two characters of a label, where it has two."""
    ends = sorted({word[-2:] for word in headings.field_of_heading()})
    one = "".join(end for end in ends if len(end) == 1)
    two = wording.any_of(end for end in ends if len(end) > 1)
    return re.compile(rf"{mark}(?<=(?:{two}|[^\n][{one}{_BLANKS}]){mark})")


@cache
def _label_before_mark() -> re.Pattern[str]:
    word = wording.any_of(headings.field_of_heading())
    return re.compile(rf"(?<!{_INSIDE})(?P<word>{word})[{_BLANKS}]{{0,3}}\Z")


@cache
def _named() -> re.Pattern[str]:
    mark = r"[（(]?[一二三四五六七八九十0-9]{1,3}[）)、.．]|[①-⑳·•●■◆★☆▲－-]"
    name = rf"(?P<name>[^\n，。；：:、{_BLANKS}][^\n\t，。；：:]{{1,{_NAME_CHARS}}}?{words.pattern('head').pattern})"
    return re.compile(
        rf"^[{_BLANKS}]*+(?:{mark})?[{_BLANKS}]*+{name}[。：:{_BLANKS}]*+\n?[{_BLANKS}]*+\Z", re.MULTILINE
    )

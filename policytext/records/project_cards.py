"""Reads cards of projects, one labelled value behind another: 项目名称：…, 建设单位：…, 【总投资】…."""

from __future__ import annotations

import re
from functools import cache
from itertools import zip_longest
from typing import TYPE_CHECKING

from attrs import field, frozen

from policytext import wording
from policytext.late import late
from policytext.records import project_tables
from policytext.records import project_words as words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policytext.records.project_tables import Cell

_BLANKS = " \t\u3000\xa0"
_GAP_CHARS = 300
_NAME_CHARS = 45
_VALUE = late(rf"[{_BLANKS}]*+(?P<value>[^\n；;。]*+)")


@frozen
class Card:
    """The values of one project by their field, and the stretch from its name to its last value."""

    start: int
    end: int
    row: dict[str, Cell] = field(factory=dict)


def find(folded: str) -> Iterator[Card]:
    """Yield the cards of a folded page: a name, labelled or at the head of the line, with labelled values behind it."""
    card: Card | None = None
    labels = list(_label().finditer(folded))
    for label, following in zip_longest(labels, labels[1:]):
        stop = following.start() if following else len(folded)
        name = project_tables.field_of_heading()[label["word"]]
        start, end = _value(folded, label.end(), stop)
        opening = (start, end) if name == "name" else label["mark"] and _name_before(folded, label.start())
        if opening:
            if card:
                yield card
            card = Card(opening[0], end, {"name": opening})
        elif card and label.start() - card.end > _GAP_CHARS:
            yield card
            card = None
        if card:
            card = Card(card.start, end, {name: (start, end), **card.row})
    if card:
        yield card


def _value(folded: str, start: int, stop: int) -> Cell:
    match = _VALUE.match(folded, start, stop)
    if match is None:
        return start, start
    first = match.start("value")
    return first, first + len(match["value"].rstrip())


def _name_before(folded: str, label: int) -> Cell | None:
    """Return the name of a project where it is all that stands before a label, on its line or on the line above."""
    match = _named().search(folded, max(0, label - 2 * _NAME_CHARS), label)
    return match.span("name") if match else None


@cache
def _label() -> re.Pattern[str]:
    word = wording.any_of(project_tables.field_of_heading())
    mark = rf"[{_BLANKS}]{{0,3}}(?P<mark>】?[：:]|】)"
    opening = r"(?:【|(?<![\u4e00-\u9fffA-Za-z0-9]))"
    return re.compile(rf"{opening}(?P<word>{word})(?:{mark}|(?=[约近超]?[0-9]))")


@cache
def _named() -> re.Pattern[str]:
    mark = r"[（(]?[一二三四五六七八九十0-9]{1,3}[）)、.．]|[①-⑳·•●■◆★☆▲－-]"
    name = rf"(?P<name>[^\n，。；：:、{_BLANKS}][^\n，。；：:]{{1,{_NAME_CHARS}}}?{words.pattern('head').pattern})"
    return re.compile(
        rf"^[{_BLANKS}]*+(?:{mark})?[{_BLANKS}]*+{name}[。：:{_BLANKS}]*+\n?[{_BLANKS}]*+\Z", re.MULTILINE
    )

"""What is judged as one: a line of a page, or a part of a line that holds two kinds of text."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from policytext.boilerplate import glosses, heads, mixed, rules
from policytext.fold import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from policytext.boilerplate.line_patterns import LinePatterns
    from policytext.boilerplate.rules import Claim
    from policytext.boilerplate.types import Label

_AT_ONCE = 1 << 12
_MENU_WORD_CHARS, _NEXT_WORD_CHARS = 3, 6
"""A head up to the first length before a line up to the second is an entry of a menu: 评论 before 收藏."""
_VALUE = re.compile(r"[0-9A-Za-z][0-9A-Za-z./: -]{0,39}")
"""What the line after a field without value holds: a number, a date, a code."""
_REMEMBERED = 1 << 13
_REMEMBERED_CHARS = 64
"""Lines up to here are remembered: menus repeat from page to page, paragraphs do not."""


class Unit(NamedTuple):
    """A stretch of a page that gets one label.

    Attributes:
        start: first code point, in the page.
        line: number of its line, from 1.
        text: what to judge it by: folded, without glosses and blanks at its ends.
        label: what a rule says it is; None if none does.
        rule: the row of that rule, or empty.
        is_head: whether it heads a section that is not the article.
    """

    start: int
    line: int
    text: str
    label: Label | None
    rule: str
    is_head: bool


def cut(text: str, patterns: LinePatterns | None = None) -> list[Unit]:
    r"""Return the units of a page, none of them blank; what the user's patterns say wins.

    >>> [(unit.text, unit.label) for unit in cut("项目开工。（记者 周芷兰）\n\n 轉(zhuǎn)載請注明出處")]
    [('项目开工。', None), ('（记者 周芷兰）', 'byline_credit'), ('转载请注明出处', 'repost_notice')]
    """
    found = _beside(_units(text))
    return found if patterns is None else [_as_told(unit, patterns) for unit in found]


def _beside(found: list[Unit]) -> list[Unit]:
    """Return units as those beside them tell: a head in a menu is none, and a field's value may stand below it."""
    for number, (unit, following) in enumerate(pairwise(found)):
        if unit.is_head and _is_entry(unit.text, following.text):
            found[number] = unit._replace(is_head=False)
        elif unit.label == "header_meta" and following.label is None and _is_value(unit.text, following.text):
            found[number + 1] = following._replace(label=unit.label, rule=unit.rule)
    return found


def _is_entry(head: str, following: str) -> bool:
    return len(head) <= _MENU_WORD_CHARS and len(following) <= _NEXT_WORD_CHARS


def _is_value(field: str, following: str) -> bool:
    return field.endswith((":", "：")) and _VALUE.fullmatch(following) is not None


def _as_told(unit: Unit, patterns: LinePatterns) -> Unit:
    told = patterns.find(unit.text)
    return unit if told is None else unit._replace(label=told[0], rule=told[1], is_head=False)


class _Part(NamedTuple):
    """A unit as its line alone tells it, which may stand anywhere; ``start`` is a place in the line."""

    start: int
    text: str
    label: Label | None
    rule: str
    is_head: bool


def _units(text: str) -> list[Unit]:
    lines = fold(text).split("\n")
    parts_of = _parts_without_glosses if glosses.any_in(text) else _parts
    units = []
    start = 0
    for begin in range(0, len(lines), _AT_ONCE):
        some = lines[begin : begin + _AT_ONCE]
        for number, (line, parts) in enumerate(zip(some, parts_of(some), strict=True), begin + 1):
            for first, words, label, rule, is_head in parts:
                units.append(Unit(start + first, number, words, label, rule, is_head))
            start += len(line) + 1
    return units


def _parts_without_glosses(lines: Sequence[str]) -> Iterator[Sequence[_Part]]:
    bare = [glosses.removed(line) for line in lines]
    for parts, (_, alignment) in zip(_parts([line for line, _ in bare]), bare, strict=True):
        yield [part._replace(start=alignment.to_source(part.start, part.start)[0]) for part in parts]


def _parts(lines: Sequence[str]) -> Iterator[Sequence[_Part]]:
    """Return the parts of each line; those of short lines are remembered."""
    remembered = _remembered()
    known = {line: remembered.get(line) for line in lines}
    new = [line for line, parts in known.items() if parts is None]
    found = dict(zip(new, _read(new), strict=True))
    if len(remembered) > _REMEMBERED:
        remembered.clear()
    remembered.update((line, parts) for line, parts in found.items() if len(line) <= _REMEMBERED_CHARS)
    return (found.get(line) or known[line] or () for line in lines)


@cache
def _remembered() -> dict[str, Sequence[_Part]]:
    return {}


def _read(lines: Sequence[str]) -> Iterator[Sequence[_Part]]:
    stripped = [line.strip() for line in lines]
    for line, words, reading, head in zip(lines, stripped, rules.read(stripped), heads.find_all(stripped), strict=True):
        parts = mixed.split(line) if reading.calls & rules.MIXED or len(words) > rules.LONGEST else ()
        if len(parts) > 1:
            yield tuple(_part_of_mixed(line, part) for part in parts)
        elif words:
            yield (_part(0, words, reading.claim(), head),)
        else:
            yield ()


def _part_of_mixed(line: str, part: mixed.Part) -> _Part:
    words = line[part.start : part.end].strip()
    if part.label is not None:
        return _Part(part.start, words, part.label, part.rule, is_head=False)
    return _part(part.start, words, rules.claim([words])[0], heads.find(words))


def _part(start: int, words: str, claim: Claim | None, head: tuple[Label, str] | None) -> _Part:
    label, rule = claim or head or (None, "")
    return _Part(start, words, label, rule, head is not None)

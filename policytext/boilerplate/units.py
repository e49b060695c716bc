"""What is judged as one: a line of a page, or a part of a line that holds two kinds of text."""

from __future__ import annotations

import re
from itertools import islice, pairwise
from typing import TYPE_CHECKING, NamedTuple

from policytext.boilerplate import glosses, heads, mixed, rules
from policytext.fold import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from policytext.boilerplate.line_patterns import LinePatterns
    from policytext.boilerplate.types import Label

_AT_ONCE = 1 << 12
_MENU_WORD_CHARS, _NEXT_WORD_CHARS = 3, 6
"""A head up to the first length before a line up to the second is an entry of a menu: 评论 before 收藏."""
_VALUE = re.compile(r"[0-9A-Za-z][0-9A-Za-z./: -]{0,39}")
"""What the line after a field without value holds: a number, a date, a code."""


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
    pieces = _pieces(text)
    found = [unit for some in iter(lambda: list(islice(pieces, _AT_ONCE)), []) for unit in _all_judged(some)]
    for number, (unit, following) in enumerate(pairwise(found)):
        if unit.is_head and _is_entry(unit.text, following.text):
            found[number] = unit._replace(is_head=False)
        elif unit.label == "header_meta" and following.label is None and _is_value(unit.text, following.text):
            found[number + 1] = following._replace(label=unit.label, rule=unit.rule)
    return found if patterns is None else [_as_told(unit, patterns) for unit in found]


def _is_entry(head: str, following: str) -> bool:
    return len(head) <= _MENU_WORD_CHARS and len(following) <= _NEXT_WORD_CHARS


def _is_value(field: str, following: str) -> bool:
    return field.endswith((":", "：")) and _VALUE.fullmatch(following) is not None


def _as_told(unit: Unit, patterns: LinePatterns) -> Unit:
    told = patterns.find(unit.text)
    return unit if told is None else unit._replace(label=told[0], rule=told[1], is_head=False)


class _Piece(NamedTuple):
    """A unit before the rules for whole lines are asked; see ``Unit``."""

    start: int
    line: int
    text: str
    label: Label | None
    rule: str


def _all_judged(pieces: Sequence[_Piece]) -> Iterator[Unit]:
    claims = rules.claim([piece.text for piece in pieces])
    for piece, claim in zip(pieces, claims, strict=True):
        yield _judged(piece, claim) if piece.label is None else Unit(*piece, is_head=False)


def _judged(piece: _Piece, claim: rules.Claim | None) -> Unit:
    head = heads.find(piece.text)
    label, rule = claim or head or (None, "")
    return Unit(piece.start, piece.line, piece.text, label, rule, head is not None)


def _pieces(text: str) -> Iterator[_Piece]:
    """Yield the lines of a page and the parts of its mixed lines; those that ``mixed`` knows have their label."""
    has_glosses = glosses.any_in(text)
    start = 0
    for number, folded in enumerate(fold(text).split("\n"), start=1):
        line, alignment = glosses.removed(folded) if has_glosses else (folded, None)
        if line.strip():
            for first, last, label, rule in mixed.split(line):
                in_page = alignment.to_source(first, first)[0] if alignment else first
                yield _Piece(start + in_page, number, line[first:last].strip(), label, rule)
        start += len(folded) + 1

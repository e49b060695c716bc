"""Lines that hold two kinds of text: a breadcrumb before an error, a credit in brackets behind a paragraph."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple, cast, get_args

from policytext import tables
from policytext.boilerplate import bylines, shapes
from policytext.boilerplate.types import Label

if TYPE_CHECKING:
    from policytext.tables import Row

COLUMNS = ("name", "pattern", "side", "label", "example", "counterexample", "source")
SIDES = ("front", "back")
LOOK_CHARS = 160
"""Characters at each end of a line in which a part of another kind may stand."""
MOST_PARTS = 6


class Part(NamedTuple):
    """A stretch of a line; the parts of a line tile it.

    Attributes:
        start: first code point, in the line.
        end: one past the last.
        label: the kind of text that a rule found there; None for what is left, to be judged like a line.
        rule: the row that found it, as ``file row``; empty where ``label`` is None.
    """

    start: int
    end: int
    label: Label | None
    rule: str


def split(line: str) -> tuple[Part, ...]:
    """Return the parts of a folded line; one part without label where it holds one kind of text.

    >>> [(part.start, part.end, part.label) for part in split("项目已经开工。（记者 周芷兰）")]
    [(0, 7, None), (7, 15, 'byline_credit')]
    >>> split("项目已经开工。")
    (Part(start=0, end=7, label=None, rule=''),)
    """
    front, start = _from_front(line)
    back, end = _from_back(line, start)
    middle = [Part(start, end, None, "")] if line[start:end].strip() or not (front or back) else []
    if not middle:
        return (Part(0, len(line), None, ""),)
    return (*front, *middle, *back)


def _from_front(line: str) -> tuple[list[Part], int]:
    parts: list[Part] = []
    start = 0
    while len(parts) < MOST_PARTS:
        found = _side("front").match(shapes.plain(line[start : start + LOOK_CHARS]))
        if found is None or found.end() == 0:
            break
        label, rule = _rules("front")[_number(found)]
        parts.append(Part(start, start + found.end(), label, rule))
        start += found.end()
    return parts, start


def _from_back(line: str, start: int) -> tuple[list[Part], int]:
    parts: list[Part] = []
    end = len(line)
    while len(parts) < MOST_PARTS:
        first = max(start, end - LOOK_CHARS)
        found = _side("back").search(shapes.plain(line[first:end]))
        if found is None or found.end() == found.start():
            break
        label, rule = _rules("back")[_number(found)]
        parts.insert(0, Part(first + found.start(), end, label, rule))
        end = first + found.start()
    return parts, end


def _number(found: re.Match[str]) -> int:
    return cast("int", found.lastindex) - 1


@cache
def _rows(side: str) -> tuple[Row, ...]:
    rows = tables.read(shapes.PACKAGE, "mixed.tsv", COLUMNS)
    return tuple(row for row in rows if row.choice("side", SIDES) == side)


@cache
def _rules(side: str) -> tuple[tuple[Label, str], ...]:
    return tuple(
        (cast("Label", row.choice("label", get_args(Label))), f"mixed.tsv {row['name']}") for row in _rows(side)
    )


@cache
def _side(side: str) -> re.Pattern[str]:
    credit = bylines.later_credit()
    end = r"\s*\Z" if side == "back" else ""
    expressions = (shapes.written_out(row).replace("<credit>", credit) for row in _rows(side))
    return re.compile("|".join(f"({expression}){end}" for expression in expressions))

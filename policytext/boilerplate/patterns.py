"""The rules that are one pattern each: notices, errors, captions, adverts, pagination."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache
from typing import TYPE_CHECKING, NamedTuple, cast, get_args

from policytext import tables
from policytext.boilerplate import shapes
from policytext.boilerplate.types import Label

if TYPE_CHECKING:
    from policytext.tables import Row

COLUMNS = ("name", "pattern", "place", "chars", "label", "example", "counterexample", "source")
PLACES = ("line", "head", "spaced", "tail", "within")
ENDING = ("line", "spaced", "tail")
"""The places whose patterns reach to the end of the line."""
_HEAD_CHARS, _TAIL_CHARS = 80, 120
_BRACKETS = "[](){}<>\"'“”‘’*·•●◆■□★☆-—_=|/,，.。!！;；:~"


class _Group(NamedTuple):
    """The rules of one place as one expression, whose groups number them."""

    expression: re.Pattern[str]
    rules: tuple[tuple[Label, str], ...]

    def rule(self, found: re.Match[str] | None) -> tuple[Label, str] | None:
        return None if found is None or found.lastindex is None else self.rules[found.lastindex - 1]


def find(spaced: str, compact: str) -> tuple[Label, str] | None:
    """Return label and rule of a line, given with single spaces and with none; None where no pattern claims it."""
    limits = _limits()
    step = bisect_left(limits, len(compact))
    if step == len(limits):
        return None
    limit = limits[step]
    line, head, whole, tail, within = (_group(place, limit) for place in PLACES)
    bare = compact.strip(_BRACKETS)
    return (
        line.rule(line.expression.match(bare))
        or head.rule(head.expression.match(bare))
        or whole.rule(whole.expression.match(spaced))
        or tail.rule(tail.expression.search(spaced[-_TAIL_CHARS:]))
        or within.rule(within.expression.search(_window(compact)))
    )


def _window(text: str) -> str:
    if len(text) <= _HEAD_CHARS + _TAIL_CHARS:
        return text
    return f"{text[:_HEAD_CHARS]}\n{text[-_TAIL_CHARS:]}"


@cache
def _rows() -> tuple[Row, ...]:
    rows = tables.read(shapes.PACKAGE, "patterns.tsv", COLUMNS)
    return tuple(sorted(rows, key=lambda row: (-len(row["pattern"]), row["pattern"])))


@cache
def _limits() -> tuple[int, ...]:
    return tuple(sorted({int(row["chars"]) for row in _rows()}))


@cache
def _group(place: str, length: int) -> _Group:
    """Return the rules of a place that may claim a line of that length, blanks left out."""
    rows = [row for row in _rows() if row.choice("place", PLACES) == place and int(row["chars"]) >= length]
    end = r"\Z" if place in ENDING else ""
    expression = "|".join(f"({shapes.written_out(row)}){end}" for row in rows)
    return _Group(re.compile(expression or "(?!)"), tuple(_rule(row) for row in rows))


def _rule(row: Row) -> tuple[Label, str]:
    return cast("Label", row.choice("label", get_args(Label))), f"patterns.tsv {row['name']}"

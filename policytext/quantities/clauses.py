"""Cuts text where amounts stop governing one another: sentence ends, semicolons, line breaks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from policytext.quantities.types import Quantity

_SEMICOLONS = ("；", ";")
_COLONS = ("：", ":")
_HEADING_CHARS = 40
_ENDS = "。！？!?\n；;"
_MARKS = tuple(_ENDS)
_END = re.compile(f"[{_ENDS}]")


Sentence = tuple[int, int, int, int, bool]
"""A stretch that holds amounts, as ``start, end, first, last, goes_on``: ``quantities[first:last]`` lie in
``text[start:end]``.

``goes_on`` behind a semicolon, and where it is a row of the list whose heading, a line that ends in a colon, or whose
row before stands right before it: then a name of the stretch before may still hold.
"""


def sentences(folded: str, quantities: Sequence[Quantity]) -> Iterator[Sentence]:
    """Yield the stretches that hold quantities, in order."""
    first, end = 0, 0
    count = len(quantities)
    was_list = False
    while first < count:
        position = quantities[first].start
        start = end
        if _END.search(folded, start + 1, position):
            start = max([folded.rfind(mark, end, position) for mark in _ENDS])
        start += start > 0 or folded.startswith(_MARKS)
        found = _END.search(folded, quantities[first].end)
        stop = found.start() if found else len(folded)
        last = first + 1
        while last < count and quantities[last].end <= stop:
            last += 1
        mark = folded[start - 1 : start]
        goes_on, heading = mark in _SEMICOLONS and start > 0, start
        if mark == "\n":
            before = folded[start - 2 : start - 1]
            goes_on = before in _SEMICOLONS or (was_list and end >= start - 1)
            if before in _COLONS and before:
                heading = _heading(folded, end, start - 1)
        was_list = heading < start or (was_list and goes_on)
        yield heading, stop, first, last, goes_on
        first, end = last, stop


def _heading(folded: str, end: int, stop: int) -> int:
    """Return where the line that ends at ``stop`` begins, if it is short enough for a heading."""
    begin = max(end, stop - _HEADING_CHARS)
    found = [folded.rfind(mark, begin, stop) for mark in _ENDS]
    return max(found) + 1 if max(found) >= 0 else begin if begin in (0, end) else stop + 1

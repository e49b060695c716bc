"""Cuts text where amounts stop governing one another: sentence ends, semicolons, line breaks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from policytext.quantities.mentions import Mention

_SEMICOLONS = frozenset("；;")
_COLONS = frozenset("：:")
_HEADING_CHARS = 40
_NEAR_CHARS = 48
_ENDS = "。！？!?\n；;"
_END = re.compile(f"[{_ENDS}]")
_LAST_END = re.compile(rf"[{_ENDS}](?=[^{_ENDS}]*+\Z)")


Sentence = tuple[int, int, int, int, bool]
"""A stretch that holds amounts, as ``start, end, first, last, goes_on``: ``mentions[first:last]`` lie in
``text[start:end]``.

``goes_on`` behind a semicolon, and where it is a row of the list whose heading, a line that ends in a colon, or whose
row before stands right before it: then a name of the stretch before may still hold.
"""


def sentences(folded: str, mentions: Sequence[Mention]) -> Iterator[Sentence]:
    """Yield the stretches that hold quantities, in order."""
    first, end = 0, 0
    count = len(mentions)
    was_list = False
    while first < count:
        position = mentions[first][0]
        near = max(end, position - _NEAR_CHARS)
        last_end = _LAST_END.search(folded, near, position) or _LAST_END.search(folded, end, position)
        start = last_end.end() if last_end else end
        next_end = _END.search(folded, mentions[first][1])
        stop = next_end.start() if next_end else len(folded)
        last = first + 1
        while last < count and mentions[last][1] <= stop:
            last += 1
        mark = folded[start - 1] if start else ""
        goes_on, heading = mark in _SEMICOLONS, start
        if mark == "\n":
            before = folded[start - 2 : start - 1]
            goes_on = before in _SEMICOLONS or (was_list and end >= start - 1)
            if before in _COLONS:
                heading = _heading(folded, end, start - 1)
        was_list = heading < start or (was_list and goes_on)
        yield heading, stop, first, last, goes_on
        first, end = last, stop


def _heading(folded: str, end: int, stop: int) -> int:
    """Return where the line that ends at ``stop`` begins, if it is short enough for a heading."""
    begin = max(end, stop - _HEADING_CHARS)
    found = [folded.rfind(mark, begin, stop) for mark in _ENDS]
    return max(found) + 1 if max(found) >= 0 else begin if begin in (0, end) else stop + 1

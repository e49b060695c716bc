"""Cuts text where amounts stop governing one another: sentence ends, semicolons, line breaks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from policytext.quantities import frames
from policytext.quantities.memo import Memo

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from policytext.quantities.frames import Gap
    from policytext.quantities.mentions import Mention
    from policytext.quantities.values import Slot

_SEMICOLONS = frozenset("；;")
_COLONS = frozenset("：:")
_HEADING_CHARS = 40
_NEAR_CHARS = 48
_ENDS = "。！？!?\n；;"
_END = re.compile(f"[{_ENDS}]")
_LAST_END = re.compile(rf"[{_ENDS}](?=[^{_ENDS}]*+\Z)")


class Opening(NamedTuple):
    """How a sentence begins in front of its first amount.

    Attributes:
        words: the words up to the amount; a heading before them, a line that ends in a colon, is among them.
        has_heading: whether there is one.
        is_behind_semicolon: whether it goes on with what stands before a semicolon.
        is_next_line: whether it begins on the line behind that of the amount before.
    """

    words: Gap
    has_heading: bool
    is_behind_semicolon: bool
    is_next_line: bool


Sentence = tuple[list["Gap | Slot"], list[int], bool]
"""A sentence that holds amounts, as ``frame, edges, goes_on``.

``frame`` are the words before its first amount, the amount as these words see it, the words behind it, and so on in
turn; ``edges`` are where each of the words begin. It goes on with the sentence before behind a semicolon, and where it
is a row of the list whose heading or whose row before stands right before it: then a name of that one may still hold.
"""


def sentences(folded: str, mentions: Sequence[Mention]) -> Iterator[Sentence]:
    """Yield the sentences that hold amounts, in order."""
    if not mentions:
        return
    (start, end, said), *others = mentions
    words, is_list, goes_on, _ = _opening(folded[:start], 0)
    frame, edges = [words, said[4]], [start - len(words.text), end]
    for start, next_end, said in others:
        words, opening = _betweens[folded[end:start]]
        end = next_end
        frame.append(words)
        if opening is None:
            frame.append(said[4])
            edges.append(end)
        else:
            yield frame, edges, goes_on
            words, has_heading, is_behind_semicolon, is_next_line = opening
            goes_on = is_behind_semicolon or (is_list and is_next_line)
            is_list = has_heading or (is_list and goes_on)
            frame, edges = [words, said[4]], [start - len(words.text), end]
    last_end = _END.search(folded, end)
    frame.append(frames.gaps[folded[end : last_end.start() if last_end else len(folded)]])
    yield frame, edges, goes_on


def _between(text: str) -> tuple[Gap, Opening | None]:
    """Return the words behind an amount in its sentence, and how the sentence of the next begins if it is another."""
    end = _END.search(text)
    return (frames.gaps[text[: end.start()]], _opening(text, end.start())) if end else (frames.gaps[text], None)


_betweens = Memo(_between, keeps=frames.is_short)


def _opening(text: str, stop: int) -> Opening:
    """Read how a sentence begins in the ``text`` before its first amount, where the sentence before ends at ``stop``."""
    last_end = _LAST_END.search(text, max(stop, len(text) - _NEAR_CHARS)) or _LAST_END.search(text, stop)
    if last_end is None:
        return Opening(frames.gaps[text], has_heading=False, is_behind_semicolon=False, is_next_line=False)
    position, start = last_end.span()
    is_line = last_end[0] == "\n"
    mark = text[position - 1 : position] if is_line else last_end[0]
    heading = _heading(text, stop, position) if is_line and mark in _COLONS else start
    return Opening(frames.gaps[text[heading:]], heading < start, mark in _SEMICOLONS, is_line and position == stop)


def _heading(text: str, stop: int, position: int) -> int:
    """Return where the line that ends at ``position`` begins; behind that end if it is too long for a heading."""
    begin = max(stop, position - _HEADING_CHARS)
    end = max(text.rfind(mark, begin, position) for mark in _ENDS)
    return end + 1 if end >= 0 else begin if begin == stop else position + 1

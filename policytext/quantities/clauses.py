"""Cuts text where amounts stop governing one another: sentence ends, semicolons, line breaks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from policytext.memo import Memo
from policytext.quantities import frames

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policytext.quantities.amount_types import Slot
    from policytext.quantities.frames import Gap
    from policytext.quantities.mentions import Mentions

_SEMICOLONS = frozenset("；;")
_COLONS = frozenset("：:")
_HEADING_CHARS = 40
_NEAR_CHARS = 48
_ENDS = "。！？!?\n；;"
_PART = f"[。；;](?={frames.AMONG})"
"""What opens the parts of the amount before it ends no sentence: 产值500亿元。其中，规上企业450亿元."""

_END = re.compile(f"(?!{_PART})[{_ENDS}]")
_NUMBERED = re.compile(r"[ \t\u3000]*+(?:[（(]?(?:[0-9]{1,3}|[一二三四五六七八九十]{1,3})[)）、.．]|[①-⑳•·●◆■])")
_LAST_END = re.compile(rf"(?!{_PART})[{_ENDS}](?=(?:[^{_ENDS}]|{_PART})*+\Z)")


class Opening(NamedTuple):
    """How a sentence begins in front of its first amount.

    Attributes:
        words: what stands there; with a line break in front where the sentence is a row of a list.
        has_heading: whether they begin with a heading, a line that ends in a colon.
        is_behind_semicolon: whether a semicolon ends the sentence before.
        is_next_line: whether the line is that behind the line of the amount before.
    """

    words: Gap
    has_heading: bool = False
    is_behind_semicolon: bool = False
    is_next_line: bool = False


Sentence = tuple[list["Gap | Slot"], list[int], bool]
"""A sentence that holds amounts, as ``frame, edges, goes_on``.

``frame`` are the words before its first amount, the amount as these words see it, the words behind it, and so on in
turn; ``edges`` are where each of the words begin, and the amount behind them. It goes on with the sentence before
behind a semicolon, and where it is a row of the list whose heading or whose row before stands right before it: then a
name of that one may still hold.
"""


def sentences(folded: str, mentions: Mentions) -> Iterator[Sentence]:
    """Yield the sentences that hold amounts, in order."""
    if not mentions.starts:
        return
    others = zip(mentions.starts, mentions.ends, mentions.uses, strict=True)
    begin, end, (_, slot) = next(others)
    start = _with_blank(folded, begin, slot)
    words, is_list, goes_on, _ = _opening(folded, 0, start)
    frame: list[Gap | Slot] = [words, slot]
    edges = [start - len(words.text), start, end]
    for begin, next_end, (_, slot) in others:
        start = _with_blank(folded, begin, slot)
        is_short = start - end <= frames.REPEATED_CHARS
        words, opening = _betweens[folded[end:start]] if is_short else _between(folded, end, start)
        end = next_end
        frame.append(words)
        edges.append(start)
        if opening is None:
            frame.append(slot)
            edges.append(end)
        else:
            yield frame, edges, goes_on
            words, has_heading, is_behind_semicolon, is_next_line = opening
            goes_on = is_behind_semicolon or (is_list and is_next_line)
            is_list = has_heading or (is_list and goes_on)
            frame, edges = [words, slot], [start - len(words.text), start, end]
    last_end = _END.search(folded, end)
    frame.append(frames.gaps[folded[end : last_end.start() if last_end else len(folded)]])
    edges.append(len(folded))
    yield frame, edges, goes_on


def _with_blank(text: str, start: int, slot: Slot) -> int:
    """Return where an amount begins with the blank that parts it from the words before it: 达到 5亿元.

    A blank behind it is none of its own, it parts cells: 总投资4亿元 已完成1亿元.
    """
    return start - (not slot.head and text[start - 1 : start] == " ")


def _between(text: str, start: int, stop: int) -> tuple[Gap, Opening | None]:
    """Return the words behind an amount in its sentence, and how the sentence of the next begins if it is another."""
    end = _END.search(text, start, stop)
    if end is None:
        return frames.gaps[text[start:stop]], None
    return frames.gaps[text[start : end.start()]], _opening(text, end.start(), stop)


_betweens: Memo[str, tuple[Gap, Opening | None]] = Memo(lambda text: _between(text, 0, len(text)))


def _opening(text: str, start: int, stop: int) -> Opening:
    """Read how the sentence of an amount at ``stop`` begins; that of the amount before ends at ``start``."""
    last_end = _LAST_END.search(text, max(start, stop - _NEAR_CHARS), stop) or _LAST_END.search(text, start, stop)
    if last_end is None:
        return Opening(frames.gaps[text[start:stop]])
    position, begin = last_end.span()
    if last_end[0] != "\n":
        return Opening(frames.gaps[text[begin:stop]], is_behind_semicolon=last_end[0] in _SEMICOLONS)
    mark = text[position - 1 : position]
    if mark in _COLONS:
        heading = _heading(text, start, position)
        words = frames.gaps[text[heading:stop]]
        return Opening(words, has_heading=heading < begin, is_next_line=position == start)
    is_next_line = position == start or _is_next_row(text, start, position)
    is_behind_semicolon = mark in _SEMICOLONS
    words = frames.gaps[text[position if is_next_line or is_behind_semicolon else begin : stop]]
    return Opening(words, is_behind_semicolon=is_behind_semicolon, is_next_line=is_next_line)


def _is_next_row(text: str, start: int, position: int) -> bool:
    """Whether the sentence that ends at ``start`` or behind is the last of its line and a numbered line follows."""
    end = _END.search(text, start, position)
    return end is not None and end.end() == position and _NUMBERED.match(text, position + 1) is not None


def _heading(text: str, start: int, stop: int) -> int:
    """Return where the line that ends at ``stop`` begins; behind that end if it is too long for a heading."""
    first = max(start, stop - _HEADING_CHARS)
    end = max(text.rfind(mark, first, stop) for mark in _ENDS)
    if end >= 0:
        return end + 1
    return start if first == start else stop + 1

"""The frame of a sentence: the words around its amounts and their sorts, without the numbers.

What an amount measures never depends on the number, so a frame is read once and holds for every sentence alike.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from attrs import frozen

from policytext.memo import Memo
from policytext.quantities import cues, neighbours

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policytext.quantities.amount_types import Slot
    from policytext.quantities.cues import Token

_CACHED = 1 << 9
REPEATED_CHARS = 240
"""How long a text is at most that other pages may repeat, and that is worth remembering."""

_KANA_COMMA = re.compile(r"(?<=[ぁ-ヶー])、|、(?=[^、，。]{1,20}は)")
AMONG = "其中"
"""What parts of the amount before stand behind."""

_COLONS = frozenset("：:")
OPENS = ("（", "(")
"""The brackets that open."""

_LABEL_MARKS = " \u3000|｜"
_MAX_PART_CHARS = 8
_MAX_LEAD_CHARS = 2
_MAX_LEAD_CHARS_OF_ONE = 7


class Place(NamedTuple):
    """A stretch of the gap with the index ``gap``; a negative index is a name of the sentence before."""

    gap: int
    start: int
    end: int


class Piece(NamedTuple):
    """The part of a gap that lies in one comma clause."""

    start: int
    end: int
    tokens: tuple[Token, ...]


@frozen(eq=False, repr=False)
class Gap:
    """The text between two amounts of a sentence; offsets of pieces and tokens index ``text``.

    Attributes:
        text: what stands between.
        pieces: the first goes on with the clause of the amount before, the last opens that of the amount behind.
    """

    text: str
    pieces: tuple[Piece, ...]

    @property
    def is_inside_clause(self) -> bool:
        """Whether both amounts stand in one comma clause."""
        return len(self.pieces) == 1

    @property
    def is_row(self) -> bool:
        """Whether the second amount stands in a row of a list: below its heading, or below the row before."""
        return "\n" in self.text

    def marks_behind(self) -> frozenset[str]:
        """Return the marks of the first piece."""
        return frozenset(mark for token in self.pieces[0].tokens for mark in token.word.marks)


def _gap(text: str) -> Gap:
    return Gap(text, tuple(_pieces(text)))


gaps = Memo(_gap, keeps=lambda text: len(text) <= REPEATED_CHARS)
"""What stands between two amounts, read."""


@lru_cache(maxsize=_CACHED)
def changes_nothing(gap: Gap, head: int, tail: int = 0) -> bool:
    """Whether the last piece of a gap names nothing new, so that the measure of the clause before still holds.

    The last ``head`` characters belong to the phrase of the amount and are left out, and the first ``tail`` to that of
    the amount before. A bracket right behind an amount restates it: 2000万美元（折合人民币约1.4亿元）.
    """
    piece, end = gap.pieces[-1], len(gap.text) - head
    if gap.is_inside_clause and gap.text.startswith(OPENS):
        return True
    bare, position = [], max(piece.start, tail)
    for token in piece.tokens:
        bare.append(gap.text[position : min(token.start, end)])
        position = token.end
    bare.append(gap.text[position:end])
    lead = "".join(bare).translate(_fillers())
    return len(lead) <= (_MAX_LEAD_CHARS_OF_ONE if is_of_one(piece) else _MAX_LEAD_CHARS)


def is_of_one(piece: Piece) -> bool:
    """Whether a comma clause is of one case or of each: 单户, 每家."""
    return any(token.word.surface[0] in "单每" for token in piece.tokens)


@lru_cache(maxsize=_CACHED)
def label_start(gap: Gap) -> int:
    """Return where the first piece of a gap turns to the label of the next value: 5亿元 注册资本：2亿元."""
    end = gap.pieces[0].end
    if gap.text[end : end + 1] not in _COLONS:
        return end
    return max(gap.text.rfind(mark, 0, end) for mark in _LABEL_MARKS) + 1


@lru_cache(maxsize=_CACHED)
def are_parallel(gap: Gap, head: int, tail: int, behind: Gap, behind_tail: int) -> bool:
    """Whether two amounts are attributes alike: 投资1亿元的污水厂、5000万元的管廊."""
    is_listed = gap.is_inside_clause and gap.text.endswith(neighbours.words("joint"), 0, len(gap.text) - head)
    return is_listed and gap.text.startswith("的", tail) and behind.text.startswith("的", behind_tail)


@lru_cache(maxsize=_CACHED)
def opens_parts(gap: Gap) -> bool:
    """Whether parts of the amount before begin behind 其中, a comma behind it or not."""
    last = gap.pieces[-1]
    before = gap.pieces[-2] if len(gap.pieces) > 1 else last
    alone = gap.text[before.start : before.end] == AMONG
    return alone or any(token.word.surface == AMONG for token in last.tokens)


@lru_cache(maxsize=_CACHED)
def ends_in_change(gap: Gap, head: int) -> bool:
    """Whether a word of change stands right before the amount: 税收提高到5亿元."""
    last = gap.pieces[-1].tokens[-1:]
    return any("change" in token.word.marks and len(gap.text) - token.end <= head for token in last)


@lru_cache(maxsize=_CACHED)
def names_a_part(gap: Gap, head: int) -> bool:
    """Whether the last piece of a gap holds no more than a noun that is no cue: 其中装备5亿元，电子信息3亿元."""
    piece = gap.pieces[-1]
    says_more = any(token.word.money or token.word.area or token.word.marks for token in piece.tokens)
    return not says_more and piece.end - head - piece.start <= _MAX_PART_CHARS


def base_chars(gap: Gap, slot: Slot) -> int:
    """Return how many characters in front of a percentage say what it is of: 按设备投资额的8%."""
    by = [token for token in gap.pieces[-1].tokens if token.word.surface == "按"] if slot.kind == "percent" else []
    return len(gap.text) - by[-1].start if by else 0


def _pieces(text: str) -> Iterator[Piece]:
    start, tokens = 0, list[cues.Token]()
    commas = {match.start() for match in _KANA_COMMA.finditer(text)}
    for token in cues.scan(text):
        if token.start in commas or "comma" in token.word.marks:
            yield Piece(start, token.start, tuple(tokens))
            start, tokens = token.end, []
        else:
            tokens.append(token)
    yield Piece(start, len(text), tuple(tokens))


@cache
def _fillers() -> dict[int, None]:
    return dict.fromkeys(map(ord, cues.filler_characters() | frozenset(' \t\u3000的“”"')))

"""Cuts a text into blocks that no word or name crosses, so that what is read of one is let go before the next."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_BLOCK_CHARS = 4_000
_BORDER = re.compile("[\n。]")
_SURROGATE = re.compile("[\ud800-\udfff]")


class Block(NamedTuple):
    """A stretch of a folded text that ends behind a line break or full stop, or with the text."""

    start: int
    end: int

    def matches(self, automaton: Any, folded: str, *, overlapping: bool = False) -> Sequence[tuple[int, int, int]]:
        """Return the words of an automaton in this block of a text: number, start and end, counted from the block's."""
        text = encodable(folded[self.start : self.end])
        found: Sequence[tuple[int, int, int]] = automaton.find_matches_as_indexes(text, overlapping=overlapping)
        return found


def blocks(folded: str) -> Iterator[Block]:
    """Yield the blocks of a text in order; they tile it.

    >>> [(block.start, block.end) for block in blocks("短文。")]
    [(0, 3)]
    """
    start = 0
    while start < len(folded):
        border = _BORDER.search(folded, start + _BLOCK_CHARS)
        end = border.end() if border else len(folded)
        yield Block(start, end)
        start = end


def encodable(text: str) -> str:
    """Return a text of the same length without lone surrogates, which no UTF-8 can hold."""
    return text if text.isascii() else _SURROGATE.sub("\ufffd", text)

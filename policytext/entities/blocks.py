"""Cuts a text into blocks that no word or name crosses, so that what is read of one is let go before the next."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from policytext.late import late

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

_BLOCK_CHARS = 4_000
_BORDER = re.compile("[\n。]")
_SURROGATE = late("[\ud800-\udfff]")


class Block(NamedTuple):
    """A stretch of a folded text that ends behind a line break or full stop, or with the text; and where it begins."""

    start: int
    text: str


def blocks(folded: str) -> Iterator[Block]:
    """Yield the blocks of a text in order; together they are the text.

    >>> list(blocks("短文。"))
    [Block(start=0, text='短文。')]
    """
    start = 0
    while start < len(folded):
        border = _BORDER.search(folded, start + _BLOCK_CHARS)
        end = border.end() if border else len(folded)
        yield Block(start, folded[start:end])
        start = end


def matches(automaton: Any, text: str, *, overlapping: bool = False) -> Sequence[tuple[int, int, int]]:
    """Return the words of an automaton in the text of a block: number, start and end of each."""
    find: Callable[..., Sequence[tuple[int, int, int]]] = automaton.find_matches_as_indexes
    try:
        return find(text, overlapping)
    except UnicodeEncodeError:
        return find(encodable(text), overlapping)


def encodable(text: str) -> str:
    """Return a text of the same length without lone surrogates, which no UTF-8 can hold."""
    return text if text.isascii() else _SURROGATE.sub("\ufffd", text)

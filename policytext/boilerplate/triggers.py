"""Which sorts of words each line of a page holds, told for all lines at once by the first characters of the words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from attrs import field, frozen

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

_LONGEST_STEM = 4
_SLOT_BITS = np.uint32(16)
_SLOTS = 1 << 16
_LOW = np.uint32(_SLOTS - 1)
_FACTOR = np.uint32(2_654_435_761)
_NEWLINE = ord("\n")


@frozen(eq=False)
class Triggers:
    """Words of several sorts, made for telling which lines of a page may hold one.

    A word is known by its stem, the first four characters or all of it. A stem has two slots, one by the low half
    of its number and one by the high half; another stem hardly ever falls into both.
    """

    _low: Sequence[NDArray[np.uint8]] = field(repr=False)
    _high: Sequence[NDArray[np.uint8]] = field(repr=False)

    def in_lines(self, codes: NDArray[np.uint16]) -> NDArray[np.uint8]:
        """Return for each line the sorts of which it may hold a word, bit ``1 << sort`` each; none is missed.

        Args:
            codes: UTF-16 code units of lines, a line break behind each.
        """
        if not len(codes):
            return np.zeros(0, np.uint8)
        sorts = np.zeros(len(codes), np.uint8)
        for stems, low, high in zip(_stems(codes), self._low, self._high, strict=True):
            found = low.take(stems & _LOW)
            places = np.flatnonzero(found != 0)
            sorts[places] |= found[places] & high.take(stems[places] >> _SLOT_BITS)
        ends = np.flatnonzero(codes == _NEWLINE)
        starts = np.concatenate(([0], ends[:-1] + 1))
        return np.bitwise_or.reduceat(sorts, starts)


def join(*sorts: Iterable[str]) -> Triggers:
    """Join the words of each sort.

    >>> joined = join(["转载", "引用"], ["记者"])
    >>> lines = "记者转载\\n项目\\n转载\\n"
    >>> joined.in_lines(np.frombuffer(lines.encode("utf-16-le"), np.uint16)).tolist()
    [3, 0, 1]
    """
    low, high = (np.zeros((_LONGEST_STEM, _SLOTS), np.uint8) for _ in range(2))
    for number, words in enumerate(sorts):
        for stem in {word[:_LONGEST_STEM] for word in words}:
            chars = len(stem) - 1
            (code,) = _stems(np.frombuffer(stem.encode("utf-16-le"), np.uint16))[chars]
            low[chars, code & _LOW] |= 1 << number
            high[chars, code >> _SLOT_BITS] |= 1 << number
    return Triggers(tuple(low), tuple(high))


def _stems(codes: NDArray[np.uint16]) -> list[NDArray[np.uint32]]:
    """Return the numbers of the stems that begin at each place, those of one character first."""
    stems = [codes * _FACTOR]
    while len(stems) < _LONGEST_STEM:
        stems.append((stems[-1][:-1] ^ codes[len(stems) :]) * _FACTOR)
    return stems

"""Which sorts of words each line of a page holds, told for all lines at once by the first characters of the words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from attrs import field, frozen

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

_LONGEST_STEM = 4
_SLOTS = 1 << 18
_SHIFT = 32 - 18
_FACTOR = np.uint32(92_821)
_NEWLINE = ord("\n")


@frozen(eq=False)
class Triggers:
    """Words of several sorts, made for telling which lines of a page may hold one.

    A word is known by its stem, the first four characters or all of it. A stem has two slots, one by the low bits of
    its number and one by the high bits; other stems fall into both of them once in millions of times.
    """

    _low: Sequence[NDArray[np.uint8]] = field(repr=False)
    _high: Sequence[NDArray[np.uint8]] = field(repr=False)

    def in_lines(self, codes: NDArray[np.uint32]) -> NDArray[np.uint8]:
        """Return for each line the sorts of which it may hold a word, bit ``1 << sort`` each; none is missed.

        Args:
            codes: code points of lines, a line break behind each.
        """
        if not len(codes):
            return np.zeros(0, np.uint8)
        sorts = np.zeros(len(codes), np.uint8)
        for stems, low, high in zip(_stems(codes), self._low, self._high, strict=True):
            found = low.take(stems & np.uint32(_SLOTS - 1))
            places = np.flatnonzero(found != 0)
            sorts[places] |= found[places] & high.take(stems[places] >> np.uint32(_SHIFT))
        ends = np.flatnonzero(codes == _NEWLINE)
        starts = np.concatenate(([0], ends[:-1] + 1))
        return np.bitwise_or.reduceat(sorts, starts)


def join(*sorts: Iterable[str]) -> Triggers:
    """Join the words of each sort.

    >>> joined = join(["转载", "引用"], ["记者"])
    >>> lines = "记者转载\\n项目\\n转载\\n"
    >>> joined.in_lines(np.frombuffer(lines.encode("utf-32-le"), np.uint32)).tolist()
    [3, 0, 1]
    """
    low, high = (np.zeros((_LONGEST_STEM, _SLOTS), np.uint8) for _ in range(2))
    for number, words in enumerate(sorts):
        for stem in {word[:_LONGEST_STEM] for word in words}:
            codes = np.frombuffer(stem.encode("utf-32-le"), np.uint32)
            (value,) = list(_stems(codes))[len(stem) - 1]
            low[len(stem) - 1, value & (_SLOTS - 1)] |= 1 << number
            high[len(stem) - 1, value >> _SHIFT] |= 1 << number
    return Triggers(tuple(low), tuple(high))


def _stems(codes: NDArray[np.uint32]) -> list[NDArray[np.uint32]]:
    """Return for each place the numbers of the stems that begin there, of one character first."""
    stems = [codes]
    while len(stems) < _LONGEST_STEM:
        stems.append(stems[-1][:-1] * _FACTOR + codes[len(stems) :])
    return stems

"""What stands around each line: the lines next to it, and the means of several before and after it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

NEIGHBOURS = (-2, -1, 1, 2)
"""The line so many lines after a line, or before it if negative."""
WINDOWS = (-20, -8, -3, 3, 8, 20)
"""How many lines before (negative) or after a line a mean covers."""
PLACES = (*(f"{offset:+}" for offset in NEIGHBOURS), *(f"{width:+} mean" for width in WINDOWS))
_WIDEST = max(WINDOWS)
_IS_BEFORE, _WIDTHS = np.less(WINDOWS, 0)[:, None], np.abs(WINDOWS)[:, None]


def around(values: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return what stands at each place around each line, 0 where there is no line.

    Args:
        values: one row a place of ``PLACES``, with what is looked at there; one column a line.

    >>> found = dict(zip(PLACES, around(np.tile(np.float32([1, 2, 3]), (len(PLACES), 1))).tolist()))
    >>> found["-1"], found["+3 mean"]
    ([0.0, 1.0, 2.0], [2.5, 3.0, 0.0])
    """
    found = np.zeros_like(values)
    for row, looked_at, offset in zip(found, values, NEIGHBOURS, strict=False):
        if offset < 0:
            row[-offset:] = looked_at[:offset]
        else:
            row[:-offset] = looked_at[offset:]
    _take_means(values[len(NEIGHBOURS) :], found[len(NEIGHBOURS) :])
    return found


def _take_means(values: NDArray[np.float32], found: NDArray[np.float32]) -> None:
    """Write the means of ``WINDOWS``: differences of running sums, which go on beyond the ends of the page."""
    count = values.shape[1]
    sums = np.zeros((len(WINDOWS), _WIDEST + 1 + count + _WIDEST))
    np.add.accumulate(values, axis=1, out=sums[:, _WIDEST + 1 : _WIDEST + 1 + count])
    sums[:, _WIDEST + 1 + count :] = sums[:, _WIDEST + count, None]
    for row, before, width in zip(found, sums, WINDOWS, strict=True):
        begin, end = (_WIDEST + width, _WIDEST) if width < 0 else (_WIDEST + 1, _WIDEST + 1 + width)
        np.subtract(before[end : end + count], before[begin : begin + count], out=row)
    lines = np.arange(count)
    present = np.where(_IS_BEFORE, lines, lines[::-1])
    found /= np.minimum(np.maximum(present, 1), _WIDTHS)

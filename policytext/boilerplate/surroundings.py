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
_ROWS = np.arange(len(WINDOWS))[:, None]
_BOUNDS = np.array([np.minimum(WINDOWS, 1), np.maximum(np.add(WINDOWS, 1), 0)])[:, :, None]
"""Where the windows begin and end, counted from a line: it is in none of its own."""


def around(values: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return what stands at each place around each line, 0 where there is no line.

    Args:
        values: one row a place of ``PLACES``, with what is looked at there; one column a line.

    >>> found = dict(zip(PLACES, around(np.tile(np.float32([1, 2, 3]), (len(PLACES), 1))).tolist()))
    >>> found["-1"], found["+3 mean"]
    ([0.0, 1.0, 2.0], [2.5, 3.0, 0.0])
    """
    found = np.zeros(values.shape, values.dtype)
    for row, looked_at, offset in zip(found, values, NEIGHBOURS, strict=False):
        if offset < 0:
            row[-offset:] = looked_at[:offset]
        else:
            row[:-offset] = looked_at[offset:]
    found[len(NEIGHBOURS) :] = _means(values[len(NEIGHBOURS) :])
    return found


def _means(values: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return the means of ``WINDOWS``, one row each: differences of running sums where they begin and end."""
    count = values.shape[1]
    sums = np.zeros((len(WINDOWS), count + 1))
    np.add.accumulate(values, axis=1, out=sums[:, 1:])
    bounds = np.minimum(np.maximum(np.arange(count) + _BOUNDS, 0), count)
    begins, ends = bounds
    begin_sums, end_sums = sums.take(bounds + _ROWS * (count + 1))
    means: NDArray[np.float32] = (end_sums - begin_sums).astype(np.float32)
    means /= np.maximum(ends - begins, 1)
    return means

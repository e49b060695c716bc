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
_BEGINS, _ENDS = np.minimum(WINDOWS, 1)[:, None], np.maximum(np.add(WINDOWS, 1), 0)[:, None]
"""Where the windows begin and end, counted from a line: it is in none of its own."""
_WIDTHS = _ENDS - _BEGINS
_REACH = int(_WIDTHS.max()) + 1
_FIRSTS, _LASTS = ((bounds[:, 0] + _REACH - 1).tolist() for bounds in (_BEGINS, _ENDS))
"""Where the sums stand, in a row of them, that are taken from one another for the first line."""
_FEWER = _WIDTHS / np.minimum(np.maximum(np.arange(_REACH), 1), _WIDTHS)
_AT_START, _AT_END = np.where(_BEGINS < 0, _FEWER, 1), np.where(_BEGINS > 0, _FEWER, 1)[:, ::-1]
"""By what the means at the first and last lines of a page grow, since windows reach over its edges there."""


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


def _means(values: NDArray[np.float32]) -> NDArray[np.float64]:
    """Return the means of ``WINDOWS``, one row each: differences of running sums where they begin and end."""
    count = values.shape[1]
    sums = np.zeros((len(WINDOWS), _REACH + count + _REACH))
    np.add.accumulate(values, axis=1, out=sums[:, _REACH:-_REACH])
    sums[:, -_REACH:] = sums[:, -_REACH - 1 : -_REACH]
    means = np.empty(values.shape)
    for mean, running, begin, end in zip(means, sums, _FIRSTS, _LASTS, strict=True):
        np.subtract(running[end : end + count], running[begin : begin + count], out=mean)
    means /= _WIDTHS
    means[:, :_REACH] *= _AT_START[:, :count]
    means[:, -_REACH:] *= _AT_END[:, -count:]
    return means

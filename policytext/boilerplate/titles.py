"""Titles are told by what they share with the article: most of their pairs of neighbouring characters."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

_SHORTEST_CHARS = 4
_SLOTS = 1 << 16
_FACTOR = np.uint16(92_821 % _SLOTS)


def shared(lines: Sequence[str], article: str) -> NDArray[np.float64]:
    """Return for each line, none empty, which share of its pairs of characters the article has; 0 for short words.

    >>> shared(["临江光谷二期开工", "平川人才公寓交付"], "临江光谷二期昨日开工，年内投产。").round(1).tolist()
    [0.9, 0.0]
    """
    pairs = _pairs("\n".join([article, *lines]))
    is_known = np.zeros(_SLOTS, np.bool_)
    is_known[pairs[: max(0, len(article) - 1)].astype(np.intp)] = True
    known = np.add.accumulate(is_known.take(pairs[len(article) :]), dtype=np.int32)
    lengths = np.fromiter(map(len, lines), np.int64, len(lines))
    ends = np.add.accumulate(lengths + 1)
    found = known.take(ends - 2) - known.take(ends - 1 - lengths)
    share: NDArray[np.float64] = found / np.maximum(lengths - 1, 1) * (lengths >= _SHORTEST_CHARS)
    return share


def _pairs(text: str) -> NDArray[np.uint16]:
    """Return for each pair of neighbouring characters the slot that it falls into."""
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32).astype(np.uint16)
    pairs = codes[:-1] * _FACTOR
    pairs += codes[1:]
    return pairs

"""What each line looks like, as numbers; nothing here knows what stands around it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from policytext.boilerplate import characters, signs

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from numpy.typing import NDArray

    Features = NDArray[np.float32]
    """One row a feature, one column a line."""

_COUNTED = (
    "comma",
    "stop",
    "pause",
    "semicolon",
    "colon",
    "bracket",
    "bullet",
    "separator",
    "space",
    "function",
)  # classes of characters: the logarithm of their number,
_SHARED = ("latin", "digit", "space")  # their share,
_ENDING = ("comma", "colon", "semicolon", "close", "digit")  # and whether they end
_BEGINNING = ("digit", "bracket", "bullet")  # or begin the line
_OTHERS = (
    "log_length",
    "long",
    "token_length",
    "han_share",
    "function_share",
    "amount",
    "asks",
    "ends_stop",
    "title_like",
)
_LOOKED_AT_CHARS = 500
"""At each end of a line; what lies between in a longer one tells no more."""
_LONG_CHARS = 45
_SHORTEST_TITLE_CHARS, _LONGEST_TITLE_CHARS = 9, 48
_PHRASE_CHARS = 60


@cache
def rows() -> Mapping[str, int]:
    """Return the number of the row of each feature, by name."""
    names = (
        *_COUNTED,
        *(f"{name}_share" for name in _SHARED),
        *(f"ends_{name}" for name in _ENDING),
        *(f"begins_{name}" for name in _BEGINNING),
        *signs.names(),
        *_OTHERS,
    )
    return {name: row for row, name in enumerate(names)}


def of_lines(lines: Sequence[str]) -> Features:
    """Return the features of some folded lines without blanks at their ends, none of them empty.

    >>> found = of_lines(["项目总投资5亿元。", "首页 > 新闻"])
    >>> found[rows()["ends_stop"]].tolist(), found[rows()["amount"]].tolist()
    ([1.0, 0.0], [1.0, 0.0])
    """
    brief = [line if len(line) <= 2 * _LOOKED_AT_CHARS else _ends(line) for line in lines]
    census = characters.take(brief)
    kind = characters.number
    spaces, functions, stops = (census.counts[kind(name)] for name in ("space", "function", "stop"))
    visible = np.maximum(census.lengths - spaces, 1)
    han = functions + census.counts[kind("han")] + census.counts[kind("measure")]
    asks = census.last == kind("question")
    is_stop = (census.last == kind("stop")) | ((census.last == kind("close")) & (census.before_last == kind("stop")))
    is_phrase = (visible < _PHRASE_CHARS) & (stops + census.counts[kind("question")] == 0)
    seen = signs.seen(brief, is_phrase.nonzero()[0].tolist())
    sign = dict(zip(signs.names(), seen, strict=True))
    is_marked = is_stop | asks | (census.last == kind("colon")) | sign["item"] | sign["official"] | sign["row"]
    is_title_long = (visible >= _SHORTEST_TITLE_CHARS) & (visible <= _LONGEST_TITLE_CHARS)
    blocks = (
        np.log1p(census.counts[_numbers(_COUNTED)]),
        census.counts[_numbers(_SHARED)] / visible,
        census.last == _numbers(_ENDING)[:, None],
        census.first == _numbers(_BEGINNING)[:, None],
        seen,
    )
    others = (
        np.log1p(visible),
        visible >= _LONG_CHARS,
        np.log1p(visible / (1 + spaces + census.counts[kind("separator")])),
        han / visible,
        functions / np.maximum(han, 1),
        census.is_measured,
        asks,
        is_stop,
        is_title_long & ~is_marked,
    )
    found = np.empty((len(rows()), len(lines)), np.float32)
    np.concatenate(blocks, out=found[: -len(_OTHERS)], casting="same_kind")
    for row, values_of_row in zip(found[-len(_OTHERS) :], others, strict=True):
        row[:] = values_of_row
    return found


def values(own: Features, name: str) -> NDArray[np.float32]:
    """Return the values of a feature."""
    found: NDArray[np.float32] = own[rows()[name]]
    return found


def flags(own: Features, name: str) -> NDArray[np.bool_]:
    """Return for which lines a feature is not 0."""
    return values(own, name) > 0


def packed(lines: Sequence[str]) -> list[bytes]:
    """Return the features of each of some lines as bytes, in which they can be kept."""
    if not lines:
        return []
    found = of_lines(lines).T.tobytes()
    size = len(found) // len(lines)
    return [found[start : start + size] for start in range(0, len(found), size)]


def unpacked(lines: Iterable[bytes]) -> Features:
    """Return the features of lines that ``packed`` made bytes of."""
    by_line = np.frombuffer(b"".join(lines), np.float32).reshape(-1, len(rows()))
    return np.ascontiguousarray(by_line.T)


def _ends(line: str) -> str:
    return line[:_LOOKED_AT_CHARS] + line[-_LOOKED_AT_CHARS:]


@cache
def _numbers(names: Sequence[str]) -> NDArray[np.intp]:
    return np.array([characters.number(name) for name in names])

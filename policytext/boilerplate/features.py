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
_LAST = (*_ENDING, "question", "stop")
_SUMMED = ("space", "separator", "function", "han", "measure", "stop", "question")
_MARKING_SIGNS = ("item", "official", "row")
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
_SHORT_CHARS, _PHRASE_CHARS = 200, 60


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
    spaces, separators, functions, other_han, measures, stops, questions = census.counts.take(_numbers(_SUMMED), axis=0)
    visible = np.maximum(census.lengths - spaces, 1)
    han = functions + other_han + measures
    ends = census.last == _numbers(_LAST)[:, None]
    _, ends_colon, _, ends_close, _, asks, ends_stop = ends
    is_stop = ends_stop | (ends_close & (census.before_last == characters.number("stop")))
    is_phrase = (visible < _PHRASE_CHARS) & (stops + questions == 0)
    parting = spaces + separators
    chosen = (census.lengths <= _SHORT_CHARS, is_phrase, is_phrase & (parting > 0))
    among = [flags.nonzero()[0].tolist() for flags in chosen]
    seen = signs.seen(brief, [range(len(lines)), *among])
    is_marked = is_stop | asks | ends_colon | np.logical_or.reduce(seen.take(_marking_signs(), axis=0))
    is_title_long = (visible >= _SHORTEST_TITLE_CHARS) & (visible <= _LONGEST_TITLE_CHARS)
    blocks = (
        np.log1p(census.counts.take(_numbers(_COUNTED), axis=0)).ravel(),
        (census.counts.take(_numbers(_SHARED), axis=0) / visible).ravel(),
        ends[: len(_ENDING)].ravel(),
        (census.first == _numbers(_BEGINNING)[:, None]).ravel(),
        seen.ravel(),
        np.log1p(visible),
        visible >= _LONG_CHARS,
        np.log1p(visible / (1 + parting)),
        han / visible,
        functions / np.maximum(han, 1),
        census.is_measured,
        asks,
        is_stop,
        is_title_long & ~is_marked,
    )
    flat = np.concatenate(blocks, dtype=np.float32, casting="same_kind")
    return flat.reshape(-1, len(lines))


def values(own: Features, name: str) -> NDArray[np.float32]:
    """Return the values of a feature."""
    found: NDArray[np.float32] = own[rows()[name]]
    return found


def flags(own: Features, *names: str) -> NDArray[np.bool_]:
    """Return for which lines some features are not 0: one row a feature, one column a line."""
    return own.take(_rows_of(names), axis=0) > 0


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
def _rows_of(names: Sequence[str]) -> NDArray[np.intp]:
    return np.array([rows()[name] for name in names])


@cache
def _numbers(names: Sequence[str]) -> NDArray[np.intp]:
    """Return the numbers of some classes of characters."""
    return np.array([characters.number(name) for name in names])


@cache
def _marking_signs() -> NDArray[np.intp]:
    return np.array([signs.names().index(name) for name in _MARKING_SIGNS])

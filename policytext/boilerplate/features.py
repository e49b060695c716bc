"""What each line looks like and what stands around it, as numbers; nothing here knows how long the page is."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np

from policytext import tables

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from policytext.boilerplate.characters import Census

    Column = NDArray[np.floating[Any]]
    _Look = Callable[[str, int, int], re.Match[str] | None]

SIGN_COLUMNS = ("sign", "pattern", "example", "counterexample", "source")
SIGNALS = ("ends_stop", "comma", "function", "date", "title_like")
"""The features of a line that its neighbours look at."""
NEIGHBOURS = (-2, -1, 1, 2)
WINDOWS = (-20, -8, -3, 3, 8, 20)
"""How many lines before (negative) or after a line a running mean covers."""
PLACES = tuple(f"{offset:+}" for offset in NEIGHBOURS) + tuple(f"{width:+} mean" for width in WINDOWS)
_LONG_CHARS = 45
_SHORTEST_TITLE_CHARS, _LONGEST_TITLE_CHARS = 9, 48
_PHRASE_CHARS = 60
_LOOKED_AT_CHARS = 1000
_OF_PHRASES = ("date", "people", "person", "picture", "row")  # signs that say something only where no sentence is


def of_line(census: Census) -> Iterator[tuple[str, Column]]:
    """Yield name and values of each feature that a line has alone."""
    count = census.count
    visible = np.maximum(census.lengths - count("space"), 1).astype(np.float32)
    han = count("han", "function")
    yield "log_length", np.log1p(visible)
    yield "long", (visible >= _LONG_CHARS).astype(np.float32)
    yield "token_length", np.log1p(visible / (1 + count("space", "separator")))
    yield "han_share", han / visible
    yield "latin_share", count("latin") / visible
    yield "digit_share", count("digit") / visible
    yield "space_share", count("space") / visible
    yield "function", np.log1p(count("function"))
    yield "function_share", count("function") / np.maximum(han, 1)
    for name in ("comma", "stop", "pause", "semicolon", "colon", "bracket", "bullet", "separator", "space"):
        yield name, np.log1p(count(name))
    for name in ("comma", "colon", "semicolon", "close", "digit"):
        yield f"ends_{name}", census.ends(name).astype(np.float32)
    for name in ("digit", "bracket", "bullet"):
        yield f"begins_{name}", census.begins(name).astype(np.float32)
    phrase = (visible < _PHRASE_CHARS) & (count("stop") == 0)
    everywhere, phrases = np.arange(len(census.lines)), np.flatnonzero(phrase)
    signs = {
        name: _seen(look, census.lines, phrases if name in _OF_PHRASES else everywhere)
        for name, look in _signs().items()
    }
    yield from signs.items()
    ends_stop = census.ends_sentence() * (1 - signs["asks"])
    yield "ends_stop", ends_stop
    is_bare = ends_stop + signs["item"] + signs["official"] + signs["row"] + census.ends("colon") == 0
    is_title_long = (visible >= _SHORTEST_TITLE_CHARS) & (visible <= _LONGEST_TITLE_CHARS)
    yield "title_like", (is_bare & is_title_long).astype(np.float32)


def around(values: Column) -> Iterator[tuple[str, Column]]:
    """Yield for each place around a line what stands there: the value of a neighbour, or the mean of several.

    Args:
        values: one value a line, 0 being usual; where there is no line, 0 stands.

    >>> {place: found.tolist() for place, found in around(np.float32([1, 2, 3])) if place in ("-1", "+3 mean")}
    {'-1': [0.0, 1.0, 2.0], '+3 mean': [2.5, 3.0, 0.0]}
    """
    for place in PLACES:
        yield place, at(place, values)


def at(place: str, values: Column) -> Column:
    """Return for each line what stands at one of ``PLACES`` around it."""
    offset, _, is_mean = place.partition(" ")
    return mean(values, int(offset)) if is_mean else shifted(values, int(offset))


def shifted(values: Column, offset: int) -> Column:
    """Return for each line the value of the line ``offset`` lines after it, 0 where there is none."""
    found = np.zeros(len(values), values.dtype)
    if offset < 0:
        found[-offset:] = values[:offset]
    else:
        found[:-offset] = values[offset:]
    return found


def mean(values: Column, width: int) -> Column:
    """Return for each line the mean of the ``width`` lines after it (before it if negative), 0 where there is none."""
    lines = np.arange(len(values)) if width < 0 else np.arange(len(values))[::-1]
    sums = total(running(values), width)
    return (sums / np.maximum(np.minimum(lines, abs(width)), 1)).astype(np.float32)


def running(values: Column | NDArray[np.int64]) -> NDArray[np.float64]:
    """Return the sum of all lines before each line, and at last of all lines."""
    sums = np.zeros(len(values) + 1)
    np.add.accumulate(values, dtype=np.float64, out=sums[1:])
    return sums


def total(sums: NDArray[np.float64], width: int) -> NDArray[np.float64]:
    """Return the sum of the ``width`` lines after each line (before it if negative), from what ``running`` returns."""
    if width < 0:
        found = sums[:-1].copy()
        found[-width:] -= sums[: width - 1]
        return found
    found = np.full(len(sums) - 1, sums[-1])
    found[: -width - 1] = sums[width + 1 : -1]
    found -= sums[1:]
    return found


@cache
def _signs() -> Mapping[str, _Look]:
    rows = tables.read("policytext.boilerplate", "signs.tsv", SIGN_COLUMNS)
    return {row["sign"]: _look(re.compile(row["pattern"])) for row in rows}


def _look(pattern: re.Pattern[str]) -> _Look:
    """Return what looks for a pattern: in one place only, if it says so, since ``re`` would try all the others."""
    return pattern.match if pattern.pattern.startswith("^") else pattern.search


def _seen(look: _Look, lines: Sequence[str], among: NDArray[np.intp]) -> Column:
    """Return for each line whether a sign is seen in it, or at the beginning of a long one; only some may hold it."""
    seen = np.zeros(len(lines), np.float32)
    seen[[number for number in among.tolist() if look(lines[number], 0, _LOOKED_AT_CHARS)]] = 1
    return seen

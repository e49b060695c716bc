"""Counts the characters of each class in each line, all lines at once."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from policytext import tables

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

COLUMNS = ("class", "characters", "example", "source")
_PACKAGE = "policytext.boilerplate"
_CODE_POINTS = 0x110000
_RANGE = re.compile("(.)(?:-(.))?", re.DOTALL)
_NEWLINE = ord("\n")
_USUAL = 1
"""Number of the class that most characters of a text are in; its members are not counted but left over."""


class Census(NamedTuple):
    """How many characters of each class each line has, and of which class its first and last characters are.

    Attributes:
        lengths: code points of each line.
        counts: one row a class, in the order of ``number``; one column a line.
        first: number of the class of the first character of each line.
        last: the same of its last character.
        before_last: the same of the character before that; of none where the line has one character.
        is_measured: whether a digit stands right before a measure.
    """

    lengths: NDArray[np.int64]
    counts: NDArray[np.float32]
    first: NDArray[np.uint8]
    last: NDArray[np.uint8]
    before_last: NDArray[np.uint8]
    is_measured: NDArray[np.bool_]


def take(lines: Sequence[str]) -> Census:
    """Count the characters of some lines, none of them empty.

    >>> census = take(["项目总投资5亿元。", "首页 > 新闻"])
    >>> census.counts[number("digit")].tolist(), census.is_measured.tolist()
    ([1.0, 0.0], [True, False])
    """
    encoded = "\n".join([*lines, ""]).encode("utf-32-le", "surrogatepass")
    kinds = _class_of().take(np.frombuffer(encoded, np.uint32))
    lengths = np.fromiter(map(len, lines), np.intp, len(lines))
    ends = np.add.accumulate(lengths + 1) - 1
    starts = ends - lengths
    is_measured = np.zeros(len(lines), np.bool_)
    (amounts,) = ((kinds[:-1] == number("digit")) & (kinds[1:] == number("measure"))).nonzero()
    is_measured[ends.searchsorted(amounts)] = True
    counts = _counts(kinds, ends, lengths)
    return Census(lengths, counts, kinds.take(starts), kinds.take(ends - 1), kinds.take(ends - 2), is_measured)


def _counts(kinds: NDArray[np.uint8], ends: NDArray[np.intp], lengths: NDArray[np.int64]) -> NDArray[np.float32]:
    (places,) = (kinds > _USUAL).nonzero()
    counted = places.searchsorted(ends)
    counted[1:] -= counted[:-1].copy()
    classes = len(_numbers())
    rows = np.arange(0, len(ends) * classes, classes)
    cells = rows.repeat(counted) + kinds.take(places)
    tally = np.bincount(cells, minlength=len(ends) * classes).reshape(-1, classes)
    tally[:, _USUAL] = lengths - counted
    return tally.T.astype(np.float32)


def number(name: str) -> int:
    """Return the number of a class."""
    return _numbers()[name]


@cache
def classes() -> Mapping[str, frozenset[str]]:
    """Return the characters of each class of ``characters.tsv``, and blanks as class ``space``."""
    return {
        name: frozenset(chr(code) for first, last in stretches for code in range(first, last + 1))
        for name, stretches in _stretches().items()
    }


@cache
def _stretches() -> Mapping[str, Sequence[tuple[int, int]]]:
    """Return the first and the last code point of each stretch of characters of each class."""
    rows = tables.read(_PACKAGE, "characters.tsv", COLUMNS)
    listed = {
        row["class"]: [(ord(first), ord(last or first)) for first, last in _RANGE.findall(row["characters"])]
        for row in rows
    }
    blanks = [(code, code) for code in range(0x3001) if chr(code).isspace() and code != _NEWLINE]
    return listed | {"space": blanks}


@cache
def _numbers() -> Mapping[str, int]:
    return {name: found for found, name in enumerate(dict.fromkeys(("break", "han", "other", *_stretches())))}


@cache
def _class_of() -> NDArray[np.uint8]:
    """Return the number of the class of each code point; where classes overlap the smallest one counts."""
    numbers = np.full(_CODE_POINTS, number("other"), np.uint8)
    for name in sorted(_stretches(), key=_size, reverse=True):
        for first, last in _stretches()[name]:
            numbers[first : last + 1] = number(name)
    numbers[_NEWLINE] = number("break")
    return numbers


def _size(name: str) -> int:
    return sum(last + 1 - first for first, last in _stretches()[name])

"""Counts the characters of each class in each line, all lines at once."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

import numpy as np
from attrs import field, frozen

from policytext import tables

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

COLUMNS = ("class", "characters", "example", "source")
_PACKAGE = "policytext.boilerplate"
_CHUNK_CHARS = 1 << 16
_CODE_POINTS = 0x110000
_RANGE = re.compile("(.)(?:-(.))?", re.DOTALL)
_NEWLINE = ord("\n")


@frozen(eq=False)
class Census:
    """How many characters of each class each line has, and of which class its first and last characters are.

    Attributes:
        lines: the lines.
        lengths: code points of each.
    """

    lines: Sequence[str] = field(repr=False)
    lengths: NDArray[np.int64]
    _counts: NDArray[np.float32] = field(repr=False)
    _first: NDArray[np.uint8] = field(repr=False)
    _last: NDArray[np.uint8] = field(repr=False)
    _before_last: NDArray[np.uint8] = field(repr=False)

    def count(self, *names: str) -> NDArray[np.float32]:
        """Return for each line how many of its characters are in any of the classes."""
        columns = [self._counts[:, _numbers()[name]] for name in names]
        return sum(columns[1:], start=columns[0])

    def begins(self, name: str) -> NDArray[np.bool_]:
        """Return for each line whether its first character is in the class."""
        is_member: NDArray[np.bool_] = self._first == _numbers()[name]
        return is_member

    def ends_sentence(self) -> NDArray[np.bool_]:
        """Return for each line whether it ends a sentence: with a stop, or with a stop that a quotation closes."""
        stop, close = _numbers()["stop"], _numbers()["close"]
        is_member: NDArray[np.bool_] = (self._last == stop) | ((self._last == close) & (self._before_last == stop))
        return is_member

    def ends(self, name: str) -> NDArray[np.bool_]:
        """Return for each line whether its last character is in the class."""
        is_member: NDArray[np.bool_] = self._last == _numbers()[name]
        return is_member


def take(lines: Sequence[str]) -> Census:
    """Count the characters of some lines, none of them blank.

    >>> census = take(["项目总投资5亿元。", "首页 > 新闻"])
    >>> census.count("digit").tolist(), census.count("separator").tolist(), census.ends("stop").tolist()
    ([1.0, 0.0], [0.0, 1.0], [True, False])
    """
    classes = len(_numbers())
    counts = np.zeros((len(lines), classes), np.float32)
    text, line = "\n".join(lines), 0
    for begin in range(0, len(text), _CHUNK_CHARS):
        kinds = _kinds(text[begin : begin + _CHUNK_CHARS])
        breaks = np.flatnonzero(kinds == _numbers()["break"])
        edges = np.concatenate(([-1], breaks, [len(kinds) - 1]))
        cells = np.repeat(np.arange(len(breaks) + 1) * classes, edges[1:] - edges[:-1])
        cells += kinds
        tally = np.bincount(cells, minlength=(len(breaks) + 1) * classes)
        counts[line : line + len(breaks) + 1] += tally.reshape(-1, classes)
        line += len(breaks)
    first, last = (_kinds("".join([line[place] for line in lines])) for place in (0, -1))
    before_last = _kinds("".join([line[-2:][0] for line in lines]))
    return Census(lines, np.fromiter(map(len, lines), np.int64, len(lines)), counts, first, last, before_last)


def _kinds(text: str) -> NDArray[np.uint8]:
    """Return the number of the class of each character."""
    return _class_of().take(np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32))


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
    return {name: number for number, name in enumerate(("break", "other", *_stretches()))}


@cache
def _class_of() -> NDArray[np.uint8]:
    """Return the number of the class of each code point; where classes overlap the smallest one counts."""
    numbers = np.full(_CODE_POINTS, _numbers()["other"], np.uint8)
    for name in sorted(_stretches(), key=_size, reverse=True):
        for first, last in _stretches()[name]:
            numbers[first : last + 1] = _numbers()[name]
    numbers[_NEWLINE] = _numbers()["break"]
    return numbers


def _size(name: str) -> int:
    return sum(last + 1 - first for first, last in _stretches()[name])

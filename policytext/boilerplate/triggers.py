"""Which rules a line calls for, told for all lines of a page at once by the words that the rules are looking for."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    Codes = NDArray[np.uint16]
    Calls = NDArray[np.uint8]

_UNITS = 1 << 16
_LONGEST_STEM = 4
_SLOT_BITS = np.uint32(16)
_LOW = np.uint32(_UNITS - 1)
_FACTOR = np.uint32(2_654_435_761)
_GOES_ON = 1 << 7
_NEWLINE = ord("\n")
_SURROGATES = slice(0xD800, 0xE000)
_SORT_BIT = np.uint64(32)
_MOST_PASSED = 2


class Within:
    r"""Words that may stand anywhere in a line.

    A word is known by its stem, the first four characters or all of it. A stem has two slots, one by the low half of
    its number and one by the high half; another stem hardly ever falls into both. It is looked for only where the stem
    that is one character shorter was found.

    >>> within = Within({1: ["转载", "引用"], 2: ["记者"]})
    >>> within.calls(codes_of("记者转载\n项目\n转载\n")).tolist()
    [2, 0, 1, 0, 0, 0, 0, 0, 1, 0, 0]
    """

    def __init__(self, words: dict[int, Iterable[str]]) -> None:
        """Take the words by what they call for, a number of one bit."""
        self._low, self._high = (np.zeros((_LONGEST_STEM, _UNITS), np.uint8) for _ in range(2))
        for call, some in words.items():
            codes = codes_of("".join([f"{word[:_LONGEST_STEM]}\n" for word in some]))
            starts = starts_of(codes)
            chars = ends_of(codes) - starts
            numbers = codes.take(starts).astype(np.uint32)
            for length in range(1, _LONGEST_STEM + 1):
                self._add(length, numbers[chars == length], call)
                self._add(length, numbers[chars > length], _GOES_ON)
                numbers = _lengthened(numbers, codes, starts + length)

    def _add(self, length: int, numbers: NDArray[np.uint32], call: int) -> None:
        self._low[length - 1, numbers & _LOW] |= call
        self._high[length - 1, numbers >> _SLOT_BITS] |= call

    def calls(self, codes: Codes) -> Calls:
        """Return for each place what the words call for that begin there, no call missed."""
        found: Calls = self._low[0].take(codes)
        (places,) = (found >= _GOES_ON).nonzero()
        numbers = codes.take(places).astype(np.uint32)
        for chars in range(1, _LONGEST_STEM):
            numbers = _lengthened(numbers, codes, places + chars)
            calls = self._low[chars].take(numbers & _LOW) & self._high[chars].take(numbers >> _SLOT_BITS)
            found[places] |= calls
            goes_on = calls >= _GOES_ON
            places, numbers = places[goes_on], numbers[goes_on]
        found &= _GOES_ON - 1
        return found


class Edge(NamedTuple):
    """Words that begin a line, or end it, behind characters that are passed over.

    Attributes:
        call: what a line calls for that has one of them, a number of one bit.
        words: the words.
        passed: the characters that may stand before them (behind them where they end a line).
        step: 1 where the words begin a line, -1 where they end it.
    """

    call: int
    words: Iterable[str]
    passed: str
    step: int = 1


class AtEdges:
    r"""Words of several sorts at the edges of lines, all looked for together.

    A word is known by the two characters at the edge, or its only one. A line with many characters to pass over, or
    with one of two code units, is taken for one with a word.

    >>> at_edges = AtEdges([Edge(1, ["供图"], "。)", step=-1), Edge(2, ["来源"], "[")])
    >>> codes = codes_of("[来源]网友供图。\n供图要求\n")
    >>> at_edges.calls(codes, starts_of(codes), ends_of(codes)).tolist()
    [3, 0]
    """

    def __init__(self, edges: Sequence[Edge]) -> None:
        """Take the words by sort."""
        self._is_at_start = [edge.step > 0 for edge in edges]
        self._steps, self._calls, sorts = (
            np.array(column)[:, None]
            for column in ([edge.step for edge in edges], np.uint8([edge.call for edge in edges]), range(len(edges)))
        )
        self._offsets, self._sorts = sorts * _UNITS, sorts.astype(np.uint64) << _SORT_BIT
        self._is_single, self._is_passed = (np.zeros((len(edges), _UNITS), np.bool_) for _ in range(2))
        pairs = [np.zeros(0, np.uint64)]
        for number, edge in enumerate(edges):
            inward = [[ord(character) for character in word[:: edge.step][:2]] for word in edge.words]
            self._is_passed[number, codes_of(edge.passed)] = True
            self._is_single[number, [word[0] for word in inward if len(word) == 1]] = True
            both = np.array([word for word in inward if len(word) > 1], np.uint16).reshape(-1, 2)
            pairs.append(_pair(self._sorts[number], both[:, 0], both[:, 1]))
        self._is_passed[:, _SURROGATES], self._is_single[:, _SURROGATES] = False, True
        self._pairs = np.unique(np.concatenate(pairs))

    def calls(self, codes: Codes, starts: NDArray[np.intp], ends: NDArray[np.intp]) -> Calls:
        """Return for each line, given where it starts and ends, what such words call for that it may have."""
        edges = np.array([starts if is_at_start else ends - 1 for is_at_start in self._is_at_start])
        places = edges
        for _ in range(_MOST_PASSED):
            places = places + self._steps * self._is_passed.take(codes.take(places) + self._offsets)
        both = np.array((edges, places))
        first, second = codes.take(both), codes.take(both + self._steps, mode="clip")
        pairs = _pair(self._sorts, first, second)
        near = self._pairs.take(self._pairs.searchsorted(pairs), mode="clip")
        is_word = (near == pairs) | self._is_single.take(first + self._offsets)
        is_far = self._is_passed.take(codes.take(places) + self._offsets)
        called: Calls = np.bitwise_or.reduce((is_word[0] | is_word[1] | is_far) * self._calls)
        return called


def starts_of(codes: Codes) -> NDArray[np.intp]:
    """Return where the lines start, each of which has a line break behind it."""
    return after(ends_of(codes))


def after(ends: NDArray[np.intp]) -> NDArray[np.intp]:
    """Return where the lines start that end there."""
    starts = np.zeros(len(ends), np.intp)
    np.add(ends[:-1], 1, out=starts[1:])
    return starts


def ends_of(codes: Codes) -> NDArray[np.intp]:
    """Return where the lines end, each of which has a line break behind it."""
    ends: NDArray[np.intp] = (codes == _NEWLINE).nonzero()[0]
    return ends


def codes_of(text: str) -> Codes:
    """Return the UTF-16 code units of a text."""
    return np.frombuffer(text.encode("utf-16-le", "surrogatepass"), np.uint16)


def text_of(codes: Codes) -> str:
    """Return the text of UTF-16 code units."""
    return codes.tobytes().decode("utf-16-le", "surrogatepass")


@cache
def all_units() -> str:
    """Return all characters of one code unit, in order."""
    return np.arange(_UNITS, dtype=np.uint32).tobytes().decode("utf-32-le", "surrogatepass")


def _pair(sort: NDArray[np.uint64], first: Codes, second: Codes) -> NDArray[np.uint64]:
    return first * np.uint64(_UNITS) + second + sort


def _lengthened(numbers: NDArray[np.uint32], codes: Codes, places: NDArray[np.intp]) -> NDArray[np.uint32]:
    """Return the numbers of stems that are longer by the characters at some places."""
    return (numbers * _FACTOR ^ codes.take(places, mode="clip")) * _FACTOR

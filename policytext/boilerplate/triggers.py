"""Which rules a line calls for, told for all lines of a page at once by the words that the rules are looking for."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    Codes = NDArray[np.uint16]
    Calls = NDArray[np.uint8]
    Numbers = NDArray[np.uint32]

_UNITS = 1 << 16
_LONGEST_STEM = 4
_SLOT_BITS = np.uint32(16)
_LOW = np.uint32(_UNITS - 1)
_FACTORS = np.array([2_654_435_761, 2_246_822_519, 3_266_489_917, 668_265_263], np.uint32)[:, None]
"""By which the characters of a stem are multiplied, so that their sum tells stems apart."""
_LOW_FACTORS = _FACTORS[:, 0].astype(np.uint16)
_AHEAD = np.arange(_LONGEST_STEM)[:, None]
_NEWLINE = ord("\n")
SURROGATES = slice(0xD800, 0xE000)
_MOST_PASSED = 2
_INWARD = np.multiply.outer(range(_MOST_PASSED + 2), [1, -1])[:, :, None]
"""How far the characters that are looked at stand from the start of a line, and from its end."""


class _Slots:
    """What words call for, by their numbers.

    A word has two slots, one by the low half of its number and one by the high half; another hardly ever falls into
    both.
    """

    def __init__(self) -> None:
        self._low, self._high = np.zeros(_UNITS, np.uint8), np.zeros(_UNITS, np.uint8)

    def add(self, numbers: Numbers, call: int) -> None:
        """Take in words by their numbers."""
        self._low[numbers & _LOW] |= call
        self._high[numbers >> _SLOT_BITS] |= call

    def calls(self, numbers: Numbers) -> Calls:
        """Return what the words call for that have the numbers; 0 where no word has one."""
        return self._low.take(numbers & _LOW) & self._high.take(numbers >> _SLOT_BITS)


class Within:
    r"""Words that may stand anywhere in a line.

    A word is known by its stem, the first four characters or all of it. It is looked for only where a stem may begin by
    the low half of the number of two characters.

    >>> within = Within({1: ["转载", "引用"], 2: ["记者"]})
    >>> within.calls(codes_of("记者转载\n项目\n转载\n")).tolist()
    [2, 0, 1, 0, 0, 0, 0, 0, 1, 0, 0]
    """

    def __init__(self, words: dict[int, Iterable[str]]) -> None:
        """Take the words by what they call for, a number of one bit."""
        self._single, self._stems = np.zeros(_UNITS, np.uint8), _Slots()
        self._is_begin = np.zeros(_UNITS, np.bool_)
        for call, some in words.items():
            stems = {word[:_LONGEST_STEM] for word in some}
            self._single[codes_of("".join([stem for stem in stems if len(stem) == 1]))] |= call
            for length in range(2, _LONGEST_STEM + 1):
                together = codes_of("".join([stem for stem in stems if len(stem) == length]))
                numbers = _numbers(together.reshape(-1, length).T)
                self._is_begin[numbers[1] & _LOW] = True
                self._stems.add(numbers[-1], call)

    def calls(self, codes: Codes) -> Calls:
        """Return for each place what the words call for that begin there, no call missed."""
        found: Calls = self._single.take(codes)
        pairs = codes * _LOW_FACTORS[0]
        pairs[:-1] += codes[1:] * _LOW_FACTORS[1]
        (places,) = self._is_begin.take(pairs).nonzero()
        numbers = _numbers(codes.take(places + _AHEAD, mode="clip"))[1:]
        found[places] |= np.bitwise_or.reduce(self._stems.calls(numbers))
        return found


class Edge(NamedTuple):
    """Words that begin a line, or end it, behind characters that are passed over.

    Attributes:
        words: the words.
        passed: the characters that may stand before them (behind them where they end a line).
        chars: the longest line, in code points, that is looked at.
        step: 1 where the words begin a line, -1 where they end it.
    """

    words: Iterable[str]
    passed: str
    chars: int
    step: int = 1


class AtEdges:
    r"""Words of up to eight sorts at the edges of lines, all looked for together.

    A word is known by the two characters at the edge, or its only one. A line with many characters to pass over, or
    with one of two code units, is taken for one with a word.

    >>> at_edges = AtEdges([Edge(["供图"], "。)", chars=9, step=-1), Edge(["来源"], "[", chars=9)])
    >>> codes = codes_of("[来源]网友供图。\n供图要求\n")
    >>> ends = ends_of(codes)
    >>> at_edges.found(codes, after(ends), ends, np.array([9, 4])).tolist()
    [3, 0]
    """

    def __init__(self, edges: Sequence[Edge]) -> None:
        """Take the words by sort; each sort has the bit of its number."""
        self._single, self._passed = np.zeros(_UNITS, np.uint8), np.zeros(_UNITS, np.uint8)
        self._pairs = _Slots()
        self._at_start = np.uint8(sum(1 << number for number, edge in enumerate(edges) if edge.step > 0))
        self._by_length = np.zeros(max(edge.chars for edge in edges) + 2, np.uint8)
        for number, edge in enumerate(edges):
            bit = 1 << number
            self._by_length[: edge.chars + 1] |= bit
            self._passed[codes_of(edge.passed)] |= bit
            inward = {word[:2] if edge.step > 0 else word[:-3:-1] for word in edge.words}
            self._single[codes_of("".join([word for word in inward if len(word) == 1]))] |= bit
            pairs = codes_of("".join([word for word in inward if len(word) > 1])).reshape(-1, 2)
            self._pairs.add(_numbers(pairs.T)[1], bit)
        self._passed[SURROGATES], self._single[SURROGATES] = 0, (1 << len(edges)) - 1

    def found(
        self, codes: Codes, starts: NDArray[np.intp], ends: NDArray[np.intp], lengths: NDArray[np.intp]
    ) -> NDArray[np.uint8]:
        """Return the sorts of such words that each line may have, given where it starts and ends and how long it is."""
        near = codes.take(np.array([starts, ends - 1]) + _INWARD, mode="clip")
        first, second = near[:-1], near[1:]
        words = self._single.take(first) | self._pairs.calls(first * _FACTORS[0] + second * _FACTORS[1])
        passed = np.bitwise_and.accumulate(self._passed.take(first))
        words[1:] &= passed[:-1]
        words[0] |= passed[-1]
        at_start, at_end = np.bitwise_or.reduce(words)
        found: NDArray[np.uint8] = (at_start & self._at_start) | (at_end & ~self._at_start)
        found &= self._by_length.take(lengths, mode="clip")
        return found


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


@cache
def all_digits() -> str:
    """Return all digits of one code unit."""
    return "".join(re.findall(r"\d", all_units()))


def _numbers(codes: Codes) -> Numbers:
    """Return the numbers of the stems of one character, of two and so on: ``codes`` has one row a character."""
    return np.add.accumulate(codes * _FACTORS[: len(codes)], dtype=np.uint32)

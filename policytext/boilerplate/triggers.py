"""Which rules a line calls for, told for all lines of a page at once by the words that the rules are looking for."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from numpy.typing import NDArray

    Codes = NDArray[np.uint16]
    Calls = NDArray[np.uint8]

_UNITS = 1 << 16
_LONGEST_STEM = 4
_SLOT_BITS = np.uint32(16)
_LOW = np.uint32(_UNITS - 1)
_FACTOR = np.uint32(2_654_435_761)
_NEWLINE = ord("\n")
_SURROGATES = slice(0xD800, 0xE000)
_MOST_PASSED = 3


class Within:
    r"""Words that may stand anywhere in a line.

    A word is known by its stem, the first four characters or all of it. A stem has two slots, one by the low half of
    its number and one by the high half; another stem hardly ever falls into both.

    >>> within = Within({1: ["转载", "引用"], 2: ["记者"]})
    >>> codes = codes_of("记者转载\n项目\n转载\n")
    >>> within.calls(codes, starts_of(codes)).tolist()
    [3, 0, 1]
    """

    def __init__(self, words: dict[int, Iterable[str]]) -> None:
        """Take the words by what they call for, a number of one bit."""
        self._low, self._high = (np.zeros((_LONGEST_STEM, _UNITS), np.uint8) for _ in range(2))
        for call, some in words.items():
            codes = codes_of("".join([f"{word[:_LONGEST_STEM]}\n" for word in some]))
            starts = starts_of(codes)
            chars = ends_of(codes) - starts
            for length, stems in enumerate(_stems(codes), 1):
                numbers = stems.take(starts[chars == length])
                self._low[length - 1, numbers & _LOW] |= call
                self._high[length - 1, numbers >> _SLOT_BITS] |= call

    def calls(self, codes: Codes, starts: NDArray[np.intp]) -> Calls:
        """Return for each line what its words call for, no call missed."""
        found = np.zeros(len(codes), np.uint8)
        for stems, low, high in zip(_stems(codes), self._low, self._high, strict=True):
            calls = low.take(stems & _LOW)
            places = np.flatnonzero(calls != 0)
            found[places] |= calls[places] & high.take(stems[places] >> _SLOT_BITS)
        return np.bitwise_or.reduceat(found, starts)


class AtEdge:
    r"""Words that begin a line, or end it, behind characters that are passed over.

    A word is known by the two characters at the edge, or its only one. A line with many characters to pass over, or
    with one of two code units, is taken for one with a word.

    >>> codes = codes_of("网友供图。\n供图要求\n")
    >>> AtEdge(["供图"], "。)", step=-1).hold(codes, ends_of(codes) - 1).tolist()
    [True, False]
    """

    def __init__(self, words: Iterable[str], passed: str, *, step: int = 1) -> None:
        """Take the words, and the characters to pass over; ``step`` is -1 where the words end a line."""
        inward = [[ord(character) for character in word[::step][:2]] for word in words]
        self._step = step
        self._pairs = np.sort(_pair(*np.array([word for word in inward if len(word) > 1], np.uint32).T))
        self._is_single, self._is_passed = np.zeros(_UNITS, np.bool_), np.zeros(_UNITS, np.bool_)
        self._is_passed[codes_of(passed)] = True
        self._is_passed[_SURROGATES] = False
        self._is_single[[word[0] for word in inward if len(word) == 1]] = True
        self._is_single[_SURROGATES] = True

    def hold(self, codes: Codes, edges: NDArray[np.intp]) -> NDArray[np.bool_]:
        """Return for each line, given the place of its first (or last) character, whether it may have such a word."""
        places = edges
        for _ in range(_MOST_PASSED):
            places = places + self._step * self._is_passed.take(codes.take(places))
        both = np.concatenate((edges, places))
        first, second = codes.take(both), codes.take(both + self._step, mode="clip")
        pairs = _pair(first.astype(np.uint32), second.astype(np.uint32))
        near = self._pairs.take(self._pairs.searchsorted(pairs), mode="clip")
        is_word: NDArray[np.bool_] = self._is_single.take(first) | (near == pairs)
        return is_word[: len(edges)] | is_word[len(edges) :] | self._is_passed.take(codes.take(places))


def starts_of(codes: Codes) -> NDArray[np.intp]:
    """Return where the lines start, each of which has a line break behind it."""
    return np.concatenate((np.zeros(1, np.intp), ends_of(codes)[:-1] + 1))


def ends_of(codes: Codes) -> NDArray[np.intp]:
    """Return where the lines end, each of which has a line break behind it."""
    return np.flatnonzero(codes == _NEWLINE)


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


def _pair(first: NDArray[np.uint32], second: NDArray[np.uint32]) -> NDArray[np.uint32]:
    return first << _SLOT_BITS | second


def _stems(codes: Codes) -> Iterator[NDArray[np.uint32]]:
    """Yield the numbers of the stems that begin at each place, those of one character first; each replaces the last."""
    numbers = codes * _FACTOR
    yield numbers
    for chars in range(1, _LONGEST_STEM):
        numbers = numbers[:-1]
        numbers ^= codes[chars:]
        numbers *= _FACTOR
        yield numbers

"""How long the words are that begin or end alike: the slices of a text to look up."""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

_first: Callable[[str], str] = itemgetter(0)
_last: Callable[[str], str] = itemgetter(-1)
_pair: Callable[[str], str] = itemgetter(slice(2))


def by_first(words: Iterable[str]) -> Mapping[str, tuple[int, ...]]:
    """Return how long the words are that begin with each character, the longest first."""
    return _by(_first, words)


def by_last(words: Iterable[str]) -> Mapping[str, tuple[int, ...]]:
    """Return how long the words are that end in each character, the longest first.

    >>> by_last(["约", "大约", "超过", "突破"])
    {'约': (2, 1), '过': (2,), '破': (2,)}
    """
    return _by(_last, words)


def by_pair(words: Iterable[str], *, beside: int) -> Mapping[str, tuple[int, ...]]:
    """Return how long the words are that begin with each two characters, the longest first, and a length beside.

    >>> by_pair(["产值", "产值率", "产业"], beside=1)
    {'产值': (3, 2, 1), '产业': (2, 1)}
    """
    return _by(_pair, words, 1 << beside)


def _by(part: Callable[[str], str], words: Iterable[str], beside: int = 0) -> Mapping[str, tuple[int, ...]]:
    """Return the lengths of the words by a part of them; equal lengths are one tuple, for parts are thousands."""
    bits: dict[str, int] = {}
    for word in words:
        key = part(word)
        bits[key] = bits.get(key, beside) | 1 << len(word)
    lengths = {some: _set_in(some) for some in {*bits.values()}}
    return {key: lengths[some] for key, some in bits.items()}


def _set_in(bits: int) -> tuple[int, ...]:
    return tuple(place for place in range(bits.bit_length() - 1, -1, -1) if bits >> place & 1)

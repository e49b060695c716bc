"""How long the words are that begin or end alike: the slices of a text to look up."""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

_first: Callable[[str], str] = itemgetter(0)
_last: Callable[[str], str] = itemgetter(-1)
_first_pair: Callable[[str], str] = itemgetter(slice(2))
_last_pair: Callable[[str], str] = itemgetter(slice(-2, None))


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
    """Return how long the words are that begin with each two characters, the longest first.

    ``beside`` is one more length for each pair, as of words that are looked up apart.

    >>> by_pair(["产值", "产值率", "产业"], beside=1)
    {'产值': (3, 2, 1), '产业': (2, 1)}
    """
    return _by(_first_pair, words, 1 << beside)


def by_last_pair(words: Iterable[str]) -> Mapping[str, tuple[int, ...]]:
    """Return how long the words are that end in each two characters, the longest first.

    >>> by_last_pair(["局长", "副局长", "主任"])
    {'局长': (3, 2), '主任': (2,)}
    """
    return _by(_last_pair, words)


def _by(part: Callable[[str], str], words: Iterable[str], beside: int = 0) -> Mapping[str, tuple[int, ...]]:
    """Return the lengths of the words by a part of them; equal lengths are one tuple, for parts are thousands.

    Lengths are gathered as the bits of a number, where bit ``n`` stands for ``n`` characters; so is ``beside``.
    """
    gathered: dict[str, int] = {}
    for word in words:
        key = part(word)
        gathered[key] = gathered.get(key, beside) | 1 << len(word)
    lengths = {bits: _set_in(bits) for bits in {*gathered.values()}}
    return {key: lengths[bits] for key, bits in gathered.items()}


def _set_in(bits: int) -> tuple[int, ...]:
    """Return which bits are set, the highest first."""
    return tuple(place for place in range(bits.bit_length() - 1, -1, -1) if bits >> place & 1)

"""One look at a text that tells which passes have something to do."""

from __future__ import annotations

import re
import sys
from functools import cached_property
from typing import TYPE_CHECKING

from attrs import field, frozen

from policytext.script.classes import in_class

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import numpy as np
    from numpy.typing import NDArray

_LONG_TEXT = 1 << 15  # from here on a table of all code units repays the import of numpy; once there, it always does
_CHUNK_CHARS = 1 << 18
_ASTRAL = "\U00010000-\U0010ffff"
_SURROGATES = range(0xD800, 0xE000)


@frozen
class Survey:
    r"""Tells which of several sets of characters occur in a text, in one scan for all of them.

    Args:
        rare: the sets by name, of characters that few texts are made of.
        common: likewise, of characters that many texts are made of; a short text is searched for each of these.

    >>> survey = Survey({"blank": frozenset("\u3000"), "bracket": frozenset("(（")}, {"kana": frozenset("のは")})
    >>> sorted(survey.of("光谷（の"))
    ['bracket', 'kana']
    """

    rare: Mapping[str, frozenset[str]] = field(hash=False)
    common: Mapping[str, frozenset[str]] = field(hash=False)

    def of(self, text: str) -> frozenset[str]:
        """Return the names of the sets that have a character in the text."""
        if len(text) < _LONG_TEXT and "numpy" not in sys.modules:
            return self._of_short(text)
        starts = range(0, len(text), _CHUNK_CHARS)
        return frozenset().union(*(self._of_chunk(text[start : start + _CHUNK_CHARS]) for start in starts))

    def _of_short(self, text: str) -> frozenset[str]:
        seen = set(self._rare_pattern.findall(text))
        names = {name for name, characters in self.rare.items() if not seen.isdisjoint(characters)}
        return frozenset(names | {name for name, pattern in self._common_patterns.items() if pattern.search(text)})

    def _of_chunk(self, text: str) -> frozenset[str]:
        import numpy as np  # noqa: PLC0415 - only long texts need it

        try:
            code_units = np.frombuffer(text.encode("utf-16-le"), np.uint16)
        except UnicodeEncodeError:  # lone surrogates
            return self._of_short(text)
        bits = int(np.bitwise_or.reduce(self._bits.take(code_units)))
        if bits & (1 << len(self._sets)):
            return self._of_short(text)
        return frozenset(name for i, name in enumerate(self._sets) if bits & (1 << i))

    @property
    def _sets(self) -> dict[str, frozenset[str]]:
        return {**self.rare, **self.common}

    @cached_property
    def _rare_pattern(self) -> re.Pattern[str]:
        return re.compile(f"[{_in_plane(frozenset().union(*self.rare.values()))}{_ASTRAL}]")

    @cached_property
    def _common_patterns(self) -> dict[str, re.Pattern[str]]:
        # One range stands for all astral characters: a class that names them takes a step for each.
        return {
            name: re.compile(f"[{_in_plane(characters)}{_astral_range(characters)}]")
            for name, characters in self.common.items()
        }

    @cached_property
    def _bits(self) -> NDArray[np.uint32]:
        import numpy as np  # noqa: PLC0415 - only long texts need it

        bits = np.zeros(0x10000, dtype=np.uint32)
        bits[_SURROGATES] = 1 << len(self._sets)
        for i, characters in enumerate(self._sets.values()):
            bits[[ord(character) for character in characters if character <= "\uffff"]] |= 1 << i
        return bits


def _astral_range(characters: Iterable[str]) -> str:
    return _ASTRAL if max(characters) > "\uffff" else ""


def _in_plane(characters: Iterable[str]) -> str:
    return in_class(character for character in characters if character <= "\uffff")

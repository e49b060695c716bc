"""Finds the later and earlier mentions of names that the text has shown once in clear surroundings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ahocorasick_rs import MatchKind

from policytext.entities import lattice
from policytext.entities.automaton import automaton_of
from policytext.entities.blocks import blocks, encodable, matches
from policytext.entities.borders import NameSpan
from policytext.entities.lattice import Setting
from policytext.entities.words import is_word

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from policytext.entities.borders import Borders

_SHORTEST = 2
_COMMON = 115
_KNOWN = Setting(prior=0)


def find(folded: str, known: Sequence[NameSpan], borders: Borders) -> Iterator[NameSpan]:
    """Yield every other place where one of the known names stands."""
    seen = {span.start for span in known}
    for start, end in _mentions(folded, {folded[span.start : span.end] for span in known}):
        if start not in seen and _stands_alone(folded, start, end, borders):
            yield NameSpan(start, end, "named elsewhere")


def _mentions(folded: str, surfaces: Iterable[str]) -> list[tuple[int, int]]:
    """Return where the names stand in a text, of those that begin at one place the longest."""
    names = [name for name in surfaces if len(name) >= _SHORTEST and not is_word(name)]
    if not names:
        return []
    automaton = automaton_of([encodable(name) for name in names], MatchKind.Standard)
    ends = {
        block.start + start: block.start + end
        for block in blocks(folded)
        for _, start, end in matches(automaton, block.text, overlapping=True)
    }
    return sorted(ends.items())


def _stands_alone(folded: str, start: int, end: int, borders: Borders) -> bool:
    """Whether the characters are not part of a longer name or of words across their borders."""
    if start and is_word(folded[start - 1 : start + 1], _COMMON) and not borders.opens(folded, start):
        return False
    if end - start > _SHORTEST:
        return True
    choice = lattice.name_at(folded, start, borders.stop(folded, start), _KNOWN)
    return choice is None or choice.length == end - start

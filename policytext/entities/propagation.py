"""Finds the later and earlier mentions of names that the text has shown once in clear surroundings."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from policytext.entities import lattice
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
    by_first: dict[str, set[str]] = {}
    for span in known:
        surface = folded[span.start : span.end]
        if len(surface) >= _SHORTEST and not is_word(surface):
            by_first.setdefault(surface[0], set()).add(surface)
    if not by_first:
        return
    lengths = {first: sorted({len(name) for name in names}, reverse=True) for first, names in by_first.items()}
    seen = {span.start for span in known}
    seconds = {name[1] for names in by_first.values() for name in names}
    for match in re.finditer(f"[{_characters(by_first)}](?=[{_characters(seconds)}])", folded):
        at = match.start()
        if at in seen:
            continue
        for length in lengths[match.group()]:
            if folded[at : at + length] in by_first[match.group()]:
                if _stands_alone(folded, at, at + length, borders):
                    yield NameSpan(at, at + length, "named elsewhere")
                break


def _characters(characters: Iterable[str]) -> str:
    return re.escape("".join(sorted(characters)))


def _stands_alone(folded: str, start: int, end: int, borders: Borders) -> bool:
    """Whether the characters are not part of a longer name or of words across their borders."""
    if start and is_word(folded[start - 1 : start + 1], _COMMON) and not borders.opens(folded, start):
        return False
    if end - start > _SHORTEST:
        return True
    choice = lattice.name_at(folded, start, borders.stop(folded, start), _KNOWN)
    return choice is None or choice.length == end - start

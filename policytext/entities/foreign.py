"""Finds names of other languages: Latin letters, and transcribed names with a dot (古丽娜尔·艾合买提)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from policytext.entities import evidence, lattice
from policytext.entities.borders import NameSpan

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policytext.entities.borders import Borders

DOTS = "·•‧・．"
_CAPITAL = "A-Z\u00c0-\u00de"
_LETTER = "A-Za-z\u00c0-\u024f'’\\-"
_LATIN_NAME = re.compile(rf"(?<![A-Za-z])[{_CAPITAL}][{_LETTER}]+\.?(?:[ ·][{_CAPITAL}][{_LETTER}]*\.?){{0,3}}")
_PART = "[\u4e00-\u9fff]"
_DOTTED = re.compile(rf"{_PART}{{1,9}}(?:[{DOTS}](?:{_PART}{{1,9}}|[A-Z]\.?(?=[{DOTS}])))+")
_STRANGE = 75
_NAME_START = 30


def latin_name(folded: str, start: int) -> NameSpan | None:
    """Return the name in Latin letters that begins at ``start``."""
    match = _LATIN_NAME.match(folded, start)
    return NameSpan(start, match.end(), "latin name") if match else None


def dotted_name(folded: str, start: int, borders: Borders) -> NameSpan | None:
    """Return the transcribed name with a dot that begins at ``start``."""
    match = _DOTTED.match(folded, start)
    if match is None or not borders.is_free(start, match.end() - 1):
        return None
    return NameSpan(start, _end(folded, match, borders), "dotted name")


def find(folded: str, borders: Borders) -> Iterator[NameSpan]:
    """Yield the transcribed names with a dot."""
    for match in _DOTTED.finditer(folded):
        start = _start(folded, match, borders)
        if start is not None:
            end = _end(folded, match, borders)
            if _is_foreign(folded, start, end):
                yield NameSpan(start, end, "dotted name")


def _is_foreign(folded: str, start: int, end: int) -> bool:
    """Whether every part reads better as a transcribed name than as words."""
    at = start
    for part in re.split(f"[{DOTS}]", folded[start:end]):
        if len(part) > 1 and lattice.readings(folded, at, at + len(part), at + len(part))[0] < _cost(part, 0, len(part)):
            return False
        at += len(part) + 1
    return True


def _start(folded: str, match: re.Match[str], borders: Borders) -> int | None:
    """Return where the name begins in the run of characters before its first dot."""
    begin = match.start()
    dot = next(at for at in range(begin, match.end()) if folded[at] in DOTS)
    free = [at for at in range(begin, dot) if borders.is_free(at, dot)]
    if not free:
        return None
    costs = {at: lattice.readings(folded, free[0], at, at)[0] + _cost(folded, at, dot) for at in free}
    return min(costs, key=lambda at: (costs[at], at))


def _end(folded: str, match: re.Match[str], borders: Borders) -> int:
    """Return where the name ends in the run of characters after its last dot."""
    last = max(folded.rfind(dot, match.start(), match.end()) for dot in DOTS)
    stop = min(match.end(), borders.stop(folded, last + 1))
    costs = {
        end: _cost(folded, last + 1, end) + lattice.after_name(folded, end, stop) for end in range(last + 2, stop + 1)
    }
    return min(costs, key=lambda end: (costs[end], -end), default=match.end())


def _cost(folded: str, start: int, end: int) -> int:
    cost, at = _NAME_START, start
    while at < end:
        length, own = evidence.foreign_step(folded, at, end)
        cost += _STRANGE if own is None else own
        at += length
    return cost

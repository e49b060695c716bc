"""Finds names of other languages: Latin letters, and transcribed names with a dot (古丽娜尔·艾合买提)."""

from __future__ import annotations

import re
from functools import cache
from itertools import repeat
from typing import TYPE_CHECKING

from policytext.entities import evidence, lattice
from policytext.entities.borders import NameSpan
from policytext.han import HAN, is_han

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policytext.entities.borders import Borders

DOTS = "·•‧・．"
_CAPITAL = "A-Z\u00c0-\u00de"
_LETTER = "A-Za-z\u00c0-\u024f'’\\-"
_LATIN_NAME = re.compile(rf"(?<![A-Za-z])[{_CAPITAL}][{_LETTER}]+\.?(?:[ ·][{_CAPITAL}][{_LETTER}]*\.?){{0,3}}")
_HAN = f"[{HAN}]"
_PART = f"(?:(?!与|及|和{_HAN}{{1,8}}[{DOTS}]){_HAN})"
_ANY_DOT = f"[{DOTS}]"
_DOT = re.compile(_ANY_DOT)
_MOST_PART_CHARS = 9
_STRANGE, _MILDLY_STRANGE = 100, 70
_NAME_START = 30
_MOST_SINGLE_COST = 80
_KNOWN = 100
_CUT_SHORT = 60
"""What a last part of one character costs more: it is likelier the beginning of one."""


def latin_name(folded: str, start: int) -> NameSpan | None:
    """Return the name in Latin letters that begins at ``start``."""
    match = _LATIN_NAME.match(folded, start)
    return NameSpan(start, match.end(), "latin name") if match else None


def dotted_name(folded: str, start: int, borders: Borders) -> NameSpan | None:
    """Return the transcribed name with a dot that begins at ``start``."""
    stop = start + _MOST_PART_CHARS + 2
    if _DOT.search(folded, start, stop) is None or _joint(_ANY_DOT).search(folded, start, stop) is None:
        return None
    start += folded.startswith("的", start)
    match = _dotted().match(folded, start)
    if match is None or not borders.is_free(start, match.end() - 1):
        return None
    return NameSpan(start, _end(folded, match, borders), "dotted name")


def ends_name(folded: str, start: int) -> bool:
    """Whether a given name and a dot stand before ``start``: 亨利·|福特."""
    if folded[start - 1 : start] not in DOTS or start == 0:
        return False
    known = evidence.foreign_given_names()
    return any(folded[max(0, start - 1 - length) : start - 1] in known for length in range(2, _MOST_PART_CHARS + 1))


def find(folded: str, borders: Borders) -> Iterator[NameSpan]:
    """Yield the transcribed names with a dot."""
    done = 0
    for joint in sorted(match.start() for dot in DOTS if dot in folded for match in _joint(dot).finditer(folded)):
        starts = range(_run_start(folded, joint, done), joint)
        match = next(filter(None, map(_dotted().match, repeat(folded), starts)), None)
        if match is None or joint < done:
            continue
        done = match.end()
        start = _start(folded, match, borders)
        if start is not None:
            end = _end(folded, match, borders)
            if _is_foreign(folded, start, end):
                yield NameSpan(start, end, "dotted name")


@cache
def _joint(dot: str) -> re.Pattern[str]:
    """Return the pattern of a dot between the parts of a name; ``re`` finds one dot much faster than one of a set."""
    return re.compile(rf"{dot}(?<={_HAN}{dot})(?={_HAN}|[A-Z]\.?[{DOTS}])")


@cache
def _dotted() -> re.Pattern[str]:
    return re.compile(rf"{_PART}{{1,9}}+(?:[{DOTS}](?:{_PART}{{1,9}}+|[A-Z]\.?(?=[{DOTS}])))+")


def _run_start(folded: str, dot: int, floor: int) -> int:
    """Return where the run of Han characters before a dot begins, at most as far as a part may reach."""
    start = dot
    while start > max(floor, dot - _MOST_PART_CHARS) and is_han(folded[start - 1]):
        start -= 1
    return start


def _is_foreign(folded: str, start: int, end: int) -> bool:
    """Whether a part reads better as a transcribed name than as words, and no part is a single word.

    A given name at the beginning is enough: it may stand before a name of one's own language, 托马斯·李.
    """
    first, *others = _DOT.split(folded[start:end])
    known = evidence.foreign_given_names()
    if len(first) > 1 and first in known:
        return True
    at, is_likely = start, False
    for part in (first, *others):
        stop = at + len(part)
        if len(part) > 1:
            is_likely |= cost(part, 0, len(part), _MILDLY_STRANGE) <= lattice.readings(folded, at, stop, stop)[0]
        elif is_han(part) and part not in known and cost(part, 0, 1) > _MOST_SINGLE_COST:
            return False
        at = stop + 1
    return is_likely


def _start(folded: str, match: re.Match[str], borders: Borders) -> int | None:
    """Return where the name begins in the run of characters before its first dot: with a given name, or cheapest."""
    begin = match.start()
    dot = next(at for at in range(begin, match.end()) if folded[at] in DOTS)
    free = [at for at in range(begin, dot) if borders.is_free(at, dot)]
    if not free:
        return None
    leads, known = lattice.leads(folded, free[0], dot), evidence.foreign_given_names()
    costs = {at: leads[at - free[0]] + cost(folded, at, dot) for at in free}
    given = next((at for at in free if folded[at:dot] in known and (dot - at > 1 or at == begin)), None)
    if given is not None:
        costs[given] -= _KNOWN
    return min(costs, key=lambda at: (costs[at], at))


def _end(folded: str, match: re.Match[str], borders: Borders) -> int:
    """Return where the name ends in the run of characters after its last dot."""
    last = max(folded.rfind(dot, match.start(), match.end()) for dot in DOTS)
    stop = min(match.end(), borders.stop(folded, last + 1))
    costs = {
        end: cost(folded, last + 1, end) + lattice.after_name(folded, end, stop) for end in range(last + 2, stop + 1)
    }
    if len(costs) > 1:
        costs[last + 2] += _CUT_SHORT
    return min(costs, key=lambda end: (costs[end], -end), default=match.end())


def cost(folded: str, start: int, end: int, strange: int = _STRANGE) -> int:
    """Return the cost of these characters as a transcribed name; one that is in no such name costs ``strange``."""
    total, at = _NAME_START, start
    while at < end:
        length, own = evidence.foreign_step(folded, at, end)
        total += strange if own is None else own
        at += length
    return total

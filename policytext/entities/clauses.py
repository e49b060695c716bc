"""Finds names at the start of a clause, after verbs that take a person, and in lists of names."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from policytext.entities import evidence, lattice
from policytext.entities.borders import NameSpan
from policytext.entities.words import is_word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policytext.entities.borders import Borders

_CLAUSE_PRIOR = 25
_LED_PRIOR = 45
_LIST_ITEM_PRIOR = 10
_FEWEST_LISTED = 3
_STRONG_LEADER = 30
_SIGN = r"[，。；：！？、“”‘’（）《》【】「」,;:!?()\s>|·—]"
_APPOSITION = re.compile(r"[，,（(—]")


@cache
def _openings() -> re.Pattern[str]:
    """Return the pattern of the places before which a name may begin: a sign or a strong leading word."""
    firsts = "".join(sorted({surname[0] for surname in evidence.surnames()}))
    leaders = sorted(word for word, weight in evidence.leaders().items() if weight >= _STRONG_LEADER)
    return re.compile(rf"(?:(?P<sign>^|{_SIGN})|{'|'.join(leaders)})(?=[{firsts}])", re.MULTILINE)


def find(folded: str, borders: Borders) -> Iterator[NameSpan]:
    """Yield the names that begin clauses, follow leading verbs or make up lists."""
    done = 0
    for match in _openings().finditer(folded):
        at = match.end()
        if at < done:
            continue
        names = _listed(folded, at, borders)
        if not names:
            prior = _CLAUSE_PRIOR if match["sign"] is not None else _LED_PRIOR - _STRONG_LEADER
            names = _single(folded, at, borders, prior)
        if names:
            yield from names
            done = names[-1].end


def _single(folded: str, at: int, borders: Borders, prior: int) -> list[NameSpan]:
    stop = borders.stop(folded, at)
    choice = lattice.name_at(folded, at, stop, prior=prior)
    if choice is None or borders.is_place(at, at + choice.length):
        return []
    end = at + choice.length
    gain = choice.gain
    if end == stop:
        gain += 30 if _is_apposition(folded, end, borders) else evidence.END_BONUS
    return [NameSpan(at, end, "clause")] if gain > 0 else []


def _is_apposition(folded: str, end: int, borders: Borders) -> bool:
    """Whether a sign and then an organization or title follow: 甲某，某公司董事长."""
    sign = _APPOSITION.match(folded, end)
    return sign is not None and sign.end() in borders.starts


def _listed(folded: str, at: int, borders: Borders) -> list[NameSpan]:
    names: list[NameSpan] = []
    total = 0.0
    while True:
        stop = borders.stop(folded, at)
        choice = lattice.name_at(folded, at, stop, prior=_LIST_ITEM_PRIOR)
        if choice is None or borders.is_place(at, at + choice.length):
            break
        end = at + choice.length
        total += choice.gain
        names.append(NameSpan(at, end, "name list"))
        if not folded.startswith("、", end):
            break
        at = end + 1
    words = sum(is_word(folded[name.start : name.end]) for name in names)
    return names if len(names) >= _FEWEST_LISTED and 2 * words < len(names) and total > 0 else []

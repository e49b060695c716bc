"""Finds the names of people by what stands beside them: a title, a word of address, a byline, a verb, another name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policytext.entities import bylines, clauses, evidence, foreign, lattice, propagation
from policytext.entities.borders import BLANKS, Borders, NameSpan, disjoint
from policytext.entities.words import is_han

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from policytext.entities.titles import TitleSpan

import re

_AFTER_TITLE_PRIOR = 5
_BORDER_BONUS = 35
_BEFORE_TITLE_PRIOR = 30
_MOST_NAME_CHARS = 4
_GAP = re.compile(rf"[{BLANKS}]{{0,3}}(?:[：:][{BLANKS}]{{0,3}})?")
_REMARK = re.compile(r"[ ]?[（(][^（()）\n]{1,10}[)）]")
_TENURE = re.compile(r"(?:时任|曾任|原|现任|身为|作为|担任|兼任)[^，。；、\s]{0,16}$")
_TENURE_CHARS = 18
_LIST_MARKS = ("、", "和", "与", "及")
_SURNAME_PRIOR = 15
_HONORIFIC = re.compile("同志|先生|女士|小姐|一行|夫妇|等人")


def find(
    folded: str,
    titles: Sequence[TitleSpan],
    organizations: Sequence[tuple[int, int]],
    places: Sequence[tuple[int, int]] = (),
) -> list[NameSpan]:
    """Return the names in a folded text, in order, none overlapping another, a title or an organization.

    Args:
        folded: a text as ``policytext.fold.fold`` gives it.
        titles: what ``titles.find`` found in it.
        organizations: the spans of organizations.
        places: the spans of places; one that begins where a name might is no name unless a title stands beside it.
    """
    borders = Borders.between(((title.start, title.end) for title in titles), organizations, places=places)
    found = [*_beside_titles(folded, titles, borders), *_addressed(folded, borders)]
    found += bylines.find(folded, borders)
    found += foreign.find(folded, borders)
    found += clauses.find(folded, borders)
    found = disjoint(found, borders)
    return disjoint([*found, *propagation.find(folded, found, borders)], borders)


def _beside_titles(folded: str, titles: Sequence[TitleSpan], borders: Borders) -> Iterator[NameSpan]:
    for title in titles:
        span = after_title(folded, title.end, borders)
        if span is not None:
            yield span
            yield from listed(folded, span.end, borders)
        elif (span := before_title(folded, title, borders)) is not None:
            yield span


def after_title(folded: str, at: int, borders: Borders) -> NameSpan | None:
    """Return the name that follows a title which ends at ``at``."""
    remark = _REMARK.match(folded, at)
    gap = _GAP.match(folded, remark.end() if remark else at)
    start = gap.end() if gap else at
    if folded.startswith("的", start) and _TENURE.search(folded, max(0, at - _TENURE_CHARS), at):
        start += 1
    latin = foreign.latin_name(folded, start)
    if latin is not None:
        return latin
    dotted = foreign.dotted_name(folded, start, borders)
    if dotted is not None:
        return dotted
    return _name_after(folded, start, borders, "after title")


def listed(folded: str, at: int, borders: Borders) -> Iterator[NameSpan]:
    """Yield the names that follow one which ends at ``at`` in a list."""
    while folded.startswith(_LIST_MARKS, at) and at + 1 not in borders.starts:
        span = _name_after(folded, at + 1, borders, "name list")
        if span is None:
            return
        yield span
        at = span.end


def _name_after(folded: str, start: int, borders: Borders, rule: str) -> NameSpan | None:
    stop = borders.stop(folded, start)
    choice = lattice.name_at(folded, start, stop, prior=_AFTER_TITLE_PRIOR, after_title=True)
    if choice is None:
        return None
    end = start + choice.length
    return NameSpan(start, end, rule) if choice.gain + (_BORDER_BONUS if end == stop else 0) > 0 else None


def before_title(folded: str, title: TitleSpan, borders: Borders) -> NameSpan | None:
    """Return the name or surname right before a title: 卫兰局长, 王局长."""
    return _name_before(folded, title.start, borders, "before title")


def _addressed(folded: str, borders: Borders) -> Iterator[NameSpan]:
    for match in _HONORIFIC.finditer(folded):
        span = _name_before(folded, match.start(), borders, "before honorific")
        if span is not None:
            yield span


def _name_before(folded: str, end: int, borders: Borders, rule: str) -> NameSpan | None:
    """Return the likeliest name, or surname, that ends at ``end`` and begins where a name may begin."""
    floor = end
    while floor > max(0, end - _MOST_NAME_CHARS - 1) and is_han(folded[floor - 1]) and floor not in borders.ends:
        floor -= 1
    best, found = lattice.readings(folded, floor, end, end)[0], None
    for start in range(floor, end):
        if not borders.opens(folded, start):
            continue
        lead = lattice.readings(folded, floor, start, start)[0] if start > floor else 0.0
        for cost, prior in _costs_of(folded, start, end):
            if lead + cost + prior < best:
                best, found = lead + cost + prior, NameSpan(start, end, rule)
    return found


def _costs_of(folded: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the cost of the characters as a name, and as a surname alone, each with its prior."""
    costs = [(cost, _BEFORE_TITLE_PRIOR) for size, cost in evidence.name_costs(folded, start, end) if size == end - start]
    surname = evidence.surnames().get(folded[start:end])
    return costs if surname is None else [*costs, (surname, _SURNAME_PRIOR)]

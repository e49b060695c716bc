"""Finds the names of people by what stands beside them: a title, a word of address, a byline, a verb, another name."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from policytext.entities import (
    appointments,
    bylines,
    clauses,
    evidence,
    foreign,
    lattice,
    lists,
    passing,
    propagation,
    things,
)
from policytext.entities.borders import BLANKS, Borders, Names, NameSpan
from policytext.entities.relation_words import pattern, words
from policytext.han import is_han
from policytext.late import late

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from policytext.entities.title_grammar import Head
    from policytext.entities.titles import TitleSpan

_BEFORE_TITLE_PRIOR, _JOINED_PRIOR = 20, -30
_MOST_NAME_CHARS = 4
_GAP = late(rf"[{BLANKS}]{{0,3}}(?:[：:][{BLANKS}]{{0,3}})?")
_REMARK = late(r"[ ]?[（(][^（()）\n]{1,10}[)）]")
_TENURE_CHARS = 18
_HONORIFIC_PRIOR = -10
_FEWEST_FOREIGN = 3
_UNOPENED_PRIOR = 25
_SURNAME_BONUS = 15
_DATE_ENDS = frozenset("年月日起")
_PAUSES = frozenset("、，。；！？,;")


def find(
    folded: str,
    titles: Sequence[TitleSpan],
    organizations: Sequence[tuple[int, int]],
    places: Sequence[tuple[int, int]] = (),
    *,
    known: Sequence[tuple[int, int]] = (),
) -> list[NameSpan]:
    """Return the names in a folded text, in order, none overlapping another, a title or an organization.

    Args:
        folded: a text as ``policytext.fold.fold`` gives it.
        titles: what ``titles.find`` found in it.
        organizations: the spans of organizations.
        places: the spans of places; one that begins where a name might is no name unless a title stands beside it.
        known: where names of the user stand.
    """
    borders = Borders.between(((title.start, title.end) for title in titles), organizations, places=places)
    names = Names(borders)
    names.add(NameSpan(start, end, "lexicon") for start, end in known)
    names.add(foreign.find(folded, borders))
    names.add(_beside_titles(folded, titles, borders))
    names.add(appointments.find(folded, borders))
    names.add(_addressed(folded, borders))
    names.add(bylines.find(folded, borders))
    names.add(things.outside_lists(folded, clauses.find(folded, borders)))
    names.add(propagation.find(folded, names.in_order(), borders))
    clear = names.in_order()
    names.add(things.outside_lists(folded, passing.find(folded, borders, clear)))
    found = names.in_order()
    if len(found) > len(clear):
        names.add(propagation.find(folded, found, borders))
    return names.in_order()


def _beside_titles(folded: str, titles: Sequence[TitleSpan], borders: Borders) -> Iterator[NameSpan]:
    for title in titles:
        span = None
        if folded[title.end : title.end + 1] not in _PAUSES:
            span = after_title(folded, title.end, borders, title.row)
        if span is not None:
            yield span
            yield from lists.rest(folded, span.end, borders)
        elif title.start not in borders.ends and (span := before_title(folded, title, borders)) is not None:
            yield span


def after_title(folded: str, at: int, borders: Borders, title: Head) -> NameSpan | None:
    """Return the name that follows a title which ends at ``at``; behind a post it may be of any form."""
    start = at if is_han(folded[at : at + 1]) else _behind_gap(folded, at)
    if folded.startswith("的", start) and _tenure().search(folded, max(0, at - _TENURE_CHARS), at):
        start += 1
    if not is_han(folded[start : start + 1]):
        return foreign.latin_name(folded, start)
    return lists.name_after(folded, start, borders, title)


def _behind_gap(folded: str, at: int) -> int:
    """Return where the text goes on behind a remark in brackets, blanks and a colon."""
    remark = _REMARK.match(folded, at)
    gap = _GAP.match(folded, remark.end() if remark else at)
    return gap.end() if gap else at


def before_title(folded: str, title: TitleSpan, borders: Borders) -> NameSpan | None:
    """Return the name or surname right before a title: 卫兰局长, 王局长.

    What joins two people ends a name where nobody is named behind the title: 包信和院士.
    """
    is_joined = folded.startswith(words("join"), title.start - 1)
    return _name_before(
        folded, title.start, borders, "before title", _JOINED_PRIOR if is_joined else _BEFORE_TITLE_PRIOR
    )


@cache
def _honorific() -> re.Pattern[str]:
    return re.compile(pattern("address", "party"))


@cache
def _tenure() -> re.Pattern[str]:
    """Return the pattern of a mark of tenure or appointment in the clause that ends in a title."""
    return re.compile(rf"{pattern('tenure', 'appoint')}[^，。；、\s]{{0,16}}$")


def _addressed(folded: str, borders: Borders) -> Iterator[NameSpan]:
    for match in _honorific().finditer(folded):
        span = _name_before(folded, match.start(), borders, "before honorific", _HONORIFIC_PRIOR)
        if span is not None:
            yield span


def _name_before(folded: str, end: int, borders: Borders, rule: str, prior: int) -> NameSpan | None:
    """Return the likeliest name, or surname, that ends at ``end`` and begins where a name may begin."""
    floor, lowest = end, max(0, end - _MOST_NAME_CHARS - 2)
    while floor > lowest and floor not in borders.ends and is_han(folded[floor - 1]):
        floor -= 1
    starts = [(start, borders.opens(folded, start)) for start in range(floor, end)]
    candidates = [(s, is_open, costs) for s, is_open in starts if (costs := _costs_of(folded, s, end, is_open=is_open))]
    if not candidates:
        return None
    leads = lattice.leads(folded, floor, end)
    best, found = leads[-1], None
    for start, is_open, costs in candidates:
        total = leads[start - floor] + min(costs) + prior + (0 if is_open else _UNOPENED_PRIOR)
        if (
            total < best
            and not _is_dated_verb(folded, start)
            and (end - start == 1 or not borders.is_place(folded, start, end))
        ):
            best, found = total, NameSpan(start, end, rule)
    return found


def _is_dated_verb(folded: str, start: int) -> bool:
    """Whether a verb of appointment that is a surname as well stands behind a date: 2003年|任星洲总监."""
    return folded[start - 1 : start] in _DATE_ENDS and folded[start] in words("appoint")


def _costs_of(folded: str, start: int, end: int, *, is_open: bool) -> list[int]:
    """Return the costs of the characters as a name, and as a surname alone."""
    names = evidence.name_costs(folded, start, end)
    if is_open and end - start >= _FEWEST_FOREIGN:
        names = [*names, *evidence.transcribed_costs(folded, start, end, _FEWEST_FOREIGN)]
    costs = [cost for size, cost in names if size == end - start]
    surface = folded[start:end]
    if is_open and surface in evidence.surnames() and surface not in evidence.function_surnames():
        costs.append(evidence.surnames()[surface] - _SURNAME_BONUS)
    return costs

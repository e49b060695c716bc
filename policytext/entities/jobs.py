"""Roles that are somebody's post though nobody is named: 曾任星洲机械厂会计、车间主任."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from policytext.entities.relation_words import pattern, words
from policytext.entities.title_grammar import HELD, LISTED
from policytext.han import is_han

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from policytext.entities.titles import TitleSpan

_ENDS = frozenset(["", *"，、；。,;（）()\n"])
_LONGEST_WORD = 8
_TIME = "年月日起今间"
_LISTING = frozenset("、兼")
_COPULAS = "是为"


def as_posts(folded: str, titles: list[TitleSpan], organizations: Sequence[tuple[int, int]]) -> list[TitleSpan]:
    """Return the titles, those that stand as a job's entry in a list of posts as posts.

    Such an entry ends a clause or an item, and an appointment, another post or an organization that opens an item
    stands before it.
    """
    if not any(title.row.use in LISTED for title in titles):
        return titles
    return list(_listed(folded, titles, {end: start for start, end in organizations}))


def _listed(folded: str, titles: Sequence[TitleSpan], start_of: Mapping[int, int]) -> Iterator[TitleSpan]:
    listed_at = -1
    for title in titles:
        is_entry, mark = title.row.is_shown, folded[title.end : title.end + 1]
        if not is_entry and title.row.use in LISTED and _ends_item(folded, title.end):
            at = start_of.get(title.start, title.start)
            is_entry = at == listed_at or _is_entry(folded, title, at)
        yield title.as_post() if is_entry and not title.row.is_shown else title
        listed_at = title.end + 1 if is_entry and mark in _LISTING else -1


def _ends_item(folded: str, end: int) -> bool:
    return folded[end : end + 1] in _ENDS or folded.startswith(words("office"), end)


def _is_entry(folded: str, title: TitleSpan, start: int) -> bool:
    """Whether the words before ``start``, where a title or its organization begins, show that somebody holds it."""
    if title.row.use == HELD:
        return _gift().search(folded, max(0, start - _LONGEST_WORD), start) is not None
    return (start < title.start and _opens(folded, start)) or _is_appointed(folded, start)


def _opens(folded: str, start: int) -> bool:
    """Whether an item opens with what begins at ``start``: behind a mark or a date."""
    return start == 0 or not is_han(folded[start - 1]) or folded[start - 1] in _TIME


def _is_appointed(folded: str, start: int) -> bool:
    return _appointment().search(folded, max(0, start - _LONGEST_WORD), start) is not None


@cache
def _gift() -> re.Pattern[str]:
    """Return what finds a word that gives a post and says nothing else: 担任, but not 作为 or 是."""
    given = sorted({*words("appoint")}.difference(words("capacity"), _COPULAS))
    return re.compile(f"(?:{'|'.join(map(re.escape, given))})$")


@cache
def _appointment() -> re.Pattern[str]:
    """Return what finds a word before a post that somebody holds, or one of place: 曾任|会计, 在|星洲厂|会计."""
    return re.compile(f"(?:{pattern('appoint', 'capacity', 'tenure')}|[在系当])$")

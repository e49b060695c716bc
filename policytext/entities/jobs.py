"""Roles that are somebody's post though nobody is named: 曾任星洲机械厂会计、车间主任."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from policytext.entities.relation_words import pattern
from policytext.entities.title_grammar import LISTED
from policytext.han import is_han

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from policytext.entities.titles import TitleSpan

_ENDS = frozenset("，、；。,;）)\n")
_LONGEST_WORD = 8
_TIME = "年月日起今间"


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
        if not is_entry and title.row.use in LISTED and mark in _ENDS:
            at = start_of.get(title.start, title.start)
            is_entry = (at < title.start and _opens(folded, at)) or at == listed_at or _is_appointed(folded, at)
        yield title.as_post() if is_entry and not title.row.is_shown else title
        listed_at = title.end + 1 if is_entry and mark == "、" else -1


def _opens(folded: str, start: int) -> bool:
    """Whether an item opens with what begins at ``start``: behind a mark or a date."""
    return start == 0 or not is_han(folded[start - 1]) or folded[start - 1] in _TIME


def _is_appointed(folded: str, start: int) -> bool:
    return _appointment().search(folded, max(0, start - _LONGEST_WORD), start) is not None


@cache
def _appointment() -> re.Pattern[str]:
    """Return what finds a word before a post that somebody holds, or one of place: 曾任|会计, 在|星洲厂|会计."""
    return re.compile(f"(?:{pattern('appoint', 'capacity', 'tenure')}|[在系当])$")

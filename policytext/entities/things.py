"""Tells brands and projects from people: what a stretch of name characters is called, or is counted as in a list."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from policytext.entities import evidence
from policytext.entities.relation_words import pattern
from policytext.entities.words import verbs
from policytext.han import HAN
from policytext.late import late

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from policytext.entities.borders import NameSpan

_MOST_BEFORE_THING = 10
_MOST_LIST_CHARS = 60
_STRONG = 12
_PAIR = 2
_CLAUSE_MARK = late(r"[，。；：！？,;:!?（(\n]")


def is_brand(folded: str, start: int, end: int) -> bool:
    """Whether characters as of a transcribed name, the first perhaps aside, are the brand of a thing: 宝斯特|三期项目.

    >>> is_brand("达利斯克三期项目开工", 0, 4), is_brand("达利斯克介绍项目", 0, 4)
    (True, False)
    """
    if not all(map(evidence.foreign_characters().__contains__, folded[start + 1 : end])):
        return False
    thing = _thing().match(folded, end)
    return thing is not None and not _holds_deed(thing["sort"])


@cache
def _thing() -> re.Pattern[str]:
    """Return the pattern of the noun of a thing with what tells its sort."""
    deeds = "".join(word for word, weight in evidence.followers().items() if len(word) == 1 and weight >= _STRONG)
    return re.compile(rf"(?P<sort>(?:(?![{deeds}的])[{HAN}]){{0,{_MOST_BEFORE_THING}}}?){pattern('thing')}")


def _holds_deed(stretch: str) -> bool:
    return any(stretch[at : at + _PAIR] in verbs() for at in range(len(stretch) - 1))


def counted_lists(folded: str) -> Sequence[tuple[int, int]]:
    """Return where the lists stand that are counted as things, but for the first item: 金诺|、方明|等5个项目."""
    lists = [_list_before(folded, count.start()) for count in _count().finditer(folded)]
    return [stretch for stretch in lists if stretch is not None]


def outside(names: Iterable[NameSpan], lists: Sequence[tuple[int, int]]) -> Iterable[NameSpan]:
    """Return the names but for the items of such lists."""
    if not lists:
        return names
    return [name for name in names if not any(first <= name.end and name.start < end for first, end in lists)]


@cache
def _count() -> re.Pattern[str]:
    """Return the pattern of the count that ends a list of things; whoever leads them is none."""
    number, unit = "(?:共)?[0-9一二三四五六七八九十百余多]{1,4}", pattern("unit")
    return re.compile(rf"等[ ]?{number}[ ]?{unit}\s{{0,2}}[{HAN}]{{0,6}}?{pattern('thing')}(?!{pattern('lead')})")


def _list_before(folded: str, end: int) -> tuple[int, int] | None:
    """Return where the first item ends of the list that ends at ``end``, and that; None where there is but one."""
    start = max(0, end - _MOST_LIST_CHARS)
    for mark in _CLAUSE_MARK.finditer(folded, start, end):
        start = mark.end()
    first = folded.find("、", start, end)
    return None if first < 0 else (first, end)

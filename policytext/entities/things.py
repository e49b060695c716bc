"""Tells brands and projects from people: what a stretch of name characters is called, or is counted as in a list."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from policytext.entities import evidence
from policytext.entities.relation_words import pattern
from policytext.entities.words import verbs
from policytext.han import HAN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from policytext.entities.borders import NameSpan

_MOST_BEFORE_THING = 10
_MOST_LIST_CHARS = 60
_STRONG = 12
_PAIR = 2
_ITEM_ENDS = ("、", "等")


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


def outside_lists(folded: str, names: Iterable[NameSpan]) -> Iterator[NameSpan]:
    """Yield the names but for the items of lists that are counted as things: 金诺、方明、雷克等5个项目."""
    for name in names:
        is_item = folded.startswith(_ITEM_ENDS, name.end) or folded.startswith("、", name.start - 1)
        if not (is_item and _counted_list().match(folded, name.end)):
            yield name


@cache
def _counted_list() -> re.Pattern[str]:
    """Return the pattern of the rest of a list up to the count that ends it; whoever leads the things is none."""
    rest = rf"[^，。；：！？,;:!?（(\n等]{{0,{_MOST_LIST_CHARS}}}"
    number, unit = "(?:共)?[0-9一二三四五六七八九十百余多]{1,4}", pattern("unit")
    thing = rf"\s{{0,2}}[{HAN}]{{0,6}}?{pattern('thing')}(?!{pattern('lead')})"
    return re.compile(rf"{rest}等[ ]?{number}[ ]?{unit}{thing}")

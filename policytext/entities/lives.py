"""Tells where the life of a person begins and where it goes on without the name: 甲某，男。|曾任|县长."""

from __future__ import annotations

import re
from functools import cache

from policytext.entities.gaps import later_posts
from policytext.entities.relation_words import pattern
from policytext.han import HAN

_MOST_VERB_CHARS = 30
_MOST_LIFE_CHARS = 250
"""Characters between two posts of one life."""


def begins(folded: str, end: int) -> bool:
    """Whether the life of a person is told behind the name that ends at ``end``.

    >>> begins("罗晓岚，女，汉族", 3), begins("罗晓岚先生，1968年出生", 3), begins("罗晓岚，县长", 3)
    (True, True, False)
    """
    return _beginning().match(folded, end) is not None


@cache
def _beginning() -> re.Pattern[str]:
    sign, born = r"[ ]?[，,：:（(][ ]?", "(?:19|20)[0-9]{2}年"
    sex = rf"{pattern('sex')}[，,；;。）)]"
    return re.compile(
        rf"{sign}{sex}|{sign}{born}[^，,。]{{0,6}}生|{pattern('address')}[，,：:](?:{born}|{sex}|[0-9]{{2}}岁)"
    )


def goes_on(folded: str, end: int, start: int) -> bool:
    """Whether a clause between two items, in one line, opens with a verb that gives the post behind: 。曾任|."""
    if start - end > _MOST_LIFE_CHARS or folded.find("\n", end, start) >= 0:
        return False
    return _verb().search(folded, max(end, start - _MOST_VERB_CHARS), start) is not None


@cache
def _verb() -> re.Pattern[str]:
    """Return the pattern of a verb that opens a clause, perhaps behind a date, up to the organization or title."""
    since = f"(?<=[年月日起今后]){pattern('appoint')}"
    territory = f"[{HAN}]{{2,6}}{pattern('territory')}"
    return re.compile(rf"(?:(?<=[，,。；;：:）)]){later_posts()}|{since})(?:{pattern('employer')}|{territory})?$")

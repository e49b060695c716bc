"""Pictures: the credit that says who took one, and the words before it that say what it shows."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from policytext.boilerplate import shapes
from policytext.late import late

if TYPE_CHECKING:
    import re

LONGEST_CREDIT = 40
_LONGEST_STORY = 100
_SHORTEST_PHRASE, _LONGEST_PHRASE = 8, 60
_STOPS = "。!?！？"
_MARKS = ",，:：;；、…"


def is_credit(words: str) -> bool:
    """Whether a folded line is nothing but the credit of a picture.

    >>> is_credit("新华社记者 周芷兰 摄"), is_credit("周芷兰摄（人民视觉）"), is_credit("本报记者 周芷兰 报道")
    (True, True, False)
    """
    return len(words) <= LONGEST_CREDIT and _matches("picture_credit", words)


def is_story(words: str) -> bool:
    """Whether folded words that stand in one line with a credit behind them are short enough for a caption.

    >>> is_story("工人正在安装风机叶片。"), is_story("一期已经投产。二期正在建设。")
    (True, False)
    """
    return len(words) <= _LONGEST_STORY and not any(stop in words[:-1] for stop in _STOPS)


def is_story_alone(words: str) -> bool:
    """Whether a folded line right above a credit says what the picture shows: a scene with its date.

    >>> is_story_alone("4月16日，工人在车间作业。"), is_story_alone("工人在车间作业。")
    (True, False)
    """
    return is_story(words) and _matches("dated_scene", words)


def is_phrase(words: str) -> bool:
    """Whether a folded line is words without a mark at their end, as captions between paragraphs are.

    >>> is_phrase("工人在车间安装风机叶片"), is_phrase("（一）加快安装风机叶片"), is_phrase("加快建设")
    (True, False, False)
    """
    return (
        _SHORTEST_PHRASE <= len(words) <= _LONGEST_PHRASE
        and words[-1] not in _STOPS + _MARKS
        and is_story(words)
        and not _begun("item").match(shapes.spaced(words))
    )


def _matches(part: str, words: str) -> bool:
    return _begun(part).fullmatch(shapes.spaced(words)) is not None


@cache
def _begun(part: str) -> re.Pattern[str]:
    return late(shapes.parts()[part])

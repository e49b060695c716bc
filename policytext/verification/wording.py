"""One form for words that are compared."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from policytext import tables, wording
from policytext.script import normalize

if TYPE_CHECKING:
    from collections.abc import Mapping

WORD_COLUMNS = ("word", "example", "source")


@lru_cache(maxsize=1 << 14)
def plain(text: str | None) -> str:
    """Return text in Simplified script without blanks; nothing for None.

    >>> plain("產(chǎn)業(yè)園 區")
    '产业园区'
    """
    return "".join(normalize(text or "").text.split())


@cache
def listed(table: str) -> tuple[str, ...]:
    """Return the words of a table of the component that holds no more than words, in its order."""
    return tuple(row["word"] for row in tables.read(__package__, table, WORD_COLUMNS))


def spellings(words: str) -> tuple[str, ...]:
    """Return words as they stand, and with the short or the full words for what they speak of.

    >>> spellings("规上企业GDP")
    ('规上企业GDP', '规模以上企业地区生产总值')
    """
    return tuple(dict.fromkeys((words, *(_respelled(words, known) for known in _spellings()))))


def _respelled(words: str, known: Mapping[str, str]) -> str:
    return _any_spelling().sub(lambda found: known.get(found[0], found[0]), words)


@cache
def _spellings() -> tuple[Mapping[str, str], Mapping[str, str]]:
    """Return the full words by the short ones, and the short ones by the full."""
    rows = tables.read(__package__, "spellings.tsv", ("short", "full", "example", "source"))
    full_words = {row["short"]: row["full"] for row in rows}
    return full_words, {full: short for short, full in full_words.items()}


@cache
def _any_spelling() -> re.Pattern[str]:
    return re.compile(wording.any_of([word for known in _spellings() for word in known]))


def longest_begin(words: str, text: str) -> str:
    """Return the longest beginning of some words that a text has.

    >>> longest_begin("产业园区", "园区产业")
    '产业'
    """
    known, unknown = 0, len(words) + 1
    while unknown - known > 1:
        middle = (known + unknown) // 2
        known, unknown = (middle, unknown) if words[:middle] in text else (known, middle)
    return words[:known]


def common_chars(one: str, other: str) -> int:
    """Return how many characters two strings begin with alike.

    >>> common_chars("大型奖励", "大型补贴")
    2
    """
    return next(
        (n for n, (mine, theirs) in enumerate(zip(one, other, strict=False)) if mine != theirs),
        min(len(one), len(other)),
    )


def same_words(whole: str, part: str) -> bool:
    """Whether a text holds another as it stands, blanks aside.

    >>> same_words("总投资约 5亿元", "约5亿元"), same_words("總投資", "总投资")
    (True, False)
    """
    return "".join(part.split()) in "".join(whole.split())

"""One form for words that are compared."""

from __future__ import annotations

from functools import cache, lru_cache

from policytext import tables
from policytext.script import normalize

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


def same_words(whole: str, part: str) -> bool:
    """Whether a text holds another as it stands, blanks aside.

    >>> same_words("总投资约 5亿元", "约5亿元"), same_words("總投資", "总投资")
    (True, False)
    """
    return "".join(part.split()) in "".join(whole.split())

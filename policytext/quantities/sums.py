"""Decides whether a number without 元 is a sum of money: 总投资5亿, 千亿级产业集群, 50万补贴."""

from __future__ import annotations

import re
from functools import cache

from policytext import tables

_COLUMNS = ("sort", "surface", "example", "source")
CLAUSE_CHARS = 40
AFTER_CHARS = 8
_CLAUSE_END = re.compile("[，。；！？,;!?\n]")
_SENTENCE_END = re.compile("[。；！？;!?\n]")


@cache
def _words(*sorts: str) -> str:
    rows = tables.read("policytext.quantities", "contexts.tsv", _COLUMNS, key=("sort", "surface"))
    words = {row["surface"] for row in rows if row.choice("sort", ("money", "other", "level")) in sorts}
    return "|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word))))


@cache
def _context() -> re.Pattern[str]:
    return re.compile(f"(?P<money>{_words('money')})|(?P<other>{_words('other')})")


@cache
def _noun_after() -> re.Pattern[str]:
    return re.compile(f"(?:的|元)?(?:一次性|财政|社会|银行|政府|专项|项目|科技|产业|人才){{0,2}}+(?P<money>{_words('money')})")


@cache
def _level() -> re.Pattern[str]:
    nouns = _words("level")
    return re.compile(rf"(?:级(?:的)?[^，。；！？,;!?\n0-9]{{0,10}}?|以上)?(?:{nouns})")


def names_money(text: str, start: int, end: int) -> bool:
    """Whether the nearest word in front, or the noun behind, says that ``text[start:end]`` is a sum of money."""
    low = max(0, start - CLAUSE_CHARS)
    window = text[low:start]
    clause = max((match.end() for match in _CLAUSE_END.finditer(window)), default=0)
    found = _last(window[clause:])
    if found is None and clause:
        sentence = max((match.end() for match in _SENTENCE_END.finditer(window)), default=0)
        found = _last(window[sentence:clause])
    if found is not None:
        return found
    return _noun_after().match(text, end, end + AFTER_CHARS + 8) is not None


def _last(window: str) -> bool | None:
    last = None
    for last in _context().finditer(window):
        pass
    return None if last is None else last["money"] is not None


def level_reach(text: str, end: int) -> int:
    """Return where the noun ends that a level such as 千亿级 or 百亿 at ``end`` qualifies; 0 where there is none."""
    match = _level().match(text, end, end + 24)
    return match.end() if match else 0

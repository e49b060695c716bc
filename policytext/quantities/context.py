"""Decides by the words around it whether a number is a sum of money: 总投资5亿, 千亿级产业集群, 50万补贴, 下调3角."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from policytext import lengths, tables
from policytext.late import late
from policytext.quantities.wordlists import alternation

if TYPE_CHECKING:
    from collections.abc import Mapping

CLAUSE_CHARS = 40
_MOST_LEVELS, _LEVEL_CHARS = 4, 48
"""Of a list of levels before one noun: the others of it, and the characters that it takes."""
_SORTS = ("money", "other", "level", "counter", "price", "modifier", "burden", "equal")
_CLAUSE_END = late("[，。；！？,;!?\n]")
_SENTENCE_END = late("[。；！？;!?\n]")


@cache
def _words(sort: str) -> frozenset[str]:
    return _by_sort()[sort]


@cache
def _by_sort() -> Mapping[str, frozenset[str]]:
    columns = ("sort", "surface", "example", "source")
    found: dict[str, list[str]] = {sort: [] for sort in _SORTS}
    for sort, surface in tables.cells("policytext.quantities", "contexts.tsv", columns, *columns[:2]):
        found[sort].append(surface)
    return {sort: frozenset(surfaces) for sort, surfaces in found.items()}


@cache
def _words_before_minus() -> frozenset[str]:
    return _words("money") | _words("equal")


@cache
def _lengths_before_minus() -> Mapping[str, tuple[int, ...]]:
    return lengths.by_last(_words_before_minus())


@cache
def _words_with_minus() -> tuple[str, ...]:
    return tuple(_words("burden"))


@cache
def _in_front() -> re.Pattern[str]:
    return re.compile(alternation(_words("money") | _words("other")))


@cache
def _noun_behind() -> re.Pattern[str]:
    members = "(?:[、和及与或][0-9.一二两三四五六七八九十百千]{1,8}[万亿]){0,9}+"
    return re.compile(f"{members}的?{alternation(_words('modifier'))}{{0,2}}+{alternation(_words('money'))}")


@cache
def _counter() -> re.Pattern[str]:
    return re.compile(f"[多余]?{alternation(_words('counter'))}")


@cache
def _level_behind() -> re.Pattern[str]:
    level = "级的?(?:[0-9一二两三四五六七八九十]{1,3}[个家条座])?"
    others = f"(?:(?:[、，,和及与]|以及)[^，。；！？,;!?\\n]{{0,8}}?{level}){{0,{_MOST_LEVELS}}}"
    between = f"{level}{others}[^，。；！？,;!?\\n0-9]{{0,10}}?|以上的?"
    return re.compile(f"(?:{between})?{alternation(_words('level'))}")


@cache
def _level_in_front() -> re.Pattern[str]:
    return re.compile(alternation(_words("level") | _words("money")))


@cache
def _price() -> re.Pattern[str]:
    return re.compile(alternation(_words("price")))


def names_money(text: str, start: int, end: int) -> bool:
    """Whether a number without unit at ``start:end`` is a sum.

    A counted noun behind it speaks against, the nearest word in front decides, a sum named behind speaks for.
    """
    if _counter().match(text, end):
        return False
    window = text[max(0, start - CLAUSE_CHARS) : start]
    clause = _after_last(_CLAUSE_END, window)
    found = _nearest(window[clause:])
    if found is None and "个" in text[start:end]:
        return True  # 两个亿 is said of money
    if found is None and clause:
        found = _nearest(window[_after_last(_SENTENCE_END, window) : clause])
    return _noun_behind().match(text, end) is not None if found is None else found


def is_level(text: str, start: int, end: int) -> bool:
    """Whether a number qualifies an industry, cluster, enterprise or project: 千亿级产业集群, 百亿企业, 亿元以上项目.

    A level that ends in 级 may also follow its noun: 产业规模迈上千亿级.
    """
    if _level_behind().match(text, end, end + _LEVEL_CHARS):
        return True
    if not text.startswith("级", end) or "亿" not in text[start:end] or _counter().match(text, end + 1):
        return False
    window = text[max(0, start - CLAUSE_CHARS) : start]
    return _level_in_front().search(window, _after_last(_CLAUSE_END, window)) is not None


def takes_minus(text: str, position: int) -> bool:
    """Whether a word that a negative number follows ends at ``position``: 利润总额, 净利润为."""
    lengths = _lengths_before_minus().get(text[position - 1 : position], ())
    return any(text[max(0, position - length) : position] in _words_before_minus() for length in lengths)


def names_sum(text: str, position: int) -> bool:
    """Whether a word that names a sum ends at ``position``: 总投资, GDP."""
    return text.endswith(tuple(_words("money")), max(0, position - CLAUSE_CHARS), position)


def is_minus(text: str, position: int) -> bool:
    """Whether the 负 at ``position`` is a sign, not the end of a word such as 减负."""
    return not text.endswith(_words_with_minus(), max(0, position - 3), position + 1)


def names_price(text: str, start: int, end: int) -> bool:
    """Whether a word of prices stands in front in the same clause, or behind: 电价下调3分, 3分钱."""
    window = text[max(0, start - CLAUSE_CHARS) : start]
    return _price().search(window, _after_last(_CLAUSE_END, window)) is not None or text.startswith("钱", end)


def clause_before(text: str, position: int, size_chars: int) -> str:
    """Return what stands in front of ``position`` in its comma clause, at most ``size_chars``."""
    window = text[max(0, position - size_chars) : position]
    return window[_after_last(_CLAUSE_END, window) :]


def _nearest(window: str) -> bool | None:
    found = _in_front().findall(window)
    return found[-1] in _words("money") if found else None


def _after_last(pattern: re.Pattern[str], window: str) -> int:
    return max((match.end() for match in pattern.finditer(window)), default=0)

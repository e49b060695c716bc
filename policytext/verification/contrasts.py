"""Words that exclude one another: what is said of the 第二产业 is not said of the 第三产业, 增长5% is not 下降5%."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple, cast

from policytext import tables

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

COLUMNS = ("group", "side", "word", "unless", "unless_behind", "example", "other", "source")
COUNTER_COLUMNS = ("word", "group", "example", "source")
CHANGE, STOCK, STATUS, GRADE = "change", "stock", "status", "grade"
"""Groups of words: of a rise, a fall or a share, of what is new or in all, of a plan or a fact, of who recognizes."""
CHANGED = frozenset({"rise", "fall"})
MOVED = CHANGED | {"new"}
WITHOUT_ROLE = frozenset({"measure", "part", "stage", STATUS})
"""Groups that tell only amounts apart to which no role, period or status is given, such as rates and counts."""
_YEAR = "{year}"
_BASE = re.compile(r"占[^，,。；;：:、\n]{1,20}\Z")
"""What an amount is a share of, which says nothing of what it is: 出口额占营收的."""


class _Contrast(NamedTuple):
    """A group of words that exclude one another, one group of the expression a word, and the side of each."""

    pattern: re.Pattern[str]
    sides: Sequence[str]


def side(group: str, before: str, behind: str = "") -> str | None:
    """Return the side that the word nearest to an amount takes: the last before it, else the first behind it.

    >>> side("change", "固定资产投资同比下降"), side("change", "总投资"), side("degree", "", "博士生活补贴")
    ('fall', None, 'doctor')
    """
    told = all_sides(group, before if group == CHANGE else _BASE.sub("", before)) or all_sides(group, behind)[:1]
    return told[-1] if told else None


def all_sides(group: str, words: str) -> list[str]:
    """Return the sides that some words take in a group, in order.

    >>> all_sides("degree", "对博士、硕士")
    ['doctor', 'master']
    """
    contrast = _contrasts()[group]
    return [contrast.sides[cast("int", match.lastindex) - 1] for match in contrast.pattern.finditer(words)]


def without_grade(words: str) -> str:
    """Return words without the grade that they begin with.

    >>> without_grade("省级绿色工厂"), without_grade("绿色工厂")
    ('绿色工厂', '绿色工厂')
    """
    found = _contrasts()[GRADE].pattern.match(words)
    return words[found.end() :] if found else words


def sides(before: str, behind: str) -> dict[str, str]:
    """Return by group the sides that the words around an amount take.

    >>> sides("第二产业增加值", "")
    {'industry': 'secondary', 'measure': 'added value'}
    """
    found = {group: side(group, before, behind) for group in _contrasts()}
    return {group: taken for group, taken in found.items() if taken is not None}


def count_the_same(one: str, other: str) -> bool:
    """Whether two measure words may count the same things.

    >>> count_the_same("名", "人"), count_the_same("户", "人"), count_the_same("个", "人")
    (True, False, True)
    """
    groups = _counters()
    return groups.get(one) == groups.get(other) or not {one, other} <= groups.keys()


@cache
def _counters() -> Mapping[str, str]:
    return {row["word"]: row["group"] for row in tables.read(__package__, "counters.tsv", COUNTER_COLUMNS)}


@cache
def _contrasts() -> Mapping[str, _Contrast]:
    groups: dict[str, list[tables.Row]] = {}
    for row in tables.read(__package__, "contrasts.tsv", COLUMNS, key=("group", "word")):
        groups.setdefault(row["group"], []).append(row)
    return {group: _contrast(rows) for group, rows in groups.items()}


def _contrast(rows: Sequence[tables.Row]) -> _Contrast:
    longest_first = sorted(rows, key=lambda row: len(row["word"]), reverse=True)
    return _Contrast(re.compile("|".join(map(_pattern, longest_first))), [row["side"] for row in longest_first])


def _pattern(row: tables.Row) -> str:
    word = re.escape(row["word"]).replace(re.escape(_YEAR), "[0-9]{4}")
    unless = "|".join(map(re.escape, row["unless"].split()))
    behind = "".join(f"(?<!{re.escape(other)})" for other in row["unless_behind"].split())
    return f"{behind}({word})(?!{unless})" if unless else f"{behind}({word})"

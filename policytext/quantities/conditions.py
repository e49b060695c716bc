"""Tells the amounts that bound a class or state a condition: 对总投资1亿元以上的项目, 产值超10亿元企业25家."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from policytext import tables
from policytext.quantities import cues, frames, naming

if TYPE_CHECKING:
    from collections.abc import Sequence

    from policytext.quantities.frames import Gap
    from policytext.quantities.values import Slot

BOUNDS = frozenset(("at_least", "over", "at_most", "under"))
_GRANTED = ("最高", "最大", "最多", "上限", "封顶")
_BELOW = ("以下", "以内")
_JOINED = re.compile(r"[^，。；,;0-9]{0,16}?(?:[、且并和或及]|以及|同时)")
_REACHED = re.compile("(?:[达满]到?|突破|超过?|首次)$")
MAX_LIST = 12
_CACHED = 1 << 14


def is_bounded(slot: Slot) -> bool:
    """Whether the number is a bound or a range."""
    return slot.hedge in BOUNDS or (slot.is_range and slot.hedge == "exact")


def is_level(slot: Slot, behind: Gap) -> bool:
    """Whether the amount is a level name: 千亿级, 百亿 before an industry or a class of enterprises."""
    return slot.is_place or behind.text.startswith("级", slot.tail) or behind.text.startswith("级", slot.tail - 1)


def read(slots: Sequence[Slot], gaps: Sequence[Gap]) -> list[bool]:
    """Return for each amount whether it is a condition."""
    found = [False] * len(slots)
    is_rewarded = False
    for i in range(len(slots) - 1, -1, -1):
        slot, front, behind = slots[i], gaps[i], gaps[i + 1]
        is_rewarded = is_rewarded or _has_benefit(behind)
        is_class = _sorts(behind, slot.tail)
        head = front.text[len(front.text) - slot.head :]
        if is_bounded(slot) and not head.startswith(_GRANTED):
            is_open = slot.hedge != "at_most" or behind.text[: slot.tail].endswith(_BELOW)
            found[i] = is_class or (is_rewarded and is_open and not slot.is_range)
            if found[i] and is_level(slot, behind):
                found[i] = _names(front, slot.kind) or _is_class_of_projects(behind)
        elif is_class and is_rewarded and slot.hedge == "exact":
            first = _first_of_list(slots, gaps, i)
            found[i] = _REACHED.search(gaps[first].text) is not None or _opens_with_object(gaps[first])
        elif slot.hedge == "exact" and i + 1 < len(slots) and found[i + 1]:
            found[i] = behind.is_inside_clause and _joins(behind)
    return found


def _first_of_list(slots: Sequence[Slot], gaps: Sequence[Gap], i: int) -> int:
    """Return the first amount of the list that ends with amount ``i``."""
    first = i
    while first > max(0, i - MAX_LIST) and gaps[first].is_inside_clause:
        if not frames.changes_nothing(gaps[first], slots[first].head):
            break
        first -= 1
    return first


@lru_cache(maxsize=_CACHED)
def _has_benefit(gap: Gap) -> bool:
    return any("benefit" in token.word.marks for piece in gap.pieces for token in piece.tokens)


@lru_cache(maxsize=_CACHED)
def _sorts(gap: Gap, start: int) -> bool:
    return _class().match(gap.text, start) is not None


@lru_cache(maxsize=_CACHED)
def _joins(gap: Gap) -> bool:
    return _JOINED.match(gap.text) is not None and not _has_benefit(gap)


def _names(gap: Gap, kind: str) -> bool:
    return naming.before(gap, kind, 0).nearest is not None


@lru_cache(maxsize=_CACHED)
def _is_class_of_projects(gap: Gap) -> bool:
    return naming.after(gap, "money").of_class is not None


def _opens_with_object(gap: Gap) -> bool:
    return gap.text[gap.pieces[-1].start :].lstrip().startswith("对")


@cache
def _class() -> re.Pattern[str]:
    rows = tables.read("policytext.quantities", "connectives.tsv", cues.CONNECTIVE_COLUMNS, key=("word", "function"))
    nouns = "|".join(sorted((row["word"] for row in rows if row["function"] == "class"), key=len, reverse=True))
    return re.compile(
        rf"(?:的?[^，。；、：,;:0-9和]{{0,10}}?(?:{nouns})|的(?=[，,；;]|\Z|[0-9一二三四五六七八九十]|按|每|给|奖|补|可|优|不|列|由|一次|最))"
    )

"""Tells the amounts that bound a class or state a condition: 对总投资1亿元以上的项目, 产值超10亿元企业25家."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from policytext import tables
from policytext.quantities import brackets, cues, frames, hedges, naming
from policytext.quantities.wordlists import alternation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from policytext.quantities.amount_types import Slot
    from policytext.quantities.frames import Gap

CONDITION_COLUMNS = ("sort", "surface", "example", "source")
_SORTS = ("granted", "below", "and", "reached", "treatment", "relief", "each", "object")
MAX_LIST = 12
_GIVES = frozenset(("grant", "lend"))
_CACHED = 1 << 9


def is_bounded(slot: Slot) -> bool:
    """Whether the number is a bound or a range."""
    return slot.hedge in hedges.BOUNDS or (slot.is_range and slot.hedge == "exact")


def is_level(slot: Slot, behind: Gap) -> bool:
    """Whether the amount is a level name: 千亿级, 百亿 before an industry or a class of enterprises."""
    return (
        slot.is_place
        or behind.text.startswith("级", slot.tail)
        or (slot.tail > 0 and behind.text[slot.tail - 1] == "级")
    )


def read(slots: Sequence[Slot], gaps: Sequence[Gap]) -> list[bool]:
    """Return for each amount whether it is a condition."""
    found = [False] * len(slots)
    is_rewarded = False
    for i in range(len(slots) - 1, -1, -1):
        slot, front, behind = slots[i], gaps[i], gaps[i + 1]
        is_rewarded = is_rewarded or _has_benefit(behind)
        is_open = slot.hedge != "at_most" or behind.text[: slot.tail].endswith(_words("below"))
        is_class = _sorts(behind, slot.tail) and (is_open or behind.text.startswith("的", slot.tail))
        is_case = _ends_case(behind)
        is_cap = opens_with_cap(front, slot) or (_is_granted(front, slot) and not is_case)
        if is_bounded(slot) and not is_cap and (is_open or not _is_of_benefit(behind, slot.tail)):
            is_class = is_class or is_case or _is_counted(slots, gaps, i) or _is_restated(slots, gaps, found, i)
            found[i] = is_class or (is_rewarded and is_open and not slot.is_range) or _is_joined(gaps, found, i)
            if found[i] and is_level(slot, behind) and not slot.tail:  # 百亿企业, but not 亿元以上|企业
                before = gaps[max(0, i - MAX_LIST) : i + 1]
                is_counted = _is_counted(slots, gaps, i) and any(naming.class_before(gap) for gap in before)
                is_bound = slot.hedge == "over" and (is_rewarded or _is_class_counted(slots, gaps, i))
                found[i] = _names(front, slot.kind) or _is_class_of_projects(behind) or is_counted or is_bound
        elif is_rewarded and slot.hedge == "exact" and (is_class or _is_met_by_class(behind, slot.tail)):
            first = _first_of_list(slots, gaps, i)
            is_reached = is_class and gaps[first].text.endswith(_words("reached"))
            found[i] = is_reached or _opens_with_object(gaps[first])
        elif slot.hedge == "exact":
            is_step = is_rewarded and front.text.endswith(_words("each"), 0, len(front.text) - slot.head)
            found[i] = is_step or _is_joined(gaps, found, i)
    return found


def _is_restated(slots: Sequence[Slot], gaps: Sequence[Gap], found: Sequence[bool], i: int) -> bool:
    """Whether the bracket behind an amount holds a condition alike: 月销售额10万元以下（季度30万元以下）的企业."""
    if i + 1 == len(slots) or not found[i + 1]:
        return False
    return brackets.is_bracketed(gaps[i + 1], gaps[i + 2], slots[i].tail, slots[i + 1].tail)


def opens_with_cap(front: Gap, slot: Slot) -> bool:
    """Whether the phrase of an amount opens with a bound that caps a benefit: 最高50万元."""
    return front.text.startswith(_words("granted"), len(front.text) - slot.head)


def _is_joined(gaps: Sequence[Gap], found: Sequence[bool], i: int) -> bool:
    """Whether the next amount is a condition and stands beside this one: 5000万元且税收300万元以上."""
    return i + 1 < len(found) and found[i + 1] and gaps[i + 1].is_inside_clause and _joins(gaps[i + 1])


def _is_granted(front: Gap, slot: Slot) -> bool:
    """Whether a word that grants stands right before the amount: 给予50万元至200万元不等的补助."""
    start = len(front.text) - slot.head
    return any(token.word.marks & _GIVES and token.end >= start for token in front.pieces[-1].tokens)


@lru_cache(maxsize=_CACHED)
def _ends_case(behind: Gap) -> bool:
    """Whether the comma clause of an amount ends as a case that names no benefit: 提供1000万元以下贷款的，."""
    first = behind.pieces[0]
    is_benefit = any("benefit" in token.word.marks for token in first.tokens)
    return len(behind.pieces) > 1 and not is_benefit and behind.text[: first.end].endswith("的")


@lru_cache(maxsize=_CACHED)
def _is_of_benefit(behind: Gap, tail: int) -> bool:
    """Whether 的 and a benefit follow an amount: 总额不超过800万元的补贴."""
    tokens = (token for token in behind.pieces[0].tokens if token.start > tail)
    first = next(tokens, None)
    return (
        behind.text.startswith("的", tail)
        and first is not None
        and first.start == tail + 1
        and "benefit" in first.word.marks
    )


def _is_counted(slots: Sequence[Slot], gaps: Sequence[Gap], i: int) -> bool:
    """Whether a count stands right behind the amount: 10亿元以上8个."""
    if i + 1 == len(slots) or slots[i + 1].kind != "count":
        return False
    return len(gaps[i + 1].text) <= slots[i].tail + slots[i + 1].head


def _is_class_counted(slots: Sequence[Slot], gaps: Sequence[Gap], i: int) -> bool:
    """Whether a class and its count stand behind the amount: 超百亿企业3家."""
    is_before_count = i + 1 < len(slots) and slots[i + 1].kind == "count"
    return is_before_count and gaps[i + 1].is_inside_clause and len(gaps[i + 1].text) <= MAX_LIST


def _first_of_list(slots: Sequence[Slot], gaps: Sequence[Gap], i: int) -> int:
    """Return the first amount of the list that ends with amount ``i``."""
    first = i
    while first > max(0, i - MAX_LIST) and gaps[first].is_inside_clause:
        if not frames.changes_nothing(gaps[first], slots[first].head, slots[first - 1].tail):
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
def _is_met_by_class(gap: Gap, start: int) -> bool:
    """Whether one more condition and then a class follow an amount: 5000万元、增速达到两成的企业."""
    classes = (token for token in gap.pieces[0].tokens if "class" in token.word.marks)
    first = next(classes, None)
    return gap.text.startswith("、", start) and first is not None and "的" in gap.text[start : first.start]


@lru_cache(maxsize=_CACHED)
def _joins(gap: Gap) -> bool:
    return _joined().match(gap.text) is not None and not _has_benefit(gap)


def _names(gap: Gap, kind: str) -> bool:
    return naming.before(gap, kind, 0).nearest is not None


@lru_cache(maxsize=_CACHED)
def _is_class_of_projects(gap: Gap) -> bool:
    return naming.after(gap, "money").of_class is not None


def _opens_with_object(gap: Gap) -> bool:
    """Whether the clause that an amount stands in opens with 对 and so says for whom a measure is."""
    return gap.text[gap.pieces[-1].start :].lstrip().startswith(_words("object"))


@cache
def _words(sort: str) -> tuple[str, ...]:
    return tuple(row["surface"] for row in _rows() if row.choice("sort", _SORTS) == sort)


@cache
def _rows() -> tuple[tables.Row, ...]:
    return tables.read("policytext.quantities", "conditions.tsv", CONDITION_COLUMNS, key=("sort", "surface"))


@cache
def _joined() -> re.Pattern[str]:
    return re.compile(rf"[^，。；,;0-9]{{0,16}}?{alternation(_words('and'))}")


@cache
def _class() -> re.Pattern[str]:
    rows = tables.cells("policytext.quantities", "connectives.tsv", cues.CONNECTIVE_COLUMNS, "word", "function")
    nouns = alternation(word for word, function in rows if function == "class")
    ends = rf"[，,；;]|(?:已?有|共有?|达)?\Z|[0-9一二三四五六七八九十]|{alternation(_words('treatment'))}"
    relief = alternation(_words("relief"))
    return re.compile(rf"的?[^，。；、：,;:0-9和]{{0,10}}?{nouns}|的(?={ends})|的?{relief}")

"""Finds the phase and the time that govern each amount."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from policytext.late import late
from policytext.quantities import comparisons, neighbours, times
from policytext.quantities.frames import Place
from policytext.quantities.naming import FLOWS, Name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from policytext.quantities.amount_types import Slot
    from policytext.quantities.cues import Token, Word
    from policytext.quantities.frames import Gap, Piece
    from policytext.quantities.times import TimeRule

_NOUN_CHARS = 8
_OWNER_CHARS = 4
_LIST_CHARS = 6
_LIST = late("[、和与及]")
_COUNTED = late("[^，。；]{0,10}?项目")
_COUNT = late("项目[^，。；0-9]{0,6}$")
_TIMES = frozenset("年月日天")
_CLOSES = frozenset("）)")
_SIZES = frozenset(("total_investment", "capital", "fund_size"))
_AREAS = frozenset(("land_area", "floor_area", "usable_area", "zone_area", "green_area", "other"))
_LASTING = _SIZES | {"equipment_investment", "price"}

_BEFORE_NO_PLAIN_YEAR = frozenset("0123456789〇○零一二两三四五六七八九十百几多数半余成青少老周")
"""Characters behind which 年 ends a number of years or another word: 2023年, 几年, 青年."""

_LONG = frozenset(("half", "quarter", "deadline", "span", "plan"))
_CACHED = 1 << 9


def is_size(role: str, kind: str) -> bool:
    """Whether an amount has its size whatever the time: 2023年签约甲项目；乙项目总投资5亿元."""
    return role in _LASTING or (kind == "area" and role in _AREAS)


def holds_on(time: Name) -> bool:
    """Whether a time may go on in the next sentence: none that is counted, as 前3年 is."""
    rule = times.rules()[time.role]
    return (rule.kind, rule.tense) != ("span", "none")


class Governor(NamedTuple):
    """The phase and the times that may govern an amount, as places in the gaps.

    ``noun`` is a 年 before the name, ``clause`` a 每年 of the comma clause, ``annual`` one of a clause before, ``time``
    any other; ``is_near`` where it stands in the comma clause of the amount, ``is_long`` where it is no single year or
    month, ``is_past`` where it is over; ``is_collection`` where the sentence counts many projects. ``kind`` is that of
    the amount.
    """

    phase: Place | None
    noun: Place | None
    clause: Place | None
    annual: Place | None
    time: Place | None
    is_near: bool
    is_long: bool
    is_past: bool
    is_collection: bool
    kind: str

    def period(self, role: str, status: str) -> Place | None:
        """Return the time that an amount of this role and status refers to."""
        if status == "policy":
            return self.clause or self.noun
        if status == "threshold":
            is_class = role == "total_investment"
            is_lasting = self.is_past and is_size(role, self.kind)
            own = (self.time if self.is_near else None) or self.clause or self.noun
            return None if is_class else own or (self.time if self.is_long and not is_lasting else None)
        if role in _SIZES and not self.is_collection:
            return None
        if role in _AREAS and self.kind == "area" and not (self.is_collection or self.is_near or self.is_long):
            return None
        if status == "planned" and self.is_past and self.noun:
            return self.noun  # 1—9月完成投资5亿元，占年度计划投资6亿元的83%
        is_held = self.time is not None and self.time.gap < 0
        is_of_other = is_held and not self.is_collection and is_size(role, self.kind)
        annual = self.annual if role in FLOWS else None
        return self.clause or (None if is_of_other else self.time) or self.noun or annual


def read(
    slots: Sequence[Slot], gaps: Sequence[Gap], named: Sequence[Name | None], time_before: Name | None
) -> tuple[list[Governor], Name | None]:
    """Return what governs each amount, and the time in force behind the last.

    A time is handed from one sentence to the next as a name whose role is its template in ``times.tsv``.
    """
    found: list[Governor] = []
    scope = _Scope()
    if time_before:
        scope.take_time(times.rules()[time_before.role], Place(*time_before[1:]), is_plain=False)
    are_counted = counts_projects(slots, gaps)
    is_collection = are_counted or any(_tells_many(gap) for gap in gaps)
    for i, gap in enumerate(gaps):
        slot = slots[i] if i < len(slots) else None
        own_time = _advance(scope, i, gap, slots, compared=comparisons.is_compared(slots, gaps, i))
        behind = _phase_behind(gap) if found else None
        if behind:
            found[-1] = found[-1]._replace(phase=Place(i, behind.start, behind.end))
        if slot:
            is_collection = is_collection and not _is_attribute(gaps[i + 1], slot.tail)
            time = own_time or _time_in_force(scope, slots, gaps, i)
            head = len(gap.text) - slot.head
            is_beside = time is not None and time.gap == i and time.end >= head  # 当年最高20万元
            governor = Governor(
                phase=scope.phase,
                noun=scope.noun if scope.noun and scope.noun.end >= head else None,  # 年度最高20万元
                clause=scope.clause or (time if is_beside else None),
                annual=scope.annual,
                time=time,
                is_near=scope.is_near or own_time is not None,
                is_long=scope.is_long,
                is_past=scope.rule is not None and scope.rule.tense == "past",
                is_collection=are_counted or (is_collection and (time is None or time.gap >= 0)),
                kind=slot.kind,
            )
            found.append(governor)
            name = named[i]
            if slot.is_measured and (name is None or name.role not in FLOWS):
                scope.annual = None  # 每年安排专项资金1亿元，工业产值500亿元
    _pair(gaps, found)
    nouns = scope.nouns
    with_nouns = [
        governor._replace(noun=nouns[name[1:3]]) if name and name[1:3] in nouns else governor
        for governor, name in zip(found, named, strict=True)
    ]
    return with_nouns, Name(scope.rule.template, *scope.time) if scope.time and scope.rule else None


class _Scope:
    """The phase and the times in force; ``nouns`` are the 年 before a name, by gap and start of the name."""

    __slots__ = ("annual", "clause", "is_long", "is_near", "noun", "nouns", "outer", "phase", "rule", "time")

    def __init__(self) -> None:
        self.phase: Place | None = None
        self.outer: list[Place | None] = []
        self.time: Place | None = None
        self.rule: TimeRule | None = None
        self.clause: Place | None = None
        self.annual: Place | None = None
        self.noun: Place | None = None
        self.is_near = False
        self.is_long = False
        self.nouns: dict[tuple[int, int], Place] = {}

    def open_clause(self, piece: Piece) -> None:
        """Begin a comma clause."""
        self.clause, self.is_near = None, False
        if opens_whole(piece):
            self.phase = None

    def note_noun(self, token: Token, gap: int) -> None:
        """Give a name its 年, if one stands right before it."""
        is_name = token.word.money or token.word.area
        if self.noun and is_name and token.start - self.noun.end <= _NOUN_CHARS:
            self.nouns[gap, token.start] = self.noun

    def take_time(self, rule: TimeRule, place: Place, *, is_plain: bool) -> None:
        """Take in a time; ``is_plain`` where a 年 is the word and no end of another."""
        if rule.reach == "noun":
            self.noun = place if is_plain else None
        elif rule.reach == "clause":
            self.clause = self.annual = place
        elif rule.reach == "sentence":
            self.time, self.is_near, self.is_long = place, True, rule.kind in _LONG
            self.rule = rule

    def take_marks(self, word: Word) -> None:
        """Take in a word that ends what governs: a list mark, a bracket, 达产后."""
        marks = word.marks
        if "list" in marks:
            self.noun = None
        elif "open" in marks:
            self.outer.append(self.phase)
        elif "close" in marks and self.outer:
            self.phase = self.outer.pop()
        elif "planned scope" in marks and word.surface[-1] in "后年时":
            self.time = self.annual = None


def _advance(scope: _Scope, i: int, gap: Gap, slots: Sequence[Slot], *, compared: bool) -> Place | None:
    """Read gap ``i``; return the time that governs one amount only: of the 从 part of a comparison, of its standard."""
    slot, tail = slots[i] if i < len(slots) else None, slots[i - 1].tail if i else 0
    standard = own_time = comparisons.time_of_standard(i, gap, slot) if slot else None
    is_timed = slot is not None and not _TIMES.isdisjoint(slot.per or "")
    divisor_start = len(gap.text) - slot.head if slot and is_timed else len(gap.text)
    for k, piece in enumerate(gap.pieces):
        scope.noun = None
        if k or not i:
            scope.open_clause(piece)
        is_after_from = False
        for token in piece.tokens:
            word, place = token.word, Place(i, token.start, token.end)
            scope.note_noun(token, i)
            if k and token.start - piece.start <= 1 and "achieved present" in word.marks:
                scope.time = None  # 2023年产值5亿元，目前年产值8亿元
            if word.is_phase:
                scope.phase = place
                if scope.outer and gap.text[token.end : token.end + 1] in _CLOSES:
                    scope.outer[-1] = place  # 该项目（一期）占地50亩
            elif (
                word.time
                and token.end > tail
                and place != standard
                and token.start < divisor_start
                and not is_event(gap, piece, token, has_next=slot is not None)
            ):
                if comparisons.is_standard(gap, token):
                    own_time = place if slot and token.end >= len(gap.text) - slot.head else own_time
                elif is_after_from and compared and word.time.reach == "sentence":
                    own_time = place
                else:
                    scope.take_time(word.time, place, is_plain=stands_alone(gap.text, token.start))
            is_after_from = is_after_from or "from" in word.marks
            scope.take_marks(word)
    return own_time


def _time_in_force(scope: _Scope, slots: Sequence[Slot], gaps: Sequence[Gap], i: int) -> Place | None:
    """Return the time that governs amount ``i``: not every one does that is in force."""
    time = scope.time
    if time is None:
        return None
    is_before = comparisons.is_compared(slots, gaps, i)
    if time.gap < 0 and (is_before or (i and comparisons.is_compared(slots, gaps, i - 1))):
        return None  # 2023年产值5亿元；税收由2亿元增至3亿元
    if is_before and scope.rule and scope.rule.tense == "future" and _is_of_now(gaps[i]):
        return None  # 到2030年产值由目前的5亿元提高到8亿元
    return time


def _pair(gaps: Sequence[Gap], found: list[Governor]) -> None:
    """Give the members of a 分别 list their phases and times in order: 一期、二期分别投资3亿元、5亿元."""
    for i, run in runs(gaps):
        tokens = [token for piece in gaps[i].pieces for token in piece.tokens]
        phases = [token for token in tokens if token.word.is_phase]
        dated = [token for token in tokens if token.word.time and token.word.time.reach == "sentence"]
        if len(phases) == run > 1 and is_list(gaps[i], phases):
            places = [Place(i, token.start, token.end) for token in phases]
            for k, governor in enumerate(found[i:], i):
                if governor.phase == places[-1]:
                    found[k] = governor._replace(phase=places[k - i] if k < i + run else None)
        for k, token in enumerate(dated if len(dated) == run > 1 and is_list(gaps[i], dated) else ()):
            found[i + k] = found[i + k]._replace(time=Place(i, token.start, token.end))


@lru_cache(maxsize=_CACHED)
def tells_time(gap: Gap) -> bool:
    """Whether a time stands in a gap that governs to the end of a sentence."""
    times_told = (token.word.time for piece in gap.pieces for token in piece.tokens)
    return any(time is not None and time.reach == "sentence" for time in times_told)


def runs(gaps: Sequence[Gap]) -> Iterator[tuple[int, int]]:
    """Yield the first index and the length of each list of amounts that 分别 or 依次 opens."""
    opens = [any("respectively" in token.word.marks for token in gap.pieces[-1].tokens) for gap in gaps]
    for i in range(len(gaps) - 1):
        if opens[i]:
            end = i + 1
            while end < len(gaps) - 1 and not opens[end] and parts_members(gaps[end]):
                end += 1
            yield i, end - i


def parts_members(gap: Gap) -> bool:
    """Whether a gap only parts two members of a list."""
    return gap.is_inside_clause and len(gap.text) <= _LIST_CHARS


def is_list(gap: Gap, tokens: Sequence[Token]) -> bool:
    """Whether the tokens of a gap are members of one list."""
    between = (gap.text[one.end : other.start] for one, other in pairwise(tokens))
    return all(len(text) <= _LIST_CHARS and _LIST.search(text) for text in between)


def opens_whole(piece: Piece) -> bool:
    """Whether a clause begins with a word for the whole: 总投资, 公司总占地, 项目, 全部."""
    first = next((token for token in piece.tokens if not _is_owner(token.word)), None)
    if first is None:
        return False
    lead = first.start - piece.start
    is_total = first.word.surface[0] == "总" and lead <= _OWNER_CHARS
    return is_total or (lead <= 1 and "whole" in first.word.marks)


def _is_owner(word: Word) -> bool:
    """Whether a word says no more than whose the whole is: 园区 in 园区总建筑面积."""
    return word.marks == {"class"} or (
        word.area is not None and word.area.owner is not None and word.surface[0] != "总"
    )


def is_event(gap: Gap, piece: Piece, time: Token, *, has_next: bool) -> bool:
    """Whether a time is the date of an event: 2026年3月开工, 于今年5月投用, 2019年成立的企业."""
    governs = has_next and piece is gap.pieces[-1]
    is_at = gap.text[time.start - 1 : time.start] == "于"
    if is_at and not (governs and all("event" not in token.word.marks for token in piece.tokens)):
        return True  # 于2022年获得融资5亿元 is no event of its own
    if any(
        "event" in token.word.marks
        and token.start >= time.end
        and gap.text.startswith(neighbours.words("event"), token.end)
        for token in piece.tokens
    ):
        return True
    last = piece.tokens[-1]
    is_dated = time.word.time is not None and time.word.time.tense == "dated"
    if is_dated and not governs and any(_follows(token, time) for token in piece.tokens):
        return True
    return not governs and last.start >= time.end and "event" in last.word.marks and piece.end - last.end <= 2  # noqa: PLR2004


def _follows(token: Token, time: Token) -> bool:
    """Whether a word tells what happened at a time right in front of it: 2019年落户园区."""
    return "event" in token.word.marks and 0 <= token.start - time.end <= 1


def stands_alone(text: str, start: int) -> bool:
    """Whether 年 at ``start`` is the plain word: not the end of 2023年, 几年, 青年."""
    return not start or text[start - 1] not in _BEFORE_NO_PLAIN_YEAR


@lru_cache(maxsize=_CACHED)
def _phase_behind(gap: Gap) -> Token | None:
    """Return the phase that an amount is meant for: 留出55亩用于二期, 投资3亿元扩建二期."""
    tokens = gap.pieces[0].tokens
    return next(
        (
            token
            for before, token in zip((None, *tokens), tokens, strict=False)
            if token.word.is_phase
            and (_is_for(before, token) or gap.text.endswith(neighbours.words("builds"), 0, token.start))
        ),
        None,
    )


def _is_of_now(gap: Gap) -> bool:
    return any("achieved present" in token.word.marks for token in gap.pieces[-1].tokens)


def _is_for(before: Token | None, phase: Token) -> bool:
    return before is not None and "for" in before.word.marks and phase.start - before.end <= 1


def _is_attribute(behind: Gap, tail: int) -> bool:
    """Whether 的 joins an amount to the one thing that has it: 总投资120亿元的产业园."""
    return behind.text.startswith("的", tail)


@lru_cache(maxsize=_CACHED)
def _tells_many(gap: Gap) -> bool:
    return any("collective" in token.word.marks for piece in gap.pieces for token in piece.tokens)


def counts_projects(slots: Sequence[Slot], gaps: Sequence[Gap]) -> bool:
    """Whether the sentence counts projects: 9个项目, 项目9个."""
    return any(
        slot.kind == "count" and (_COUNTED.match(gaps[i + 1].text) or _COUNT.search(gaps[i].text))
        for i, slot in enumerate(slots)
    )

"""Tells rules, plans and facts apart: the status of each amount, the first rule that applies."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from policytext.quantities import comparisons, conditions, frames, governors, neighbours, times
from policytext.quantities.naming import BENEFITS, FLOWS
from policytext.quantities.wholes import Wholes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from policytext.quantities.amount_types import Slot
    from policytext.quantities.cues import Token
    from policytext.quantities.frames import Gap, Piece
    from policytext.quantities.naming import Name
    from policytext.quantities.times import TimeRule

_LENT = frozenset(("usable_area", "floor_area", "financing"))
"""What may be granted beside a benefit: rooms, buildings and loans."""

_YIELDS = frozenset(("total_investment", "fixed_asset_investment", "output_value", "sales_revenue", "tax_revenue"))
"""What is asked of land by the mu."""

_RAISED = frozenset(("financing", "capital", "total_investment"))
"""What a plan of one's own limits, and no rule: 拟发行债券不超过15亿元."""

_GRANTS = frozenset(("grant", "achieved paid"))
"""What gives rooms or loans up to a bound, or is how one gets them: 获得最高50万元的贷款."""

_BOUND_CHARS = 6
_ENDING_CHARS = 3
_SAYS_NOTHING = frozenset[str]()
_SAYS_PLAN = frozenset(("planned local",))
_COLONS = ("：", ":")
_BLANKS = frozenset(" \u3000")
_CACHED = 1 << 9
_GROWS = frozenset(("achieved flow", "achieved growth"))
_PAID_CHARS = 10
_PAID = frozenset(("achieved paid", "achieved received"))
_TELLS_OF_PAYMENT = _PAID | {"already"}
_ACHIEVED = frozenset(("achieved local", "achieved contrary", "achieved done", "achieved present", *_PAID))
_OPENS_PLAN = frozenset(("planned scope", "planned aim"))
_CONTRARY = frozenset(("achieved contrary", "achieved present"))
_ENDS_PLAN = frozenset((*_CONTRARY, "achieved done", "achieved paid"))


class Scope:
    """The words of status in force: those of the comma clause, and whether a plan or a past time governs.

    ``is_held`` where that is no more than the time of the sentence before, which sizes are not of.
    """

    __slots__ = ("clause", "is_aimed", "is_demanded", "is_future", "is_held", "is_past", "is_planned")

    def __init__(self) -> None:
        self.is_demanded = False
        self.is_planned = False
        self.is_aimed = False
        self.is_future = False
        self.is_past = False
        self.is_held = False
        self.clause: set[str] = set()

    def open_clause(self, *, is_after_colon: bool) -> None:
        """Begin a comma clause; what is demanded before a colon is demanded of all that it lists."""
        self.is_demanded = self.is_demanded or (is_after_colon and "threshold demand" in self.clause)
        self.clause = {"threshold demand"} if self.is_demanded else set()

    def take(self, marks: frozenset[str], *, is_head: bool) -> None:
        """Take in the marks of one word; ``is_head`` where it opens its comma clause."""
        clause = self.clause
        if marks & _OPENS_PLAN:
            self.is_planned, self.is_held = True, False
            self.is_aimed = self.is_aimed or "planned aim" in marks
            clause.add("planned")
        if "planned local" in marks:
            clause.add("planned")
        if "planned soft" in marks and not self.is_past and "achieved" not in clause:
            self.is_planned, self.is_held = True, False
        if marks & _ACHIEVED:
            clause.add("achieved")
        if marks & (_CONTRARY if self.is_future or self.is_aimed else _ENDS_PLAN) and "planned" not in clause:
            self.is_planned = self.is_aimed = self.is_future = False
        if is_head and "achieved present" in marks:
            self.is_past, self.is_held = True, False
        clause.update(marks)

    def take_time(self, rule: TimeRule) -> None:
        """Take in a time that is no date of an event; the year of an aim is still to come: 力争…，2028年突破30亿元."""
        self.is_held = self.is_held and rule.reach != "sentence"
        if rule.tense == "dated" and "planned" in self.clause:
            self.is_planned = self.is_aimed = True  # 预计2030年达到5亿元，2035年突破8亿元
            self.is_past = False
        elif rule.tense == "past" or (rule.tense == "dated" and not self.is_aimed):
            self.is_past, self.is_future = True, False
            self.is_planned = self.is_aimed = self.is_planned and "planned" in self.clause
        elif rule.tense == "future":
            self.is_planned = self.is_aimed = self.is_future = True
            self.is_past = False
        elif rule.kind == "year":
            self.is_past = False


def read(
    slots: Sequence[Slot],
    gaps: Sequence[Gap],
    named: Sequence[Name | None],
    is_condition: Sequence[bool],
    time_before: Name | None,
) -> list[str]:
    """Return the status of each amount; ``time_before`` is the time that the sentence before hands on."""
    found: list[str] = []
    scope, wholes = Scope(), Wholes()
    if time_before:
        scope.take_time(times.rules()[time_before.role])
        scope.is_held = not governors.counts_projects(slots, gaps)
    plans, shared = _plans_at_end(gaps), _shared_behind(gaps)
    for i, slot in enumerate(slots):
        gap, name = gaps[i], named[i]
        compared = comparisons.is_compared(slots, gaps, i)
        own_past = _advance(scope, gap, compared=compared, is_first=not i)
        if not slot.is_measured:
            wholes.is_opened = frames.opens_parts(gap)
            found.append("unknown")
            continue
        around = Around(
            front=gap,
            following=gaps[i + 1 : i + 2 + conditions.MAX_LIST],
            marks=_behind(gaps[i + 1], is_last=i + 1 == len(slots)) | plans[i + 1] | shared[i + 1],
            is_condition=is_condition[i],
            is_change=compared or _is_result(slots, gaps, i, name),
            was=own_past,
        )
        status = _status(slot, name.role if name else "other", scope, around)
        is_by_time = status == "achieved" and _is_by_time(scope, around)
        wholes.come_to(slot, gap, name, "unknown" if is_by_time else status)
        if is_by_time and wholes.parts_of == "planned":
            status = "planned"  # 全年签约项目计划总投资50亿元，其中制造业总投资20亿元
        if i and found[-1] == "threshold" and status in ("unknown", "planned") and _is_asked(slot, gap, status):
            status = "threshold"
        found.append(wholes.settled(slot, gap, name, status))
    return found


def _is_result(slots: Sequence[Slot], gaps: Sequence[Gap], i: int, name: Name | None) -> bool:
    """Whether amount ``i`` is what another has become, told or not: 税收由3亿元提高到5亿元, 税收提高到5亿元."""
    has_become = name is not None and frames.ends_in_change(gaps[i], slots[i].head)
    return has_become or (i > 0 and comparisons.is_compared(slots, gaps, i - 1))


def goes_with(template: str, found: Sequence[str]) -> bool:
    """Whether the amounts of a sentence are told as its time says: none of 预计全年税收5亿元."""
    tense = times.rules()[template].tense
    told, contrary = ("planned", "achieved") if tense == "future" else ("achieved", "planned")
    return tense != "none" and told in found and contrary not in found


class Around(NamedTuple):
    """What stands around one amount.

    ``following`` are the gaps behind it as far as a list goes, ``marks`` those of the words behind it in its clause.
    """

    front: Gap
    following: Sequence[Gap]
    marks: frozenset[str]
    is_condition: bool
    is_change: bool
    was: bool


def _list_grows(gaps: Sequence[Gap]) -> bool:
    """Whether a word of growth follows an amount, or the list it is in: 8亿元、3亿元，分别增长9%、5%."""
    for gap in gaps:
        if _grows(gap):
            return True
        if not governors.parts_members(gap):
            return False
    return False


def _advance(scope: Scope, gap: Gap, *, compared: bool, is_first: bool) -> bool:
    """Read a gap; return whether a past time stands in the 从 part of a comparison: it governs one amount only."""
    own_past = False
    last = len(gap.pieces) - 1
    for k, piece in enumerate(gap.pieces):
        is_after_colon = gap.text[piece.start - 1 : piece.start] in _COLONS
        opens = k or is_first or (gap.is_inside_clause and _opens_cell(gap))
        if opens and not (is_after_colon and k == last and _says_nothing(piece)):
            scope.open_clause(is_after_colon=is_after_colon)
        is_after_from = False
        for token in piece.tokens:
            word = token.word
            if word.time and comparisons.is_standard(gap, token):
                scope.clause.add("achieved growth")
            elif word.time and not governors.is_event(gap, piece, token, has_next=True):
                if is_after_from and compared:
                    own_past = own_past or word.time.tense in ("past", "dated")
                else:
                    scope.take_time(word.time)
            if word.marks and not (k < last and token.end == piece.end and "planned soft" in word.marks):
                is_after_from = is_after_from or "from" in word.marks
                if is_after_from and compared and "achieved present" in word.marks:
                    own_past = True
                else:
                    scope.take(word.marks, is_head=token.start - piece.start <= 1)
    return own_past


@lru_cache(maxsize=_CACHED)
def _opens_cell(gap: Gap) -> bool:
    """Whether a blank parts two amounts like the cells of a row: 计划投资3亿元 已完成投资1亿元."""
    first = gap.pieces[0].tokens[:1]
    return gap.text[:1] in _BLANKS and any(token.start == 1 and token.word.marks & _ACHIEVED for token in first)


def _says_nothing(piece: Piece) -> bool:
    """Whether no more than a currency or the like stands in a piece: 中标金额：人民币5亿元."""
    return all(token.word.marks == {"additional"} and not token.word.money for token in piece.tokens)


@lru_cache(maxsize=_CACHED)
def _behind(gap: Gap, *, is_last: bool) -> frozenset[str]:
    """Return the marks of the words behind an amount in its comma clause that belong to it and not to the next."""
    marks: set[str] = set()
    stop = frames.label_start(gap)
    for token in gap.pieces[0].tokens:
        if "list" in token.word.marks or token.start >= stop:
            return frozenset(marks)
        marks |= token.word.marks
        if token.word.time and token.word.time.tense == "future" and token.word.time.reach == "sentence":
            marks.add("planned local")
    return frozenset(marks if is_last or not gap.is_inside_clause else marks & {"achieved received"})


def _status(slot: Slot, role: str, scope: Scope, around: Around) -> str:
    clause, behind = scope.clause, around.marks
    if role in BENEFITS:
        is_offer = slot.hedge == "at_most" and not (scope.is_past or "achieved contrary" in clause)
        is_planned = "planned local" in clause and "achieved contrary" not in clause
        paid = "planned" if is_planned or scope.is_aimed or scope.is_future else "achieved"
        return paid if not is_offer and _is_paid(slot, around) else "policy"
    if role in _LENT and slot.hedge == "at_most" and _is_granted(role, scope, around):
        return "policy"
    is_demanded = "threshold demand" in clause and conditions.is_bounded(slot)
    is_limit = role in _RAISED and slot.hedge == "at_most" and "planned local" in clause
    if around.is_condition or is_demanded or (_is_bound(around.front) and not is_limit):
        return "threshold"
    is_fixed = "policy fix" in clause or "policy fix" in behind or (around.is_change and _fixes(around.following[0]))
    if role == "price" and is_fixed:
        return "policy"
    is_in_scope = not (scope.is_held and governors.is_size(role, slot.kind))
    is_planned = "planned" in clause or (scope.is_planned and is_in_scope) or "planned local" in behind
    if is_planned and not around.was:
        return "planned"
    is_flow = role in FLOWS and (not _GROWS.isdisjoint(clause) or _list_grows(around.following))
    is_done = (
        "achieved" in clause or (scope.is_past and is_in_scope) or not _ACHIEVED.isdisjoint(behind) or around.is_change
    )
    is_due = slot.hedge == "at_least" and _is_due(role, slot, around.front)
    otherwise = "threshold" if is_due else "unknown"
    return "achieved" if is_flow or is_done or around.was or role == "built_area" else otherwise


def _is_by_time(scope: Scope, around: Around) -> bool:
    """Whether nothing but a past time tells that an amount is a fact."""
    is_told = not _ACHIEVED.isdisjoint(around.marks) or around.is_change or around.was
    return scope.is_past and not is_told and scope.clause.isdisjoint(("achieved", *_GROWS))


def _is_granted(role: str, scope: Scope, around: Around) -> bool:
    """Whether rooms or a loan are granted, or a loan is that of one case: 单户贷款最高500万元."""
    if not _GRANTS.isdisjoint(scope.clause):
        return True
    is_of_one = role == "financing" and frames.is_of_one(around.front.pieces[-1])
    return (is_of_one or "lend" in scope.clause) and not around.is_condition


def _is_asked(slot: Slot, gap: Gap, status: str) -> bool:
    """Whether an amount behind a bound is one too: 分别不低于5亿元、8亿元; 投产后亩均税收30万元以上."""
    is_member = status == "unknown" and governors.parts_members(gap)
    return is_member or (slot.hedge == "at_least" and slot.per == "亩")


def _is_due(role: str, slot: Slot, gap: Gap) -> bool:
    """Whether a lower bound is set for any year or any land: 年纳税300万元以上, 亩均投资在350万元以上."""
    if slot.per == "亩":
        return role in _YIELDS
    return role == "tax_revenue" and any(
        token.word.time and token.word.time.reach == "noun" for token in gap.pieces[-1].tokens
    )


def _plans_at_end(gaps: Sequence[Gap]) -> list[frozenset[str]]:
    """Return for each gap the plan that the comma clause in front of it ends with: 20億元を投じて300ムーを…する予定."""
    found = [_SAYS_NOTHING] * len(gaps)
    for i in range(len(gaps) - 1, 0, -1):
        is_open = gaps[i].is_inside_clause and i + 1 < len(gaps)
        found[i] = found[i + 1] if is_open else _SAYS_PLAN if _ends_with_plan(gaps[i]) else _SAYS_NOTHING
    return found


def _shared_behind(gaps: Sequence[Gap]) -> list[frozenset[str]]:
    """Return for each gap what is said of all of a list behind its last: 厂房3万平方米、宿舍2万平方米均已投用."""
    found = [_SAYS_NOTHING] * len(gaps)
    for i in range(len(gaps) - 1, 1, -1):
        if gaps[i - 1].is_inside_clause and gaps[i - 1].text.startswith(neighbours.words("joint")):
            is_of_all = gaps[i].text.startswith(neighbours.words("all"))
            found[i - 1] = _behind(gaps[i], is_last=True) if is_of_all else found[i]
    return found


@lru_cache(maxsize=_CACHED)
def _ends_with_plan(gap: Gap) -> bool:
    piece = gap.pieces[0]
    last = piece.tokens[-1:]
    return any("planned local" in token.word.marks and piece.end - token.end <= _ENDING_CHARS for token in last)


def _fixes(gap: Gap) -> bool:
    return any("policy fix" in token.word.marks for token in gap.pieces[0].tokens)


def _is_bound(gap: Gap) -> bool:
    tokens = gap.pieces[-1].tokens
    return any(
        "threshold bound" in token.word.marks and len(gap.text) - token.end <= _BOUND_CHARS for token in tokens[-3:]
    )


def _is_paid(slot: Slot, around: Around) -> bool:
    if {"achieved paid", "achieved contrary"} <= around.marks or "achieved received" in around.marks:
        return True
    piece = around.front.pieces[-1]
    is_rate = slot.per is not None or "每" in around.front.text[piece.start :]
    return not is_rate and any(_pays(token, piece, around.front) for token in piece.tokens)


def _pays(token: Token, piece: Piece, gap: Gap) -> bool:
    if not token.word.marks & _TELLS_OF_PAYMENT:
        return False
    is_of_sum = "achieved received" in token.word.marks or "的" not in gap.text[token.end : piece.end]
    return piece.end - token.end <= _PAID_CHARS and is_of_sum


def _grows(gap: Gap) -> bool:
    pieces = gap.pieces
    opening = pieces[1].tokens[:1] if len(pieces) > 1 else ()
    return any("achieved growth" in token.word.marks for token in (*pieces[0].tokens, *opening)) or any(
        token.word.time is not None and comparisons.is_standard(gap, token) for token in opening
    )

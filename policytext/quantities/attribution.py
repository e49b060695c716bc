"""Finds for each amount of a sentence the word that names what it measures."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from policytext.late import late
from policytext.quantities import brackets, conditions, cues, frames, lists, naming, neighbours
from policytext.quantities.amount_types import MEASURED
from policytext.quantities.naming import BENEFITS, Name

if TYPE_CHECKING:
    from collections.abc import Container, Mapping, Sequence

    from policytext.quantities.amount_types import Slot
    from policytext.quantities.frames import Gap

_TREATMENTS = BENEFITS | {"public_funds"}
"""What is done to what meets a condition: 税收5万元以下的企业减征50%."""

_OVER_SHARES = BENEFITS | {"fund_size"}
"""What a noun behind an amount names although 总额 stands in front: 费用的50%、总额不超过800万元的补贴."""

_OUTPUTS = frozenset(("output_value", "sales_revenue", "added_value"))
_BASES = frozenset(("rd_spending", "equipment_investment", "fixed_asset_investment", "total_investment", "price"))
"""What a benefit may be a share of."""

_LAID_OUT = frozenset(("total_investment", "period_investment", "capital"))
_USE_CHARS = 4
_BUILDS = late("[新扩改兴]?建")
_DIVISOR = late("[/／]([^/／·]+)")


def read(
    slots: Sequence[Slot], gaps: Sequence[Gap], is_condition: Sequence[bool], names: dict[tuple[str, str], Name]
) -> list[Name | None]:
    """Return the name of each amount; ``names`` takes up those that later clauses may take over."""
    behind = lists.names_behind(slots, gaps)
    paired = lists.paired(slots, gaps)
    nearby = _Nearby(slots, gaps, behind, is_condition, names)
    named: list[Name | None] = []
    bracket = brackets.Bracket()
    skip = 0
    for i, slot in enumerate(slots):
        before = slots[i - 1] if i else None
        if before and before.is_measured and gaps[i].text[before.tail : before.tail + 1] in brackets.MARKS:
            bracket.pass_by(gaps[i].text, before, names)
        skip = max(skip, _purpose_end(gaps[i])) if i else skip
        _note_left_over(slot, gaps[i], i, skip, names)
        if not slot.is_measured:
            named.append(None)
            skip = 0
            continue
        name, is_behind = (paired[i], False) if i in paired else nearby.name(i, skip)
        used = behind[i].nearest if is_behind else None
        names_both = used is not None and _is_other_kind(slots, i)  # 以18万元租用厂房2000平方米
        skip = used.end if used and used.gap == i + 1 and not names_both else 0
        if name is not None and (not is_behind or slot.kind == "money" or (slot.kind, "last") not in names):
            _note(name, slot.kind, names)
        is_cap = name is not None and name.role == "subsidy" and slot.hedge in ("at_most", "under")
        named.append(name._replace(role="subsidy_cap") if name and is_cap else name)
    return named


def _is_other_kind(slots: Sequence[Slot], i: int) -> bool:
    """Whether the next amount is an area where this is money, or the other way round."""
    return i + 1 < len(slots) and slots[i + 1].is_measured and slots[i + 1].kind != slots[i].kind


class _Nearby:
    """Names the amounts of a sentence, in order, by the words nearby; keeps what one leaves in force for the next.

    That is ``outer``, the name in front of an open bracket, ``wholes``, the names of what 其中 parts, by kind, and
    ``verb``, which holds for a whole list.
    """

    __slots__ = ("behind", "gaps", "is_condition", "names", "outer", "slots", "verb", "wholes")

    def __init__(
        self,
        slots: Sequence[Slot],
        gaps: Sequence[Gap],
        behind: Sequence[naming.After],
        is_condition: Sequence[bool],
        names: Mapping[tuple[str, str], Name],
    ) -> None:
        self.slots, self.gaps, self.behind, self.is_condition, self.names = slots, gaps, behind, is_condition, names
        self.outer: Name | None = None
        self.wholes: Mapping[str, Name | None] = {}
        self.verb: _Verb | None = None

    def name(self, i: int, skip: int) -> tuple[Name | None, bool]:
        """Return the name of amount ``i``, and whether it stands behind it; ``skip`` as ``naming.before`` takes it."""
        slot, gap = self.slots[i], self.gaps[i]
        front = naming.before(gap, slot.kind, skip)
        if frames.AMONG in gap.text:
            self.wholes = _wholes(gap, self.names)
        elif self.wholes and not (
            gap.is_inside_clause or frames.names_a_part(gap, slot.head) or self._is_next_land(i, front)
        ):
            self.wholes = {}
        near = _near(self.slots, self.gaps, self.behind, i, self.wholes.get(slot.kind))
        verb = self.verb if self.verb and near.is_member else None
        here = _Here(i, slot, gap, self.gaps[i + 1], near, front, self.behind[i], self.is_condition[i], verb)
        is_outer = self.outer is not None and _closes(here)
        name, is_behind = (self.outer, False) if is_outer else _name_beside(here, self.names)
        name = name or _name_beyond(here, self.names) or _by_divisor(here)
        self.outer = front.outer and front.outer.placed(i)
        self.verb = _Verb(name, front.over) if name and name.role in cues.LISTED and front.over else verb
        return name, is_behind

    def _is_next_land(self, i: int, front: naming.Before) -> bool:
        """Whether a clause names no more than one more use of the land supplied: 其中工业用地90亩，住宅用地60亩."""
        slot, gap, whole = self.slots[i], self.gaps[i], self.wholes.get(self.slots[i].kind)
        if whole is None or front.nearest is None or not _is_land_of(whole, front.nearest):
            return False
        is_last = len(gap.text) - slot.head <= front.nearest.end
        return is_last and front.nearest.start - gap.pieces[-1].start <= _USE_CHARS


def _is_land_of(whole: Name, part: Name) -> bool:
    """Whether the land that a part names is a part of what was supplied."""
    return (whole.role, part.role) == ("land_supply", "land_area")


def _note_left_over(slot: Slot, gap: Gap, i: int, skip: int, names: dict[tuple[str, str], Name]) -> None:
    """Note what the words in front of an amount name but that amount does not take."""
    head = frames.base_chars(gap, slot) or slot.head
    for kind in (slot.kind,) if slot.is_measured else MEASURED:
        left = naming.left_over(gap, kind, skip, whole=not slot.is_measured, head=head)
        if left is not None:
            _note(left.placed(i), kind, names, never=_TREATMENTS)
            measured = naming.measured(gap, kind) if left.role in BENEFITS else None
            if measured:
                names[kind, "condition"] = measured.placed(i)
        owner = naming.owner(gap, kind)
        if owner is not None:
            names[kind, "owner"] = owner.placed(i)


def _note(name: Name, kind: str, names: dict[tuple[str, str], Name], *, never: Container[str] = BENEFITS) -> None:
    """Note a name; one of the roles of ``never`` is that of no condition."""
    names[kind, "last"] = name
    if name.role not in never:
        names[kind, "condition"] = name


def _wholes(gap: Gap, names: Mapping[tuple[str, str], Name]) -> dict[str, Name | None]:
    """Return the names of what 其中 parts, by kind; they hold as long as parts follow."""
    return {kind: names.get((kind, "last")) for kind in MEASURED} if frames.opens_parts(gap) else {}


class _Near(NamedTuple):
    """How an amount goes on with those before it.

    ``changes_nothing`` where nothing new is named in its clause, ``is_listed`` where it is one more of those in its
    comma clause, ``is_member`` where a list mark joins it to the last of them, ``is_counted`` where it follows a count:
    盘活厂房12处、面积3万平方米, ``repeats_class`` where it counts the class of the one before by another bound;
    ``whole`` is the name of what it is a part of.
    """

    changes_nothing: bool
    is_listed: bool
    is_member: bool
    is_counted: bool
    repeats_class: bool
    whole: Name | None


def _near(
    slots: Sequence[Slot], gaps: Sequence[Gap], behind: Sequence[naming.After], i: int, whole: Name | None
) -> _Near:
    slot, gap, earlier = slots[i], gaps[i], slots[i - 1] if i else None
    tail = earlier.tail if earlier else 0
    changes_nothing = frames.changes_nothing(gap, slot.head, tail)
    is_joined = gap.is_inside_clause and earlier is not None and earlier.kind == slot.kind
    is_counted = earlier is not None and not earlier.is_measured
    is_member = is_joined and gap.text.startswith(neighbours.words("joint"), tail)
    is_listed = is_joined and (changes_nothing or frames.are_parallel(gap, slot.head, tail, gaps[i + 1], slot.tail))
    repeats_class = changes_nothing and is_counted and _repeats_class(slots, gaps, behind, i)
    return _Near(changes_nothing, is_listed, is_member, is_counted, repeats_class, whole)


def _repeats_class(slots: Sequence[Slot], gaps: Sequence[Gap], behind: Sequence[naming.After], i: int) -> bool:
    """Whether an amount and the one before the count sort the same class: 税收超亿元企业1家、超千万元企业8家."""
    last, this = (_class_of(behind[k]) if k >= 0 else None for k in (i - 2, i))
    if last is None or this is None or slots[i - 2].kind != slots[i].kind:
        return False
    return gaps[last.gap].text[last.start : last.end] == gaps[this.gap].text[this.start : this.end]


def _class_of(behind: naming.After) -> Name | None:
    return behind.of_class or behind.level


class _Verb(NamedTuple):
    """What a verb names of all members of its list, and the roles it wins over: 供应工业用地30亩、住宅用地20亩."""

    name: Name
    over: frozenset[str]


class _Here(NamedTuple):
    """Where an amount stands and what is said around it.

    ``i`` is its index in the sentence, ``gap`` and ``next_gap`` are the text on either side; ``verb`` is in force where
    a list that the amount is a member of began with one.
    """

    i: int
    slot: Slot
    gap: Gap
    next_gap: Gap
    near: _Near
    front: naming.Before
    behind: naming.After
    is_condition: bool
    verb: _Verb | None


def _closes(here: _Here) -> bool:
    """Whether no more than the end of a bracket parts an amount from the one in the bracket: 投资（含税1亿元）5亿元."""
    tokens = here.gap.pieces[0].tokens
    return here.near.changes_nothing and here.gap.is_inside_clause and bool(tokens) and "close" in tokens[0].word.marks


def _name_beside(here: _Here, names: Mapping[tuple[str, str], Name]) -> tuple[Name | None, bool]:
    """Return the name that stands in front of an amount, or behind, and whether it is behind."""
    front, behind = here.front, here.behind.nearest
    if here.front.grant and behind:
        behind = naming.granted(here.next_gap, behind)
    is_rate = here.slot.per is not None and behind is not None and behind.role in BENEFITS
    if behind and (is_rate or _buys(here, front.nearest, behind)):
        return behind, True  # 货物按200元/标箱给予补助: a rate is of the benefit behind it
    if front.nearest:
        output = names.get(("money", "last"))
        goes_on = output is not None and output.role in _OUTPUTS and _tops_a_level(here, front.nearest)
        return output if goes_on else _name_in_front(here, front.nearest), False
    owned = front.share and _owned(front.share.placed(here.i), here, names)
    is_shared = owned and owned.role != "other" and not (behind and behind.role in _OVER_SHARES)
    last = names.get((here.slot.kind, "last"))
    if behind and last and here.near.changes_nothing and (last.role, behind.role) == ("floor_area", "built_area"):
        return None, False  # 新建厂房5万平方米，一期2万平方米已建成
    aside = front.weak.placed(here.i) if front.weak and front.weak.role == "public_funds" else None
    whole = here.near.whole or aside  # 安排2亿元用于补贴电费
    if behind and whole and _is_purpose(here.next_gap, behind):
        return whole, False
    if behind and not (here.is_condition and behind.role in _TREATMENTS) and not is_shared:
        return behind, True
    return owned, False


def _is_purpose(gap: Gap, behind: Name) -> bool:
    """Whether what stands behind an amount tells what it is for: 其中2亿元用于补贴电费."""
    return any("for" in token.word.marks and token.end <= behind.start for token in gap.pieces[0].tokens)


def _purpose_end(gap: Gap) -> int:
    """Return where the words end that tell what the amount in front is for: they name no amount of a later clause."""
    is_purpose = not gap.is_inside_clause and any("for" in token.word.marks for token in gap.pieces[0].tokens)
    return gap.pieces[0].end if is_purpose else 0


def _name_in_front(here: _Here, nearest: Name) -> Name:
    """Return what the nearest word in front names here: 供应土地300亩，其中工业用地100亩 is supplied as well."""
    whole = here.near.whole
    benefit = _capped(here, nearest)
    if benefit:
        return benefit
    if here.verb and nearest.role in here.verb.over:
        return here.verb.name
    if whole and _is_land_of(whole, nearest):
        return whole
    is_built = nearest.role == "period_investment" and _builds(here, nearest)
    return (nearest._replace(role="total_investment") if is_built else nearest).placed(here.i)


def _capped(here: _Here, base: Name) -> Name | None:
    """Return the benefit of whose base a cap is said: 补助企业研发费用最高200万元."""
    gap, slot = here.gap, here.slot
    is_beside = slot.hedge == "at_most" and base.role in _BASES and base.end == len(gap.text) - slot.head
    if not is_beside or here.is_condition or not conditions.opens_with_cap(gap, slot):
        return None
    for token in gap.pieces[-1].tokens:
        if "benefit" in token.word.marks and token.end <= base.start and "的" not in gap.text[token.end : base.start]:
            return Name("subsidy", here.i, token.start, token.end)
    return None


def _tops_a_level(here: _Here, name: Name) -> bool:
    """Whether an industry over a level says no more of it: 汽车产业产值80亿元，电池产业达到30亿元."""
    word = cues.word(here.gap.text[name.start : name.end])
    return word is not None and name.role == "industry_scale" and "achieved flow" in word.marks


def _buys(here: _Here, front: Name | None, behind: Name) -> bool:
    """Whether what is laid out is the price of what is bought: 出资2亿元收购甲公司."""
    if front is None or front.role not in _LAID_OUT or behind.role != "contract_value":
        return False
    return front.end >= len(here.gap.text) - here.slot.head and behind.start <= here.slot.tail + 1


def _builds(here: _Here, name: Name) -> bool:
    """Whether 投资 names what is built, whatever the time: 去年投资5亿元建设厂房."""
    word = cues.word(here.gap.text[name.start : name.end])
    is_investment = word is not None and word.names_before("money") == "total_investment"
    return is_investment and _BUILDS.match(here.next_gap.text) is not None


def _name_beyond(here: _Here, names: Mapping[tuple[str, str], Name]) -> Name | None:
    """Return what names an amount that has no name beside it: a class or level behind it, a grant, an earlier name."""
    i, slot, front, behind, is_condition = here.i, here.slot, here.front, here.behind, here.is_condition
    earlier = names.get((slot.kind, "condition" if is_condition else "last"))
    if earlier and front.weak and _gives(front.weak, earlier, here):
        earlier = front.weak.placed(i)
    elif earlier and (here.near.is_listed or here.near.repeats_class):
        return earlier
    is_raised = earlier is not None and earlier.role in BENEFITS and frames.ends_in_change(here.gap, slot.head)
    is_rate = earlier is not None and earlier.role == "price" and slot.per is not None  # 电价0.6元/度，蒸汽220元/吨
    last = earlier if here.near.changes_nothing or here.gap.is_row or is_raised or is_rate else None
    if behind.of_class and slot.hedge != "exact":
        return behind.of_class
    if behind.level and (conditions.is_level(slot, here.next_gap) or _is_size(here, behind.level)):
        return behind.level
    if front.grant and not is_condition:
        return front.grant.placed(i)
    weak = front.weak
    if last and not (weak and (naming.is_share_of(weak, last) or _is_owner(weak, here))):
        return last
    names_class = weak is None or (behind.of_class is not None and _names_owner(weak, here))
    return weak.placed(i) if weak and not names_class else here.near.whole or behind.of_class or _class_before(here)


def _by_divisor(here: _Here) -> Name | None:
    """Return what a divisor behind an amount names, as it would in front: 15万元/亩 and 每亩15万元 are prices."""
    if here.slot.kind != "money" or here.slot.per is None:
        return None
    divisor = _DIVISOR.match(here.next_gap.text, 0, here.slot.tail)
    word = cues.word(f"每{divisor[1]}") if divisor else None
    role = word.money.weak if word and word.money else None
    return Name(role, here.i + 1, 0, here.slot.tail) if role else None


def _is_owner(weak: Name, here: _Here) -> bool:
    """Whether a clause turns to another thing: 厂房5万平方米，开发区12平方公里."""
    tokens = here.gap.pieces[-1].tokens
    is_new_clause = not (here.i and here.gap.is_inside_clause) and not any("change" in t.word.marks for t in tokens)
    return is_new_clause and _names_owner(weak, here)


def _names_owner(weak: Name, here: _Here) -> bool:
    """Whether a weak name is that of an owner: 开发区, or 签约 of what is signed."""
    word = cues.word(here.gap.text[weak.start : weak.end])
    named = word.naming(here.slot.kind) if word else None
    return named is not None and named.owner is not None


def _gives(weak: Name, earlier: Name, here: _Here) -> bool:
    """Whether 补 or 奖 stands right before an amount: 设备投资500万元以上的补60万元; a longer verb may give more."""
    is_beside = weak.end >= len(here.gap.text) - here.slot.head and weak.end - weak.start == 1
    return is_beside and weak.role in BENEFITS and earlier.role not in BENEFITS


def _class_before(here: _Here) -> Name | None:
    """Return the class that a condition sorts where it stands in front: 开工的26个项目中，亿元以上22个."""
    found = naming.class_before(here.gap) if here.is_condition and here.slot.kind == "money" else None
    return found and found.placed(here.i)


def _is_size(here: _Here, level: Name) -> bool:
    """Whether an amount right before a noun tells its size: 培育10亿元企业3家, 打造50亿元以上企业."""
    is_aim = any("planned soft" in token.word.marks for token in here.gap.pieces[-1].tokens)
    is_exact = here.slot.hedge == "exact" and not here.slot.is_range
    return level.start <= here.slot.tail and (is_aim or is_exact) and not here.front.grant


def _owned(share: Name, here: _Here, names: Mapping[tuple[str, str], Name]) -> Name:
    """Return the name of a word such as 面积 or 总规模: that of its owner, or of what is counted, in front of it."""
    kind = here.slot.kind
    last, owner = names.get((kind, "last")), names.get((kind, "owner"))
    piece = here.gap.pieces[-1]
    is_alone = share.start in (piece.start, *(token.end for token in piece.tokens))
    is_counted = here.near.is_counted and last is not None and last.gap == here.i - 1
    if share.role != "other":
        return owner or (last if last and last.role == share.role else share)
    if here.near.whole:
        return here.near.whole
    reach = share.start - naming.REACH_CHARS
    is_beside = last is not None and last.gap == here.i and last.end >= reach  # 规划范围东至江州路，面积18平方公里
    takes_last = here.near.changes_nothing and is_alone if kind == "money" else is_counted or is_beside
    return (last if is_counted else owner) or owner or (last if takes_last else None) or share

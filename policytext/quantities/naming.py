"""Names amounts by the words beside them: the nearest in front, else behind, else the clause before."""

from __future__ import annotations

import sys
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from policytext.quantities import frames

if TYPE_CHECKING:
    from policytext.quantities.cues import Naming, Token
    from policytext.quantities.frames import Gap, Piece

BENEFITS = frozenset(("subsidy", "subsidy_cap"))
FLOWS = frozenset(
    [
        "output_value",
        "sales_revenue",
        "tax_revenue",
        "profit",
        "gdp",
        "added_value",
        "import_export",
        "rd_spending",
        "industry_scale",
    ]
)
"""The roles of what comes in over a time, not of what has a size."""

REACH_CHARS = 14
ADJOINING_CHARS = 2
_CACHED = 1 << 9
_OF = ("的", "の")
_OUTLAYS = frozenset(("rd_spending", "public_funds", "fixed_asset_investment", "equipment_investment"))
"""The roles that 投入 right behind their word leaves as they are."""

_FUNDS = frozenset(("fund_size", "public_funds"))
_ENDS = frozenset(("list", "open", "close"))
_WHOLES = {"period_investment": ("total_investment",), "built_area": ("zone_area", "land_area", "land_supply")}


class Name(NamedTuple):
    """A role and the place of the words that gave it: a stretch of the gap with the index ``gap``."""

    role: str
    gap: int
    start: int
    end: int

    def placed(self, gap: int) -> Name:
        """Return the name with its gap set."""
        return Name(self.role, gap, self.start, self.end)


def is_share_of(weak: Name, whole: Name) -> bool:
    """Whether a weak word names a share of what another names: what is done of a project, what is built of a zone."""
    return whole.role in _WHOLES.get(weak.role, ())


class Before(NamedTuple):
    """What the words in front of an amount say.

    ``nearest`` names it; ``share`` is a word such as 面积 that takes the role of its owner; ``grant`` opens a benefit;
    ``weak`` names it only where nothing else does; ``outer`` names what stands behind a bracket that is still open;
    ``over`` are the roles that a verb in force wins over.
    """

    nearest: Name | None
    share: Name | None
    grant: Name | None
    weak: Name | None
    outer: Name | None
    over: frozenset[str] = frozenset()


class After(NamedTuple):
    """What the words behind an amount say: a name, a class that is sorted by size, a noun behind a level name."""

    nearest: Name | None
    of_class: Name | None
    level: Name | None


@lru_cache(maxsize=_CACHED)
def before(gap: Gap, kind: str, skip: int) -> Before:
    """Read the last piece of a gap, the first ``skip`` characters of the gap left out."""
    return _read(gap.pieces[-1], kind, skip)


@lru_cache(maxsize=_CACHED)
def left_over(gap: Gap, kind: str, skip: int, *, whole: bool, head: int) -> Name | None:
    """Return the last name in a gap that names no amount: before its last piece, or in the ``whole`` of it.

    ``head`` characters belong to the number behind the gap; what 的 joins to a percentage is its base: 总投资的8%.
    """
    pieces = gap.pieces if whole else gap.pieces[:-1]
    if not pieces:
        return None
    stop = _base(gap.text, head) if whole else sys.maxsize
    names = (_left_over(_read(piece, kind, skip, stop)) for piece in reversed(pieces))
    return next((name for name in names if name), None)


def _left_over(front: Before) -> Name | None:
    return front.nearest or (front.weak if front.weak and front.weak.role in BENEFITS else None)


@lru_cache(maxsize=_CACHED)
def measured(gap: Gap, kind: str) -> Name | None:
    """Return the last name before the last piece of a gap that is no benefit: 按设备投资分档补助：500万元以上的…."""
    found = None
    for piece in gap.pieces[:-1]:
        for token in piece.tokens:
            role = token.word.names_before(kind)
            found = _name(role, token) if role and role not in BENEFITS else found
    return found


def _base(text: str, head: int) -> int:
    """Return where what comes before a number and its base ends."""
    end = len(text) - head
    return end - 2 if text.endswith(_OF, 0, end) else end


def _read(piece: Piece, kind: str, skip: int, stop: int = sys.maxsize) -> Before:
    reader = _Reader()
    for token in piece.tokens:
        if token.start >= skip and token.end <= stop:
            reader.take(token, kind)
    outer = reader.outside[0].nearest if reader.outside else None
    return Before(reader.nearest, reader.share, reader.grant, reader.weak, outer, reader.over)


class _Reader:
    """What the tokens of a piece have named so far.

    ``over`` are the roles that a verb in force wins over, ``outside`` what was named before each open bracket.
    """

    __slots__ = ("grant", "is_timed", "last", "nearest", "outside", "over", "share", "weak")

    def __init__(self) -> None:
        self.nearest: Name | None = None
        self.last: Name | None = None
        self.share: Name | None = None
        self.grant: Name | None = None
        self.weak: Name | None = None
        self.over: frozenset[str] = frozenset()
        self.is_timed = False
        self.outside: list[Before] = []

    def take(self, token: Token, kind: str) -> None:
        """Take in one token."""
        word = token.word
        self.is_timed = self.is_timed or word.time is not None
        if "base" in word.marks:
            self.nearest = self.last
        if "uses" in word.marks:
            self.nearest = self.last = self.share = self.weak = None
        if "list" in word.marks:
            self.over = frozenset()
        elif "open" in word.marks:
            self.outside.append(Before(self.nearest, self.share, self.grant, self.weak, None))
        elif "close" in word.marks and self.outside:
            self.nearest, self.share, self.grant, self.weak, *_ = self.outside.pop()
        if "grant" in word.marks and kind == "money":
            self._take_grant(token)
        naming = word.naming(kind)
        if naming:
            self._take_naming(token, naming)

    def _take_grant(self, token: Token) -> None:
        if "achieved paid" in token.word.marks:
            self.weak = _name("subsidy", token)  # 发放 may be of a loan
        else:
            self.grant = _name("subsidy", token)
        if self.nearest and self.nearest.role not in BENEFITS:
            self.nearest, self.over = None, frozenset()

    def _take_naming(self, token: Token, naming: Naming) -> None:
        is_done = self.is_timed or (self.weak is not None and self.weak.role == "period_investment")
        role = naming.timed if naming.timed and is_done else naming.before
        if role == "period_investment" and self.nearest and self.nearest.role in _OUTLAYS:
            role = self.nearest.role if self.nearest.end == token.start else role  # 研发经费|投入5亿元
        if role and role not in self.over:
            self.last, self.nearest, self.share = self.nearest, _name(role, token), None
            self.over = naming.over or self.over
        if naming.share and self.nearest is None:
            self.share = self.weak if self.weak and not naming.owner else _name(naming.share, token)
        if naming.owner or naming.weak:
            self.weak = _name(naming.owner or naming.weak or "", token)
            if naming.weak and self.share and self.share.role == "other":
                self.share = None  # 资金安排5亿元
            if self.nearest and is_share_of(self.weak, self.nearest):
                self.nearest = self.weak  # 项目总投资已完成5亿元


@lru_cache(maxsize=_CACHED)
def after(gap: Gap, kind: str, skip: int = 0) -> After:
    """Read the first piece of a gap, as far as the enumeration or the bracket goes; behind 给予 only a benefit.

    Of two names that adjoin, a benefit or a fund is the head: 50万元设备更新补贴, 5000万元转贷资金池. ``skip`` is the
    number of tokens left out.
    """
    nearest = of_class = level = None
    is_granted = False
    stop = min(frames.label_start(gap), REACH_CHARS + 1)
    for token in gap.pieces[0].tokens[skip:]:
        marks, naming = token.word.marks, token.word.naming(kind)
        if token.start >= stop or marks & _ENDS or (nearest and token.start - nearest.end > ADJOINING_CHARS):
            break
        is_granted = is_granted or ("grant" in marks and kind == "money" and naming is None)
        if naming is None:
            continue
        if _is_head(naming, nearest, is_granted=is_granted):
            nearest = _name(naming.after or "", token)
        if nearest:
            continue
        if naming.of_class and of_class is None:
            of_class = _name(naming.of_class, token)
        if naming.level and level is None:
            level = _name(naming.level, token)
    return After(nearest, of_class, level)


@lru_cache(maxsize=_CACHED)
def granted(gap: Gap, nearest: Name) -> Name:
    """Return the benefit that the noun behind a grant ends with: 给予20万元出口信用保险补助; else the nearest name."""
    for token in gap.pieces[0].tokens:
        if token.start > REACH_CHARS or token.word.marks & _ENDS or "的" in gap.text[: token.start]:
            break
        money = token.word.money
        if money and money.after in BENEFITS and not money.weak:
            return _name(money.after or "", token).placed(nearest.gap)
    return nearest


def _is_head(naming: Naming, nearest: Name | None, *, is_granted: bool) -> bool:
    if nearest:
        is_fund = naming.after in _FUNDS and nearest.role not in BENEFITS
        return (is_fund or naming.after in BENEFITS) and not naming.weak
    return naming.after in BENEFITS if is_granted else naming.after is not None


@lru_cache(maxsize=_CACHED)
def class_before(gap: Gap) -> Name | None:
    """Return the class of money in front of a number that sorts it: 项目 in 开工的26个项目中，亿元以上22个."""
    found = None
    for piece in gap.pieces:
        for token in piece.tokens:
            naming = token.word.money
            if naming and naming.of_class:
                found = _name(naming.of_class, token)
    return found


@lru_cache(maxsize=_CACHED)
def owner(gap: Gap, kind: str) -> Name | None:
    """Return the last owner that a gap names, places left out: 地块 in 该地块位于城北工业区."""
    found = None
    for piece in gap.pieces:
        is_place = False
        for token in piece.tokens:
            naming = token.word.naming(kind)
            is_place = is_place or "location" in token.word.marks
            if naming and naming.owner and not is_place:
                found = _name(naming.owner, token)
    return found


def _name(role: str, token: Token) -> Name:
    return Name(role, 0, token.start, token.end)

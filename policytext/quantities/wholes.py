"""Hands on the status of a whole to its parts, and that of an amount to others of the same name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policytext.quantities import frames, governors
from policytext.quantities.naming import BENEFITS

if TYPE_CHECKING:
    from policytext.quantities.amount_types import Slot
    from policytext.quantities.frames import Gap
    from policytext.quantities.naming import Name

_COSTS = frozenset(("equipment_investment", "fixed_asset_investment", "other"))
"""What an investment is made up of: 其中设备投资3亿元，流动资金1亿元."""


class Wholes:
    """The statuses that amounts hand on: a whole to its parts, and an amount to others of the same name."""

    __slots__ = ("by_kind", "by_name", "by_role", "is_opened", "part", "parts_of")

    def __init__(self) -> None:
        self.by_kind: dict[str, str] = {}
        self.by_role: dict[tuple[str, str], str] = {}
        self.by_name: dict[tuple[int, int], str] = {}
        self.parts_of: str | None = None
        self.part: str | None = None
        self.is_opened = False

    def come_to(self, slot: Slot, gap: Gap, name: Name | None, status: str) -> None:
        """Tell whether an amount is a part, and of a whole of what status; ``status`` is what its own words say."""
        is_opened = self.is_opened and gap.is_inside_clause  # 其中工业项目31个、总投资205亿元
        self.is_opened = False
        if is_opened or frames.opens_parts(gap) or any(token.word.surface in "(（" for token in gap.pieces[-1].tokens):
            alike = self.by_role.get((slot.kind, name.role)) if name else None
            self.parts_of = alike or self.by_kind.get(slot.kind)
        elif not (gap.is_inside_clause or frames.names_a_part(gap, slot.head) or _is_next_part(gap, self.part, name)):
            self.parts_of = None
        self.part = name.role if name and self.parts_of and status in ("unknown", self.parts_of) else None

    def settled(self, slot: Slot, gap: Gap, name: Name | None, status: str) -> str:
        """Return the status of an amount with what is handed on to it, and keep it to hand on."""
        if status == "policy" and self.parts_of == "achieved" and name and name.role in BENEFITS:
            status = self.parts_of
        tokens = gap.pieces[-1].tokens
        if status == "unknown" and not any("rest" in token.word.marks for token in tokens):
            inherited = self.parts_of or (self.by_name.get((name.gap, name.start)) if name else None)
            status = inherited if inherited in ("planned", "achieved") else status
        if name and not any(token.word.is_phase for token in tokens):
            self.by_name.setdefault((name.gap, name.start), status)
        if name:
            self.by_role[slot.kind, name.role] = status
        self.by_kind[slot.kind] = status
        return status


def _is_next_part(gap: Gap, part: str | None, name: Name | None) -> bool:
    """Whether a clause names one more part like the one before: 其中工业用地300亩，商住用地50亩."""
    if name is None or part is None or governors.opens_whole(gap.pieces[-1]):
        return False
    return name.role == part or {name.role, part} <= _COSTS

"""Names that hold for the amounts of a list: what stands behind its last, what 分别 pairs with its members."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policytext.quantities import brackets, conditions, frames, governors, naming
from policytext.quantities.amount_types import MEASURED
from policytext.quantities.naming import Name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from policytext.quantities.amount_types import Slot
    from policytext.quantities.frames import Gap


def names_behind(slots: Sequence[Slot], gaps: Sequence[Gap]) -> list[naming.After]:
    """Return what stands behind each amount; members of a list share what stands behind the last."""
    found = [naming.After(None, None, None)] * len(slots)
    for i in range(len(slots) - 1, -1, -1):
        kind = slots[i].kind
        if kind not in MEASURED:
            continue
        gap = gaps[i + 1]
        last = slots[i - 1] if i and slots[i - 1].kind == kind else None
        is_restated = last is not None and brackets.is_bracketed(gaps[i], gap, last.tail, slots[i].tail)
        behind = naming.after(gap, kind, skip=1 if is_restated else 0)
        nearest = behind.nearest
        if i + 1 < len(slots) and gap.is_inside_clause and slots[i + 1].kind == kind:
            if nearest and nearest.start > naming.ADJOINING_CHARS and "list" not in gap.marks_behind():
                nearest = None
            changes_nothing = frames.changes_nothing(gap, slots[i + 1].head, slots[i].tail)
            if nearest is None and changes_nothing and naming.before(gap, kind, 0).nearest is None:
                found[i] = found[i + 1]
                continue
        names = (nearest, behind.of_class, behind.level)
        if not any(names) and (listed := _behind_levels(slots, gaps, found, i)):
            found[i] = listed
            continue
        found[i] = naming.After(*(name.placed(i + 1) if name else None for name in names))
    return found


def _behind_levels(
    slots: Sequence[Slot], gaps: Sequence[Gap], found: Sequence[naming.After], i: int
) -> naming.After | None:
    """Return what stands behind a list of levels: 1个千亿级、3个百亿级产业集群, 千亿级1个、百亿级3个产业集群."""
    if i + 1 == len(slots) or slots[i + 1].kind != "count" or not conditions.is_level(slots[i], gaps[i + 1]):
        return None
    if i + 2 < len(slots) and slots[i + 2].kind == slots[i].kind and conditions.is_level(slots[i + 2], gaps[i + 3]):
        return found[i + 2]
    behind = naming.after(gaps[i + 2], slots[i].kind)
    return naming.After(
        *(name.placed(i + 2) if name else None for name in (behind.nearest, behind.of_class, behind.level))
    )


def paired(slots: Sequence[Slot], gaps: Sequence[Gap]) -> dict[int, Name]:
    """Return the names that 分别 pairs with amounts in order: 产值、税收分别为5亿元、3亿元."""
    paired: dict[int, Name] = {}
    for i, run in governors.runs(gaps):
        tokens = [token for piece in gaps[i].pieces for token in piece.tokens]
        named = [token for token in tokens if any(token.word.names_before(kind) for kind in MEASURED)][-run:]
        if len(named) == run > 1 and governors.is_list(gaps[i], named):
            roles = [token.word.names_before(slot.kind) for token, slot in zip(named, slots[i : i + run], strict=True)]
            if all(roles):
                for k, (token, role) in enumerate(zip(named, roles, strict=True)):
                    paired[i + k] = Name(role or "", i, token.start, token.end)
    return paired

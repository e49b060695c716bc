"""What the name of an organization tells: the place it begins with and the level at which it works."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from policytext.entities import divisions
from policytext.entities.naming import place_prefix

if TYPE_CHECKING:
    from policytext.entities.types import Division, Level


def division_of(folded: str, start: int, end: int) -> Division | None:
    """Return the division that a name begins with; of several named one after the other the smallest."""
    found: Division | None = None
    while start < end:
        name = place_prefix(folded[start : min(end, start + 15)])
        if not name:
            break
        bearers = [division for division in divisions.lookup(name) if found is None or _lies_in(division, found)]
        if len(bearers) != 1 and not (bearers and found is None and bearers[0].level != "county"):
            break
        found = bearers[0]
        start += len(name)
    return found


def _lies_in(inner: Division, outer: Division) -> bool:
    return outer.name in (inner.province, inner.prefecture)


def level_of(folded: str, start: int, end: int, stated: str, division: Division | None) -> Level | None:
    """Return the administrative level that a name tells, None where it does not."""
    if stated:
        return cast("Level", stated if division is None or stated == "central" else division.level)
    if folded.startswith(("中国", "国家", "全国", "中央", "中华"), start, end):
        return "central"
    if division is not None:
        return division.level
    return None

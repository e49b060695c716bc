"""Reads the brackets behind amounts: those that restate one, and what holds again behind them."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from policytext.quantities.frames import OPENS

if TYPE_CHECKING:
    from policytext.quantities.amount_types import Slot
    from policytext.quantities.frames import Gap
    from policytext.quantities.naming import Name

_CLOSES = ("）", ")")
MARKS = frozenset((*OPENS, *_CLOSES))
"""The brackets, open and closed."""

_CACHED = 1 << 9


@lru_cache(maxsize=_CACHED)
def is_bracketed(gap: Gap, behind: Gap, tail: int, next_tail: int) -> bool:
    """Whether the bracket right behind an amount holds no more than another: 3亿元（约4000万美元）.

    The first ``tail`` and ``next_tail`` characters of the gaps belong to the phrases of the two.
    """
    return gap.text.startswith(OPENS, tail) and gap.is_inside_clause and behind.text.startswith(_CLOSES, next_tail)


class Bracket:
    """Keeps the name in front of a bracket behind an amount: it holds again where the bracket closes."""

    __slots__ = ("kind", "outside")

    def __init__(self) -> None:
        self.kind = ""
        self.outside: Name | None = None

    def pass_by(self, text: str, before: Slot, names: dict[tuple[str, str], Name]) -> None:
        """Read the bracket that stands behind the amount ``before``."""
        if text.startswith(OPENS, before.tail):
            self.kind, self.outside = before.kind, names.get((before.kind, "last"))
        elif self.outside:
            names[self.kind, "last"] = self.outside
            self.outside = None

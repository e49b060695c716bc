"""Tells what is compared with what: the earlier of two amounts, the time of what another is measured by."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from policytext.quantities import neighbours, times
from policytext.quantities.frames import Place
from policytext.quantities.wordlists import alternation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from policytext.quantities.amount_types import Slot
    from policytext.quantities.cues import Token
    from policytext.quantities.frames import Gap

_STANDARD_CHARS = 14
_CACHED = 1 << 9


def is_compared(slots: Sequence[Slot], gaps: Sequence[Gap], i: int) -> bool:
    """Whether amount ``i`` is the earlier of two: 由2亿元增至3亿元."""
    return i + 1 < len(slots) and slots[i].kind == slots[i + 1].kind and _changes(gaps[i + 1])


@lru_cache(maxsize=_CACHED)
def _changes(gap: Gap) -> bool:
    return gap.is_inside_clause and any("change" in token.word.marks for token in gap.pieces[0].tokens)


def is_standard(gap: Gap, time: Token) -> bool:
    """Whether a time is that of what something is measured by: 较2019年增长8%, 与2019年相比."""
    is_behind = gap.text.endswith(neighbours.words("than"), 0, time.start)
    return is_behind or gap.text.startswith(neighbours.words("compared"), time.end)


def time_of_standard(i: int, gap: Gap, slot: Slot) -> Place | None:
    """Return the time of an amount that another is measured by: 比去年的9.8亿元增长14%, 较2022年的9亿元增加2亿元."""
    end = len(gap.text) - slot.head
    if not gap.text.endswith("的", 0, end):
        return None
    match = _standard().search(gap.text, max(0, end - _STANDARD_CHARS), end)
    rule = times.rule_of(match["time"]) if match else None
    return Place(i, *match.span("time")) if match and rule and rule.reach == "sentence" else None


@cache
def _standard() -> re.Pattern[str]:
    than = alternation(neighbours.words("than"))
    return re.compile(rf"{than}(?P<time>(?:(?!{than})[^，,。；;]){{2,12}})的\Z")

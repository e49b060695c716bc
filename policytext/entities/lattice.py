"""Weighs names against words: the cheapest reading of a few characters as words and names.

A cost is -10 ln of a probability, so costs add up along a reading and the smaller one is likelier.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from policytext.entities import evidence
from policytext.entities.words import common_words, is_han

if TYPE_CHECKING:
    from collections.abc import Mapping

UNKNOWN_CHARACTER = 150
NAME_IN_PASSING = 45
WINDOW_CHARS = 7
_LONGEST_WORD = 4
_AFTER_NAME = {"v": 0, "d": 10, "a": 30, "n": 40}
_AFTER_TITLE = {"v": 40, "d": 10, "a": 60, "n": 80}


def readings(folded: str, start: int, stop: int, horizon: int) -> list[float]:
    """Return for each position from ``start`` on the cost of the cheapest reading of the text from there to ``horizon``.

    The last word may reach beyond the horizon, up to ``stop``.
    """
    words = common_words()
    horizon = min(stop, horizon)
    costs: list[float] = [0.0] * (min(stop, horizon + _LONGEST_WORD) - start + 1)
    last = len(costs) - 1
    for place in range(horizon - start - 1, -1, -1):
        at = start + place
        best = UNKNOWN_CHARACTER + costs[place + 1]
        for length in range(1, min(_LONGEST_WORD, last - place) + 1):
            word = words.get(folded[at : at + length])
            if word is not None and (cost := word.cost + costs[place + length]) < best:
                best = cost
        for length, name_cost in evidence.name_costs(folded, at, stop):
            if place + length <= last and (cost := name_cost + NAME_IN_PASSING + costs[place + length]) < best:
                best = cost
        costs[place] = best
    return costs


def _continued(folded: str, at: int, stop: int, costs: list[float], place: int, penalties: Mapping[str, int]) -> float:
    """Return the cost of what follows a name or title that ends at ``at``."""
    if at >= stop or place >= len(costs) - 1:
        return evidence.END_BONUS
    words, followers = common_words(), evidence.followers()
    best = UNKNOWN_CHARACTER + costs[place + 1] + penalties["n"]
    for length in range(1, min(_LONGEST_WORD, len(costs) - 1 - place) + 1):
        surface = folded[at : at + length]
        word = words.get(surface)
        weight = followers.get(surface)
        if word is None and weight is None:
            continue
        cost = (word.cost if word else 100) + costs[place + length]
        cost += penalties[word.sort] if weight is None and word else -(weight or 0)
        best = min(best, cost)
    return best


def after_name(folded: str, at: int, stop: int) -> float:
    """Return the cost of what follows a name that ends at ``at``."""
    return _continued(folded, at, stop, readings(folded, at, stop, at + WINDOW_CHARS), 0, _AFTER_NAME)


class Choice(NamedTuple):
    """The best name that begins at a place, and how much cheaper than words it reads."""

    length: int
    gain: float


def name_at(folded: str, start: int, stop: int, *, prior: float, after_title: bool = False, loose: bool = True) -> Choice | None:
    """Return the likeliest name that begins at ``start`` and lies before ``stop``, whether or not words read better.

    Args:
        folded: the text.
        start: where the name would begin.
        stop: the next border that no name or word crosses.
        prior: the cost of meeting a name here at all.
        after_title: whether a title ends at ``start``, after which a noun is unlikely.
        loose: whether a name after a title may be transcribed or have an unknown surname.
    """
    candidates = evidence.name_costs(folded, start, stop, loose=after_title and loose)
    if not candidates:
        return None
    costs = readings(folded, start, stop, start + WINDOW_CHARS)
    plain = _continued(folded, start, stop, costs, 0, _AFTER_TITLE) if after_title else costs[0]
    best = min(
        (cost + _continued(folded, start + length, stop, costs, length, _AFTER_NAME), length)
        for length, cost in candidates
        if length < len(costs)
    )
    return Choice(best[1], plain - best[0] - prior)


_TITLE = 70
_LEAD_CHARS = 4


def prefers_words(folded: str, start: int, end: int) -> bool:
    """Whether the characters around the title from ``start`` to ``end`` read better as words that cross its borders."""
    stop = border(folded, end)
    horizon = end + WINDOW_CHARS
    begin = start
    while begin > max(0, start - _LEAD_CHARS) and is_han(folded[begin - 1]):
        begin -= 1
    after = name_at(folded, end, stop, prior=5, after_title=True, loose=False)
    rest = _continued(folded, end, stop, readings(folded, end, stop, horizon), 0, _AFTER_TITLE)
    lead = readings(folded, begin, start, start)[0] if begin < start else 0.0
    as_title = lead + _TITLE + rest - (max(0.0, after.gain) if after else 0.0)
    return readings(folded, begin, stop, horizon)[0] < as_title


_BORDER = re.compile(r"[^\u4e00-\u9fff]|先生|女士|同志|小姐")


def border(folded: str, start: int) -> int:
    """Return where the run of Han characters that holds ``start`` ends, at most a name and a few words further."""
    limit = start + WINDOW_CHARS + _LONGEST_WORD
    found = _BORDER.search(folded, start, limit)
    return found.start() if found else min(limit, len(folded))

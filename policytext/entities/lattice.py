"""Weighs names against words: the cheapest reading of a few characters as words and names.

A cost is -10 ln of a probability, so costs add up along a reading and the smaller one is likelier.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from attrs import frozen

from policytext.entities import evidence
from policytext.entities.relation_words import words
from policytext.entities.words import long_word_heads, penalized, word_costs
from policytext.han import HAN, is_han

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

WINDOW_CHARS = 6
_LONGEST_WORD = 4
_LEAD_CHARS = 4

# Costs.
_UNKNOWN_CHARACTER = 150  # a character that is no word by itself
_UNKNOWN_FOLLOWER = 190  # one right behind a name or title
_NAME_IN_PASSING = 45  # to meet a name in mid-sentence, beside the name's own cost
_WORD_OF_THE_TABLE = 100  # a word that follows names and is no common word
_TITLE = 70
_END = -20  # nothing more before the next border

# What the sorts of words (verb, adverb or particle, adjective, noun) cost more.
_AFTER_NAME = {"v": 0, "d": 10, "a": 30, "n": 40}
_AFTER_TITLE = {"v": 40, "d": 10, "a": 60, "n": 80}


@frozen(repr=False)
class Setting:
    """Where a name is looked for, and so which names and which words are likely there."""

    prior: int
    """The cost of meeting a name here at all."""
    after_title: bool = False
    """Whether a title ends here, after which a noun is unlikely."""
    foreign: bool = False
    """Whether the name may be transcribed."""
    unknown: bool = False
    """Whether the surname may be unknown."""


class Choice(NamedTuple):
    """The best name that begins at a place, and how much cheaper than words it reads."""

    length: int
    gain: float


_AFTER_ANY_TITLE = Setting(prior=5, after_title=True, foreign=True)


def name_at(folded: str, start: int, stop: int, setting: Setting) -> Choice | None:
    """Return the likeliest name that begins at ``start`` and lies before ``stop``, whether or not words read better.

    ``stop`` is the next border that no name or word crosses.
    """
    return choose(folded, start, stop, setting, candidates(folded, start, stop, setting))


def candidates(folded: str, start: int, stop: int, setting: Setting) -> Sequence[tuple[int, int]]:
    """Return length and cost of the names that may begin at ``start`` and end by ``stop``."""
    found = evidence.name_costs(folded, start, stop)
    if not setting.foreign:
        return found
    found += evidence.strange_costs(folded, start, stop, unknown=setting.unknown)
    return found


def choose(
    folded: str, start: int, stop: int, setting: Setting, candidates: Sequence[tuple[int, int]]
) -> Choice | None:
    """Return the likeliest of some names, given by length and cost; None where there is none."""
    if not candidates:
        return None
    costs = _after_first(folded, start, stop)
    plain = _step(_costs_after_title() if setting.after_title else word_costs(), folded, start, costs, 0)
    after_name = costs_after_name()
    best, length = min(
        (cost + _step(after_name, folded, start + length, costs, length), length)
        for length, cost in candidates
        if length < len(costs)
    )
    return Choice(length, plain - best - setting.prior)


def after_name(folded: str, at: int, stop: int) -> float:
    """Return the cost of what follows a name that ends at ``at``."""
    return _step(costs_after_name(), folded, at, _after_first(folded, at, stop), 0)


def _after_first(folded: str, start: int, stop: int) -> list[float]:
    """Return what ``readings`` gives for a window from ``start`` on, without a cost for ``start`` itself."""
    return [0.0, *readings(folded, start + 1, stop, start + WINDOW_CHARS)]


def readings(folded: str, start: int, stop: int, horizon: int) -> list[float]:
    """Return for each position from ``start`` the cost of the cheapest reading of the text from there to ``horizon``.

    The last word may reach beyond the horizon, up to ``stop``.
    """
    alone, cost_of, long_heads, surnames = _costs_alone().get, word_costs().get, long_word_heads(), evidence.starts()
    horizon = min(stop, horizon)
    last = min(stop, horizon + _LONGEST_WORD) - start
    costs: list[float] = [0.0] * (last + 1)
    for place in range(horizon - start - 1, -1, -1):
        at = start + place
        character, pair = folded[at], folded[at : at + 2]
        best = alone(character, _UNKNOWN_CHARACTER) + costs[place + 1]
        if pair in long_heads:
            for end in range(place + 2, min(place + _LONGEST_WORD, last) + 1):
                word_cost = cost_of(folded[at : start + end])
                if word_cost is not None and (cost := word_cost + costs[end]) < best:
                    best = cost
        elif place + 2 <= last:
            word_cost = cost_of(pair)
            if word_cost is not None and (cost := word_cost + costs[place + 2]) < best:
                best = cost
        if character in surnames:
            for length, name_cost in evidence.name_costs(folded, at, start + last):
                if (cost := name_cost + _NAME_IN_PASSING + costs[place + length]) < best:
                    best = cost
        costs[place] = best
    return costs


def leads(folded: str, start: int, stop: int) -> list[float]:
    """Return for each position from ``start`` to ``stop`` the cost of the cheapest reading up to there."""
    alone, cost_of, long_heads, surnames = _costs_alone().get, word_costs().get, long_word_heads(), evidence.starts()
    costs = [0.0, *[float("inf")] * (stop - start)]
    for place in range(stop - start):
        at, so_far = start + place, costs[place]
        costs[place + 1] = min(costs[place + 1], so_far + alone(folded[at], _UNKNOWN_CHARACTER))
        reach = _LONGEST_WORD if folded[at : at + 2] in long_heads else 2
        for end in range(place + 2, min(place + reach, stop - start) + 1):
            word_cost = cost_of(folded[at : start + end])
            if word_cost is not None and (cost := so_far + word_cost) < costs[end]:
                costs[end] = cost
        if folded[at] in surnames:
            for length, name_cost in evidence.name_costs(folded, at, stop):
                if (cost := so_far + name_cost + _NAME_IN_PASSING) < costs[place + length]:
                    costs[place + length] = cost
    return costs


def _step(table: Mapping[str, int], folded: str, at: int, costs: list[float], place: int) -> float:
    """Return the cost of the cheapest reading from ``at`` on whose first word costs what ``table`` says."""
    last = len(costs) - 1
    if place >= last:
        return _END
    best = _UNKNOWN_FOLLOWER + costs[place + 1]
    for length in range(1, min(_LONGEST_WORD, last - place) + 1):
        word_cost = table.get(folded[at : at + length])
        if word_cost is not None and (cost := word_cost + costs[place + length]) < best:
            best = cost
    return best


@cache
def _costs_alone() -> Mapping[str, int]:
    """Return the cost of each character that is a word."""
    costs = word_costs().items()
    return {surface: min(cost, _UNKNOWN_CHARACTER) for surface, cost in costs if len(surface) == 1}


@cache
def costs_after_name() -> Mapping[str, int]:
    """Return the cost of each word right behind a name."""
    return _costs_with(_AFTER_NAME)


@cache
def _costs_after_title() -> Mapping[str, int]:
    return _costs_with(_AFTER_TITLE)


def _costs_with(penalties: Mapping[str, int]) -> dict[str, int]:
    """Return the cost of each word where its sort is penalized; a word that follows names is cheaper by its weight."""
    plain = word_costs()
    costs = penalized(penalties)
    for surface, weight in evidence.followers().items():
        costs[surface] = plain.get(surface, _WORD_OF_THE_TABLE) - weight
    return costs


def prefers_words(folded: str, start: int, end: int) -> bool:
    """Whether the characters around the title from ``start`` to ``end`` read better with a word across its borders."""
    stop = border(folded, end)
    begin = start
    while begin > max(0, start - _LEAD_CHARS) and is_han(folded[begin - 1]):
        begin -= 1
    before, after = leads(folded, begin, end), readings(folded, begin, stop, end + WINDOW_CHARS)
    name = name_at(folded, end, stop, _AFTER_ANY_TITLE)
    rest = _step(_costs_after_title(), folded, end, after, end - begin)
    as_title = before[start - begin] + _TITLE + rest - (max(0.0, name.gain) if name else 0.0)
    crossing = (
        before[at - begin] + cost + after[to - begin]
        for edge, last in ((start, end - 1), (end, stop))
        for at, to, cost in _words_across(folded, edge, begin, last)
    )
    return min(crossing, default=as_title) < as_title


def _words_across(folded: str, edge: int, begin: int, last: int) -> Iterator[tuple[int, int, int]]:
    """Yield start, end and cost of the words between ``begin`` and ``last`` that cross ``edge``."""
    cost_of = word_costs().get
    for at in range(max(begin, edge - _LONGEST_WORD + 1), edge):
        for to in range(edge + 1, min(last, at + _LONGEST_WORD) + 1):
            cost = cost_of(folded[at:to])
            if cost is not None:
                yield at, to, cost


def border(folded: str, start: int) -> int:
    """Return where the run of Han characters that holds ``start`` ends, at most a name and a few words further."""
    limit = start + WINDOW_CHARS + _LONGEST_WORD
    found = _border().search(folded, start, limit)
    return found.start() if found else min(limit, len(folded))


@cache
def _border() -> re.Pattern[str]:
    """Return the pattern of a character that is not Han, or of a word of address."""
    return re.compile(rf"[^{HAN}]|{'|'.join(words('address'))}")

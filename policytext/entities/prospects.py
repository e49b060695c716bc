"""Tells at small cost where no name can win against words, so that only the other places are read as a whole."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from policytext.entities import evidence, lattice
from policytext.entities.words import long_word_heads, word_costs

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_UNKNOWN_CHARACTER = 190
_SAVED_BY_THE_END = 20


def may_win(text: str, candidates: Sequence[tuple[int, int]], *, prior: int, at_end: int) -> bool:
    """Whether one of the names that may open a stretch can read better than words.

    Where this says no, what ``lattice.choose`` gives gains nothing: what follows a name costs what it costs behind
    words, but for the words that follow names, so that the characters of the name decide.

    >>> from policytext.entities import evidence
    >>> may_win("江城市召开会议", evidence.name_costs("江城市召开会议", 0, 7), prior=25, at_end=0)
    False

    Args:
        text: the folded characters up to the next border, no title before them.
        candidates: length and cost of the names.
        prior: the cost of meeting a name here at all.
        at_end: what a name that fills the stretch gains by that.
    """
    if not candidates:
        return False
    as_words = _costs_as_words(text[: max(candidates)[0]])
    for length, cost in candidates:
        saved = _SAVED_BY_THE_END + at_end if length == len(text) else _most_saved(text, length)
        if cost + prior < as_words[length] + saved:
            return True
    return False


def _costs_as_words(text: str) -> list[int]:
    """Return for each number of first characters what the cheapest words for them cost at most."""
    cost_of, long_heads = word_costs().get, long_word_heads()
    costs = [0]
    for at, character in enumerate(text):
        best = costs[-1] + cost_of(character, _UNKNOWN_CHARACTER)
        if at > 0 and (cost := costs[-2] + cost_of(text[at - 1 : at + 1], 2 * _UNKNOWN_CHARACTER)) < best:
            best = cost
        if at > 1 and text[at - 2 : at] in long_heads:
            best = min(best, costs[-3] + cost_of(text[at - 2 : at + 1], 3 * _UNKNOWN_CHARACTER))
        costs.append(best)
    return costs


def _most_saved(text: str, at: int) -> int:
    """Return how much cheaper what begins at ``at`` can be behind a name than behind words."""
    words = _saved_behind_names().get(text[at])
    if words is None:
        return 0
    return max((saved for word, saved in words.items() if text.startswith(word, at)), default=0)


@cache
def _saved_behind_names() -> Mapping[str, Mapping[str, int]]:
    """Return by their first character the words that are cheaper behind a name, and by how much."""
    behind = lattice.costs_after_name()
    saved: dict[str, dict[str, int]] = {}
    for word in evidence.followers():
        gain = _costs_as_words(word)[-1] - behind[word]
        if gain > 0:
            saved.setdefault(word[0], {})[word] = gain
    return saved

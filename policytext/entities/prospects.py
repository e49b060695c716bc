"""Tells at small cost where no name can win against words, so that only the other places are read as a whole."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from policytext.entities import evidence, lattice
from policytext.entities.words import long_word_heads, word_costs

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from policytext.entities.lattice import Setting

_LONGEST_WORD = 4
_UNKNOWN_CHARACTER = 190
_SAVED_BY_THE_END = 20


def may_win(
    folded: str, start: int, stop: int, setting: Setting, candidates: Sequence[tuple[int, int]], *, at_stop: int
) -> bool:
    """Whether one of the names that may begin at ``start`` can read better than words.

    Where this says no, what ``lattice.choose`` gives gains nothing: what follows a name costs what it costs behind
    words, but for the words that follow names, so that the characters of the name decide.

    Args:
        folded: the folded text.
        start: where the names begin.
        stop: the next border.
        setting: where they stand, not behind a title.
        candidates: length and cost of each.
        at_stop: what a name that ends at ``stop`` gains by that.
    """
    if not candidates:
        return False
    as_words = _costs_as_words(folded, start, start + max(candidates)[0])
    for length, cost in candidates:
        end = start + length
        saved = _SAVED_BY_THE_END + at_stop if end == stop else _most_saved(folded, end)
        if cost + setting.prior < as_words[length] + saved:
            return True
    return False


def _costs_as_words(folded: str, start: int, stop: int) -> list[int]:
    """Return for each position from ``start`` to ``stop`` what the cheapest words up to there cost at most."""
    cost_of, long_heads = word_costs().get, long_word_heads()
    costs = [0]
    for at in range(start, stop):
        best = costs[-1] + cost_of(folded[at], _UNKNOWN_CHARACTER)
        if at > start:
            best = min(best, costs[-2] + cost_of(folded[at - 1 : at + 1], 2 * _UNKNOWN_CHARACTER))
        if at > start + 1 and folded[at - 2 : at] in long_heads:
            best = min(best, costs[-3] + cost_of(folded[at - 2 : at + 1], 3 * _UNKNOWN_CHARACTER))
        costs.append(best)
    return costs


def _most_saved(folded: str, at: int) -> int:
    """Return how much cheaper what begins at ``at`` can be behind a name than behind words."""
    words = _saved_behind_names().get(folded[at])
    if words is None:
        return 0
    return max((saved for word, saved in words.items() if folded.startswith(word, at)), default=0)


@cache
def _saved_behind_names() -> Mapping[str, Mapping[str, int]]:
    """Return by their first character the words that are cheaper behind a name, and by how much."""
    behind = lattice.costs_after_name()
    saved: dict[str, dict[str, int]] = {}
    for word in evidence.followers():
        gain = _costs_as_words(word, 0, len(word))[-1] - behind[word]
        if gain > 0:
            saved.setdefault(word[0], {})[word] = gain
    return saved

"""Finds names with nothing but their own characters to show them: Han names and transcribed names in mid-sentence."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from policytext.entities import evidence, foreign, lattice, things
from policytext.entities.borders import NameSpan
from policytext.entities.lattice import Setting
from policytext.entities.words import is_word, word_costs
from policytext.late import Fitted
from policytext.memo import Memo

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from policytext.entities.borders import Borders

_HAN = Setting(prior=60)
_FOREIGN = Setting(prior=50, foreign=True)

# Costs, at most: of a likely character of a name, of a common word, of a whole name.
_LIKELY_GIVEN = 90
_LIKELY_FOREIGN = 68
_COMMON = 125
_COMMON_GIVEN = 100
_MOST_COST = 205
_MOST_FOLLOWED = 40  # what the words behind a name may take off its cost
_UNKNOWN = 150  # of a character that is no word

# Numbers of characters.
_HAN_CHARS = 3
_MOST_UNLIKELY = 3  # before the likely ones of a transcribed name
_MOST_BEFORE = 5  # from the beginning of a word to one inside


@cache
def _han_name() -> Fitted:
    """Return the pattern of a surname and two characters that given names often have."""
    surnames = {surname for surname in evidence.surnames() if len(surname) == 1} - evidence.function_surnames()
    given = evidence.given_names()
    first, second = (
        {character for character, cost in costs.items() if cost <= _LIKELY_GIVEN}
        for costs in (given.first, given.second)
    )
    sorts = (surnames, first, second)
    return Fitted(lambda choose: "[{}](?=[{}][{}])".format(*("".join(choose(sort)) for sort in sorts)))


@cache
def _foreign_name() -> Fitted:
    characters = evidence.foreign_characters().items()
    likely = [character for character, cost in characters if cost <= _LIKELY_FOREIGN]
    return Fitted(lambda choose: "[{0}][{0}][{0}]++".format("".join(choose(likely))))


def find(folded: str, borders: Borders, known: Iterable[NameSpan] = ()) -> Iterator[NameSpan]:
    """Yield the names that stand out by their characters alone, but for those that begin where a known one does."""
    taken = {span.start for span in known}
    starts = [match.start() for match in _han_name().finditer(folded)]
    for at in [at for at in starts if _is_likely[folded[at : at + _HAN_CHARS]]]:
        if at not in taken and not _is_in_word(folded, at):
            yield from _named(folded, at, borders, _HAN, "name in passing")
    for match in _foreign_name().finditer(folded):
        if not _is_in_foreign_word(folded, match.start()):
            at = _foreign_start(folded, match.start(), match.end())
            if not _is_inside_word(folded, at):
                yield from _named(folded, at, borders, _FOREIGN, "transcribed name")


def _is_in_word(folded: str, at: int) -> bool:
    """Whether a compound surname or a word holds the character, or a common word begins here or behind."""
    return (
        folded[at - 1 : at + 1] in evidence.surnames()
        or is_word(folded[at : at + 2], _COMMON)
        or is_word(folded[at + 1 : at + 3], _COMMON_GIVEN)
        or _is_inside_word(folded, at)
        or _is_in_foreign_word(folded, at)
    )


def _reads_likely(characters: str) -> bool:
    given = evidence.given_names()
    cost = evidence.surnames()[characters[0]] + given.first[characters[1]] + given.second[characters[2]]
    return cost <= _MOST_COST and cost + _HAN.prior - _MOST_FOLLOWED < _cost_as_words(characters)


_is_likely = Memo(_reads_likely, max_size=1 << 13)
"""Whether three characters are so good a name that a reading as words may cost more, whatever follows."""


def _cost_as_words(characters: str) -> int:
    """Return the cost of three characters as words."""
    cost_of = word_costs().get
    first, second, third = [cost_of(character, _UNKNOWN) for character in characters]
    pair, later = cost_of(characters[:2], 2 * _UNKNOWN), cost_of(characters[1:], 2 * _UNKNOWN)
    return min(first + second + third, pair + third, first + later)


def _is_in_foreign_word(folded: str, at: int) -> bool:
    """Whether one of the words that are written like transcribed names holds the character at ``at``."""
    starts = range(max(0, at - _MOST_BEFORE), at + 1)
    return any(start + evidence.word_length(folded, start) > at for start in starts)


def _foreign_start(folded: str, start: int, end: int) -> int:
    """Return where a transcribed name begins whose likely characters begin at ``start``: perhaps some before."""
    characters = evidence.foreign_characters()
    floor = start
    while floor > max(0, start - _MOST_UNLIKELY) and folded[floor - 1] in characters:
        floor -= 1
    leads = lattice.leads(folded, floor, start)
    costs = {at: lead + foreign.cost(folded, at, end) for at, lead in enumerate(leads, start=floor)}
    return min(costs, key=lambda at: (costs[at], at))


def _is_inside_word(folded: str, at: int) -> bool:
    return at > 0 and (is_word(folded[at - 1 : at + 1], _COMMON) or (at > 1 and is_word(folded[at - 2 : at + 1])))


def _named(folded: str, at: int, borders: Borders, setting: Setting, rule: str) -> Iterator[NameSpan]:
    if not borders.is_free(at, at + 1) or at in borders.insides:
        return
    choice = lattice.name_at(folded, at, borders.stop(folded, at), setting)
    if choice is None or choice.gain <= 0:
        return
    end = at + choice.length
    if not (borders.is_place(folded, at, end) or things.is_brand(folded, at, end)):
        yield NameSpan(at, end, rule)

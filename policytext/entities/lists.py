"""Reads names where one is due: behind a title, or behind another name in a list."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from attrs import evolve

from policytext.entities import evidence, foreign, lattice
from policytext.entities.borders import NameSpan
from policytext.entities.lattice import Setting
from policytext.entities.relation_words import words
from policytext.entities.words import is_han, is_word, verbs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policytext.entities.borders import Borders

_KNOWN_SURNAME = Setting(prior=5, after_title=True, foreign=True)
_ANY_SURNAME = evolve(_KNOWN_SURNAME, unknown=True)
_BORDER_BONUS = 50
_STRONG = 50
_PAIR = 2
_PLAIN_LENGTHS = (2, 3)
_MOST_PLAIN_COST = 215
_TRANSCRIBED = 3


def rest(folded: str, at: int, borders: Borders) -> Iterator[NameSpan]:
    """Yield the names that follow one which ends at ``at`` in a list."""
    while folded.startswith(_marks(), at) and at + 1 not in borders.openings:
        span = name_after(folded, at + 1, borders, "name list", unknown=True)
        if span is None:
            return
        yield span
        at = span.end


@cache
def _marks() -> tuple[str, ...]:
    """Return the signs and words of one character that part the names of a list."""
    return ("、", *(word for word in words("join") if len(word) == 1))


def name_after(folded: str, start: int, borders: Borders, rule: str, *, unknown: bool) -> NameSpan | None:
    """Return the name that begins at ``start``, where one is likely; ``unknown`` allows any surname."""
    if not is_han(folded[start : start + 1]):
        return None
    dotted = foreign.dotted_name(folded, start, borders)
    if dotted is not None:
        return dotted
    stop = borders.stop(folded, start)
    if unknown and start + _PAIR + 1 in borders.openings and _is_framed(folded, start):
        stop = start + _PAIR
    elif not _fills(folded, start, stop):
        return _weighed(folded, start, stop, rule, unknown=unknown)
    return NameSpan(start, stop, rule)


def _weighed(folded: str, start: int, stop: int, rule: str, *, unknown: bool) -> NameSpan | None:
    """Return the name that begins at ``start`` where it reads better than words."""
    choice = lattice.name_at(folded, start, stop, _ANY_SURNAME if unknown else _KNOWN_SURNAME)
    if choice is None:
        return None
    end = start + choice.length
    is_closed = end == stop and not is_han(folded[end : end + 1] or "。")
    if not is_closed and unknown and not _is_sure(folded, start, end):
        return None
    return NameSpan(start, end, rule) if choice.gain + (_BORDER_BONUS if is_closed else 0) > 0 else None


def _fills(folded: str, start: int, stop: int) -> bool:
    """Whether the two or three characters up to a sign are so plain a name that words need not be weighed."""
    if stop - start not in _PLAIN_LENGTHS or is_han(folded[stop : stop + 1] or "。"):
        return False
    if folded[stop - 1] in evidence.followers():
        return False
    if is_word(folded[start : start + 2]) or is_word(folded[stop - 2 : stop]) or is_word(folded[start:stop]):
        return False
    costs = evidence.name_costs(folded, start, stop)
    return bool(costs) and costs[-1] <= (stop - start, _MOST_PLAIN_COST)


def _is_framed(folded: str, start: int) -> bool:
    """Whether two characters with a surname, no verb, stand before a mark of lists: 局长|成功|和|副局长."""
    end = start + _PAIR
    if not folded.startswith(_marks(), end) or folded[end - 1] in words("withheld"):
        return False
    return folded[start] in evidence.starts() and folded[start:end] not in verbs()


def _is_sure(folded: str, start: int, end: int) -> bool:
    """Whether the name has a known surname, is transcribed or well known, or a verb of speech follows it."""
    if folded[start] in evidence.surnames() or folded[start : start + 2] in evidence.surnames():
        return True
    if evidence.well_known_length(folded, start) == end - start:
        return True
    characters = evidence.foreign_characters()
    if end - start >= _TRANSCRIBED and all(character in characters for character in folded[start:end]):
        return True
    followers = evidence.followers()
    return any(followers.get(folded[end : end + length], 0) >= _STRONG for length in (2, 3, 1))

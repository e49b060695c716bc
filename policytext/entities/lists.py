"""Reads names where one is due: behind a title, or behind another name in a list."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from attrs import evolve

from policytext.entities import evidence, foreign, lattice
from policytext.entities.borders import NameSpan
from policytext.entities.lattice import Setting
from policytext.entities.relation_words import words
from policytext.entities.title_grammar import HELD
from policytext.entities.words import goings_on, is_word, verbs
from policytext.han import is_han

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policytext.entities.borders import Borders
    from policytext.entities.title_grammar import Head

_KNOWN_SURNAME = Setting(prior=5, after_title=True, foreign=True)
_ANY_SURNAME = evolve(_KNOWN_SURNAME, unknown=True)
_BORDER_BONUS = 50
_STRONG = 50
_PAIR = 2
_PLAIN_LENGTHS = (2, 3)
_MOST_PLAIN_COST = 215
_LONG = 3
_POSTS = ("post", "named", HELD)
_ACTING = ("profession", "role")
"""Scopes of titles that say who acts more often than they stand beside a name: 专家解读."""


def rest(folded: str, at: int, borders: Borders) -> Iterator[NameSpan]:
    """Yield the names that follow one which ends at ``at`` in a list."""
    while folded.startswith(_marks(), at) and at + 1 not in borders.openings:
        span = name_after(folded, at + 1, borders)
        if span is None:
            return
        yield span
        at = span.end


@cache
def _marks() -> tuple[str, ...]:
    """Return the signs and words of one character that part the names of a list."""
    return ("、", *(word for word in words("join") if len(word) == 1))


def name_after(folded: str, start: int, borders: Borders, title: Head | None = None) -> NameSpan | None:
    """Return the name that begins at ``start``, where one is likely: behind the title, or else behind another name.

    Behind a post or a name any surname may begin it; behind who acts a verb up to a sign is none.
    """
    if not is_han(folded[start : start + 1]):
        return None
    dotted = foreign.dotted_name(folded, start, borders)
    if dotted is not None:
        return dotted
    rule, stop = "after title" if title else "name list", borders.stop(folded, start)
    if _takes_any(title) and start + _PAIR + 1 in borders.openings and _is_framed(folded, start):
        return NameSpan(start, start + _PAIR, rule)
    end = stop if _fills(folded, start, stop) else _weighed_end(folded, start, stop, title)
    return None if end is None or borders.is_territory(folded, start, end) else NameSpan(start, end, rule)


def _takes_any(title: Head | None) -> bool:
    """Whether any surname may stand behind the title, or, without one, behind another name."""
    return title is None or title.use in _POSTS


def _weighed_end(folded: str, start: int, stop: int, title: Head | None) -> int | None:
    """Return where the name ends that begins at ``start``, None where words read better."""
    choice = lattice.name_at(folded, start, stop, _ANY_SURNAME if _takes_any(title) else _KNOWN_SURNAME)
    if choice is None:
        return None
    end = start + choice.length
    is_closed = end == stop and not is_han(folded[end : end + 1] or "。")
    if _takes_any(title) and not _is_sure(folded, start, end, is_closed=is_closed):
        return None
    is_verb = title is not None and title.scope in _ACTING and folded[start:end] in goings_on()
    bonus = _BORDER_BONUS if is_closed and not is_verb else 0
    return end if choice.gain + bonus > 0 else None


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


def _is_sure(folded: str, start: int, end: int, *, is_closed: bool) -> bool:
    """Whether the name has a known surname, is transcribed or well known, or stands alone or before a verb of speech.

    Without any of the first, a word of two characters is hardly a name: 股东增持.
    """
    if folded[start] in evidence.surnames() or folded[start : start + 2] in evidence.surnames():
        return True
    if evidence.well_known_length(folded, start) == end - start:
        return True
    is_transcribed = all(map(evidence.foreign_characters().__contains__, folded[start:end]))
    if end - start < _LONG:
        return is_transcribed and (is_closed or _is_followed(folded, end))
    return is_transcribed or is_closed or _is_followed(folded, end)


def _is_followed(folded: str, end: int) -> bool:
    followers = evidence.followers()
    return any(followers.get(folded[end : end + length], 0) >= _STRONG for length in (2, 3, 1))

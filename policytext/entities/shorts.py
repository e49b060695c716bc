"""Short names of companies: what may be one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policytext.entities.evidence import begins_name
from policytext.entities.growing import grow
from policytext.entities.naming import has_organization, place_prefix, unknown_chars
from policytext.entities.vocabulary import TRADES
from policytext.entities.words import is_word

if TYPE_CHECKING:
    from policytext.entities.reading import Reading
    from policytext.entities.taken import Taken

_MAX_CHARS, _MAX_LATIN_CHARS = 12, 32
_PERSON_CHARS = 4
_PAIR = 2


def short_name(reading: Reading, count: int, end: int, taken: Taken) -> int | None:
    """Return where the short name begins that ends at ``end``, None where there is none.

    ``count`` is how many words begin before ``end``.
    """
    if taken.ends_at(end):
        return None
    start = grow(reading, count, end).start
    most = _MAX_LATIN_CHARS if reading.text[start:end].isascii() else _MAX_CHARS
    if not 1 < end - start <= most or taken.touches(start, end):
        return None
    inside = reading.inside(count, start)
    if has_organization(inside) or place_prefix(reading.text[start:end]) == reading.text[start:end]:
        return None
    is_placed_trade = len(inside) > 1 and inside[0].word.role == "region" and inside[-1].word.role in TRADES
    return start if is_placed_trade or unknown_chars(start, end, inside) else None


def ends_in_trade(reading: Reading, count: int, start: int, end: int) -> bool:
    """Whether a short name is a brand with its trade."""
    last = reading.token(count - 1) if count else None
    return last is not None and last.end == end and last.start > start and last.word.role in TRADES


def is_no_person(reading: Reading, count: int, start: int, end: int) -> bool:
    """Whether a short name ends in a trade, is too long for a person's name or begins like none."""
    if ends_in_trade(reading, count, start, end):
        return True
    inside = reading.inside(count, start)
    is_long = end - start > _PERSON_CHARS and all(word.role != "modifier" for word, *_ in inside)
    return is_long or (not inside and _is_coined(reading.text, start, end))


def _is_coined(text: str, start: int, end: int) -> bool:
    """Whether a stretch begins like no person's name and holds no common word: 创时新一."""
    if end - start <= _PAIR or begins_name(text, start):
        return False
    return not any(is_word(text[at : at + _PAIR]) for at in range(start, end - 1))

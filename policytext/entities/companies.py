"""Companies by their short names: before a company's post, in lists of companies, after verbs of dealing.

A short name is a brand, often with a trade: 蓝箭数控. It counts only where its surroundings show that a company is
meant; once known it counts everywhere in the text, see ``brands``.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from policytext.entities import dealing, latin, listing
from policytext.entities.candidates import Candidate
from policytext.entities.shorts import Taken, is_no_person, short_name
from policytext.entities.vocabulary import TRADES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from policytext.entities.reading import Reading, Token

_PERSON_CHARS = 4


def find(reading: Reading, known: Sequence[Candidate], titles: Sequence[tuple[int, int]]) -> list[Candidate]:
    """Return the companies that stand by a short name.

    Args:
        reading: a block of the text.
        known: the organizations found in it so far, in order.
        titles: the spans of titles, in order.
    """
    if not (known or reading.marks or reading.trades):
        return []
    taken = Taken(known)
    found = [*latin.find(reading), *_before_posts(reading, taken, titles)]
    found += listing.ended(reading, taken)
    found += dealing.find(reading, taken)
    return [*found, *listing.between(reading, sorted([*known, *found]))]


def _before_posts(reading: Reading, taken: Taken, titles: Sequence[tuple[int, int]]) -> Iterator[Candidate]:
    """Yield short names directly before a post of a company: 华晟光学总经理."""
    title_starts = [start for start, _ in titles]
    for index in reading.marks:
        token = reading.token(index)
        if token.word.mark != "title":
            continue
        i = bisect_left(title_starts, token.start + 1) - 1
        is_inside = i >= 0 and titles[i][1] > token.start
        end = titles[i][0] if is_inside else token.start
        count = reading.count_before(end, index)
        end = _before_person(reading.token(count - 1) if count else None, end)
        start = short_name(reading, count, end, taken)
        if start is not None and is_no_person(reading, count, start, end):
            yield Candidate(start, end, "companies.before_posts", "enterprise", "")


def _before_person(last: Token | None, end: int) -> int:
    """Return the end of the trade that a person's name parts from the post: 蓝箭数控|裴然|副总裁."""
    if last is not None and last.word.role in TRADES and 1 < end - last.end < _PERSON_CHARS:
        return last.end
    return end

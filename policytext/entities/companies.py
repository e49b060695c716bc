"""Companies by their short names: before a company's post, in lists of companies, after verbs of dealing.

A short name is a brand, often with a trade: 蓝箭数控. It counts only where its surroundings show that a company is
meant; once known it counts everywhere in the text, see ``brands``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from policytext.entities import dealing, latin, listing
from policytext.entities.candidates import Candidate
from policytext.entities.growing import grow
from policytext.entities.relation_words import words
from policytext.entities.shorts import is_no_person, short_name
from policytext.entities.taken import Taken
from policytext.entities.vocabulary import TRADES
from policytext.entities.words import is_word

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from policytext.entities.reading import Reading

_PERSON_CHARS = 4
BEFORE_POST = "companies.before_posts"


def find(reading: Reading, known: Sequence[Candidate], titles: Taken) -> list[Candidate]:
    """Return the companies that stand by a short name.

    Args:
        reading: a block of the text.
        known: the organizations found in it so far, in order.
        titles: where the titles of the text stand.
    """
    if not (known or reading.marks or reading.trades):
        return []
    taken = Taken([(candidate.start, candidate.end) for candidate in known])
    found = [*latin.find(reading), *_before_posts(reading, taken, titles)]
    found += listing.ended(reading, taken)
    found += dealing.find(reading, taken, titles)
    return [*found, *listing.between(reading, sorted([*known, *found]))]


def _before_posts(reading: Reading, taken: Taken, titles: Taken) -> Iterator[Candidate]:
    """Yield short names directly before a post of a company: 华晟光学总经理."""
    for index in reading.marks:
        token = reading.token(index)
        if token.word.mark != "title":
            continue
        title = titles.start_around(token.start)
        end = token.start if title is None else title
        count = reading.count_before(end, index)
        end = _before_person(reading, count, end)
        count = reading.count_before(end, count)
        if _begins_with_trade(reading, count, end, token.start):
            count, end = count + 1, reading.ends[count]
        start = short_name(reading, count, end, taken)
        if start is not None and is_no_person(reading, count, start, end):
            yield Candidate(start, end, BEFORE_POST, "enterprise", "")


def _begins_with_trade(reading: Reading, count: int, start: int, head: int) -> bool:
    """Whether a title begins with a trade of the brand before it: 海拓|激光总工程师, not 某公司|激光总工程师."""
    if count == len(reading.words) or reading.starts[count] != start or reading.ends[count] > head:
        return False
    before = grow(reading, count, start).start
    has_brand = start - before > 1 and not is_word(reading.text[before:start])
    return has_brand and reading.words[count].role in TRADES


def _before_person(reading: Reading, count: int, end: int) -> int:
    """Return the end of the trade that a name or a mark of tenure parts from the post: 蓝箭数控|裴然|副总裁."""
    if count > 1 and reading.ends[count - 1] == end and reading.words[count - 1].surface in words("tenure"):
        count -= 1
    last = reading.token(count - 1) if count else None
    if last is None or last.word.role not in TRADES:
        return end
    between = reading.text[last.end : end]
    may_be_person = 1 < len(between) < _PERSON_CHARS and between.isalpha()
    return last.end if may_be_person or between in words("tenure") else end

"""Companies by their short names: before a company's post, in lists of companies, after verbs of dealing.

A short name is a brand, often with a trade: 蓝箭数控. It counts only where its surroundings show that a company is
meant; once known it counts everywhere in the text, see ``brands``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from policytext.entities import dealing, latin, listing
from policytext.entities.candidates import Candidate
from policytext.entities.growing import grow
from policytext.entities.held import Held, is_coined
from policytext.entities.relation_words import words
from policytext.entities.shorts import is_no_person, short_name
from policytext.entities.taken import Taken
from policytext.entities.vocabulary import BOARD, COMPANY_POSTS, TRADES, WORKPLACE
from policytext.entities.words import NAME_CHARACTERS, is_word
from policytext.late import late

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from policytext.entities.reading import Reading

_PERSON_CHARS, _PAIR = 4, 2
BEFORE_POST = "companies.before_posts"
_WORKPLACE = late(f"[{NAME_CHARACTERS}]{{3,8}}(?=[，。；、,;）)\n]|$)")


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
    found += _workplaces(reading, taken)
    found += listing.ended(reading, taken)
    found += dealing.find(reading, taken, titles)
    return [*found, *listing.between(reading, sorted([*known, *found]))]


def _before_posts(reading: Reading, taken: Taken, titles: Taken) -> Iterator[Candidate]:
    """Yield short names directly before a post of a company: 华晟光学总经理."""
    held = Held(reading)
    for index in reading.marks:
        token = reading.token(index)
        if token.word.mark not in COMPANY_POSTS:
            continue
        title = titles.start_around(token.start)
        post = token.start if title is None else title
        count, end = _end_of_name(reading, index, post)
        start = short_name(reading, count, end, taken)
        item = taken.start_around(post - 1) if start is None else start
        is_held = held.holds(post if item is None else item, post, token.end)
        if start is None:
            continue
        is_firm_held = is_held and token.word.mark == BOARD and is_coined(reading, count, start, end)
        if is_firm_held or is_no_person(reading, count, start, end):
            yield Candidate(start, end, BEFORE_POST, "enterprise", "")


def _workplaces(reading: Reading, taken: Taken) -> Iterator[Candidate]:
    """Yield the brands that a verb says somebody works at, where nothing follows them: 就职于|青溪云拓，."""
    for index in reading.marks:
        if reading.words[index].mark != WORKPLACE:
            continue
        name = _WORKPLACE.match(reading.text, reading.ends[index])
        if name is None:
            continue
        start, end = name.span()
        count = reading.count_before(end)
        is_whole = short_name(reading, count, end, taken) == start
        if is_whole and is_coined(reading, count, start, end) and not is_word(name[0][-_PAIR:]):
            yield Candidate(start, end, "companies.workplaces", "enterprise", "")


def _end_of_name(reading: Reading, index: int, post: int) -> tuple[int, int]:
    """Return where a short name ends before the post with the word of an index, after the count of words there."""
    count = reading.count_before(post, index)
    end = _before_person(reading, count, post)
    count = reading.count_before(end, count)
    if _begins_with_trade(reading, count, end, reading.starts[index]):
        return count + 1, reading.ends[count]
    return count, end


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

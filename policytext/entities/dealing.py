"""Companies that somebody visits, founds or signs with: a brand with its trade after such a word, or beside a party."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from policytext.entities.candidates import Candidate
from policytext.entities.growing import BORDERS, MARKS, grow
from policytext.entities.listing import LIST_CHARACTERS
from policytext.entities.naming import unknown_chars
from policytext.entities.vocabulary import ACTING, AT, COMPANY_POSTS, EMPLOYED, FIELDS_OF_WORK, PLACES, SPEAKER
from policytext.entities.words import is_name_edge

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policytext.entities.reading import Reading, Token
    from policytext.entities.taken import Taken

_MAX_BRAND_CHARS = 5
_PERSON_CHARS = 4
_MAX_LIST_CHARS = 40
_POSTS = COMPANY_POSTS | {SPEAKER}
_DEALING = frozenset({"deal", "employ"})
_LEADING = _DEALING | {"join", "toward", "at"}
_FOLLOWING = BORDERS | {"after_org", "keep", "modifier"}
_PARTIES = PLACES | {"stop", "stop_prefix"}
_CODE = re.compile(r"[A-Za-z]{0,3}[0-9]+")  # S26高速
_COMMAS = ("，", ",")
_SHARE = re.compile(r"[0-9][0-9.]{0,6}%")


def find(reading: Reading, taken: Taken, titles: Taken) -> Iterator[Candidate]:
    """Yield a brand with its trade where its surroundings show a company: 走进东方精机、蓝箭数控生产一线.

    Args:
        reading: a block of the text.
        taken: where the organizations found so far stand in it.
        titles: where titles stand.
    """
    listed_after = -1
    for index in filter(partial(_may_have_brand, reading), reading.trades):
        end = reading.ends[index]
        is_employer = reading.words[index].role == "trade" and titles.starts_at(end)
        if not (is_employer or _ends_name(reading, index)):
            continue
        first = _first_of_trades(reading, index)
        if not (is_employer or _may_be_dealt_with(reading, index, first)):
            continue
        start = _brand_start(reading, first, may_be_region=is_employer)
        if start is None or taken.touches(start, end):
            continue
        is_listed = listed_after == start and reading.text[start - 1] in LIST_CHARACTERS
        if is_listed or is_employer or _is_dealt_with(reading, index, start, taken):
            listed_after = end + 1
            yield Candidate(start, end, "dealing", "enterprise", "")


def _may_have_brand(reading: Reading, index: int) -> bool:
    """Whether neither a mark nor a border stands directly before a trade."""
    start, words = reading.starts[index], reading.words
    if reading.text[start - 1 : start] in MARKS:
        return False
    return not (index and reading.ends[index - 1] == start and words[index - 1].role in BORDERS)


def _may_be_dealt_with(reading: Reading, index: int, first: int) -> bool:
    """Whether what shows a company stands behind a trade, or where a brand may begin before its first word."""
    text, trade, end = reading.text, reading.starts[first], reading.ends[index]
    lowest = trade - _MAX_BRAND_CHARS
    if text[end : end + 1] in LIST_CHARACTERS or _has_post(reading, index):
        return True
    if _is_followed_by_work(reading, index) or _acts(reading, index):
        return True
    if not LIST_CHARACTERS.isdisjoint(text[max(0, lowest - 1) : trade]):
        return True
    while first and reading.ends[first - 1] >= lowest:
        first -= 1
        if reading.words[first].role in _LEADING:
            return True
    return False


def _brand_start(reading: Reading, first: int, *, may_be_region: bool) -> int | None:
    """Return where the brand begins before the first word of a trade, None where none stands there."""
    trade = reading.starts[first]
    start, before, _ = grow(reading, first, trade)
    if not 1 < trade - start <= _MAX_BRAND_CHARS or _CODE.fullmatch(reading.text, start, trade):
        return None
    inside = [token for token in reading.tokens(before, first) if token.end - token.start > 1]
    is_region = may_be_region and bool(inside) and inside[0].start == start and inside[0].word.role == "region"
    return start if is_region or unknown_chars(start, trade, inside) > 1 else None


def _first_of_trades(reading: Reading, index: int) -> int:
    while reading.role_before(index) in FIELDS_OF_WORK:
        index -= 1
    return index


def _ends_name(reading: Reading, index: int) -> bool:
    """Whether no unknown word follows directly: a border, a mark, a person with a post."""
    end, following = reading.ends[index], index + 1
    if reading.text[end : end + 1] in MARKS:
        return True
    if following < len(reading.words):
        start, word = reading.starts[following], reading.words[following]
        if start == end and (word.role in _FOLLOWING or word.mark == ACTING):
            return True
        if word.mark in _POSTS and _may_be_person(reading.text[end:start]):
            return True
    return is_name_edge(reading.text, end) or _SHARE.match(reading.text, end) is not None


def _has_post(reading: Reading, index: int) -> bool:
    """Whether a post of a company follows, at most a person's name between, or a word of speech right away."""
    following = index + 1
    if following == len(reading.words) or reading.words[following].mark not in _POSTS:
        return False
    between = reading.text[reading.ends[index] : reading.starts[following]]
    return not between if reading.words[following].mark == SPEAKER else _may_be_person(between)


def _may_be_person(between: str) -> bool:
    """Whether nothing or no more than a name stands between a company and a post: 东方精机|裴然|董事长.

    That may be the name of a person, or behind a mark of lists that of another company.
    """
    name = between[1:] if between[:1] in LIST_CHARACTERS else between
    return not between or (name.isalpha() and len(between) <= _PERSON_CHARS)


def _is_followed_by_work(reading: Reading, index: int) -> bool:
    """Whether what somebody does in a company follows right away: 任职."""
    following = index + 1
    if following == len(reading.words) or reading.words[following].mark != EMPLOYED:
        return False
    return reading.starts[following] == reading.ends[index]


def _acts(reading: Reading, index: int) -> bool:
    """Whether what a company does follows right away: 拟投资, 承建."""
    following = index + 1
    if following == len(reading.words) or reading.starts[following] != reading.ends[index]:
        return False
    return reading.words[following].mark == ACTING or reading.words[following].role == "deal"


def _meets(reading: Reading, index: int, taken: Taken) -> bool:
    """Whether 与 or 和 and another organization follow: 与|星洲开发区."""
    following = index + 1
    if following == len(reading.words) or reading.starts[following] != reading.ends[index]:
        return False
    return reading.words[following].role == "join" and taken.starts_at(reading.ends[following])


def _leads(reading: Reading, start: int) -> bool:
    """Whether a clause begins at ``start``, or 由 or a 与 that opens one stands before it."""
    if start == 0 or reading.text[start - 1] in MARKS:
        return True
    border = _border_before(reading, start)
    if border is None or border.word.role not in ("join", "toward"):
        return False
    return border.word.role == "toward" or _begins_clause(reading, reading.count_before(start) - 1)


def _border_before(reading: Reading, start: int) -> Token | None:
    """Return the word that ends at ``start``."""
    i = reading.count_before(start) - 1
    return reading.token(i) if i >= 0 and reading.ends[i] == start else None


def _is_workplace(reading: Reading, index: int, border: Token) -> bool:
    """Whether somebody works in what a trade ends: 在|蓝箭数控|任职."""
    return border.word.mark == AT and _is_followed_by_work(reading, index)


def _is_dealt_with(reading: Reading, index: int, start: int, taken: Taken) -> bool:
    text, end = reading.text, reading.ends[index]
    does_something = _acts(reading, index) or _meets(reading, index, taken)
    if _has_post(reading, index) or (does_something and _leads(reading, start)):
        return True
    border = _border_before(reading, start)
    if border is not None and (border.word.role in _DEALING or _is_workplace(reading, index, border)):
        return True
    has_partner = border is not None and border.word.role == "join" and taken.ends_at(border.start)
    is_visited = border is not None and border.word.role == "toward" and _is_visited(reading, index)
    if has_partner or is_visited or reading.words[index].role == "common_trade":
        return has_partner or is_visited
    if border is not None and _is_sought(border.word.role, text[end : end + 1]):
        return True
    if border is not None and border.word.role == "join" and _leads(reading, start):
        return True
    follows_party = start > 0 and text[start - 1] in LIST_CHARACTERS and taken.ends_at(start - 1)
    return follows_party or (text[end : end + 1] in LIST_CHARACTERS and taken.starts_at(end + 1))


def _is_visited(reading: Reading, index: int) -> bool:
    """Whether a verb of dealing follows a trade, at once or behind other items: 赴|蓝箭数控、云拓食品|调研."""
    if reading.text[reading.ends[index] : reading.ends[index] + 1] not in LIST_CHARACTERS:
        return reading.role_after(index) in _DEALING
    limit = reading.ends[index] + _MAX_LIST_CHARS
    later = range(index + 1, reading.count_before(limit))
    verb = next((reading.starts[i] for i in later if reading.words[i].role in _DEALING), None)
    return verb is not None and MARKS.isdisjoint(reading.text[reading.ends[index] : verb].replace("、", ""))


def _is_sought(role: str, following: str) -> bool:
    """Whether somebody goes or speaks to what stands behind a border, or is there: 在蓝箭数控，."""
    return role == "toward" or (role == "at" and following in _COMMAS)


def _begins_clause(reading: Reading, index: int) -> bool:
    """Whether 与 or 和 has a party before it, or nothing: 我市与蓝箭数控签约."""
    start = reading.starts[index]
    if start == 0 or is_name_edge(reading.text, start - 1):
        return True
    before = reading.before(index)
    return before is not None and before.word.role in _PARTIES

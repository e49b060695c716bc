"""Reads a candidate at each word that can end an organization."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from attrs import evolve

from policytext.entities.actors import end_of_deed
from policytext.entities.bridging import bridged
from policytext.entities.growing import BORDERS, Growth, follows_place, grow, is_written, ranks_in_brackets
from policytext.entities.naming import (
    has_organization,
    is_bare_noun,
    is_placed,
    is_traded_brand,
    names_something,
    prefix_is_place,
    stands_free,
)
from policytext.entities.vocabulary import AT, EMPLOYED, FIELDS_OF_WORK, FIRMS, PLACES, TRADES, anaphors, ranks
from policytext.entities.words import is_name_edge, is_word
from policytext.late import late
from policytext.tuples import maker

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policytext.entities.reading import Reading
    from policytext.entities.taken import Taken
    from policytext.entities.vocabulary import Word

_BODIES = frozenset({"body", "territory", "department", "tail"})
_ALONE_BEFORE_TITLE = frozenset({"association", "institute", "university", "court"})
_INNER_KINDS = frozenset({"other", "government"})
_PLACED_KINDS = FIRMS | {"university"}
_CAMPUS_KINDS = frozenset({"university", "institute"})
_BRACKETED_KINDS = _CAMPUS_KINDS | FIRMS
"""Kinds to whose names what stands in brackets behind them may belong."""
_SORTS = FIELDS_OF_WORK | {"keep", "modifier"}
_LOCAL_LEVELS = frozenset({"province", "prefecture", "county"})
_PLACE_CHARS = (2, 3)
_COMMON = 115
_SHORT_DEPARTMENT_CHARS = 4
_TERM_CHARS = 6
_MAX_FIELD_CHARS = 6
_DEED_CHARS = range(3, 12)
"""Characters from a post to the word that ends an organization, where the person and a deed may stand between."""
_BRACKETS = ("（", "(")
_CLOSING = ("）", ")")
_RANKS_CHARS = 8
_PARTNERSHIP = late("[（(](?:特殊的?)?(?:普通|有限)合伙(?:企业)?[)）]")
_TERM = late("第?[一二三四五六七八九十0-9]{1,3}届$")


class Candidate(NamedTuple):
    """A stretch that may be an organization, before the longest are chosen."""

    start: int
    end: int
    rule: str
    kind: str
    level: str


candidate_of = maker(Candidate)


def candidates(reading: Reading, titles: Taken) -> Iterator[Candidate]:
    """Yield the organizations that the vocabulary finds; they may overlap."""
    for index in reading.makers:
        word, at = reading.words[index], reading.starts[index]
        before_title = titles.starts_at(reading.ends[index])
        has_post = before_title or (word.alone == "bare" and _has_department(reading, index, titles))
        start = _READERS[word.role](reading, index, has_post)
        post = titles.end_before(at)
        if post is not None and at - post in _DEED_CHARS and start in (None, post):
            start = _behind_deed(reading, index, post, start, has_post=has_post)
        if start is None:
            continue
        first = reading.count_before(start, index)
        if not _is_of_many(reading, first, start):
            kind, level = _kind_and_level(reading, index, first)
            start = _term_start(reading.text, start) if kind == "congress" else start
            yield candidate_of((start, _over_place(reading, index, titles), word.rule, kind, level))


def _behind_deed(reading: Reading, index: int, post: int, start: int | None, *, has_post: bool) -> int | None:
    """Return where an organization begins that could reach back to a post: behind the person there and what is done."""
    floor = end_of_deed(reading.text, post, reading.starts[index])
    if floor == post:
        return start
    return _READERS[reading.words[index].role](evolve(reading, floor=floor), index, has_post)


def _has_department(reading: Reading, index: int, titles: Taken) -> bool:
    """Whether a department with a title of its own follows a noun: 公司|人力资源部|部长."""
    limit = reading.ends[index] + _MAX_FIELD_CHARS
    following = range(index + 1, reading.count_before(limit + 1))
    return any(reading.words[i].makes_organization and titles.starts_at(reading.ends[i]) for i in following)


def _term_start(text: str, end: int) -> int:
    """Return where the number of a congress's term begins that ends at ``end``, or ``end``: 第十四届|全国人大."""
    term = _TERM.search(text, max(0, end - _TERM_CHARS), end)
    return term.start() if term else end


def _is_of_many(reading: Reading, first: int, start: int) -> bool:
    """Whether a word such as 各 or 全市 stands directly before a name, which then names none."""
    return first > 0 and reading.ends[first - 1] == start and reading.words[first - 1].role == "stop_prefix"


def _kind_and_level(reading: Reading, index: int, first: int) -> tuple[str, str]:
    """Return kind and level of an organization; an inner department is of its parent's kind, as a bank's legal form."""
    word = reading.words[index]
    if word.territorial_kind and (follows_place(reading, index) or _ranks_before(reading, index) is not None):
        return word.territorial_kind, word.level
    parent = reading.maker_within(first, index) if first < index else None
    if parent is None or parent.needs == "zone":
        own = word.territorial_kind if word.role == "department" else ""
        return own or word.kind, word.level
    is_bank = parent.kind == "bank" and word.needs == "legal"
    return parent.kind if is_bank or word.kind in _INNER_KINDS else word.kind, word.level or parent.level


def _ranks_before(reading: Reading, index: int) -> int | None:
    """Return where the ranks of several territories begin before a word, some of them in brackets: 县（市）委."""
    start = reading.starts[index]
    if not reading.text.startswith(_CLOSING, start - 1):
        return None
    ranks_there = ranks_in_brackets().search(reading.text, max(0, start - _RANKS_CHARS), start)
    return ranks_there.start() if ranks_there else None


def _body(reading: Reading, index: int, _: bool) -> int | None:  # noqa: FBT001 - all readers are called alike
    """Return where an organization known by name begins; the country, or a firm's or school's city, belongs to it."""
    if not stands_free(reading, index):
        return None
    token, before = reading.token(index), reading.before(index)
    if before is None:
        return _own_place(reading, index) if token.word.level in _LOCAL_LEVELS else token.start
    is_local = token.word.kind in _PLACED_KINDS or token.word.level in _LOCAL_LEVELS
    is_placed_there = is_local and before.word.is_division
    is_of_country = before.word.role == "country" or (token.word.kind in FIRMS and before.word.is_home)
    return before.start if is_placed_there or is_of_country else token.start


def _own_place(reading: Reading, index: int) -> int:
    """Return where the unknown place begins that alone stands before a committee of each territory: 青溪|团市委."""
    start = reading.starts[index]
    growth = grow(reading, index, start)
    is_place = growth.first == index and start - growth.start in _PLACE_CHARS
    return growth.start if is_place and not is_word(reading.text[growth.start : start], _COMMON) else start


def _territory_body(reading: Reading, index: int, _: bool) -> int | None:  # noqa: FBT001
    """Return where the name of a territory begins whose body it is; the word of the rank belongs to the name."""
    token = reading.token(index)
    growth = grow(reading, index, token.start, _BODIES)
    border = reading.token(growth.border) if growth.border is not None else None
    if border is not None and border.word.role == "body" and border.word.kind == "party":
        return border.start  # 共青团|温州市委
    inside = reading.tokens(growth.first, index)
    place_start = inside[0].end if inside and inside[0].word.role == "opener" else growth.start
    is_place = prefix_is_place(reading.text[place_start : token.start + token.word.rank_chars])
    return growth.start if is_place else token.start


def _tail(reading: Reading, index: int, before_title: bool) -> int | None:  # noqa: FBT001
    """Return where the name begins of a body that directly follows the name of its place."""
    before = reading.before(index)
    if before is not None and before.word.is_division:
        return _territory_body(reading, index, before_title)
    term_start = _term_start(reading.text, reading.starts[index])
    if term_start < reading.starts[index]:
        place_start = grow(reading, reading.count_before(term_start, index), term_start).start
        is_place = place_start < term_start and prefix_is_place(reading.text[place_start:term_start])
        return place_start if is_place else None
    return _head(reading, index, before_title) if reading.words[index].needs else None


def _department(reading: Reading, index: int, before_title: bool) -> int | None:  # noqa: FBT001
    """Return where a department begins, its parent included; an inner one without parent counts before its title."""
    token = reading.token(index)
    growth = _after_bare_noun(reading, index, bridged(reading, index, grow(reading, index, token.start)))
    if growth.start < token.start:
        inside = reading.tokens(growth.first, index)
        prefix = reading.text[growth.start : token.start]
        if has_organization(inside):
            return growth.start
        if prefix_is_place(prefix) or is_placed(reading.text, growth.start, token.start, inside):
            return growth.start
        if before_title and is_traded_brand(growth.start, token.start, inside):
            return growth.start
    if token.word.alone == "described" and token.end - growth.start > _SHORT_DEPARTMENT_CHARS:
        return growth.start
    return token.start if token.word.alone == "always" or before_title else None


def _head(reading: Reading, index: int, before_title: bool) -> int | None:  # noqa: FBT001
    """Return where the name begins that a common noun ends."""
    word, start = reading.words[index], reading.starts[index]
    if word.territorial_kind and follows_place(reading, index):
        return _territory_body(reading, index, before_title)
    ranked = _ranks_before(reading, index) if word.territorial_kind else None
    if ranked is not None:
        before = reading.count_before(ranked) - 1
        is_placed = before >= 0 and reading.ends[before] == ranked and reading.words[before].role in PLACES
        return reading.starts[before] if is_placed else ranked
    is_zone = word.needs == "zone"
    growth = bridged(reading, index, grow(reading, index, start, _BODIES if is_zone else ()))
    growth = (_behind_description if is_zone else _after_bare_noun)(reading, index, growth)
    if growth.start < start:
        is_unit = word.kind in _ALONE_BEFORE_TITLE or (word.kind == "government" and word.alone == "title")
        if before_title and (is_unit or is_traded_brand(growth.start, start, reading.tokens(growth.first, index))):
            return growth.start
        if names_something(reading, index, growth):
            return growth.start
    is_long = reading.ends[index] - start > 1
    return start if is_long and _counts_alone(reading, index, growth, before_title=before_title) else None


def _counts_alone(reading: Reading, index: int, growth: Growth, *, before_title: bool) -> bool:
    """Whether a noun is a mention on its own: 协会|会长; 公司|董事 and 加入|公司, but not 上市公司|董事."""
    alone = reading.words[index].alone
    if alone == "bare":
        is_workplace = growth.border is not None and _is_workplace(reading, index, reading.words[growth.border])
        return growth.start == reading.starts[index] and (before_title or is_workplace)
    return alone == "always" or (alone == "title" and before_title)


def _is_workplace(reading: Reading, index: int, border: Word) -> bool:
    """Whether somebody is said to work there by the border before a noun: 加入|公司, 在|本公司|工作."""
    if border.role == "employ":
        return True
    following = reading.after(index)
    is_own = reading.words[index].needs == "nothing"
    return is_own and border.mark == AT and following is not None and following.word.mark == EMPLOYED


def _after_bare_noun(reading: Reading, index: int, growth: Growth) -> Growth:
    """Return a growth that no noun with nothing before it opens: 公司|星洲研究院."""
    start, first, _ = growth
    if first == index or reading.starts[first] != start or not is_bare_noun(reading.words[first]):
        return growth
    return Growth(reading.ends[first], first + 1, first)


def _behind_description(reading: Reading, index: int, growth: Growth) -> Growth:
    """Return a zone's growth without what tells its sort, 高标准|园区, or leads to it: 建设|产业城, 距|高新区."""
    growth = _after_bare_noun(reading, index, growth)
    at, following, end = growth.start, growth.first, reading.starts[index]
    if at == end or following == index:
        return growth if end - at != 1 else _bare_zone(reading, index, growth)
    for inner in range(following, index):
        if reading.words[inner].makes_organization:
            at, following = reading.ends[inner], inner + 1
    while following < index and reading.starts[following] == at and reading.words[following].role in _SORTS:
        at, following = reading.ends[following], following + 1
        if reading.words[following - 1].is_verb:
            growth = Growth(at, following, following - 1)
    if end - growth.start == 1:
        return _bare_zone(reading, index, growth)
    return Growth(end, index, index - 1) if _tells_sort(reading, growth, index) else growth


def _bare_zone(reading: Reading, index: int, growth: Growth) -> Growth:
    """Return the growth of a zone without a single character that is no name of one: 距|高新区, but not A|园区."""
    start, end = growth.start, reading.starts[index]
    return Growth(end, index, growth.border) if is_written(reading.text[start]) else growth


def _tells_sort(reading: Reading, growth: Growth, index: int) -> bool:
    """Whether words before a zone tell no more than its sort, and no level: 高标准, but not 国家级."""
    start, first, _ = growth
    if first == index or reading.starts[first] != start or reading.words[first].role != "modifier":
        return False
    told = (word.surface for word in reading.words[first:index] if word.role == "modifier")
    return sum(len(surface) for surface in told if surface not in _levels()) == reading.starts[index] - start


@cache
def _levels() -> frozenset[str]:
    return frozenset(f"{rank}级" for rank, _ in ranks())


def _over_place(reading: Reading, index: int, titles: Taken) -> int:
    """Return the end of a name with what belongs to it after its noun: a campus in brackets, 空客中国|总裁."""
    word, end, following = reading.words[index], reading.ends[index], index + 1
    if word.kind in _BRACKETED_KINDS and reading.text.startswith(_BRACKETS, end):
        return _over_bracket(reading, index, titles)
    if following == len(reading.words) or reading.starts[following] != end:
        return end
    behind, end_behind = reading.words[following], reading.ends[following]
    if behind.role in TRADES and _is_branch_of_trade(reading, index):
        return end_behind
    if behind.role not in PLACES or behind.is_division or word.role != "body" or word.kind != "enterprise":
        return end
    return end_behind if titles.starts_at(end_behind) else end


def _over_bracket(reading: Reading, index: int, titles: Taken) -> int:
    """Return the end of a name with a bracket behind it: a firm's form, a campus, a firm's region before its post."""
    word, end = reading.words[index], reading.ends[index]
    form = _PARTNERSHIP.match(reading.text, end) if word.kind in FIRMS else None
    if form:
        return form.end()
    following = reading.count_before(end + 1)
    if following == len(reading.words) or reading.words[following].role not in PLACES:
        return end
    _, start, last = reading.token(following)
    if start != end + 1 or reading.text[last : last + 1] not in _CLOSING:
        return end
    is_region = word.role == "body" and word.kind in FIRMS and titles.starts_at(last + 1)
    return last + 1 if is_region or word.kind in _CAMPUS_KINDS else end


def _is_branch_of_trade(reading: Reading, index: int) -> bool:
    """Whether a firm known by name has its trade after it, and that ends the name: 松下|影业."""
    word, following = reading.words[index], index + 2
    if word.role != "body" or word.kind not in FIRMS or word.surface.endswith(_anaphors()):
        return False
    end = reading.ends[index + 1]
    if following < len(reading.words) and reading.starts[following] == end:
        return reading.words[following].role in BORDERS
    return is_name_edge(reading.text, end)


@cache
def _anaphors() -> tuple[str, ...]:
    return tuple(anaphors())


_READERS = {"body": _body, "department": _department, "head": _head, "tail": _tail, "territory": _territory_body}

"""Finds posts and ranks: a head such as 局长, with the modifiers, ranks, fields and party bodies before it."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple, Protocol, Self, TypeVar

from policytext.entities import evidence, lattice
from policytext.entities.relation_words import pattern, words
from policytext.entities.title_grammar import Grammar, Head, grammar, row_of, short_forms
from policytext.entities.words import is_word
from policytext.han import HAN
from policytext.late import Fitted, late

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from policytext.late import Choose

_LONGEST_TITLE = 24
_LATIN = re.compile("[A-Za-z]")
_COUNTED = re.compile("(?!(?:19|20)[0-9]{2}(?![0-9名位人]))[0-9级]|[一二三四五六七八九十百两几多数]{1,3}[名位人]")
_OFFICE = late(f"[（(][{HAN}]{{2,6}}[)）]事务所")
_BODY = frozenset({"body"})
_CHARGES = frozenset({"field", "function"})
_DEPUTY = "副"
_OF_STATES = frozenset({"foreign", "japan", "taiwan", "territory"})
_LINES_OF_WORK = frozenset({"craft", "field", "function"})
_LOOK_BACK = 32
_COMMON = 115
_STRONG = 30
_LEAD_CHARS = 4
_TERM_CHARS = 16
_TERM_WORD = "届"
_NUMBER = "第?[一二三四五六七八九十0-9]{1,3}"
_TERM = late(f"(?:{_NUMBER}{_TERM_WORD}?[、和至])?{_NUMBER}{_TERM_WORD}$")


_LISTED = Head("", "lexicon", "post", frozenset(), "lexicon")
_NO_HEAD = (-1, -1, _LISTED)


class _Span(Protocol):
    @property
    def is_known_firm(self) -> bool: ...

    @property
    def is_brand_with_trade(self) -> bool: ...

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...

    def _replace(self, *, end: int) -> Self: ...


_Extent = TypeVar("_Extent", bound=_Span)


class TitleSpan(NamedTuple):
    """A title in the folded text; ``head`` is where its last word begins."""

    start: int
    end: int
    head: int
    row: Head

    def as_post(self) -> TitleSpan:
        """Return it as a post that is a title by itself."""
        return self._replace(row=_as("post", self.row))


def find(folded: str, *, known: Sequence[tuple[int, int]] = ()) -> list[TitleSpan]:
    """Return the titles of a folded text in order, none overlapping; roles that need a name included.

    >>> [(span.start, span.end) for span in find("市科技局副局长兼总工程师")]
    [(4, 7), (8, 12)]

    Args:
        folded: a text as ``policytext.fold.fold`` gives it.
        known: where titles of the user stand, in order; they win over what they overlap.
    """
    found = list(_joined(folded, _heads(folded)))
    found = _with(found, list(_short(folded)))
    return _with([TitleSpan(start, end, start, _LISTED) for start, end in known], found)


def _with(titles: Sequence[TitleSpan], more: Sequence[TitleSpan]) -> list[TitleSpan]:
    """Return all titles in order, of ``more`` those that overlap none of the first."""
    if not titles or not more:
        return [*titles, *more]
    return sorted([*titles, *outside(more, [(span.start, span.end) for span in titles])], key=_by_start)


def _by_start(span: TitleSpan) -> int:
    return span.start


def _short(folded: str) -> Iterator[TitleSpan]:
    """Yield the short forms of address behind a surname: 蒋总."""
    for match in _short_form().finditer(folded):
        yield TitleSpan(match.start(), match.end(), match.start(), short_forms()[match[0]])


@cache
def _short_form() -> Fitted:
    """Return the pattern of a short form behind a free surname that ends a phrase or has a verb behind it."""
    surnames = [name for name in evidence.surnames() if len(name) == 1]
    forms = sorted(short_forms(), key=lambda form: (-len(form), form))
    firsts = "".join(sorted({form[0] for form in forms}))
    rests = "|".join(f"(?<={form[0]}){form[1:]}" for form in forms)
    verbs = [word for word, weight in evidence.followers().items() if weight >= _STRONG]
    leaders = [word for word in evidence.leaders() if len(word) == 1]

    def expression(choose: Choose) -> str:
        free = rf"(?:(?<![{HAN}]..)|(?<=[{''.join(choose(leaders))}]..))"
        behind = "|".join(choose(verbs))
        return rf"[{firsts}](?<=[{''.join(choose(surnames))}].){free}(?:{rests})(?=[^{HAN}]|$|{behind})"

    return Fitted(expression)


def _heads(folded: str) -> list[tuple[int, int, Head]]:
    """Return the heads, of those that share characters the longest or the first."""
    rules = grammar()
    heads: list[tuple[int, int, Head]] = []
    ends = [match.end() for match in rules.scan.finditer(folded)]
    for end in [end for end in ends if folded[end - 2 : end] in rules.head_lengths]:
        head = _head_ending(folded, end, rules)
        if head is None:
            continue
        while heads and heads[-1][0] >= head[0]:
            heads.pop()
        if heads and heads[-1][1] > head[0]:
            if not _goes_on(folded, head, heads[-1], rules):
                continue
            heads.pop()
        heads.append(head)
    return heads


def _goes_on(folded: str, head: tuple[int, int, Head], earlier: tuple[int, int, Head], rules: Grammar) -> bool:
    """Whether a head stands in place of an earlier one that overlaps it: 副|总会计师, not 副总|会计师."""
    is_modified = "modifier" in rules.parts.get(folded[earlier[0] : head[0]], ())
    return is_modified or _reads_better(folded, head, earlier)


def _reads_better(folded: str, head: tuple[int, int, Head], earlier: tuple[int, int, Head]) -> bool:
    """Whether the head reads better than an earlier one that overlaps it: 公司|机长, not 公|司机|长."""
    begin = max(0, earlier[0] - _LEAD_CHARS)
    leads = lattice.leads(folded, begin, head[0])
    after = lattice.leads(folded, earlier[1], head[1])[-1]
    return leads[-1] < leads[earlier[0] - begin] + after


def _head_ending(folded: str, end: int, rules: Grammar) -> tuple[int, int, Head] | None:
    for length in rules.head_lengths[folded[end - 2 : end]]:
        line = rules.heads.get(folded[end - length : end]) if length <= end else None
        if line is not None:
            row = row_of(line)
            return None if _is_cut_off(folded, end - length, row) else (end - length, end, row)
    return None


def _is_cut_off(folded: str, start: int, row: Head) -> bool:
    """Whether a head in Latin letters is part of a longer word."""
    end = start + len(row.surface)
    return row.surface.isascii() and any(map(_LATIN.match, (folded[start - 1 : start], folded[end : end + 1])))


def _joined(folded: str, heads: Sequence[tuple[int, int, Head]]) -> Iterator[TitleSpan]:
    rules = grammar()
    stop = 0
    for (head, head_end, row), (following, *_) in pairwise([*heads, _NO_HEAD]):
        if head < stop or _is_guarded(folded, head, row, rules):
            continue
        start = _with_term(folded, _start(folded, head, row, stop, rules), stop, rules)
        suffix = None if row.is_role else rules.suffix.match(folded, head_end)
        if suffix is None and following == head_end and "modifier" in rules.parts.get(folded[start:head_end], ()):
            continue
        end = head_end if suffix is None else suffix.end()
        if _COUNTED.match(folded, end) or _is_of_office(folded, end) or _reads_otherwise(folded, start, head, end):
            continue
        yield TitleSpan(start, end, head, _used(folded, start, head, row))
        stop = end


def _is_of_office(folded: str, end: int) -> bool:
    """Whether an office of the profession is named, with its city in brackets: 律师|（上海）事务所."""
    return folded[end : end + 1] in "（(" and _OFFICE.match(folded, end) is not None


def is_unnamed(folded: str, start: int) -> bool:
    """Whether the words before a title say that nobody in particular is meant: 有关|负责人."""
    parts = grammar().parts
    return any("unnamed" in parts.get(folded[start - length : start], ()) for length in (1, 2))


def _used(folded: str, start: int, head: int, row: Head) -> Head:
    """Return the row of a head as it counts in a title.

    A head that counts beside a name is a post of its own once parts stand before it: 财务负责人, 证券事务代表. One that
    counts alone is the role of nobody in particular behind words that say so: 业内|专家.
    """
    if row.use == "status":
        return _as("role", row) if is_unnamed(folded, start) else row
    is_compound = row.counts_beside_name and start < head and not is_unnamed(folded, start)
    return _as("post", row) if is_compound else row


@cache
def _as(use: str, row: Head) -> Head:
    return row._replace(use=use)


def _is_guarded(folded: str, head: int, row: Head, rules: Grammar) -> bool:
    """Whether the head is part of a word of ``not_titles.tsv``."""
    last = head + len(row.surface) - 1
    crossing, behind = rules.crossing.get(folded[last : last + 2]), rules.behind.get(folded[last + 1 : last + 3])
    if (crossing and folded.startswith(crossing, last)) or (behind and folded.startswith(behind, last + 1)):
        return not folded.startswith(words("office"), last + 1)
    guards = rules.guards.get(row.surface)
    if guards is None:
        return False
    return any(head >= before and folded.startswith(words, head - before) for before, words in guards.items())


def _start(folded: str, head: int, row: Head, stop: int, rules: Grammar) -> int:
    """Return where the title begins: before all parts that the head takes."""
    start = head
    floor = max(stop, head - _LONGEST_TITLE)
    while start > floor:
        takes = _deputy_takes(row) if folded[start] == _DEPUTY else row.takes
        for length in rules.part_lengths.get(folded[start - 1], ()):
            sorts = (
                rules.parts.get(folded[start - length : start], frozenset()) if start - length >= floor else frozenset()
            )
            taken = sorts & takes
            if "modifier" not in sorts and not taken:
                continue
            if taken == _BODY and _is_territorial(folded, start - length):
                return start
            if length == 1 and start - 2 >= floor and is_word(folded[start - 2 : start], _COMMON):
                continue
            start -= length
            break
        else:
            return start
    return start


def _deputy_takes(row: Head) -> frozenset[str]:
    """Return what a deputy's title takes: he may be called by what he is in charge of, 生产|副厂长, but in no state."""
    return row.takes if row.scope in _OF_STATES else row.takes | _CHARGES


def _with_term(folded: str, start: int, stop: int, rules: Grammar) -> int:
    """Return where a title begins whose board is numbered by its term: 第六届|董事会独立董事."""
    if folded[start - 1 : start] != _TERM_WORD or not folded.startswith(rules.bodies, start):
        return start
    term = _TERM.search(folded, max(stop, start - _TERM_CHARS), start)
    return term.start() if term else start


@cache
def _territory() -> re.Pattern[str]:
    """Return the pattern of what stands before a party body of its own: a territory or sector, 中共…, 市委…、."""
    territory = pattern("territory")
    return re.compile(
        rf"(?:{territory}|总|直属)$|中共[^，。、；：\s]{{1,25}}$|(?<!团){territory}委[^，。；\s]{{1,12}}、$"
    )


def _is_territorial(folded: str, start: int) -> bool:
    """Whether the party body that begins here is the committee of a territory, zone or sector."""
    return _territory().search(folded, max(0, start - _LOOK_BACK), start) is not None


def _reads_otherwise(folded: str, start: int, head: int, end: int) -> bool:
    """Whether characters of the title rather belong to the words beside it: 医院|长期, 古镇|长桥."""
    is_crossed = is_word(folded[end - 1 : end + 1]) or is_word(folded[end - 1 : end + 2])
    if is_crossed and folded.startswith(words("office"), end):
        return False
    if not is_crossed and start == head and head > 0:
        is_crossed = is_word(folded[head - 1 : head + 1])
    return is_crossed and lattice.prefers_words(folded, start, end)


def beside(organizations: Iterable[_Extent], titles: Sequence[TitleSpan]) -> Iterator[_Extent]:
    """Yield the organizations without what belongs to a title: 外交部 is gone from 外交部长, 部 from 县委组织部长."""
    shown = [title for title in titles if title.row.is_shown]
    ends = [title.end for title in shown]
    for span in organizations:
        index = bisect_left(ends, span.end - 1)  # a title that ends one character before: 调研员|司 is no department
        title = shown[index] if index < len(shown) else None
        if (
            title is None
            or title.start >= span.end
            or title.end == span.end
            or (span.end <= title.head and span.is_known_firm)
            or (span.is_brand_with_trade and _is_of_whole_firm(title, span.end))
        ):
            yield span
        elif span.start < title.start - 1:
            yield span._replace(end=title.start)


def _is_of_whole_firm(title: TitleSpan, at: int) -> bool:
    """Whether a title from ``at`` on is a post of a firm and not of a line of its work: 财务总监, but not 总监."""
    rest = _rest(title, at)
    return rest is not None and (rest.start < rest.head or _LINES_OF_WORK.isdisjoint(rest.row.takes))


def _rest(title: TitleSpan, at: int) -> TitleSpan | None:
    """Return what is left of a title from ``at`` on, None where that is no title."""
    if at <= title.head:
        return title._replace(start=at)
    rules, rest = grammar(), title.row.surface[at - title.head :]
    for head in (rest, rest[1:]):
        line = rules.heads.get(head)
        if line is not None and (head == rest or "modifier" in rules.parts.get(rest[0], ())):
            return TitleSpan(at, title.end, at + len(rest) - len(head), row_of(line))
    return None


def outside(titles: Iterable[TitleSpan], organizations: Sequence[tuple[int, int]]) -> list[TitleSpan]:
    """Return the titles that lie outside the organizations, without the parts that an organization has taken.

    A word that is a title only beside a name is a verb between anything else and an organization: 代表|星洲集团.
    """
    kept: list[TitleSpan] = []
    index = before = 0
    for title in titles:
        while index < len(organizations) and organizations[index][1] <= title.start:
            before = organizations[index][1]
            index += 1
        start, end = organizations[index] if index < len(organizations) else (title.end + 1, title.end)
        is_verb = title.row.counts_beside_name and start == title.end and before < title.start
        if start >= title.end and not is_verb:
            kept.append(title)
        elif start <= title.start and end < title.end and (rest := _rest(title, end)) is not None:
            kept.append(rest)
    return kept

"""Finds posts and ranks: a head such as 局长, with the modifiers, ranks, fields and party bodies before it."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple, Protocol, Self, TypeVar

from attrs import evolve, frozen

from policytext import tables
from policytext.entities import lattice
from policytext.entities.words import is_word

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

_ROOM = "policytext.entities"
_LONGEST_TITLE = 24
_TERRITORY_BEFORE_BODY = re.compile(
    r"(?:[省市县区州旗盟镇乡村园]|街道|社区|行业|系统|领域|总|直属|(?<=[省市县区州旗盟])直)$"
    r"|中共[^，。、；：\s]{1,25}$|[省市县区州旗盟]委[^，。；\s]{1,12}、$"
)
_COUNTED = re.compile("[0-9级]|[一二三四五六七八九十百两几多数]{1,3}[名位人]")
_BODY = frozenset({"body"})
_LOOK_BACK = 32
_COMMON = 115


@frozen
class Head:
    """The last word of a title: a row of ``titles.tsv``."""

    surface: str
    scope: str
    use: str
    takes: frozenset[str]
    rule: str

    @property
    def is_shown(self) -> bool:
        """Whether it is a title even where nobody is named."""
        return self.use in ("post", "status")


_LISTED = Head("", "lexicon", "post", frozenset(), "lexicon")
_NO_HEAD = (-1, -1, _LISTED)


class _Span(Protocol):
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


@frozen
class Grammar:
    """The tables in the form that the scan needs."""

    heads: Mapping[str, Head]
    head_lengths: Mapping[str, tuple[int, ...]]
    parts: Mapping[str, frozenset[str]]
    part_lengths: Mapping[str, tuple[int, ...]]
    suffix: re.Pattern[str]
    guards: Mapping[str, tuple[tuple[int, str], ...]]
    scan: re.Pattern[str]


def lengths_by_last(words: Iterable[str]) -> dict[str, tuple[int, ...]]:
    """Return how long the words are that end in each character, the longest first.

    >>> lengths_by_last(["局长", "董事长", "经理"])
    {'长': (3, 2), '理': (2,)}
    """
    lengths: dict[str, set[int]] = {}
    for word in words:
        lengths.setdefault(word[-1], set()).add(len(word))
    return {character: tuple(sorted(sizes, reverse=True)) for character, sizes in lengths.items()}


@cache
def grammar() -> Grammar:
    """Return the title grammar of the packaged tables."""
    columns = ("surface", "scope", "use", "takes", "example", "source")
    heads = {
        row["surface"]: _head(row)
        for row in tables.read(_ROOM, "titles.tsv", columns)
        if row["use"] != "surname"
    }
    rows = tables.read(
        _ROOM, "title_parts.tsv", ("surface", "part", "example", "source"), key=("surface", "part")
    )
    parts: dict[str, frozenset[str]] = {}
    for row in rows:
        if row["part"] != "suffix":
            parts[row["surface"]] = parts.get(row["surface"], frozenset()) | {row["part"]}
    suffixes = sorted((row["surface"] for row in rows if row["part"] == "suffix"), key=len, reverse=True)
    not_titles = [row["word"] for row in tables.read(_ROOM, "not_titles.tsv", ("word", "example", "source"))]
    return Grammar(
        heads,
        lengths_by_last(heads),
        parts,
        lengths_by_last(parts),
        re.compile("|".join(map(re.escape, suffixes))),
        _guards(heads, not_titles),
        _scan(heads),
    )


def _head(row: tables.Row) -> Head:
    takes = frozenset(row["takes"].split())
    return Head(row["surface"], row["scope"], row["use"], takes, f"titles.tsv:{row['surface']}")


def _guards(heads: Iterable[str], not_titles: Iterable[str]) -> dict[str, tuple[tuple[int, str], ...]]:
    """Return for each head the words that hold it and are no titles, with its place in each."""
    known = set(heads)
    guards: dict[str, list[tuple[int, str]]] = {}
    for word in not_titles:
        for start in range(len(word)):
            for end in range(start + 1, len(word) + 1):
                if word[start:end] in known:
                    guards.setdefault(word[start:end], []).append((start, word))
    return {head: tuple(words) for head, words in guards.items()}


def _scan(heads: Iterable[str]) -> re.Pattern[str]:
    """Return the pattern that matches the last character of every head, told apart by look-behinds of one width."""
    endings: dict[str, dict[int, list[str]]] = {}
    latin: list[str] = []
    for head in sorted(heads):
        if head.isascii():
            latin.append(head)
        else:
            endings.setdefault(head[-1], {}).setdefault(len(head), []).append(re.escape(head))
    branches = [
        f"{last}(?:{'|'.join(f'(?<={chr(124).join(words)})' for _, words in sorted(sizes.items()))})"
        for last, sizes in sorted(endings.items())
    ]
    latin_end = f"(?<![A-Za-z])(?:{'|'.join(sorted(latin, key=len, reverse=True))})(?![A-Za-z])"
    lasts = "".join(sorted(endings))
    return re.compile(f"(?=[{lasts}])(?:{'|'.join(branches)})|{latin_end}")


def find(folded: str, *, known: Sequence[tuple[int, int]] = ()) -> list[TitleSpan]:
    """Return the titles of a folded text in order, none overlapping; roles that need a name included.

    >>> [(span.start, span.end) for span in find("市科技局副局长兼总工程师")]
    [(4, 7), (8, 12)]

    Args:
        folded: a text as ``policytext.fold.fold`` gives it.
        known: where titles of the user stand, in order; they win over what they overlap.
    """
    found = _joined(folded, _heads(folded))
    if not known:
        return list(found)
    listed = [TitleSpan(start, end, start, _LISTED) for start, end in known]
    return sorted([*listed, *outside(found, known)])


def _heads(folded: str) -> Iterator[tuple[int, int, Head]]:
    """Yield the heads, of those that share characters the longest or the first."""
    rules = grammar()
    pending: tuple[int, int, Head] | None = None
    for match in rules.scan.finditer(folded):
        head = _head_ending(folded, match, rules)
        if head is None:
            continue
        if pending is not None and head[0] >= pending[1]:
            yield pending
        elif pending is not None and head[0] > pending[0]:
            continue
        pending = head
    if pending is not None:
        yield pending


def _head_ending(folded: str, match: re.Match[str], rules: Grammar) -> tuple[int, int, Head] | None:
    end = match.end()
    if match.end() - match.start() > 1:
        return match.start(), end, rules.heads[match.group()]
    for length in rules.head_lengths[match.group()]:
        row = rules.heads.get(folded[end - length : end]) if length <= end else None
        if row is not None:
            return end - length, end, row
    return None


def _joined(folded: str, heads: Iterable[tuple[int, int, Head]]) -> Iterator[TitleSpan]:
    rules = grammar()
    stop = 0
    for (head, end, row), (following, *_) in pairwise([*heads, _NO_HEAD]):
        if head < stop or _is_guarded(folded, head, row, rules):
            continue
        start = _start(folded, head, row, stop, rules)
        suffix = rules.suffix.match(folded, end)
        if suffix is None and following == end and "modifier" in rules.parts.get(folded[start:end], ()):
            continue
        end = end if suffix is None else suffix.end()
        if _COUNTED.match(folded, end) or _reads_otherwise(folded, start, head, end):
            continue
        is_compound = row.use == "named" and start < head and not _is_unnamed(folded, start, rules)
        yield TitleSpan(start, end, head, _compound(row) if is_compound else row)
        stop = end


def _is_unnamed(folded: str, start: int, rules: Grammar) -> bool:
    """Whether the words before say that nobody in particular is meant: 有关项目负责人."""
    return any("unnamed" in rules.parts.get(folded[start - length : start], ()) for length in (1, 2))


@cache
def _compound(row: Head) -> Head:
    """Return the row of a head that is a post of its own once parts stand before it: 财务负责人, 证券事务代表."""
    return evolve(row, use="post")


def _is_guarded(folded: str, head: int, row: Head, rules: Grammar) -> bool:
    """Whether the head is part of a word of ``not_titles.tsv``."""
    guards = rules.guards.get(row.surface, ())
    return any(head >= before and folded.startswith(word, head - before) for before, word in guards)


def _start(folded: str, head: int, row: Head, stop: int, rules: Grammar) -> int:
    """Return where the title begins: before all parts that the head takes."""
    start = head
    floor = max(stop, head - _LONGEST_TITLE)
    while start > floor:
        for length in rules.part_lengths.get(folded[start - 1], ()):
            sorts = rules.parts.get(folded[start - length : start], frozenset()) if start - length >= floor else frozenset()
            taken = sorts & row.takes
            if "modifier" not in sorts and not taken:
                continue
            if taken == _BODY and _is_territorial(folded, start - length):
                continue
            if length == 1 and start - 2 >= floor and is_word(folded[start - 2 : start], _COMMON):
                continue
            start -= length
            break
        else:
            return start
    return start


def _is_territorial(folded: str, start: int) -> bool:
    """Whether the party body that begins here is the committee of a territory, zone or sector."""
    return _TERRITORY_BEFORE_BODY.search(folded, max(0, start - _LOOK_BACK), start) is not None


def _reads_otherwise(folded: str, start: int, head: int, end: int) -> bool:
    """Whether characters of the title rather belong to the words beside it: 医院|长期, 古镇|长桥."""
    is_crossed = is_word(folded[end - 1 : end + 1]) or is_word(folded[end - 1 : end + 2])
    if not is_crossed and start == head and head > 0:
        is_crossed = is_word(folded[head - 1 : head + 1])
    return is_crossed and lattice.prefers_words(folded, start, end)


def beside(organizations: Iterable[_Extent], titles: Sequence[TitleSpan]) -> Iterator[_Extent]:
    """Yield the organizations without what belongs to a title: 外交部 is gone from 外交部长, 部 from 县委组织部长."""
    ends = [title.end for title in titles]
    for span in organizations:
        title = titles[index] if (index := bisect_right(ends, span.end)) < len(titles) else None
        if title is None or not title.row.is_shown or title.start >= span.end:
            yield span
        elif span.start < title.start - 1:
            yield span._replace(end=title.start)


def outside(titles: Iterable[TitleSpan], organizations: Sequence[tuple[int, int]]) -> list[TitleSpan]:
    """Return the titles that lie outside the organizations, without the parts that an organization has taken."""
    kept: list[TitleSpan] = []
    index = 0
    for title in titles:
        while index < len(organizations) and organizations[index][1] <= title.start:
            index += 1
        start, end = organizations[index] if index < len(organizations) else (title.end, title.end)
        if start >= title.end:
            kept.append(title)
        elif start <= title.start and end <= title.head:
            kept.append(title._replace(start=end))
    return kept

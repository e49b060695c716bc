"""Finds posts and ranks: a head such as 局长, with the modifiers, ranks, fields and party bodies before it."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from attrs import frozen

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
_COUNTED = re.compile("[0-9]|[一二三四五六七八九十百两几多数]{1,3}[名位人]")
_LOOK_BACK = 32
_COMMON = 115


@frozen
class Head:
    """The last word of a title: a row of ``titles.tsv``."""

    surface: str
    scope: str
    use: str
    takes: frozenset[str]

    @property
    def is_shown(self) -> bool:
        """Whether it is a title even where nobody is named."""
        return self.use in ("post", "status")


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
    parts: Mapping[str, str]
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
        row["surface"]: Head(row["surface"], row["scope"], row["use"], frozenset(row["takes"].split()))
        for row in tables.read(_ROOM, "titles.tsv", columns)
        if row["use"] != "surname"
    }
    rows = tables.read(
        _ROOM, "title_parts.tsv", ("surface", "part", "example", "source"), key=("surface", "part")
    )
    parts = {row["surface"]: row["part"] for row in rows if row["part"] != "suffix"}
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


def find(folded: str) -> list[TitleSpan]:
    """Return the titles of a folded text in order, none overlapping; roles and short forms that need a name included.

    >>> [(span.start, span.end) for span in find("市科技局副局长兼总工程师")]
    [(4, 7), (8, 12)]
    """
    return list(_joined(folded, _heads(folded)))


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
    for head, end, row in heads:
        if head < stop or _is_guarded(folded, head, row, rules):
            continue
        suffix = rules.suffix.match(folded, end)
        start = _start(folded, head, row, stop, rules)
        if suffix is not None:
            end = suffix.end()
        if _COUNTED.match(folded, end) or _reads_otherwise(folded, start, head, end):
            continue
        yield TitleSpan(start, end, head, _compound(row) if start < head and row.use == "named" else row)
        stop = end


@cache
def _compound(row: Head) -> Head:
    """Return the row of a head that is a post of its own once parts stand before it: 财务负责人, 证券事务代表."""
    return Head(row.surface, row.scope, "post", row.takes)


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
            part = rules.parts.get(folded[start - length : start]) if start - length >= floor else None
            if part is None or (part != "modifier" and part not in row.takes):
                continue
            if part == "body" and _is_territorial(folded, start - length):
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

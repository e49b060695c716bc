"""Finds the names of people by what stands beside them: a title, a word of address, a byline, a verb, another name."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from policytext import tables
from policytext.entities import evidence, lattice

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from policytext.entities.titles import TitleSpan

_AFTER_TITLE_PRIOR = 5
_BORDER_BONUS = 35
_LIST_PRIOR = 0
_BEFORE_TITLE_PRIOR = 30
_GAP = re.compile(r"[ \t\u3000\xa0]{0,3}(?:[：:][ \t\u3000\xa0]{0,3})?")
_REMARK = re.compile(r"[ ]?[（(][^（()）\n]{1,10}[)）]")
_LATIN_NAME = re.compile(
    r"(?<![A-Za-z])[A-Z\u00c0-\u00de][A-Za-z\u00c0-\u024f'’.\-]*(?:[ ·][A-Z\u00c0-\u00de][A-Za-z\u00c0-\u024f'’.\-]*){0,3}"
)
_DOTS = "·•‧・．∙"
_DOTTED_REST = re.compile(rf"[{_DOTS}]")
_LIST_MARK = "、"
_BLANKS = " \t\u3000\xa0"


class NameSpan(NamedTuple):
    """A person's name in the folded text, and the function or row that found it."""

    start: int
    end: int
    rule: str


class Borders(NamedTuple):
    """The starts and ends of titles and organizations, which no name crosses."""

    starts: Sequence[int]
    ends: frozenset[int]

    def stop(self, folded: str, at: int) -> int:
        """Return where a name that begins at ``at`` must end."""
        limit = lattice.border(folded, at)
        index = bisect_left(self.starts, at)
        return min(limit, self.starts[index]) if index < len(self.starts) else limit


@cache
def _words(side: str) -> frozenset[str]:
    columns = ("surface", "side", "weight", "example", "source")
    rows = tables.read("policytext.entities", "name_contexts.tsv", columns, key=("surface", "side"))
    return frozenset(row["surface"] for row in rows if row["side"] == side)


@cache
def _pattern(side: str) -> re.Pattern[str]:
    return re.compile("|".join(sorted(map(re.escape, _words(side)), key=lambda word: (-len(word), word))))


def find(folded: str, titles: Sequence[TitleSpan], organizations: Sequence[tuple[int, int]]) -> list[NameSpan]:
    """Return the names in a folded text, in order, none overlapping another, a title or an organization."""
    spans = [(title.start, title.end) for title in titles if title.row.use == "post"] + list(organizations)
    borders = Borders(
        sorted([title.start for title in titles] + [start for start, _ in organizations]),
        frozenset(end for _, end in spans),
    )
    found: list[NameSpan] = []
    for rule in (_beside_titles, _addressed, _bylines):
        found += rule(folded, titles, borders)
    return _disjoint(found)


def _disjoint(found: Iterable[NameSpan]) -> list[NameSpan]:
    """Return the spans in order; of two that overlap the one found first stays."""
    kept: dict[int, NameSpan] = {}
    taken: set[int] = set()
    for span in found:
        if taken.isdisjoint(range(span.start, span.end)):
            taken.update(range(span.start, span.end))
            kept[span.start] = span
    return [kept[start] for start in sorted(kept)]


def _beside_titles(folded: str, titles: Sequence[TitleSpan], borders: Borders) -> Iterator[NameSpan]:
    for title in titles:
        span = after(folded, title.end, borders, "after title")
        if span is not None:
            yield span
            yield from _listed(folded, span.end, borders)
        elif (span := before(folded, title, borders)) is not None:
            yield span


def after(folded: str, at: int, borders: Borders, rule: str) -> NameSpan | None:
    """Return the name that follows a title which ends at ``at``."""
    remark = _REMARK.match(folded, at)
    gap = _GAP.match(folded, remark.end() if remark else at)
    start = gap.end() if gap else at
    latin = _LATIN_NAME.match(folded, start)
    if latin is not None:
        return NameSpan(start, latin.end(), rule) if latin.end() - start > 1 else None
    stop = borders.stop(folded, start)
    choice = lattice.name_at(folded, start, stop, prior=_AFTER_TITLE_PRIOR, after_title=True)
    if choice is None:
        return None
    end = start + choice.length
    gain = choice.gain + (_BORDER_BONUS if end == stop else 0)
    return NameSpan(start, end, rule) if gain > 0 else None


def _listed(folded: str, at: int, borders: Borders) -> Iterator[NameSpan]:
    """Yield the names that follow one at ``at`` in a list."""
    while folded[at : at + 1] == _LIST_MARK:
        start = at + 1
        stop = borders.stop(folded, start)
        choice = lattice.name_at(folded, start, stop, prior=_LIST_PRIOR, after_title=True)
        if choice is None:
            return
        at = start + choice.length
        if choice.gain + (_BORDER_BONUS if at == stop else 0) <= 0:
            return
        yield NameSpan(start, at, "name list")


def before(folded: str, title: TitleSpan, borders: Borders) -> NameSpan | None:
    """Return the name or surname right before a title: 卫兰局长, 王局长."""
    known = evidence.surnames()
    for length in (4, 3, 2, 1):
        start = title.start - length
        if start < 0 or not all(map(lattice.is_han, folded[start : title.start])):
            continue
        if not _begins_free(folded, start, borders):
            continue
        surface = folded[start : title.start]
        if length == 1 or surface in known:
            if surface in known:
                return NameSpan(start, title.start, "surname before title")
            continue
        costs = [cost for size, cost in evidence.name_costs(folded, start, title.start) if size == length]
        words = lattice.readings(folded, start, title.start, title.start)[0]
        if costs and min(costs) + _BEFORE_TITLE_PRIOR < words:
            return NameSpan(start, title.start, "before title")
    return None


def _begins_free(folded: str, start: int, borders: Borders) -> bool:
    """Whether a name may begin here: after a border, or after a word that names follow."""
    if start == 0 or start in borders.ends or not lattice.is_han(folded[start - 1]):
        return True
    words = _words("before")
    return folded[start - 1 : start] in words or folded[start - 2 : start] in words


@cache
def _honorifics() -> re.Pattern[str]:
    return re.compile("同志|先生|女士|小姐|一行|夫妇|等人")


def _addressed(folded: str, _: Sequence[TitleSpan], borders: Borders) -> Iterator[NameSpan]:
    for match in _honorifics().finditer(folded):
        span = _ending_at(folded, match.start(), borders)
        if span is not None:
            yield span


def _ending_at(folded: str, end: int, borders: Borders) -> NameSpan | None:
    for length in (4, 3, 2):
        start = end - length
        if start < 0 or not all(map(lattice.is_han, folded[start:end])) or not _begins_free(folded, start, borders):
            continue
        costs = [cost for size, cost in evidence.name_costs(folded, start, end) if size == length]
        words = lattice.readings(folded, start, end, end)[0]
        if costs and min(costs) + _BEFORE_TITLE_PRIOR < words:
            return NameSpan(start, end, "before honorific")
    return None


_BYLINE = re.compile(
    r"(?:记者|通讯员|作者|编辑|责编|审核|校对|摄影|撰文|文字|图文|撰稿|供稿|编审|监制|统筹|制图|剪辑|[文图摄])[ \t\u3000\xa0]{0,3}[|丨:：/／ \u3000\xa0][ \t\u3000\xa0]{0,3}"
)
_SIGNATURE = re.compile(r"[（(](?=[\u4e00-\u9fff]{2,4}[)）])")


def _bylines(folded: str, _: Sequence[TitleSpan], borders: Borders) -> Iterator[NameSpan]:
    for match in _BYLINE.finditer(folded):
        at = match.end()
        while True:
            stop = borders.stop(folded, at)
            choice = lattice.name_at(folded, at, stop, prior=0, after_title=True)
            if choice is None or choice.gain + (_BORDER_BONUS if at + choice.length == stop else 0) <= 0:
                break
            yield NameSpan(at, at + choice.length, "byline")
            at += choice.length
            blanks = len(folded[at : at + 4]) - len(folded[at : at + 4].lstrip(_BLANKS + "、,，"))
            if not blanks:
                break
            at += blanks
    for match in _SIGNATURE.finditer(folded):
        stop = borders.stop(folded, match.end())
        choice = lattice.name_at(folded, match.end(), stop, prior=20)
        if choice is not None and match.end() + choice.length == stop and choice.gain > 0:
            yield NameSpan(match.end(), stop, "signature")

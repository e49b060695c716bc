"""Finds the names of projects in a line: 澄光传感项目, “蓝窗”项目, 微纳光学制造基地; and the heads that name none."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from policytext import wording
from policytext.fold import IDEOGRAPH
from policytext.late import late
from policytext.records import project_words as words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policytext.records.surroundings import Surroundings

_NAME_CHARS = 45
_BEFORE_CHARS = 16
_MINIMUM_CORE_CHARS = 2
_MINIMUM_NOUN_CHARS, _MAXIMUM_NOUN_CHARS = 3, 18
_MARKS = "，。；：、！？,;:!?“”‘’「」『』《》<>〈〉\n\t|｜＋…—"
_MARK = late(f"[{_MARKS}]")
_QUOTED = re.compile(r"[“‘「『《<〈]([^“”‘’「」『』《》<>〈〉\n]{2,30})[”’」』》>〉]\Z")
_NUMERAL = "0-9一二三四五六七八九十百两几多数"
_LIST_MARK = late(
    r"""
    (?: [（(]?[一二三四五六七八九十0-9]{1,3}[）)、.．] | [①-⑳·•●■◆★☆▲－-] | 第[一二三四五六七八九十0-9]{1,3}[条章项] )
    [ \u3000]*
    """,
    re.VERBOSE,
)
_BRACKET = re.compile(r"[（(](?![^（()）]{0,30}[）)])|[）)]")
_BRACKETED = re.compile(r"[（(][^（()）\n]{0,30}[）)](?=.)")
_BLANKS = " \u3000"
_BEHIND_BLANK = rf"(?:(?<=(?:{IDEOGRAPH}|[）)]).)[{_BLANKS}]*|[{_BLANKS}]*(?={IDEOGRAPH}))"


Kind = Literal["name", "anaphor", "other"]


class Naming(NamedTuple):
    """A head and what it is: the name of a project, a word for the one named before, or neither.

    Attributes:
        start: first code point of the name; of the head where there is none.
        end: one past its head.
        kind: ``name``; ``anaphor`` (该项目, and 项目 alone); ``other`` (签约项目, 26个项目).
        is_sure: whether the head ends names of projects only.
        border: the word or mark that stands right before the name.
        head: where its head begins.
    """

    start: int
    end: int
    kind: Kind
    is_sure: bool = True
    border: str = ""
    head: int = 0


def find(page: Surroundings, start: int, end: int) -> Iterator[Naming]:
    """Yield the heads of one line of a page, which lies between two offsets, in order.

    A head inside the name of an organization ends no name of a project.
    """
    latest: Naming | None = None
    for match in _heads().finditer(page.folded, start, end):
        holder = page.bodies.around(match.start(), match.end())
        is_inside = holder and (holder.end > match.end() or holder.start == match.start())
        if is_inside or words.pattern("tail").match(page.folded, match.end()) or _goes_on(page.folded, match):
            continue
        naming = _naming(page, match, (start, max(start, match.start() - _NAME_CHARS)))
        if naming is None or (not naming.is_sure and naming.border in words.words("locative")):
            continue
        if latest and latest.end <= naming.start:
            yield latest
        latest = naming
    if latest:
        yield latest


def _goes_on(folded: str, match: re.Match[str]) -> bool:
    """Whether the noun goes on behind a site: 数据中心原型机."""
    if match.group() in words.words("head") or not "\u4e00" <= folded[match.end() : match.end() + 1] <= "\u9fff":
        return False
    return not (_heads().match(folded, match.end()) or _followers().match(folded, match.end()))


def _naming(page: Surroundings, match: re.Match[str], limits: tuple[int, int]) -> Naming | None:
    line, floor = limits
    folded, is_sure = page.folded, match.group() in words.words("head")
    quoted = _QUOTED.search(folded[floor : match.start()])
    if quoted:
        begin = floor + quoted.start()
        return Naming(begin, match.end(), "name", border=_last(folded, begin), head=match.start())
    begin, border = _begin(page, floor, match.start(), is_line_start=floor == line)
    before = folded[max(0, begin - _BEFORE_CHARS) : begin]
    kind = _kind(page, begin, match, before, border)
    if _rejects(before, border) and (kind == "other" or not is_sure or folded.startswith("—", match.end())):
        return None
    start = match.start() if kind == "other" else begin
    return Naming(start, match.end(), kind, is_sure=is_sure, border=border, head=match.start())


def _kind(page: Surroundings, begin: int, match: re.Match[str], before: str, border: str) -> Kind:
    core = page.folded[begin : match.start()]
    if core in words.words("anaphor") or (not core and not border.isalnum()):
        return "anaphor"
    if _count_behind().match(page.folded, match.end()) or _count().search(core) or _ends_in_count(before):
        return "other"
    return "other" if is_class(page, begin, match.start(), match.group()) else "name"


def _ends_in_count(text: str) -> bool:
    return any(match.end() == len(text) for match in _count().finditer(text))


def is_class(page: Surroundings, start: int, end: int, head: str) -> bool:
    """Whether a name is made of places and words for classes of projects alone: 余杭区重大产业项目.

    A place and 项目 alone are a class, but no place and a site, and no industrial park and 项目: 余杭区项目,
    澄屿科学园区扩建工程, 临江激光产业园项目.
    """
    for named in (page.places.inside(start, start + 1), page.parks.inside(start, start + 1)):
        if named and named[0].end <= end:
            stop = named[0].end
            is_site = stop == end and head in words.words("site")
            is_own = page.folded.endswith(tuple(words.words("site")), start, stop)
            return not (is_site or is_own) and is_class(page, stop, end, head)
    match = _classes().match(page.folded, start, end)
    if match is None or match.end() == start:
        return end - start < _MINIMUM_CORE_CHARS
    return is_class(page, match.end(), end, head)


def _rejects(before: str, border: str) -> bool:
    """Whether the words before say that what follows is no project: 打造, 最大的, 是."""
    if border in words.words("reject"):
        return True
    return border in ("的", "の") and any(word in before for word in words.words("reject") if len(word) > 1)


def _begin(page: Surroundings, floor: int, stop: int, *, is_line_start: bool) -> tuple[int, str]:
    """Return where a name begins, and the word or mark before it: behind the last border that is no part of it."""
    folded = page.folded
    mark = _LIST_MARK.match(folded, floor, stop) if is_line_start else None
    begin, border = (mark.end(), mark.group()) if mark else (floor, _last(folded, floor))
    for match in _borders().finditer(folded, floor, stop):
        if match.group() in words.words("inner") or _coordinates(page, match, (begin, stop), border):
            continue
        if match.end() == stop and len(match.group()) > 1 and match.group() not in words.words("act"):
            break
        holder = page.bodies.around(match.start(), match.end())
        if holder is None or holder.end == match.end():
            begin, border = match.end(), match.group()
    opening = _BRACKETED.match(folded, begin, stop)
    begin = opening.end() if opening else begin
    for match in _BRACKET.finditer(folded, begin, stop):
        if match.group() in "（(" or "（" not in folded[begin : match.start()].replace("(", "（"):
            begin, border = match.end(), match.group()
    return begin, border.strip() or border


def _coordinates(page: Surroundings, match: re.Match[str], limits: tuple[int, int], border: str) -> bool:
    """Whether 与 or the like joins two nouns of one name: ，甲烷储运与加注装备项目; none of 推进转型和重大项目."""
    begin, stop = limits
    if match.group() not in words.words("and") or not (border in _MARKS or _LIST_MARK.fullmatch(border)):
        return False
    first = page.folded[begin : match.start()]
    is_noun = _MINIMUM_NOUN_CHARS <= len(first) <= _MAXIMUM_NOUN_CHARS and not page.bodies.around(
        match.start() - 1, match.start()
    )
    ends_as_party = first.endswith(tuple(words.words("head", "site", "subject", "party")))
    return is_noun and not ends_as_party and not is_class(page, match.end(), stop, "项目")


def _last(folded: str, offset: int) -> str:
    return folded[offset - 1 : offset]


@cache
def _count() -> re.Pattern[str]:
    """Match a number with its classifier: 22个, 一批, 这项."""
    number = rf"(?:[{_NUMERAL}.．]{{1,6}}[万余多]{{0,2}}|[这那])"
    return re.compile(rf"{number}(?:{words.alternation('classifier')})")


@cache
def _count_behind() -> re.Pattern[str]:
    """Match the count of what a head names: 项目22个, 项目共计八个."""
    return re.compile(
        rf"(?:{words.alternation('sum')})?[{_NUMERAL}]{{1,4}}[余多]?(?:{words.alternation('classifier')})"
    )


@cache
def _heads() -> re.Pattern[str]:
    return words.pattern("head", "site")


@cache
def _followers() -> re.Pattern[str]:
    return words.pattern("follows", "future", *words.STAGES)


@cache
def _classes() -> re.Pattern[str]:
    return re.compile(rf"(?:{words.alternation('generic', 'subject')})")


@cache
def _borders() -> re.Pattern[str]:
    roles = (
        "border",
        "inner",
        "act",
        "build",
        "reject",
        "locative",
        "signed",
        "started",
        "planned",
        "under_construction",
    )
    return re.compile(wording.any_of({*_MARKS, *words.words(*roles)}, dict.fromkeys(_BLANKS, _BEHIND_BLANK)))

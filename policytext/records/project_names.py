"""Finds the names of projects in a line: 澄光传感项目, “蓝窗”项目, 微纳光学制造基地; and the heads that name none."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Literal, NamedTuple, cast

from policytext import wording
from policytext.han import HAN, IDEOGRAPH, is_han
from policytext.late import Fitted, late
from policytext.records import project_phases
from policytext.records import project_words as words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from policytext.records.surroundings import Surroundings

_NAME_CHARS = 45
_BEFORE_CHARS = 16
_MINIMUM_CORE_CHARS = 2
_MINIMUM_NOUN_CHARS, _MAXIMUM_NOUN_CHARS = 3, 18
_MARKS = "，。；：、！？,;:!?“”‘’「」『』《》<>〈〉【】\n\t|｜＋…—"
_MARK_SET = frozenset(_MARKS)
_UP_TO_MARK = late(rf".{{0,{_NAME_CHARS}}}[{_MARKS}]", re.DOTALL)
"""Match up to the last mark of a stretch."""
_CLOSERS = "”’」』》>〉"
_QUOTED = late(rf"[“‘「『《<〈][^“”‘’「」『』《》<>〈〉，。！？；\n]{{2,30}}[{_CLOSERS}]\Z")
_NUMERAL = "0-9一二三四五六七八九十百两几多数"
_ORDINAL = "第[一二三四五六七八九十0-9]{1,3}[次批轮]"
_EARLY_CHARS = 1_000
"""So many characters before names take as long with a pattern of the words in them as to compile that of all."""
_LIST_MARK = late(
    r"""
    (?: [（(]?[一二三四五六七八九十0-9]{1,3}[）)、.．] | [①-⑳·•●■◆★☆▲－-] | 第[一二三四五六七八九十0-9]{1,3}[条章项] )
    [ \u3000]*
    """,
    re.VERBOSE,
)
_LISTED = late(rf"(?<![{HAN}])[一二三四五六七八九十]是\Z")
_DURATION = late("[0-9一二三四五六七八九十百两]{1,4}(?:天|日|周|个月|年|小时)")
_BELOW = late(r"[。：:】\s\u3000]*+")
_BRACKET = re.compile(r"[（(](?![^（()）]{0,30}[）)])|[）)]")
_BRACKETS = re.compile(r"[（()）]")
_BRACKETED = late(r"[（(][^（()）\n]{0,30}[）)](?=.)")
_BLANKS = " \u3000"
_BEHIND_BLANK = rf"(?:(?<=(?:{IDEOGRAPH}|[）)]).)[{_BLANKS}]*|[{_BLANKS}]*(?={IDEOGRAPH}))"
BORDERS = (
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
"""The roles of the words that a name does not reach beyond."""

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


def behind_mark(folded: str, start: int, end: int) -> int:
    """Return where a line goes on behind the mark of a list item or heading."""
    mark = _LIST_MARK.match(folded, start, end)
    return mark.end() if mark else start


def stands_alone(folded: str, naming: Naming, start: int, end: int) -> bool:
    """Whether a sentence holds nothing but a name, the mark of a list before it aside: 1. 澄光传感项目."""
    if naming.kind != "name" or _BELOW.fullmatch(folded, naming.end, end) is None:
        return False
    return naming.start == behind_mark(folded, start, naming.start)


def find(page: Surroundings, start: int, end: int) -> list[Naming]:
    """Return the heads of one line of a page, which lies between two offsets, in order.

    A head inside the name of an organization ends no name of a project.
    """
    found: list[Naming] = []
    folded, goes_on = page.folded, words.pattern("tail")
    for match in _last_of_heads().finditer(folded, start, end):
        head = match.span(cast("int", match.lastindex))
        holder = page.bodies.around(*head)
        is_inside = holder and (holder.end > head[1] or holder.start == head[0])
        if is_inside or goes_on.match(folded, head[1]):
            continue
        is_sure = folded[slice(*head)] in words.words("head")
        naming = _naming(page, head, start, is_sure=is_sure) if is_sure or _ends(folded, head[1]) else None
        if naming is None or (not naming.is_sure and naming.border in words.words("locative")):
            continue
        if found and found[-1].end > naming.start:
            if found[-1].kind == "anaphor" and not naming.is_sure:  # 项目|一期生产线 is a part of it
                continue
            found.pop()
        elif found and naming.kind == "anaphor" and found[-1].end == naming.start:  # 甲基地|一期项目
            found[-1] = found[-1]._replace(is_sure=True)
        found.append(naming)
    return found


def _ends(folded: str, end: int) -> bool:
    """Whether the noun ends with a site; it goes on in 数据中心原型机."""
    if not is_han(folded[end : end + 1]):
        return True
    return _heads().match(folded, end) is not None or _followers().match(folded, end) is not None


def _naming(page: Surroundings, head: tuple[int, int], line: int, *, is_sure: bool) -> Naming | None:
    folded, (stop, end) = page.folded, head
    floor, last = max(line, stop - _NAME_CHARS), _last(folded, stop)
    quoted = _QUOTED.search(folded, floor, stop) if last in _CLOSERS else None
    if quoted:
        kind: Kind = "other" if _count_behind().match(folded, end) else "name"
        return Naming(quoted.start(), end, kind, border=_last(folded, quoted.start()), head=stop)
    if last in _MARK_SET and _parts(page, (stop - 1, stop), stop):
        return Naming(stop, end, "anaphor", is_sure=is_sure, border=last, head=stop)
    begin, border = _behind_lead(folded, *_begin(page, floor, stop, is_line_start=floor == line), stop)
    before = folded[max(0, begin - _BEFORE_CHARS) : begin]
    kind = _kind(page, begin, head, before, border)
    if _rejects(before, border) and (kind == "other" or not is_sure or folded.startswith("—", end)):
        return None
    return Naming(stop if kind == "other" else begin, end, kind, is_sure=is_sure, border=border, head=stop)


def _kind(page: Surroundings, begin: int, head: tuple[int, int], before: str, border: str) -> Kind:
    folded, (stop, end) = page.folded, head
    core = folded[begin:stop]
    if not core:
        return "other" if border.isalnum() else "anaphor"
    if core in words.words("anaphor") or project_phases.is_phase(core):
        return "anaphor"
    if _DURATION.fullmatch(core):
        return "other"
    if _count_behind().match(folded, end) or _count().search(core) or _ends_in_count(before):
        return "other"
    is_other = _ends_as_list(core) or _of_a_time().search(core) or is_class(page, begin, stop, folded[stop:end])
    return "other" if is_other else "name"


def _ends_as_list(core: str) -> bool:
    """Whether a site and a word for others end what stands before a head: 甲产业园等项目 are several."""
    return core.endswith(words.endings("others")) and _site_and_others().search(core) is not None


def _ends_in_count(text: str) -> bool:
    ends_in_one = text.endswith(words.endings("classifier"))
    return ends_in_one and any(match.end() == len(text) for match in _count().finditer(text))


def is_class(page: Surroundings, start: int, end: int, head: str) -> bool:
    """Whether a name is made of places and words for classes of projects alone: 余杭区重大产业项目.

    A place and 项目 alone are a class, but no place and a site, and no industrial park and 项目: 余杭区项目,
    澄屿科学园区扩建工程, 临江激光产业园项目.
    """
    for named in (page.places.beginning_at(start), page.parks.beginning_at(start)):
        if named and named.end <= end:
            stop = named.end
            is_site = stop == end and head in words.words("site")
            is_own = page.folded.endswith(words.endings("site"), start, stop)
            return not (is_site or is_own) and is_class(page, stop, end, head)
    match = _classes().match(page.folded, start, end)
    if match is None or match.end() == start:
        return end - start < _MINIMUM_CORE_CHARS
    return is_class(page, match.end(), end, head)


def _rejects(before: str, border: str) -> bool:
    """Whether the words before say that what follows is no project: 打造, 最大的, 是; but 一是 begins a list."""
    if border in words.words("reject"):
        return _LISTED.search(before) is None
    return border in ("的", "の") and _rejecting_words().search(before) is not None


def _begin(page: Surroundings, floor: int, stop: int, *, is_line_start: bool) -> tuple[int, str]:
    """Return where a name begins, and the word or mark before it: behind the last border that is no part of it."""
    folded = page.folded
    border = _last_border(page, floor, stop)
    if border:
        start, begin = border
        word = folded[start:begin]
    else:
        mark = _LIST_MARK.match(folded, floor, stop) if is_line_start else None
        begin, word = (mark.end(), mark.group()) if mark else (floor, _last(folded, floor))
    if not _BRACKETS.search(folded, begin, stop):
        return begin, word.strip() or word
    opening = _BRACKETED.match(folded, begin, stop)
    begin = opening.end() if opening else begin
    for match in _BRACKET.finditer(folded, begin, stop):
        if match.group() in "（(" or "（" not in folded[begin : match.start()].replace("(", "（"):
            begin, word = match.end(), match.group()
    return begin, word.strip() or word


def _behind_lead(folded: str, begin: int, border: str, stop: int) -> tuple[int, str]:
    """Return where a name begins behind words that open a clause, and the last of them: 其中|甲项目, 5月16日|甲项目."""
    while lead := _lead().match(folded, begin, stop):
        begin, border = lead.end(), lead.group()
    return begin, border


def _last_border(page: Surroundings, floor: int, stop: int) -> tuple[int, int] | None:
    """Return the last border between two offsets that is no part of a name: a word, or else the mark before it."""
    end, pattern, inner = stop, _borders().of(page.folded[floor:stop]), words.words("inner")
    while end > floor:
        mark = _UP_TO_MARK.match(page.folded, floor, end)
        start = mark.end() if mark else floor
        borders = [match.span() for match in pattern.finditer(page.folded, start, end) if match[0] not in inner]
        for k in range(len(borders) - 1, -1, -1):
            first = _first_noun(page.folded, start, borders[:k])
            joins = first is not None and _coordinates(page, borders[k], first, stop)
            if not joins and _parts(page, borders[k], stop):
                return borders[k]
        if mark and _parts(page, (start - 1, start), stop):
            return start - 1, start
        end = start - 1
    return None


def _parts(page: Surroundings, border: tuple[int, int], stop: int) -> bool:
    """Whether a border parts a name from the words before it: it is no part of the name, nor inside another one."""
    start, end = border
    if end == stop and end - start > 1 and page.folded[start:end] not in words.words("act", "reject"):
        return False
    holder = page.bodies.around(start, end)
    return holder is None or holder.end == end


def _first_noun(folded: str, start: int, borders: Sequence[tuple[int, int]]) -> int | None:
    """Return where a noun begins that 与 may join to a name: behind a mark or a verb that builds; None elsewhere."""
    if borders:
        begin, end = borders[-1]
        return end if folded[begin:end] in words.words("build") else None
    return start if not start or folded[start - 1] in _MARK_SET else None


def _coordinates(page: Surroundings, border: tuple[int, int], start: int, stop: int) -> bool:
    """Whether 与 or the like joins two nouns of one name: ，甲烷储运与加注装备项目; none of 推进转型和重大项目.

    The first noun begins at ``start``, or behind the mark of a list there.
    """
    folded, (end, begin) = page.folded, border
    if folded[end:begin] not in words.words("and"):
        return False
    mark = _LIST_MARK.match(folded, start, end)
    first = folded[mark.end() if mark else start : end]
    is_noun = _MINIMUM_NOUN_CHARS <= len(first) <= _MAXIMUM_NOUN_CHARS and not page.bodies.around(end - 1, end)
    ends_as_party = first.endswith(words.endings("head", "site", "subject", "party"))
    return is_noun and not ends_as_party and not is_class(page, begin, stop, "项目")


def _last(folded: str, offset: int) -> str:
    return folded[offset - 1 : offset]


@cache
def _count() -> re.Pattern[str]:
    """Match a number with its classifier: 22个, 一批, 这项."""
    number = rf"(?:[{_NUMERAL}.．]{{1,6}}[万余多]{{0,2}}|[这那])"
    return re.compile(rf"{number}[ ]?(?:{words.alternation('classifier')})")


@cache
def _of_a_time() -> re.Pattern[str]:
    """Match the end of what tells a class of projects by its time, whoever has them: 甲县2024年第一次重大|项目."""
    time = rf"(?:(?:19|20)[0-9]{{2}}年度?|季度|半年|[0-9]月份?|{_ORDINAL}|首批)"
    return re.compile(rf"{time}[省市县区]?(?:重大|重点)(?:产业|工业|建设|投资|民生)?\Z")


@cache
def _site_and_others() -> re.Pattern[str]:
    return re.compile(rf"{words.alternation('site')}{words.alternation('others')}\Z")


@cache
def _rejecting_words() -> re.Pattern[str]:
    return re.compile(wording.any_of(word for word in words.words("reject") if len(word) > 1))


@cache
def _count_behind() -> re.Pattern[str]:
    """Match the count of what a head names: 项目22个, 项目共计八个, 项目 22 个."""
    number = rf"[ ]?[{_NUMERAL}]{{1,4}}[余多]?[ ]?"
    return re.compile(rf"(?:{words.alternation('sum')})?{number}(?:{words.alternation('classifier')})")


@cache
def _heads() -> re.Pattern[str]:
    return words.pattern("head", "site")


@cache
def _last_of_heads() -> re.Pattern[str]:
    return re.compile(wording.ending_in_any_of(words.words("head", "site")))


@cache
def _followers() -> re.Pattern[str]:
    return words.pattern("follows", "future", *words.STAGES)


@cache
def _classes() -> re.Pattern[str]:
    word = words.alternation("generic", "subject")
    return re.compile(rf"(?:{word}|{_ORDINAL}|(?:19|20)[0-9]{{2}}年度?|[0-9]{{1,2}}月份?)")


@cache
def _lead() -> re.Pattern[str]:
    """Match a word or a time that opens a clause; a year alone may belong to the name: 2024年老旧小区改造项目."""
    year, month = r"(?:(?:19|20)[0-9]{2}|[今去明当])年", r"[0-9]{1,2}月(?:[0-9]{1,2}[日号]|[上中下]旬|[底初份])?"
    time = rf"(?:截[至止])?(?:{year})?(?:{month}|第?[一二三四]季度|[上下]半年)(?:上午|下午|凌晨)?"
    return re.compile(rf"{time}|{words.alternation('lead')}")


@cache
def _borders() -> Fitted:
    blanks = dict.fromkeys(_BLANKS, _BEHIND_BLANK)
    return Fitted(lambda choose: wording.any_of(choose(words.words(*BORDERS)), blanks), chars=_EARLY_CHARS, texts=64)

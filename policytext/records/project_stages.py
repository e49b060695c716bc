"""Reads how far a project is, and when it got there."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple, cast

from policytext.han import IDEOGRAPH
from policytext.late import late
from policytext.offsets import Span
from policytext.quantities import find_times
from policytext.quantities.times import rule_of
from policytext.records import project_lists
from policytext.records import project_words as words
from policytext.records.imprint import behind_dateline

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policytext.records.ordered import Ordered
    from policytext.records.project_names import Naming
    from policytext.records.types import Stage

_COMMA = late("[，,；;：:、]")
_CLAUSE_CHARS = 60
_UP_TO_COMMA = late(rf".{{0,{_CLAUSE_CHARS}}}[，,；;：:、]", re.DOTALL)
"""Match up to the last comma of a stretch."""
_DAY_KINDS = ("date", "month", "year", "half", "quarter")
_MOST_LISTED = 12
"""Names of a list before one, back to the verb that governs it."""
_SUBJECT_CHARS = 16
_DEADLINE = late("[0-9一二三四五六七八九十两]{1,3}(?:个月|年|天|日|周)[之以]?内")
_TIME = late("(?:[0-9]{4}|[今明])年|[0-9]{1,2}月")
_REACHED = late("[已了]")
_ATTRIBUTIVE = late(f"(?:、[^，。；、,;]{{1,8}}){{0,4}}[的の](?={IDEOGRAPH}|[“‘「『])(?![第一二三四五六七八九十首])")
"""Match behind the stage of what is named behind it, which is no phase of the project and no share of it."""
_OBJECT_CHARS = 16
_CLAUSE_MARK = late("[，,；;：:。]")


class StageWord(NamedTuple):
    """A word that says how far a project is; offsets index the page."""

    start: int
    end: int
    stage: Stage


def stages(folded: str, start: int, end: int, names: Ordered[Naming], *, floor: int) -> Iterator[StageWord]:
    """Yield the stages that are reached, in order; none that lies ahead or is only spoken of (投产后, 签约额).

    A stage inside the name of a project, or right before one, is none either, nor one of something else: 毗邻在建的站.
    The sentence begins at ``floor``.
    """
    for match in _rows_of_stages(folded, start, end):
        if names.around(match.end(), match.start() + 1):
            continue
        name = names.last(match.start(), floor)
        stage = words.stage_of()[match["last"]]
        if words.pattern("spoken").match(folded, match.end()) or _is_of_another(folded, match.end(), names):
            continue
        if stage == "completed" and _is_of_part(folded, match, name.end if name else floor):
            stage = "under_construction"
        if stage == "planned" or not _is_ahead(folded, match.start(), floor, name, names):
            yield StageWord(match.start(), match.end(), stage)


def _is_of_another(folded: str, end: int, names: Ordered[Naming]) -> bool:
    """Whether a stage is that of what is named behind it: 正在建设的|青岭站, 共签约|亿元以上项目8个."""
    if _ATTRIBUTIVE.match(folded, end):
        return True
    following = names.first(end, end + _OBJECT_CHARS)
    if following is None or not (following.is_sure and following.kind == "other"):
        return False
    return _CLAUSE_MARK.search(folded, end, following.start) is None


def _stage_ending_at(folded: str, offset: int, floor: int) -> StageWord | None:
    """Return the stage right before an offset that is reached: 此次开工|的A项目; none of 即将开工|的A项目."""
    if not folded.endswith(words.endings(*words.STAGES), floor, offset):
        return None
    rows = _rows_of_stages(folded, clause_start(folded, offset, floor), offset)
    row = next((row for row in rows if row.end() == offset), None)
    if row is None or _lies_ahead(folded, row.start(), floor, floor):
        return None
    return StageWord(*row.span(), words.stage_of()[row["last"]])


def stage_before_name(folded: str, naming: Naming, floor: int) -> StageWord | None:
    """Return the stage that the words right before a name tell.

    开工建设|A项目, 拟在甲区建设|A基地, 此次开工的|A项目, 同日开工的还有|A项目; a verb that builds tells of a plan only.
    """
    start = naming.start - len(naming.border)
    attributive = words.endings("attributive")
    if folded.endswith(attributive, floor, naming.start) or folded.endswith(attributive, floor, start):
        return _stage_ending_at(folded, start if naming.border in attributive else start - 1, floor)
    stage, builds = words.stage_of().get(naming.border), naming.border in words.words("build")
    if not (stage or builds):
        return None
    ahead = _lies_ahead(folded, start, floor, floor)
    clause = clause_start(folded, start, floor)
    goes_on = clause == start or folded.startswith(("在", "于"), clause)
    if goes_on and clause > floor:  # 将投资5亿元，在甲区建设…基地; 拟投资5亿元，建设…基地
        ahead = ahead or _lies_ahead(folded, clause - 1, floor, floor)
    if builds and ahead:
        stage = "planned"
    return StageWord(start, naming.start, stage) if stage and (stage == "planned" or not ahead) else None


def _is_of_part(folded: str, stage: re.Match[str], floor: int) -> bool:
    """Whether a stage is that of a part of the project: 目前2号楼、3号楼均已|完工, 已|建成|标准厂房3栋."""
    subject = _adverbs().sub("", folded[max(floor, stage.start() - _SUBJECT_CHARS) : stage.start()])
    return subject.endswith(words.endings("part")) or _parts().match(folded, stage.end()) is not None


@cache
def _adverbs() -> re.Pattern[str]:
    return re.compile(rf"(?:{words.alternation('adverb')}){{1,4}}\Z")


@cache
def _parts() -> re.Pattern[str]:
    """Match parts of a project, with their number: 3栋厂房, 标准厂房."""
    return re.compile(
        rf"了?(?:[0-9一二三四五六七八九十两多余]{{1,4}}[栋幢座条个])?(?:标准)?{words.alternation('part')}"
    )


def _is_ahead(folded: str, offset: int, floor: int, name: Naming | None, names: Ordered[Naming]) -> bool:
    """Whether a stage is still to come: its clause says so, or that in which the list of names before it begins."""
    behind = name.end if name else floor
    if _lies_ahead(folded, offset, floor, behind):
        return True
    head = _head_of_list(folded, name, names, floor) if name else offset
    return name is not None and head < name.start and _lies_ahead(folded, head, floor, behind)


def _head_of_list(folded: str, name: Naming, names: Ordered[Naming], floor: int) -> int:
    """Return where the list of names begins that one ends: 力争A项目、B项目开工."""
    for _ in range(_MOST_LISTED):
        before = names.last(name.start, floor)
        if before is None or before.kind != "name" or not project_lists.joins(folded[before.end : name.start]):
            break
        name = before
    return name.start


def _rows_of_stages(folded: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Yield the stages, and stages in a row, between two offsets; their words are found faster than their rows."""
    while found := _stage().search(folded, start, end):
        row = cast("re.Match[str]", _row_of_stages().match(folded, found.start(), end))
        yield row
        start = row.end()


def _lies_ahead(folded: str, offset: int, floor: int, behind: int) -> bool:
    """Whether the comma clause says before ``offset`` that it is still to come.

    One character says so only at or behind ``behind``, where the last name ends: 若 is part of many. Before a name
    a word says nothing that governs a size: 计划总投资5亿元的A项目开工. A clause that opens with a time goes on with
    what the one before says: 预计年内竣工，明年3月投产.
    """
    begin = clause_start(folded, offset, floor)
    for match in words.pattern("future").finditer(folded, begin, offset):
        if match.start() >= behind or (len(match.group()) > 1 and not _is_of_size(folded, match.end(), behind)):
            return True
    if _DEADLINE.search(folded, begin, offset):
        return True
    goes_on = behind < begin and _TIME.match(folded, begin, offset) and not _REACHED.search(folded, begin, offset)
    before = clause_start(folded, begin - 1, floor) if goes_on else begin
    return words.pattern("future").search(folded, max(before, behind), begin) is not None


def _is_of_size(folded: str, start: int, stop: int) -> bool:
    """Whether the words behind an offset name a size that is an attribute of a name which ends at ``stop``."""
    return words.pattern("size").match(folded, start, stop) is not None and folded.find("的", start, stop) >= 0


def clause_start(folded: str, offset: int, floor: int) -> int:
    """Return where the comma clause around an offset begins, at most some characters before."""
    low = max(floor, offset - _CLAUSE_CHARS)
    before = _UP_TO_COMMA.match(folded, low, offset)
    return before.end() if before else low


def day_of(folded: str, text: str, stage: StageWord, floor: int) -> Span | None:
    """Return the time that stands in the clause of a stage before it, or opens its sentence; never a dateline's.

    The day of a plan is none on which it was made.
    """
    if stage.stage == "planned":
        return None
    opening = behind_dateline(folded, floor)
    begin = clause_start(folded, stage.start, opening)
    inside = [time for time in find_times(folded[begin : stage.start]) if time.kind in _DAY_KINDS]
    if inside:
        start, end = begin + inside[-1].start, begin + inside[-1].end
        return Span(start, end, text[start:end])
    comma = _COMMA.search(folded, opening, min(stage.start, opening + _CLAUSE_CHARS))
    end = comma.start() if comma else opening
    rule = rule_of(folded[opening:end])
    if rule is None or rule.kind not in _DAY_KINDS:
        return None
    is_one = [(time.start, time.end) for time in find_times(folded[opening:end])] == [(0, end - opening)]
    return Span(opening, end, text[opening:end]) if is_one else None


@cache
def _stage() -> re.Pattern[str]:
    return words.pattern(*words.STAGES)


@cache
def _row_of_stages() -> re.Pattern[str]:
    """Match a stage, and stages in a row such as 建成投产, of which the last counts."""
    word = words.alternation(*words.STAGES)
    return re.compile(rf"(?:{word}){{0,2}}(?P<last>{word})")

"""Reads what a clause says of a project: its stage and the day of it, its phase, its company."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple, cast

from policytext.fold import fold
from policytext.late import late
from policytext.offsets import Span
from policytext.quantities import find_times
from policytext.quantities.times import rule_of
from policytext.records import headings, project_lists
from policytext.records import project_words as words
from policytext.records.imprint import behind_dateline

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from policytext.entities import Organization
    from policytext.quantities import Quantity
    from policytext.records.ordered import Ordered
    from policytext.records.project_names import Naming
    from policytext.records.types import Stage

FIELDS = {
    "total_investment": ("money", "total_investment"),
    "output_value": ("money", "output_value"),
    "land_area": ("area", "land_area"),
    "zone_area": ("area", "land_area"),
    "floor_area": ("area", "floor_area"),
}
"""Of what kind an amount of a role is, and the field of a project that takes it."""
_NO_FIELD = (None, None)

_RULES = ("threshold", "policy")
_COMMA = late("[，,；;：:、]")
_WHOLE = late("[，,；;：:](?:目前|现在|该|本|整个)?(?:项目|整体|总|全部|全面)")
_CLAUSE_CHARS = 60
_UP_TO_COMMA = late(rf".{{0,{_CLAUSE_CHARS}}}[，,；;：:、]", re.DOTALL)
"""Match up to the last comma of a stretch."""
_LEGAL_CHARS, _MINIMUM_NAME_CHARS = 8, 4
_NUMERAL = late("[一二三四五六七八九十0-9]+")
_DAY_KINDS = ("date", "month", "year", "half", "quarter")
_COMPANY_KINDS = ("enterprise",)
_PHASE_CHARS = 200
"""So far a phase governs what follows in its sentence."""
_MOST_LISTED = 12
"""Names of a list before one, back to the verb that governs it."""
_SAME_SUBJECT = re.compile("[^，,；;：:、]*(?:，(?:(?:将|拟|计划|主要|用于){1,3}|[在于][^，,；;：:、]{1,14})?)?")
"""What stands between a firm and the verb that builds: 将投资5亿元，在甲区|建设…基地; 竞得，拟用于|建设…基地."""

_ATTRIBUTES = re.compile("[^，,；;：:的]*")
"""What stands between a firm and the name of what it builds: 投资5亿元、占地90亩|的A项目."""
_SUBJECT_CHARS = 16
_ADVERBS = re.compile(r"(?:已经|已|全部|全面|均|都|基本|正式|顺利|陆续|相继|先后|目前|也){1,4}\Z")

_DEADLINE = late("[0-9一二三四五六七八九十两]{1,3}(?:个月|年|天|日|周)[之以]?内")
_TIME = late("(?:[0-9]{4}|[今明])年|[0-9]{1,2}月")
_REACHED = late("[已了]")

_TICKER = re.compile(r"[ ]?(?:[（(][0-9]{6}[）)])?[ ]?")


class StageWord(NamedTuple):
    """A word that says how far a project is; offsets index the page."""

    start: int
    end: int
    stage: Stage


def field_of(quantity: Quantity, folded: str) -> str | None:
    """Return the field that a quantity of a folded page may fill; None for rates, rules, results and other roles."""
    kind, name = FIELDS.get(quantity.role or "", _NO_FIELD)
    if name is None and quantity.role == "land_supply" and _is_granted(quantity):
        kind, name = FIELDS["land_area"]
    if kind != quantity.kind or quantity.per is not None or quantity.status in _RULES:
        return None
    if quantity.status != "achieved":
        return name
    return None if name == "output_value" or (name == "floor_area" and _is_part_done(folded, quantity.start)) else name


def _is_part_done(folded: str, offset: int) -> bool:
    """Whether floor space is what was built so far: 完成厂房建设|3万平方米."""
    return words.pattern("done", "completed").search(folded, clause_start(folded, offset, 0), offset) is not None


def _is_granted(quantity: Quantity) -> bool:
    """Whether land supplied is that of a project: 供地45亩, 新增用地45亩; not so 征收土地45亩."""
    return quantity.cue is not None and words.pattern("granted").match(fold(quantity.cue.text)) is not None


def stages(folded: str, start: int, end: int, names: Ordered[Naming], *, floor: int) -> Iterator[StageWord]:
    """Yield the stages that are reached, in order; none that lies ahead or is only spoken of (投产后, 签约额).

    A stage inside the name of a project, or right before one, is none either. The sentence begins at ``floor``.
    """
    for match in _rows_of_stages(folded, start, end):
        if names.around(match.end(), match.start() + 1):
            continue
        name = names.last(match.start(), floor)
        stage = words.stage_of()[match["last"]]
        if words.pattern("spoken").match(folded, match.end()):
            continue
        if stage == "completed" and _is_of_part(folded, match, name.end if name else floor):
            stage = "under_construction"
        if stage == "planned" or not _is_ahead(folded, match.start(), floor, name, names):
            yield StageWord(match.start(), match.end(), stage)


def stage_ending_at(folded: str, offset: int, floor: int) -> StageWord | None:
    """Return the stage right before an offset that is reached: 此次开工|的A项目; none of 即将开工|的A项目."""
    if not folded.endswith(words.endings(*words.STAGES), floor, offset):
        return None
    rows = _rows_of_stages(folded, clause_start(folded, offset, floor), offset)
    row = next((row for row in rows if row.end() == offset), None)
    if row is None or lies_ahead(folded, row.start(), floor, floor):
        return None
    return StageWord(*row.span(), words.stage_of()[row["last"]])


def _is_of_part(folded: str, stage: re.Match[str], floor: int) -> bool:
    """Whether a stage is that of a part of the project: 目前2号楼、3号楼均已|完工, 已|建成|标准厂房3栋."""
    subject = _ADVERBS.sub("", folded[max(floor, stage.start() - _SUBJECT_CHARS) : stage.start()])
    return subject.endswith(words.endings("part")) or _parts().match(folded, stage.end()) is not None


@cache
def _parts() -> re.Pattern[str]:
    """Match parts of a project, with their number: 3栋厂房, 标准厂房."""
    return re.compile(
        rf"了?(?:[0-9一二三四五六七八九十两多余]{{1,4}}[栋幢座条个])?(?:标准)?{words.alternation('part')}"
    )


def _is_ahead(folded: str, offset: int, floor: int, name: Naming | None, names: Ordered[Naming]) -> bool:
    """Whether a stage is still to come: its clause says so, or that in which the list of names before it begins."""
    behind = name.end if name else floor
    if lies_ahead(folded, offset, floor, behind):
        return True
    head = _head_of_list(folded, name, names, floor) if name else offset
    return name is not None and head < name.start and lies_ahead(folded, head, floor, behind)


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


def lies_ahead(folded: str, offset: int, floor: int, behind: int) -> bool:
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


def phase_before(folded: str, text: str, offset: int, floor: int) -> Span | None:
    """Return the construction phase that governs an offset: the last one before, unless a clause turns to the whole."""
    found = list(_phase().finditer(folded, max(floor, offset - _PHASE_CHARS), offset))
    if not found or _WHOLE.search(folded, found[-1].end(), offset):
        return None
    start, end = found[-1].span()
    return Span(start, end, text[start:end])


@lru_cache(maxsize=1 << 10)
def phase_key(phase: str) -> str:
    """Return what two ways to name one phase share: 第一期 and 一期工程 are 一.

    >>> phase_key("第一期"), phase_key("一期工程"), phase_key("首期")
    ('一', '一', '首期')
    """
    folded = fold(phase)
    numeral = _NUMERAL.search(folded)
    return numeral.group() if numeral else folded


def company_of_name(folded: str, naming: Naming, bodies: Ordered[Organization], floor: int) -> Organization | None:
    """Return the firm that a name begins with, or that stands right before it as its owner or builder."""
    own = bodies.around(naming.start, naming.start + 1)
    if own:
        is_brand = own.start == naming.start and own.end - own.start < _MINIMUM_NAME_CHARS
        is_prefix = own.start == naming.start and not is_brand and own.end < naming.end
        if not is_brand:
            return own if is_prefix and _is_company(own) else None
    before = next((body for body in bodies.before(naming.start, floor) if body.kind != "park"), None)
    if before is None or not (_is_company(before) and is_whole(folded, before)):
        return None
    gap = folded[before.end : naming.start]
    if _TICKER.fullmatch(gap) or gap.strip() in words.words("of"):
        return before
    verb = gap[: len(gap) - len(naming.border)]
    if naming.border == "的":
        invests = words.pattern("by").match(folded, before.end) and _ATTRIBUTES.fullmatch(verb)
        return before if invests or (_builds(folded, before, floor) and _SAME_SUBJECT.fullmatch(verb)) else None
    return before if naming.border in words.words("build") and _SAME_SUBJECT.fullmatch(verb) else None


def is_whole(folded: str, brand: Organization) -> bool:
    """Whether a name is a long one, or a brand behind which no more of it may stand: 澄光|拟投资, not 澄光|达拟投资."""
    following = folded[brand.end : brand.end + 1]
    if brand.end - brand.start >= _MINIMUM_NAME_CHARS or not following.isalpha():
        return True
    return _behind_brand().match(folded, brand.end) is not None


@cache
def _behind_brand() -> re.Pattern[str]:
    return words.pattern("by", "build", "border", "of", "future", "and", "follows", "lead")


def companies_named(folded: str, floor: int, bodies: Iterable[Organization]) -> Iterator[Organization]:
    """Yield the firms that build, as 由…投资建设 and 建设单位为… say, of a sentence, which begins at ``floor``.

    A firm that opens a sentence builds what the one before names: A项目。某公司投资建设，….
    """
    for body in bodies:
        opens = body.start == floor and words.pattern("by").match(folded, body.end)
        if _is_company(body) and is_whole(folded, body) and (opens or _builds(folded, body, floor)):
            yield body


def is_labelled(folded: str, offset: int, floor: int) -> bool:
    """Whether what begins at an offset stands behind the label of who builds: （业主：|某公司）."""
    return offset > floor and folded[offset - 1] in "：:" and folded.endswith(_labels(), floor, offset - 1)


@cache
def _labels() -> tuple[str, ...]:
    return tuple(word for word, field in headings.field_of_heading().items() if field == "company")


def _builds(folded: str, body: Organization, floor: int) -> bool:
    if folded.endswith(words.endings("builder"), floor, body.start) or is_labelled(folded, body.start, floor):
        return True
    is_agent = folded.endswith(words.endings("agent"), floor, body.start)
    return is_agent and words.pattern("by").match(folded, body.end) is not None


def without_company(folded: str, naming: Naming, company: Organization | None) -> int:
    """Return where a name begins behind the full name of its firm; its own start where it holds a short one."""
    if company is None or company.start != naming.start:
        return naming.start
    legal = words.pattern("legal").search(folded, max(company.start, company.end - _LEGAL_CHARS), company.end)
    is_full = legal is not None and legal.end() == company.end
    return company.end if is_full and naming.end - company.end >= _MINIMUM_NAME_CHARS else naming.start


def _is_company(body: Organization) -> bool:
    return body.kind in _COMPANY_KINDS


@cache
def _stage() -> re.Pattern[str]:
    return words.pattern(*words.STAGES)


@cache
def _row_of_stages() -> re.Pattern[str]:
    """Match a stage, and stages in a row such as 建成投产, of which the last counts."""
    word = words.alternation(*words.STAGES)
    return re.compile(rf"(?:{word}){{0,2}}(?P<last>{word})")


@cache
def _phase() -> re.Pattern[str]:
    return re.compile(rf"第?[一二三四五六七八九十0-9]{{1,2}}期|{words.alternation('phase')}")

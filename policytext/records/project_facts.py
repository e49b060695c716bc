"""Reads which amounts are fields of a project, and which firm builds it."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from policytext.fold import fold
from policytext.records import headings, project_stages
from policytext.records import project_words as words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from policytext.entities import Organization
    from policytext.quantities import Quantity
    from policytext.records.ordered import Ordered
    from policytext.records.project_names import Naming

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
_LEGAL_CHARS, _MINIMUM_NAME_CHARS = 8, 4
_COMPANY_KINDS = ("enterprise",)
_SUM = "(?:总?投资[^，,；;：:、]{1,12})?"
_SAME_SUBJECT = re.compile(
    f"[^，,；;：:、]*(?:，(?:(?:将|拟|计划|主要|用于){{0,3}}{_SUM}|[在于][^，,；;：:、]{{1,14}})?)?"
)
"""What stands between a firm and the verb that builds: 将投资5亿元，在甲区|建设…基地; 签约，计划投资5亿元|建设…基地."""
_ATTRIBUTES = re.compile("[^，,；;：:的]*")
"""What stands between a firm and the name of what it builds: 投资5亿元、占地90亩|的A项目."""

_TICKER = re.compile(r"[ ]?(?:[（(][0-9]{6}[）)])?[ ]?")


def field_of(quantity: Quantity, folded: str) -> str | None:
    """Return the field that a quantity of a folded page may fill; None for rates, rules, results and other roles."""
    kind, name = FIELDS.get(quantity.role or "", _NO_FIELD)
    if name is None and quantity.role == "land_supply" and _is_granted(quantity):
        kind, name = FIELDS["land_area"]
    if kind != quantity.kind or quantity.per is not None or quantity.status in _RULES:
        return None
    if name == "output_value" and _is_of_branch(folded, quantity):
        return None
    if quantity.status != "achieved":
        return name
    return None if name == "output_value" or (name == "floor_area" and _is_part_done(folded, quantity.start)) else name


def _is_of_branch(folded: str, quantity: Quantity) -> bool:
    """Whether output is that of an industry or of a territory: 新材料产业|产值, 全县|工业总产值."""
    cue = quantity.cue
    return cue is not None and (
        words.pattern("branch").match(folded, cue.start) is not None
        or folded.endswith(words.endings("branch"), 0, cue.start)
    )


def _is_part_done(folded: str, offset: int) -> bool:
    """Whether floor space is what was built so far: 完成厂房建设|3万平方米."""
    clause = project_stages.clause_start(folded, offset, 0)
    return words.pattern("done", "completed").search(folded, clause, offset) is not None


def _is_granted(quantity: Quantity) -> bool:
    """Whether land supplied is that of a project: 供地45亩, 新增用地45亩; not so 征收土地45亩."""
    return quantity.cue is not None and words.pattern("granted").match(fold(quantity.cue.text)) is not None


def company_of_name(folded: str, naming: Naming, bodies: Ordered[Organization], floor: int) -> Organization | None:
    """Return the firm that a name begins with, or that stands right before it as its owner or builder."""
    own = bodies.around(naming.start, naming.start + 1)
    if own:
        is_brand = own.start == naming.start and own.end - own.start < _MINIMUM_NAME_CHARS
        is_prefix = own.start == naming.start and not is_brand and own.end < naming.end
        if not is_brand:
            return own if is_prefix and _is_company(own) and not _is_site(folded, own) else None
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


def _is_site(folded: str, body: Organization) -> bool:
    """Whether a body is named after what it runs: a project that begins with 城北污水处理厂 is of that, not by it."""
    return folded.endswith(words.endings("site"), body.start, body.end)


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

"""Decides by its surroundings whether an amount is a quantity, and in which unit or currency."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policytext.quantities import context, hedges

if TYPE_CHECKING:
    from policytext.quantities.joins import Found
    from policytext.quantities.surroundings import Surroundings
    from policytext.quantities.units import Unit, Units

_YUAN = "元"
_SHORT_CHARS = 80


def resolved_unit(folded: str, found: Found, around: Surroundings, units: Units) -> Unit | None:
    """Return the unit that the surroundings leave or give; None where the number is no quantity."""
    unit = found.amount.unit
    if unit is None:
        return around.currency or (units.behind[_YUAN] if _is_sum(folded, found, around) else None)
    if found.amount.low.is_place and around.hedge == "exact" and not _stands_alone(folded, found, unit):
        return None
    if unit.kind == "money":
        return _currency(unit, around) if _is_money(folded, found, around, unit) else None
    return unit


def _is_sum(folded: str, found: Found, around: Surroundings) -> bool:
    """Whether a number without unit is a sum of money: 总投资5亿, 千亿级产业集群; a bare 万 or 亿 is none."""
    reading = found.amount.low
    if reading.is_place and reading.low == reading.scale_value and around.hedge == "exact":
        return False
    return around.is_level or context.names_money(folded, found.start, found.end)


def _stands_alone(folded: str, found: Found, unit: Unit) -> bool:
    """Whether a bare place word such as 百亿元 is a number: not 万元 (a heading), 千元 before a noun, 万吨."""
    reading = found.amount.low
    if unit.kind != "money":
        return unit.symbol == "%"
    if reading.low == reading.scale_value:
        return False
    return not hedges.is_ideograph(folded, found.end) or context.names_money(folded, found.start, found.end)


def _is_money(folded: str, found: Found, around: Surroundings, unit: Unit) -> bool:
    """Whether 块, 角 or 分 is money, and 三元 no adjective."""
    if around.is_adjective:
        return False
    if unit.when != "price" or found.amount.is_compound or around.per is not None:
        return True
    return context.names_price(folded, found.start, found.end) or _is_whole(folded, around)


def _is_whole(folded: str, around: Surroundings) -> bool:
    """Whether a short text says nothing else."""
    return len(folded) <= _SHORT_CHARS and not (folded[: around.start] + folded[around.end :]).strip(" \t\n\u3000。")


def _currency(unit: Unit, around: Surroundings) -> Unit:
    """A currency beside 元 wins: 新台币5亿元, 9000元日币."""
    is_generic = unit.symbol == "CNY" and unit.place == "behind" and unit.factor == 1
    return around.currency if is_generic and around.currency else unit

"""Decides by its surroundings whether an amount is a quantity, and in which unit or currency."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policytext.quantities import context, hedges
from policytext.quantities.surroundings import LEVEL
from policytext.quantities.values import in_currency, said_in, together

if TYPE_CHECKING:
    from policytext.quantities.amount_types import Found, Words
    from policytext.quantities.measures import Unit
    from policytext.quantities.units import Units
    from policytext.quantities.values import Around, Said

_YUAN = "元"
_SHORT_CHARS = 80
_ONE_DIGIT_AND_UNIT = 2
_LEAST_LEVEL = 1000
_LEAST_BARE_LEVEL = 10**8
_SINGLE_DIGITS = frozenset("一二三四五六七八九十两")


def resolved(folded: str, found: Found, front: Words, behind: Words, units: Units) -> Said | None:
    """Return what an amount says with the words around it; None where it is no quantity there."""
    amount = found[2]
    around = together(amount, front, behind)
    is_level = _is_level(folded, found)
    if is_level:
        around = around._replace(hedge=hedges.stronger(around.hedge, "at_least"))
    unit = _unit(folded, found, around, units, is_level=is_level)
    return said_in(unit, amount, around) if unit else None


def _is_level(folded: str, found: Found) -> bool:
    start, end, amount = found
    if not amount.is_place and not folded.startswith(LEVEL, end):
        return False
    if amount.unit is None and amount.low.low < _LEAST_BARE_LEVEL and not folded.startswith(LEVEL, end):
        return False  # 百万企业 are a million
    if amount.unit is None or amount.unit.kind == "money":
        return context.is_level(folded, start, end)
    is_large = amount.low.low >= _LEAST_LEVEL  # 万亩茶园; 百亩 is rather part of a name
    return is_large and amount.unit.kind == "area" and hedges.opens_word(folded, end)


def _unit(folded: str, found: Found, around: Around, units: Units, *, is_level: bool) -> Unit | None:
    """Return the unit that the surroundings leave or give; None where the number is no quantity."""
    amount = found[2]
    unit = amount.unit
    if unit is None:
        is_sum = is_level or _is_sum(folded, found, around)
        return around.currency or (units.behind[_YUAN] if is_sum else None)
    if amount.is_place and around.hedge == "exact" and not _stands_alone(folded, found, unit):
        return None
    if unit.kind == "money":
        return in_currency(unit, around) if _is_money(folded, found, around, unit) else None
    return unit


def _is_sum(folded: str, found: Found, around: Around) -> bool:
    """Whether a number without unit is a sum of money, as in 总投资5亿; a bare 万 or 亿 is none."""
    start, end, amount = found
    reading = amount.low
    if reading.is_place and reading.low == reading.scale_value and around.hedge == "exact":
        return False
    return context.names_money(folded, start, end)


def _stands_alone(folded: str, found: Found, unit: Unit) -> bool:
    """Whether a bare place word such as 百亿元 is a number: not 万元 (a heading), 千元 before a noun, 万吨."""
    start, end, amount = found
    reading = amount.low
    if unit.kind != "money":
        return unit.symbol == "%"
    if reading.low == reading.scale_value:
        return False
    is_number = reading.low == 10 * reading.scale_value or not hedges.opens_word(folded, end)
    return is_number or (reading.scale_value > 1 and context.names_money(folded, start, end))


def _is_money(folded: str, found: Found, around: Around, unit: Unit) -> bool:
    """Whether 块, 角 or 分 is money, and 三元 no adjective."""
    start, end, amount = found
    is_alone = not (around.before or around.behind)
    if is_alone and end - start == _ONE_DIGIT_AND_UNIT and _is_adjective(folded, start, end):
        return False
    if unit.when != "price" or amount.is_compound or around.per is not None:
        return True
    whole = start - around.before, end + around.behind
    return context.names_price(folded, start, end) or _is_whole(folded, *whole)


def _is_adjective(folded: str, start: int, end: int) -> bool:
    return folded[start] in _SINGLE_DIGITS and hedges.opens_word(folded, end)


def _is_whole(folded: str, start: int, end: int) -> bool:
    """Whether a short text says nothing else."""
    return len(folded) <= _SHORT_CHARS and not (folded[:start] + folded[end:]).strip(" \t\n\u3000。")

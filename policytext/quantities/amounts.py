"""Decides whether a numeral with a unit, or behind a currency, is an amount beside its neighbours."""

from __future__ import annotations

import string
from functools import lru_cache
from typing import TYPE_CHECKING

from attrs import evolve

from policytext.quantities import context, hedges, joints, numerals
from policytext.quantities.amount_types import Amount

if TYPE_CHECKING:
    from policytext.quantities.amount_types import Found
    from policytext.quantities.measures import Unit
    from policytext.quantities.units import Units

_DASHES = "-－−"
_TIMES = "×xX*✕╳"
_RATE_MARKS = ("当たり", "あたり", "につき")
DOUBTFUL_BEFORE = frozenset({*string.ascii_letters, *_DASHES, *_TIMES, *"负每^.·之,/"})
"""The characters in front of a number that may make it no amount, or another."""

DOUBTFUL_BEHIND = frozenset({"级", *(mark[0] for mark in _RATE_MARKS)})
"""The characters behind an amount that may make it none."""

_ELECTRICITY = "电"
_NEAR_CHARS = 16


def checked(folded: str, start: int, end: int, amount: Amount, units: Units) -> tuple[Found, ...]:
    """Return what the numeral at ``start:end`` is beside its neighbours: an amount, two, or none."""
    return _two_sums(folded, start, end, amount, units) or _checked(folded, start, end, amount, units)


def _two_sums(folded: str, start: int, end: int, amount: Amount, units: Units) -> tuple[Found, ...]:
    """Read $20，300美元: a sign in front and a currency behind, so the full-width comma parts two sums."""
    comma = folded.find("，", start, end)
    sign = units.before.get(folded[start - 1]) if comma > 0 and start else None
    if sign is None or amount.unit is None or amount.unit.place != "both":
        return ()
    first, second = _amount(folded[start:comma], sign), units.amounts[folded[comma + 1 : end]]
    return ((start, comma, first), (comma + 1, end, second)) if first and second else ()


def _checked(folded: str, start: int, end: int, amount: Amount, units: Units) -> tuple[Found, ...]:
    """Return the amount at ``start:end`` if its surroundings let it be one, a minus sign taken in."""
    if "个亿元" in folded[start:end] and context.is_level(folded, start, end):
        start = folded.index("个亿元", start, end) + 1  # 10个亿元以上项目 are ten
        amount = units.amounts[folded[start:end]] or amount
    if amount.unit is None and folded[end - 1] in numerals.DIGITS and hedges.opens_word(folded, end):
        end -= 1  # 五十万一次性奖励
        amount = units.amounts[folded[start:end]] or amount
    before = folded[start - 1] if start else "\n"
    if amount.unit is None and not amount.low.scale:
        currency = _currency_alone(folded, start, end, units)
        return ((start, end, _in_unit(amount, currency)),) if currency else ()
    if before.isascii() and before.isalpha() and not _is_word(folded, start, units):
        return ()
    if before in "^.·之,/" and _is_fragment(folded, start):
        return ()
    for word, offset in amount.traps:
        position = end - (len(amount.unit.surface) if amount.unit else 1) - offset
        if position >= 0 and folded.startswith(word, position):
            return ()
    if amount.unit is not None and not _holds(folded, start, end, amount, amount.unit):
        return ()
    if before in _DASHES or before == "负":
        start, amount = _signed(folded, start, amount)
    return ((start, end, amount),)


def _is_word(folded: str, end: int, units: Units) -> bool:
    """Whether Latin letters that end at ``end`` are a currency or name a sum, as in GDP980亿元: no model number."""
    return units.currency_before(folded, 0, end) is not None or context.names_sum(folded, end)


def _is_fragment(folded: str, start: int) -> bool:
    """Whether a number is the end of one that is written in no form known here: 10^8, .5, 5·5, 1/3, 三分之一, 12,34."""
    before = folded[start - 1]
    if before in ",·/":
        return folded[start - 2 : start - 1].isdigit()
    return before != "之" or folded.endswith("分之", 0, start)


def _currency_alone(folded: str, start: int, end: int, units: Units) -> Unit | None:
    """Return the currency that alone marks a sum: $300, USD 12 million, 人民币3.14; not the 3 of 人民币3-5亿元."""
    if joints.goes_on(folded, end):
        return None
    position = start
    while position and folded[position - 1] in numerals.BLANKS:
        position -= 1
    currency = units.currency_before(folded, 0, position)
    if currency is None or _continues(folded, position - len(currency.surface), end, currency):
        return None
    return currency


@lru_cache(maxsize=1 << 12)
def _in_unit(amount: Amount, unit: Unit) -> Amount:
    return Amount((amount.low,), unit)


def _holds(folded: str, start: int, end: int, amount: Amount, unit: Unit) -> bool:
    """Whether the surroundings let the unit be one."""
    if unit.when == "edge":
        return (
            not hedges.is_letter(folded, end)
            or hedges.beginning(folded, end) is not None
            or joints.tail(folded, end) is not None
        )
    if unit.when == "electricity":
        near = context.clause_before(folded, start, _NEAR_CHARS) + folded[end : end + 1]
        return amount.low.scale_value > 1 or _ELECTRICITY in near
    if unit.kind == "money":
        return True
    if folded.startswith(_RATE_MARKS, end) or (amount.low.low == 1 and folded.startswith("每", start - 1)):
        return False  # a divisor
    if unit.kind == "count":
        return folded[start].isascii() or amount.low.is_place or end - start > 1 + len(unit.surface)
    return not (folded.startswith("级", end) or (start > 0 and folded[start - 1] in _TIMES))


def _signed(folded: str, start: int, amount: Amount) -> tuple[int, Amount]:
    """Take in a minus sign; a dash between two words or numbers is none."""
    sign, before = folded[start - 1], folded[start - 2] if start > 1 else "\n"
    if sign == "负":
        negative = context.is_minus(folded, start - 1)
    else:
        percent = (
            amount.unit is not None and amount.unit.kind == "percent" and before.isalpha() and not before.isascii()
        )
        negative = percent or (not before.isalnum() and before not in "%)）") or context.takes_minus(folded, start - 1)
    return (start - 1, _negated(amount)) if negative else (start, amount)


@lru_cache(maxsize=1 << 10)
def _negated(amount: Amount) -> Amount:
    reading = amount.low
    return Amount((evolve(reading, low=-reading.high, high=-reading.low),), amount.unit)


def _continues(folded: str, start: int, end: int, currency: Unit) -> bool:
    """Whether a code is the end of a longer word, or the number behind a word counts something else."""
    before = folded[start - 1] if start else "\n"
    if currency.surface[0].isascii() and currency.surface[0].isalpha() and before.isascii() and before.isalpha():
        return True
    return currency.surface.isalpha() and hedges.is_letter(folded, end) and hedges.beginning(folded, end) is None


@lru_cache(maxsize=1 << 12)
def _amount(numeral: str, unit: Unit) -> Amount | None:
    reading = numerals.read(numeral)
    return None if reading is None else Amount((reading,), unit)

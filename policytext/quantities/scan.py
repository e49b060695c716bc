"""``find`` and ``parse``: amounts with the words around them, as quantities."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from policytext.errors import QuantityError, check_text
from policytext.fold import fold
from policytext.offsets import Span
from policytext.quantities import amounts, context, divisors, hedges, joins
from policytext.quantities.arithmetic import last_place, to_decimal
from policytext.quantities.surroundings import Surroundings, read_surroundings
from policytext.quantities.types import Quantity, Stated, Value
from policytext.quantities.units import Amount, Unit, Units, standard_units

if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction

    from policytext.quantities.numerals import Reading


_SHORT_CHARS = 80
_LIST_MARKS = ("、", "和", "及", "与")
_RESPECTIVELY = re.compile("分别|依次")


def find(text: str, *, units: Units | None = None) -> tuple[Quantity, ...]:
    """Return the quantities of ``text`` in order; offsets index ``text``.

    >>> for quantity in find("项目总投资约5亿元，占地100亩。"):
    ...     print(quantity.text, quantity.kind, quantity.low, quantity.hedge)
    5亿元 money 500000000 approx
    100亩 area 66666.66666666666666666666667 exact

    Args:
        text: any string.
        units: the units to look for; ``standard_units()`` when left out, see ``Units.with_table``.

    Raises:
        TypeError: ``text`` is not a ``str``.
    """
    check_text(text)
    return tuple(_quantities(text, fold(text), units or standard_units()))


def parse(text: str, *, units: Units | None = None) -> Quantity:
    """Read a string that is one quantity, blanks around it aside.

    >>> parse("不超过3万平方米").high
    Decimal('30000')
    >>> parse("3万平方米厂房")
    Traceback (most recent call last):
    policytext.errors.QuantityError: '3万平方米厂房' is not a quantity: the end was expected at position 5

    Raises:
        QuantityError: ``text`` holds none, or something beside it.
        TypeError: ``text`` is not a ``str``.
    """
    found = find(text, units=units)
    start = len(text) - len(text.lstrip())
    if not found or found[0].phrase.start > start:
        raise QuantityError(text, start, "a number with a unit was expected")
    if found[0].phrase.end < len(text.rstrip()):
        raise QuantityError(text, found[0].phrase.end, "the end was expected")
    return found[0]


def _quantities(text: str, folded: str, units: Units) -> Iterator[Quantity]:
    found = joins.join(folded, amounts.find(folded, units))
    stop, shared_per = 0, None
    for position, item in enumerate(found):
        start, end, amount, is_plain = item
        if is_plain:
            core = text[start:end]
            value, rule = _plain_value(amount)
            yield Quantity(start, end, core, core, rule, value, Span(start, end, core))
            shared_per = None
        else:
            following = found[position + 1].start if position + 1 < len(found) else len(folded)
            around = read_surroundings(folded, item, stop, following, units)
            if shared_per and around.per is None and folded[stop:start] in _LIST_MARKS:
                around = around._replace(per=shared_per)
            else:
                shared_per = around.per if around.per and _RESPECTIVELY.search(folded, stop, start) else None
            unit = _unit(folded, item, around, units)
            if unit is not None:
                yield _quantity(text, item, unit, around)
        stop = end


def _quantity(text: str, item: joins.Found, unit: Unit, around: Surroundings) -> Quantity:
    core = text[item.start : item.end]
    value = _value(item.amount, unit, around.hedge, around.per)
    phrase = Span(around.start, around.end, text[around.start : around.end])
    return Quantity(item.start, item.end, core, core, unit.rule, value, phrase)


def _unit(folded: str, item: joins.Found, around: Surroundings, units: Units) -> Unit | None:
    """Return the unit that the surroundings leave or give; None where the number is no quantity."""
    start, end, amount, _ = item
    unit = amount.unit
    if unit is None:
        if around.currency:
            return around.currency
        if amount.low.is_place and amount.low.low == amount.low.scale_value and around.hedge == "exact":
            return None
        is_sum = around.is_level or context.names_money(folded, start, end)
        return units.behind["元"] if is_sum else None
    if amount.low.is_place and around.hedge == "exact" and not _stands_alone(folded, item, unit):
        return None
    if unit.kind != "money":
        return unit
    if unit.when == "price" and not (
        amount.is_compound or around.per or context.names_price(folded, start, end) or _is_whole(folded, around)
    ):
        return None
    if around.is_adjective:
        return None
    is_generic = unit.symbol == "CNY" and unit.place == "behind" and unit.factor == 1
    return around.currency if is_generic and around.currency else unit


def _is_whole(folded: str, around: Surroundings) -> bool:
    """Whether a short text says nothing else."""
    return len(folded) <= _SHORT_CHARS and not (folded[: around.start] + folded[around.end :]).strip(" \t\n\u3000。")


def _stands_alone(folded: str, item: joins.Found, unit: Unit) -> bool:
    """Whether a bare place word such as 百亿元 is a number: not 万元 (a heading), 千元 before a noun (a class) or 万吨."""
    reading = item.amount.low
    if unit.kind != "money":
        return unit.symbol == "%"
    if reading.low == reading.scale_value:
        return False
    return not hedges.is_ideograph(folded, item.end) or context.names_money(folded, item.start, item.end)


@lru_cache(maxsize=1 << 14)
def _plain_value(amount: Amount) -> tuple[Value, str]:
    unit = amount.unit
    if unit is None:
        raise AssertionError("a plain amount has a unit")
    return _value(amount, unit, "exact", None), unit.rule


@lru_cache(maxsize=1 << 14)
def _value(amount: Amount, unit: Unit, hedge: str, per: str | None) -> Value:
    reading, upper = amount.low, amount.high or amount.low
    hedge = hedges.stronger(hedges.stronger(reading.hedge, upper.hedge), hedge)
    low, high = reading.low, upper.high
    if hedge == "about_over" and low == high:
        high += last_place(low)
    is_interval = amount.high is not None or (reading.hedge == "approx" and low != high)
    end = _stated(upper.high, upper, unit) if is_interval else None
    return Value(
        kind=unit.kind,
        low=None if hedge in ("at_most", "under", "nearly") else to_decimal(low * unit.factor),
        high=None if hedge in ("at_least", "over") else to_decimal(high * unit.factor),
        unit=unit.symbol,
        hedge=hedge,
        per=per,
        stated=_stated(low, reading, unit, end),
        nominal=None if is_interval else to_decimal(low * unit.factor),
    )


def _stated(number: Fraction, reading: Reading, unit: Unit, upper: Stated | None = None) -> Stated:
    return Stated(to_decimal(number / reading.scale_value), reading.scale, unit.surface, upper)

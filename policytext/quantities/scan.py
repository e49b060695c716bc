"""Finds the amounts of a text and reads the words around them."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from policytext.errors import QuantityError, check_text
from policytext.fold import fold
from policytext.offsets import Span
from policytext.quantities import divisors, hedges, joins, sums
from policytext.quantities.arithmetic import to_decimal
from policytext.quantities.types import Quantity, Stated, Value
from policytext.quantities.units import Amount, Unit, Units, standard_units

if TYPE_CHECKING:
    from collections.abc import Iterator

_BLANKS = " \t\u00a0\u3000" + "".join(map(chr, range(0x2000, 0x200B)))


def find(text: str, *, units: Units | None = None) -> tuple[Quantity, ...]:
    """Return the quantities of ``text`` in order; offsets index ``text``.

    >>> for quantity in find("项目总投资约5亿元，占地100亩。"):
    ...     print(quantity.text, quantity.kind, quantity.low, quantity.hedge)
    5亿元 money 500000000 approx
    100亩 area 66666.66666666666666666666667 exact

    Args:
        text: any string.
        units: the units to look for; the library's own when left out, see ``Units.with_table``.

    Raises:
        TypeError: ``text`` is not a ``str``.
    """
    check_text(text)
    return tuple(_quantities(text, fold(text), units or standard_units()))


def parse(text: str, *, units: Units | None = None) -> Quantity:
    """Read a string that is one quantity, blanks around it aside.

    >>> parse("不超过3万平方米").high
    Decimal('30000')

    Raises:
        QuantityError: ``text`` holds none, or something beside it.
        TypeError: ``text`` is not a ``str``.
    """
    found = find(text, units=units)
    start = len(text) - len(text.lstrip())
    if not found:
        raise QuantityError(text, start, "a number with a unit was expected")
    first = found[0].phrase
    if first.start > start:
        raise QuantityError(text, start, "a number with a unit was expected")
    if first.end < len(text.rstrip()):
        raise QuantityError(text, first.end, "the end was expected")
    return found[0]


def _quantities(text: str, folded: str, units: Units) -> Iterator[Quantity]:
    found = joins.join(folded, list(_amounts(folded, units)))
    stop = 0
    for position, item in enumerate(found):
        following = found[position + 1].start if position + 1 < len(found) else len(folded)
        quantity = _quantity(text, folded, units, item, stop, following)
        stop = item.end
        if quantity is not None:
            yield quantity


def _amounts(folded: str, units: Units) -> Iterator[joins.Found]:
    read = units.read
    for match in units.pattern.finditer(folded):
        start, end = match.span()
        amount = read(match[0])
        if amount is not None and not _is_none(folded, start, end, amount, units):
            yield joins.Found(start, end, amount)


def _is_none(folded: str, start: int, end: int, amount: Amount, units: Units) -> bool:
    """Whether the surroundings say that this is no quantity."""
    unit = amount.unit
    if start and folded[start - 1].isascii() and folded[start - 1].isalpha() and not _ends_with_code(folded, start, units):
        return True
    if unit is None:
        return False
    unit_start = end - len(unit.surface)
    for word, offset in units.traps.get(unit.surface, ()):
        if folded.startswith(word, unit_start - offset) and unit_start >= offset:
            return True
    return False


def _ends_with_code(folded: str, start: int, units: Units) -> bool:
    return any(folded[max(0, start - length) : start] in units.before for length in (3, 2))


def _quantity(text: str, folded: str, units: Units, item: joins.Found, stop: int, following: int) -> Quantity | None:
    start, end, amount = item
    first, hedge, currency = _look_before(folded, stop, start, amount, units)
    last, hedge, currency_after, per = _look_after(folded, end, following, hedge, units)
    unit = amount.unit
    priced = currency or currency_after
    if unit is not None and unit.kind == "money" and unit.place == "behind" and unit.symbol == "CNY":
        unit = _repriced(unit, priced)
    elif unit is None:
        unit = priced
    level = sums.level_reach(folded, end) if amount.low.is_place or folded.startswith("级", end) else 0
    if unit is None and (level or sums.names_money(folded, start, end)):
        unit = units.behind["元"]
    if unit is None:
        return None
    if level and unit.kind == "money":
        hedge = hedges.stronger(hedge, "at_least")
    elif amount.low.is_place and hedge == "exact" and (unit.kind != "money" or amount.low.scale_value == amount.low.low):
        return None
    if per is None:
        divisor = divisors.before(folded, stop, start)
        if divisor:
            per, first = divisor[0], min(first, divisor[1])
    value = _value(amount, unit, hedge, per)
    core = text[start:end]
    return Quantity(start, end, core, core, unit.rule, value, Span(first, last, text[first:last]))


def _repriced(unit: Unit, currency: Unit | None) -> Unit:
    return currency if currency and currency.symbol != unit.symbol and unit.factor == 1 else unit


def _look_before(folded: str, stop: int, start: int, amount: Amount, units: Units) -> tuple[int, str, Unit | None]:
    position, first, strongest, currency = start, start, "exact", None
    words = hedges.before()
    while position > stop:
        character = folded[position - 1]
        if character in _BLANKS:
            position -= 1
            continue
        word = hedges.ending(folded, stop, position) if character in words else None
        if word is not None:
            if word.surface == "上" and folded[start] not in "十百千万亿":
                break
            position -= len(word.surface)
            strongest = hedges.stronger(strongest, word.hedge)
        else:
            code = _currency_before(folded, stop, position, units)
            if code is None:
                break
            position -= len(code.surface)
            currency = currency or code
        first = position
    if strongest == "exact" and (bound := hedges.across_verbs(folded, stop, position) if position > stop else None):
        first, strongest = bound
    return first, strongest, currency


def _currency_before(folded: str, stop: int, position: int, units: Units) -> Unit | None:
    for length in range(min(8, position - stop), 0, -1):
        unit = units.before.get(folded[position - length : position])
        if unit is not None:
            return unit
    return None


def _look_after(
    folded: str, end: int, following: int, hedge: str, units: Units
) -> tuple[int, str, Unit | None, str | None]:
    position, last, currency, per = end, end, None, None
    words = hedges.after()
    while position < following:
        character = folded[position]
        if character in _BLANKS:
            position += 1
            continue
        word = hedges.beginning(folded, position) if character in words else None
        if word is not None:
            position += len(word.surface)
            hedge = hedges.stronger(hedge, word.hedge)
        elif character == "级":
            position += 1
            hedge = hedges.stronger(hedge, "at_least")
        elif per is None and character in "/／每" and (divisor := divisors.after(folded, position)):
            per, position = divisor
        else:
            code = next(
                (
                    unit
                    for length in range(8, 1, -1)
                    if (unit := units.before.get(folded[position : position + length]))
                ),
                None,
            )
            if code is None or currency:
                break
            currency = code
            position += len(code.surface)
        last = position
    return last, hedge, currency, per


@lru_cache(maxsize=1 << 14)
def _value(amount: Amount, unit: Unit, hedge: str, per: str | None) -> Value:
    reading, upper = amount.low, amount.high
    hedge = hedges.stronger(reading.hedge, hedge)
    if upper:
        hedge = hedges.stronger(hedge, upper.hedge)
    low = to_decimal(reading.low * unit.factor)
    high = to_decimal((upper or reading).high * unit.factor)
    nominal = None if upper or reading.hedge == "approx" else low
    if hedge in ("at_least", "over"):
        bounds = (low, None)
    elif hedge in ("at_most", "under", "nearly"):
        bounds = (None, high)
    else:
        bounds = (low, high)
    stated = _stated(reading.low, reading, unit, None)
    if upper:
        stated = _stated(reading.low, reading, unit, _stated(upper.low, upper, unit, None))
    elif reading.hedge == "approx" and reading.high != reading.low:
        stated = _stated(reading.low, reading, unit, _stated(reading.high, reading, unit, None))
    return Value(unit.kind, *bounds, unit.symbol, hedge, per, stated, nominal)


def _stated(number, reading, unit, upper):
    return Stated(to_decimal(number / reading.scale_value), reading.scale, unit.surface, upper)

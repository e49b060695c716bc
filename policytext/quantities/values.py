"""Works out the bounds that an amount, its hedge and its divisor state together."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from policytext.quantities import hedges
from policytext.quantities.arithmetic import last_place, to_decimal
from policytext.quantities.types import Stated, Value

if TYPE_CHECKING:
    from fractions import Fraction

    from policytext.quantities.numerals import Reading
    from policytext.quantities.units import Amount, Unit

_NO_LOW = frozenset(("at_most", "under", "nearly"))
_NO_HIGH = frozenset(("at_least", "over"))


@lru_cache(maxsize=1 << 14)
def plain_value(amount: Amount) -> tuple[Value, str]:
    """Return what an amount with a unit says that no word changes, and the row of its unit."""
    return value_of(amount, "exact", None), amount.unit.rule if amount.unit else ""


@lru_cache(maxsize=1 << 14)
def value_of(amount: Amount, hedge: str, per: str | None, given: Unit | None = None) -> Value:
    """Return what an amount says in its own unit, or in the one that its surroundings give."""
    unit = given or amount.unit
    if unit is None:
        raise ValueError("an amount without a unit says nothing")
    reading, upper = amount.low, amount.high or amount.low
    hedge = hedges.stronger(hedges.stronger(reading.hedge, upper.hedge), hedge)
    low, high = reading.low, upper.high
    if hedge == "about_over" and low == high:
        high += last_place(low)
    is_interval = amount.high is not None or (reading.hedge == "approx" and low != high)
    end = _stated(upper.high, upper, unit) if is_interval else None
    return Value(
        kind=unit.kind,
        low=None if hedge in _NO_LOW else to_decimal(low * unit.factor),
        high=None if hedge in _NO_HIGH else to_decimal(high * unit.factor),
        unit=unit.symbol,
        hedge=hedge,
        per=per,
        stated=_stated(low, reading, unit, end),
        nominal=None if is_interval else to_decimal(low * unit.factor),
    )


def _stated(number: Fraction, reading: Reading, unit: Unit, upper: Stated | None = None) -> Stated:
    return Stated(to_decimal(number / reading.scale_value), reading.scale, unit.surface, upper)

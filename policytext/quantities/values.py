"""Works out what an amount says together with the words around it."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from policytext.memo import Memo
from policytext.quantities import divisors, hedges
from policytext.quantities.amount_types import Slot, Use
from policytext.quantities.arithmetic import last_place, to_decimal
from policytext.quantities.measures import Stated, Value

if TYPE_CHECKING:
    from fractions import Fraction

    from policytext.quantities.amount_types import Amount, Words
    from policytext.quantities.measures import Unit
    from policytext.quantities.numerals import Reading

Said = tuple[Value, Use]
"""What an amount says, with what unit and as which slot."""

_slot = lru_cache(maxsize=1 << 12)(Slot)

_NO_LOW = frozenset(("at_most", "under", "nearly"))
_NO_HIGH = frozenset(("at_least", "over"))


def _said(key: tuple[Amount, Words, Words]) -> Said:
    amount, front, behind = key
    if amount.unit is None:
        raise ValueError("an amount without a unit says nothing")
    around = together(amount, front, behind)
    unit = in_currency(amount.unit, around)
    return _told(_value((amount, around.hedge, around.per, unit)), unit, amount, around)


def said_alone(numeral: Reading, unit: Unit) -> Said:
    """Return what a numeral with its unit says that no words belong to."""
    value = _of_ends(numeral, None, "exact", None, unit)
    slot = _slot(unit.kind, value.hedge, None, is_range=False, is_place=numeral.is_place, head=0, tail=0)
    return value, _use(unit.rule, slot)


def said_in(unit: Unit, amount: Amount, around: Around) -> Said:
    """Return what an amount says in a unit with the words around it."""
    return _told(values[amount, around.hedge, around.per, unit], unit, amount, around)


def _told(value: Value, unit: Unit, amount: Amount, around: Around) -> Said:
    slot = _slot(
        unit.kind,
        value.hedge,
        around.per,
        is_range=amount.high is not None,
        is_place=amount.is_place,
        head=around.before,
        tail=around.behind,
    )
    return value, _use(unit.rule, slot)


@lru_cache(maxsize=1 << 12)
def _use(rule: str, slot: Slot) -> Use:
    return rule, slot


class Around(NamedTuple):
    """The words on both sides of an amount taken together.

    ``before`` and ``behind`` are how many characters next to it belong to its phrase.
    """

    before: int
    behind: int
    hedge: str
    currency: Unit | None
    per: str | None


def together(amount: Amount, front: Words, behind: Words) -> Around:
    """Take together what the words in front of an amount and behind it say."""
    before, hedge = front.reach, hedges.stronger(front.hedge, behind.hedge)
    if hedge == "exact" and front.share and amount.unit and amount.unit.symbol == "%":
        before, hedge = front.share
    per = divisors.together(front.per, behind.per)
    if front.per and per != behind.per:
        before = max(before, front.per_reach)
    return Around(before, behind.reach, hedge, front.currency or behind.currency, per)


def in_currency(unit: Unit, around: Around) -> Unit:
    """Return the currency beside 元, which wins: 新台币5亿元, 9000元日币; else the unit itself."""
    is_generic = unit.symbol == "CNY" and unit.place == "behind" and unit.factor == 1
    return around.currency if is_generic and around.currency else unit


def _value(key: tuple[Amount, str, str | None, Unit]) -> Value:
    amount, hedge, per, unit = key
    alone = amount.value
    if alone and alone.hedge == "exact" and unit is amount.unit and hedge != "about_over":
        return _hedged(alone, hedge, per)
    return _of_ends(amount.low, amount.high, hedge, per, unit)


def _of_ends(reading: Reading, end_of_range: Reading | None, hedge: str, per: str | None, unit: Unit) -> Value:
    upper = end_of_range or reading
    hedge = hedges.stronger(hedges.stronger(reading.hedge, upper.hedge), hedge)
    low, high = reading.low, upper.high
    if hedge == "about_over" and low == high:
        high += last_place(low)
    is_interval = end_of_range is not None or (reading.hedge == "approx" and low != high)
    end = _stated(upper.high, upper, unit) if is_interval else None
    lowest = to_decimal(low * unit.factor)
    highest = lowest if high == low else to_decimal(high * unit.factor)
    return Value(
        kind=unit.kind,
        low=None if hedge in _NO_LOW else lowest,
        high=None if hedge in _NO_HIGH else highest,
        unit=unit.symbol,
        hedge=hedge,
        per=per,
        stated=_stated(low, reading, unit, end),
        nominal=None if is_interval else lowest,
    )


def _hedged(exact: Value, hedge: str, per: str | None) -> Value:
    """Return what an exact value says with a hedge and a divisor; both share their numbers."""
    low, high = None if hedge in _NO_LOW else exact.low, None if hedge in _NO_HIGH else exact.high
    return Value(exact.kind, low, high, exact.unit, hedge, per, exact.stated, exact.nominal)


def _stated(number: Fraction, reading: Reading, unit: Unit, upper: Stated | None = None) -> Stated:
    return Stated(to_decimal(number / reading.scale_value), reading.scale, unit.surface, upper)


said = Memo(_said)
"""What an amount says with the words in front of it and behind it, if only they can change it."""

values = Memo(_value)
"""What an amount says with a hedge and a divisor, in the unit that its surroundings leave or give."""

"""Compares what two amounts say: whether one is the other, lies inside its bounds, or is another amount."""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Context, Decimal, localcontext
from functools import cache
from typing import TYPE_CHECKING, Literal

from policytext.verification.wording import listed

if TYPE_CHECKING:
    from policytext.quantities import Value

Relation = Literal["same", "within", "other"]
Measure = tuple[str, str, str | None]

_CONTEXT = Context(prec=40, traps=[])
"""Own precision whatever the caller's; what has more digits becomes no number, which equals none."""
_BY, _YEAR = "·", "年"
_LEAST_DIGITS = 2
_LEAST_PARTS = 20
_MARGIN = 0.06
"""More than the share by which a rounded number may be off, 1 of ``_LEAST_PARTS``."""
_OPEN_REACH = 2
"""How many times its own number an open bound reaches: 5亿元以上 bears out 6亿元, not 60亿元."""


def measure(value: Value) -> Measure:
    """Return what two values must share to be compared: the kind of thing, the base unit and the divisor.

    A divisor that only says who gets the sum, 每户 or 每家企业, may be left out; so may the year beside it, which other
    wordings give as the period (每年最高50万元).

    >>> from policytext.quantities import parse
    >>> measure(parse("每户每年5万元").value), measure(parse("每亩5万元").value)
    (('money', 'CNY', None), ('money', 'CNY', '亩'))
    """
    return value.kind, value.unit, None if _is_of_recipients(value.per) else value.per


def is_by_the_year(value: Value) -> bool:
    """Whether an amount is for each year: 每人每年5万元."""
    return _YEAR in (value.per or "").split(_BY)


@cache
def _is_of_recipients(per: str | None) -> bool:
    who, *rest = (per or "").split(_BY)
    return who in listed("recipients.tsv") and rest in ([], [_YEAR])


def relation(claimed: Value, found: Value) -> Relation:
    """Return how a claimed value stands to one that a page gives; both must have one ``measure``.

    ``same``: the same bounds, or the claim rounds the page's number in another scale or unit to the digits that it
    writes. ``within``: the page's hedge leaves room for the claim, or the claim's own hedge for the page.

    >>> from policytext.quantities import parse
    >>> relation(parse("35000万元").value, parse("3.5亿元").value)
    'same'
    >>> relation(parse("6.67公顷").value, parse("100亩").value)
    'same'
    >>> relation(parse("6亿元").value, parse("5亿元以上").value)
    'within'
    >>> relation(parse("12.3亿元").value, parse("约12亿元").value)
    'within'
    >>> relation(parse("5亿元").value, parse("5.2亿元").value)
    'other'
    """
    with localcontext(_CONTEXT):
        if (claimed.low, claimed.high) == (found.low, found.high) or _rounds_to(claimed, found):
            return "same" if claimed.hedge == found.hedge else "within"
        return "within" if _contains(found, claimed) or _contains(claimed, found) else "other"


def window(value: Value) -> tuple[float, float]:
    """Return bounds that meet those of every value whose ``relation`` to this one is not ``other``.

    >>> from policytext.quantities import parse
    >>> window(parse("100平方米").value)
    (94.0, 106.0)
    """
    with localcontext(_CONTEXT):
        low, high = map(float, _reach(value))
    return low - abs(low) * _MARGIN, high + abs(high) * _MARGIN


def are_same(one: Value, other: Value) -> bool:
    """Whether two amounts of any kinds have the same bounds."""
    return measure(one) == measure(other) and (one.low, one.high) == (other.low, other.high)


def digits_agree(claimed: Value, found: Value) -> bool:
    """Whether both write the same digits in another scale, as 3.5亿 and 3.5万 do."""
    return _digits(claimed.nominal) == _digits(found.nominal) and claimed.nominal is not None


def distance(claimed: Value, found: Value) -> Decimal:
    """Return how far two values lie apart, from 0 for the same number to 1 for quite another."""
    with localcontext(_CONTEXT):
        one, other = _middle(claimed), _middle(found)
        largest = max(abs(one), abs(other))
        return Decimal(0) if one == other else abs(one - other) / largest


def _rounds_to(claimed: Value, found: Value) -> bool:
    """Whether the page's number, in another scale or unit, becomes the claim's number at the claim's last digit."""
    mine, theirs = claimed.stated, found.stated
    if not (_is_point(claimed) and _is_point(found)) or (mine.scale, mine.unit) == (theirs.scale, theirs.unit):
        return False
    if len(mine.number.as_tuple().digits) < _LEAST_DIGITS or distance(claimed, found) * _LEAST_PARTS > 1:
        return False
    return mine.number in (_rounded(found.nominal, claimed), _rounded(found.nominal, claimed, ROUND_HALF_EVEN))


def _rounded(number: Decimal | None, claimed: Value, rounding: str = ROUND_HALF_UP) -> Decimal | None:
    """Return a number of the base unit in the claim's scale and unit, rounded to the digits that the claim writes."""
    mine = claimed.stated.number
    if number is None or not mine or not claimed.nominal:
        return None
    unit = _CONTEXT.divide(claimed.nominal, mine)
    places = Decimal(1).scaleb(min(0, int(mine.as_tuple().exponent)))
    return _CONTEXT.divide(number, unit).quantize(places, rounding=rounding, context=_CONTEXT)


def _is_point(value: Value) -> bool:
    return value.low is not None and value.low == value.high


def _contains(outer: Value, inner: Value) -> bool:
    """Whether every amount that ``inner`` leaves open is one that ``outer`` leaves open, borders included."""
    if _is_point(outer) and outer.hedge != "approx":
        return False
    low, high = _reach(outer)
    inner_low, inner_high = _reach(inner)
    return low <= inner_low and inner_high <= high


def _reach(value: Value) -> tuple[Decimal, Decimal]:
    """Return the bounds; an open one is put ``_OPEN_REACH`` times away from the other, those of 约 half a digit."""
    low, high = value.low, value.high
    if low is None:
        low = (high or Decimal(0)) / _OPEN_REACH
    if high is None:
        high = low * _OPEN_REACH
    if value.hedge == "approx" and low == high:
        return low - _slack(value), high + _slack(value)
    return low, high


def _slack(value: Value) -> Decimal:
    """Return how far 约 may be off: half a unit of the last digit that is not 0, and never more than 5 %."""
    number, written = value.nominal or Decimal(0), value.stated.number
    if not number or not written:
        return Decimal(0)
    last_digit = Decimal(1).scaleb(int(written.normalize(_CONTEXT).as_tuple().exponent))
    half_a_unit = _CONTEXT.divide(number * last_digit, written * 2)
    return min(abs(half_a_unit), abs(number) / _LEAST_PARTS)


def _middle(value: Value) -> Decimal:
    ends = [end for end in (value.low, value.high) if end is not None]
    return sum(ends, Decimal(0)) / len(ends) if ends else Decimal(0)


def _digits(number: Decimal | None) -> tuple[int, ...]:
    return () if number is None else number.normalize(_CONTEXT).as_tuple().digits

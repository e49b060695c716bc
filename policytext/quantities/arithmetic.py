"""Exact arithmetic: fractions inside, one rounding to ``Decimal`` at the edge, never in the caller's context."""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, Context, Decimal
from fractions import Fraction
from functools import lru_cache

_CONTEXT = Context(prec=28, rounding=ROUND_HALF_EVEN, Emin=-999999, Emax=999999, traps=[])


def to_decimal(number: Fraction) -> Decimal:
    """Return ``number`` rounded once, half-even, to 28 significant digits.

    >>> to_decimal(Fraction(200000, 3))
    Decimal('66666.66666666666666666666667')
    >>> to_decimal(Fraction(10_000_000))
    Decimal('10000000')
    """
    if number.denominator == 1:
        return _whole(number.numerator)
    return _CONTEXT.divide(Decimal(number.numerator), Decimal(number.denominator))


@lru_cache(maxsize=1 << 12)
def _whole(number: int) -> Decimal:
    return _CONTEXT.create_decimal(number)


def last_place(number: Fraction) -> Fraction:
    """Return the value of the last non-zero decimal place of ``number``: 10 for 350, 1/10 for 1.2.

    >>> last_place(Fraction(350)), last_place(Fraction(12, 10))
    (Fraction(10, 1), Fraction(1, 10))
    """
    exponent = to_decimal(number).normalize(_CONTEXT).as_tuple().exponent
    return Fraction(10) ** int(exponent)

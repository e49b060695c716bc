"""Exact arithmetic: fractions inside, one rounding to ``Decimal`` at the edge, never in the caller's context."""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, Context, Decimal
from fractions import Fraction

from policytext.memo import Memo

_CONTEXT = Context(prec=28, rounding=ROUND_HALF_EVEN, Emin=-999999, Emax=999999, traps=[])

_ROUND_DIGITS = 3
_ROUND_NUMERATOR = 10**18
_ROUND_DENOMINATOR = 10


def to_decimal(number: Fraction) -> Decimal:
    """Return ``number`` rounded once, half-even, to 28 significant digits.

    >>> to_decimal(Fraction(200000, 3))
    Decimal('66666.66666666666666666666667')
    >>> to_decimal(Fraction(10_000_000))
    Decimal('10000000')
    """
    return _quotients[number.numerator, number.denominator]


def _is_round(ratio: tuple[int, int]) -> bool:
    numerator, denominator = ratio
    is_usual = abs(numerator) < _ROUND_NUMERATOR and denominator <= _ROUND_DENOMINATOR
    return is_usual and len(str(numerator).rstrip("0")) <= _ROUND_DIGITS


def _quotient(ratio: tuple[int, int]) -> Decimal:
    numerator, denominator = ratio
    return _CONTEXT.divide(Decimal(numerator), Decimal(denominator))


_quotients = Memo(_quotient, keeps=_is_round, max_size=1 << 13)
"""Decimals of round numbers such as 50000000 and 4.5, which texts are full of and quantities share."""


def last_place(number: Fraction) -> Fraction:
    """Return the value of the last non-zero decimal place of ``number``: 10 for 350, 1/10 for 1.2.

    >>> last_place(Fraction(350)), last_place(Fraction(12, 10))
    (Fraction(10, 1), Fraction(1, 10))
    """
    exponent = to_decimal(number).normalize(_CONTEXT).as_tuple().exponent
    return Fraction(10) ** int(exponent)

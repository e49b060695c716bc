"""Units, and what a number with one says wherever it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from attrs import frozen

from policytext.carried import Carried

if TYPE_CHECKING:
    from decimal import Decimal
    from fractions import Fraction

Kind = Literal["money", "area", "length", "mass", "volume", "power", "energy", "percent", "count"]
"""What is measured; the kinds of user tables may be any other word."""

Hedge = Literal["exact", "approx", "about_over", "at_least", "over", "at_most", "under", "nearly"]
"""How the bounds of a value are meant: exact 5亿, approx 约5亿, about_over 5亿多, at_least 5亿以上, over 超5亿,
at_most 不超过5亿, under 不足5亿, nearly 近5亿."""


@frozen(cache_hash=True)
class Unit:
    """A word for a unit or a currency.

    Attributes:
        surface: the word in Simplified or Japanese spelling, as ``fold`` leaves it.
        kind: what it measures, such as area.
        symbol: the base unit that bounds are given in, such as m2, or an ISO 4217 code.
        factor: how many base units one unit is, exactly.
        place: the side of the number it stands on: behind, before or both.
        when: always, or the condition of the table's header.
        rule: the table row, such as ``units.tsv 亩``.
    """

    surface: str
    kind: str
    symbol: str
    factor: Fraction
    place: str = "behind"
    when: str = "always"
    rule: str = ""


@frozen(weakref_slot=False)
class Stated(Carried):
    """A number with its scale and unit as the text states them: 1.2, 万, 亩 for 1.2万亩.

    A mixed numeral is stated in its largest scale: 3亿5000万元 is 3.5, 亿, 元. ``upper`` is the other end of a range.
    """

    number: Decimal
    scale: str
    unit: str
    upper: Stated | None = None


@frozen(weakref_slot=False)
class Value(Carried):
    """What a quantity says, wherever it stands; equal values are shared between mentions.

    Attributes:
        kind: what is measured: money, area, length, mass, volume, power, energy, percent, count, or a user's kind.
        low: lower bound in the base unit ``unit``; None is open.
        high: upper bound likewise; a point has ``low == high``.
        unit: ISO 4217 code, m2, m, m3, kg, W, VA, J, %, pp, or 1 for counts.
        hedge: how the bounds are meant: at_least and at_most include the number, over and under do not.
        per: the divisor of a rate, such as 亩 or m2·月; the bounds are not rescaled. None for no rate.
        stated: number, scale and unit as written.
        nominal: the number written, in the base unit, whatever the hedge; None for a range and for 几十万.
    """

    kind: str
    low: Decimal | None
    high: Decimal | None
    unit: str
    hedge: str
    per: str | None
    stated: Stated
    nominal: Decimal | None

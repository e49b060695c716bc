"""Writes a quantity in one canonical way, which ``parse`` reads back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policytext.quantities.units import Units, standard_units

if TYPE_CHECKING:
    from policytext.quantities.measures import Stated, Value
    from policytext.quantities.types import Quantity

_WORDS = {
    "approx": ("约", ""),
    "at_least": ("", "以上"),
    "over": ("超过", ""),
    "at_most": ("不超过", ""),
    "under": ("不足", ""),
    "nearly": ("近", ""),
}


def render(quantity: Quantity | Value, *, units: Units | None = None) -> str:
    """Return the canonical text: number and scale in digits, unit as stated, hedge, divisor.

    ``parse(render(quantity))`` has the same kind, bounds, unit, hedge, divisor and stated form.

    >>> from policytext.quantities import parse
    >>> render(parse("每亩三百五十余万元"))
    '350万多元/亩'
    >>> render(parse("３亿~５亿元左右"))
    '约3亿元至5亿元'

    Args:
        quantity: a quantity or its value.
        units: the units it was found with; ``standard_units()`` when left out.
    """
    units = units or standard_units()
    stated = quantity.stated
    mark = "多" if quantity.hedge == "about_over" and stated.upper is None else ""
    amount = _amount(stated, mark, units)
    if stated.upper is not None:
        amount += "至" + _amount(stated.upper, "多" if quantity.hedge == "about_over" else "", units)
    before, after = _WORDS.get(quantity.hedge, ("", ""))
    divisor = f"/{quantity.per}" if quantity.per else ""
    return f"{before}{amount}{divisor}{after}"


def _amount(stated: Stated, mark: str, units: Units) -> str:
    number = f"{stated.number:f}{stated.scale}{mark}"
    return f"{number}{stated.unit}" if stated.unit in units.behind else f"{stated.unit}{number}"

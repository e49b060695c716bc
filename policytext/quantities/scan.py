"""``find`` and ``parse``: the public ways to read quantities."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policytext.errors import QuantityError, check_option, check_text
from policytext.fold import fold
from policytext.quantities import mentions
from policytext.quantities.roles import assigned
from policytext.quantities.units import Units, standard_units

if TYPE_CHECKING:
    from policytext.quantities.types import Quantity


def find(text: str, *, units: Units | None = None, roles: bool = False) -> tuple[Quantity, ...]:
    """Return the quantities of ``text`` in order; offsets index ``text``.

    >>> for quantity in find("项目总投资约5亿元，占地100亩。"):
    ...     print(quantity.text, quantity.kind, quantity.low, quantity.hedge)
    5亿元 money 500000000 approx
    100亩 area 66666.66666666666666666666667 exact

    Args:
        text: any string.
        units: the units to look for; ``standard_units()`` when left out, see ``Units.with_table``.
        roles: also say what each amount of money and each area measures, see ``docs/en/roles.md``.

    Raises:
        TypeError: ``text`` is not a ``str``, or ``units`` no ``Units``.
    """
    check_text(text)
    check_option("units", units, Units)
    return find_in(text, fold(text), units=units or standard_units(), roles=roles)


def find_in(text: str, folded: str, *, units: Units, roles: bool) -> tuple[Quantity, ...]:
    """Return the quantities of a ``text`` whose folded form is at hand."""
    found = mentions.read(folded, units)
    parts = assigned(text, folded, found) if roles else [mentions.WITHOUT_ROLES]
    return mentions.quantities(text, found, parts, is_folded=text is folded)


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

"""``find`` and ``parse``: amounts with the words around them, as quantities."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policytext.errors import QuantityError, check_text
from policytext.fold import fold
from policytext.offsets import Span
from policytext.quantities import joins
from policytext.quantities.hedges import PLACES
from policytext.quantities.resolve import resolved
from policytext.quantities.roles import assign
from policytext.quantities.surroundings import LEVEL, SILENT, WINDOW_CHARS, readers
from policytext.quantities.types import Quantity
from policytext.quantities.units import Units, standard_units
from policytext.quantities.values import said

if TYPE_CHECKING:
    from policytext.quantities.surroundings import Words

_new = tuple.__new__  # makes a named tuple in a third of the time that its constructor takes


def find(text: str, *, units: Units | None = None, roles: bool = False) -> tuple[Quantity, ...]:
    """Return the quantities of ``text`` in order; offsets index ``text``.

    >>> for quantity in find("项目总投资约5亿元，占地100亩。"):
    ...     print(quantity.text, quantity.kind, quantity.low, quantity.hedge)
    5亿元 money 500000000 approx
    100亩 area 66666.66666666666666666666667 exact

    Args:
        text: any string.
        units: the units to look for; ``standard_units()`` when left out, see ``Units.with_table``.
        roles: also say what each amount of money and each area measures, see ``docs/roles.md``.

    Raises:
        TypeError: ``text`` is not a ``str``.
    """
    check_text(text)
    folded = fold(text)
    found = tuple(_quantities(text, folded, units or standard_units()))
    return assign(text, folded, found) if roles else found


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


def _quantities(text: str, folded: str, units: Units) -> list[Quantity]:
    bounded = folded + "\n"
    behinds, items = readers(units).behinds, joins.read(bounded, units)
    found: list[Quantity] = []
    shared: Words | None = None
    for i, (start, end, amount, front, is_followed) in enumerate(items):
        behind, is_level = SILENT, False
        if is_followed:
            following = items[i + 1][0] if i + 1 < len(items) else len(folded)
            behind = behinds[bounded[end : min(following, end + WINDOW_CHARS) + 1]]
            is_level = bounded[end] == LEVEL
        if front is not SILENT:
            if front.if_place and bounded[start] in PLACES:
                front = front.if_place
            if not (shared and front.is_list):
                shared = front.hands_on
            elif front.per is None:
                front = shared
        says = (
            said[amount, front, behind]
            if amount.is_plain and not is_level
            else resolved(bounded, (start, end, amount), front, behind, units)
        )
        if says:
            value, rule, before, after = says
            core = text[start:end]
            first, last = start - before, end + after
            phrase = _new(Span, (first, last, text[first:last] if before or after else core))
            found.append(_new(Quantity, (start, end, core, core, rule, value, phrase, None, None, None, None, None)))
    return found

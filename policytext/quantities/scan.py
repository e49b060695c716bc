"""``find`` and ``parse``: amounts with the words around them, as quantities."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from policytext.errors import QuantityError, check_text
from policytext.fold import fold
from policytext.offsets import Span
from policytext.quantities import amounts, joins
from policytext.quantities.resolve import resolved_unit
from policytext.quantities.roles import assign
from policytext.quantities.surroundings import Surroundings, read_surroundings
from policytext.quantities.types import Quantity
from policytext.quantities.units import Unit, Units, standard_units
from policytext.quantities.values import plain_values, values

if TYPE_CHECKING:
    from collections.abc import Iterator


_LIST_MARKS = ("、", "和", "及", "与")
_UNREAD = (None,) * 6  # role, status, phase, period, cue, segment
_new = tuple.__new__  # makes a named tuple in a third of the time that its constructor takes
_RESPECTIVELY = re.compile("分别|依次")


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


def _quantities(text: str, folded: str, units: Units) -> Iterator[Quantity]:
    found = joins.join(folded, amounts.find(folded, units))
    stop, shared_per = 0, None
    for position, item in enumerate(found):
        start, end, amount, is_plain = item
        if is_plain:
            core = text[start:end]
            value, rule = plain_values[amount]
            phrase = _new(Span, (start, end, core))
            yield _new(Quantity, (start, end, core, core, rule, value, phrase, *_UNREAD))
            shared_per = None
        else:
            following = found[position + 1].start if position + 1 < len(found) else len(folded)
            around = read_surroundings(folded, item, stop, following, units)
            if shared_per and around.per is None and folded[stop:start] in _LIST_MARKS:
                around = around._replace(per=shared_per)
            else:
                shared_per = around.per if around.per and _RESPECTIVELY.search(folded, stop, start) else None
            unit = resolved_unit(folded, item, around, units)
            if unit is not None:
                yield _quantity(text, item, unit, around)
        stop = end


def _quantity(text: str, item: joins.Found, unit: Unit, around: Surroundings) -> Quantity:
    core = text[item.start : item.end]
    own = item.amount.unit
    value = values[item.amount, around.hedge, around.per, None if unit is own else unit]
    phrase = Span(around.start, around.end, text[around.start : around.end])
    return _new(Quantity, (item.start, item.end, core, core, unit.rule, value, phrase, *_UNREAD))

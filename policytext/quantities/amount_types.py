"""The values that the modules of the component hand to one another: an amount as read, and the words around it."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from attrs import frozen

from policytext.quantities import numerals

if TYPE_CHECKING:
    from policytext.quantities.measures import Unit, Value

MEASURED = ("money", "area")
"""The kinds that carry a role."""

_BLANKS = "".join(numerals.BLANKS)
_CACHED = 1 << 12


@frozen(eq=False, repr=False, weakref_slot=False)
class Slot:
    """An amount as the words of its sentence see it: all but the number. Each is made once.

    ``is_range`` for a number with two ends, ``is_place`` for one that is a place word (千亿); ``head`` and ``tail`` are
    how many characters before it and behind it belong to its phrase.
    """

    kind: str
    hedge: str
    per: str | None
    is_range: bool
    is_place: bool
    head: int
    tail: int

    @property
    def is_measured(self) -> bool:
        """Whether it is money or an area."""
        return self.kind in MEASURED


Use = tuple[str, Slot]
"""The rule of a unit, and a slot. Each is made once."""


def numeral_of(surface: str, unit: Unit | None) -> numerals.Reading | None:
    """Return the number in front of the unit that a surface ends in, if in any."""
    return numerals.read(surface.removesuffix(unit.surface if unit else "").rstrip(_BLANKS))


_numeral_once = lru_cache(maxsize=_CACHED)(numeral_of)


@frozen(eq=False, repr=False, weakref_slot=False)
class Amount:
    """A surface such as 3.5亿元 read. Each is made once, so that what follows from it can be cached by identity.

    Attributes:
        unit: None for a sum that names none.
        surface: what it was read from; empty for one that was put together, as a range is.
        is_compound: whether two units stand in it, as in 5元3角.
        is_plain: whether nothing but the words around it can keep it from being a quantity.
        traps: words that hold its unit and may stand here, with the offset of the unit: 长三角 for 三角.
        value: what a plain surface says that no words belong to, and ``use`` what goes with it.
    """

    _ends: tuple[numerals.Reading, ...]
    unit: Unit | None
    surface: str = ""
    is_compound: bool = False
    is_plain: bool = False
    traps: tuple[tuple[str, int], ...] = ()
    value: Value | None = None
    use: Use | None = None

    @property
    def low(self) -> numerals.Reading:
        """The numeral, or the lower end of a range; that of a plain surface is read when asked for, and not kept."""
        reading = self._ends[0] if self._ends else _numeral_once(self.surface, self.unit)
        if reading is None:
            raise ValueError(f"{self.surface!r} is no numeral with a unit")
        return reading

    @property
    def high(self) -> numerals.Reading | None:
        """The upper end of a range."""
        return self._ends[1] if len(self._ends) > 1 else None

    @property
    def is_place(self) -> bool:
        """Whether the number is a bare place word such as 千亿."""
        return not self.is_plain and self.low.is_place


Found = tuple[int, int, Amount]
"""An amount with its span in the text."""


@frozen(eq=False, repr=False)
class Words:
    """What the words on one side of an amount say; each of a kind is made once, so that they can be told by identity.

    Attributes:
        reach: how many characters next to the amount are hedges and currencies.
        hedge: what the hedges say.
        currency: the currency named, if any.
        per: what the amount is counted by, if that is said.
        per_reach: how many characters next to the amount take in the divisor.
        share: reach and hedge of a bound that acts on a percentage over the noun between: 不超过总建筑面积的15%.
        is_open: whether the amount may be none, one with that before, or take in bare numbers in front.
        hands_on: what goes on to the members of a list: the divisor, and a bound; what it hands on itself is the
            divisor alone, for the later of two amounts.
        takes_over: list or change where no more than a list mark or a word of change (增至) stands between two amounts.
        if_place: what they say in front of a place word, 上 in 上亿元, if that is something else.
    """

    reach: int = 0
    hedge: str = "exact"
    currency: Unit | None = None
    per: str | None = None
    per_reach: int = 0
    share: tuple[int, str] | None = None
    is_open: bool = False
    hands_on: Words | None = None
    takes_over: str | None = None
    if_place: Words | None = None


SILENT = Words()
_telling = lru_cache(maxsize=_CACHED)(Words)


def words(**said: Any) -> Words:
    """Return the words that say so: one object for all that say the same, ``SILENT`` for those that say nothing."""
    told = {name: value for name, value in said.items() if value != getattr(SILENT, name)}
    return _telling(**told) if told else SILENT

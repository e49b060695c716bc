"""Units and currencies: the tables, and the words a user adds."""

from __future__ import annotations

from functools import cache, cached_property
from typing import TYPE_CHECKING

from attrs import evolve, field, frozen

from policytext import lengths, tables
from policytext.memo import Memo
from policytext.quantities import numerals
from policytext.quantities.amount_types import Amount, numeral_of
from policytext.quantities.measures import Unit
from policytext.quantities.unit_pattern import UnitPattern
from policytext.quantities.values import said_alone

if TYPE_CHECKING:
    from collections.abc import Mapping

_PACKAGE = "policytext.quantities"
_UNIT_COLUMNS = ("surface", "kind", "unit", "factor", "when", "example", "source")
_CURRENCY_COLUMNS = ("surface", "unit", "factor", "place", "when", "example", "source")
_CONDITIONS = ("always", "edge", "electricity", "price")
_HUNDREDTHS = {"百": "%", "千": "‰", "万": "‱"}
_LONGEST_CHARS = 96
_PLACES = ("before", "behind", "both")


@frozen(cache_hash=True)
class Units:
    r"""The units that ``find`` knows; immutable, hashable and picklable.

    >>> chips = standard_units().with_table("surface\tkind\tunit\tfactor\n打片\tchips\tchip\t12\n", "mine.tsv")
    >>> len(chips.words) - len(standard_units().words)
    1
    """

    words: tuple[Unit, ...]
    non_quantities: tuple[tuple[str, str], ...] = field(default=())

    def with_table(self, text: str, name: str = "units") -> Units:
        """Return these units and those of a table; a word that stands already is replaced.

        Args:
            text: a table with the columns ``surface kind unit factor``; lines that begin with ``#`` are comments.
            name: what error messages call it.

        Raises:
            TableError: a row is not well formed; the message begins with ``name:line``.
        """
        rows = tables.parse(text, name, ("surface", "kind", "unit", "factor"))
        added = [_unit(row, row["kind"], name) for row in rows]
        replaced = {unit.surface for unit in added}
        kept = [unit for unit in self.words if unit.surface not in replaced]
        return evolve(self, words=(*kept, *added))

    @cached_property
    def behind(self) -> Mapping[str, Unit]:
        """The words that stand behind a number."""
        return {unit.surface: unit for unit in self.words if unit.place != "before"}

    @cached_property
    def before(self) -> Mapping[str, Unit]:
        """The currency words, codes and signs that stand before a number."""
        return {unit.surface: unit for unit in self.words if unit.place != "behind"}

    @cached_property
    def pattern(self) -> UnitPattern:
        """What finds a numeral with its unit."""
        return UnitPattern(self.behind, self.non_quantities, "".join(self.currency_edges))

    def currency_before(self, text: str, stop: int, position: int) -> Unit | None:
        """Return the longest currency word, code or sign that ends at ``position`` and begins at ``stop`` or later."""
        if position <= stop:
            return None
        for length in self._before_lengths.get(text[position - 1], ()):
            if length <= position - stop and (currency := self.before.get(text[position - length : position])):
                return currency
        return None

    def currency_after(self, text: str, position: int) -> Unit | None:
        """Return the currency word that begins at ``position``, as in 9000元日币."""
        for length in self._after_lengths.get(text[position], ()):
            currency = self.before.get(text[position : position + length])
            if currency and currency.place == "both":
                return currency
        return None

    @cached_property
    def currency_firsts(self) -> frozenset[str]:
        """The first characters of the currency words that may follow a unit."""
        return frozenset(self._after_lengths)

    @cached_property
    def _before_lengths(self) -> Mapping[str, tuple[int, ...]]:
        return lengths.by_last(self.before)

    @cached_property
    def _after_lengths(self) -> Mapping[str, tuple[int, ...]]:
        return lengths.by_first(surface for surface, unit in self.before.items() if unit.place == "both")

    @cached_property
    def currency_edges(self) -> frozenset[str]:
        """The last characters of the currency words that stand before a number."""
        return frozenset(self._before_lengths)

    @cached_property
    def amounts(self) -> Memo[str, Amount | None]:
        """What the matches of ``pattern`` mean; None for one whose numeral is not well formed."""
        return Memo(self._read, keeps=_is_short)

    def _read(self, surface: str) -> Amount | None:
        if not _is_short(surface):
            return None
        if "分之" in surface:
            reading = numerals.read(surface[3:].strip())
            return Amount((reading,), self.behind[_HUNDREDTHS[surface[0]]]) if reading else None
        reading, unit = self._parted(surface)
        if reading is None:
            return None
        if unit and not reading.is_place and _is_determiner(surface, unit):
            return None
        traps = self._traps_of(surface, unit.surface if unit else surface[-1])
        is_plain = (
            unit is not None
            and (unit.kind != "count" or surface[0].isascii())
            and unit.when == "always"
            and "个亿元" not in surface
            and "，" not in surface
            and not (traps or reading.is_place or (len(surface) == len(unit.surface) + 1 and not surface[0].isascii()))
        )
        if unit is None or not is_plain:
            return Amount((reading,), unit, surface, traps=traps)
        value, use = said_alone(reading, unit)
        return Amount((), unit, surface, is_plain=True, value=value, use=use)

    def _parted(self, surface: str) -> tuple[numerals.Reading | None, Unit | None]:
        """Return the numeral and the unit of a surface, the longest unit that leaves a numeral."""
        for length in self._lengths.get(surface[-1:], ()):
            unit = self.behind.get(surface[-length:])
            if unit and (reading := numeral_of(surface, unit)):
                return reading, unit
        return numeral_of(surface, None), None

    @cached_property
    def _lengths(self) -> Mapping[str, tuple[int, ...]]:
        return lengths.by_last(self.behind)

    def _traps_of(self, surface: str, unit: str) -> tuple[tuple[str, int], ...]:
        number = surface[: -len(unit)]
        return tuple(
            (word, offset)
            for word, offset in self._traps.get(unit, ())
            if number.endswith(word[:offset]) or word[:offset].endswith(number)
        )

    @cached_property
    def _traps(self) -> Mapping[str, tuple[tuple[str, int], ...]]:
        """The words that hold a unit behind other characters, by the unit, with its offset."""
        traps: dict[str, list[tuple[str, int]]] = {}
        for word, unit in self.non_quantities:
            if (offset := word.find(unit)) > 0:
                traps.setdefault(unit, []).append((word, offset))
        return {unit: tuple(words) for unit, words in traps.items()}


@cache
def standard_units() -> Units:
    """Return the units and currencies that ship with the library."""
    units = [_unit(row, row["kind"], "units.tsv") for row in tables.read(_PACKAGE, "units.tsv", _UNIT_COLUMNS)]
    currencies = [
        _unit(row, "money", "currencies.tsv") for row in tables.read(_PACKAGE, "currencies.tsv", _CURRENCY_COLUMNS)
    ]
    words = tables.cells(_PACKAGE, "non_quantities.tsv", ("word", "unit", "example", "source"), "word", "unit")
    return Units((*units, *currencies), tuple((word, unit) for word, unit in words))


def _unit(row: tables.Row, kind: str, table: str) -> Unit:
    factor = row.fraction("factor")
    if factor <= 0 or not row["surface"]:
        raise row.error("a unit has a surface and a factor above 0")
    columns = row.cells
    place = row.choice("place", _PLACES) if "place" in columns else "behind"
    when = row.choice("when", _CONDITIONS) if "when" in columns else "always"
    return Unit(row["surface"], kind, row["unit"], factor, place, when, f"{table} {row['surface']}")


def _is_determiner(surface: str, unit: Unit) -> bool:
    """Whether a surface counts nothing but says which: 一个, 两家."""
    is_count = unit.kind == "count" and unit.when == "always"
    return is_count and not surface[0].isascii() and len(surface) <= 1 + len(unit.surface)


def _is_short(surface: str) -> bool:
    """Whether a surface holds no more than a numeral of 20 digits and its unit."""
    return len(surface) <= _LONGEST_CHARS

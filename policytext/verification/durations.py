"""Reads lengths of time, which nobody else counts among the amounts: 工期300天, 建设周期24个月."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from attrs import evolve

from policytext import quantities, tables
from policytext.quantities import Unit, Units, standard_units

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policytext.quantities import Quantity

COLUMNS = ("surface", "unit", "factor", "example", "source")
KIND = "duration"
_YEAR, _WITHIN, _ANNUAL = "年", "内", "annual"
_FIRST_CALENDAR_YEAR = 100


def find(text: str, *, roles: bool = False) -> tuple[Quantity, ...]:
    """Return the amounts of a text and its lengths of time, in order.

    Years of the calendar and stretches that count from a day are none: 2023年, 近三年.

    >>> [(found.text, found.low, found.unit) for found in find("2023年开工，工期一年半，3年内达产，近三年投入5亿元。")]
    [('一年半', Decimal('18'), 'month'), ('3年', Decimal('36'), 'month'), ('5亿元', Decimal('500000000'), 'CNY')]
    """
    found = quantities.find(text, units=_units(), roles=roles)
    periods = list(_periods(text)) if any(amount.kind == KIND for amount in found) else []
    return tuple(amount for amount in found if amount.kind != KIND or not _is_of_the_calendar(amount, periods))


def _is_of_the_calendar(amount: Quantity, periods: list[tuple[int, int]]) -> bool:
    stated = amount.value.stated
    is_year = stated.unit == _YEAR and stated.number >= _FIRST_CALENDAR_YEAR
    return is_year or any(start <= amount.start and amount.end <= end for start, end in periods)


def _periods(text: str) -> Iterator[tuple[int, int]]:
    """Yield where the times of a text stand that say when, not how long."""
    for time in quantities.find_times(text):
        if time.kind != _ANNUAL and not time.text.endswith(_WITHIN):
            yield time.start, time.end


@cache
def _units() -> Units:
    standard = standard_units()
    rows = tables.read(__package__, "durations.tsv", COLUMNS)
    own = [
        Unit(row["surface"], KIND, row["unit"], row.fraction("factor"), rule=f"durations.tsv {row['surface']}")
        for row in rows
    ]
    return evolve(standard, words=(*standard.words, *own))

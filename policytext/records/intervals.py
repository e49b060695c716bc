"""Tells which days a period covers: 2023年上半年, 去年, 近四年, 到2025年, “十四五”期间.

``data/intervals.tsv`` says it for each expression, ``data/parts.tsv`` for the parts of a year behind one. What counts
from the day of the page is told only where that day is known, and never from today.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from policytext import tables
from policytext.fold import fold
from policytext.late import late
from policytext.quantities.times import rule_of
from policytext.records.templates import compile_template, number
from policytext.records.types import Interval

if TYPE_CHECKING:
    from collections.abc import Mapping

COLUMNS = ("surface", "days", "example", "interval", "source")
_NONE = "-"
_STRETCH = late(
    r"""
    (?P<base>Y|Z|\?|roc|plan|five|page|same|[ytmq])
    (?P<shift>[+-])?(?P<by>[0-9nk])?(?P<unit>[ymd])?
    (?::(?P<part>.+))?
    """,
    re.VERBOSE,
)
_YEARS_A_PLAN = 5
_FIRST_PLAN_YEAR = 1951  # the fourteenth plan begins in 1951 + 5 * 14 = 2021
_FIRST_ROC_YEAR = 1911  # year 1 of the era is 1912
_MONTHS, _MONTHS_A_QUARTER = 12, 3
_RULES = ("threshold", "policy")

Days = tuple[date, date]


class Anchor(NamedTuple):
    """What an expression may count from.

    Attributes:
        page: the day of the page.
        year: the year that the heading of the page or the head of the sentence reports on.
        status: the status of the quantity, as in ``Quantity``.
        before: the days that the sentence speaks of before, which 去年同期 goes back from.
    """

    page: date | None = None
    year: int | None = None
    status: str | None = None
    before: Interval | None = None


class _UnknownError(ValueError):
    """The days cannot be told."""


@lru_cache(maxsize=1 << 12)
def resolve(period: str, anchor: Anchor) -> Interval | None:
    """Return the days that a period covers, or None where the text does not tell.

    >>> resolve("2023年上半年", Anchor())
    Interval(start=datetime.date(2023, 1, 1), end=datetime.date(2023, 6, 30))
    >>> resolve("去年", Anchor()) is None
    True
    >>> resolve("去年", Anchor(page=date(2015, 6, 3)))
    Interval(start=datetime.date(2014, 1, 1), end=datetime.date(2014, 12, 31))
    """
    surface = fold(period).replace(" ", "")
    rule = rule_of(surface)
    days = _days().get(rule.template, _NONE) if rule else _NONE
    if rule is None or days == _NONE:
        return None
    match = compile_cached(rule.template).fullmatch(surface)
    values = match.groupdict() if match else {}
    first, dots, last = days.partition("..")
    try:
        start = _Reading(values, anchor).days(first)[0] if first else None
        end = _end(_Reading(values, anchor), last if dots else first)
    except ValueError:
        return None
    is_known = start or end
    is_in_order = start is None or end is None or start <= end
    return Interval(start, end) if is_known and is_in_order else None


@lru_cache(maxsize=1 << 12)
def needs_a_year(period: str) -> bool:
    """Whether an expression leaves its year to the words around it: 一季度, 9月, 全年."""
    rule = rule_of(fold(period).replace(" ", ""))
    return rule is not None and _days().get(rule.template, _NONE).lstrip(".").startswith(("?", "t"))


@lru_cache(maxsize=1 << 12)
def goes_back(period: str) -> bool:
    """Whether an expression goes back from the days that the sentence speaks of before: 去年同期."""
    rule = rule_of(fold(period).replace(" ", ""))
    return rule is not None and _days().get(rule.template, _NONE).startswith("same")


def _end(reading: _Reading, expression: str) -> date | None:
    if not expression or (expression == "page" and reading.anchor.page is None):
        return None
    return reading.days(expression)[1]


class _Reading(NamedTuple):
    """Reads the expressions of ``intervals.tsv`` with the values at the placeholders of a surface."""

    values: Mapping[str, str]
    anchor: Anchor

    def days(self, expression: str) -> Days:
        """Return the first and the last day of one stretch."""
        match = _STRETCH.fullmatch(expression)
        if match is None:
            raise _UnknownError(expression)
        base, part = match["base"], match["part"]
        shift = self._shift(match["shift"], match["by"])
        if base == "page":
            day = self._page()
            return _moved(day, shift, match["unit"] or "d")
        if base == "same":
            return self._same(shift)
        if base in ("m", "q"):
            return _month_or_quarter(self._page(), base, shift)
        if base in ("plan", "five"):
            return self._plan(base, part)
        if base == "?":
            return self._nearest(part)
        return self.in_year(self._year(base) + shift, part)

    def _shift(self, sign: str | None, by: str | None) -> int:
        if sign is None or by is None:
            return 0
        return int(f"{sign}{number(self.values.get(by) or by)}")

    def _same(self, years: int) -> Days:
        before = self.anchor.before
        if before is None or before.start is None or before.end is None:
            raise _UnknownError("same")
        return _years_on(before.start, years), _years_on(before.end, years)

    def _page(self) -> date:
        if self.anchor.page is None or self.anchor.status in _RULES:
            raise _UnknownError("page")
        return self.anchor.page

    def _year(self, base: str) -> int:
        if base == "y":
            return self._page().year
        if base == "t":
            if self.anchor.year is None:
                raise _UnknownError(base)
            return self.anchor.year
        return _FIRST_ROC_YEAR + number(self.values["n"]) if base == "roc" else number(self.values[base])

    def _plan(self, base: str, part: str | None) -> Days:
        ordinal = number(self.values["n"]) if base == "five" else number(self.values["plan"][:-1])
        first = _FIRST_PLAN_YEAR + _YEARS_A_PLAN * ordinal
        last = first + _YEARS_A_PLAN - 1
        if part == "first":
            last = first + number(self.values["n"]) - 1
        elif part == "last":
            first = last - number(self.values["n"]) + 1
        return date(first, 1, 1), date(last, _MONTHS, 31)

    def _nearest(self, part: str | None) -> Days:
        """Read a part of a year that is not named: of the year reported, else of the page's or the one before."""
        if self.anchor.year is not None:
            return self.in_year(self.anchor.year, part)
        page = self._page()
        days = self.in_year(page.year, part)
        if self.anchor.status == "planned":
            if days[1] < page:
                raise _UnknownError("over already")
            return days
        if days[1].replace(day=1) <= page:
            return days
        if self.anchor.status != "achieved":
            raise _UnknownError("its last month has not begun")
        return self.in_year(page.year - 1, part)

    def in_year(self, year: int, part: str | None) -> Days:
        """Return the days of a part of a year; the whole year for None."""
        if part is None:
            return date(year, 1, 1), date(year, _MONTHS, 31)
        if part == "part":
            days, values = _part_of_year(self.values["part"])
            return self._replace(values=values).in_year(year, days)
        if part == "1-page":
            return date(year, 1, 1), self._page()
        months, _, days = part.partition(".")
        first, last = self._months(months)
        return _days_between(year, first, last, *self._days_of_month(days))

    def _months(self, months: str) -> tuple[int, int]:
        low, _, high = months.partition("-")
        last = self._number((high or low).removeprefix("Q"))
        first = self._number(low.removeprefix("Q"))
        if low.startswith("Q"):
            first = _MONTHS_A_QUARTER * (first - 1) + 1
        if (high or low).startswith("Q"):
            last *= _MONTHS_A_QUARTER
        return first, last

    def _days_of_month(self, days: str) -> tuple[int | None, int | None]:
        if days in ("", "$"):
            return (0 if days else None), None
        low, _, high = days.partition("-")
        return self._number(low), None if high == "$" else self._number(high or low)

    def _number(self, text: str) -> int:
        return number(self.values.get(text) or text)


def _days_between(year: int, first: int, last: int, low: int | None, high: int | None) -> Days:
    """Return the days from day ``low`` of month ``first`` to ``high`` of ``last``; 0 and None are the last day."""
    if not first <= last <= _MONTHS:
        raise _UnknownError("no such months")
    end = date(year, last, high or _last_day(year, last))
    start = end if low == 0 else date(year, first, low or 1)
    return start, end


def _last_day(year: int, month: int) -> int:
    return (date(year, month + 1, 1) - timedelta(days=1)).day if month < _MONTHS else 31


def _moved(day: date, shift: int, unit: str) -> Days:
    """Return the stretch from one shift of ``day`` on: back it begins on the day after, ahead it ends on the day."""
    if shift == 0:
        return day, day
    if unit == "d":
        there = day + timedelta(days=shift)
        return there, there
    months = shift * (_MONTHS if unit == "y" else 1)
    year, month = divmod(day.year * _MONTHS + day.month - 1 + months, _MONTHS)
    there = date(year, month + 1, min(day.day, _last_day(year, month + 1)))
    return (there + timedelta(days=1), day) if shift < 0 else (day, there)


def _years_on(day: date, years: int) -> date:
    """Return the same day of another year; the last of a month stays the last."""
    year = day.year + years
    is_last = day.day == _last_day(day.year, day.month)
    return date(year, day.month, _last_day(year, day.month) if is_last else min(day.day, _last_day(year, day.month)))


def _month_or_quarter(page: date, base: str, shift: int) -> Days:
    size = 1 if base == "m" else _MONTHS_A_QUARTER
    index = (page.year * _MONTHS + page.month - 1) // size + shift
    year, month = divmod(index * size, _MONTHS)
    return _days_between(year, month + 1, month + size, None, None)


@lru_cache(maxsize=1 << 10)
def _part_of_year(surface: str) -> tuple[str, Mapping[str, str]]:
    for template, days in _parts().items():
        match = compile_cached(template).fullmatch(surface)
        if match and days != _NONE:
            return days, match.groupdict()
    raise _UnknownError(surface)


@cache
def compile_cached(template: str) -> re.Pattern[str]:
    """Return ``compile_template(template)``, compiled once."""
    return compile_template(template)


@cache
def _days() -> Mapping[str, str]:
    rows = tables.cells("policytext.records", "intervals.tsv", COLUMNS, "surface", "days")
    return {surface: days for surface, days in rows}  # noqa: C416 - says that a row has two cells


@cache
def _parts() -> Mapping[str, str]:
    rows = tables.read("policytext.records", "parts.tsv", COLUMNS)
    return {row["surface"]: row["days"] for row in sorted(rows, key=lambda row: row["surface"].count("{"))}

"""Finds days written in numbers: 2024-06-03, 2024年6月3日, 二〇二四年六月三日, 民国113年6月3日, 6月3日."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from policytext.fold import fold
from policytext.late import late
from policytext.offsets import Span
from policytext.records.templates import number
from policytext.records.types import Day

if TYPE_CHECKING:
    from collections.abc import Iterator

_DIGITS = "〇○零一二三四五六七八九十"
PATTERN = rf"""
    (?<![0-9.\-－/])
    (?: (?: (?:19|20)[0-9]{{2}}[ ]?[年./－-] | (?:(?:中华)?民国[ ]?[0-9]{{1,3}}|1[0-2][0-9])[ ]?年 ) [ ]? )?+
    [0-9]{{1,2}} [ ]?[月./－-][ ]? [0-9]{{1,2}} (?:[ ]?日|(?![0-9./－-]))
    | (?<![0-9./-])(?:19|20)[0-9]{{2}}[ ][0-9]{{2}}/[0-9]{{2}}(?=[ ][0-9]{{1,2}}:)
    | (?<![0-9./-])[0-9]{{1,2}}/[0-9]{{1,2}}/(?:19|20)[0-9]{{2}}(?![0-9/])
    | (?<![{_DIGITS}]) [一二][{_DIGITS}]{{3}}年[{_DIGITS}]{{1,3}}月[{_DIGITS}]{{1,3}}日
"""
"""A verbose pattern for one day in folded text, its year left out or not."""
FIRSTS = frozenset("0123456789一二中民")
"""What a day begins with."""
LASTS = frozenset("0123456789日")
"""What a day ends with, or the time of day behind one."""
_DAY = late(PATTERN, re.VERBOSE)
_NUMBER = late(rf"[0-9{_DIGITS}]+")
_SECOND = late(r"[0-9]{1,2}:[0-9]{2}:[0-9]{2}")
_LEAP_YEAR = 2000
_FIRST_YEAR = 1900
_FIRST_ROC_YEAR = 1911  # year 1 of the era is 1912
_MONTHS = 12


def find(folded: str, text: str, start: int, end: int) -> Iterator[Day]:
    """Yield the days with a year between two offsets of ``folded``, which is ``fold(text)``, in order."""
    for match in _DAY.finditer(folded, start, end):
        day = read(Span(match.start(), match.end(), text[match.start() : match.end()]))
        if day and day.value:
            yield day


def is_stamped(folded: str, start: int, end: int) -> bool:
    """Whether a second is told, which is when a page was made and not when something takes place."""
    return _SECOND.search(folded, start, end) is not None


def read(span: Span, *, reference: date | None = None) -> Day | None:
    """Return the day that a span writes; None where it is none.

    Args:
        span: what ``PATTERN`` matched.
        reference: a day without a year is the last one that is not behind this day.

    >>> read(Span(0, 6, "09月18日"), reference=date(2024, 3, 1)).value
    datetime.date(2023, 9, 18)
    """
    surface = fold(span.text)
    *year, month, day = _in_order([*map(number, _NUMBER.findall(surface))])
    if year:
        value = _day(year[0] if year[0] >= _FIRST_YEAR else year[0] + _FIRST_ROC_YEAR, month, day)
        return Day(span, value) if value else None
    if not surface.endswith("日") or "月" not in surface or _day(_LEAP_YEAR, month, day) is None:
        return None
    years = (reference.year, reference.year - 1) if reference else ()
    values = filter(None, (_day(year, month, day) for year in years))
    return Day(span, next((value for value in values if reference and value <= reference), None))


def _in_order(numbers: list[int]) -> list[int]:
    """Return year, month and day of a date that ends with its year; day 0 where 5/6/2024 may be either.

    >>> _in_order([26, 8, 2024])
    [2024, 8, 26]
    """
    if numbers[-1] < _FIRST_YEAR:
        return numbers
    first, second, year = numbers
    if first <= _MONTHS and second <= _MONTHS and first != second:
        return [year, first, 0]
    return [year, second, first] if first > _MONTHS else [year, first, second]


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None

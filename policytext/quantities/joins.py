"""Joins amounts that the text writes as one, and gives numbers that share a unit theirs.

Ranges (3-5亿元, 8000万元至1.2亿元), lists (0.8、1.5和4亿元), compounds (5元3角, 六斤八两).
"""

from __future__ import annotations

import re
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from policytext.quantities import numerals
from policytext.quantities.units import Amount

LOOK_BACK_CHARS = 48
MAX_RATIO = 100

_BLANK = numerals.BLANK
_DASH = rf"{_BLANK}{{0,2}}(?:[-—－–―─〜～~−至到]|——|--){_BLANK}{{0,2}}"
_INCLUDED = r"(?:[（(]不?含[^（）()\n]{0,6}[）)])?"
_RANGE = re.compile(_INCLUDED + _DASH)
_AND = rf"{_BLANK}{{0,2}}[、和及与或]{_BLANK}{{0,2}}"
_LIST = re.compile(_AND)
_COMPOUND = re.compile("[又零和と]?")
_BARE = re.compile(rf"(?P<numeral>{numerals.PATTERN})(?P<range>{_INCLUDED}{_DASH})?(?P<list>{_AND})?\Z", re.VERBOSE)
_MARKS = frozenset("-—－–―─〜～~−至到、和及与或 \u3000")


class Found(NamedTuple):
    """An amount and its span in the text."""

    start: int
    end: int
    amount: Amount


def join(text: str, found: list[Found]) -> list[Found]:
    """Return the amounts with ranges and compounds joined and lists completed, in the order of the text."""
    joined: list[Found] = []
    for item in found:
        current = item
        if joined:
            last = joined[-1]
            together = _together(text, last, current)
            if together:
                joined[-1] = together
                continue
            if last.amount.unit is None and current.amount.unit and _LIST.fullmatch(text, last.end, current.start):
                _share_back(text, joined, current)
        if current.amount.unit and text[current.start - 1 : current.start] in _MARKS and current.start:
            stop = joined[-1].end if joined else 0
            current = _bare_numbers(text, stop, current, joined)
        joined.append(current)
    return joined


def _together(text: str, last: Found, current: Found) -> Found | None:
    gap = current.start - last.end
    if gap > 12 or not current.amount.unit:
        return None
    if _COMPOUND.fullmatch(text, last.end, current.start):
        amount = compound(last.amount, current.amount)
        return Found(last.start, current.end, amount) if amount else None
    if _RANGE.fullmatch(text, last.end, current.start):
        amount = ranged(last.amount, current.amount)
        return Found(last.start, current.end, amount) if amount else None
    return None


@lru_cache(maxsize=1 << 12)
def compound(larger: Amount, smaller: Amount) -> Amount | None:
    """Join 5元 and 3角, 六斤 and 八两: the same base unit, the smaller less than one of the larger."""
    one, other = larger.unit, smaller.unit
    if not one or not other or larger.high or smaller.high or one.symbol != other.symbol or one.kind != other.kind:
        return None
    part = smaller.low.low * other.factor
    if not (0 < part < one.factor and other.factor < one.factor) or larger.low.hedge != "exact":
        return None
    total = larger.low.low + part / one.factor
    reading = numerals.Reading(total, total, smaller.low.hedge, larger.low.scale, larger.low.scale_value)
    return Amount(reading, one)


@lru_cache(maxsize=1 << 12)
def ranged(low: Amount, high: Amount) -> Amount | None:
    """Join the two ends of a range; an end without a unit takes the other's."""
    unit = high.unit
    if not unit or low.high or high.high or (low.unit and (low.unit.symbol != unit.symbol or low.unit.kind != unit.kind)):
        return None
    start = low.low if low.unit in (None, unit) else _in_unit(low.low, low.unit.factor / unit.factor)
    return Amount(start, unit, high.low) if start.low <= high.low.low else None


def _in_unit(reading: numerals.Reading, ratio: Fraction) -> numerals.Reading:
    return numerals.Reading(reading.low * ratio, reading.high * ratio, reading.hedge, "", Fraction(1))


@lru_cache(maxsize=1 << 12)
def with_scale_of(bare: numerals.Reading, model: numerals.Reading) -> numerals.Reading | None:
    """Return a number without scale as it is meant beside ``model``: 3 in 3-5亿 is 3亿, 8500 in 8500到3万 is 8500.

    None where neither reading is within a factor of 100 of the model.
    """
    if bare.scale or not model.scale:
        return bare
    scaled = numerals.Reading(
        bare.low * model.scale_value, bare.high * model.scale_value, bare.hedge, model.scale, model.scale_value
    )
    for reading in (scaled, bare):
        if reading.low and model.low / MAX_RATIO <= reading.low <= model.low * MAX_RATIO:
            return reading
    return None


def _share_back(text: str, joined: list[Found], current: Found) -> None:
    """Give the unit of ``current`` to the sums without unit that the list before it names: 8000万、1.2亿元."""
    for index in range(len(joined) - 1, -1, -1):
        following = joined[index + 1].start if index + 1 < len(joined) else current.start
        item = joined[index]
        if item.amount.unit or not _LIST.fullmatch(text, item.end, following):
            return
        joined[index] = Found(item.start, item.end, shared(item.amount, current.amount))


@lru_cache(maxsize=1 << 12)
def shared(bare: Amount, model: Amount) -> Amount:
    """Return a number with the unit of ``model``."""
    return Amount(bare.low, model.unit)


def _bare_numbers(text: str, stop: int, current: Found, joined: list[Found]) -> Found:
    """Read the numbers in front that share the unit of ``current``: append list items, return a range as one item."""
    unit = current.amount.unit
    items: list[Found] = []
    first = current
    while True:
        low = max(stop, first.start - LOOK_BACK_CHARS)
        match = _BARE.search(text, low, first.start)
        if match is None or not (match["range"] or match["list"]):
            break
        bare = numerals.read(match["numeral"])
        model = (items[-1] if items else current).amount
        reading = bare and with_scale_of(bare, model.low)
        if reading is None or (match["list"] and not match["range"] and _is_list_number(text, match.start())):
            break
        if match["range"]:
            whole = _ranged_reading(reading, first.amount)
            if whole is None:
                break
            first = Found(match.start(), first.end, whole)
            if items:
                items[-1] = first
            else:
                current = first
            if not match["list"]:
                continue
        else:
            first = Found(match.start(), match.start() + len(match["numeral"]), _bare_amount(reading, current.amount))
            items.append(first)
    del unit
    joined.extend(reversed(items))
    return current


@lru_cache(maxsize=1 << 12)
def _ranged_reading(low: numerals.Reading, high: Amount) -> Amount | None:
    return Amount(low, high.unit, high.low) if not high.high and low.low <= high.low.low else None


@lru_cache(maxsize=1 << 12)
def _bare_amount(reading: numerals.Reading, model: Amount) -> Amount:
    return Amount(reading, model.unit)


def _is_list_number(text: str, start: int) -> bool:
    """Whether a number stands where a line or sentence begins, as the 1 of ``1、5亿元以上项目``."""
    return start == 0 or text[start - 1] in "\n。；;"

"""Finds the amounts of a folded text: numerals with a unit, sums behind a currency sign, 百分之五."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from policytext.quantities import context, hedges, numerals
from policytext.quantities.joins import Found, has_tail
from policytext.quantities.numerals import Reading
from policytext.quantities.units import Amount, Unit, Units

if TYPE_CHECKING:
    from collections.abc import Iterator

_COUNTED = re.compile("(?P<count>.+个)(?P<level>亿元)")
_HUNDREDTHS = {"百": "%", "千": "‰", "万": "‱"}
_DASHES = "-－−"
_NOT_NEGATIVE = "减担抱胜肩自背降欠辜轻增重正不"
_TIMES = "×xX*✕╳"
_RATE_MARKS = ("当たり", "あたり", "につき")
_ELECTRICITY = "电"
_NEAR_CHARS = 16


def find(folded: str, units: Units) -> list[Found]:
    """Return the amounts in order; a sum that names no unit is among them."""
    found = [*_with_unit(folded, units), *_fractions_of_hundred(folded, units)]
    taken = {item.start for item in found}
    found.extend(item for item in _prefixed(folded, units) if item.start not in taken)
    return sorted(found, key=lambda item: item.start)


def _with_unit(folded: str, units: Units) -> Iterator[Found]:
    read = units.read
    for match in units.pattern.finditer(folded):
        amount = read(match[0])
        if amount is None:
            continue
        start, end = match.span()
        if "个亿" in match[0] and (level := _COUNTED.fullmatch(match[0])) and context.is_level(folded, start, end):
            start, amount = start + level.end("count"), read(level["level"]) or amount
        before = folded[start - 1] if start else "\n"
        if before.isascii() and before.isalpha() and not _ends_with_code(folded, start, units):
            continue
        if _is_trapped(folded, end, amount.unit.surface if amount.unit else folded[end - 1], units):
            continue
        if amount.unit is not None and not _holds(folded, start, end, amount, amount.unit):
            continue
        if before in _DASHES or before == "负":
            start, amount = _signed(folded, start, amount)
        yield Found(start, end, amount)


def _is_trapped(folded: str, end: int, unit: str, units: Units) -> bool:
    """Whether the unit that ends at ``end`` stands inside a longer word or name: the 角 of 长三角."""
    position = end - len(unit)
    return any(
        position >= offset and folded.startswith(word, position - offset) for word, offset in units.traps.get(unit, ())
    )


def _holds(folded: str, start: int, end: int, amount: Amount, unit: Unit) -> bool:
    """Whether the surroundings let the unit be one."""
    if unit.when == "edge":
        return not hedges.is_letter(folded, end) or hedges.beginning(folded, end) is not None or has_tail(folded, end)
    if unit.when == "electricity":
        return amount.low.scale_value > 1 or _ELECTRICITY in folded[max(0, start - _NEAR_CHARS) : end + 2]
    if unit.kind == "count":
        return folded[start].isascii() or end - start > 1 + len(unit.surface)
    if unit.kind != "money":
        is_divisor = folded.startswith(_RATE_MARKS, end) or (amount.low.low == 1 and folded.startswith("每", start - 1))
        is_class = folded.startswith("级", end) or (start > 0 and folded[start - 1] in _TIMES)
        return not (is_divisor or is_class)
    return True


def _ends_with_code(folded: str, start: int, units: Units) -> bool:
    return any(folded[max(0, start - length) : start] in units.before for length in (3, 2))


def _signed(folded: str, start: int, amount: Amount) -> tuple[int, Amount]:
    """Take in a minus sign; a dash between two words or numbers is none."""
    sign, before = folded[start - 1], folded[start - 2] if start > 1 else "\n"
    if sign == "负":
        negative = before not in _NOT_NEGATIVE
    else:
        percent = (
            amount.unit is not None and amount.unit.kind == "percent" and before.isalpha() and not before.isascii()
        )
        negative = (
            percent or (not before.isalnum() and before not in "%)）") or context.ends_with_sum(folded, start - 1)
        )
    return (start - 1, _negated(amount)) if negative else (start, amount)


@lru_cache(maxsize=1 << 10)
def _negated(amount: Amount) -> Amount:
    reading = amount.low
    return Amount(Reading(-reading.high, -reading.low, reading.hedge, reading.scale, reading.scale_value), amount.unit)


@cache
def _of_hundred() -> re.Pattern[str]:
    return re.compile(rf"(?P<base>[百千万])分之{numerals.BLANK}{{0,2}}(?P<numeral>{numerals.PATTERN})", re.VERBOSE)


def _fractions_of_hundred(folded: str, units: Units) -> Iterator[Found]:
    if "分之" not in folded:
        return
    for match in _of_hundred().finditer(folded):
        amount = _amount(match["numeral"], units.behind[_HUNDREDTHS[match["base"]]])
        if amount is not None:
            yield Found(match.start(), match.end(), amount)


def _prefixed(folded: str, units: Units) -> Iterator[Found]:
    """Yield sums that a currency word, code or sign alone marks: $300万, USD 12 million, 人民币3.14."""
    for match in units.prefixed.finditer(folded):
        start, end = match.span()
        position = start
        while folded[position - 1].isspace():
            position -= 1
        currency = units.currency_before(folded, 0, position)
        if currency is None or _continues(folded, position - len(currency.surface), end, currency):
            continue
        amount = _amount(match[0], currency)
        if amount is not None:
            yield Found(start, end, amount)


def _continues(folded: str, start: int, end: int, currency: Unit) -> bool:
    """Whether a code is the end of a longer word, or the number behind a word counts something else."""
    before = folded[start - 1] if start else "\n"
    if currency.surface[0].isascii() and currency.surface[0].isalpha() and before.isascii() and before.isalpha():
        return True
    return currency.surface.isalpha() and hedges.is_letter(folded, end) and hedges.beginning(folded, end) is None


@lru_cache(maxsize=1 << 12)
def _amount(numeral: str, unit: Unit) -> Amount | None:
    reading = numerals.read(numeral)
    return None if reading is None else Amount(reading, unit)

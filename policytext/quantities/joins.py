"""Joins amounts that the text writes as one, and gives numbers that share a unit theirs.

Ranges (3-5亿元, 8000万元至1.2亿元), lists (0.8、1.5和4亿元), compounds (5元3角, 六斤八两, 三米九, 一吨半).
"""

from __future__ import annotations

import re
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from attrs import evolve

from policytext.quantities import numerals
from policytext.quantities.numerals import Reading
from policytext.quantities.units import Amount

LOOK_BACK_CHARS = numerals.MAX_CHARS
MAX_GAP_CHARS = 14
MAX_RATIO = 100
MAX_FIGURE = 10
_CACHED = 1 << 12

_BLANK = rf"{numerals.BLANK}{{0,2}}"
_INCLUDED = r"(?:[（(]不?含[^（）()\n]{0,6}[）)])?"
RANGE_MARKS = "-—－–―─〜～~−至到"
_RANGE = rf"{_INCLUDED}{_BLANK}(?:——|--|[{RANGE_MARKS}]){_BLANK}"
_LIST = rf"{_BLANK}[、和及与或]{_BLANK}"
_GAP = re.compile(rf"(?P<compound>[又零和と]?\Z)|(?P<range>{_RANGE}\Z)|(?P<list>{_LIST}\Z)")
_REPEATED = re.compile("(?:以上|以下|以内)?[（(]不?含")
MARKS = frozenset(RANGE_MARKS + "、和及与或) ）\t\u3000")
_BARE = re.compile(rf"(?P<numeral>{numerals.PATTERN})(?:(?P<range>{_RANGE})|{_LIST})\Z", re.VERBOSE)
_TAIL = re.compile(
    r"(?P<half>半)(?![^\W的左上以及、])|(?P<zero>零)?(?P<digit>[一二三四五六七八九1-9])(?![^\W的左以]|[.%])"
)
TAIL_MARKS = frozenset("半零一二三四五六七八九123456789")
_DIVISOR_KINDS = frozenset(("area", "length", "mass", "volume", "energy"))
_TAIL_KINDS = frozenset(("money", "length", "mass"))


class Found(NamedTuple):
    """An amount and its span in the text; ``is_plain``: no word around it changes its meaning."""

    start: int
    end: int
    amount: Amount
    is_plain: bool = False


def join(text: str, found: list[Found]) -> list[Found]:
    """Return the amounts with ranges and compounds joined and lists completed, in the order of the text."""
    joined: list[Found] = []
    stop = 0
    for item in found:
        if item.is_plain:
            joined.append(item)
            stop = item.end
            continue
        current = item
        if has_tail(text, item.end):
            current = _with_tail(text, current)
        if current.start - stop <= MAX_GAP_CHARS and joined:
            if _repeats(text, joined[-1], current):
                continue  # 1亿元（含1亿元）以上 states one amount
            if stop == current.start and _is_rate(joined[-1].amount, current.amount):
                continue  # 15元一平方米: the divisor is no area
            if stop == current.start and _is_rate(current.amount, joined[-1].amount):
                joined.pop()  # 一平方米15元
                stop = joined[-1].end if joined else 0
            whole = _with_last(text, joined, current) if joined else None
            if whole:
                joined[-1] = whole
                stop = whole.end
                continue
        if (current.amount.unit or current.amount.low.scale) and current.start and text[current.start - 1] in MARKS:
            current = _with_bare_numbers(text, stop, current, joined)
        joined.append(current)
        stop = current.end
    return joined


def _repeats(text: str, last: Found, current: Found) -> bool:
    """Whether a bracket only says that the last number is included or not: 1亿元（含1亿元）."""
    number = current.amount.low
    if number is not last.amount.low and number is not last.amount.high:
        return False
    return _REPEATED.fullmatch(text, last.end, current.start) is not None


def _is_rate(price: Amount, one: Amount) -> bool:
    """Whether the second amount is one unit that the first, a price, is counted by."""
    return (
        price.unit is not None
        and price.unit.kind == "money"
        and one.unit is not None
        and one.unit.kind in _DIVISOR_KINDS
        and one.low.low == 1
    )


def _with_last(text: str, joined: list[Found], current: Found) -> Found | None:
    """Return one amount for the last and this one where they are one; give a list before it its unit."""
    last = joined[-1]
    gap = _GAP.match(text[last.end : current.start])
    if gap is None:
        return None
    if gap["list"] is not None:
        _share_unit(text, joined, current)
        return None
    if gap["range"] is not None:
        amount = ranged(last.amount, current.amount)
    else:
        amount = compound(last.amount, current.amount)
    return Found(last.start, current.end, amount) if amount else None


@lru_cache(maxsize=_CACHED)
def compound(larger: Amount, smaller: Amount) -> Amount | None:
    """Join 5元 and 3角, 六斤 and 八两: the same base unit, the smaller amount less than one of the larger unit."""
    unit, part = larger.unit, smaller.unit
    if (
        unit is None
        or part is None
        or (unit.symbol, unit.kind) != (part.symbol, part.kind)
        or part.factor >= unit.factor
    ):
        return None
    share = smaller.low.low * part.factor / unit.factor
    return _plus(larger, share, smaller.low.hedge) if 0 < share < 1 and not smaller.high else None


@lru_cache(maxsize=_CACHED)
def _plus(amount: Amount, share: Fraction, hedge: str = "exact") -> Amount | None:
    reading = amount.low
    if amount.high or reading.hedge != "exact" or (reading.low.denominator > 1 and not amount.is_compound):
        return None
    total = reading.low + share
    return Amount(evolve(reading, low=total, high=total, hedge=hedge), amount.unit, is_compound=True)


def has_tail(text: str, position: int) -> bool:
    """Whether a half or a digit that belongs to the unit before stands at ``position``: the 半 of 一吨半."""
    return text[position : position + 1] in TAIL_MARKS and _TAIL.match(text, position) is not None


def _with_tail(text: str, found: Found) -> Found:
    """Read the tail of 一吨半, 三米九, 三块零四."""
    unit = found.amount.unit
    tail = _TAIL.match(text, found.end) if unit else None
    if tail is None or unit is None:
        return found
    if tail["half"]:
        share = Fraction(1, 2)
    elif unit.kind in _TAIL_KINDS:
        share = numerals.digit(tail["digit"]) * (Fraction(1, 100) if tail["zero"] else Fraction(1, 10))
    else:
        return found
    amount = _plus(found.amount, share)
    return Found(found.start, tail.end(), amount) if amount else found


@lru_cache(maxsize=_CACHED)
def ranged(low: Amount, high: Amount) -> Amount | None:
    """Join the two ends of a range; an end without a unit takes the other's."""
    unit = high.unit
    if low.high or high.high:
        return None
    start = low.low
    if low.unit not in (None, unit):
        if unit is None:
            return None
        if (low.unit.symbol, low.unit.kind) != (unit.symbol, unit.kind):
            return None
        ratio = low.unit.factor / unit.factor
        one = Fraction(1)
        start = Reading(start.low * ratio, start.high * ratio, start.hedge, "", one, one)
    return Amount(start, unit, high.low) if start.low <= high.low.low else None


def _share_unit(text: str, joined: list[Found], current: Found) -> None:
    """Give the unit of ``current`` to the sums without one in the list before it: 8000万、1.2亿元."""
    following = current.start
    for index in range(len(joined) - 1, -1, -1):
        item = joined[index]
        gap = _GAP.match(text[item.end : following]) if following - item.end <= MAX_GAP_CHARS else None
        if item.amount.unit or gap is None or gap["list"] is None or current.amount.unit is None:
            return
        joined[index] = Found(item.start, item.end, _in_unit_of(item.amount.low, current.amount))
        following = item.start


@lru_cache(maxsize=_CACHED)
def _in_unit_of(reading: Reading, model: Amount) -> Amount:
    return Amount(reading, model.unit)


def _with_bare_numbers(text: str, stop: int, current: Found, joined: list[Found]) -> Found:
    """Read the bare numbers in front that share the unit of ``current``.

    The items of a list are appended to ``joined``; the lower end of a range becomes part of the item that is returned.
    """
    items = [current]
    while True:
        first = items[-1]
        bare = _BARE.search(text, max(stop, first.start - LOOK_BACK_CHARS), first.start)
        reading = numerals.read(bare["numeral"]) if bare else None
        scaled = with_scale_of(reading, first.amount.low) if reading else None
        if bare is None or scaled is None:
            break
        amount = _in_unit_of(scaled, first.amount)
        if bare["range"]:
            whole = ranged(amount, first.amount)
            if whole is None:
                break
            items[-1] = Found(bare.start(), first.end, whole)
        elif len(items) == 1 and _is_list_number(text, bare.start()):
            break
        else:
            items.append(Found(bare.start(), bare.end("numeral"), amount))
    joined.extend(reversed(items[1:]))
    return items[0]


@lru_cache(maxsize=_CACHED)
def with_scale_of(bare: Reading, model: Reading) -> Reading | None:
    """Return a number without scale as it is meant beside ``model``.

    The 3 of 3-5亿 is 3亿, that of 3-5千万 3千万, the 300 of 300-5千万 300万, the 8500 of 8500到3万 is 8500. None where no
    reading is within a factor of 100 of the model.
    """
    if bare.scale:
        return bare
    sizes = (model.step, model.scale_value, Fraction(1)) if bare.high < MAX_FIGURE else (model.scale_value, Fraction(1))
    for size in sizes:
        reading = evolve(bare, low=bare.low * size, high=bare.high * size)
        if size > 1:
            reading = evolve(reading, scale=model.scale, scale_value=model.scale_value)
        if model.low / MAX_RATIO <= reading.low <= model.low * MAX_RATIO:
            return reading
    return None


def _is_list_number(text: str, start: int) -> bool:
    """Whether a number stands where a line or sentence begins, as the 1 of ``1、5亿元以上项目``."""
    return start == 0 or text[start - 1] in "\n。；;"

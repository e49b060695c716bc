"""Finds the amounts of a text, joins those that it writes as one, and gives numbers that share a unit theirs.

Ranges (3-5亿元, 8000万元至1.2亿元), lists (0.8、1.5和4亿元), compounds (5元3角, 六斤八两, 三米九, 一吨半).
"""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING

from attrs import evolve

from policytext.quantities import amounts, joints, numerals
from policytext.quantities.amount_types import Amount
from policytext.quantities.surroundings import WINDOW_CHARS, readers

if TYPE_CHECKING:
    from policytext.quantities.amount_types import Found, Words
    from policytext.quantities.numerals import Reading
    from policytext.quantities.surroundings import Readers
    from policytext.quantities.units import Units

Joined = tuple[int, int, Amount, "Words", bool]
"""An amount with its span, the words in front of it, and whether words that belong to it may follow."""

MAX_RATIO = 100
MAX_FIGURE = 10
_CACHED = 1 << 12
_OPEN_BEHIND = joints.TAIL_MARKS | amounts.DOUBTFUL_BEHIND
_DIVISOR_KINDS = frozenset(("area", "length", "mass", "volume", "energy"))
_TAIL_KINDS = frozenset(("money", "length", "mass"))
_bare = lru_cache(maxsize=_CACHED)(numerals.read)


def read(text: str, units: Units) -> list[Joined]:
    """Return the amounts of a folded text that ends in a line break, in order.

    Ranges and compounds are joined and lists completed; a sum that names no unit is among them.
    """
    joined: list[Joined] = []
    words = readers(units)
    known, fronts, firsts = units.amounts, words.fronts, words.firsts
    stop = 0
    for match in units.pattern.finditer(text):
        start, end = match.span()
        amount = known[match[0]]
        if amount is None:
            continue
        front = fronts[text[stop:start] if start - stop <= WINDOW_CHARS else text[start - WINDOW_CHARS : start]]
        is_followed = text[end] in firsts
        if amount.is_plain and not front.is_open and not (is_followed and text[end] in _OPEN_BEHIND):
            joined.append((start, end, amount, front, is_followed))
            stop = end
            continue
        for found in amounts.checked(text, start, end, amount, units):
            _join(text, joined, found, words)
            stop = joined[-1][1]
    return joined


def _join(text: str, joined: list[Joined], current: Found, words: Readers) -> None:
    """Add an amount to the ones before it: as one of them, or with what belongs to it."""
    start, end, amount = current
    if tailed := _with_tail(text, end, amount):
        end, amount = tailed
    if joined:
        first, last_end, last, front, _ = joined[-1]
        kind = joints.kind(text[last_end:start])
        if kind == "repeated" and amount.low in (last.low, last.high):
            return  # 1亿元（含1亿元）以上 states one amount
        if kind in ("compound", "rate") and last_end + (kind == "rate") == start and _is_rate(last, amount):
            return  # 15元一平方米, 15元/1平方米: the divisor is no area
        if kind == "compound" and last_end == start and _is_rate(amount, last):
            joined.pop()  # 一平方米15元
        elif whole := _whole(kind, last, amount):
            joined[-1] = first, end, whole, front, text[end] in words.firsts
            return
        elif kind == "list" and amount.unit:
            _share_unit(text, joined, start, amount)
    stop = joined[-1][1] if joined else 0
    items = _with_bare_numbers(text, stop, (start, end, amount))
    for start, end, amount in items:
        front = words.fronts[text[max(stop, start - WINDOW_CHARS) : start]]
        joined.append((start, end, amount, front, text[end] in words.firsts))
        stop = end


def _is_rate(price: Amount, one: Amount) -> bool:
    """Whether the second amount is one unit that the first, a price, is counted by."""
    return (
        price.unit is not None
        and price.unit.kind == "money"
        and one.unit is not None
        and one.unit.kind in _DIVISOR_KINDS
        and one.low.low == 1
    )


def _whole(kind: str | None, last: Amount, amount: Amount) -> Amount | None:
    """Return one amount for two where they are one."""
    if kind == "range":
        return ranged(last, amount)
    return compound(last, amount) if kind == "compound" else None


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
    return Amount((evolve(reading, low=total, high=total, hedge=hedge),), amount.unit, is_compound=True)


def _with_tail(text: str, end: int, amount: Amount) -> tuple[int, Amount] | None:
    """Read the tail of 一吨半, 三米九, 三块零四, none of 5亿元2; return where it ends and the whole."""
    unit = amount.unit
    tail = joints.tail(text, end) if unit else None
    if tail is None or unit is None:
        return None
    if tail["half"]:
        share = Fraction(1, 2)
    elif unit.kind in _TAIL_KINDS and not amount.low.scale:
        share = numerals.digit(tail["digit"]) * (Fraction(1, 100) if tail["zero"] else Fraction(1, 10))
    else:
        return None
    whole = _plus(amount, share)
    return (tail.end(), whole) if whole else None


@lru_cache(maxsize=_CACHED)
def ranged(low: Amount, high: Amount) -> Amount | None:
    """Join the two ends of a range; an end without a unit takes the other's."""
    unit = high.unit
    if low.high or high.high:
        return None
    start = low.low
    if low.unit not in (None, unit):
        if unit is None or (low.unit.symbol, low.unit.kind) != (unit.symbol, unit.kind):
            return None
        ratio, one = low.unit.factor / unit.factor, Fraction(1)
        start = evolve(start, low=start.low * ratio, high=start.high * ratio, scale="", scale_value=one, step=one)
    if start.low > high.low.low:
        return None
    return Amount((start, high.low), unit, is_plain=high.is_plain and not start.is_place)


def _share_unit(text: str, joined: list[Joined], following: int, model: Amount) -> None:
    """Give the unit of ``model`` to the sums without one in the list before it: 8000万、1.2亿元."""
    for index in range(len(joined) - 1, -1, -1):
        start, end, amount, front, is_followed = joined[index]
        if amount.unit or joints.kind(text[end:following]) != "list":
            return
        joined[index] = start, end, _in_unit_of(amount.low, model), front, is_followed
        following = start


@lru_cache(maxsize=_CACHED)
def _in_unit_of(reading: Reading, model: Amount) -> Amount:
    return Amount((reading,), model.unit, is_plain=model.is_plain and not reading.is_place)


def _with_bare_numbers(text: str, stop: int, current: Found) -> list[Found]:
    """Return an amount behind the bare numbers in front that share its unit; the lower end of a range joins it."""
    items = [current]
    while True:
        start, end, amount = items[-1]
        if not (amount.unit or amount.low.scale) or not joints.may_follow_number(text, start):
            break
        bare = joints.bare_number(text, stop, start)
        reading = _bare(bare["numeral"]) if bare else None
        scaled = with_scale_of(reading, amount.low) if reading else None
        if bare is None or scaled is None:
            break
        member = _in_unit_of(scaled, amount)
        if bare["range"]:
            whole = ranged(member, amount)
            if whole is None:
                break
            items[-1] = bare.start(), end, whole
        elif len(items) == 1 and _is_list_number(text, bare.start()):
            break
        else:
            items.append((bare.start(), bare.end("numeral"), member))
    return items[::-1]


@lru_cache(maxsize=_CACHED)
def with_scale_of(bare: Reading, model: Reading) -> Reading | None:
    """Return a number without scale as it is meant beside ``model``.

    The 3 of 3-5亿 is 3亿, that of 3-5千万 3千万, the 300 of 300-5千万 300万, the 8500 of 8500到3万 is 8500.
    None where no reading is within a factor of 100 of the model.
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

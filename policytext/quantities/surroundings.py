"""Reads the words on either side of an amount: hedges, currencies, divisors, 级."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from policytext.quantities import context, divisors, hedges
from policytext.quantities.amounts import BLANKS, words_around

if TYPE_CHECKING:
    from policytext.quantities.joins import Found
    from policytext.quantities.units import Amount, Unit, Units

_ONE_DIGIT_AND_UNIT = 2
_LEAST_LEVEL = 1000
_SINGLE_DIGITS = frozenset("一二三四五六七八九十两")
_INCLUDED = re.compile(r"[（(]不?含[^（）()\n]{0,14}[）)]")


class Surroundings(NamedTuple):
    """What the words around an amount say.

    ``start`` and ``end`` are the phrase; ``is_level`` marks 千亿级 and 百亿 before an industry, ``is_adjective`` a word
    such as 三元 before a noun.
    """

    start: int
    end: int
    hedge: str
    currency: Unit | None
    per: str | None
    is_level: bool
    is_adjective: bool


def read_surroundings(folded: str, found: Found, stop: int, following: int, units: Units) -> Surroundings:
    """Read around ``found``, not before ``stop`` and not beyond ``following``."""
    start, end, amount, _ = found
    first, hedge, currency = _before(folded, stop, start, units)
    last, per = end, None
    if folded[end : end + 1] in words_around(units)[1]:
        last, hedge_after, currency_after, per = _after(folded, end, following, units)
        hedge, currency = hedges.stronger(hedge, hedge_after), currency or currency_after
    if (
        hedge == "exact"
        and amount.unit
        and amount.unit.symbol == "%"
        and (bound := hedges.across_noun(folded, stop, start))
    ):
        first, hedge = bound
    if per is None and (divisor := divisors.before(folded, stop, start)):
        per, first = divisor[0], min(first, divisor[1])
    is_level = False
    if amount.low.is_place or folded.startswith("级", end):
        is_level = _is_level(folded, start, end, amount)
        if is_level:
            hedge = hedges.stronger(hedge, "at_least")
    is_adjective = (
        end - start == _ONE_DIGIT_AND_UNIT and (first, last) == (start, end) and _is_adjective(folded, start, end)
    )
    return Surroundings(first, last, hedge, currency, per, is_level, is_adjective)


def _is_level(folded: str, start: int, end: int, amount: Amount) -> bool:
    if amount.unit is None or amount.unit.kind == "money":
        return context.is_level(folded, start, end)
    is_large = amount.low.low >= _LEAST_LEVEL  # 万亩茶园; 百亩 is rather part of a name
    return is_large and amount.unit.kind == "area" and hedges.is_ideograph(folded, end)


def _is_adjective(folded: str, start: int, end: int) -> bool:
    return folded[start] in _SINGLE_DIGITS and hedges.is_ideograph(folded, end)


def _before(folded: str, stop: int, start: int, units: Units) -> tuple[int, str, Unit | None]:
    position, first, strongest, currency = start, start, "exact", None
    words, codes = hedges.BEFORE, units.currency_edges
    while position > stop:
        character = folded[position - 1]
        if character in BLANKS:
            position -= 1
            continue
        word = hedges.ending(folded, stop, position, start) if character in words else None
        if word is not None:
            position -= len(word.surface)
            strongest = hedges.stronger(strongest, word.hedge)
        elif currency is None and character in codes and (code := units.currency_before(folded, stop, position)):
            position -= len(code.surface)
            currency = code
        else:
            break
        first = position
    if strongest == "exact" and position > stop and (bound := hedges.across_verbs(folded, stop, position)):
        first, strongest = bound
    return first, strongest, currency


def _after(folded: str, end: int, following: int, units: Units) -> tuple[int, str, Unit | None, str | None]:
    position, last, strongest = end, end, "exact"
    currency: Unit | None = None
    per: str | None = None
    words = hedges.AFTER
    while position < following:
        character = folded[position]
        if character in BLANKS:
            position += 1
            continue
        word = hedges.beginning(folded, position) if character in words else None
        if word is not None:
            position += len(word.surface)
            strongest = hedges.stronger(strongest, word.hedge)
        elif character in "（(" and (included := _INCLUDED.match(folded, position, following)):
            position = included.end()
        elif per is None and character in "/／每一1" and (divisor := divisors.after(folded, position)):
            per, position = divisor
        elif currency is None and (code := units.currency_after(folded, position)):
            currency = code
            position += len(code.surface)
        else:
            break
        last = position
    return last, strongest, currency, per

"""Reads the words on either side of an amount: hedges, currencies, divisors, 级."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from policytext.quantities import context, divisors, hedges

if TYPE_CHECKING:
    from policytext.quantities.joins import Found
    from policytext.quantities.units import Unit, Units

_BLANKS = frozenset(" \t\u00a0\u202f\u3000" + "".join(map(chr, range(0x2000, 0x200B))))
_LONGEST_CURRENCY = 8
_SINGLE_DIGITS = frozenset("一二三四五六七八九十两")
_INCLUDED = re.compile(r"[（(]不?含[^（）()\n]{0,14}[）)]")


class Surroundings(NamedTuple):
    """What the words around an amount say.

    ``start`` and ``end`` are the phrase; ``is_level`` marks 千亿级 and 百亿 before an industry, ``is_whole`` an amount
    that is all of its text, ``is_adjective`` a word such as 三元 before a noun.
    """

    start: int
    end: int
    hedge: str
    currency: Unit | None
    per: str | None
    is_level: bool
    is_whole: bool
    is_adjective: bool


def read_surroundings(folded: str, found: Found, stop: int, following: int, units: Units) -> Surroundings:
    """Read around ``found``, not before ``stop`` and not beyond ``following``."""
    start, end, amount = found
    first, hedge, currency = _before(folded, stop, start, units)
    last, hedge_after, currency_after, per = _after(folded, end, following, units)
    hedge = hedges.stronger(hedge, hedge_after)
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
        is_level = (amount.unit is None or amount.unit.kind == "money") and context.is_level(folded, start, end)
        if is_level:
            hedge = hedges.stronger(hedge, "at_least")
    is_adjective = (
        end - start == 2  # noqa: PLR2004 - one digit and one unit
        and first == start
        and last == end
        and folded[start] in _SINGLE_DIGITS
        and hedges.is_ideograph(folded, end)
    )
    is_whole = not folded[:first].strip() and not folded[last:].strip(" \t\n\u3000。")
    return Surroundings(first, last, hedge, currency or currency_after, per, is_level, is_whole, is_adjective)


def _before(folded: str, stop: int, start: int, units: Units) -> tuple[int, str, Unit | None]:
    position, first, strongest, currency = start, start, "exact", None
    words, codes = hedges.before(), units.currency_edges
    while position > stop:
        character = folded[position - 1]
        if character in _BLANKS:
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


def _currency_after(folded: str, position: int, units: Units) -> Unit | None:
    for length in range(_LONGEST_CURRENCY, 1, -1):
        unit = units.before.get(folded[position : position + length])
        if unit is not None and unit.place == "both":
            return unit
    return None


def _after(folded: str, end: int, following: int, units: Units) -> tuple[int, str, Unit | None, str | None]:
    position, last, strongest = end, end, "exact"
    currency: Unit | None = None
    per: str | None = None
    words = hedges.after()
    while position < following:
        character = folded[position]
        if character in _BLANKS:
            position += 1
            continue
        word = hedges.beginning(folded, position) if character in words else None
        if word is not None:
            position += len(word.surface)
            strongest = hedges.stronger(strongest, word.hedge)
        elif character in "（(" and (included := _INCLUDED.match(folded, position, following)):
            position = included.end()
        elif per is None and character in "/／每" and (divisor := divisors.after(folded, position)):
            per, position = divisor
        elif currency is None and (code := _currency_after(folded, position, units)):
            currency = code
            position += len(code.surface)
        else:
            break
        last = position
    return last, strongest, currency, per

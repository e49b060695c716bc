"""Reads the words on either side of an amount: hedges, currencies, divisors, joints with the amount before."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from attrs import evolve, frozen

from policytext.late import late
from policytext.memo import Memo
from policytext.quantities import divisors, hedges, joints, neighbours
from policytext.quantities.amount_types import SILENT, Words, words
from policytext.quantities.amounts import DOUBTFUL_BEFORE, DOUBTFUL_BEHIND
from policytext.quantities.numerals import BLANKS

if TYPE_CHECKING:
    from policytext.quantities.measures import Unit
    from policytext.quantities.units import Units

WINDOW_CHARS = 32
"""How far the words reach that belong to an amount: more than a divisor, a bound and a verb between them take."""

LEVEL = "级"
_INCLUDED = late(r"[（(]不?含[^（）()\n]{0,14}[）)]")
_TAKES_OVER = re.compile("(?P<list>[、和及与])|(?P<change>[^，。；、,;0-9]{1,6}[到至为](?:[^，。；、,;]{1,8}的)?)")


@frozen(eq=False, repr=False)
class Readers:
    """What reads the words around the amounts of some units, each stretch of text once.

    ``fronts`` takes the text between two amounts, or the end of it; ``behinds`` takes the text behind an amount with
    the character that follows it. Only a character of ``firsts`` begins what may change an amount in front of it.
    """

    fronts: Memo[str, Words]
    behinds: Memo[str, Words]
    firsts: frozenset[str]


@cache
def readers(units: Units) -> Readers:
    """Return the readers for amounts of ``units``."""
    firsts = {
        *BLANKS,
        *joints.TAIL_MARKS,
        *hedges.AFTER,
        *divisors.FIRSTS,
        *"（(",
        *units.currency_firsts,
        *DOUBTFUL_BEHIND,
    }
    return Readers(
        Memo(lambda window: _front(window, units)), Memo(lambda window: _behind(window, units)), frozenset(firsts)
    )


def _front(window: str, units: Units) -> Words:
    plain = _before(window, units, is_place=False)
    if not any(word in window for word in hedges.BEFORE_PLACES):
        return plain
    return evolve(plain, if_place=_before(window, units, is_place=True))


def _before(window: str, units: Units, *, is_place: bool) -> Words:
    end = len(window)
    first, before, strongest, currency = _adjoining(window, units, is_place=is_place)
    if strongest == "exact" and before and (bound := hedges.across_verbs(window, before)):
        first, strongest = bound
    divisor = divisors.before(window)
    if strongest == "exact" and divisor and (far := _across_divisor(window[:first], divisor[1], is_place=is_place)):
        first, strongest = far
    noun = hedges.across_noun(window)
    joint = _TAKES_OVER.fullmatch(window)
    per = divisor[0] if divisor else None
    return words(
        reach=end - first,
        hedge=strongest,
        currency=currency,
        per=per,
        per_reach=end - divisor[1] if divisor else 0,
        share=(end - noun.position, noun.hedge) if noun else None,
        is_open=window[-1:] in DOUBTFUL_BEFORE or joints.may_join(window),
        hands_on=None if strongest == "exact" and per is None else _handed_on(window, per, strongest),
        takes_over=joint.lastgroup if joint else None,
    )


def _handed_on(window: str, per: str | None, hedge: str) -> Words | None:
    """Return what goes on to the members of a list: 不低于5亿元、3亿元; 约 does so only in 分别约5亿元、3亿元."""
    is_shared = hedge in hedges.BOUNDS or any(word in window for word in neighbours.words("each"))
    handed = words(per=per, hedge=hedge if is_shared else "exact", hands_on=words(per=per) if per else None)
    return None if handed is SILENT else handed


class _Adjoining(NamedTuple):
    """The hedges and the currency right before an amount.

    Attributes:
        start: where they begin.
        before: where the words before them end, blanks aside.
        hedge: what they say.
        currency: the currency named, if any.
    """

    start: int
    before: int
    hedge: str
    currency: Unit | None


def _adjoining(window: str, units: Units, *, is_place: bool) -> _Adjoining:
    """Read the hedges and the currency that end a window."""
    first = position = len(window)
    strongest, currency = "exact", None
    while position:
        if window[position - 1] in BLANKS:
            position -= 1
            continue
        word = hedges.ending(window, position, is_place=is_place)
        if word is not None:
            position -= len(word.surface)
            strongest = hedges.stronger(strongest, word.hedge)
        elif currency is None and (code := units.currency_before(window, 0, position)):
            position -= len(code.surface)
            currency = code
        else:
            break
        first = position
    return _Adjoining(first, position, strongest, currency)


def _across_divisor(window: str, start: int, *, is_place: bool) -> hedges.Found | None:
    """Return the hedge in front of a divisor that ends the window: 约 in 约每亩35万元."""
    if not start or not divisors.is_divisor(window[start:]):
        return None
    word = hedges.ending(window, start, is_place=is_place)
    return hedges.Found(start - len(word.surface), word.hedge) if word else None


def _behind(window: str, units: Units) -> Words:
    end = len(window) - 1
    position = last = 0
    strongest, currency, per = "exact", None, None
    while position < end:
        character = window[position]
        if character in BLANKS:
            position += 1
            continue
        word = hedges.beginning(window, position)
        if word is not None:
            position += len(word.surface)
            strongest = hedges.stronger(strongest, word.hedge)
        elif character in "（(" and (included := _INCLUDED.match(window, position, end)):
            position = included.end()
        elif per is None and character in divisors.FIRSTS and (divisor := divisors.after(window, position)):
            per, position = divisor
        elif currency is None and (code := units.currency_after(window, position)):
            currency = code
            position += len(code.surface)
        else:
            break
        last = position
    return words(reach=last, hedge=strongest, currency=currency, per=per)

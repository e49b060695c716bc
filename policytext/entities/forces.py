"""Units of the armed forces by their number or staff: 陆军第三十五师炮兵团, 54861部队, 空军政治部."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from policytext import tables
from policytext.entities.candidates import Candidate
from policytext.late import late

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from policytext.entities.reading import Reading

COLUMNS = ("part", "surface", "example", "source")
_TROOP, _MAX_NUMBER_CHARS = "部队", 7
_TROOP_NUMBER = late("(?<![0-9A-Za-z.])[0-9]{4,6}$")
_SIGNS = "军兵警炮"
"""Every word that opens the name of a unit holds one of these."""
_NUMBER = "第?(?:[0-9]{1,6}|[一二三四五六七八九十百零〇]{1,7})"
_NOT_GOING_ON = "(?![长医区校官])"
"""A post or another word that begins with the word of a unit: 团|长, 第四军|医大学."""


def find(reading: Reading) -> Iterator[Candidate]:
    """Yield the units that a block of a text names; they may overlap."""
    text = reading.text
    for sign, services in _services().items():
        for at in _places(text, sign):
            for service, offset in services:
                unit = _unit().match(text, at - offset) if text.startswith(service, at - offset) else None
                if unit:
                    yield Candidate(unit.start(), unit.end(), "forces.find", "government", "")
    for at in _places(text, _TROOP):
        if number := _TROOP_NUMBER.search(text, max(0, at - _MAX_NUMBER_CHARS), at):
            yield Candidate(number.start(), at + len(_TROOP), "forces.find", "government", "")


@cache
def _services() -> Mapping[str, Sequence[tuple[str, int]]]:
    """Return the services by a sign in them, which is cheap to look for, each with the place of the sign in it."""
    signs: dict[str, list[tuple[str, int]]] = {}
    for service in _words("service"):
        sign = next(filter(service.__contains__, _SIGNS))
        signs.setdefault(sign, []).append((service, service.index(sign)))
    return signs


def _places(text: str, word: str) -> Iterator[int]:
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + 1)


@cache
def _unit() -> re.Pattern[str]:
    """Return the pattern of a service with the number of a unit or with its staff."""
    service, unit, branch, staff = ("|".join(_words(part)) for part in ("service", "unit", "branch", "staff"))
    smaller = f"(?:(?:{branch})?(?:{_NUMBER})?(?:{unit}){_NOT_GOING_ON})"
    numbered = f"(?:{branch})?{_NUMBER}(?:{unit}){_NOT_GOING_ON}{smaller}{{0,3}}"
    return re.compile(f"(?:{service}){{1,3}}(?:{numbered}(?:{staff})?|(?:{staff}))")


@cache
def _words(part: str) -> tuple[str, ...]:
    """Return the words of a part, the longest first."""
    rows = tables.cells("policytext.entities", "forces.tsv", COLUMNS, *COLUMNS[:2])
    return tuple(sorted((surface for own, surface in rows if own == part), key=len, reverse=True))

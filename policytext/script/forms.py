"""Characters of the same meaning in another form: full width, radicals, compatibility ideographs."""

from __future__ import annotations

import re
import string
from functools import cache

from policytext.fold import CharacterMap, radical_characters, width_characters
from policytext.script.repair import Repair, converted

SIGNS = "％．＋"
"""Full-width signs that are half-width in numbers only."""

_ALPHANUMERIC = frozenset(string.ascii_letters + string.digits)


def alphanumerics(text: str) -> Repair:
    """Turn full-width digits and letters to ASCII.

    >>> alphanumerics("ＯＬＥＤ良率９２％").text
    'OLED良率92％'
    """
    return converted(_alphanumerics().apply(text))


def signs(text: str) -> Repair:
    """Turn ％ ． ＋ to ASCII before or after a digit or letter that is ASCII.

    >>> signs("OLED良率92％，增速＋3．5％；约翰．史密斯").text
    'OLED良率92%，增速+3.5%；约翰．史密斯'
    """
    for sign in SIGNS:
        if sign in text:
            text = re.sub(f"{sign}{sign}*+", _half_width_signs, text)
    return converted(text)


def radicals(text: str) -> Repair:
    """Turn radicals and compatibility ideographs to the characters they look like.

    >>> radicals("⽤地⾯积、⻓江").text
    '用地面积、长江'
    """
    return converted(_radicals().apply(text))


def _half_width_signs(signs: re.Match[str]) -> str:
    """Return ASCII for a row of one sign beside a digit or letter."""
    text, start, end = signs.string, signs.start(), signs.end()
    if text[start - 1 : start] in _ALPHANUMERIC or text[end : end + 1] in _ALPHANUMERIC:
        return width_characters()[text[start]] * (end - start)
    return signs.group()


@cache
def _alphanumerics() -> CharacterMap:
    return CharacterMap({wide: half for wide, half in width_characters().items() if wide not in SIGNS})


@cache
def _radicals() -> CharacterMap:
    return CharacterMap(radical_characters())

"""Characters of the same meaning in another form: full width, radicals, compatibility ideographs."""

from __future__ import annotations

import re
from functools import cache

from policytext.fold import CharacterMap, radical_characters, width_characters
from policytext.script.repair import Repair, converted

_SIGNS = "％．＋"
_SIGNS_OF_NUMBERS = re.compile(
    rf"""
    (?<=[0-9A-Za-z])[{_SIGNS}]++                # after a digit or letter: 92％, 3．5, Ｃ＋＋
    | (?<![{_SIGNS}])[{_SIGNS}]++(?=[0-9A-Za-z])  # before one: ＋3.5%; the guard keeps long rows linear
    """,
    re.VERBOSE,
)


def width(text: str) -> Repair:
    """Turn full-width digits and letters to ASCII, and ％ ． ＋ before or after one.

    >>> width("ＯＬＥＤ良率９２％，增速＋３．５％；约翰．史密斯").text
    'OLED良率92%，增速+3.5%；约翰．史密斯'
    """
    half = _alphanumerics().apply(text)
    return converted(_SIGNS_OF_NUMBERS.sub(lambda signs: signs.group().translate(_signs()), half))


def radicals(text: str) -> Repair:
    """Turn radicals and compatibility ideographs to the characters they look like.

    >>> radicals("⽤地⾯积、⻓江").text
    '用地面积、長江'
    """
    return converted(_radicals().apply(text))


@cache
def _alphanumerics() -> CharacterMap:
    return CharacterMap({wide: half for wide, half in width_characters().items() if wide not in _SIGNS})


@cache
def _signs() -> dict[int, str]:
    return {ord(sign): width_characters()[sign] for sign in _SIGNS}


@cache
def _radicals() -> CharacterMap:
    return CharacterMap(radical_characters())

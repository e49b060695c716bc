"""Japanese text: told by its share of kana; its kanji become Simplified, its kana stay."""

from __future__ import annotations

import re
from functools import cache

from policytext.fold import CharacterMap, japanese_characters
from policytext.script.classes import HAN, KANA
from policytext.script.repair import Repair, blocks, converted

LEAST_KANA_SHARE = 0.2
"""Share of kana among kana and Han characters from which a text is Japanese (a translated page: 0.4 and more)."""

_KANA = re.compile(f"[{KANA}]")
_HAN = re.compile(f"[{HAN}]")


def japanese(text: str) -> Repair:
    """Turn the kanji that only Japanese text writes to Simplified, if the text is Japanese.

    >>> japanese("総投資額は約50億元である。").text
    '总投資額は約50億元である。'
    >>> japanese("総投資額約50億元").text
    '総投資額約50億元'
    """
    return converted(_map().apply(text) if is_japanese(text) else text)


def is_japanese(text: str) -> bool:
    """Whether kana are a fifth of the kana and Han characters of the text, or more."""
    kana = _count(_KANA, text)
    return kana > 0 and kana >= LEAST_KANA_SHARE * (kana + _count(_HAN, text))


def _count(pattern: re.Pattern[str], text: str) -> int:
    return sum(len(pattern.findall(text, start, end)) for start, end in blocks(text))


@cache
def _map() -> CharacterMap:
    return CharacterMap(japanese_characters())

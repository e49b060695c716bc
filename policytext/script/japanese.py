"""Japanese text: told by its share of kana; its kanji become Simplified, its kana stay."""

from __future__ import annotations

from functools import cache

from policytext.fold import CharacterMap, japanese_characters
from policytext.late import late
from policytext.script.classes import KANA, han_run
from policytext.script.repair import Repair, converted, count

LEAST_KANA_SHARE = 0.2
"""Share of kana among kana and Han characters from which a text is Japanese (a translated page: 0.4 and more)."""

_KANA = late(f"[{KANA}][{KANA}]*+")


def kanji(text: str) -> Repair:
    """Turn the kanji that only Japanese text writes to Simplified, whatever the text is.

    >>> kanji("総投資額は約50億元である。").text
    '总投資額は約50億元である。'
    """
    return converted(_map().apply(text))


def is_japanese(text: str) -> bool:
    """Whether kana are a fifth of the kana and Han characters of the text, or more.

    >>> is_japanese("総投資額は約50億元である。"), is_japanese("総投資額約50億元")
    (True, False)
    """
    kana = count_kana(text)
    return kana > 0 and kana >= LEAST_KANA_SHARE * (kana + count(han_run(), text))


def count_kana(text: str) -> int:
    """Return how many kana the text has."""
    return count(_KANA, text)


@cache
def _map() -> CharacterMap:
    return CharacterMap(japanese_characters())

"""The readings of Han characters, for verifying that what follows a character is its pronunciation."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING
from unicodedata import normalize

from policytext import tables

if TYPE_CHECKING:
    from collections.abc import Mapping

COLUMNS = ("reading", "characters")
SPELLED_AS = {"ă": "ǎ", "ĕ": "ě", "ĭ": "ǐ", "ŏ": "ǒ", "ŭ": "ǔ", "ɑ": "a", "ɡ": "g"}
"""The letters that stand for others: the breve for the caron, and those of phonetic fonts."""

_SPELLINGS = str.maketrans(SPELLED_AS)
_TONES = {"\u0300", "\u0301", "\u0304", "\u030c"}


@lru_cache(maxsize=1 << 12)
def has_tone(syllable: str) -> bool:
    """Whether a syllable carries a tone mark.

    >>> has_tone("chǎn"), has_tone("lü"), has_tone("de")
    (True, False, False)
    """
    return not _TONES.isdisjoint(normalize("NFD", syllable.translate(_SPELLINGS)))


def is_reading(syllable: str, character: str) -> bool:
    """Whether the character is read so; a syllable without a tone mark fits each tone.

    >>> is_reading("cháng", "長"), is_reading("zhǎng", "長"), is_reading("chang", "長"), is_reading("URL", "址")
    (True, True, True, False)
    """
    spelled = _spelled(syllable)
    if character in _characters_by_reading().get(spelled, ""):
        return True
    return character in _characters_by_toneless_reading().get(spelled, "")


def syllables() -> tuple[str, ...]:
    """Return all syllables with their tone marks."""
    return tuple(_characters_by_reading())


def is_syllable(syllable: str) -> bool:
    """Whether any character is read so."""
    return _spelled(syllable) in _characters_by_reading() or _spelled(syllable) in _characters_by_toneless_reading()


@lru_cache(maxsize=1 << 12)
def _spelled(syllable: str) -> str:
    return normalize("NFC", syllable.lower().translate(_SPELLINGS))


@cache
def _characters_by_reading() -> Mapping[str, str]:
    rows = tables.read("policytext.script", "readings.tsv", COLUMNS)
    return {row["reading"]: row["characters"] for row in rows}


@cache
def _characters_by_toneless_reading() -> Mapping[str, str]:
    """Return the characters by syllable without tone; ü is also written v or u."""
    gathered: dict[str, list[str]] = {}
    for reading, characters in _characters_by_reading().items():
        plain = normalize("NFC", "".join(sign for sign in normalize("NFD", reading) if sign not in _TONES))
        for spelling in {plain, plain.replace("ü", "v"), plain.replace("ü", "u")}:
            gathered.setdefault(spelling, []).append(characters)
    return {spelling: "".join(groups) for spelling, groups in gathered.items()}

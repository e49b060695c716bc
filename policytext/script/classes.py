"""Han characters and kana, as the inside of regular-expression classes and otherwise."""

from __future__ import annotations

import re
from functools import cache

HAN = "〇㐀-䶿一-鿿豈-\ufaff\U00020000-\U0003ffff"
_KANA_RANGES = (("ぁ", "ゖ"), ("ァ", "ヺ"), ("ｦ", "ﾝ"))
KANA = "".join(f"{first}-{last}" for first, last in _KANA_RANGES)
KANA_CHARACTERS = frozenset(
    chr(code_point) for first, last in _KANA_RANGES for code_point in range(ord(first), ord(last) + 1)
)
"""Hiragana, katakana and half-width katakana."""


@cache
def han() -> re.Pattern[str]:
    """Match a Han character."""
    return re.compile(f"[{HAN}]")


@cache
def han_run() -> re.Pattern[str]:
    """Match a run of Han characters."""
    return re.compile(f"[{HAN}][{HAN}]*+")

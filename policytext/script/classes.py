"""Han characters and kana, as the inside of regular-expression classes and otherwise."""

from __future__ import annotations

import re
from functools import cache

from policytext.han import ALL_HAN

_KANA_RANGES = (("ぁ", "ゖ"), ("ァ", "ヺ"), ("ｦ", "ﾝ"))
KANA = "".join(f"{first}-{last}" for first, last in _KANA_RANGES)
KANA_CHARACTERS = frozenset(
    chr(code_point) for first, last in _KANA_RANGES for code_point in range(ord(first), ord(last) + 1)
)
"""Hiragana, katakana and half-width katakana."""


@cache
def han() -> re.Pattern[str]:
    """Match a Han character."""
    return re.compile(f"[{ALL_HAN}]")


@cache
def han_run() -> re.Pattern[str]:
    """Match a run of Han characters."""
    return re.compile(f"[{ALL_HAN}][{ALL_HAN}]*+")

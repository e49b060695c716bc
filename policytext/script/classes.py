"""Regular-expression classes made from sets of characters."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

HAN = "〇㐀-䶿一-鿿豈-\ufaff\U00020000-\U0003ffff"
KANA = "ぁ-ゖァ-ヺｦ-ﾝ"


@cache
def han() -> re.Pattern[str]:
    """Match a Han character."""
    return re.compile(f"[{HAN}]")


@cache
def han_run() -> re.Pattern[str]:
    """Match a run of Han characters."""
    return re.compile(f"[{HAN}][{HAN}]*+")


def in_class(characters: Iterable[str]) -> str:
    r"""Return the characters as the inside of a class.

    >>> in_class("]a-")
    '\\-\\]a'
    """
    return re.escape("".join(sorted({*characters})))

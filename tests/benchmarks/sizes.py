"""Sizes of texts in bytes of UTF-8, decimal: 1 MB is a million bytes."""

from __future__ import annotations

import re

KILOBYTE = 1_000
MEGABYTE = 1_000_000
GROWTH_SIZES = (KILOBYTE, 10 * KILOBYTE, 100 * KILOBYTE, MEGABYTE, 10 * MEGABYTE)
LARGE_SIZES = (100 * MEGABYTE,)

_SIZE = re.compile(r"([0-9]+)(B|KB|MB)", re.IGNORECASE)
_FACTORS = {"B": 1, "KB": KILOBYTE, "MB": MEGABYTE}


def parse_size(text: str) -> int:
    """Return the bytes of a size such as ``1MB``, ``20 kb`` or ``500B``.

    >>> parse_size("20KB")
    20000

    Raises:
        ValueError: the text is no such size, or nothing.
    """
    match = _SIZE.fullmatch(text.replace(" ", ""))
    if not match or not int(match[1]):
        raise ValueError(f"a size is a number of B, KB or MB such as 1MB, not {text!r}")
    return int(match[1]) * _FACTORS[match[2].upper()]


def size_name(size_bytes: int) -> str:
    """Return the short form of a size.

    >>> size_name(1_000_000), size_name(299_998)
    ('1 MB', '300 KB')
    """
    for name, factor in (("MB", MEGABYTE), ("KB", KILOBYTE)):
        if size_bytes >= factor:
            return f"{size_bytes / factor:.3g} {name}"
    return f"{size_bytes} B"

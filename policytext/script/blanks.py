"""Characters that cannot be seen, and blanks of other widths than the space."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from policytext import tables
from policytext.fold import CharacterMap
from policytext.script.repair import Repair, converted, replace

if TYPE_CHECKING:
    from collections.abc import Mapping

COLUMNS = ("first", "last", "becomes", "example", "source")
_TARGETS = {"nothing": "", "newline": "\n", "space": " "}


@cache
def targets() -> Mapping[str, str]:
    """Return what stands for each blank or invisible character: nothing, a newline or a space."""
    return {
        chr(code_point): _TARGETS[row.choice("becomes", _TARGETS)]
        for row in tables.read("policytext.script", "blanks.tsv", COLUMNS)
        for code_point in range(int(row["first"], 16), int(row["last"], 16) + 1)
    }


@cache
def characters(*becomes: str) -> frozenset[str]:
    """Return the characters that become one of these: ``nothing``, ``newline``, ``space``."""
    wanted = {_TARGETS[name] for name in becomes}
    return frozenset(character for character, target in targets().items() if target in wanted)


def invisible(text: str) -> Repair:
    r"""Remove zero-width characters, byte order marks, soft hyphens and controls; every line end becomes a newline.

    >>> invisible("激\u200b光产\u200d业\r\n").text
    '激光产业\n'
    """
    repaired = replace(text, ((*stretch.span(), "") for stretch in _invisible_pattern().finditer(text)))
    return Repair(_map("newline").apply(repaired.text), repaired.alignment)


def spaces(text: str) -> Repair:
    r"""Turn each blank of another width into a space.

    >>> spaces("标题\u3000\u3000正文").text
    '标题  正文'
    """
    return converted(_map("space").apply(text))


@cache
def _map(becomes: str) -> CharacterMap:
    return CharacterMap(dict.fromkeys(characters(becomes), _TARGETS[becomes]))


@cache
def _invisible_pattern() -> re.Pattern[str]:
    ranges = "".join(
        rf"\U{int(row['first'], 16):08x}-\U{int(row['last'], 16):08x}"
        for row in tables.read("policytext.script", "blanks.tsv", COLUMNS)
        if row["becomes"] == "nothing"
    )
    return re.compile(f"[{ranges}][{ranges}]*+")  # begins with a class, which `re` scans for fastest

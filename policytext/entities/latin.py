"""Companies with a Latin name, told by their legal form: Northwind Laser Co.Ltd."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from policytext.entities.candidates import Candidate
from policytext.late import late

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policytext.entities.reading import Reading

_MAX_NAME_CHARS = 80
_WORD = r"[A-Z0-9][A-Za-z0-9&.'\-]{0,30}[ ,]{1,2}|(?:and|of|for|the|de) "
_GLUED = r"[A-Z][A-Za-zÀ-ÿ0-9&.'\-]{0,60}[a-zà-ÿ][,，]?"
_WORDS = late(rf"(?<![A-Za-z0-9])(?:(?:{_WORD}){{1,10}}|(?:{_WORD}){{0,10}}{_GLUED})\Z")
_RUNS_ON = re.compile(r"[A-Za-z0-9]")


def find(reading: Reading) -> Iterator[Candidate]:
    """Yield the names that a legal form ends."""
    for index in reading.marks:
        word, start, end = reading.token(index)
        if word.mark == "latin" and not _RUNS_ON.match(reading.text, end):
            name = _WORDS.search(reading.text[max(0, start - _MAX_NAME_CHARS) : start])
            if name is not None:
                yield Candidate(start - len(name[0]), end, word.rule, "enterprise", "")

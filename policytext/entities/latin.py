"""Companies with a Latin name, told by their legal form: Northwind Laser Co.Ltd."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from policytext.entities.candidates import Candidate
from policytext.entities.vocabulary import PLACES
from policytext.late import late

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policytext.entities.reading import Reading

_MAX_NAME_CHARS = 80
_WORD = r"[A-Z0-9][A-Za-z0-9&.'\-]{0,30}[ ,]{1,2}|(?:and|of|for|the|de) "
_GLUED = r"[A-Z][A-Za-zÀ-ÿ0-9&.'\-]{0,60}[a-zà-ÿ][,，]?"
_WORDS = late(rf"(?<![A-Za-z0-9])(?:(?:{_WORD}){{1,10}}|(?:{_WORD}){{0,10}}{_GLUED})\Z")
_NOUN = "公司"
_RUNS_ON = re.compile(r"[A-Za-z0-9]")


def find(reading: Reading) -> Iterator[Candidate]:
    """Yield the names that a legal form ends."""
    for index in reading.marks:
        word, start, end = reading.token(index)
        if word.mark == "latin" and not _RUNS_ON.match(reading.text, end):
            name = _WORDS.search(reading.text[max(0, start - _MAX_NAME_CHARS) : start])
            if name is not None:
                end += len(_NOUN) * reading.text.startswith(_NOUN, end)
                yield Candidate(_with_country(reading, index, start - len(name[0])), end, word.rule, "enterprise", "")


def _with_country(reading: Reading, index: int, start: int) -> int:
    """Return where a place begins that ends at ``start``, or ``start``: 美国|Northwind Laser Corporation."""
    before = reading.count_before(start, index) - 1
    is_placed = before >= 0 and reading.ends[before] == start and reading.words[before].role in PLACES
    return reading.starts[before] if is_placed else start

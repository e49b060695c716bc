"""Companies with a Latin name, told by their legal form: Northwind Laser Co.Ltd."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from policytext.entities.candidates import Candidate

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from policytext.entities.vocabulary import Token

_MAX_NAME_CHARS = 80
_WORDS = re.compile(r"(?<![A-Za-z0-9])(?:[A-Z0-9][A-Za-z0-9&.'\-]{0,30}[ ,]{1,2}|(?:and|of|for|the|de) ){1,10}$")
_RUNS_ON = re.compile(r"[A-Za-z0-9]")


def find(text: str, tokens: Sequence[Token]) -> Iterator[Candidate]:
    """Yield the names that a legal form ends."""
    for token in tokens:
        if token.word.mark == "latin" and not _RUNS_ON.match(text, token.end):
            window = text[max(0, token.start - _MAX_NAME_CHARS) : token.start]
            name = _WORDS.search(window)
            if name is not None:
                yield Candidate(token.start - len(name[0]), token.end, token.word.rule, "enterprise", "")

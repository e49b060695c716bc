"""Reads expressions of time by templates: which number of the expression stands at which placeholder."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from policytext.quantities import parse_numeral
from policytext.quantities.lexicon import PLACEHOLDERS

if TYPE_CHECKING:
    from collections.abc import Iterable

_PLACEHOLDER = re.compile(r"(\{[a-zA-Z]+\})")
_SECOND = {"Y": "Z", "M": "N", "n": "k"}


def compile_template(template: str) -> re.Pattern[str]:
    """Compile a template with one named group a placeholder; the second year, month or number is Z, N or k.

    >>> compile_template("{M}{dash}{M}月").fullmatch("1—5月").groupdict()
    {'M': '1', 'dash': '—', 'N': '5'}
    """
    return re.compile("".join(_groups(_PLACEHOLDER.split(template))))


def _groups(pieces: Iterable[str]) -> Iterable[str]:
    seen: set[str] = set()
    for piece in pieces:
        name = piece.strip("{}")
        if piece not in PLACEHOLDERS:
            yield re.escape(piece)
            continue
        name = _SECOND[name] if name in seen else name
        seen.add(name)
        yield f"(?P<{name}>{PLACEHOLDERS[piece]})"


def number(text: str) -> int:
    """Return the whole number that digits or Chinese numerals write.

    >>> number("09"), number("十一"), number("二〇二三")
    (9, 11, 2023)
    """
    return int(text) if text.isascii() else int(parse_numeral(text).low)

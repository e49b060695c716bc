"""What a line holds that tells how likely it is the article: a date, the number of a section, the row of a table."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from policytext import tables
from policytext.boilerplate import shapes

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    _Look = Callable[[str], re.Match[str] | None]

COLUMNS = ("sign", "among", "pattern", "example", "counterexample", "source")
AMONG = ("lines", "short lines", "phrases")
"""Where a sign is looked for: in all lines, in those up to ``SHORT_CHARS``, or in those without sentences."""
SHORT_CHARS = 200


class _Sign(NamedTuple):
    name: str
    among: str
    look: _Look


def seen(lines: Sequence[str], phrases: Sequence[int]) -> NDArray[np.bool_]:
    """Return which signs are seen in which lines: one row a sign, in the order of ``names``, one column a line.

    Args:
        lines: folded lines without blanks at their ends.
        phrases: which of them are short and hold no sentence.
    """
    short = [number for number, line in enumerate(lines) if len(line) <= SHORT_CHARS]
    among = {"lines": range(len(lines)), "short lines": short, "phrases": phrases}
    found = np.zeros((len(_signs()), len(lines)), np.bool_)
    for row, sign in zip(found, _signs(), strict=True):
        row[[number for number in among[sign.among] if sign.look(lines[number])]] = True
    return found


def names() -> tuple[str, ...]:
    """Return the names of the signs."""
    return tuple(sign.name for sign in _signs())


@cache
def _signs() -> tuple[_Sign, ...]:
    rows = tables.read("policytext.boilerplate", "signs.tsv", COLUMNS)
    return tuple(
        _Sign(row["sign"], row.choice("among", AMONG), _look(shapes.with_ideographs(row["pattern"]))) for row in rows
    )


def _look(expression: str) -> _Look:
    """Return what looks for a pattern: in one place only, if it says so, since ``re`` would try all the others."""
    pattern = re.compile(expression)
    return pattern.match if expression.startswith("^") else pattern.search

"""What a line holds that tells how likely it is the article: a date, the number of a section, the row of a table."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from policytext import tables
from policytext.boilerplate import shapes
from policytext.late import late

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence

    from numpy.typing import NDArray

COLUMNS = ("sign", "among", "pattern", "example", "counterexample", "source")
AMONG = ("lines", "short lines", "phrases", "parted phrases")
"""Where a sign is looked for: in all lines, in short ones, in those without sentences, or in those of them with a blank
or a bar."""


class _Sign(NamedTuple):
    name: str
    among: str
    pattern: re.Pattern[str]
    is_at_start: bool

    def seen(self, lines: Sequence[str], numbers: Sequence[int]) -> list[int]:
        """Return in which of the numbered lines it is seen; ``re`` tries the begin alone if it says so."""
        if not numbers:
            return []
        look = self.pattern.match if self.is_at_start else self.pattern.search
        return [number for number in numbers if look(lines[number])]


def seen(lines: Sequence[str], among: Sequence[Sequence[int]]) -> NDArray[np.bool_]:
    """Return which signs are seen in which lines: one row a sign, in the order of ``names``, one column a line.

    Args:
        lines: folded lines without blanks at their ends.
        among: the numbers of those of each kind of ``AMONG``.
    """
    numbers = dict(zip(AMONG, among, strict=True))
    found = np.zeros((len(_signs()), len(lines)), np.bool_)
    for row, sign in zip(found, _signs(), strict=True):
        seen_in = sign.seen(lines, numbers[sign.among])
        if seen_in:
            row[seen_in] = True
    return found


def names() -> tuple[str, ...]:
    """Return the names of the signs."""
    return tuple(sign.name for sign in _signs())


@cache
def _signs() -> tuple[_Sign, ...]:
    return tuple(map(_sign, tables.read("policytext.boilerplate", "signs.tsv", COLUMNS)))


def _sign(row: tables.Row) -> _Sign:
    pattern = row["pattern"]
    return _Sign(
        row["sign"],
        row.choice("among", AMONG),
        late(shapes.with_ideographs(pattern)),
        pattern.startswith("^"),
    )

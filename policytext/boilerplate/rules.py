"""The typed rules: what a line is that says so itself."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from policytext.boilerplate import bylines, headers, menus, patterns, shapes
from policytext.boilerplate.types import Label

if TYPE_CHECKING:
    from collections.abc import Sequence

LONGEST = 1200
"""Characters of the longest line that a rule looks at; a paragraph of that length is no notice."""
_CACHED = 1 << 14


class Claim(NamedTuple):
    """What a rule says a line is.

    Attributes:
        label: the kind of text; never ``content``.
        rule: the row that claimed it, as ``file row``: ``patterns.tsv 转载请注明``.
    """

    label: Label
    rule: str


def claim(lines: Sequence[str]) -> list[Claim | None]:
    """Return for each line of a page what a rule says it is; None where no rule claims it.

    ``lines`` are folded (``policytext.fold.fold``), without their line breaks. A claim does not depend on the lines
    around it nor on blanks around the line.

    >>> claim(["转载请注明出处：某某网", "项目总投资5亿元。"])
    [Claim(label='repost_notice', rule='patterns.tsv 转载请注明'), None]
    """
    return [claim_line(line) for line in lines]


def claim_line(line: str) -> Claim | None:
    """Return what a rule says one folded line is, or None."""
    stripped = line.strip()
    return _claim(stripped) if 0 < len(stripped) <= LONGEST else None


@lru_cache(maxsize=_CACHED)
def _claim(line: str) -> Claim | None:
    spaced = shapes.spaced(line)
    compact = spaced.replace(" ", "")
    for find in (patterns.find, bylines.find, headers.find, menus.find):
        found = find(spaced, compact)
        if found is not None:
            return Claim(*found)
    return None

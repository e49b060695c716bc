"""The typed rules: what a line is that says so itself."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from policytext.boilerplate import bylines, headers, menus, patterns, shapes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from policytext.boilerplate.types import Label

LONGEST = 1200
"""Characters of the longest line that a rule looks at; a paragraph of that length is no notice."""
_CACHED = 1 << 13
_CACHED_CHARS = 64
"""Lines up to here are remembered: menus repeat from page to page, paragraphs do not."""
_FINDERS = (menus.find, patterns.find, bylines.find, headers.find, menus.find_list)
"""The sorts of rules in the order in which they are asked: the closest first."""


class Claim(NamedTuple):
    """What a rule says a line is.

    Attributes:
        label: the kind of text; never ``content``.
        rule: the row that claimed it, as ``file row``: ``patterns.tsv 转载请…``.
    """

    label: Label
    rule: str


def claim(lines: Sequence[str]) -> list[Claim | None]:
    """Return for each line of a page what a rule says it is; None where no rule claims it.

    ``lines`` are folded (``policytext.fold.fold``); a string with a line break is no line and gets None. A claim
    depends neither on the lines around it nor on blanks around the line.

    >>> claim(["转载请注明出处：某某网", "项目总投资5亿元。"])
    [Claim(label='repost_notice', rule='patterns.tsv 转载请…'), None]
    """
    page = shapes.spaced("\n".join(map(_looked_at, lines)))
    return [_claim(line) for line in page.split("\n")] if lines else []


def _claim(line: str) -> Claim | None:
    return (_remembered if len(line) <= _CACHED_CHARS else _found)(line)


def _looked_at(line: str) -> str:
    stripped = line.strip()
    return stripped if len(stripped) <= LONGEST and "\n" not in stripped else ""


def _found(line: str) -> Claim | None:
    spaced = line.strip()
    compact = spaced.replace(" ", "")
    for find in _FINDERS:
        found = find(spaced, compact)
        if found is not None:
            return Claim(*found)
    return None


_remembered = lru_cache(maxsize=_CACHED)(_found)

"""How a line is written for the patterns, and the shorthands that the patterns are written with."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from policytext import tables
from policytext.fold import CharacterMap
from policytext.han import IDEOGRAPH

if TYPE_CHECKING:
    from policytext.tables import Row

PACKAGE = "policytext.boilerplate"
PART_COLUMNS = ("part", "pattern", "example", "counterexample", "source")
MARK_COLUMNS = ("mark", "target", "example", "source")

BLANK = r"[ \t\n\r\x0b\x0c\x1c-\x1f\x85\xa0\u1680\u2000-\u200f\u2028\u2029\u202f\u205f\u2060\u3000\ufeff]"
"""The expression of a blank, those without width included."""
BLANKS = re.compile(BLANK.replace(r"\n", "") + "+")
_SHORT_CHARS = 100
"""Up to here a look at each character is faster than a gather."""
_GROWING = "\u0130"
"""The one character whose small form is longer."""
_SHORTHAND = re.compile(r"\{([a-z_]+)\}")


@cache
def marks() -> CharacterMap:
    """Return the map that writes each mark one way (``：`` as ``:``)."""
    rows = tables.read(PACKAGE, "marks.tsv", MARK_COLUMNS)
    return CharacterMap({row["mark"]: row["target"] for row in rows})


@cache
def _translation() -> dict[int, str]:
    return {ord(mark): target for mark, target in marks().mapping.items()}


def plain(text: str) -> str:
    """Return ``text`` in small letters with each mark written one way; the length never changes.

    >>> plain("【責編：ABC】")
    '[責編:abc]'
    """
    small = in_small(text)
    return small.translate(_translation()) if len(small) < _SHORT_CHARS else marks().apply(small)


def in_small(text: str) -> str:
    """Return ``text`` in small letters; the length never changes."""
    return text.replace(_GROWING, "i").lower()


def spaced(text: str) -> str:
    """Return ``text`` as ``plain`` writes it, with one space for each stretch of blanks; line breaks stay.

    >>> spaced("【编辑：  周芷兰】")
    '[编辑: 周芷兰]'
    """
    return BLANKS.sub(" ", plain(text))


@cache
def parts() -> dict[str, str]:
    """Return the patterns of the shorthands, by name; one may use those that stand above it.

    Spaces in them are escaped, so that they also stand in verbose expressions.
    """
    known: dict[str, str] = {}
    for row in tables.read(PACKAGE, "parts.tsv", PART_COLUMNS):
        known[row["part"]] = _written_out(row["pattern"].replace(" ", r"\ "), known, row)
    return known


def written_out(row: Row, column: str = "pattern") -> str:
    """Return the regular expression of a cell, with the shorthands (``{date}``) replaced.

    Raises:
        TableError: the cell uses a shorthand that ``parts.tsv`` lacks.
    """
    return _written_out(row[column], parts(), row)


def _written_out(pattern: str, known: dict[str, str], row: Row) -> str:
    unknown = [name for name in _SHORTHAND.findall(pattern) if name not in known]
    if unknown:
        raise row.error(f"{unknown[0]!r} is no row of parts.tsv")
    return with_ideographs(_SHORTHAND.sub(lambda found: f"(?:{known[found[1]]})", pattern))


def with_ideographs(pattern: str) -> str:
    """Return a pattern of the tables, where ``[一-鿿]`` stands for an ideograph, as it is compiled."""
    return pattern.replace("[一-鿿]", IDEOGRAPH)

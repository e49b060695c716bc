"""How a line is written for the patterns, and the shorthands that the patterns are written with."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from policytext import tables

if TYPE_CHECKING:
    from policytext.tables import Row

PACKAGE = "policytext.boilerplate"
PART_COLUMNS = ("part", "pattern", "example", "counterexample", "source")
MARK_COLUMNS = ("mark", "target", "example", "source")

_BLANKS = re.compile(r"[\s\u200b-\u200f\u2060\ufeff]+")
_SHORTHAND = re.compile(r"\{([a-z_]+)\}")


@cache
def marks() -> dict[int, str]:
    """Return the table of ``str.translate`` that writes each mark one way (``：`` as ``:``)."""
    return {ord(row["mark"]): row["target"] for row in tables.read(PACKAGE, "marks.tsv", MARK_COLUMNS)}


def plain(text: str) -> str:
    """Return ``text`` in small letters with each mark written one way; the length never changes.

    >>> plain("【責編：ABC】")
    '[責編:abc]'
    """
    lowered = text.lower()
    return (lowered if len(lowered) == len(text) else text).translate(marks())


def compact(text: str) -> str:
    """Return ``text`` as ``plain`` writes it, without blanks.

    >>> compact(" 版 权 所 有：某某网 ")
    '版权所有:某某网'
    """
    return _BLANKS.sub("", plain(text))


def spaced(text: str) -> str:
    """Return ``text`` as ``plain`` writes it, with one space for each stretch of blanks and none around it."""
    return _BLANKS.sub(" ", plain(text)).strip()


@cache
def parts() -> dict[str, str]:
    """Return the patterns of the shorthands, by name; one may use those that stand above it.

    Spaces in them are escaped, so that they also stand in verbose expressions.
    """
    known: dict[str, str] = {}
    for row in tables.read(PACKAGE, "parts.tsv", PART_COLUMNS):
        known[row["part"]] = _written_out(row["pattern"], known, row).replace(" ", r"\ ")
    return known


def written_out(row: Row, column: str = "pattern") -> str:
    """Return the regular expression of a cell, with the shorthands (``{date}``) replaced.

    Raises:
        TableError: the cell is no regular expression or uses a shorthand that ``parts.tsv`` lacks.
    """
    return _written_out(row[column], parts(), row)


def _written_out(pattern: str, known: dict[str, str], row: Row) -> str:
    unknown = [name for name in _SHORTHAND.findall(pattern) if name not in known]
    if unknown:
        raise row.error(f"{unknown[0]!r} is no row of parts.tsv")
    expression = _SHORTHAND.sub(lambda found: f"(?:{known[found[1]]})", pattern)
    try:
        re.compile(expression)
    except re.error as error:
        raise row.error(f"{pattern!r} is no regular expression: {error}") from None
    return expression

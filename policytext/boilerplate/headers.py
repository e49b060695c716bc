"""Lines under a title that hold date, time, source and counters: 2024-05-10 09:00 来源：某某网 浏览：120."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from policytext import tables
from policytext.boilerplate import shapes

if TYPE_CHECKING:
    from policytext.boilerplate.types import Label

FIELD_COLUMNS = ("field", "example", "counterexample", "source")
LONGEST_LINE = 160


def find(spaced: str, _compact: str) -> tuple[Label, str] | None:
    """Return label and rule of a header line, given with single spaces; None for any other line."""
    if len(spaced) > LONGEST_LINE:
        return None
    found = _line().match(spaced)
    if found is None:
        return None
    return "header_meta", f"fields.tsv {found['field']}" if found["field"] else "parts.tsv date time"


@cache
def _line() -> re.Pattern[str]:
    """The tiles of a header line: date and time in front or named fields, then more of both, then a bare name."""
    parts = shapes.parts()
    date, time, value = (f"(?:{parts[name]})" for name in ("date", "time", "value"))
    fields = "|".join(re.escape(row["field"]) for row in _fields())
    moment = f"{date}[ |]*+{time}"
    later = f"(?:(?:{fields}):[ ]?{value}|{date}|{time}|{parts['controls']})"
    return re.compile(
        rf"""
        [\[(]?[ ]?
        (?: {moment} | (?:{date})[ ]?(?=(?:{fields}):) | (?P<field>{fields}):[ ]?(?:{date}(?:[ ]?{time})?+|{value}) )
        (?:[ |,/·]*+{later})*+
        (?:[ |]*+{parts["account"]}){{0,2}}+
        [ ]?[\])]?\Z
        """,
        re.VERBOSE,
    )


@cache
def _fields() -> tuple[tables.Row, ...]:
    rows = tables.read(shapes.PACKAGE, "fields.tsv", FIELD_COLUMNS)
    return tuple(sorted(rows, key=lambda row: (-len(row["field"]), row["field"])))

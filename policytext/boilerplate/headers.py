"""Lines under a title that hold date, time, source and counters: 2024-05-10 09:00 来源：某某网 浏览：120."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from policytext import tables
from policytext.boilerplate import shapes

if TYPE_CHECKING:
    from policytext.boilerplate.types import Label

FIELD_COLUMNS = ("field", "use", "example", "counterexample", "source")
USES = ("first", "later")
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
    """The tiles of a header line: an account, date and time, or a named field; then more of these."""
    part = shapes.parts()
    date, time, value, account, url = (f"(?:{part[name]})" for name in ("date", "time", "value", "account", "url"))
    first, fields = _alternation("first"), _alternation(*USES)
    ends = rf"(?=[ |/·)\]]|\Z|(?:{fields}):)"
    return re.compile(
        rf"""
        [\[(]?[ ]?
        (?: (?:{url}[ ])?+(?:{account}(?<![于在至从为自到是间期日])[ ·|/]{{0,3}})?{date}[ |,]*+{time}
          | {date} (?: [ ]?(?=(?:{fields}):) | [ ]?[·|][ ]?(?={account}\Z) )
          | (?P<field>{first}):[ ]?(?:{date}(?:[ ]?{time})?+|{value}{ends})
        )
        (?:[ |,/·]*+(?:(?:{fields}):[ ]?(?:{date}|{value}{ends}|(?=[ ]|\Z))|{date}|{time}|{part["controls"]}|{account}?(?=(?:{fields}):)))*+
        (?:[ |·]*+{account}){{0,2}}+
        [ ]?[\])]?\Z
        """,
        re.VERBOSE,
    )


def _alternation(*uses: str) -> str:
    rows = tables.read(shapes.PACKAGE, "fields.tsv", FIELD_COLUMNS)
    fields = [row["field"] for row in rows if row.choice("use", USES) in uses]
    return "|".join(re.escape(field) for field in sorted(fields, key=lambda field: (-len(field), field)))

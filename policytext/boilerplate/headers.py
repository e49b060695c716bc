"""Lines under a title that hold date, time, source and counters: 2024-05-10 09:00 来源：某某网 浏览：120."""

from __future__ import annotations

import re
from functools import cache
from string import digits
from typing import TYPE_CHECKING

from policytext import tables
from policytext.boilerplate import shapes
from policytext.boilerplate.branches import alternation
from policytext.han import IDEOGRAPH
from policytext.late import Guarded

if TYPE_CHECKING:
    from policytext.boilerplate.types import Label

FIELD_COLUMNS = ("field", "use", "example", "counterexample", "source")
USES = ("first", "later")
LONGEST_LINE = 160
SIGNS = (":", *(digit + mark for digit in digits for mark in "-/.年月"))
"""Every header line, blanks left out, holds one of them: a field ends with the first, a date has one of the others."""


def find(spaced: str, _compact: str) -> tuple[Label, str] | None:
    """Return label and rule of a header line, given with single spaces; None for any other line."""
    if len(spaced) > LONGEST_LINE or "。" in spaced:
        return None
    found = _line().match(spaced)
    if found is None:
        return None
    return "header_meta", f"fields.tsv {found['field']}" if found["field"] else "parts.tsv date time"


def _may_begin(line: str) -> bool:
    """Whether a line has a field that may open it, or a date with what must follow one."""
    has_field = ":" in line and any(f"{field}:" in line for field in _fields(*USES[:1]))
    return has_field or _followed_date().search(line) is not None


@cache
def _followed_date() -> re.Pattern[str]:
    parts = shapes.parts()
    return re.compile(rf"(?:{parts['date']})(?:.{{0,{LONGEST_LINE}}}[:时·|]|[ )\]]{{0,3}}(?:{parts['controls']}))")


@cache
def _line() -> Guarded:
    """Return the expression of a header line: what opens it, more of the like, and a bare name or two."""
    part = {name: f"(?:{pattern})" for name, pattern in shapes.parts().items()}
    date, time, account = part["date"], part["time"], part["account"]
    first, any_field = (rf"(?:{alternation(_fields(*uses))})" for uses in (USES[:1], USES))
    value = rf"{part['value']}(?: [次人](?!{IDEOGRAPH}))?+(?=[ |/·)\]]|\Z|{any_field}:|{date}|{part['controls']})"
    behind = rf"(?:{part['account_before']}[ ·|/]{{0,3}})?{date}"
    moment = rf"(?:{part['url']} )?+(?:{part['column']} )?+{behind}[ |,]*+{time}"
    dated = rf"{behind}(?:[ )\]]{{0,3}}(?={any_field}:|{part['controls']})| ?[·|] ?(?={account}(?:\Z|:)))"
    field = rf"(?:{account} )?+(?P<field>{first}): ?(?:{date}(?: ?{time})?+|{time}|{value})"
    later_field = rf"{any_field}: ?(?:{date}|{value}|(?= |\Z))"
    later = rf"(?:{later_field}|{date}|{time}|{part['controls']}|(?:{account} ?)?(?={any_field}:))"
    return Guarded(
        rf"[\[(]? ?(?:{moment}|{dated}|{field})(?:[ |,/·()\[\]]*+{later})*+(?:[ |·]*+{account}){{0,2}}+ ?[\])]?\Z",
        _may_begin,
    )


@cache
def _fields(*uses: str) -> list[str]:
    rows = tables.read(shapes.PACKAGE, "fields.tsv", FIELD_COLUMNS)
    return [row["field"] for row in rows if row.choice("use", USES) in uses]

"""Lines that name who wrote, took, edited or checked: 责任编辑：某某, 本报记者 某某 某某."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, cast, get_args

from policytext import tables, wording
from policytext.boilerplate import shapes
from policytext.boilerplate.branches import alternation
from policytext.boilerplate.types import Label
from policytext.han import IDEOGRAPH
from policytext.late import Early

if TYPE_CHECKING:
    from collections.abc import Mapping

ROLE_COLUMNS = ("role", "label", "names", "example", "counterexample", "source")
NAMES = ("any words", "names", "beside names", "any words or beside names")
"""What may stand behind the mark of a role, or beside the role without one."""
SURNAME_COLUMNS = ("surname",)
LONGEST_LINE = 120
_MOST_CREDITS = 7
_MOST_BEFORE_ROLE = 12
_EARLY_CHARS = 4_000
"""So far the roles are looked for one by one: a pattern of all of them takes longer to compile."""
_BRACKETS = "[](){}<> ■●▲□◆◇◎○"


def find(spaced: str, _compact: str) -> tuple[Label, str] | None:
    """Return label and rule of a line of credits, given with single spaces; None for any other line."""
    if len(spaced) > LONGEST_LINE:
        return None
    line = _joined(spaced).strip(_BRACKETS)
    found = following = _credit().match(line) if has_role(line) else None
    if found is None:
        return None
    end = 0
    for _ in range(_MOST_CREDITS):
        if following is None:
            break
        end = following.end()
        following = _credit().match(line, end)
    if end < len(line):
        return None
    role = found["role"] or found["of"] or found["beside"]
    return _labels()[role], f"roles.tsv {role}"


def signs() -> list[str]:
    """Return what any line of credits holds one of: a mark behind a role, or a role that needs none."""
    return [":", "|", "/", *(row["role"] for row in _rows() if row["names"] in NAMES[2:])]


def has_role(text: str) -> bool:
    """Whether a text holds a role so near to its beginning that a credit may begin there, behind a sign and a blank."""
    near = text[: _near_chars()]
    if _is_early()(near):
        return any(map(near.__contains__, _labels()))
    return _any_role().search(near) is not None


@cache
def _near_chars() -> int:
    return 2 + _MOST_BEFORE_ROLE + max(map(len, _labels()))


@cache
def _any_role() -> re.Pattern[str]:
    return re.compile(wording.any_of(_labels()))


@cache
def _is_early() -> Early:
    return Early(chars=_EARLY_CHARS)


def _joined(line: str) -> str:
    """Return a line with the roles that are spread out to one width, as 编 辑, written without blanks."""
    if " " not in line or not _spread_out().search(line):
        return line
    return _spread_role().sub(lambda found: found[0].replace(" ", ""), line)


@cache
def _spread_out() -> re.Pattern[str]:
    """Return an expression that finds quickly whether a line may hold a role that is spread out."""
    return re.compile(rf"{wording.any_of(_spread())}(?= ?[:|/])")


@cache
def _spread_role() -> re.Pattern[str]:
    return re.compile(rf"(?<!{IDEOGRAPH})(?:{alternation(_spread())})(?= ?[:|/])")


def _spread() -> list[str]:
    return [" ".join(role) for role in _labels() if len(role) > 1]


@cache
def credit() -> str:
    """Return the expression of a role with its people; a group ``role``, ``of`` or ``beside`` holds the role."""
    people, pen_names, report = (shapes.parts()[name] for name in ("people", "pen_names", "report"))
    anything, names, beside = (_alternation(*uses) for uses in ((NAMES[0], NAMES[3]), NAMES[1:3], NAMES[2:]))
    more = rf"(?: ?[、/&和及,] ?{IDEOGRAPH}{{1,5}})"
    anywhere = rf"(?P<role>{anything}){more}{{0,3}} ?(?:[:|] ?(?:{people})|/ ?(?:{pen_names}))"
    named = rf"(?P<of>{names}){more}{{0,3}} ?[:|/] ?(?:{pen_names})"
    followed = rf"(?P<beside>{beside}){more}{{0,3}} ?{name()}(?:[ 、,/]{{1,2}}{name()}){{0,11}}+(?:{report})?"
    before = rf"(?:{IDEOGRAPH}|[0-9·-]){{1,{_MOST_BEFORE_ROLE}}}? ?"
    return rf"(?:{anywhere}|(?:{before})??(?:{named}|{followed}))"


@cache
def name() -> str:
    """Return the expression of a Chinese name: a family name and one or two characters, or one behind a space."""
    one_or_two = rf"(?: {IDEOGRAPH}(?!{IDEOGRAPH})|{IDEOGRAPH}{{1,2}}+)(?!{IDEOGRAPH})"
    return rf"(?!{shapes.parts()['no_name']})(?:{_surnames()}){one_or_two}"


@cache
def later_credit() -> str:
    """Return the expression of one credit without names for its groups, for use more than once."""
    return re.sub(r"\?P<\w+>", "?:", credit())


@cache
def _credit() -> re.Pattern[str]:
    """Return the expression of a credit with what parts it from the next, or with the blank at the end of its line."""
    return re.compile(rf"{credit()}(?P<gap> ?\Z|[ ,;|/、]{{1,3}})")


@cache
def _rows() -> tuple[tables.Row, ...]:
    return tables.read(shapes.PACKAGE, "roles.tsv", ROLE_COLUMNS)


@cache
def _labels() -> Mapping[str, Label]:
    return {row["role"]: cast("Label", row.choice("label", get_args(Label))) for row in _rows()}


def _alternation(*names: str) -> str:
    return alternation(row["role"] for row in _rows() if row.choice("names", NAMES) in names)


@cache
def _surnames() -> str:
    surnames = [row["surname"] for row in tables.read(shapes.PACKAGE, "surnames.tsv", SURNAME_COLUMNS)]
    single = "".join(surname for surname in surnames if len(surname) == 1)
    return f"{alternation(surname for surname in surnames if len(surname) > 1)}|[{single}]"

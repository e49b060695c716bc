"""Finds the words that the roles are read from: names, words of status, phases, times, joints, punctuation."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from attrs import frozen

from policytext import tables
from policytext.memo import Memo
from policytext.quantities import times
from policytext.quantities.amount_types import MEASURED
from policytext.quantities.lexicon import Lexicon, Templates
from policytext.quantities.wordlists import alternation

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from policytext.quantities.times import TimeRule

_PACKAGE = "policytext.quantities"
ROLE_COLUMNS = ("cue", "kind", "position", "role", "over", "example", "counterexample", "source")
STATUS_COLUMNS = ("cue", "status", "scope", "example", "counterexample", "source")
CONNECTIVE_COLUMNS = ("word", "function", "example", "source")
NON_CUE_COLUMNS = ("word", "example", "source")
PHASE_COLUMNS = ("surface", "kind", "example", "source")
POSITIONS = ("before", "after", "both", "class", "level", "weak", "timed", "owner", "share")
STATUSES = ("threshold", "policy", "planned", "achieved")
_INNER_MARKS = frozenset(
    (
        "planned local",
        "achieved local",
        "achieved contrary",
        "achieved done",
        "achieved paid",
        "policy fix",
        "collective",
    )
)
_FILLER = "additional"
_NO_PARTS = frozenset(("按", "共"))
LISTED = frozenset(("land_supply", "public_funds", "usable_area"))
"""The roles whose verbs hold for a whole list: 供应工业用地30亩、住宅用地20亩."""

BENEFIT = "subsidy"
"""The role whose names tell what is granted."""

_FIELDS = {"both": ("before", "after"), "class": ("of_class",)}
PUNCTUATION = {
    "，": "comma", ",": "comma", "：": "comma", ":": "comma", "；": "comma", ";": "comma", "。": "comma",
    "、": "list", "（": "open", "(": "open", "）": "close", ")": "close",
}  # fmt: skip


class Naming(NamedTuple):
    """What a cue names when it stands in one of the positions of ``roles.tsv``; None where it names nothing there."""

    before: str | None = None
    after: str | None = None
    of_class: str | None = None
    level: str | None = None
    weak: str | None = None
    timed: str | None = None
    owner: str | None = None
    share: str | None = None
    over: frozenset[str] = frozenset()


@frozen(eq=False, repr=False)
class Word:
    """Everything that the tables say of one surface; ``marks`` are ``status scope`` pairs and functions."""

    surface: str
    money: Naming | None = None
    area: Naming | None = None
    marks: frozenset[str] = frozenset()
    time: TimeRule | None = None
    is_phase: bool = False

    def naming(self, kind: str) -> Naming | None:
        """Return what the word names of money or area."""
        return self.money if kind == "money" else self.area

    def names_before(self, kind: str) -> str | None:
        """Return the role that the word gives to a number behind it, if it names one of that kind."""
        naming = self.naming(kind)
        return naming.before if naming else None


class Token(NamedTuple):
    """A word in a text."""

    start: int
    end: int
    word: Word


def scan(folded: str) -> Iterator[Token]:
    """Yield the words of a text in order, the longest at each place."""
    known = _known()
    for start, end in _lexicon().spans(folded):
        word = known[folded[start:end]]
        if word is not None:
            yield Token(start, end, word)


def word(surface: str) -> Word | None:
    """Return what the tables say of a surface; None where they say nothing.

    >>> word("总投资").names_before("money"), word("总投资").names_before("area")
    ('total_investment', None)
    """
    return _known()[surface]


@cache
def _known() -> Memo[str, Word | None]:
    return Memo(_word)


@cache
def _lexicon() -> Lexicon:
    rows = _rows()
    joints = (word for word in rows.connectives if len(word) > 1 or _marks(word))
    words = (*PUNCTUATION, *joints, *rows.statuses, *rows.roles, *rows.phases, *rows.voids)
    known = frozenset((*words, *times.rules(), *_phase_templates()))
    return Lexicon(
        known, yielding=rows.statuses.keys() - rows.roles.keys(), taking=rows.roles.keys() | times.rules().keys()
    )


class _Rows(NamedTuple):
    """What the tables say by surface: lines as ``tables.lines`` gives them, whether a word is a phase, void words."""

    connectives: Mapping[str, str]
    statuses: Mapping[str, str]
    roles: Mapping[str, str]
    phases: Mapping[str, bool]
    voids: frozenset[str]


@cache
def _rows() -> _Rows:
    phases = {
        row["surface"]: row["kind"] == "phase"
        for row in tables.read(_PACKAGE, "phases.tsv", PHASE_COLUMNS)
        if "{" not in row["surface"]
    }
    return _Rows(
        tables.lines(_PACKAGE, "connectives.tsv", CONNECTIVE_COLUMNS),
        tables.lines(_PACKAGE, "statuses.tsv", STATUS_COLUMNS),
        tables.lines(_PACKAGE, "roles.tsv", ROLE_COLUMNS),
        phases,
        frozenset(tables.lines(_PACKAGE, "non_cues.tsv", NON_CUE_COLUMNS)),
    )


def _cells(lines: Mapping[str, str], surface: str) -> Iterator[list[str]]:
    """Yield the cells of the rows of a surface."""
    if surface in lines:
        yield from (line.split("\t") for line in lines[surface].split("\n"))


def _marks(surface: str) -> set[str]:
    """Return the functions and the ``status scope`` pairs of a surface."""
    marks = _functions(surface)
    if len(surface) == 1:
        marks.discard(_FILLER)
    marks.update(f"{status} {scope}" for _, status, scope, *_ in _cells(_rows().statuses, surface))
    return marks | {PUNCTUATION[surface]} if surface in PUNCTUATION else marks


def _functions(surface: str) -> set[str]:
    return {function for _, function, *_ in _cells(_rows().connectives, surface)}


def _word(surface: str) -> Word | None:
    rows = _rows()
    time = times.rules().get(surface)
    marks = _marks(surface)
    named = [cells[1:5] for cells in _cells(rows.roles, surface)]
    if not (marks or named or time or surface in rows.phases or surface in rows.voids):
        return _templated(surface)
    if named and "grant" not in marks:
        marks |= _marks_within(surface, {kind for kind, *_ in named})
    money, area = (_naming(_with_verb(surface, named, measured)) for measured in MEASURED)
    if money and BENEFIT in (money.before, money.after) and _benefits().search(surface):
        marks.add("benefit")
    return Word(surface, money, area, frozenset(marks), time, rows.phases.get(surface, False))


def _with_verb(surface: str, named: Sequence[Sequence[str]], measured: str) -> list[Sequence[str]]:
    """Return position, role and outranked roles of the rows of one kind; 租赁厂房 outranks what 租赁 does."""
    rows: list[Sequence[str]] = [rest for kind, *rest in named if kind == measured]
    if not any(role in LISTED and not outranked for _, role, outranked in rows):
        return rows
    for end in range(len(surface) - 1, 1, -1):
        for _, kind, _, role, outranked, *_ in _cells(_rows().roles, surface[:end]):
            if outranked and kind == measured and role in {named_role for _, named_role, _ in rows}:
                return [(position, named_role, outranked) for position, named_role, _ in rows]
    return rows


def _naming(rows: Sequence[Sequence[str]]) -> Naming | None:
    named: dict[str, str] = {}
    over: set[str] = set()
    for position, role, outranked in rows:
        named |= dict.fromkeys(_FIELDS.get(position, (position,)), role)
        over.update(outranked.split())
    return Naming(**named, over=frozenset(over)) if rows else None


def _marks_within(surface: str, kinds: set[str]) -> set[str]:
    """Return the marks of the words that a name of some kinds holds: 签约 in 签约金额, 规划 in 规划面积.

    A verb that names land says nothing of a sum (征地费用), and no price is fixed by an area (标准厂房).
    """
    parts = {surface[i:k] for i in range(len(surface)) for k in range(i + 1, len(surface) + 1)} - _NO_PARTS
    inner = (part for part in parts if "area" in kinds or not _names_only(part, "area"))
    marks = {mark for part in inner for mark in _marks(part) & _INNER_MARKS}
    return marks if "money" in kinds else marks - {"policy fix"}


@cache
def _benefits() -> re.Pattern[str]:
    """The words for what is given to what meets a condition: 奖励 in 一次性奖励."""
    return re.compile(alternation(word for word in _rows().connectives if "benefit" in _functions(word)))


def _names_only(surface: str, kind: str) -> bool:
    named = [measured for _, measured, *_ in _cells(_rows().roles, surface)]
    return bool(named) and all(measured == kind for measured in named)


@cache
def filler_characters() -> frozenset[str]:
    """The single characters that change nothing at the head of a clause: 的, 在, 为."""
    return frozenset(word for word in _rows().connectives if len(word) == 1 and _FILLER in _functions(word))


def _templated(surface: str) -> Word | None:
    """Return the word of a surface that only templates fit: 一期, 2023年; None for what only looks like a phase."""
    if template := _phases().that_fits(surface):
        return Word(surface, is_phase=True) if _phase_templates()[template] == "phase" else None
    rule = times.rule_of(surface)
    return None if rule is None else Word(surface, time=rule)


@cache
def _phases() -> Templates:
    return Templates(tuple(_phase_templates()))


@cache
def _phase_templates() -> Mapping[str, str]:
    rows = tables.read(_PACKAGE, "phases.tsv", PHASE_COLUMNS)
    return {row["surface"]: row["kind"] for row in rows if "{" in row["surface"]}

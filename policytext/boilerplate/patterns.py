"""The rules that are a word with something around it: notices, errors, captions, adverts, pagination."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache
from typing import TYPE_CHECKING, NamedTuple, cast, get_args

from policytext import tables
from policytext.boilerplate import shapes
from policytext.boilerplate.branches import Branches, alternation, join
from policytext.boilerplate.types import Label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from policytext.tables import Row

COLUMNS = ("name", "words", "rest", "place", "chars", "label", "example", "counterexample", "source")
PLACES = ("head", "line", "end", "within")
_HEAD_CHARS, _TAIL_CHARS, _END_CHARS = 80, 120, 60
_BRACKETS = "[](){}<>\"'‘’*·◆■□★☆-_=|/#,.。!;:~ "
_CLOSING = ')]。 "'


class _Rule(NamedTuple):
    label: Label
    name: str
    chars: int
    """The longest line, blanks left out, that it claims."""


class _Group(NamedTuple):
    """Some rules as one expression."""

    branches: Branches
    rules: tuple[_Rule, ...]

    def match(self, line: str, length: int) -> tuple[Label, str] | None:
        """Return the rule that the beginning of a line meets whose length, blanks left out, is ``length``."""
        return self._rule(self.branches.expression.match(line), length)

    def search(self, line: str, first: int, last: int, length: int) -> tuple[Label, str] | None:
        """Return the rule that a stretch of such a line meets."""
        return self._rule(self.branches.expression.search(line, first, last), length)

    def _rule(self, found: re.Match[str] | None, length: int) -> tuple[Label, str] | None:
        if found is None:
            return None
        label, name, chars = self.rules[self.branches.number(found)]
        return (label, name) if length <= chars else None


def find(spaced: str, compact: str) -> tuple[Label, str] | None:
    """Return label and rule of a line, given with single spaces and with none; None where no rule claims it."""
    return _at_start(compact) or _at_end(spaced, len(compact)) or _inside(compact)


def _at_start(compact: str) -> tuple[Label, str] | None:
    bare = compact.strip(_BRACKETS)
    found = _starting(bare[:1]).match(bare, len(compact))
    return found if found or len(bare) == len(compact) else _starting(compact[:1]).match(compact, len(compact))


def _at_end(spaced: str, length: int) -> tuple[Label, str] | None:
    bare = spaced.rstrip(_CLOSING)
    return _ending(bare[-1:]).search(bare, max(0, len(bare) - _END_CHARS), len(bare), length)


def _inside(compact: str) -> tuple[Label, str] | None:
    length = len(compact)
    step = bisect_left(_limits(), length)
    if step == len(_limits()):
        return None
    group = _within(_limits()[step])
    if length <= _HEAD_CHARS + _TAIL_CHARS:
        return group.search(compact, 0, length, length)
    return group.search(compact, 0, _HEAD_CHARS, length) or group.search(compact, length - _TAIL_CHARS, length, length)


@cache
def _rows() -> tuple[Row, ...]:
    """Return the rules, those for the longest lines first: where several match, the first is the one that may claim."""
    return tuple(sorted(tables.read(shapes.PACKAGE, "patterns.tsv", COLUMNS), key=lambda row: -int(row["chars"])))


@cache
def _limits() -> tuple[int, ...]:
    """Return the line lengths between which the same rules look inside."""
    return tuple(sorted({int(row["chars"]) for row in _rows() if row["place"] == "within"}))


@cache
def _starting(first: str) -> _Group:
    """Return the rules that begin a line with that character."""
    rows = [row for row in _rows() if row.choice("place", PLACES) in ("head", "line")]
    chosen = [(row, [word for word in row["words"].split() if word[0] == first]) for row in rows]
    return _group([(row, words, _rest(row)) for row, words in chosen if words])


def _rest(row: Row) -> str:
    return shapes.written_out(row, "rest") + (r"\Z" if row["place"] == "line" else "")


@cache
def _ending(last: str) -> _Group:
    """Return the rules that end a line with that character."""
    rows = [row for row in _rows() if row["place"] == "end"]
    chosen = [(row, [word for word in row["words"].split() if word[-1] == last]) for row in rows]
    expressions = [
        (row, rf"{shapes.written_out(row, 'rest')}(?:{alternation(words)})\Z") for row, words in chosen if words
    ]
    expression = re.compile("|".join(f"({expression})" for _, expression in expressions) or "(?!)")
    return _Group(Branches(expression, tuple(range(len(expressions)))), tuple(_rule(row) for row, _ in expressions))


@cache
def _within(limit: int) -> _Group:
    """Return the rules that may stand anywhere in a line of that length."""
    rows = [row for row in _rows() if row["place"] == "within" and int(row["chars"]) >= limit]
    return _group([(row, row["words"].split(), shapes.written_out(row, "rest")) for row in rows])


def _group(rows: Sequence[tuple[Row, Sequence[str], str]]) -> _Group:
    return _Group(join((words, rest) for _, words, rest in rows), tuple(_rule(row) for row, _, _ in rows))


def _rule(row: Row) -> _Rule:
    label = cast("Label", row.choice("label", get_args(Label)))
    return _Rule(label, f"patterns.tsv {row['name']}", int(row["chars"]))

"""The rules that are a word with something around it: notices, errors, captions, adverts, pagination."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple, cast, get_args

from policytext import tables
from policytext.boilerplate import shapes
from policytext.boilerplate.branches import Begun, Branches, alternation, join
from policytext.boilerplate.types import Label

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from policytext.tables import Row

    _WithWords = tuple[Row, Sequence[str]]

COLUMNS = ("name", "words", "rest", "place", "chars", "label", "example", "counterexample", "source")
PLACES = ("head", "line", "end", "within")
_HEAD_CHARS, _TAIL_CHARS, _END_CHARS = 80, 120, 60
BRIEF_CHARS = 80
"""The longest line in which some words are looked for; those of other rows are looked for in longer ones too."""
BRACKETS = "[](){}<>\"'‘’*·◆■□★☆-_=|/#,.。!;:~ "
CLOSING = ')]。 "'


class _Rule(NamedTuple):
    label: Label
    name: str
    chars: int
    """The longest line, blanks left out, that it claims."""

    def claim(self, length: int) -> tuple[Label, str] | None:
        """Return label and name where a line of that length is not too long."""
        return (self.label, self.name) if length <= self.chars else None


class _Group(NamedTuple):
    """Rules that begin with their words, those for the longest lines first."""

    branches: Branches
    rules: tuple[_Rule, ...]

    def search(self, line: str, length: int) -> tuple[Label, str] | None:
        """Return the rule that such a line meets anywhere whose length, blanks left out, is ``length``."""
        found = self.branches.search(line)
        return self.rules[found.number].claim(length) if found else None


class _Joined(NamedTuple):
    """Rules, those for the longest lines first, as one expression with a group for each."""

    expression: re.Pattern[str]
    rules: tuple[_Rule, ...]

    def match(self, line: str, length: int) -> tuple[Label, str] | None:
        """Return the rule that the beginning of a line meets whose length, blanks left out, is ``length``."""
        return self._claim(self.expression.match(line), length) if length <= self.rules[0].chars else None

    def search(self, line: str, first: int, length: int) -> tuple[Label, str] | None:
        """Return the rule that such a line meets from ``first`` on."""
        return self._claim(self.expression.search(line, first), length) if length <= self.rules[0].chars else None

    def _claim(self, found: re.Match[str] | None, length: int) -> tuple[Label, str] | None:
        return self.rules[cast("int", found.lastindex) - 1].claim(length) if found else None


def find_at_start(_spaced: str, compact: str) -> tuple[Label, str] | None:
    """Return label and rule of a line by how it begins, given without blanks; None where no rule claims it."""
    bare = compact.strip(BRACKETS)
    for line in (bare,) if len(bare) == len(compact) else (bare, compact):
        begin = line[:2] if line[:2] in _begins() else line[:1]
        if begin in _begins():
            found = _starting(begin).match(line, len(compact))
            if found:
                return found
    return None


def find_at_end(spaced: str, compact: str) -> tuple[Label, str] | None:
    """Return label and rule of a line by how it ends, given with single spaces and with none; else None."""
    bare = spaced.rstrip(CLOSING)
    if bare[-1:] not in _last_characters():
        return None
    return _ending(bare[-1]).search(bare, max(0, len(bare) - _END_CHARS), len(compact))


def words_before(chars: range) -> list[str]:
    """Return the words with which a line begins, ``BRACKETS`` left out, if ``find_at_start`` claims it.

    Only those of rules the longest line of which has one of these numbers of characters.
    """
    return _words_at("head", "line", chars=chars)


def words_behind(chars: range) -> list[str]:
    """Return the words with which a line ends, ``CLOSING`` left out, if ``find_at_end`` claims it."""
    return _words_at("end", chars=chars)


def words_inside(*, is_brief: bool) -> list[str]:
    """Return the words one of which a line holds that ``find_inside`` claims, if it is brief, or however long."""
    rows = [row for row in _rows_at("within") if (int(row["chars"]) <= BRIEF_CHARS) == is_brief]
    return [word for row in rows for word in row["words"].split()]


def _words_at(*places: str, chars: range) -> list[str]:
    return [word for row in _rows_at(*places) if int(row["chars"]) in chars for word in row["words"].split()]


def find_inside(_spaced: str, compact: str) -> tuple[Label, str] | None:
    """Return label and rule of a line by what stands in it, given without blanks; None where no rule claims it."""
    length = len(compact)
    step = bisect_left(_limits(), length)
    if step == len(_limits()):
        return None
    looked_at = compact if length <= _HEAD_CHARS + _TAIL_CHARS else _ends(compact)
    return _within(_limits()[step]).search(looked_at, length)


def _ends(line: str) -> str:
    return f"{line[:_HEAD_CHARS]}\n{line[-_TAIL_CHARS:]}"


@cache
def _rows() -> tuple[Row, ...]:
    """Return the rules, those for the longest lines first: where several match, the first is the one that may claim."""
    return tuple(sorted(tables.read(shapes.PACKAGE, "patterns.tsv", COLUMNS), key=lambda row: -int(row["chars"])))


@cache
def _limits() -> tuple[int, ...]:
    """Return the line lengths between which the same rules look inside."""
    return tuple(sorted({int(row["chars"]) for row in _rows_at("within")}))


@cache
def _begins() -> frozenset[str]:
    """Return the first two characters of the words with which a line begins, or the only one."""
    return frozenset(word[:2] for _, words in chain.from_iterable(_by_first().values()) for word in words)


@cache
def _last_characters() -> frozenset[str]:
    return frozenset(_by_last())


@cache
def _starting(begin: str) -> _Joined:
    """Return the rules for lines with one of ``_begins``."""
    begun = [(row, [word for word in words if begin.startswith(word[:2])]) for row, words in _by_first()[begin[0]]]
    chosen = [(row, words) for row, words in begun if words]
    patterns = (f"((?:{alternation(words)}){shapes.written_out(row, 'rest')}{_end(row)})" for row, words in chosen)
    return _Joined(re.compile("|".join(patterns)), tuple(_rule(row) for row, _ in chosen))


@cache
def _by_first() -> Mapping[str, Sequence[_WithWords]]:
    return _by_character(_rows_at("head", "line"), 0)


@cache
def _by_last() -> Mapping[str, Sequence[_WithWords]]:
    return _by_character(_rows_at("end"), -1)


def _end(row: Row) -> str:
    return r"\Z" if row["place"] == "line" else ""


@cache
def _ending(last: str) -> _Joined:
    """Return the rules that end a line with that character."""
    chosen = _by_last()[last]
    patterns = (rf"({shapes.written_out(row, 'rest')}(?:{alternation(words)})\Z)" for row, words in chosen)
    return _Joined(re.compile("|".join(patterns)), tuple(_rule(row) for row, _ in chosen))


@cache
def _rows_at(*places: str) -> Sequence[Row]:
    return [row for row in _rows() if row.choice("place", PLACES) in places]


def _by_character(rows: Sequence[Row], index: int) -> Mapping[str, Sequence[_WithWords]]:
    """Return by the character at the index the rows that have words with it, with these words."""
    found: dict[str, list[_WithWords]] = {}
    for row in rows:
        words: dict[str, list[str]] = {}
        for word in row["words"].split():
            words.setdefault(word[index], []).append(word)
        for character, some in words.items():
            found.setdefault(character, []).append((row, some))
    return found


@cache
def _within(limit: int) -> _Group:
    """Return the rules that may stand anywhere in a line of that length."""
    rows = [row for row in _rows_at("within") if int(row["chars"]) >= limit]
    return _group([(row, row["words"].split(), shapes.written_out(row, "rest")) for row in rows])


def _group(rows: Sequence[tuple[Row, Sequence[str], str]]) -> _Group:
    return _Group(join(Begun(words, rest) for _, words, rest in rows), tuple(_rule(row) for row, _, _ in rows))


def _rule(row: Row) -> _Rule:
    label = cast("Label", row.choice("label", get_args(Label)))
    return _Rule(label, f"patterns.tsv {row['name']}", int(row["chars"]))

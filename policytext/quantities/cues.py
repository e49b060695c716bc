"""Finds the words that the roles are read from: names, words of status, phases, times, joints, punctuation."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from attrs import evolve, frozen

from policytext import tables
from policytext.quantities import times, tries

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Mapping

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
    ("planned local", "achieved local", "achieved contrary", "achieved paid", "policy fix", "collective")
)
PUNCTUATION = {
    "，": "comma", ",": "comma", "：": "comma", ":": "comma", "；": "stop", ";": "stop", "、": "list",
    "（": "open", "(": "open", "）": "close", ")": "close",
}  # fmt: skip


@frozen(eq=False)
class Naming:
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


@frozen(eq=False)
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


def scan(folded: str, start: int, end: int) -> Iterator[Token]:
    """Yield the words of ``folded[start:end]`` in order, the longest at each place."""
    known = words()
    for match in _pattern().finditer(folded, start, end):
        surface = match.group()
        word = known.get(surface) or _templated(surface)
        if word is not None:
            yield Token(match.start(), match.end(), word)


@cache
def words() -> Mapping[str, Word]:
    """The words of all tables by surface; templates are left out."""
    read: dict[str, Word] = {mark: Word(mark, marks=frozenset((name,))) for mark, name in PUNCTUATION.items()}
    for row in tables.read(_PACKAGE, "connectives.tsv", CONNECTIVE_COLUMNS, key=("word", "function")):
        if len(row["word"]) > 1 or row["function"] != "additional":
            _mark(read, row["word"], row["function"])
    statuses = tables.read(_PACKAGE, "statuses.tsv", STATUS_COLUMNS)
    for row in statuses:
        _mark(read, row["cue"], f"{row.choice('status', STATUSES)} {row['scope']}")
    for row in tables.read(_PACKAGE, "roles.tsv", ROLE_COLUMNS, key=("cue", "kind", "position")):
        _name(read, row)
    _mark_within(read)
    for row in tables.read(_PACKAGE, "phases.tsv", PHASE_COLUMNS):
        if "{" not in row["surface"]:
            surface = row["surface"]
            is_phase = row["kind"] == "phase"
            read[surface] = evolve(read.get(surface, Word(surface)), is_phase=is_phase)
    for row in tables.read(_PACKAGE, "non_cues.tsv", NON_CUE_COLUMNS):
        read.setdefault(row["word"], Word(row["word"]))
    for template, rule in times.rules().items():
        if "{" not in template:
            read[template] = evolve(read.get(template, Word(template)), time=rule)
    return read


@cache
def filler_characters() -> frozenset[str]:
    """The single characters that change nothing at the head of a clause: 的, 在, 为."""
    rows = tables.read(_PACKAGE, "connectives.tsv", CONNECTIVE_COLUMNS, key=("word", "function"))
    return frozenset(row["word"] for row in rows if row["function"] == "additional" and len(row["word"]) == 1)


def _mark(read: dict[str, Word], surface: str, mark: str) -> None:
    word = read.get(surface) or Word(surface)
    read[surface] = evolve(word, marks=word.marks | {mark})


def _name(read: dict[str, Word], row: tables.Row) -> None:
    kind, role = row.choice("kind", ("money", "area")), row["role"]
    word = read.get(row["cue"]) or Word(row["cue"])
    naming = word.naming(kind) or Naming()
    position = row.choice("position", POSITIONS)
    fields = {"both": ("before", "after"), "class": ("of_class",)}.get(position, (position,))
    named: dict[str, Any] = dict.fromkeys(fields, role)
    naming = evolve(naming, over=naming.over | frozenset(row["over"].split()), **named)
    read[row["cue"]] = evolve(word, money=naming) if kind == "money" else evolve(word, area=naming)


def _mark_within(read: dict[str, Word]) -> None:
    """Give names the marks of the words that they hold: 签约 in 签约金额, 规划 in 规划面积, 累计 in 累计完成."""
    inner = {surface: word.marks & _INNER_MARKS for surface, word in read.items() if word.marks & _INNER_MARKS}
    longest = max(map(len, inner))
    for surface, word in list(read.items()):
        if (word.money or word.area) and "grant" not in word.marks:
            parts = {surface[i : i + n] for i in range(len(surface)) for n in range(1, longest + 1)} - {"按", "共"}
            marks = frozenset(mark for part in parts & inner.keys() for mark in inner[part])
            if marks - word.marks:
                read[surface] = evolve(word, marks=word.marks | marks)


@lru_cache(maxsize=1 << 12)
def _templated(surface: str) -> Word | None:
    """Return the word of a surface that only templates fit: 一期, 2023年; None for what only looks like a phase."""
    for template, kind in _phase_templates():
        if tries.compile_template(template).fullmatch(surface):
            return Word(surface, is_phase=True) if kind == "phase" else None
    rule = times.rule_of(surface)
    return None if rule is None else Word(surface, time=rule)


@cache
def _phase_templates() -> tuple[tuple[str, str], ...]:
    rows = tables.read(_PACKAGE, "phases.tsv", PHASE_COLUMNS)
    return tuple((row["surface"], row["kind"]) for row in rows if "{" in row["surface"])


@cache
def _pattern() -> re.Pattern[str]:
    templates = (template for template in times.rules() if "{" in template)
    return tries.compile_words([*words(), *(template for template, _ in _phase_templates()), *templates])

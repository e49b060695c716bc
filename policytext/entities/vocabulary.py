"""All words that the grammar of organizations knows, in one automaton: one pass over a text finds them all.

The automaton takes the leftmost, then the longest word, so a longer word keeps a shorter one from being read in it:
局面 is no 局, 共和国 holds no 和.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind
from attrs import evolve, frozen

from policytext import tables
from policytext.entities import divisions

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

_PACKAGE = "policytext.entities"
_OWN = ("example", "source")
BODY_COLUMNS = ("surface", "kind", "level", *_OWN)
BORDER_COLUMNS = ("surface", "sort", *_OWN)
FIELD_COLUMNS = ("surface", "heads", *_OWN)
HEAD_COLUMNS = ("surface", "kind", "needs", "alone", "not_before", *_OWN)
MARK_COLUMNS = ("surface", "sort", *_OWN)
RANK_COLUMNS = ("surface", "level", *_OWN)
TERRITORY_COLUMNS = ("surface", "kind", *_OWN)
WORD_COLUMNS = ("surface", "sort", *_OWN)

_LONG_HEADS = {"委": ("委员会",), "办": ("办公室",)}
_SURROGATE = re.compile("[\ud800-\udfff]")


@frozen
class Word:
    """A word of the vocabulary.

    Attributes:
        surface: the word, folded.
        role: what it does: ``head``, ``department``, ``body``, ``territory``, ``tail`` make organizations; ``stop``, ``deal``,
            ``after_org`` and ``time`` are borders; ``place``, ``region``, ``industry``, ``modifier`` and ``keep`` neither.
        kind: of the organization that it makes, else empty.
        level: of that organization where the word tells, else empty.
        needs: what a head needs before it (see ``org_heads.tsv``).
        alone: where it is a mention with nothing before it: ``always``, before a ``title``, where
            it is ``described``, or never (empty).
        not_before: what must not follow.
        is_territorial: whether the head is also a body of a territory, as 委 and 政府 are.
        mark: sort of ``companies_marks.tsv`` where it shows that a company stands before it, else empty.
        rule: table and row.
    """

    surface: str
    role: str
    rule: str
    kind: str = ""
    level: str = ""
    needs: str = ""
    alone: str = ""
    not_before: tuple[str, ...] = ()
    is_territorial: bool = False
    mark: str = ""

    @property
    def makes_organization(self) -> bool:
        """Whether an organization may end with it."""
        return self.role in ("head", "department", "body", "territory", "tail")


class Token(NamedTuple):
    """A word found in a text; offsets index the folded text."""

    word: Word
    start: int
    end: int


def scan(folded: str) -> list[Token]:
    """Return the words of a folded text from left to right, none overlapping.

    >>> [token.word.role for token in scan("走访温州市科技局")]
    ['deal', 'place', 'department']
    """
    words = _words()
    found = _automaton().find_matches_as_indexes(encodable(folded))
    return [Token(words[number], start, end) for number, start, end in found]


def encodable(text: str) -> str:
    """Return a text of the same length without lone surrogates, which no UTF-8 can hold."""
    return _SURROGATE.sub("\ufffd", text)


@cache
def _words() -> tuple[Word, ...]:
    chosen: dict[str, Word] = {}
    for word in _all_words():
        before = chosen.setdefault(word.surface, word)
        if before is not word and (word.mark or word.role == "tail"):
            chosen[word.surface] = evolve(before, mark=word.mark, is_territorial=word.role == "tail")
    return tuple(chosen.values())


@cache
def _automaton() -> Any:
    return AhoCorasick([word.surface for word in _words()], matchkind=MatchKind.LeftmostLongest)


def _all_words() -> Iterator[Word]:
    """Yield the words of all tables; of two with one surface the first counts."""
    guards = _guards()
    yield from _bodies()
    yield from _territory_bodies(guards)
    yield from _departments(guards)
    yield from _heads()
    yield from _territory_tails(guards)
    yield from _borders()
    yield from _marks()
    yield from _places()
    yield from _other_words()


def _bodies() -> Iterator[Word]:
    for row in _read("org_bodies.tsv", BODY_COLUMNS):
        yield Word(row["surface"], "body", "org_bodies.tsv:" + row["surface"], row["kind"], row["level"])


def _territory_bodies(guards: dict[str, tuple[str, ...]]) -> Iterator[Word]:
    ranks = _read("org_ranks.tsv", RANK_COLUMNS)
    for row in _read("org_territory_bodies.tsv", TERRITORY_COLUMNS):
        not_before = _guard(row["surface"], guards)
        for rank in ranks:
            surface = rank["surface"] + row["surface"]
            rule = "org_territory_bodies.tsv:" + row["surface"]
            yield Word(surface, "territory", rule, row["kind"], rank["level"], not_before=not_before)


def _territory_tails(guards: dict[str, tuple[str, ...]]) -> Iterator[Word]:
    """Yield the bodies for after a full place name, which has the word of its rank already: 温州市|政协."""
    for row in _read("org_territory_bodies.tsv", TERRITORY_COLUMNS):
        rule = "org_territory_bodies.tsv:" + row["surface"]
        yield Word(row["surface"], "tail", rule, row["kind"], not_before=_guard(row["surface"], guards))


def _departments(guards: dict[str, tuple[str, ...]]) -> Iterator[Word]:
    ends = {row["surface"]: row for row in _read("org_heads.tsv", HEAD_COLUMNS)}
    for row in _read("org_fields.tsv", FIELD_COLUMNS):
        for head in row["heads"]:
            rule = "org_fields.tsv:" + row["surface"]
            kind, alone = ends[head]["kind"], ends[head]["alone"]
            for form in (head, *_LONG_HEADS.get(head, ())):
                surface = row["surface"] + form
                yield Word(surface, "department", rule, kind, alone=alone, not_before=guards.get(form, ()))


def _heads() -> Iterator[Word]:
    for row in _read("org_heads.tsv", HEAD_COLUMNS):
        rule = "org_heads.tsv:" + row["surface"]
        not_before = tuple(row["not_before"].split())
        yield Word(row["surface"], "head", rule, row["kind"], "", row["needs"], row["alone"], not_before)


def _borders() -> Iterator[Word]:
    for row in _read("org_borders.tsv", BORDER_COLUMNS):
        yield Word(row["surface"], row["sort"], "org_borders.tsv:" + row["surface"])


def _marks() -> Iterator[Word]:
    for row in _read("companies_marks.tsv", MARK_COLUMNS):
        yield Word(row["surface"], "stop", "companies_marks.tsv:" + row["surface"], mark=row["sort"])


def _places() -> Iterator[Word]:
    short = divisions.short_forms()
    for code, division in divisions.table().items():
        if len(division.name) > 2:  # noqa: PLR2004 - 城区 and 郊区 are common nouns first
            yield Word(division.name, "place", "divisions.tsv:" + code)
        if division.level != "county" and code in short:
            yield Word(short[code], "region", "divisions.tsv:" + code)


def _other_words() -> Iterator[Word]:
    for row in _read("org_words.tsv", WORD_COLUMNS):
        yield Word(row["surface"], row["sort"], "org_words.tsv:" + row["surface"])


def _guards() -> dict[str, tuple[str, ...]]:
    return {row["surface"]: tuple(row["not_before"].split()) for row in _read("org_heads.tsv", HEAD_COLUMNS)}


def _guard(surface: str, guards: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Return the guard of the longest head that the surface ends with."""
    return next((guards[surface[start:]] for start in range(len(surface)) if surface[start:] in guards), ())


def _read(name: str, columns: tuple[str, ...]) -> tuple[tables.Row, ...]:
    return tables.read(_PACKAGE, name, columns)

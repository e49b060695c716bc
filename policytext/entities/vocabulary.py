"""All words that the grammar of organizations knows, gathered from the tables."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple, cast, get_args

from policytext import tables
from policytext.entities import divisions
from policytext.entities.types import Level

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

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

TRADES = frozenset({"trade", "common_trade"})
"""The roles of words that end short names of companies."""
_MAKERS = frozenset({"head", "department", "body", "territory", "tail"})


class Word(NamedTuple):
    """A word of the vocabulary.

    Attributes:
        surface: the word, folded.
        role: what it does. A ``head``, ``department``, ``body``, ``territory`` or ``tail`` makes an organization;
            ``place`` and the sorts of ``org_words.tsv`` stand inside names, those of ``org_borders.tsv`` end them.
        kind: of the organization that it makes, else empty.
        level: of that organization where the word tells, else empty.
        needs: what a head needs before it (see ``org_heads.tsv``).
        alone: where it is a mention with nothing before it: ``always``, before a ``title``, there only where it
            is ``bare`` (公司董事) and then no employer by name, where it is ``described``, or never (empty).
        not_before: what must not follow.
        territorial_kind: kind of the head where it is a body of a territory, as 委 and 政府 may be, else empty.
        rank_chars: how many characters of a territory's body are the word of the rank.
        mark: sort of ``companies_marks.tsv`` where it shows that a company stands before it, else empty.
        shorter: what is read in its place where one of ``not_before`` follows.
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
    territorial_kind: str = ""
    rank_chars: int = 0
    mark: str = ""
    shorter: Word | None = None

    @property
    def makes_organization(self) -> bool:
        """Whether an organization may end with it."""
        return self.role in _MAKERS

    @property
    def is_division(self) -> bool:
        """Whether it is the name of a division, full or short."""
        return self.rule.startswith("divisions.tsv")


@cache
def words() -> tuple[Word, ...]:
    """Return the vocabulary, each surface once."""
    chosen: dict[str, Word] = {}
    for word in _all_words():
        before = chosen.setdefault(word.surface, word)
        if before is not word and (word.mark or word.role == "tail"):
            territorial_kind = word.kind if word.role == "tail" else before.territorial_kind
            chosen[word.surface] = before._replace(mark=word.mark or before.mark, territorial_kind=territorial_kind)
    return tuple(_with_shorter(word, chosen) for word in chosen.values())


def _with_shorter(word: Word, chosen: Mapping[str, Word]) -> Word:
    """Return a word that can be ruled out with what is read in its place: 市政府办|公会 is 市政府."""
    if not word.not_before:
        return word
    prefixes = (word.surface[:end] for end in range(len(word.surface) - 1, 1, -1))
    shorter = next((chosen[prefix] for prefix in prefixes if prefix in chosen), None)
    return word._replace(shorter=shorter) if shorter is not None and shorter.makes_organization else word


@cache
def anaphors() -> frozenset[str]:
    """Return the nouns that before a title stand for an organization named elsewhere: 公司, 本公司."""
    return frozenset(word.surface for word in words() if word.alone == "bare")


@cache
def ranks() -> tuple[tuple[str, Level], ...]:
    """Return the words that tell the level of an organization, each with the level."""
    levels = get_args(Level)
    return tuple(
        (row["surface"], cast("Level", row.choice("level", levels))) for row in _read("org_ranks.tsv", RANK_COLUMNS)
    )


def _all_words() -> Iterator[Word]:
    """Yield the words of all tables; of two with one surface the first counts."""
    guards = _guards()
    yield from _bodies(guards)
    yield from _territory_bodies(guards)
    yield from _departments(guards)
    yield from _heads()
    yield from _territory_tails(guards)
    yield from _borders()
    yield from _marks()
    yield from _other_words()
    yield from _places()


def _bodies(guards: dict[str, tuple[str, ...]]) -> Iterator[Word]:
    for row in _read("org_bodies.tsv", BODY_COLUMNS):
        not_before = _guard(row["surface"], guards)
        rule = "org_bodies.tsv:" + row["surface"]
        yield Word(row["surface"], "body", rule, row["kind"], row["level"], not_before=not_before)


def _territory_bodies(guards: dict[str, tuple[str, ...]]) -> Iterator[Word]:
    ranked = [(rank, level) for rank, level in ranks() if level != "central"]
    for row in _read("org_territory_bodies.tsv", TERRITORY_COLUMNS):
        not_before = _guard(row["surface"], guards)
        rule = "org_territory_bodies.tsv:" + row["surface"]
        for rank, level in ranked:
            surface, kind = rank + row["surface"], row["kind"]
            yield Word(surface, "territory", rule, kind, level, not_before=not_before, rank_chars=len(rank))


def _territory_tails(guards: dict[str, tuple[str, ...]]) -> Iterator[Word]:
    """Yield the bodies for after a full place name, which has the word of its rank already: 温州市|政协."""
    for row in _read("org_territory_bodies.tsv", TERRITORY_COLUMNS):
        rule = "org_territory_bodies.tsv:" + row["surface"]
        needs = "name" if _longest_end(row["surface"], guards) else ""
        yield Word(row["surface"], "tail", rule, row["kind"], "", needs, not_before=_guard(row["surface"], guards))


def _departments(guards: dict[str, tuple[str, ...]]) -> Iterator[Word]:
    ends = {row["surface"]: row for row in _read("org_heads.tsv", HEAD_COLUMNS)}
    for row in _read("org_fields.tsv", FIELD_COLUMNS):
        rule = "org_fields.tsv:" + row["surface"]
        for head in row["heads"].split():
            end = ends[head]
            alone = end["alone"] or ends[head[0]]["alone"]
            yield Word(row["surface"] + head, "department", rule, end["kind"], alone=alone, not_before=guards[head])


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
    """Return what must not follow a name: the single characters of the guard of the longest head that it ends with."""
    end = next((surface[start:] for start in range(len(surface)) if surface[start:] in guards), "")
    return tuple(word for word in guards.get(end, ()) if len(word) == 1)


def _longest_end(surface: str, heads: Collection[str]) -> str:
    """Return the longest head of two characters or more that a longer surface ends with, or the empty string."""
    return next((surface[start:] for start in range(1, len(surface) - 1) if surface[start:] in heads), "")


def _read(name: str, columns: tuple[str, ...]) -> tuple[tables.Row, ...]:
    return tables.read(_PACKAGE, name, columns)

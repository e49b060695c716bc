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
    return tuple(_by_surface().values())


@cache
def _by_surface() -> Mapping[str, Word]:
    chosen: dict[str, Word] = {}
    for word in _all_words():
        before = chosen.setdefault(word.surface, word)
        if before is not word and (word.mark or word.role == "tail"):
            territorial_kind = word.kind if word.role == "tail" else before.territorial_kind
            chosen[word.surface] = before._replace(mark=word.mark or before.mark, territorial_kind=territorial_kind)
    return chosen


def shorter(word: Word) -> Word | None:
    """Return what is read in place of a word that is ruled out: 市政府办|公会 is 市政府."""
    known = _by_surface()
    prefixes = (word.surface[:end] for end in range(len(word.surface) - 1, 1, -1))
    longest = next((known[prefix] for prefix in prefixes if prefix in known), None)
    return longest if longest is not None and longest.makes_organization else None


@cache
def anaphors() -> frozenset[str]:
    """Return the nouns that before a title stand for an organization named elsewhere: 公司, 本公司."""
    return frozenset(word.surface for word in words() if word.alone == "bare")


@cache
def ranks() -> tuple[tuple[str, Level], ...]:
    """Return the words that tell the level of an organization, each with the level."""
    levels = get_args(Level)
    rows = tables.read(_PACKAGE, "org_ranks.tsv", RANK_COLUMNS)
    return tuple((row["surface"], cast("Level", row.choice("level", levels))) for row in rows)


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
    for surface, kind, level in _cells("org_bodies.tsv", BODY_COLUMNS, "surface", "kind", "level"):
        yield Word(surface, "body", "org_bodies.tsv:" + surface, kind, level, not_before=_guard(surface, guards))


def _territory_bodies(guards: dict[str, tuple[str, ...]]) -> Iterator[Word]:
    ranked = [(rank, level) for rank, level in ranks() if level != "central"]
    for surface, kind in _cells("org_territory_bodies.tsv", TERRITORY_COLUMNS, "surface", "kind"):
        not_before = _guard(surface, guards)
        rule = "org_territory_bodies.tsv:" + surface
        for rank, level in ranked:
            yield Word(rank + surface, "territory", rule, kind, level, not_before=not_before, rank_chars=len(rank))


def _territory_tails(guards: dict[str, tuple[str, ...]]) -> Iterator[Word]:
    """Yield the bodies for after a full place name, which has the word of its rank already: 温州市|政协."""
    for surface, kind in _cells("org_territory_bodies.tsv", TERRITORY_COLUMNS, "surface", "kind"):
        rule = "org_territory_bodies.tsv:" + surface
        needs = "name" if _longest_end(surface, guards) else ""
        yield Word(surface, "tail", rule, kind, "", needs, not_before=_guard(surface, guards))


def _departments(guards: dict[str, tuple[str, ...]]) -> Iterator[Word]:
    ends = {head.surface: head for head in _heads()}
    for surface, heads in _cells("org_fields.tsv", FIELD_COLUMNS, "surface", "heads"):
        rule = "org_fields.tsv:" + surface
        for head in heads.split():
            end = ends[head]
            alone = end.alone or ends[head[0]].alone
            yield Word(surface + head, "department", rule, end.kind, alone=alone, not_before=guards[head])


def _heads() -> Iterator[Word]:
    wanted = ("surface", "kind", "needs", "alone", "not_before")
    for surface, kind, needs, alone, not_before in _cells("org_heads.tsv", HEAD_COLUMNS, *wanted):
        rule = "org_heads.tsv:" + surface
        yield Word(surface, "head", rule, kind, "", needs, alone, tuple(not_before.split()))


def _borders() -> Iterator[Word]:
    for surface, sort in _cells("org_borders.tsv", BORDER_COLUMNS, "surface", "sort"):
        yield Word(surface, sort, "org_borders.tsv:" + surface)


def _marks() -> Iterator[Word]:
    for surface, sort in _cells("companies_marks.tsv", MARK_COLUMNS, "surface", "sort"):
        yield Word(surface, "stop", "companies_marks.tsv:" + surface, mark=sort)


def _places() -> Iterator[Word]:
    short = divisions.short_forms()
    for code, name in divisions.names().items():
        if len(name) > 2:  # noqa: PLR2004 - 城区 and 郊区 are common nouns first
            yield Word(name, "place", "divisions.tsv:" + code)
        if divisions.level_of(code) != "county" and code in short:
            yield Word(short[code], "region", "divisions.tsv:" + code)


def _other_words() -> Iterator[Word]:
    for surface, sort in _cells("org_words.tsv", WORD_COLUMNS, "surface", "sort"):
        yield Word(surface, sort, "org_words.tsv:" + surface)


def _guards() -> dict[str, tuple[str, ...]]:
    return {head.surface: head.not_before for head in _heads()}


def _guard(surface: str, guards: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Return what must not follow a name: the single characters of the guard of the longest head that it ends with."""
    ends = (surface[start:] for start in range(len(surface)))
    return tuple(word for word in next((guards[end] for end in ends if end in guards), ()) if len(word) == 1)


def _longest_end(surface: str, heads: Collection[str]) -> str:
    """Return the longest head of two characters or more that a longer surface ends with, or the empty string."""
    return next((surface[start:] for start in range(1, len(surface) - 1) if surface[start:] in heads), "")


def _cells(name: str, columns: tuple[str, ...], *wanted: str) -> Iterator[tuple[str, ...]]:
    return tables.cells(_PACKAGE, name, columns, *wanted)

"""All words that the grammar of organizations knows, gathered from the tables."""

from __future__ import annotations

from functools import cache
from itertools import chain
from typing import TYPE_CHECKING, Any, NamedTuple, cast, get_args

from attrs import Factory, evolve, field, frozen

from policytext import tables
from policytext.entities import divisions
from policytext.entities.types import Level
from policytext.memo import Memo

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

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
FIELDS_OF_WORK = TRADES | {"industry"}
"""The roles of words for what somebody works at."""
PLACES = frozenset({"place", "region", "country"})
"""The roles of words that name a place: the full name of a division, another name, another country."""
PLACING = PLACES | {"opener"}
"""The roles of words that may open a name to say whose an organization is: 温州市, 中共."""
FIRMS = frozenset({"bank", "enterprise"})
"""The kinds of organizations that are companies."""
STATE_KINDS = frozenset({"congress", "court", "government", "party"})
"""The kinds of organizations that are bodies of the state or a party."""
BOARD = "board"
"""The sort of ``companies_marks.tsv`` for a post of a whole company: behind an appointment it shows any name."""
COMPANY_POSTS = frozenset({"title", BOARD})
"""The sorts of ``companies_marks.tsv`` for posts in companies."""
SPEAKER = "speaker"
"""The sort of ``companies_marks.tsv`` for who speaks: it shows a company only behind a brand with its trade."""
EMPLOYED, AT = "employed", "at"
"""The sorts of ``companies_marks.tsv`` for what somebody does in a company and what leads it: 在|蓝箭数控|任职."""
WORKPLACE = "workplace"
"""The sort of ``companies_marks.tsv`` for a verb that an employer follows, by any name: 就职于|云拓."""
ACTING = "acting"
"""The sort of ``companies_marks.tsv`` for what a company does: 蓝箭数控|拟投资."""
_WEAK_MARKS = frozenset({"", SPEAKER, EMPLOYED, AT, ACTING})
_VERB = "_verb"
_MAKERS = frozenset({"head", "department", "body", "territory", "tail"})


def _told(tell: Callable[[Word], bool]) -> Any:
    """Return the field that other fields of a word tell; it is worked out once."""
    return field(init=False, default=Factory(tell, takes_self=True))


@frozen(repr=False)
class Word:
    """A word of the vocabulary.

    Attributes:
        surface: the word, folded.
        role: what it does. A ``head``, ``department``, ``body``, ``territory`` or ``tail`` makes an organization;
            ``place`` and the sorts of ``org_words.tsv`` stand inside names (its ``home`` is a ``region``), those of
            ``org_borders.tsv`` end them.
        kind: of the organization that it makes, else empty.
        level: of that organization where the word tells, else empty.
        needs: what a head needs before it (see ``org_heads.tsv``).
        alone: where it is a mention with nothing before it: ``always``, before a ``title``, there only where it
            is ``bare`` (公司董事) and then no employer by name, where it is ``described``, or never (empty).
        not_before: what must not follow.
        territorial_kind: kind of the head where it is a body of a territory, as 委 and 政府 may be, else empty.
        rank_chars: how many characters of a territory's body are the word of the rank.
        mark: sort of ``companies_marks.tsv`` where it shows that a company stands before it, else empty.
        is_home: whether it is a region that belongs to the names of its firms: 中国|华润集团.
        is_verb: whether the name of a trade is a verb before a zone: 建设|智能制造产业城.
        rule: table and row.
        makes_organization: whether an organization may end with it.
        is_division: whether it is the name of a division, full or short.
        is_trade: whether short names of companies end with it.
        shows_company: whether it shows that a company stands before it and does more than speak for one.
        is_looked_at: whether a rule begins at it: it makes an organization, is a trade or shows a company.
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
    is_home: bool = False
    is_verb: bool = False
    makes_organization: bool = _told(lambda word: word.role in _MAKERS)
    is_division: bool = _told(lambda word: word.rule.startswith("divisions.tsv"))
    is_trade: bool = _told(lambda word: word.role in TRADES)
    shows_company: bool = _told(lambda word: word.mark not in _WEAK_MARKS)
    is_looked_at: bool = _told(lambda word: word.makes_organization or word.is_trade or word.shows_company)


@cache
def surfaces() -> tuple[str, ...]:
    """Return all words, each once; ``words`` knows them by their numbers."""
    return tuple(dict.fromkeys(chain.from_iterable(source.rows for source in _sources())))


@cache
def words() -> Mapping[int, Word]:
    """Return the words by their numbers; thousands are known and a text holds few, so each is made when first met."""
    return Memo(lambda number: cast("Word", _known(surfaces()[number])))


@cache
def _known(surface: str) -> Word | None:
    """Return the word of a surface, None where no table has it; of two sources that have it the first counts."""
    made = [source.word(surface, source.rows[surface]) for source in _sources() if surface in source.rows]
    if not made:
        return None
    chosen, *others = made
    for other in others:
        kind = other.kind if other.role == "tail" else chosen.territorial_kind
        chosen = evolve(chosen, mark=other.mark or chosen.mark, territorial_kind=kind)
    return chosen


def shorter(word: Word) -> Word | None:
    """Return what is read in place of a word that is ruled out: 市政府办|公会 is 市政府."""
    known = (_known(word.surface[:end]) for end in range(len(word.surface) - 1, 1, -1))
    longest = next(filter(None, known), None)
    return longest if longest is not None and longest.makes_organization else None


def leads_place(surface: str) -> bool:
    """Whether a word may stand before the place that tells which of several is meant: 中共|温州市委."""
    word = _known(surface)
    return word is not None and word.role in ("opener", "body")


def leads_to(surface: str) -> bool:
    """Whether a word is a preposition or verb behind which a place or an organization often stands: 到, 走进."""
    word = _known(surface)
    return word is not None and word.role in ("at", "deal", "toward")


@cache
def anaphors() -> frozenset[str]:
    """Return the nouns that before a title stand for an organization named elsewhere: 公司, 本公司."""
    rows = tables.cells(_PACKAGE, "org_heads.tsv", HEAD_COLUMNS, "surface", "alone")
    return frozenset(surface for surface, alone in rows if alone == "bare")


@cache
def ranks() -> tuple[tuple[str, Level], ...]:
    """Return the words that tell the level of an organization, each with the level."""
    levels = get_args(Level)
    rows = tables.read(_PACKAGE, "org_ranks.tsv", RANK_COLUMNS)
    return tuple((row["surface"], cast("Level", row.choice("level", levels))) for row in rows)


class _Source(NamedTuple):
    """Words of one sort: what a table says of each, and how a ``Word`` is made of a surface and that."""

    rows: Mapping[str, str]
    word: Callable[[str, str], Word]


@cache
def _sources() -> tuple[_Source, ...]:
    """Return all words by their sort; of two with one surface the first counts."""
    return (
        _Source(_lines("org_bodies.tsv", BODY_COLUMNS), _body),
        _Source(_territory_bodies(), _territory_body),
        _Source(_departments(), _department),
        _Source(_free_heads(), _head),
        _Source(_tails(), _tail),
        _Source(_lines("org_borders.tsv", BORDER_COLUMNS), _border),
        _Source(_lines("companies_marks.tsv", MARK_COLUMNS), _mark),
        _Source(_lines("org_words.tsv", WORD_COLUMNS), _other_word),
        _Source(_places(), _place),
    )


def _body(surface: str, line: str) -> Word:
    _, kind, level, *_ = line.split("\t")
    return Word(surface, "body", f"org_bodies.tsv:{surface}", kind, level, not_before=_guard(surface))


def _territory_bodies() -> dict[str, str]:
    """Return the bodies of territories behind each rank, with the rank."""
    bodies: dict[str, str] = {}
    for body in _tails():
        for rank, level in ranks():
            if level != "central":
                bodies.setdefault(rank + body, rank)
    return bodies


def _territory_body(surface: str, rank: str) -> Word:
    tail = surface.removeprefix(rank)
    _, kind, *_ = _tails()[tail].split("\t")
    rule = f"org_territory_bodies.tsv:{tail}"
    level, guard = dict(ranks())[rank], _guard(tail)
    return Word(surface, "territory", rule, kind, level, not_before=guard, rank_chars=len(rank))


@cache
def _tails() -> Mapping[str, str]:
    """Return the bodies for after a full place name, which has the word of its rank already: 温州市|政协."""
    return _lines("org_territory_bodies.tsv", TERRITORY_COLUMNS)


def _tail(surface: str, line: str) -> Word:
    _, kind, *_ = line.split("\t")
    needs = "name" if _ends_in_head(surface) else ""
    return Word(surface, "tail", f"org_territory_bodies.tsv:{surface}", kind, "", needs, not_before=_guard(surface))


def _departments() -> dict[str, str]:
    """Return the fields before each of their heads, with the head."""
    departments: dict[str, str] = {}
    for surface, heads in _field_rows():
        for head in heads.split():
            departments.setdefault(surface + head, head)
    return departments


@cache
def fields() -> frozenset[str]:
    """Return the fields of work that name departments: 教育, 文化和旅游."""
    return frozenset(surface for surface, _ in _field_rows())


def _field_rows() -> Iterator[tuple[str, ...]]:
    return tables.cells(_PACKAGE, "org_fields.tsv", FIELD_COLUMNS, "surface", "heads")


def _department(surface: str, head: str) -> Word:
    """Return a department; a head that says nothing of standing alone does as its first character, 委员会 as 委."""
    end = _head(head, _heads()[head])
    alone = end.alone or _head(head[0], _heads()[head[0]]).alone
    rule = f"org_fields.tsv:{surface.removesuffix(head)}"
    return Word(surface, "department", rule, end.kind, alone=alone, not_before=end.not_before)


@cache
def _heads() -> Mapping[str, str]:
    return _lines("org_heads.tsv", HEAD_COLUMNS)


@cache
def _free_heads() -> Mapping[str, str]:
    """Return the heads but for those that name something only behind a field, as 科 does: 装备科."""
    return {surface: line for surface, line in _heads().items() if "\tnothing\t\t" not in line}


def _head(surface: str, line: str) -> Word:
    _, kind, needs, alone, not_before, *_ = line.split("\t")
    return Word(surface, "head", f"org_heads.tsv:{surface}", kind, "", needs, alone, tuple(not_before.split()))


def _border(surface: str, line: str) -> Word:
    _, sort, *_ = line.split("\t")
    return Word(surface, sort, f"org_borders.tsv:{surface}")


def _mark(surface: str, line: str) -> Word:
    _, sort, *_ = line.split("\t")
    return Word(surface, "stop", f"companies_marks.tsv:{surface}", mark=sort)


def _other_word(surface: str, line: str) -> Word:
    _, sort, *_ = line.split("\t")
    is_home, is_verb = sort == "home", sort.endswith(_VERB)
    role = "region" if is_home else sort.removesuffix(_VERB)
    return Word(surface, role, f"org_words.tsv:{surface}", is_home=is_home, is_verb=is_verb)


def _places() -> dict[str, str]:
    """Return the names of divisions and the short forms of the larger ones, with the code."""
    short = divisions.short_forms()
    places: dict[str, str] = {}
    for code, name in divisions.names().items():
        if len(name) > 2:  # noqa: PLR2004 - 城区 and 郊区 are common nouns first
            places.setdefault(name, code)
        if divisions.level_of(code) != "county" and code in short:
            places.setdefault(short[code], code)
    return places


def _place(surface: str, code: str) -> Word:
    role = "place" if surface == divisions.names()[code] else "region"
    return Word(surface, role, f"divisions.tsv:{code}")


def _guard(surface: str) -> tuple[str, ...]:
    """Return what must not follow a name: the single characters of the guard of the longest head that it ends with."""
    ends = (surface[start:] for start in range(len(surface)))
    longest = next((end for end in ends if end in _heads()), None)
    guard = _head(longest, _heads()[longest]).not_before if longest else ()
    return tuple(word for word in guard if len(word) == 1)


def _ends_in_head(surface: str) -> bool:
    """Whether a head of two characters or more ends a longer surface."""
    return any(surface[start:] in _heads() for start in range(1, len(surface) - 1))


def _lines(name: str, columns: tuple[str, ...]) -> Mapping[str, str]:
    return tables.lines(_PACKAGE, name, columns)

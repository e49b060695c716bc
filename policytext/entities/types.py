"""The values of the component: people, titles, organizations and places, and who holds which post where."""

from __future__ import annotations

from typing import Literal, Self

from attrs import frozen

from policytext.carried import Carried

OrganizationKind = Literal[
    "party",
    "government",
    "congress",
    "court",
    "enterprise",
    "university",
    "institute",
    "association",
    "bank",
    "park",
    "other",
]
"""What sort of organization: ``congress`` holds people's congresses and the CPPCC, ``court`` also procuratorates,
``park`` development zones, industrial parks and bases."""

Level = Literal["central", "province", "prefecture", "county", "town"]
"""The administrative level at which an organization works."""


@frozen
class Division(Carried):
    """An administrative division of GB/T 2260.

    Attributes:
        code: the six digits, such as ``330100``.
        name: the full name, such as 杭州市.
        level: ``province``, ``prefecture`` or ``county``.
        province: full name of the province it lies in, its own for a province.
        prefecture: full name of the prefecture it lies in, or None.
        county: full name of the county, or None.
    """

    code: str
    name: str
    level: Literal["province", "prefecture", "county"]
    province: str
    prefecture: str | None
    county: str | None


@frozen
class Mention(Carried):
    """What every mention holds; offsets are code points of the text given to ``find``.

    Attributes:
        start: first code point.
        end: one past the last.
        text: ``source[start:end]``.
        normalized: the same in the repaired text.
        rule: the table row or function that made it.
        segment: label of the page's segment it stands in; None where the page was not classified.
    """

    start: int
    end: int
    text: str
    normalized: str
    rule: str
    segment: str | None = None

    @property
    def in_body(self) -> bool:
        """Whether it stands in the article; a page that was not classified is all article."""
        return self.segment in (None, "content")

    def moved(self, start: int, end: int, text: str, *, segment: str | None) -> Self:
        """Return the mention as it stands in another form of the text; what ``text`` was becomes ``normalized``."""
        return type(self)(start, end, text, self.text, self.rule, segment)


@frozen
class Person(Mention):
    """A person's name; the surname alone where only a title follows (王局长: 王)."""


@frozen
class Title(Mention):
    """A post or rank as written, the role alone: 书记, 常务副市长, 二级巡视员."""


@frozen
class Place(Mention):
    """The name of an administrative division, in full or short.

    Attributes:
        division: which one; None where several bear the name and the text does not tell them apart.
    """

    division: Division | None = None

    def moved(self, start: int, end: int, text: str, *, segment: str | None) -> Self:
        """Return the mention as it stands in another form of the text; what ``text`` was becomes ``normalized``."""
        return type(self)(start, end, text, self.text, self.rule, segment, self.division)


@frozen
class Organization(Mention):
    """The longest unbroken name of an organization; development zones and parks are of kind ``park``.

    Attributes:
        kind: what sort of organization.
        level: administrative level at which it works, where its name tells.
        place: the division that its name tells, first or behind a party or parent, where the text tells which.
    """

    kind: OrganizationKind = "other"
    level: Level | None = None
    place: Division | None = None

    def moved(self, start: int, end: int, text: str, *, segment: str | None) -> Self:
        """Return the mention as it stands in another form of the text; what ``text`` was becomes ``normalized``."""
        return type(self)(start, end, text, self.text, self.rule, segment, self.kind, self.level, self.place)


@frozen
class Position(Carried):
    """A post that somebody holds.

    Attributes:
        title: the role.
        organization: where; None where the text names none, as for posts of a territory.
        inferred: whether the organization was carried over from an earlier post or person.
    """

    title: Title
    organization: Organization | None
    inferred: bool = False


@frozen
class Official(Carried):
    """One naming of a person with one post or more."""

    name: Person
    positions: tuple[Position, ...]


@frozen
class Individual:
    """One person: every mention of the name, and every post that any of them states.

    Attributes:
        name: the name in full, in the repaired script.
        mentions: the mentions, in the order of the text.
        positions: the posts, each once, in the order of the text.
    """

    name: str
    mentions: tuple[Person, ...]
    positions: tuple[Position, ...]


@frozen
class Entities:
    """All that ``find`` found in a text, each tuple in the order of the text."""

    people: tuple[Person, ...] = ()
    titles: tuple[Title, ...] = ()
    organizations: tuple[Organization, ...] = ()
    officials: tuple[Official, ...] = ()
    places: tuple[Place, ...] = ()

"""Groups the namings of one person: all mentions, and all posts that any of them states."""

from __future__ import annotations

from collections import defaultdict
from itertools import product
from typing import TYPE_CHECKING, Protocol

from attrs import field, frozen

from policytext.entities import evidence
from policytext.entities.types import Individual
from policytext.fold import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from policytext.entities.types import Official, Person, Position


class HasPeople(Protocol):
    """What ``find`` returns, or a document."""

    @property
    def people(self) -> tuple[Person, ...]:
        """Every mention of a name."""
        ...

    @property
    def officials(self) -> tuple[Official, ...]:
        """The namings with a post."""
        ...


def individuals(entities: HasPeople) -> tuple[Individual, ...]:
    """Return one record for each person, in the order of first mention.

    Mentions are of one person where the names are spelled alike once scripts are made one. A surname before a title
    (韦局长) belongs to the last person named in full with that surname and a title that ends alike, if there is one.

    >>> from policytext.entities import find
    >>> entities = find("市科技局局长韦知行致辞。韦知行说，项目已开工。韦局长还介绍了政策。")
    >>> [(i.name, len(i.mentions), [p.title.text for p in i.positions]) for i in individuals(entities)]
    [('韦知行', 3, ['局长'])]
    """
    posts = {(official.name.start, official.name.end): official.positions for official in entities.officials}
    mentions: defaultdict[str, list[Person]] = defaultdict(list)
    bearers = _Bearers()
    for person in entities.people:
        own = posts.get((person.start, person.end), ())
        key = bearers.key_of(fold(person.normalized), own)
        bearers.add(key, own)
        mentions[key].append(person)
    return tuple(
        Individual(
            next((person.normalized for person in group if fold(person.normalized) == key), group[0].normalized),
            tuple(group),
            _merged(position for person in group for position in posts.get((person.start, person.end), ())),
        )
        for key, group in mentions.items()
    )


@frozen(eq=False, repr=False)
class _Bearers:
    """Tells whom a surname before a title stands for, of the persons named so far.

    Attributes:
        ranks: the number of each name, in the order of first mention.
        latest: for a surname and each end of a title, the last name that has both.
    """

    ranks: dict[str, int] = field(factory=dict)
    latest: dict[tuple[str, str], str] = field(factory=dict)

    def key_of(self, name: str, own: Sequence[Position]) -> str:
        """Return the name under which a mention is grouped: its own, or the full name that a surname stands for."""
        if name not in evidence.surnames() or not own:
            return name
        return self.latest.get((name, fold(own[0].title.normalized)), name)

    def add(self, name: str, positions: Iterable[Position]) -> None:
        """Remember the posts of a person."""
        rank = self.ranks.setdefault(name, len(self.ranks))
        titles = {fold(position.title.normalized) for position in positions}
        ends = {title[start:] for title in titles for start in range(len(title))}
        for pair in product(_surnames_of(name), ends):
            if self.ranks[self.latest.setdefault(pair, name)] < rank:
                self.latest[pair] = name


def _surnames_of(name: str) -> Iterator[str]:
    """Yield what a name begins with that may be its surname: 欧 and 欧阳 of 欧阳知行."""
    for length in range(1, len(name)):
        if name[:length] in evidence.surnames():
            yield name[:length]


def _merged(positions: Iterable[Position]) -> tuple[Position, ...]:
    """Return each post once; one that names no organization is left out where the same title has one."""
    kept: dict[tuple[str, str], Position] = {}
    for position in positions:
        body = fold(position.organization.normalized) if position.organization else ""
        kept.setdefault((fold(position.title.normalized), body), position)
    placed = {title for title, body in kept if body}
    return tuple(position for (title, body), position in kept.items() if body or title not in placed)

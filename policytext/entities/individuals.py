"""Groups the namings of one person: all mentions, and all posts that any of them states."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Protocol

from policytext.entities import evidence
from policytext.entities.types import Individual
from policytext.fold import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

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
    for person in entities.people:
        own = posts.get((person.start, person.end), ())
        mentions[_key(person, own, mentions, posts)].append(person)
    return tuple(
        Individual(
            next((person.normalized for person in group if fold(person.normalized) == key), group[0].normalized),
            tuple(group),
            _merged(position for person in group for position in posts.get((person.start, person.end), ())),
        )
        for key, group in mentions.items()
    )


def _key(
    person: Person,
    own: Sequence[Position],
    mentions: dict[str, list[Person]],
    posts: dict[tuple[int, int], tuple[Position, ...]],
) -> str:
    """Return the name under which a mention is grouped: its own, or the full name that a surname stands for."""
    name = fold(person.normalized)
    if name not in evidence.surnames() or not own:
        return name
    title = fold(own[0].title.normalized)
    for full in reversed(mentions):
        held = (position for other in mentions[full] for position in posts.get((other.start, other.end), ()))
        if full != name and full.startswith(name) and any(fold(post.title.normalized).endswith(title) for post in held):
            return full
    return name


def _merged(positions: Iterable[Position]) -> tuple[Position, ...]:
    """Return each post once; one that names no organization is left out where the same title has one."""
    kept: dict[tuple[str, str], Position] = {}
    for position in positions:
        body = fold(position.organization.normalized) if position.organization else ""
        kept.setdefault((fold(position.title.normalized), body), position)
    placed = {title for title, body in kept if body}
    return tuple(position for (title, body), position in kept.items() if body or title not in placed)

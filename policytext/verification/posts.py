"""Answers claims of posts: whether the page gives a person that post, another one, or the post to somebody else."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Self

from attrs import frozen

from policytext import entities
from policytext.verification.names import same_organization
from policytext.verification.types import Difference, Finding
from policytext.verification.wording import plain

if TYPE_CHECKING:
    from collections.abc import Mapping

    from policytext.document import Document
    from policytext.entities import Person, Position
    from policytext.verification.types import OfficialClaim


class Post(NamedTuple):
    """A post in words that can be compared."""

    title: str
    organization: str | None

    @classmethod
    def of(cls, position: Position, places: Mapping[int, str]) -> Self:
        """Return the post of a position; ``places`` names the place that ends where a title of a territory begins."""
        organization = position.organization
        where = organization.text if organization else places.get(position.title.start)
        return cls(plain(position.title.text), plain(where) or None)

    def __str__(self) -> str:
        return f"{self.organization or ''}{self.title}"


@frozen
class PostPage:
    """Who holds which post in a page.

    Args:
        holders: for each name, the person's namings with the posts that each gives.
        named: the first naming of every person, with a post or without.
        text: the repaired page without blanks.
    """

    holders: dict[str, list[tuple[Person, tuple[Post, ...]]]]
    named: dict[str, Person]
    text: str

    @classmethod
    def of(cls, document: Document) -> Self:
        """Read the officials and people of a document."""
        places = {place.end: place.text for place in document.places}
        holders: dict[str, list[tuple[Person, tuple[Post, ...]]]] = {}
        for official in document.officials:
            posts = tuple(Post.of(position, places) for position in official.positions)
            holders.setdefault(plain(official.name.text), []).append((official.name, posts))
        named: dict[str, Person] = {}
        for person in document.people:
            named.setdefault(plain(person.text), person)
        return cls(holders, named, plain(document.normalized.text))

    def answer(self, claim: OfficialClaim) -> Finding:
        """Return what the page answers to a claim."""
        name = plain(claim.name)
        if claim.title is None and claim.organization is None:
            return self._named(name)
        wanted = _read(claim)
        for person, posts in self.holders.get(name, ()):
            for post in posts:
                if self._agrees(wanted, post):
                    return _borne_out(claim, wanted, person, post)
        if name in self.holders:
            person, posts = self.holders[name][0]
            held = "、".join(map(str, posts))
            difference = Difference("post", str(wanted), held)
            return Finding("contradicted", f"the page gives {name} the post {held}", person, (difference,))
        other = self._other_holder(wanted)
        if other is not None:
            difference = Difference("name", name, other.text)
            return Finding("contradicted", f"the page gives this post to {other.text}", other, (difference,))
        if name in self.named:
            return Finding("absent", f"the page names {name} without a post", self.named[name])
        return Finding("absent", f"the page does not name {name}")

    def _named(self, name: str) -> Finding:
        person = self.named.get(name)
        if person is None:
            return Finding("absent", f"the page does not name {name}")
        return Finding("exact", "the page names this person", person)

    def _agrees(self, wanted: Post, post: Post) -> bool:
        if wanted.title and wanted.title != post.title:
            return str(wanted) == str(post)  # the border between organization and title may lie elsewhere
        if wanted.organization is None:
            return True
        if post.organization is None:
            return wanted.organization in self.text
        return same_organization(wanted.organization, post.organization)

    def _other_holder(self, wanted: Post) -> Person | None:
        if wanted.organization is None:
            return None
        for namings in self.holders.values():
            for person, posts in namings:
                if any(post.organization and self._agrees(wanted, post) for post in posts):
                    return person
        return None


def _read(claim: OfficialClaim) -> Post:
    """Return the post claimed, cut into organization and title as the finder cuts a page."""
    words = plain(f"{claim.organization or ''}{claim.title or ''}")
    found = entities.find(f"{words}{plain(claim.name)}")
    titles = [plain(position.title.text) for official in found.officials for position in official.positions]
    fitting = [title for title in titles if words.endswith(title)]
    if claim.title is None or not fitting:
        return Post(plain(claim.title), plain(claim.organization) or None)
    return Post(fitting[-1], words.removesuffix(fitting[-1]) or None)


def _borne_out(claim: OfficialClaim, wanted: Post, person: Person, post: Post) -> Finding:
    is_same = wanted == post or (wanted.organization is None and wanted.title == post.title)
    if is_same and claim.name == person.text:
        return Finding("exact", "the page gives this person this post", person)
    difference = Difference("wording", str(wanted), str(post))
    return Finding("equivalent", f"the page writes the post {post}", person, (difference,))

"""Answers claims of posts: whether the page gives a person that post, another one, or the post to somebody else."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache
from typing import TYPE_CHECKING, NamedTuple, Self

from attrs import field, frozen

from policytext import entities, tables, wording
from policytext.verification.names import Names, is_company
from policytext.verification.subjects import ends_with_anaphor, is_anaphor
from policytext.verification.types import Difference, Finding
from policytext.verification.wording import listed, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policytext.document import Document
    from policytext.entities import Official, Organization, Person, Title
    from policytext.verification.types import OfficialClaim

_SCOPE_CHARS = 200
_BODIES_BACK = 8
_GOVERNMENT = re.compile(r"(?:人民)?政府\Z")
_MARK = "、"
_LEAST_BODY_CHARS = 3
_HEAD, _HEAD_CHARS = "长", 2
_DEPUTY = "副"


class Post(NamedTuple):
    """A post in words that can be compared.

    Attributes:
        title: the title alone.
        organization: the body that its naming gives, if any.
        scope: the words before the title, other titles left out.
        nearest: the organization named last before it; behind 公司 the last company.
    """

    title: str
    organization: str | None
    scope: str = ""
    nearest: str = ""

    def __str__(self) -> str:
        return f"{self.organization or ''}{self.title}"


class Holder(NamedTuple):
    """A naming of a person with the posts that it gives."""

    person: Person
    posts: tuple[Post, ...]


@frozen
class PostPage:
    """Who holds which post in a page.

    Args:
        holders: for each name, the person's namings.
        named: the first naming of every person, with a post or without.
        names: which names mean one organization.
    """

    holders: dict[str, list[Holder]]
    named: dict[str, Person]
    names: Names

    @classmethod
    def of(cls, document: Document) -> Self:
        """Read the officials and people of a document."""
        holders: dict[str, list[Holder]] = {}
        scopes = _Scopes.of(document)
        for official in document.officials:
            posts = tuple(scopes.posts(official))
            holders.setdefault(plain(official.name.text), []).append(Holder(official.name, posts))
        named: dict[str, Person] = {}
        for person in document.people:
            named.setdefault(plain(person.text), person)
        return cls(holders, named, Names.of(document))

    def answer(self, claim: OfficialClaim) -> Finding:
        """Return what the page answers to a claim."""
        name = plain(claim.name)
        if claim.title is None and claim.organization is None:
            return self._named(claim.name)
        wanted = _read(claim)
        for person, posts in self.holders.get(name, ()):
            for post in posts:
                if self._agrees(wanted, post, posts) or self._agrees(_of_office(wanted), _of_office(post), posts):
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
        person = self.named.get(plain(name))
        if person is None:
            return Finding("absent", f"the page does not name {name}")
        if person.text == name:
            return Finding("exact", "the page names this person", person)
        difference = Difference("name", name, person.text)
        return Finding("equivalent", f"the page writes the name {person.text}", person, (difference,))

    def _agrees(self, wanted: Post, post: Post, posts: tuple[Post, ...]) -> bool:
        if wanted.title and not _is_title_of(wanted.title, post.title):
            return str(wanted) == str(post)  # the border between organization and title may lie elsewhere
        if wanted.organization is None or is_anaphor(wanted.organization):
            return True
        if post.organization is None:
            return self._stands_before(wanted.organization, post) or self._is_of_territory(
                _GOVERNMENT.sub("", wanted.organization), post, posts
            )
        one, other = (_body(body, post.title) for body in (wanted.organization, post.organization))
        return self.names.are_same(one, other)

    def _stands_before(self, organization: str, post: Post) -> bool:
        """Whether a body is the nearest before a title that names none, or its words stand right before it."""
        if post.nearest and self.names.are_same(organization, _office_in(post.nearest, post.title)):
            return True
        office = post.title[:1] if _is_head(post.title) else ""
        before = (post.scope, f"{post.scope}{office}")
        return len(organization) >= _LEAST_BODY_CHARS and any(words.endswith(organization) for words in before)

    def _is_of_territory(self, territory: str, post: Post, posts: tuple[Post, ...]) -> bool:
        """Whether a post that names no body, such as 县长, is of a territory or firm.

        It is that of the person's other posts before, or the one named last in the words before.
        """
        if not self.names.is_territory(territory):
            return False
        bodies = [other.organization for other in posts if other.organization]
        if post.scope.endswith(territory) or any(body.startswith(territory) for body in bodies):
            return True
        if any(len(_before_rank(body, territory[-1:])) > 1 for body in bodies if not body.startswith(territory[-1:])):
            return False
        return _before_rank(post.scope, territory[-1:]).endswith(territory)

    def _other_holder(self, wanted: Post) -> Person | None:
        if not wanted.organization or not wanted.title:
            return None
        for namings in self.holders.values():
            for person, posts in namings:
                if any(self._agrees(wanted, post, posts) for post in posts):
                    return person
        return None


@frozen
class _Scopes:
    """Gives each post the words before its title."""

    document: Document
    masked: str
    organizations: tuple[Organization, ...]
    _starts: list[int] = field(init=False, repr=False)

    @_starts.default
    def _starts_of_organizations(self) -> list[int]:
        return [organization.start for organization in self.organizations]

    @classmethod
    def of(cls, document: Document) -> Self:
        """Put a mark in the place of every title, so that the 县 of 副县长 names no county."""
        to_normalized, text = document.normalized.alignment.to_normalized, document.normalized.text
        pieces, last = [], 0
        for title in document.titles:
            start, end = to_normalized(title.start, title.end)
            if start >= last:
                pieces += [text[last:start], _MARK * (end - start)]
                last = end
        organizations = tuple(found for found in document.organizations if not is_anaphor(found.normalized))
        return cls(document, "".join([*pieces, text[last:]]), organizations)

    def posts(self, official: Official) -> Iterator[Post]:
        """Yield the posts of one naming."""
        for position in official.positions:
            organization = position.organization
            body = plain(organization.text) if organization else None
            body = None if body and is_anaphor(body) else body
            scope = self._before(position.title)
            nearest = self._nearest(position.title, company_only=ends_with_anaphor(scope))
            yield Post(plain(position.title.text), body, scope, nearest)

    def _nearest(self, title: Title, *, company_only: bool) -> str:
        last = bisect_left(self._starts, title.start)
        for organization in reversed(self.organizations[max(0, last - _BODIES_BACK) : last]):
            name = plain(organization.text)
            if is_company(name) or not company_only:
                return name
        return ""

    def _before(self, title: Title) -> str:
        start, _ = self.document.normalized.alignment.to_normalized(title.start, title.end)
        return "".join(self.masked[max(0, start - _SCOPE_CHARS) : start].split())


def _before_rank(words: str, rank: str) -> str:
    """Return words up to the last naming that ends with the rank of a territory; all words where there is none.

    >>> _before_rank("栖云县委副书记、县", "县")
    '栖云县'
    """
    for found in reversed(list(re.finditer(re.escape(rank), words))) if rank else ():
        if found.start() and words[found.start() - 1].isalpha():
            return words[: found.end()]
    return words


def _of_office(post: Post) -> Post:
    """Return a post with the office that its title names in short.

    >>> str(_of_office(Post("组织部长", "栖云县委"))), str(_of_office(Post("局长", "商务")))
    ('栖云县委组织部部长', '商务局局长')
    >>> str(_of_office(Post("局长", "商务局"))), str(_of_office(Post("县长", "栖云")))
    ('商务局局长', '栖云县长')
    """
    head, title = post.title[:-_HEAD_CHARS], post.title[-_HEAD_CHARS:]
    body = f"{post.organization or ''}{head}"
    is_short = bool(body) and not head.endswith(_DEPUTY) and not body.endswith(title[:1])
    return post._replace(title=title, organization=body + title[0]) if is_short and _is_head(title) else post


def _office_in(body: str, title: str) -> str:
    """Return the office that a title is the head of, without its parts.

    >>> _office_in("栖云县商务局投资科", "局长"), _office_in("栖云县商务局投资科", "科长")
    ('栖云县商务局', '栖云县商务局投资科')
    """
    at = body.rfind(title[-_HEAD_CHARS]) if _is_head(title[-_HEAD_CHARS:]) else -1
    return body if at < 0 else body[: at + 1]


def _is_head(title: str) -> bool:
    return title[:-1] in listed("offices.tsv") and title.endswith(_HEAD)


def _body(organization: str, title: str) -> str:
    """Return whose a post is: that of a 市长 is the city's as its government's.

    >>> _body("栖云县人民政府", "副县长"), _body("栖云县人民政府", "秘书长")
    ('栖云县', '栖云县人民政府')
    """
    territory = _GOVERNMENT.sub("", organization)
    return territory if territory and title.endswith(f"{territory[-1]}长") else organization


def _is_title_of(claimed: str, held: str) -> bool:
    """Whether a claimed title is the one held, or leaves out which deputy it is.

    >>> _is_title_of("副市长", "常务副市长"), _is_title_of("常务副市长", "副市长")
    (True, False)
    """
    one, other = (_short_titles().sub(lambda found: _titles()[found.group()], title) for title in (claimed, held))
    return one in (other, _which_deputy().sub("", other))


@cache
def _titles() -> dict[str, str]:
    """Return what each short title stands for; a full one stands for itself, so that no part of it is spelled out."""
    rows = tables.read(__package__, "posts.tsv", ("short", "full", "example", "source"))
    return {row["full"]: row["full"] for row in rows} | {row["short"]: row["full"] for row in rows}


@cache
def _short_titles() -> re.Pattern[str]:
    return re.compile(wording.any_of(_titles()))


@cache
def _which_deputy() -> re.Pattern[str]:
    return re.compile(rf"{wording.any_of(listed('deputies.tsv'))}(?=副)")


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
    is_same = wanted[:2] == post[:2] or (wanted.organization is None and wanted.title == post.title)
    if is_same and claim.name == person.text:
        return Finding("exact", "the page gives this person this post", person)
    difference = Difference("wording", str(wanted), str(post))
    return Finding("equivalent", f"the page writes the post {post}", person, (difference,))

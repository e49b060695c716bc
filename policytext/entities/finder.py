"""From a text to its entities: titles, organizations, names, then who holds which post."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from policytext.entities import jobs, names, officials, organizations, places, titles
from policytext.entities.lexicon import Lexicon
from policytext.entities.types import Entities, Official, Organization, Person, Place, Position, Title
from policytext.entities.vocabulary import anaphors
from policytext.errors import check_option, check_text
from policytext.fold import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from policytext.entities.borders import NameSpan
    from policytext.entities.officials import Holder
    from policytext.entities.organizations import OrganizationSpan
    from policytext.entities.titles import TitleSpan


def find(text: str, *, lexicon: Lexicon | None = None) -> Entities:
    """Return people, titles, organizations and places of ``text``, and who holds which post; offsets index ``text``.

    >>> official = find("青溪市科技局党组书记、局长蒋知远参加座谈。").officials[0]
    >>> official.name.text, [(p.organization.text, p.title.text, p.inferred) for p in official.positions]
    ('蒋知远', [('青溪市科技局', '党组书记', False), ('青溪市科技局', '局长', True)])

    Args:
        text: any string.
        lexicon: names that the user knows, see ``Lexicon``.

    Raises:
        TypeError: ``text`` is not a ``str``, or ``lexicon`` no ``Lexicon``.
    """
    check_text(text)
    check_option("lexicon", lexicon, Lexicon)
    return _entities(text, _spans(fold(text), lexicon))


class _Spans(NamedTuple):
    """What the rooms found in the folded text."""

    titles: Sequence[TitleSpan]
    organizations: Sequence[OrganizationSpan]
    names: Sequence[NameSpan]
    holders: Sequence[Holder]
    places: Sequence[places.PlaceSpan]


def _spans(folded: str, lexicon: Lexicon | None) -> _Spans:
    known = _known(folded, lexicon)
    posts = titles.find(folded, known=known["title"])
    divisions = places.find(folded)
    offices = [title for title in posts if title.row.use != "job"]
    stretches = [(title.start, title.end) for title in offices]
    heads = [title.head for title in offices]
    found = organizations.find(folded, titles=stretches, heads=heads, lexicon=lexicon, named=divisions)
    found = list(titles.beside(found, posts))
    extents = [(organization.start, organization.end) for organization in found]
    posts = titles.outside(posts, extents)
    named_places = [(place.start, place.end) for place in divisions]
    people = names.find(folded, posts, extents, named_places, known=known["person"])
    posts = jobs.as_posts(folded, posts, extents)
    nobody = anaphors()
    named = [(start, end) for start, end in extents if folded[start:end] not in nobody]
    holders = officials.link(folded, people, posts, named)
    return _Spans(posts, found, people, holders, divisions)


def _known(folded: str, lexicon: Lexicon | None) -> dict[str, list[tuple[int, int]]]:
    """Return where the user's names stand, by label."""
    known: dict[str, list[tuple[int, int]]] = {"organization": [], "person": [], "title": []}
    for start, end, label, _ in lexicon.find(folded) if lexicon else ():
        known[label].append((start, end))
    return known


def _entities(text: str, spans: _Spans) -> Entities:
    held = {post.title.start for holder in spans.holders for post in holder.posts}
    shown = {title.start: _title(text, title) for title in spans.titles if title.row.is_shown or title.start in held}
    people = {name.start: _person(text, name) for name in spans.names}
    bodies = {body.start: _organization(text, body) for body in spans.organizations}
    return Entities(
        people=tuple(people.values()),
        titles=tuple(shown.values()),
        organizations=tuple(bodies.values()),
        officials=tuple(
            Official(
                people[holder.name.start],
                tuple(
                    Position(shown[post.title.start], post.organization and bodies[post.organization[0]], post.inferred)
                    for post in holder.posts
                ),
            )
            for holder in spans.holders
        ),
        places=tuple(_place(text, place) for place in spans.places),
    )


def _title(text: str, span: TitleSpan) -> Title:
    surface = text[span.start : span.end]
    return Title(span.start, span.end, surface, surface, span.row.rule)


def _person(text: str, span: NameSpan) -> Person:
    surface = text[span.start : span.end]
    return Person(span.start, span.end, surface, surface, span.rule)


def _organization(text: str, span: OrganizationSpan) -> Organization:
    start, end, rule, kind, level, division = span
    surface = text[start:end]
    return Organization(start, end, surface, surface, rule, kind=kind, level=level, place=division)


def _place(text: str, span: places.PlaceSpan) -> Place:
    surface = text[span.start : span.end]
    return Place(span.start, span.end, surface, surface, span.rule, division=span.division)

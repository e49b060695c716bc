"""From a text to its entities: titles, organizations, names, then who holds which post."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policytext.entities import names, officials, titles
from policytext.entities.types import Entities, Official, Organization, Person, Position, Title
from policytext.errors import check_text
from policytext.fold import fold

try:
    from policytext.entities import organizations
except ImportError:
    organizations = None

if TYPE_CHECKING:
    from policytext.entities.officials import Holder
    from policytext.entities.titles import TitleSpan


def find(text: str, *, lexicon=None) -> Entities:
    """Return the people, titles and organizations of ``text``, and who holds which post; offsets index ``text``.

    >>> official = find("青溪市科技局副局长蒋知远参加座谈。").officials[0]
    >>> official.name.text, [position.title.text for position in official.positions]
    ('蒋知远', ['副局长'])
    """
    check_text(text)
    folded = fold(text)
    title_spans = titles.find(folded)
    found = organizations.find(folded, titles=title_spans, lexicon=lexicon) if organizations else []
    org_spans = [(o.start, o.end) for o in found]
    name_spans = names.find(folded, title_spans, org_spans)
    holders = officials.link(folded, name_spans, title_spans, org_spans)

    def make(cls, start, end, rule, **more):
        return cls(start=start, end=end, text=text[start:end], normalized=text[start:end], rule=rule, **more)

    held = {post.title for holder in holders for post in holder.posts}
    shown = {t: make(Title, t.start, t.end, t.row.surface) for t in title_spans if t.row.use == "post" or t in held}
    people = {n: make(Person, *n) for n in name_spans}
    orgs = {(o.start, o.end): make(Organization, o.start, o.end, o.rule, kind=o.kind, level=o.level, place=o.division) for o in found}
    return Entities(
        people=tuple(people.values()),
        titles=tuple(shown.values()),
        organizations=tuple(orgs.values()),
        officials=tuple(
            Official(
                people[h.name],
                tuple(Position(shown[p.title], orgs.get(p.organization), p.inferred) for p in h.posts),
            )
            for h in holders
        ),
    )

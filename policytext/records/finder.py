"""From the facts of a page to its records."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policytext.errors import check_text
from policytext.fold import fold
from policytext.records import metadata, pieces, projects, sentences
from policytext.records.contexts import Contexts
from policytext.records.ordered import Ordered
from policytext.records.surroundings import Surroundings
from policytext.records.types import Records

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from policytext.boilerplate import Segment
    from policytext.entities import Entities
    from policytext.quantities import Quantity


def find(
    text: str,
    *,
    segments: Sequence[Segment],
    quantities: Sequence[Quantity],
    entities: Entities,
    reference_date: date | None = None,
) -> Records:
    """Return what the facts of a page say together; all offsets index ``text``.

    Args:
        text: the repaired page.
        segments: what each of its lines is; none where it was not classified.
        quantities: its quantities, with roles.
        entities: its people, organizations and places; none where they were not looked for.
        reference_date: the day that 去年 and 今年10月 count from where the page does not say its own.

    Raises:
        TypeError: ``text`` is not a ``str``.
    """
    check_text(text)
    people = {(person.start, person.end) for person in entities.people}
    stretches = pieces.of(text, segments)
    folded = fold(text)
    about = metadata.find(text, folded, stretches, people=people, reference=reference_date)
    own_day = about.publication_date.value if about.publication_date else None
    surroundings = Surroundings.of(text, folded, about, entities.places, entities.organizations)
    contexts = Contexts.of(surroundings, tuple(sentences.spans(text)), own_day or reference_date)
    return Records(
        metadata=about,
        quantity_contexts=contexts.quantities(quantities),
        organization_contexts=contexts.organizations(entities.organizations),
        projects=projects.find(stretches, Ordered.in_order(quantities), contexts),
    )

"""Reads headings that name nothing but the place or park of the projects below them: （二）余杭区（8个）."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING

from policytext.late import late
from policytext.records import project_names
from policytext.records.types import NO_CONTEXT, Context

if TYPE_CHECKING:
    from policytext.records.ordered import Stretch
    from policytext.records.surroundings import Surroundings

MOST_CHARS = 24
"""Of a line that may be such a heading."""
_SENTENCE_MARK = late("[，,。；;]")
_COUNT = late(r"[ \u3000]*(?:[（(][^（()）\n]{1,12}[）)])?[：:]?")


def headed(page: Surroundings, line: Stretch) -> Context | None:
    """Return the place or park that is all a heading names; nothing of a line that is no heading."""
    places, parks = page.places.inside(line.start, line.end), page.parks.inside(line.start, line.end)
    start = project_names.behind_mark(page.folded, line.start, line.end)
    named: list[Stretch] = sorted([*places, *parks], key=attrgetter("start"))
    if _SENTENCE_MARK.search(page.folded, start, line.end) or (start == line.start and not named):
        return None
    end = max((naming.end for naming in named), default=start)
    if not named or named[0].start != start or not _COUNT.fullmatch(page.folded, end, line.end):
        return NO_CONTEXT
    return Context(
        location=page.location_of_all(places, "title"),
        park=page.park_named(parks[0], "title") if parks else None,
    )

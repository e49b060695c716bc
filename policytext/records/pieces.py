"""The stretches of a page that the metadata are read from: its segments, or its lines where it was not classified."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from policytext.boilerplate import Segment

_LINE = re.compile(r"\S(?:[^\n]*\S)?")
"""A line without the blanks around it."""
_SPEAKS_OF_ITSELF = (None, "content", "header_meta", "byline_credit", "caption", "other")


class Piece(NamedTuple):
    """A stretch of one line without the blanks around it; ``label`` is None where the page was not classified."""

    start: int
    end: int
    label: str | None

    @property
    def is_body(self) -> bool:
        """Whether it stands in the article."""
        return self.label in (None, "content")

    @property
    def is_header(self) -> bool:
        """Whether it is known to hold the date or source of the page."""
        return self.label == "header_meta"


def _telling(segments: Iterable[Segment]) -> Iterator[Segment]:
    """Yield the segments that may tell of the page, with the line of a menu that begins with a number right above."""
    above = None
    is_above = True
    for segment in segments:
        if segment.label in _SPEAKS_OF_ITSELF:
            if is_above and above and above.label == "nav" and above.text[:1].isdecimal():
                yield above
            is_above = False
            yield segment
        above = segment


def of(text: str, segments: Iterable[Segment]) -> tuple[Piece, ...]:
    """Return the pieces of a page that may tell of it, in order: no menus, notices, comments or links."""
    lines = [
        Piece(*line.span(), segment.label)
        for segment in _telling(segments)
        for line in _LINE.finditer(text, segment.start, segment.end)
    ]
    return tuple(lines if lines or segments else [Piece(*line.span(), None) for line in _LINE.finditer(text)])

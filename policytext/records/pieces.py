"""The stretches of a page that the metadata are read from: its segments, or its lines where it was not classified."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from policytext.late import late

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from policytext.boilerplate import Segment

_LINE = re.compile(r"\S(?:[^\n]*\S)?")
"""A line without the blanks around it."""
_DAY_ALONE = late(r"[0-9〇○零一二三四五六七八九十年月 ]{6,16}日\s*+")
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
    """Yield the segments that may tell of the page.

    Those are with the line of a menu that begins with a number right above the first of them, which may be the time of
    the page, and a day alone right below one, which may be that of its signature.
    """
    before: Segment | None = None
    is_above = True
    for segment in segments:
        speaks = segment.label in _SPEAKS_OF_ITSELF
        if speaks and is_above and before and before.label == "nav" and before.text[:1].isdecimal():
            yield before
        if speaks or (before and before.label == "content" and _DAY_ALONE.fullmatch(segment.text)):
            yield segment
        is_above = is_above and not speaks
        before = segment


def of(text: str, segments: Iterable[Segment]) -> tuple[Piece, ...]:
    """Return the pieces of a page that may tell of it, in order: no menus, notices, comments or links."""
    lines = [
        Piece(*line.span(), segment.label)
        for segment in _telling(segments)
        for line in _LINE.finditer(text, segment.start, segment.end)
    ]
    return tuple(lines if lines or segments else [Piece(*line.span(), None) for line in _LINE.finditer(text)])

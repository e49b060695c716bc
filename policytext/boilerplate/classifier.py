"""From a page to its segments."""

from __future__ import annotations

from policytext.boilerplate.types import Segment


def classify(text: str) -> tuple[Segment, ...]:
    """Return the segments of a page, which tile it."""
    lines = text.split("\n")
    segments, start = [], 0
    for number, line in enumerate(lines, start=1):
        end = min(start + len(line) + 1, len(text))
        if end > start:
            segments.append(Segment(start, end, text[start:end], text[start:end], "unclaimed", "content", 1.0, number))
        start = end
    return tuple(segments)

"""Reads what a page says of itself, with labels of its lines given by hand."""

from policytext.boilerplate import Segment
from policytext.fold import fold
from policytext.records import metadata, pieces


def read_metadata(text, *, labels=None, **options):
    """Read a page whose lines have these labels, one a line."""
    segments, start = [], 0
    for number, (line, label) in enumerate(zip(text.split("\n"), labels or (), strict=False), start=1):
        end = min(start + len(line) + 1, len(text))
        segments.append(Segment(start, end, text[start:end], text[start:end], "by hand", label, 1.0, number))
        start = end
    return metadata.find(text, fold(text), pieces.of(text, segments), **options)


def text_of(span):
    """Return the text of a span, None for none."""
    return span and span.text

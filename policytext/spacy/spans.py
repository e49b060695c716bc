"""Puts mentions onto the tokens of a page, as spans and as entities."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from spacy.tokens import Span

from policytext.errors import OffsetError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from spacy.tokens import Doc


def token_span(doc: Doc, start: int, end: int, label: str, span_id: str = "") -> Span:
    """Return the narrowest span of whole tokens around ``doc.text[start:end]``, which is not empty.

    Raises:
        OffsetError: the offsets lie outside the text.

    >>> import spacy
    >>> span = token_span(spacy.blank("en")("invests 5亿元 here"), 8, 9, "MONEY")
    >>> span.text, span.label_
    ('5亿元', 'MONEY')
    """
    span = doc.char_span(start, end, label, alignment_mode="expand", span_id=span_id or 0)
    if span is None:
        raise OffsetError(f"offsets {start} to {end} lie outside the text")
    if span.start < span.end:
        return span
    return Span(doc, span.start - 1, span.start, label, span_id=span_id)  # the blank behind a token is part of it


def put_spans(doc: Doc, spans_key: str, spans: Iterable[Span], *, overwrite: bool) -> None:
    """Add spans to ``doc.spans[spans_key]``, in place of what is there or behind it."""
    kept = [] if overwrite or spans_key not in doc.spans else doc.spans[spans_key]
    doc.spans[spans_key] = [*kept, *spans]


def put_ents(doc: Doc, spans: Iterable[Span], *, overwrite: bool, ents_filter: Callable[..., Any]) -> None:
    """Add spans to ``doc.ents``; the filter, called with the entities that stay and the new ones, ends overlaps.

    Raises:
        ValueError: the filter left spans that overlap.
    """
    doc.ents = sorted(ents_filter([] if overwrite else doc.ents, spans), key=lambda span: span.start)

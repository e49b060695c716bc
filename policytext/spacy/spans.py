"""Puts mentions onto the tokens of a page, as spans and as entities."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from spacy.attrs import ENT_IOB
from spacy.tokens import Span

from policytext.errors import OffsetError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from spacy.tokens import Doc

    from policytext.spacy.labels import Mention

_OUTSIDE = 2
"""What spaCy writes for a token outside all entities."""


def token_spans(doc: Doc, mentions: Iterable[Mention]) -> list[Span]:
    """Return for each mention the narrowest span of whole tokens around it, in their order.

    Raises:
        OffsetError: offsets lie outside the text.

    >>> import spacy
    >>> from policytext.spacy.labels import Mention
    >>> doc = spacy.blank("en")("invests 5亿元 here")
    >>> [(span.text, span.label_) for span in token_spans(doc, [Mention(8, 9, "MONEY")])]
    [('5亿元', 'MONEY')]
    """
    mentions = list(mentions)
    numbers = {label: doc.vocab.strings.add(label) for label in {mention.label for mention in mentions}}
    return [_token_span(doc, start, end, numbers[label], span_id) for start, end, label, span_id in mentions]


def _token_span(doc: Doc, start: int, end: int, label: int, span_id: str) -> Span:
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
    if doc.has_annotation("ENT_IOB"):
        doc.ents = list(ents_filter([] if overwrite else doc.ents, spans))
    else:  # the same, faster: doc.ents looks up each token to see that it is outside
        outside: Any = np.full(len(doc), _OUTSIDE, dtype="uint64")
        doc.from_array([ENT_IOB], outside)
        doc.set_ents(list(ents_filter([], spans)), default="unmodified")

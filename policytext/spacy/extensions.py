"""The custom attributes ``doc._.policytext...`` and ``span._.policytext...``.

What a page holds is stored as plain data, so that it survives ``to_bytes``, ``DocBin`` and other processes; the
attributes beside it rebuild values from that data when they are read.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import partial
from itertools import takewhile
from typing import TYPE_CHECKING, Any

from spacy.tokens import Doc, Span

from policytext import plain
from policytext.document import Document
from policytext.entities import Organization, Person, Place, Title
from policytext.spacy.labels import label

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from policytext.script import NormalizedText

    Plain = Mapping[str, Any]

REBUILD: Mapping[str, Callable[[Plain], Any]] = {
    "segments": plain.segment_from_dict,
    "quantities": plain.quantity_from_dict,
    "people": partial(plain.mention_from_dict, Person),
    "titles": partial(plain.mention_from_dict, Title),
    "organizations": partial(plain.mention_from_dict, Organization),
    "places": partial(plain.mention_from_dict, Place),
    "officials": plain.official_from_dict,
}
MENTIONS = ("quantities", "people", "titles", "organizations", "places")
SINGULAR = {
    "quantity": "quantities",
    "person": "people",
    "title": "titles",
    "organization": "organizations",
    "place": "places",
}


def register() -> None:
    """Add the attributes to spaCy's classes; one of the same name that somebody else added stays as it is."""
    for name in ("policytext", "policytext_analyzer", "policytext_phrases"):
        _add(Doc, name, default=None)
    _add(Doc, "policytext_document", getter=document)
    _add(Doc, "policytext_normalized", getter=normalized_text)
    _add(Doc, "policytext_flags", getter=flags)
    _add(Doc, "policytext_body", getter=body)
    for values in REBUILD:
        _add(Doc, f"policytext_{values}", getter=partial(values_of_doc, values=values))
        if values != "segments":
            _add(Span, f"policytext_{values}", getter=partial(values_in_span, values=values))
    for name, values in SINGULAR.items():
        _add(Span, f"policytext_{name}", getter=partial(value_of_span, values=values))
    _add(Span, "policytext_segment", getter=segment_of_span)
    _add(Span, "policytext_offsets", getter=offsets_of_span)


def document(doc: Doc) -> Document | None:
    """Return the page's document; None where no component analysed it."""
    return None if doc._.policytext is None else Document.from_dict(doc._.policytext)


def normalized(doc: Doc) -> NormalizedText | None:
    """Return the page with its script repaired, and the alignment; None where no component analysed it."""
    data = doc._.policytext
    return None if data is None else plain.normalized_from_dict(data["source"], data["normalized"])


def normalized_text(doc: Doc) -> str | None:
    """Return the page with its script repaired; None where no component analysed it."""
    data = doc._.policytext
    return None if data is None else data["normalized"]["text"]


def flags(doc: Doc) -> tuple[Any, ...]:
    """Return the damage that was seen and left as it is."""
    found = normalized(doc)
    return () if found is None else found.flags


def body(doc: Doc) -> str | None:
    """Return the repaired text of the article alone; None where no component analysed the page."""
    found = document(doc)
    return None if found is None else found.body


def values_of_doc(doc: Doc, *, values: str) -> tuple[Any, ...]:
    """Return a field of the page's document."""
    return tuple(map(REBUILD[values], _rows(doc, values)))


def values_in_span(span: Span, *, values: str) -> tuple[Any, ...]:
    """Return what a field of the page's document holds inside a span; officials count by their name."""
    return tuple(map(REBUILD[values], _rows_in(span, values)))


def value_of_span(span: Span, *, values: str) -> Any:
    """Return the value that a span stands for, else the first inside it; None where there is none."""
    found = list(_rows_in(span, values))
    labeled = [row for row in found if _label(values, row) == span.label_]
    return next(map(REBUILD[values], labeled or found), None)


def segment_of_span(span: Span) -> str | None:
    """Return the label of the page's segment that a span begins in; None where the page was not classified."""
    segments = _rows(span.doc, "segments")
    index = bisect_right(segments, span.start_char, key=_start) - 1
    return segments[index]["label"] if segments else None


def offsets_of_span(span: Span) -> tuple[tuple[int, int], ...]:
    """Return the exact offsets of what a span stands for: more than one pair where two mentions share its tokens.

    Empty for a span that stands for no mention.
    """
    phrases = span.doc._.policytext_phrases or []
    labeled = [row for values in MENTIONS for row in _rows_in(span, values) if _label(values, row) == span.label_]
    labeled += [row for row in _inside(phrases, span) if row["label"] == span.label_]
    covering = {(row["start"], row["end"]) for row in labeled if _covers(span, row)}
    return tuple(sorted(covering))


def _label(values: str, row: Plain) -> str:
    return label(values, row.get("kind", "*"))


def _rows(doc: Doc, values: str) -> list[dict[str, Any]]:
    return [] if doc._.policytext is None else doc._.policytext[values]


def _rows_in(span: Span, values: str) -> Iterator[dict[str, Any]]:
    return _inside(_rows(span.doc, values), span)


def _inside(rows: list[dict[str, Any]], span: Span) -> Iterator[dict[str, Any]]:
    """Yield the rows that lie in a span, found by halving, since rows stand in the order of the page."""
    start, end = span.start_char, span.end_char
    first = bisect_left(rows, start, key=_start)
    begun = takewhile(lambda row: _start(row) < end, (rows[i] for i in range(first, len(rows))))
    return (row for row in begun if row.get("name", row)["end"] <= end)


def _start(row: Plain) -> int:
    start: int = row.get("name", row)["start"]  # an official stands where the name stands
    return start


def _covers(span: Span, row: Plain) -> bool:
    """Whether a span is as narrow as its tokens allow around a mention."""
    return bool(row["start"] < span.start_char + len(span[0]) and row["end"] > span[-1].idx)


def _add(kind: type[Doc | Span], name: str, **how: Any) -> None:
    if not kind.has_extension(name):
        kind.set_extension(name, **how)

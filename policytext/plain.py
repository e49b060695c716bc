"""The values of a document as plain data that JSON can hold, and back; ``data/document.schema.json`` describes it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import asdict, fields

from policytext.boilerplate import Segment
from policytext.entities import Division, Mention, Official, Organization, Person, Place, Position, Title
from policytext.offsets import Alignment, Span
from policytext.quantities import Quantity, Stated, Value
from policytext.records import (
    PROJECT_AMOUNTS,
    Context,
    Day,
    Interval,
    Location,
    Metadata,
    Park,
    Period,
    Project,
    Status,
)
from policytext.script import Flag, NormalizedText

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

AnyMention = TypeVar("AnyMention", bound=Mention)

_QUANTITY_SPANS = ("phase", "period", "cue")
_METADATA_SPANS = ("title", "outlet", "author", "issuing_body", "document_number")
_MENTION_FIELDS: dict[type[Mention], tuple[str, ...]] = {
    kind: tuple(field.name for field in fields(kind)) for kind in (Person, Title, Organization, Place)
}
_DIVISION_FIELD: dict[type[Mention], str] = {Organization: "place", Place: "division"}
_DIVISION_FIELDS = tuple(field.name for field in fields(Division))


def normalized_to_dict(normalized: NormalizedText) -> dict[str, Any]:
    """Return the repaired text with its edits and flags; the source stands in the document."""
    return {
        "text": normalized.text,
        "edits": [list(edit) for edit in normalized.alignment.edits],
        "flags": [asdict(flag) for flag in normalized.flags],
    }


def normalized_from_dict(source: str, data: Mapping[str, Any]) -> NormalizedText:
    """Return the repaired text of ``source``; ``ValueError`` where edits and text do not agree."""
    alignment = Alignment.from_edits(len(source), ((start, end, length) for start, end, length in data["edits"]))
    if alignment.normalized_length != len(data["text"]):
        raise ValueError(f"edits make {alignment.normalized_length} characters, the text has {len(data['text'])}")
    return NormalizedText(data["text"], source, alignment, tuple(Flag(**flag) for flag in data["flags"]))


def segment_to_dict(segment: Segment) -> dict[str, Any]:
    """Return a segment with all its fields."""
    return segment._asdict()


def segment_from_dict(data: Mapping[str, Any]) -> Segment:
    """Return the segment."""
    return Segment(**data)


def quantity_to_dict(quantity: Quantity) -> dict[str, Any]:
    """Return a quantity with the fields of its value beside its own."""
    value = quantity.value
    return {
        "start": quantity.start,
        "end": quantity.end,
        "text": quantity.text,
        "normalized": quantity.normalized,
        "kind": value.kind,
        "low": number_to_str(value.low),
        "high": number_to_str(value.high),
        "unit": value.unit,
        "hedge": value.hedge,
        "per": value.per,
        "nominal": number_to_str(value.nominal),
        "stated": _stated_to_dict(value.stated),
        "role": quantity.role,
        "status": quantity.status,
        "phrase": span_to_dict(quantity.phrase),
        **{name: optional_span_to_dict(getattr(quantity, name)) for name in _QUANTITY_SPANS},
        "segment": quantity.segment,
        "rule": quantity.rule,
    }


def quantity_from_dict(data: Mapping[str, Any]) -> Quantity:
    """Return the quantity."""
    value = Value(
        kind=data["kind"],
        low=number_from_str(data["low"]),
        high=number_from_str(data["high"]),
        unit=data["unit"],
        hedge=data["hedge"],
        per=data["per"],
        stated=_stated_from_dict(data["stated"]),
        nominal=number_from_str(data["nominal"]),
    )
    return Quantity(
        start=data["start"],
        end=data["end"],
        text=data["text"],
        normalized=data["normalized"],
        rule=data["rule"],
        value=value,
        phrase=span_from_dict(data["phrase"]),
        role=data["role"],
        status=data["status"],
        **{name: optional_span_from_dict(data[name]) for name in _QUANTITY_SPANS},
        segment=data["segment"],
    )


def mention_to_dict(mention: Mention) -> dict[str, Any]:
    """Return a person, title, organization or place with all its fields; a division is an object."""
    kind = type(mention)
    data = {name: getattr(mention, name) for name in _MENTION_FIELDS[kind]}
    where = _DIVISION_FIELD.get(kind)
    if where is not None:
        data[where] = _division_to_dict(data[where])
    return data


def _division_to_dict(division: Division | None) -> dict[str, Any] | None:
    return None if division is None else {name: getattr(division, name) for name in _DIVISION_FIELDS}


def mention_from_dict(kind: type[AnyMention], data: Mapping[str, Any]) -> AnyMention:
    """Return the mention of that kind."""
    divisions = {name: Division(**data[name]) for name in ("place", "division") if data.get(name) is not None}
    return kind(**{**data, **divisions})


def mentions_from_dicts(kind: type[AnyMention], data: Iterable[Mapping[str, Any]]) -> tuple[AnyMention, ...]:
    """Return the mentions of that kind, in order."""
    return tuple(mention_from_dict(kind, mention) for mention in data)


def official_to_dict(official: Official) -> dict[str, Any]:
    """Return an official: the name and every position as objects."""
    return {
        "name": mention_to_dict(official.name),
        "positions": [
            {
                "title": mention_to_dict(position.title),
                "organization": position.organization and mention_to_dict(position.organization),
                "inferred": position.inferred,
            }
            for position in official.positions
        ],
    }


def official_from_dict(data: Mapping[str, Any]) -> Official:
    """Return the official."""
    return Official(
        mention_from_dict(Person, data["name"]),
        tuple(
            Position(
                mention_from_dict(Title, position["title"]),
                position["organization"] and mention_from_dict(Organization, position["organization"]),
                position["inferred"],
            )
            for position in data["positions"]
        ),
    )


def metadata_to_dict(metadata: Metadata) -> dict[str, Any]:
    """Return metadata with each field as an object; the day carries its ISO 8601 date."""
    day = metadata.publication_date
    return {
        **{name: optional_span_to_dict(getattr(metadata, name)) for name in _METADATA_SPANS},
        "publication_date": day and {"span": span_to_dict(day.span), "value": _day_to_str(day.value)},
    }


def metadata_from_dict(data: Mapping[str, Any]) -> Metadata:
    """Return the metadata."""
    day = data["publication_date"]
    return Metadata(
        **{name: optional_span_from_dict(data[name]) for name in _METADATA_SPANS},
        publication_date=day and Day(span_from_dict(day["span"]), _day_from_str(day["value"])),
    )


def context_to_dict(context: Context) -> dict[str, Any]:
    """Return a context with its interval, location and park as objects; days are ISO 8601 dates."""
    return {
        "interval": _interval_to_dict(context.interval),
        "location": _location_to_dict(context.location),
        "park": _park_to_dict(context.park),
        "organization": optional_span_to_dict(context.organization),
    }


def context_from_dict(data: Mapping[str, Any]) -> Context:
    """Return the context."""
    return Context(
        interval=_interval_from_dict(data["interval"]),
        location=_location_from_dict(data["location"]),
        park=_park_from_dict(data["park"]),
        organization=optional_span_from_dict(data["organization"]),
    )


def project_to_dict(project: Project) -> dict[str, Any]:
    """Return a project with every field as an object or None."""
    status, day = project.status, project.date
    return {
        "name": span_to_dict(project.name),
        "phase": optional_span_to_dict(project.phase),
        "company": project.company and mention_to_dict(project.company),
        **{name: _optional_quantity_to_dict(getattr(project, name)) for name in PROJECT_AMOUNTS},
        "status": status and {"span": span_to_dict(status.span), "value": status.value},
        "date": day and {"span": span_to_dict(day.span), "interval": _interval_to_dict(day.interval)},
        "location": _location_to_dict(project.location),
        "park": _park_to_dict(project.park),
    }


def project_from_dict(data: Mapping[str, Any]) -> Project:
    """Return the project."""
    company, status, day = data["company"], data["status"], data["date"]
    return Project(
        name=span_from_dict(data["name"]),
        phase=optional_span_from_dict(data["phase"]),
        company=company and mention_from_dict(Organization, company),
        **{name: data[name] and quantity_from_dict(data[name]) for name in PROJECT_AMOUNTS},
        status=status and Status(span_from_dict(status["span"]), status["value"]),
        date=day and Period(span_from_dict(day["span"]), _interval_from_dict(day["interval"])),
        location=_location_from_dict(data["location"]),
        park=_park_from_dict(data["park"]),
    )


def _optional_quantity_to_dict(quantity: Quantity | None) -> dict[str, Any] | None:
    return None if quantity is None else quantity_to_dict(quantity)


def _interval_to_dict(interval: Interval | None) -> dict[str, Any] | None:
    return {"start": _day_to_str(interval.start), "end": _day_to_str(interval.end)} if interval else None


def _interval_from_dict(data: Mapping[str, Any] | None) -> Interval | None:
    return Interval(_day_from_str(data["start"]), _day_from_str(data["end"])) if data else None


def _location_to_dict(location: Location | None) -> dict[str, Any] | None:
    if location is None:
        return None
    return {
        "span": span_to_dict(location.span),
        "division": _division_to_dict(location.division),
        "found": location.found,
    }


def _location_from_dict(data: Mapping[str, Any] | None) -> Location | None:
    return Location(span_from_dict(data["span"]), Division(**data["division"]), data["found"]) if data else None


def _park_to_dict(park: Park | None) -> dict[str, Any] | None:
    return {"span": span_to_dict(park.span), "found": park.found} if park else None


def _park_from_dict(data: Mapping[str, Any] | None) -> Park | None:
    return Park(span_from_dict(data["span"]), data["found"]) if data else None


def _day_to_str(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _day_from_str(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def number_to_str(number: Decimal | None) -> str | None:
    """Return an exact decimal without an exponent."""
    return None if number is None else format(number, "f")


def number_from_str(text: str | None) -> Decimal | None:
    """Return the decimal."""
    return None if text is None else Decimal(text)


def span_to_dict(span: Span) -> dict[str, Any]:
    """Return a span as an object."""
    return {"start": span.start, "end": span.end, "text": span.text}


def span_from_dict(data: Mapping[str, Any]) -> Span:
    """Return the span."""
    return Span(data["start"], data["end"], data["text"])


def optional_span_to_dict(span: Span | None) -> dict[str, Any] | None:
    """Return a span as an object, or None."""
    return None if span is None else span_to_dict(span)


def optional_span_from_dict(data: Mapping[str, Any] | None) -> Span | None:
    """Return the span, or None."""
    return None if data is None else span_from_dict(data)


def _stated_to_dict(stated: Stated) -> dict[str, Any]:
    upper = None if stated.upper is None else _stated_to_dict(stated.upper)
    return {"number": str(stated.number), "scale": stated.scale, "unit": stated.unit, "upper": upper}


def _stated_from_dict(data: Mapping[str, Any]) -> Stated:
    upper = None if data["upper"] is None else _stated_from_dict(data["upper"])
    return Stated(Decimal(data["number"]), data["scale"], data["unit"], upper)

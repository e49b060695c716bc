"""What ``analyze`` returns: one page, its repaired text and the facts found, and their form as plain data."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any, Self

from attrs import asdict, frozen

from policytext.errors import DocumentError
from policytext.offsets import Alignment, Span
from policytext.quantities import Quantity, Stated, Value
from policytext.script import Flag, NormalizedText

if TYPE_CHECKING:
    from collections.abc import Mapping

FORMAT_VERSION = 1
"""The version of the plain form that ``Document.to_dict`` gives and ``data/document.schema.json`` describes."""

_SPANS = ("phrase", "phase", "period", "cue")


@frozen
class Document:
    """One analysed page. Every offset in it is a code point of ``source``, the text as the caller passed it.

    Args:
        source: the page.
        normalized: the page with its script repaired, and the alignment between the two.
        quantities: amounts, areas and other quantities, in the order of the page.

    >>> import policytext
    >>> document = policytext.analyze("項目占地100畝")
    >>> Document.from_dict(document.to_dict()) == document
    True
    """

    source: str
    normalized: NormalizedText
    quantities: tuple[Quantity, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """Return the document as values that JSON can hold, as ``data/document.schema.json`` describes them.

        Decimals become strings and mentions objects; the source is included.
        """
        return {
            "version": FORMAT_VERSION,
            "source": self.source,
            "normalized": {
                "text": self.normalized.text,
                "edits": [list(edit) for edit in self.normalized.alignment.edits],
                "flags": [asdict(flag) for flag in self.normalized.flags],
            },
            "quantities": [_quantity_to_dict(quantity) for quantity in self.quantities],
        }

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Return the document that ``to_dict`` gave ``data`` for.

        Raises:
            DocumentError: ``data`` is of another version, or a field is missing or of another form.
        """
        version = data.get("version")
        if version != FORMAT_VERSION:
            raise DocumentError(f"the document is of version {version!r}; this library reads version {FORMAT_VERSION}")
        try:
            return cls(
                source=data["source"],
                normalized=_normalized_from_dict(data["source"], data["normalized"]),
                quantities=tuple(_quantity_from_dict(quantity) for quantity in data["quantities"]),
            )
        except (KeyError, TypeError, ArithmeticError, ValueError) as error:
            raise DocumentError(
                f"not a document of version {FORMAT_VERSION}: {type(error).__name__} {error}"
            ) from error


def _normalized_from_dict(source: str, data: Mapping[str, Any]) -> NormalizedText:
    alignment = Alignment.from_edits(len(source), ((start, end, length) for start, end, length in data["edits"]))
    if alignment.normalized_length != len(data["text"]):
        raise ValueError(f"edits make {alignment.normalized_length} characters, the text has {len(data['text'])}")
    return NormalizedText(data["text"], source, alignment, tuple(Flag(**flag) for flag in data["flags"]))


def _quantity_to_dict(quantity: Quantity) -> dict[str, Any]:
    return {
        "start": quantity.start,
        "end": quantity.end,
        "text": quantity.text,
        "normalized": quantity.normalized,
        "kind": quantity.kind,
        "low": _number_to_str(quantity.low),
        "high": _number_to_str(quantity.high),
        "unit": quantity.unit,
        "hedge": quantity.hedge,
        "per": quantity.per,
        "nominal": _number_to_str(quantity.nominal),
        "stated": _stated_to_dict(quantity.stated),
        "role": quantity.role,
        "status": quantity.status,
        **{name: _span_to_dict(getattr(quantity, name)) for name in _SPANS},
        "rule": quantity.rule,
    }


def _quantity_from_dict(data: Mapping[str, Any]) -> Quantity:
    value = Value(
        kind=data["kind"],
        low=_number_from_str(data["low"]),
        high=_number_from_str(data["high"]),
        unit=data["unit"],
        hedge=data["hedge"],
        per=data["per"],
        stated=_stated_from_dict(data["stated"]),
        nominal=_number_from_str(data["nominal"]),
    )
    return Quantity(
        start=data["start"],
        end=data["end"],
        text=data["text"],
        normalized=data["normalized"],
        rule=data["rule"],
        value=value,
        phrase=_span_from_dict(data["phrase"]),
        role=data["role"],
        status=data["status"],
        phase=_optional_span_from_dict(data["phase"]),
        period=_optional_span_from_dict(data["period"]),
        cue=_optional_span_from_dict(data["cue"]),
    )


def _stated_to_dict(stated: Stated) -> dict[str, Any]:
    upper = None if stated.upper is None else _stated_to_dict(stated.upper)
    return {"number": str(stated.number), "scale": stated.scale, "unit": stated.unit, "upper": upper}


def _stated_from_dict(data: Mapping[str, Any]) -> Stated:
    upper = None if data["upper"] is None else _stated_from_dict(data["upper"])
    return Stated(Decimal(data["number"]), data["scale"], data["unit"], upper)


def _number_to_str(number: Decimal | None) -> str | None:
    return None if number is None else format(number, "f")


def _number_from_str(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


def _span_to_dict(span: Span | None) -> dict[str, Any] | None:
    return None if span is None else {"start": span.start, "end": span.end, "text": span.text}


def _span_from_dict(data: Mapping[str, Any]) -> Span:
    return Span(data["start"], data["end"], data["text"])


def _optional_span_from_dict(data: Mapping[str, Any] | None) -> Span | None:
    return None if data is None else _span_from_dict(data)

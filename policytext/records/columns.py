"""The columns of the flat rows: their names, their order and their types."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

Kind = Literal["quantities", "officials", "organizations", "projects", "segments"]
"""Which facts the rows are about."""

ColumnType = Literal["string", "integer", "decimal", "number", "boolean", "date"]
"""``str``, ``int``, ``decimal.Decimal``, ``float``, ``bool`` and ``datetime.date``; every cell may be None."""


class Column(NamedTuple):
    """A column: its name, at most 32 ASCII characters, and the type of its cells."""

    name: str
    type: ColumnType


def _columns(kind: ColumnType, *names: str) -> tuple[Column, ...]:
    return tuple(Column(name, kind) for name in names)


PAGE = _columns("string", "document_id", "library_version")
"""The columns that every row of a page has alike; they come first."""

_SPAN = (
    *_columns("integer", "line", "sentence", "start", "end"),
    *_columns("string", "text", "normalized", "sentence_text"),
)
_PLACE = _columns(
    "string",
    "place_code",
    "place",
    "province",
    "prefecture",
    "county",
    "place_text",
    "place_found",
    "park",
    "park_found",
)
_ORIGIN = _columns("string", "segment", "rule")


def _amount(name: str, base: str) -> tuple[Column, ...]:
    """Return the columns of one amount of a project."""
    return (
        *_columns("string", f"{name}_text"),
        *_columns("decimal", f"{name}_low", f"{name}_high", f"{name}_nominal"),
        *_columns("string", f"{name}_unit", f"{name}_hedge"),
        *_columns("decimal", f"{name}_{base}"),
    )


COLUMNS: Mapping[Kind, tuple[Column, ...]] = MappingProxyType(
    {
        "quantities": (
            *PAGE,
            *_SPAN,
            *_columns("string", "phrase", "kind"),
            *_columns("decimal", "low", "high", "nominal"),
            *_columns("string", "unit", "hedge", "per"),
            *_columns("decimal", "amount_cny", "area_m2", "stated_number"),
            *_columns("string", "stated_scale", "stated_unit", "role", "status", "cue", "phase", "period"),
            *_columns("date", "interval_start", "interval_end"),
            *_PLACE,
            *_columns("string", "organization"),
            *_ORIGIN,
        ),
        "officials": (
            *PAGE,
            *_SPAN,
            *_columns("string", "title", "organization", "organization_kind", "organization_level"),
            *_columns("boolean", "inferred"),
            *_PLACE,
            *_ORIGIN,
        ),
        "organizations": (
            *PAGE,
            *_SPAN,
            *_columns("string", "kind", "level"),
            *_PLACE,
            *_ORIGIN,
        ),
        "projects": (
            *PAGE,
            *_SPAN,
            *_columns("string", "phase", "company"),
            *_amount("investment", "cny"),
            *_amount("land", "m2"),
            *_amount("floor", "m2"),
            *_amount("output", "cny"),
            *_columns("string", "status", "status_text", "date_text"),
            *_columns("date", "date_start", "date_end"),
            *_PLACE,
            *_columns("string", "segment"),
        ),
        "segments": (
            *PAGE,
            *_columns("integer", "line", "start", "end"),
            *_columns("string", "text", "normalized", "label"),
            *_columns("boolean", "is_boilerplate"),
            *_columns("number", "score"),
            *_columns("string", "rule"),
        ),
    }
)
"""The columns of each kind of row, in order; adding one is a new minor version, changing or removing one a major."""

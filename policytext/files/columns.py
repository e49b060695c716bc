"""The columns of a table that is to be written: which there are, and what they hold."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from itertools import islice
from typing import TYPE_CHECKING, Any, Literal, TypeVar

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

ColumnType = Literal["boolean", "date", "integer", "number", "string"]
T = TypeVar("T")

_INT64 = 1 << 63


@frozen
class Column:
    """One column: its name, and what it holds.

    >>> Column("投资", "number").value({"投资": Decimal("5.5")})
    5.5
    """

    name: str
    type: ColumnType

    def cell(self, row: Mapping[str, Any]) -> Any:
        """Return what stands in a row, exactly, for a file of text: None, a number or a string."""
        value = row.get(self.name)
        if isinstance(value, bool):
            return str(value).lower()
        if isinstance(value, Decimal):
            return format(value, "f")
        return value if value is None or isinstance(value, str | int | float) else _as_json(value)

    def value(self, row: Mapping[str, Any]) -> Any:
        """Return what stands in a row in the type of the column, or None; numbers are floats."""
        value = row.get(self.name)
        match self.type:
            case "number" if value is not None:
                return float(value)
            case "date" if value is not None:
                return date.fromisoformat(value)
            case "string" if value is not None:
                return str(self.cell(row)).encode("utf-8", "replace").decode("utf-8")
        return value


def of_rows(rows: Iterable[Mapping[str, Any]], fixed: Mapping[str, ColumnType | None]) -> tuple[Column, ...]:
    """Return the columns of a table: the fixed ones in their order, then the others as they first appear.

    A column whose type is not fixed has that of all its values; text where they differ or there is none.
    """
    types: dict[str, set[ColumnType]] = {name: set() for name in fixed}
    for row in rows:
        for name, value in row.items():
            known = types.setdefault(name, set())
            if value is not None:
                known.add(_type(value))
    return tuple(Column(name, fixed.get(name) or _common(known)) for name, known in types.items())


def batched(items: Iterable[T], size: int) -> Iterator[list[T]]:
    """Yield lists of ``size`` items, the last one shorter."""
    items = iter(items)
    while group := list(islice(items, size)):
        yield group


def _type(value: object) -> ColumnType:
    if isinstance(value, bool):
        return "boolean"
    if isinstance(value, int):
        return "integer" if -_INT64 <= value < _INT64 else "string"
    return "number" if isinstance(value, float | Decimal) else "string"


def _common(types: set[ColumnType]) -> ColumnType:
    if len(types) == 1:
        return next(iter(types))
    return "number" if types == {"integer", "number"} else "string"


def _as_json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, default=str)

"""Puts rows into a data frame of pandas or polars, whichever is installed."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, TypeAlias

from policytext.errors import MissingExtraError
from policytext.records.columns import COLUMNS, ColumnType, Kind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Frame: TypeAlias = Any
"""``pandas.DataFrame`` or ``polars.DataFrame``; neither is needed to import this library."""

_PANDAS: Mapping[ColumnType, str] = {
    "string": "object",
    "integer": "Int64",
    "decimal": "object",
    "number": "Float64",
    "boolean": "boolean",
    "date": "object",
}


def build(rows: Sequence[Mapping[str, Any]], kind: Kind) -> Frame:
    """Return the rows of one kind as a data frame; one without rows has all columns as well.

    In pandas texts, ``Decimal`` and ``date`` cells stay Python values, and missing cells are None or ``pandas.NA``.
    In polars amounts are ``Decimal`` with six decimal places.

    Raises:
        MissingExtraError: neither pandas nor polars is installed.
    """
    for library, make in (("pandas", _pandas), ("polars", _polars)):
        if find_spec(library):
            return make(import_module(library), rows, kind)
    raise MissingExtraError("a data frame needs pandas or polars: pip install pandas")


def _pandas(pandas: Any, rows: Sequence[Mapping[str, Any]], kind: Kind) -> Frame:
    columns = {
        column.name: pandas.array([row[column.name] for row in rows], dtype=_PANDAS[column.type])
        for column in COLUMNS[kind]
    }
    return pandas.DataFrame(columns)


def _polars(polars: Any, rows: Sequence[Mapping[str, Any]], kind: Kind) -> Frame:
    types = {
        "string": polars.String,
        "integer": polars.Int64,
        "decimal": polars.Decimal(38, 6),
        "number": polars.Float64,
        "boolean": polars.Boolean,
        "date": polars.Date,
    }
    return polars.DataFrame(
        [list(row.values()) for row in rows],
        schema={column.name: types[column.type] for column in COLUMNS[kind]},
        orient="row",
    )

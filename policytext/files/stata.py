"""Stata files of format 118 (Stata 14 and later), made in memory as a whole; needs the extra ``stata``."""

from __future__ import annotations

import warnings
from datetime import date
from importlib import import_module
from typing import IO, TYPE_CHECKING, Any

from policytext.errors import MissingExtraError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from types import ModuleType

    from policytext.files.columns import Column

_FORMAT = 118
_LABEL_CHARACTERS = 80
_NAME_CHARACTERS = 32
_FIXED_WIDTH_BYTES = 2045
_EPOCH = date(1960, 1, 1)


def check_extra() -> ModuleType:
    """Return pandas, or raise ``MissingExtraError`` that names the extra."""
    try:
        return import_module("pandas")
    except ImportError:
        raise MissingExtraError("Stata files need pandas: pip install 'policytext[stata]'") from None


def write(rows: Iterable[dict[str, Any]], columns: Sequence[Column], stream: IO[bytes]) -> None:
    """Write rows.

    Numbers are doubles, days count from 1960-01-01 as Stata's do, an absent number is ``.``, absent text is empty,
    text longer than 2045 bytes a strL.
    Stata takes letters, digits and ``_`` in names, 32 characters at most: others become ``_``, and the label of the
    variable keeps its name.
    """
    pandas = check_extra()
    names = dict(zip(_variable_names([column.name for column in columns]), columns, strict=True))
    kept = list(rows)
    cells = {name: [_cell(column, row) for row in kept] for name, column in names.items()}
    types = {name: "object" if column.type == "string" else "float64" for name, column in names.items()}
    table = pandas.DataFrame({name: pandas.Series(cells[name], dtype=types[name]) for name in names})
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", pandas.errors.PerformanceWarning)
        warnings.simplefilter("ignore", pandas.errors.InvalidColumnName)  # a reserved word gets a _ in front
        table.to_stata(
            stream,
            write_index=False,
            version=_FORMAT,
            convert_strl=[name for name in names if any(_bytes(cell) > _FIXED_WIDTH_BYTES for cell in cells[name])],
            variable_labels={name: column.name[:_LABEL_CHARACTERS] for name, column in names.items()},
        )


def _cell(column: Column, row: dict[str, Any]) -> float | str | None:
    value = column.value(row)
    if column.type == "string":
        return "" if value is None else str(value).replace("\0", "\ufffd")
    if column.type == "date" and value is not None:
        return float((value - _EPOCH).days)
    return None if value is None else float(value)


def _bytes(cell: float | str | None) -> int:
    return len(cell.encode("utf-8")) if isinstance(cell, str) else 0


def _variable_names(names: Sequence[str]) -> list[str]:
    """Return a name for each column that Stata takes, no two alike."""
    taken: dict[str, None] = {}
    for name in names:
        plain = "".join(character if character.isalnum() or character == "_" else "_" for character in name) or "_"
        plain = (plain if not plain[0].isdigit() else f"_{plain}")[:_NAME_CHARACTERS]
        number = 1
        candidate = plain
        while candidate in taken:
            number += 1
            candidate = f"{plain[: _NAME_CHARACTERS - len(str(number)) - 1]}_{number}"
        taken[candidate] = None
    return list(taken)

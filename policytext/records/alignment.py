"""Lays out the rows of a table that have more or fewer cells than its heading: one holds a blank, or is empty."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from policytext.late import late
from policytext.records import headings

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from policytext.records.headings import Cell, Column

_MOST_APART, _MOST_COLUMNS = 2, 12
_ORDINAL = late(r"[0-9]{1,4}")
_AMOUNT = late(r"[约近超]?[0-9][0-9,.]*(?:[-—–~～至][0-9][0-9,.]*)?[^\s0-9]{0,6}|[-—/／无]{1,2}")
_WORDS = late(r"[^\s\u4e00-\u9fff]*[\u4e00-\u9fff]{2}\S*")
_NAME = late(r"[^\n\u4e00-\u9fff]*[\u4e00-\u9fff][^\n]+")


def align(folded: str, cells: Sequence[Cell], columns: Mapping[int, Column], width: int) -> Sequence[Cell]:
    """Return a cell for each column, an empty one where several ways to lay the row out differ.

    There is no row where no way fits, where the name is not the same in all of them, or where they agree on no amount.
    """
    apart = len(cells) - width
    if abs(apart) > _MOST_APART or width > _MOST_COLUMNS:
        return []
    ways = _joined(cells, apart) if apart > 0 else _spread(cells, -apart)
    fitting = [row for row in ways if all(_holds(folded, row[n], column) for n, column in columns.items())]
    if not fitting:
        return []
    nothing = cells[0][0], cells[0][0]
    agreed = [found[0] if len(set(found)) == 1 else nothing for found in zip(*fitting, strict=True)]
    told = {column.field for n, column in columns.items() if agreed[n] != nothing}
    return agreed if "name" in told and not told.isdisjoint(headings.KINDS) else []


def _spread(cells: Sequence[Cell], missing: int) -> Iterator[Sequence[Cell]]:
    """Yield the rows that cells make with some empty ones among them."""
    nothing = cells[0][0], cells[0][0]
    for empty in combinations(range(len(cells) + missing), missing):
        row = list(cells)
        for n in empty:
            row.insert(n, nothing)
        yield row


def _joined(cells: Sequence[Cell], extra: int) -> Iterator[Sequence[Cell]]:
    """Yield the rows that cells make where some of them are one with the next."""
    for joints in combinations(range(1, len(cells)), extra):
        row: list[Cell] = []
        for n, cell in enumerate(cells):
            if n in joints:
                row[-1] = row[-1][0], cell[1]
            else:
                row.append(cell)
        yield row


def _holds(folded: str, cell: Cell, column: Column) -> bool:
    """Whether a cell may stand in a column; only those of names and numbers of rows are never empty."""
    if cell[0] == cell[1]:
        return column.field not in ("name", "number")
    if column.field == "number":
        return _ORDINAL.fullmatch(folded, *cell) is not None
    if column.field in headings.KINDS:
        return _AMOUNT.fullmatch(folded, *cell) is not None
    if column.field == "name":
        return _NAME.fullmatch(folded, *cell) is not None
    return column.field == "other" or _WORDS.fullmatch(folded, *cell) is not None

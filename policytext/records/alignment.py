"""Lays out the rows of a table that have more or fewer cells than its heading: one holds a blank, or is empty."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policytext.late import late
from policytext.records import headings

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from policytext.records.headings import Cell, Column

_MOST_APART, _MOST_COLUMNS = 2, 12
_NOTHING = 0, 0
_ORDINAL = late(r"[0-9]{1,4}")
_AMOUNT = late(r"[约近超]?[0-9][0-9,.]*(?:[-—–~～至][0-9][0-9,.]*)?[^\s0-9]{0,6}|[-—/／无]{1,2}")
_WORDS = late(r"[^\s\u4e00-\u9fff]*[\u4e00-\u9fff]{2}\S*")
_NAME = late(r"[^\n\u4e00-\u9fff]*[\u4e00-\u9fff][^\n]+")


def align(folded: str, cells: Sequence[Cell], columns: Mapping[int, Column], width: int) -> Sequence[Cell]:
    """Return a cell for each column, an empty one where several ways to lay the row out differ.

    There is no row where no way fits, where the name is not the same in all of them, or where they agree on no amount.
    """
    if abs(len(cells) - width) > _MOST_APART or width > _MOST_COLUMNS:
        return []
    fitting = list(_ways(folded, cells, [columns.get(n) for n in range(width)]))
    if not fitting:
        return []
    agreed = [found[0] if len(set(found)) == 1 else _NOTHING for found in zip(*fitting, strict=True)]
    told = {column.field for n, column in columns.items() if agreed[n] != _NOTHING}
    return agreed if "name" in told and not told.isdisjoint(headings.KINDS) else []


def _ways(folded: str, cells: Sequence[Cell], columns: Sequence[Column | None]) -> Iterator[tuple[Cell, ...]]:
    """Yield what columns may hold of some cells, all of them used: one, none, or several that are one."""
    if not columns:
        yield ()
        return
    extra = len(cells) - len(columns)
    fewest, most = (1, extra + 1) if extra >= 0 else (0, min(1, len(cells)))
    for count in range(fewest, most + 1):
        cell = (cells[0][0], cells[count - 1][1]) if count else _NOTHING
        if columns[0] is None or _holds(folded, cell, columns[0]):
            for rest in _ways(folded, cells[count:], columns[1:]):
                yield (cell, *rest)


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

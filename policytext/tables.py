"""Reads the tables that hold the library's knowledge, and tables of the same form that a user brings.

A table is UTF-8 text: ``#`` comment lines, one header row of column names, then one row a line, cells parted by tabs.
Blank lines are skipped. Every fault is a ``TableError`` whose message begins with ``file:line``.
"""

from __future__ import annotations

from fractions import Fraction
from importlib import resources
from typing import TYPE_CHECKING

from attrs import field, frozen

from policytext.errors import TableError

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence


@frozen
class Row:
    """One row of a table: ``row["unit"]`` is the text of a cell, ``place`` says where it stands (``units.tsv:17``)."""

    place: str
    cells: Mapping[str, str] = field(hash=False)

    def __getitem__(self, column: str) -> str:
        return self.cells[column]

    def error(self, message: str) -> TableError:
        """Return the error to raise for a fault in this row."""
        return TableError(f"{self.place}: {message}")

    def fraction(self, column: str) -> Fraction:
        """Return a cell such as ``2000/3`` or ``0.5`` as an exact fraction."""
        try:
            return Fraction(self.cells[column])
        except (ValueError, ZeroDivisionError):
            raise self.error(f"{column} {self.cells[column]!r} is not a number") from None

    def choice(self, column: str, allowed: Collection[str]) -> str:
        """Return a cell that must be one of ``allowed``."""
        cell = self.cells[column]
        if cell not in allowed:
            raise self.error(f"{column} {cell!r} is none of {', '.join(sorted(allowed))}")
        return cell


def read(package: str, name: str, columns: Sequence[str], *, key: Sequence[str] = ()) -> tuple[Row, ...]:
    """Read the table ``data/NAME`` that ships with a package of this library; see ``parse``.

    >>> read("policytext", "width.tsv", ("surface", "target"))[0]["target"]
    '%'
    """
    text = resources.files(package).joinpath("data", name).read_text(encoding="utf-8")
    return parse(text, name, columns, key=key)


def parse(text: str, name: str, columns: Sequence[str], *, key: Sequence[str] = ()) -> tuple[Row, ...]:
    r"""Read a table from its text.

    Args:
        text: the whole file.
        name: what messages call the file.
        columns: the header that the table must have, in order.
        key: the columns that together name a row, no two rows alike; the first column if left out.

    Returns:
        The rows in the order of the file.

    Raises:
        TableError: the header differs, a row has too few or too many cells or blanks around one, or a key stands twice.

    >>> rows = parse("surface\tfactor\n亩\t2000/3\n", "mine.tsv", ("surface", "factor"))
    >>> rows[0]["surface"], rows[0].fraction("factor")
    ('亩', Fraction(2000, 3))
    >>> parse("surface\tfactor\n亩\n", "mine.tsv", ("surface", "factor"))
    Traceback (most recent call last):
    policytext.errors.TableError: mine.tsv:2: 1 cell where the header names 2
    """
    lines = [
        (number, line.removesuffix("\r"))
        for number, line in enumerate(text.removeprefix("\ufeff").split("\n"), start=1)
        if line.strip() and not line.startswith("#")
    ]
    header = "\t".join(columns)
    if not lines or lines[0][1] != header:
        number, found = lines[0] if lines else (1, "")
        raise TableError(f"{name}:{number}: the header must be {header!r}, not {found!r}")
    rows = tuple(_row(name, number, line, columns) for number, line in lines[1:])
    _check_unique(rows, key or columns[:1])
    return rows


def _row(name: str, number: int, line: str, columns: Sequence[str]) -> Row:
    place = f"{name}:{number}"
    cells = line.split("\t")
    if len(cells) != len(columns):
        count = f"{len(cells)} cell{'s' if len(cells) > 1 else ''}"
        raise TableError(f"{place}: {count} where the header names {len(columns)}")
    for column, cell in zip(columns, cells, strict=True):
        if cell != cell.strip():
            raise TableError(f"{place}: {column} {cell!r} has blanks around it")
    return Row(place, dict(zip(columns, cells, strict=True)))


def _check_unique(rows: Sequence[Row], key: Sequence[str]) -> None:
    seen: dict[tuple[str, ...], str] = {}
    for row in rows:
        name = tuple(row[column] for column in key)
        if name in seen:
            raise row.error(f"{' '.join(name)!r} stands already in {seen[name]}")
        seen[name] = row.place

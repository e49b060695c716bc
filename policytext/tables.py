"""Reads the tables that hold the library's knowledge, and tables of the same form that a user brings.

A table is UTF-8 text: ``#`` comment lines, one header row of column names, then one row a line, cells parted by tabs.
Blank lines are skipped. Every fault is a ``TableError`` whose message begins with ``file:line``.
"""

from __future__ import annotations

import re
from fractions import Fraction
from importlib import resources
from operator import itemgetter
from typing import TYPE_CHECKING

from attrs import define, field, frozen

from policytext.errors import TableError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

_NUMBER = re.compile(
    r"""
    -?[0-9]{1,40} (?: \.[0-9]{1,40} )? (?: e-?[0-9]{1,2} )?  # 2, 0.5, 1.7e-05; no exponent that would take long
    | -?[0-9]{1,40} / (?!0+\Z)[0-9]{1,40}                    # 2000/3
    """,
    re.VERBOSE,
)


@frozen
class _Head:
    """What the rows of a table share: the name of the file, and the number of each column."""

    name: str
    numbers: Mapping[str, int] = field(hash=False)


@define(unsafe_hash=True)
class Row:
    """One row of a table: ``row["unit"]`` is the text of a cell, ``place`` says where it stands (``units.tsv:17``)."""

    _head: _Head
    _line: int
    _texts: list[str] = field(hash=False)

    def __getitem__(self, column: str) -> str:
        return self._texts[self._head.numbers[column]]

    @property
    def place(self) -> str:
        """Where the row stands: file and line."""
        return f"{self._head.name}:{self._line}"

    @property
    def cells(self) -> Mapping[str, str]:
        """The texts of the row by their columns."""
        return dict(zip(self._head.numbers, self._texts, strict=True))

    def error(self, message: str) -> TableError:
        """Return the error to raise for a fault in this row."""
        return TableError(f"{self.place}: {message}")

    def fraction(self, column: str) -> Fraction:
        """Return a cell such as ``2000/3`` or ``0.5`` as an exact fraction."""
        cell = self[column]
        if not _NUMBER.fullmatch(cell):
            raise self.error(f"{column} {cell!r} is not a number")
        return Fraction(cell)

    def choice(self, column: str, allowed: Collection[str]) -> str:
        """Return a cell that must be one of ``allowed``."""
        cell = self[column]
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
        (number, line)
        for number, line in enumerate(text.removeprefix("\ufeff").replace("\r\n", "\n").split("\n"), start=1)
        if line[:1] != "#" and line.strip()
    ]
    header = "\t".join(columns)
    if not lines or lines[0][1] != header:
        number, found = lines[0] if lines else (1, "")
        raise TableError(f"{name}:{number}: the header must be {header!r}, not {found!r}")
    head = _Head(name, {column: number for number, column in enumerate(columns)})
    rows = tuple(Row(head, number, line.split("\t")) for number, line in lines[1:])
    _check_cells(rows, columns)
    _check_unique(rows, columns, key or columns[:1])
    return rows


def _check_cells(rows: Iterable[Row], columns: Sequence[str]) -> None:
    for row in rows:
        texts = row._texts  # noqa: SLF001 - the reader's own
        if len(texts) != len(columns):
            count = f"{len(texts)} cell{'s' if len(texts) > 1 else ''}"
            raise row.error(f"{count} where the header names {len(columns)}")
        if texts != [*map(str.strip, texts)]:
            column = next(column for column in columns if row[column] != row[column].strip())
            raise row.error(f"{column} {row[column]!r} has blanks around it")


def _check_unique(rows: Sequence[Row], columns: Sequence[str], key: Sequence[str]) -> None:
    texts_of_key = itemgetter(*map(columns.index, key))
    names = [texts_of_key(row._texts) for row in rows]  # noqa: SLF001 - the reader's own
    if len(set(names)) == len(rows):
        return
    seen: dict[object, Row] = {}
    for name, row in zip(names, rows, strict=True):
        if name in seen:
            raise row.error(f"{' '.join(row[column] for column in key)!r} stands already in {seen[name].place}")
        seen[name] = row

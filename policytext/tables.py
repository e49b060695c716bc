"""Reads the tables that hold the library's knowledge, and tables of the same form that a user brings.

A table is UTF-8 text: ``#`` comment lines, one header row of column names, then one row a line, cells parted by tabs.
Blank lines are skipped. Every fault is a ``TableError`` whose message begins with ``file:line``.
"""

from __future__ import annotations

import re
from fractions import Fraction
from functools import lru_cache
from itertools import repeat
from operator import itemgetter
from pkgutil import get_data
from typing import TYPE_CHECKING, cast

from attrs import define, field, frozen

from policytext.errors import TableError, check_text

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

_NUMBER = re.compile(
    r"""
    -?[0-9]{1,40} (?: \.[0-9]{1,40} )? (?: e-?[0-9]{1,2} )?  # 2, 0.5, 1.7e-05; no exponent that would take long
    | -?[0-9]{1,40} / (?!0+\Z)[0-9]{1,40}                    # 2000/3
    """,
    re.VERBOSE,
)


@frozen(repr=False)
class _Head:
    """What the rows of a table share: the name of the file, and the number of each column."""

    name: str
    numbers: Mapping[str, int] = field(hash=False)


@define(unsafe_hash=True)
class Row:
    """One row of a table: ``row["unit"]`` is the text of a cell, ``place`` says where it stands (``units.tsv:17``)."""

    _head: _Head
    _line: int
    _text: str = field(hash=False)

    def __getitem__(self, column: str) -> str:
        number = self._head.numbers[column]
        return self._text.split("\t", number + 1)[number]

    @property
    def place(self) -> str:
        """Where the row stands: file and line."""
        return f"{self._head.name}:{self._line}"

    @property
    def cells(self) -> Mapping[str, str]:
        """The texts of the row by their columns."""
        return dict(zip(self._head.numbers, self._text.split("\t"), strict=True))

    def error(self, message: str) -> TableError:
        """Return the error to raise for a fault in this row."""
        return TableError(f"{self.place}: {message}")

    def fraction(self, column: str) -> Fraction:
        """Return a cell such as ``2000/3`` or ``0.5`` as an exact fraction."""
        cell = self[column]
        if not _NUMBER.fullmatch(cell):
            raise self.error(f"{column} {cell!r} is not a number")
        return _fraction(cell)

    def choice(self, column: str, allowed: Collection[str]) -> str:
        """Return a cell that must be one of ``allowed``."""
        cell = self[column]
        if cell not in allowed:
            raise self.error(f"{column} {cell!r} is none of {', '.join(sorted(allowed))}")
        return cell


@lru_cache(maxsize=1 << 9)  # of many units the factor is one of few
def _fraction(number: str) -> Fraction:
    return Fraction(number)


def read(package: str, name: str, columns: Sequence[str], *, key: Sequence[str] = ()) -> tuple[Row, ...]:
    """Read the table ``data/NAME`` that ships with a package of this library; see ``parse``.

    >>> read("policytext", "width.tsv", ("surface", "target"))[0]["target"]
    '%'
    """
    return parse(_text(package, name), name, columns, key=key)


def cells(package: str, name: str, columns: Sequence[str], *wanted: str) -> Iterator[tuple[str, ...]]:
    """Yield the cells of some columns of the table ``data/NAME``, row by row.

    For tables of thousands of rows: nothing is kept of a row but these cells, and nothing is checked but the header;
    that rows are well formed is what the tests say of each table that ships.

    Args:
        package: the package of this library that the table ships with.
        name: its file.
        columns: the header that it must have, in order.
        wanted: two or more of them.

    >>> dict(cells("policytext", "width.tsv", ("surface", "target"), "surface", "target"))["％"]
    '%'
    """
    indexes = [columns.index(column) for column in wanted]
    choose, splits = itemgetter(*indexes), max(indexes) + 1
    return (choose(line.split("\t", splits)) for line in _rows(package, name, columns))


def lines(package: str, name: str, columns: Sequence[str]) -> Mapping[str, str]:
    r"""Return the rows of the table ``data/NAME`` by their first cell, not yet cut into cells.

    For tables of thousands of rows of which a text calls for few. Rows that share the first cell stand behind one
    another, parted by line breaks. As with ``cells``, nothing but the header is checked.

    >>> lines("policytext", "width.tsv", ("surface", "target"))["％"].split("\t")
    ['％', '%']
    """
    rows = _rows(package, name, columns)
    firsts = [line.partition("\t")[0] for line in rows]
    found = dict(zip(firsts, rows, strict=True))
    return found if len(found) == len(rows) else _joined(firsts, rows)


def _joined(firsts: Sequence[str], rows: Sequence[str]) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for first, line in zip(firsts, rows, strict=True):
        found[first] = f"{found[first]}\n{line}" if first in found else line
    return found


def _rows(package: str, name: str, columns: Sequence[str]) -> Sequence[str]:
    rows = [line for line in _text(package, name).split("\n") if line and line[0] != "#"]
    if rows[:1] != ["\t".join(columns)]:
        raise TableError(f"{name}: the header must be {' '.join(columns)}")
    return rows[1:]


def _text(package: str, name: str) -> str:
    raw = cast("bytes", get_data(package, f"data/{name}"))  # None only where a loader of modules reads no files
    return raw.decode("utf-8")


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
    check_text(text, name)
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").split("\n")
    numbers = [number for number, line in enumerate(lines, start=1) if line[:1] != "#" and line.strip()]
    header, first = "\t".join(columns), numbers.pop(0) if numbers else 1
    if lines[first - 1] != header:
        raise TableError(f"{name}:{first}: the header must be {header!r}, not {lines[first - 1]!r}")
    table = [lines[number - 1] for number in numbers]
    head = _Head(name, {column: number for number, column in enumerate(columns)})
    rows = tuple(map(Row, repeat(head), numbers, table))
    _check_cells(rows, table, columns)
    _check_unique(rows, table, columns, key or columns[:1])
    return rows


def _check_cells(rows: Iterable[Row], table: Sequence[str], columns: Sequence[str]) -> None:
    texts = "\t".join(table).split("\t")
    if {line.count("\t") + 1 for line in table} <= {len(columns)} and texts == [*map(str.strip, texts)]:
        return
    for row, line in zip(rows, table, strict=True):
        texts = line.split("\t")
        if len(texts) != len(columns):
            count = f"{len(texts)} cell{'s' if len(texts) > 1 else ''}"
            raise row.error(f"{count} where the header names {len(columns)}")
        for column, cell in zip(columns, texts, strict=True):
            if cell != cell.strip():
                raise row.error(f"{column} {cell!r} has blanks around it")


def _check_unique(rows: Sequence[Row], table: Iterable[str], columns: Sequence[str], key: Sequence[str]) -> None:
    name_of = itemgetter(*map(columns.index, key))
    names = [name_of(line.split("\t")) for line in table]
    if len({*names}) == len(rows):
        return
    seen: dict[object, Row] = {}
    for name, row in zip(names, rows, strict=True):
        if name in seen:
            raise row.error(f"{' '.join(row[column] for column in key)!r} stands already in {seen[name].place}")
        seen[name] = row

"""Comma-separated tables: read as pages, and written so that Excel opens them as they are."""

from __future__ import annotations

import codecs
import csv
import io
import re
from typing import IO, TYPE_CHECKING, Any, Protocol

from policytext.files.encodings import recognise_stream
from policytext.files.types import Failure, InputError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from policytext.files.columns import Column
    from policytext.files.records import Fields
    from policytext.files.sources import Source
    from policytext.files.types import Page

_CELL_CHARACTERS = 2**31 - 1
_FORMULA = re.compile(r"[=+\-@\t\r＝＋－＠](?s:.)")
_NUMBER = re.compile(r"[-+]?(?:[0-9]{1,400}(?:\.[0-9]{0,400})?|\.[0-9]{1,400})(?:[eE][-+]?[0-9]{1,4})?\Z")


class _Reader(Protocol):
    """What ``csv.reader`` returns."""

    line_num: int

    def __iter__(self) -> Iterator[list[str]]: ...


def read(source: Source, fields: Fields, *, encoding: str | None = None) -> Iterator[Page | Failure]:
    """Yield the page of each row below the header; a ``Failure`` stands for a row of another length.

    Raises:
        InputError: the file is in no known encoding, no CSV, or lacks the field.
    """
    codec = encoding or recognise_stream(source.stream, source.name)
    csv.field_size_limit(_CELL_CHARACTERS)
    text = io.TextIOWrapper(source.stream, encoding=codec, newline="")
    rows = csv.reader(text, strict=True)
    try:
        header = [name.removeprefix("\ufeff") for name in next(rows, [])]
        _check_header(header, source.name, fields)
        yield from _pages(rows, header, source, fields)
        source.check_unchanged()
    except csv.Error as error:
        raise InputError(f"{source.name}:{rows.line_num}: not CSV ({error})") from None
    except UnicodeDecodeError as error:
        raise InputError(f"{source.name}:{rows.line_num + 1}: not {error.encoding} below this line") from None
    finally:
        text.detach()


def write(rows: Iterable[dict[str, Any]], columns: Sequence[Column], stream: IO[bytes]) -> None:
    """Write rows in UTF-8 with a byte-order mark; what Excel would run as a formula gets an apostrophe in front."""
    stream.write(codecs.BOM_UTF8)
    text = io.TextIOWrapper(stream, encoding="utf-8", errors="replace", newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([guarded(column.name) for column in columns])
    for row in rows:
        writer.writerow([_cell(column.cell(row)) for column in columns])
    text.flush()
    text.detach()


def guarded(text: str) -> str:
    """Return text that no spreadsheet runs: a number stays as it is, what looks like a formula begins with ``'``.

    >>> guarded("=1+1"), guarded("-5.2"), guarded("占地")
    ("'=1+1", '-5.2', '占地')
    """
    return f"'{text}" if _FORMULA.match(text) and not _NUMBER.match(text) else text


def _cell(value: object) -> object:
    return guarded(value) if isinstance(value, str) else value


def _check_header(header: list[str], name: str, fields: Fields) -> None:
    if wrong := fields.missing(header):
        raise InputError(f"{name}: {wrong}")
    twice = next((column for column in header if header.count(column) > 1), None)
    if twice is not None:
        raise InputError(f"{name}: the column {twice!r} stands twice in the header")


def _pages(rows: _Reader, header: list[str], source: Source, fields: Fields) -> Iterator[Page | Failure]:
    line, offset = rows.line_num + 1, 0
    for row in rows:
        place, position = f"{source.name}:{line}", source.stream.tell()
        if row and len(row) != len(header):
            cells = "1 cell" if len(row) == 1 else f"{len(row)} cells"
            message = f"{place}: {cells} where the header names {len(header)}"
            yield Failure(place, message, {}, position - offset)
        elif row:
            yield fields.page(dict(zip(header, row, strict=True)), place, position - offset)
        line, offset = rows.line_num + 1, position

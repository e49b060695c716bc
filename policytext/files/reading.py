"""From files to pages: what can be read, and how each kind of file is."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from attrs import frozen

from policytext.files import csv, jsonl, parquet, paths
from policytext.files.encodings import decode
from policytext.files.records import DEFAULT_TEXT_FIELD, Fields
from policytext.files.sources import opened
from policytext.files.types import STANDARD_STREAM, Failure, InputError, Page
from policytext.html import from_html

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from policytext.files.sources import Source


def check_encoding(encoding: str | None) -> None:
    """Raise ``LookupError`` unless there is an encoding of text of that name, or none is asked for."""
    if encoding is not None:
        "".encode(encoding)


@frozen(kw_only=True)
class Reading:
    """How files are read.

    Args:
        text_field: the field or column that holds the text, ``text`` if left out; standard input is then JSON Lines.
        id_field: the field or column that names a page; its place does if left out.
        encoding: the codec of every file, where it is not to be recognised.
    """

    text_field: str | None = None
    id_field: str | None = None
    encoding: str | None = None

    @property
    def fields(self) -> Fields:
        """Which fields of a record say what."""
        return Fields(self.text_field or DEFAULT_TEXT_FIELD, self.id_field)


def read(found: Iterable[str | InputError], reading: Reading | None = None) -> Iterator[Page | Failure]:
    """Yield every page of the files that ``find`` gave; a ``Failure`` stands for what could not be read.

    Args:
        found: files of the kinds in ``SUFFIXES``, or ``-`` for standard input: one text, or with a ``text_field`` one
            JSON object a line.
        reading: how; everything by default if left out.
    """
    reading = reading or Reading()
    for file in found:
        if isinstance(file, InputError):
            yield Failure(str(file).partition(": ")[0], str(file))
        else:
            yield from _pages(file, reading)


def _pages(file: str, reading: Reading) -> Iterator[Page | Failure]:
    try:
        reader = _reader(file, reading)
        with opened(file) as source:
            yield from reader(source, reading)
    except InputError as error:
        yield Failure(file, str(error))
    except OSError as error:
        yield Failure(file, f"{file}: {error.strerror or error}")
    except ValueError as error:  # a NUL in the path
        yield Failure(file, f"{file}: {error}")


def _reader(file: str, reading: Reading) -> Callable[[Source, Reading], Iterator[Page | Failure]]:
    if file == STANDARD_STREAM:
        return _json_lines if reading.text_field else _text
    reader = _READERS.get(Path(file).suffix.lower())
    if reader is None and not paths.exists(file):
        raise InputError(f"{file}: there is no such file or folder")
    if reader is None:
        raise InputError(f"{file}: none of {', '.join(SUFFIXES)}; rename it or convert it to one of them")
    return reader


def _text(source: Source, reading: Reading) -> Iterator[Page]:
    content = source.content()
    yield Page(source.name, decode(content, source.name, encoding=reading.encoding), size_bytes=len(content))


def _html(source: Source, reading: Reading) -> Iterator[Page]:
    content = source.content()
    markup = decode(content, source.name, encoding=reading.encoding)
    yield Page(source.name, from_html(markup), size_bytes=len(content))


def _json_lines(source: Source, reading: Reading) -> Iterator[Page | Failure]:
    return jsonl.read(source, reading.fields, encoding=reading.encoding)


def _csv(source: Source, reading: Reading) -> Iterator[Page | Failure]:
    return csv.read(source, reading.fields, encoding=reading.encoding)


def _parquet(source: Source, reading: Reading) -> Iterator[Page | Failure]:
    return parquet.read(source, reading.fields)


_READERS = {
    ".txt": _text,
    ".html": _html,
    ".htm": _html,
    ".jsonl": _json_lines,
    ".csv": _csv,
    ".parquet": _parquet,
}
SUFFIXES = tuple(_READERS)
"""What the names of files that can be read end in."""

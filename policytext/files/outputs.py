"""Where the rows of a run go: which format, and how a whole file takes the place of the old one at once."""

from __future__ import annotations

import contextlib
import os
import sys
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Literal, TypeAlias

from policytext.files import columns, csv, jsonl, parquet, paths, spool, stata
from policytext.files.types import STANDARD_STREAM, OutputError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from policytext.files.columns import ColumnType

Format = Literal["jsonl", "csv", "parquet", "stata"]
"""The kinds of files that can be written."""

Lines: TypeAlias = "Callable[[], Iterable[bytes]]"
"""Gives the lines of a spool, from the first, as often as it is called."""
Writer: TypeAlias = "Callable[[Lines, IO[bytes]], None]"
"""Writes what the lines of a spool hold to a stream."""

SUFFIXES: dict[str, Format] = {".jsonl": "jsonl", ".csv": "csv", ".parquet": "parquet", ".dta": "stata"}
_WRITERS = {"csv": csv.write, "parquet": parquet.write, "stata": stata.write}
_EXTRAS = {"parquet": parquet.check_extra, "stata": stata.check_extra}
_UNFINISHED = ".unfinished"


def format_of(output: str, asked: Format | None) -> Format:
    """Return the format to write: what was asked for, or what the suffix of the output says, or JSON Lines for ``-``.

    Raises:
        ValueError: the suffix says nothing.
        MissingExtraError: the format needs a package that is not installed.
    """
    chosen: Format | None = asked or ("jsonl" if output == STANDARD_STREAM else SUFFIXES.get(_suffix(output)))
    if chosen is None and is_regular(output):
        known = ", ".join(SUFFIXES)
        raise ValueError(f"{output}: none of {known}; give it one of these endings or name the format with --format")
    chosen = chosen or "jsonl"
    if chosen in _EXTRAS:
        _EXTRAS[chosen]()
    return chosen


def is_regular(output: str) -> bool:
    """Return whether the output is a file that can be replaced, not a pipe or a device."""
    return output != STANDARD_STREAM and (paths.is_file(output) or not paths.exists(output))


def check(output: str, inputs: Iterable[str]) -> None:
    """Raise ``OutputError`` if the output is a folder or one of the inputs."""
    if output == STANDARD_STREAM or not paths.exists(output):
        return
    if paths.is_folder(output):
        raise OutputError(f"{output}: cannot be written (it is a folder); name a file")
    for file in inputs:
        if paths.exists(file) and Path(file).samefile(output):
            raise OutputError(f"{output}: is one of the inputs; name another output")


def write_lines(lines: Lines, stream: IO[bytes]) -> None:
    """Write the rows of spool lines as JSON Lines."""
    for line in lines():
        stream.writelines(row + b"\n" for row in spool.rows(line))


def write_table(chosen: Format, fixed: Mapping[str, ColumnType | None], lines: Lines, stream: IO[bytes]) -> None:
    """Write the rows of spool lines as a table; the lines are read twice, once for the columns.

    Args:
        chosen: the format.
        fixed: the columns that the table has whatever the rows hold.
        lines: gives the lines from the first.
        stream: where to.
    """
    _WRITERS[chosen](_rows(lines), columns.of_rows(_rows(lines), fixed), stream)


def _rows(lines: Lines) -> Iterator[dict[str, Any]]:
    """Yield the rows of spool lines."""
    for line in lines():
        yield from map(jsonl.loads, spool.rows(line))


@contextlib.contextmanager
def replacing(output: str) -> Iterator[IO[bytes]]:
    """Open a file beside the output, and let it take the output's place when the block ends well.

    Raises:
        OutputError: it cannot be written; the old file stays as it was.
    """
    target = Path(os.path.realpath(output))
    beside = target.with_name(f"{target.name}{_UNFINISHED}")
    try:
        with naming(output):
            beside.parent.mkdir(parents=True, exist_ok=True)
            with beside.open("wb") as stream:
                yield stream
                stream.flush()
                os.fsync(stream.fileno())
            beside.replace(target)
    finally:
        if paths.exists(str(beside)):
            beside.unlink()


@contextlib.contextmanager
def passing_on(output: str) -> Iterator[IO[bytes]]:
    """Open standard output, a pipe or a device, whose content cannot be replaced."""
    with naming(output):
        if output == STANDARD_STREAM:
            if sys.stdout is None:
                raise OutputError("standard output: cannot be written (it is closed)")
            yield sys.stdout.buffer
            sys.stdout.buffer.flush()
        else:
            with Path(output).open("wb") as stream:
                yield stream


@contextlib.contextmanager
def naming(output: str) -> Iterator[None]:
    """Turn what the system says of a file into an ``OutputError`` that names it; a reader that went away stays."""
    try:
        yield
    except (BrokenPipeError, OutputError):
        raise
    except OSError as error:
        name = "standard output" if output == STANDARD_STREAM else output
        raise OutputError(f"{name}: cannot be written ({error.strerror})") from None


def _suffix(output: str) -> str:
    return Path(output).suffix.lower()

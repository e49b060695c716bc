"""Reads the texts that the command is given, and writes one file so that no half of it is ever left behind."""

from __future__ import annotations

import contextlib
import json
import os
import sys
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Self

from attrs import define, field, frozen

from policytext.errors import PolicyTextError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from types import TracebackType

STANDARD_STREAM = "-"
DEFAULT_TEXT_FIELD = "text"
_SUFFIXES = (".jsonl", ".txt")


class InputError(PolicyTextError, ValueError):
    """A file or a line of one cannot be read; the message begins with its name."""


class OutputError(PolicyTextError, OSError):
    """A file cannot be written; the message begins with its name."""


@frozen
class Item:
    """One text to analyze, the other fields of its line, which are carried through, and its size in the file."""

    text: str
    fields: dict[str, Any]
    size_bytes: int


def find(paths: Iterable[str]) -> list[str | InputError]:
    """Return the files that ``paths`` name, in their order; an ``InputError`` stands for a folder without any.

    A folder gives every ``.txt`` and ``.jsonl`` file below it, by name; ``-`` is standard input.
    """
    return [file for path in paths for file in (_below(Path(path)) if Path(path).is_dir() else [path])]


def _below(folder: Path) -> list[str | InputError]:
    found = sorted(file for file in folder.rglob("*") if file.suffix.lower() in _SUFFIXES and file.is_file())
    return [str(file) for file in found] or [InputError(f"{folder}: no .txt or .jsonl file in this folder")]


def size_bytes(found: Iterable[str | InputError]) -> int | None:
    """Return how much there is to read, or None where standard input makes that unknown."""
    names = [file for file in found if isinstance(file, str)]
    if STANDARD_STREAM in names:
        return None
    return sum(Path(file).stat().st_size for file in names if Path(file).is_file())


def read(found: Iterable[str | InputError], *, text_field: str | None = None) -> Iterator[Item | InputError]:
    """Yield every text of the files that ``find`` gave; an ``InputError`` stands for what could not be read.

    Args:
        found: ``.txt`` files (one text each), ``.jsonl`` files (one object a line), or ``-`` for standard input: one
            text, or with ``text_field`` one object a line.
        text_field: the field of a ``.jsonl`` object that holds its text, ``"text"`` if left out.
    """
    for file in found:
        if isinstance(file, InputError):
            yield file
        else:
            yield from _items(file, text_field)


def _items(file: str, text_field: str | None) -> Iterator[Item | InputError]:
    suffix = Path(file).suffix.lower()
    try:
        if suffix == ".jsonl" or (file == STANDARD_STREAM and text_field):
            with _opened(file) as lines:
                yield from _json_lines(file, lines, text_field or DEFAULT_TEXT_FIELD)
        elif suffix == ".txt" or file == STANDARD_STREAM:
            with _opened(file) as stream:
                content = stream.read()
            yield Item(_decoded(file, content), {"path": file}, len(content))
        else:
            yield InputError(f"{file}: neither .txt nor .jsonl; rename it or convert it to one of them")
    except InputError as error:
        yield error
    except OSError as error:
        yield InputError(f"{file}: {error.strerror}")


@contextlib.contextmanager
def _opened(file: str) -> Iterator[IO[bytes]]:
    if file == STANDARD_STREAM:
        yield sys.stdin.buffer
    else:
        with Path(file).open("rb") as stream:
            yield stream


def _decoded(place: str, content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(f"{place}: not UTF-8 at byte {error.start}; convert the file to UTF-8") from None


def _json_lines(file: str, lines: Iterable[bytes], text_field: str) -> Iterator[Item | InputError]:
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            yield _json_item(f"{file}:{number}", line, text_field)
        except InputError as error:
            yield error


def _json_item(place: str, line: bytes, text_field: str) -> Item:
    content = _decoded(place, line)
    try:
        fields = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise InputError(f"{place}: not JSON ({error})") from None
    if not isinstance(fields, dict):
        raise InputError(
            f"{place}: a JSON {type(fields).__name__} where an object with a field {text_field!r} is needed"
        )
    if text_field not in fields:
        names = ", ".join(map(repr, fields)) or "none"
        raise InputError(f"{place}: no field {text_field!r} (fields: {names}); name the one to read with --text-field")
    text = fields.pop(text_field)
    if not isinstance(text, str):
        raise InputError(f"{place}: field {text_field!r} is a {type(text).__name__}, not a string")
    return Item(text, fields, len(line))


@define
class Output:
    """A file written beside its place and renamed when the ``with`` block ends well; ``-`` is standard output.

    Raises:
        OutputError: the path is a folder, its folder cannot be made or written, or writing fails.
    """

    path: str
    _stream: IO[bytes] = field(init=False)

    def __enter__(self) -> Self:
        if self.path == STANDARD_STREAM:
            self._stream = sys.stdout.buffer
            return self
        if Path(self.path).is_dir():
            raise OutputError(f"{self.path}: cannot be written (it is a folder); name a file")
        with self._naming_the_file():
            Path(self.path).parent.mkdir(parents=True, exist_ok=True)
            self._stream = self._partial.open("wb")
        return self

    def write_line(self, value: object) -> None:
        """Write ``value`` as one line of JSON in UTF-8; a lone surrogate makes that line escape all but ASCII."""
        try:
            line = json.dumps(value, ensure_ascii=False).encode("utf-8")
        except UnicodeEncodeError:
            line = json.dumps(value).encode("ascii")
        with self._naming_the_file():
            self._stream.write(line + b"\n")

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if self.path == STANDARD_STREAM:
            with self._naming_the_file():
                self._stream.flush()
            return
        try:
            with self._naming_the_file():
                self._stream.close()
                if kind is None:
                    self._partial.replace(self.path)
        finally:
            self._partial.unlink(missing_ok=True)

    @property
    def _partial(self) -> Path:
        return Path(f"{self.path}.{os.getpid()}.partial")

    @contextlib.contextmanager
    def _naming_the_file(self) -> Iterator[None]:
        try:
            yield
        except BrokenPipeError:
            raise
        except OSError as error:
            name = "standard output" if self.path == STANDARD_STREAM else self.path
            raise OutputError(f"{name}: cannot be written ({error.strerror})") from None

"""An open input, and the check that nobody wrote to it meanwhile."""

from __future__ import annotations

import contextlib
import os
import sys
from pathlib import Path
from typing import IO, TYPE_CHECKING

from attrs import frozen

from policytext.files import paths
from policytext.files.types import STANDARD_STREAM, InputError

if TYPE_CHECKING:
    from collections.abc import Iterator

_BUFFER_BYTES = 1 << 18


@frozen
class Source:
    """An input that is open for reading.

    Attributes:
        name: the path as the user wrote it.
        stream: its bytes, from the start.
        state: what the file system said of it when it was opened; None for standard input, a pipe or a device.
    """

    name: str
    stream: IO[bytes]
    state: tuple[int, int] | None

    def content(self) -> bytes:
        """Return all bytes of a file that nobody wrote to meanwhile.

        Raises:
            InputError: it changed while it was read.
        """
        content = self.stream.read()
        self.check_unchanged()
        return content

    def check_unchanged(self) -> None:
        """Raise ``InputError`` if the file changed since it was opened."""
        if self.state is not None and self.state != _state(self.stream):
            raise InputError(f"{self.name}: changed while it was read; run again when nobody writes to it")


@contextlib.contextmanager
def opened(file: str) -> Iterator[Source]:
    """Open a file, or standard input for ``-``.

    Raises:
        InputError: standard input is closed.
    """
    if file == STANDARD_STREAM:
        if sys.stdin is None:
            raise InputError(f"{file}: standard input is closed")
        yield Source(file, sys.stdin.buffer, None)
    else:
        with Path(file).open("rb", buffering=_BUFFER_BYTES) as stream:
            yield Source(file, stream, _state(stream) if paths.is_file(file) else None)


def _state(stream: IO[bytes]) -> tuple[int, int]:
    state = os.fstat(stream.fileno())
    return state.st_size, state.st_mtime_ns

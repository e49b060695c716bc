"""What a run has done so far, in a file beside its output, so that nothing done is lost and a later run can go on.

The first line says which work the file belongs to. Then comes one line a page: its tally, and the rows it became, all
JSON and parted by tabs, which JSON never holds bare. A line without its end was cut off and does not count.
"""

from __future__ import annotations

import contextlib
import json
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Self

from attrs import define, field

from policytext.files.types import OutputError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from types import TracebackType

SUFFIX = ".partial"


def line(tally: Mapping[str, Any], rows: Sequence[bytes]) -> bytes:
    r"""Return the line of one page.

    >>> line({"failures": 0}, [b'{"a": 1}', b'{"a": 2}'])
    b'{"failures": 0}\t{"a": 1}\t{"a": 2}\n'
    """
    return b"\t".join([json.dumps(tally).encode("ascii"), *rows]) + b"\n"


def rows(line: bytes) -> list[bytes]:
    """Return the rows of a line."""
    return line.removesuffix(b"\n").split(b"\t")[1:]


def tally(line: bytes) -> dict[str, Any]:
    """Return the tally of a line."""
    found: dict[str, Any] = json.loads(line.partition(b"\t")[0])
    return found


@define
class Spool:
    """The file of a run: open it with ``with``, append the line of each page, read them all back.

    Attributes:
        output: the file that is to be written; the spool is ``OUTPUT.partial``.
        work: what tells this run from any other; a run goes on only with its own.
        resumes: whether a spool that is there is gone on with.
        done: how many pages it holds.

    Raises:
        OutputError: a spool is there and ``resumes`` is false, or it is of other work, or writing fails.
    """

    output: str
    work: str
    resumes: bool = False
    done: int = field(init=False, default=0)
    _stream: IO[bytes] = field(init=False)

    @property
    def path(self) -> Path:
        """Where it is."""
        return Path(f"{self.output}{SUFFIX}")

    def __enter__(self) -> Self:
        with self._naming_the_file():
            self.path.parent.mkdir(parents=True, exist_ok=True)
            if self.resumes and self.path.exists():
                self._stream = self.path.open("r+b")
                self._go_on()
            else:
                self._stream = self._new()
                self._stream.write(self._head)
            self._stream.flush()
        return self

    def append(self, line: bytes) -> None:
        """Add the line of one page; it is in the file when this returns."""
        with self._naming_the_file():
            self._stream.write(line)
            self._stream.flush()
        self.done += 1

    def lines(self) -> Iterator[bytes]:
        """Yield the line of each page."""
        with self._naming_the_file(), self.path.open("rb") as stream:
            next(stream)
            yield from stream

    def remove(self) -> None:
        """Delete the file, when all of it stands in the output."""
        self._stream.close()
        self.path.unlink()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        with contextlib.suppress(OSError):  # a full disk fails a second time; every line was flushed when it was added
            self._stream.close()

    @property
    def _head(self) -> bytes:
        return json.dumps({"policytext": self.work}).encode("ascii") + b"\n"

    def _new(self) -> IO[bytes]:
        try:
            return self.path.open("xb")
        except FileExistsError:
            raise OutputError(
                f"{self.path}: an interrupted run left it; go on from it with --resume, or delete it to start again"
            ) from None

    def _go_on(self) -> None:
        """Count what is there, and cut off what is not whole."""
        head = self._stream.readline()
        if head != self._head and head.endswith(b"\n"):
            self._stream.close()
            raise OutputError(
                f"{self.path}: left by a run with other inputs, options or version; delete it to start again"
            )
        end = len(head) if head == self._head else 0
        for line in self._stream if end else ():
            if not line.endswith(b"\n"):
                break
            end += len(line)
            self.done += 1
        self._stream.seek(end)
        self._stream.truncate()
        if not end:
            self._stream.write(self._head)

    @contextlib.contextmanager
    def _naming_the_file(self) -> Iterator[None]:
        try:
            yield
        except OutputError:
            raise
        except OSError as error:
            raise OutputError(f"{self.path}: cannot be written ({error.strerror})") from None

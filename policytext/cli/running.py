"""One run of a command: pages in, rows out, and whatever may go wrong in between."""

from __future__ import annotations

import contextlib
import hashlib
import json
import signal
import tempfile
from collections import deque
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer
from attrs import frozen
from rich.console import Console

import policytext
from policytext import files, workers
from policytext.cli import messages
from policytext.cli.exit_codes import FAILED, INTERRUPTED
from policytext.cli.summary import Summary
from policytext.errors import MissingExtraError, PolicyTextError, PoolError
from policytext.files import Page, outputs, paths, spool

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from policytext.cli.options import Request
    from policytext.cli.tasks import Task
    from policytext.files import Failure, InputError
    from policytext.files.outputs import Format, Writer


class _StoppedError(PolicyTextError):
    """A page failed, and the user asked to stop then."""


def chosen_format(request: Request) -> Format:
    """Return the format to write; a usage error where there is none, or its package is missing."""
    try:
        chosen = outputs.format_of(request.output, request.format)
    except (ValueError, MissingExtraError) as error:
        raise typer.BadParameter(messages.printable(str(error))) from None
    if chosen in ("parquet", "stata") and not outputs.is_regular(request.output):
        raise typer.BadParameter(f"{chosen} files cannot be streamed: name a file with --output")
    return chosen


def run(task: Task, request: Request, settings: list[Any], *, write: Writer | None = None) -> None:
    """Do the task for every page and write the output; end the command with its exit code.

    Args:
        task: what becomes of a page.
        request: what the user asked for.
        settings: what, beside the request, the rows depend on.
        write: writes the output from the lines of the spool; the format of the request does if left out.
    """
    chosen = chosen_format(request)
    if request.resume and (files.STANDARD_STREAM in request.paths or not outputs.is_regular(request.output)):
        raise typer.BadParameter("--resume needs input that can be read again and a file as output")
    found = files.find(request.paths)
    work = _Run(task, request, found, fingerprint(request, settings, found), write or _writer(task, chosen))
    _raise_interrupts()
    with _ending_in_good_order(request.output):
        outputs.check(request.output, (file for file in found if isinstance(file, str)))
        summary = work.replacing() if outputs.is_regular(request.output) else work.passing_on()
    if request.output != files.STANDARD_STREAM:
        if summary.mentions:
            Console().print(summary.table())
        messages.tell(summary.line(request.output))
    if request.verbose:
        messages.note(summary.timing())
    if summary.failures:
        raise typer.Exit(FAILED)


@contextlib.contextmanager
def _ending_in_good_order(output: str) -> Iterator[None]:
    """Say why the work broke off, and end the command with its exit code."""
    try:
        yield
    except (files.OutputError, PoolError) as error:
        messages.complain(error)
        if output == files.STANDARD_STREAM:
            messages.give_up_standard_output()
        raise typer.Exit(FAILED) from None
    except _StoppedError:
        messages.note(_unfinished("stopped", output))
        raise typer.Exit(FAILED) from None
    except KeyboardInterrupt:
        messages.note(_unfinished("interrupted", output))
        raise typer.Exit(INTERRUPTED) from None


def _raise_interrupts() -> None:
    """Let an interrupt raise, which ``main`` keeps from it until there is something to end in good order."""
    if callable(signal.getsignal(signal.SIGINT)):
        signal.signal(signal.SIGINT, signal.default_int_handler)


def fingerprint(request: Request, settings: list[Any], found: Iterable[str | InputError]) -> str:
    """Return what tells a run from any that would write other rows: version, options, and the state of every input."""
    states = [(str(file), *_state(file)) for file in found]
    named = [request.text_field, request.id_field, request.encoding, request.vocabulary]
    named += [request.favor, str(request.reference_date)]
    tables = (request.units, request.organizations, request.titles, request.patterns)
    states += [(table, *_state(table)) for table in tables if table]
    content = json.dumps([policytext.__version__, settings, named, states], sort_keys=True)
    return hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()


def _state(file: str | InputError) -> tuple[int, int]:
    if not isinstance(file, str) or not paths.is_file(file):
        return (0, 0)
    state = Path(file).stat()
    return state.st_size, state.st_mtime_ns


def _writer(task: Task, chosen: Format) -> Writer:
    return outputs.write_lines if chosen == "jsonl" else partial(outputs.write_table, chosen, task.columns)


def _unfinished(what: str, output: str) -> str:
    kept = Path(f"{output}{spool.SUFFIX}")
    if outputs.is_regular(output) and paths.exists(str(kept)):
        return f"{what}; what is done is kept in {kept}: go on from it with --resume"
    return what


@frozen
class _Run:
    task: Task
    request: Request
    found: list[str | InputError]
    fingerprint: str
    write: Writer

    def replacing(self) -> Summary:
        """Write a file that takes the place of the old one at once, by way of a spool that outlives a broken run."""
        output = self.request.output
        with spool.Spool(output, self.fingerprint, resumes=self.request.resume) as kept:
            for line in self._lines(skip=kept.done):
                kept.append(line)
            with outputs.replacing(output) as stream:
                self.write(kept.lines, stream)
            summary = Summary.of(kept.lines())
            kept.remove()
        return summary

    def passing_on(self) -> Summary:
        """Write to standard output, a pipe or a device: JSON Lines at once, a table when all its rows are known."""
        summary = Summary()
        with outputs.passing_on(self.request.output) as stream:
            if self.write is outputs.write_lines:
                for line in self._lines():
                    outputs.write_lines(lambda line=line: [line], stream)  # type: ignore[misc]
                    summary.add(line)
                return summary
            with tempfile.TemporaryFile() as kept:
                with outputs.naming(tempfile.gettempdir()):
                    for line in self._lines():
                        kept.write(line)
                        summary.add(line)
                    kept.flush()

                def lines() -> Iterable[bytes]:
                    kept.seek(0)
                    return kept

                self.write(lines, stream)
        return summary

    def _lines(self, *, skip: int = 0) -> Iterator[bytes]:
        """Yield the line of each page behind the first ``skip``; say what failed, and move the progress bar."""
        sizes: deque[int] = deque()

        def measured(pages: Iterator[Page | Failure]) -> Iterator[Page | Failure]:
            for page in pages:
                sizes.append(page.size_bytes)
                yield page

        request = self.request
        reading = files.Reading(text_field=request.text_field, id_field=request.id_field, encoding=request.encoding)
        bar, advance = messages.progress("pages", files.size_bytes(self.found))
        with bar:
            pages = measured(files.read(self.found, reading))
            for _ in islice(pages, skip):
                advance(sizes.popleft())
            failures = 0
            work = partial(workers.each, self.task)
            for line in workers.in_order(work, pages, processes=request.jobs, size=_characters):
                if error := spool.tally(line).get("error"):
                    failures += 1
                    _report(error, failures)
                    if request.errors == "fail":
                        raise _StoppedError
                yield line
                advance(sizes.popleft())
                workers.settle()


def _characters(item: Page | Failure) -> int:
    return len(item.text) if isinstance(item, Page) else len(item.message)


def _report(error: str, count: int) -> None:
    if count <= messages.SHOWN_FAILURES:
        messages.complain(error)
    elif count == messages.SHOWN_FAILURES + 1:
        messages.note("more pages failed; the column error of the output says why")

"""The ``policytext`` command."""

from __future__ import annotations

import os
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer
from attrs import Factory, define
from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn
from rich.table import Table

import policytext
from policytext import files
from policytext.analyzer import Analyzer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policytext.document import Document

FAILED, INTERRUPTED = 1, 130
RESULT_FIELD = "policytext"
_PAGES_SHOWN = 40
_QUOTED = 2

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    help="Facts with provenance from messy Chinese industrial-policy pages.",
)
messages = Console(stderr=True, soft_wrap=True, highlight=False)


def main() -> None:
    """Run the command; the entry point of the package."""
    try:
        app()
    except BrokenPipeError:
        _give_up_standard_output()
        sys.exit(FAILED)


def _give_up_standard_output() -> None:
    """Keep Python from complaining a second time when it flushes an output that nobody can take."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _print_version(asked: bool) -> None:  # noqa: FBT001 - the signature that typer calls
    if asked:
        typer.echo(f"policytext {policytext.__version__}")
        raise typer.Exit


@app.callback()
def options(
    *,
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and exit.")
    ] = False,
) -> None:
    """Hold the options that stand before a sub-command."""


@app.command()
def analyze(
    paths: Annotated[
        list[str], typer.Argument(metavar="PATH...", help="Files (.txt, .jsonl), folders, or - for standard input.")
    ],
    *,
    output: Annotated[
        str, typer.Option("--output", "-o", metavar="FILE", help="JSON Lines to write; - is standard output.")
    ] = files.STANDARD_STREAM,
    text_field: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="Field of a .jsonl line that holds its text.", show_default="text"),
    ] = None,
    vocabulary: Annotated[
        Literal["tw", "hk"] | None, typer.Option(help="Also replace words of Taiwan or Hong Kong usage.")
    ] = None,
) -> None:
    """Find every amount and area of the given pages and write one JSON line a page.

    Offsets count code points of the page as it was given. The exit code is 1 when a file could not be read; the others
    are done all the same.
    """
    found = files.find(paths)
    analyzer = Analyzer(vocabulary=vocabulary)
    summary = Summary()
    try:
        _refuse_overwriting(found, output)
        with files.Output(output) as lines:
            for item in _with_progress(found, text_field):
                if isinstance(item, files.InputError):
                    summary.failures += 1
                    _complain(item)
                    continue
                document = analyzer(item.text)
                lines.write_line({**item.fields, RESULT_FIELD: document.to_dict()})
                summary.add(str(item.fields.get("path", summary.pages + 1)), document)
    except files.OutputError as error:
        _complain(error)
        if output == files.STANDARD_STREAM:
            _give_up_standard_output()
        raise typer.Exit(FAILED) from None
    except KeyboardInterrupt:
        messages.print("interrupted; nothing was written")
        raise typer.Exit(INTERRUPTED) from None
    if output != files.STANDARD_STREAM:
        Console().print(summary.table())
        Console(soft_wrap=True).print(summary.line(output))
    if summary.failures:
        raise typer.Exit(FAILED)


def _with_progress(
    found: list[str | files.InputError], text_field: str | None
) -> Iterator[files.Item | files.InputError]:
    """Pass on what ``files.read`` yields, with a bar on standard error where that is a terminal."""
    columns = (TextColumn("{task.completed:,.0f} bytes"), BarColumn(), TaskProgressColumn(), TimeRemainingColumn())
    with Progress(*columns, console=messages, transient=True, disable=not messages.is_terminal) as progress:
        task = progress.add_task("analyze", total=files.size_bytes(found))
        for item in files.read(found, text_field=text_field):
            yield item
            if isinstance(item, files.Item):
                progress.advance(task, item.size_bytes)


def _refuse_overwriting(found: list[str | files.InputError], output: str) -> None:
    if output == files.STANDARD_STREAM or not Path(output).exists():
        return
    for file in found:
        if isinstance(file, str) and Path(file).exists() and Path(file).samefile(output):
            raise files.OutputError(f"{output}: is one of the inputs; name another output")


def _complain(error: Exception) -> None:
    messages.print(f"[red]error:[/red] {_shown(str(error))}")


def _shown(text: str) -> str:
    """Return text that any terminal can print: no markup of its own, stray bytes of file names escaped."""
    return escape(text.encode("utf-8", "backslashreplace").decode("utf-8"))


def _pages(count: int) -> str:
    return f"{count:,} page{'' if count == 1 else 's'}"


@define
class Summary:
    """What the run found, for the table on the terminal."""

    pages: int = 0
    failures: int = 0
    characters: int = 0
    kinds: Counter[str] = Factory(Counter)
    rows: list[tuple[str, Counter[str], list[str]]] = Factory(list)

    def add(self, name: str, document: Document) -> None:
        """Count one page, and keep what its row of the table needs if the table still has room."""
        kinds = Counter(quantity.kind for quantity in document.quantities)
        self.pages += 1
        self.characters += len(document.source)
        self.kinds += kinds
        if len(self.rows) < _PAGES_SHOWN:
            quoted = [quantity.phrase.text for quantity in document.quantities if quantity.kind in ("money", "area")]
            self.rows.append((name, kinds, quoted[:_QUOTED]))

    def table(self) -> Table:
        """Return one row a page, the first pages only, and the totals."""
        table = Table(show_footer=True)
        table.add_column("page", footer=_pages(self.pages), no_wrap=True)
        for kind in ("money", "area"):
            table.add_column(kind, footer=f"{self.kinds[kind]:,}", justify="right", no_wrap=True)
        table.add_column("other", footer=f"{self._others(self.kinds):,}", justify="right", no_wrap=True)
        table.add_column("first found")
        for name, kinds, quoted in self.rows:
            counts = (str(kinds["money"]), str(kinds["area"]), str(self._others(kinds)))
            table.add_row(_shown(Path(name).name), *counts, _shown("  ".join(quoted)))
        if self.pages > len(self.rows):
            table.add_row(f"… {self.pages - len(self.rows):,} more", "", "", "", "")
        return table

    def line(self, output: str) -> str:
        """Return the one line that says what was done."""
        failed = f", {self.failures:,} could not be read" if self.failures else ""
        return _shown(f"{_pages(self.pages)}, {self.characters:,} characters{failed}; written to {output}")

    @staticmethod
    def _others(kinds: Counter[str]) -> int:
        return kinds.total() - kinds["money"] - kinds["area"]

"""The sub-command that puts claims to a page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import typer
from attrs import frozen

from policytext import files
from policytext.cli import messages
from policytext.cli.exit_codes import FAILED
from policytext.files import InputError, Page, jsonl, outputs, spool
from policytext.files.sources import opened
from policytext.verification import AskedPage, Verdict, claims_in
from policytext.verification.rows import COLUMNS, row

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from policytext.analyzer import Analyzer
    from policytext.files.outputs import Format

_TYPES = {"start": "integer", "end": "integer"}


@frozen(kw_only=True)
class Check:
    """What is asked of the command.

    Attributes:
        page: the file of the page.
        claims: the file of the claims, one JSON object a line; None for none.
        summary: a file of text whose claims are checked; None for none.
        output: where the rows go.
        format: in which format.
        analyzer: what reads the page.
    """

    page: str
    claims: str | None
    summary: str | None
    output: str
    format: Format
    analyzer: Analyzer


def run(check: Check) -> None:
    """Write one row a claim; end the command with 1 where the page does not bear one out.

    Raises:
        typer.BadParameter: a file cannot be read, or holds more than one page.
    """
    inputs = [name for name in (check.page, check.claims, check.summary) if name is not None]
    try:
        outputs.check(check.output, inputs)
        verdicts = list(_verdicts(check))
        lines = [spool.line({}, [jsonl.dumps(row(verdict))]) for verdict in verdicts]
        _write(check, lines)
    except files.OutputError as error:
        messages.complain(error)
        raise typer.Exit(FAILED) from None
    unsupported = [verdict for verdict in verdicts if not verdict.is_supported]
    if check.output != files.STANDARD_STREAM:
        messages.tell(_summary(verdicts, check.output))
    if unsupported:
        raise typer.Exit(FAILED)


def _verdicts(check: Check) -> Iterator[Verdict]:
    asked = AskedPage(check.analyzer(_text(check.page)))
    if check.claims is not None:
        yield from (_verdict(asked, line) for line in _records(check.claims))
    if check.summary is not None:
        yield from map(asked.verdict, claims_in(_text(check.summary)))


def _verdict(asked: AskedPage, line: jsonl.Line) -> Verdict:
    if isinstance(line.record, InputError):
        return Verdict({"line": line.place}, "unreadable", str(line.record))
    return asked.verdict(line.record)


def _text(name: str) -> str:
    """Return the text of the one page that a file holds."""
    pages = list(files.read(files.find([name])))
    if len(pages) != 1:
        raise typer.BadParameter(messages.printable(f"{name}: {len(pages)} pages; give a file of one"))
    if not isinstance(pages[0], Page):
        raise typer.BadParameter(messages.printable(pages[0].message))
    return pages[0].text


def _records(name: str) -> Iterable[jsonl.Line]:
    try:
        with opened(name) as source:
            return list(jsonl.records(source))
    except (InputError, ValueError) as error:
        raise typer.BadParameter(messages.printable(str(error))) from None
    except OSError as error:
        raise typer.BadParameter(messages.printable(f"{name}: {error.strerror or error}")) from None


def _write(check: Check, lines: list[bytes]) -> None:
    fixed: dict[str, Any] = {name: _TYPES.get(name, "string") for name in COLUMNS}
    is_file = outputs.is_regular(check.output)
    with outputs.replacing(check.output) if is_file else outputs.passing_on(check.output) as stream:
        if check.format == "jsonl":
            outputs.write_lines(lambda: lines, stream)
        else:
            outputs.write_table(check.format, fixed, lambda: lines, stream)


def _summary(verdicts: list[Verdict], output: str) -> str:
    answers = [verdict.answer for verdict in verdicts]
    counts = ", ".join(f"{answers.count(answer):,} {answer}" for answer in dict.fromkeys(answers))
    return f"{messages.counted(len(answers), 'claim')}{': ' * bool(answers)}{counts}; written to {output}"

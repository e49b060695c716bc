"""The sub-commands: what each is called, what it takes, and what it sets going.

What works on pages is imported by the commands themselves, so that help is quick.
"""

from __future__ import annotations

import sys
from functools import partial
from importlib import resources
from typing import TYPE_CHECKING, Annotated

import typer
from attrs import evolve

import policytext
from policytext.cli import messages, running
from policytext.cli.exit_codes import FAILED
from policytext.cli.options import FactKind, Request, takes_request
from policytext.files import STANDARD_STREAM, OutputError
from policytext.files.outputs import Format, naming

if TYPE_CHECKING:
    from collections.abc import Iterable

    from policytext.analyzer import Analyzer

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    help="Facts with provenance from messy Chinese industrial-policy pages.",
)


def main() -> None:
    """Run the command, whose reader may go away, and whose standard output may be a full disk."""
    try:
        with naming(STANDARD_STREAM):
            app()
    except BrokenPipeError:
        messages.give_up_standard_output()
        sys.exit(FAILED)
    except OutputError as error:
        messages.complain(error)
        messages.give_up_standard_output()
        sys.exit(FAILED)


def _print_version(asked: bool) -> None:  # noqa: FBT001 - the signature that typer calls
    if asked:
        typer.echo(f"policytext {policytext.__version__}")
        raise typer.Exit


@app.callback()
def common(
    *,
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and exit.")
    ] = False,
) -> None:
    """Hold the options that stand before a sub-command."""


@app.command()
@takes_request()
def analyze(request: Request) -> None:
    """Find everything that the pages say, and write one row a page.

    In JSON Lines a row holds the whole document; its offsets count characters of the page as it was given. In a table
    a row holds what was counted: "policytext rows" writes the facts.
    """
    from policytext.cli.tasks import Analyze  # noqa: PLC0415

    flat = running.chosen_format(request) != "jsonl"
    running.run(Analyze(analyzer=_analyzer(request), timed=request.verbose, flat=flat), request, ["analyze", flat])


@app.command()
@takes_request()
def clean(request: Request) -> None:
    """Write the article of each page, its script repaired, without menus, captions, notices and the like."""
    from policytext.cli.tasks import Rewrite  # noqa: PLC0415

    analyzer = _analyzer(request, components=["boilerplate"])
    task = Rewrite(analyzer=analyzer, timed=request.verbose, text_field=request.text_name, part="body")
    running.run(task, request, ["clean"])


@app.command()
@takes_request()
def normalize(request: Request) -> None:
    """Write the whole text of each page with its script repaired: Simplified characters, no glosses, half-width."""
    from policytext.cli.tasks import Rewrite  # noqa: PLC0415

    task = Rewrite(
        analyzer=_analyzer(request, components=[]),
        timed=request.verbose,
        text_field=request.text_name,
        part="normalized",
    )
    running.run(task, request, ["normalize"])


@app.command()
@takes_request()
def rows(
    request: Request,
    *,
    of: Annotated[
        FactKind, typer.Option(help="Which facts; what stands outside the article is left out.")
    ] = "quantities",
) -> None:
    """Write one row for each fact, with the page and the place that it comes from."""
    from policytext.cli.tasks import Rows  # noqa: PLC0415

    running.run(Rows(analyzer=_analyzer(request), timed=request.verbose, kind=of), request, ["rows", of])


@app.command()
@takes_request(without=["format", "verbose"])
def report(
    request: Request, *, title: Annotated[str, typer.Option(metavar="TEXT", help="Title of the report.")] = "policytext"
) -> None:
    """Show the pages and what they say on one HTML page, to open in a browser."""
    from policytext.cli.tasks import Analyze, html_report  # noqa: PLC0415

    request = evolve(request, format="jsonl")
    running.run(Analyze(analyzer=_analyzer(request)), request, ["report"], write=partial(html_report, title=title))


@app.command()
def verify(
    *,
    page: Annotated[str, typer.Argument(metavar="PAGE", help="File of the page, or - for standard input.")],
    claims: Annotated[
        str | None, typer.Argument(metavar="[CLAIMS]", help="File of the claims: one JSON object a line.")
    ] = None,
    summary: Annotated[
        str | None, typer.Option(metavar="FILE", help="Text whose own claims are checked, such as a model's summary.")
    ] = None,
    output: Annotated[
        str, typer.Option("--output", "-o", metavar="FILE", help="File to write; - is standard output.")
    ] = STANDARD_STREAM,
    format: Annotated[  # noqa: A002 - the name of the option
        Format | None, typer.Option(help="Format to write.", show_default="by the ending of the output")
    ] = None,
) -> None:
    """Check what is claimed of a page, and write one row a claim: the answer, the evidence and what differs.

    The exit code is 1 where the page does not bear out a claim.
    """
    from policytext.cli import checking  # noqa: PLC0415

    if (claims is None) == (summary is None):
        raise typer.BadParameter("give a file of claims, or a text with --summary")
    if page == STANDARD_STREAM in (claims, summary):
        raise typer.BadParameter("only one of the files can be standard input")
    request = Request(paths=[page], output=output, format=format)
    check = checking.Check(
        page=page,
        claims=claims,
        summary=summary,
        output=output,
        format=running.chosen_format(request),
        analyzer=_analyzer(request),
    )
    checking.run(check)


@app.command()
def schema() -> None:
    """Print the JSON Schema of a document, the field "policytext" of the rows that "analyze" writes."""
    typer.echo(resources.files("policytext").joinpath("data", "document.schema.json").read_text("utf-8"), nl=False)


def _analyzer(request: Request, *, components: Iterable[str] | None = None) -> Analyzer:
    from policytext.analyzer import COMPONENTS, Analyzer  # noqa: PLC0415
    from policytext.cli import user_tables  # noqa: PLC0415

    return Analyzer(
        components=COMPONENTS if components is None else components,
        vocabulary=request.vocabulary,
        favor=request.favor,
        patterns=user_tables.patterns(request.patterns),
        reference_date=request.reference_date and request.reference_date.date(),
        units=user_tables.units(request.units),
        lexicon=user_tables.lexicon(organizations=request.organizations, titles=request.titles),
    )

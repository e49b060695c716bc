"""The options that the sub-commands share, and how they reach a command: as one request."""

# Annotations are needed as values here: typer reads them to make the options.

import inspect
from collections.abc import Callable, Container
from datetime import datetime
from functools import wraps
from typing import Annotated, Any, Literal

import typer
from attrs import fields, frozen

from policytext.files import STANDARD_STREAM
from policytext.files.outputs import Format
from policytext.files.reading import SUFFIXES, check_encoding
from policytext.files.records import DEFAULT_TEXT_FIELD

FactKind = Literal["quantities", "officials", "organizations", "projects", "segments"]
"""``policytext.records.Kind``, said again so that help need not load all components."""


def _known_encoding(encoding: str | None) -> str | None:
    try:
        check_encoding(encoding)
    except LookupError:
        raise typer.BadParameter(f"there is no encoding {encoding!r}") from None
    return encoding


@frozen(kw_only=True)
class Request:
    """What is asked of every command that works on pages."""

    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="PATH", help=f"Files ({', '.join(SUFFIXES)}), folders, patterns, or - for standard input."
        ),
    ]
    output: Annotated[
        str, typer.Option("--output", "-o", metavar="FILE", help="File to write; - is standard output.")
    ] = STANDARD_STREAM
    format: Annotated[
        Format | None, typer.Option("--format", help="Format to write.", show_default="by the ending of the output")
    ] = None
    text_field: Annotated[
        str | None,
        typer.Option(
            metavar="NAME", help="Field or column that holds the text of a page.", show_default=DEFAULT_TEXT_FIELD
        ),
    ] = None
    id_field: Annotated[
        str | None,
        typer.Option(
            metavar="NAME", help="Field or column that names a page.", show_default="document_id, or the place"
        ),
    ] = None
    encoding: Annotated[
        str | None,
        typer.Option(
            metavar="NAME", help="Encoding of all files.", show_default="recognised", callback=_known_encoding
        ),
    ] = None
    errors: Annotated[
        Literal["skip", "fail"],
        typer.Option(help="Go on after a page that fails (its row says why), or stop at the first."),
    ] = "skip"
    vocabulary: Annotated[
        Literal["tw", "hk"] | None, typer.Option(help="Also replace words of Taiwan or Hong Kong usage.")
    ] = None
    favor: Annotated[
        Literal["precision", "balanced", "recall"],
        typer.Option(help="Keep as the article only what surely is, or all that may be."),
    ] = "balanced"
    reference_date: Annotated[
        datetime | None,
        typer.Option(formats=["%Y-%m-%d"], help="Day that 去年 counts from on a page that does not say its own."),
    ] = None
    units: Annotated[
        str | None,
        typer.Option(
            metavar="TABLE", help="Units to know besides: columns surface, kind, unit, factor, parted by tabs."
        ),
    ] = None
    organizations: Annotated[
        str | None, typer.Option(metavar="TABLE", help="Organizations to know besides: a column surface.")
    ] = None
    titles: Annotated[
        str | None, typer.Option(metavar="TABLE", help="Posts and ranks to know besides: a column surface.")
    ] = None
    patterns: Annotated[
        str | None,
        typer.Option(metavar="TABLE", help="Lines to know: columns words, place (line, head, end, within), label."),
    ] = None
    jobs: Annotated[int, typer.Option("--jobs", "-j", min=1, max=256, metavar="N", help="Processes to work in.")] = 1
    resume: Annotated[
        bool, typer.Option("--resume", help="Go on from the .partial file that an interrupted run left.")
    ] = False
    verbose: Annotated[
        bool, typer.Option("--verbose", help="Also measure each component; takes several times as long.")
    ] = False

    @property
    def text_name(self) -> str:
        """The field of the text, the usual one where none is named."""
        return self.text_field or DEFAULT_TEXT_FIELD


def takes_request(*, without: Container[str] = ()) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Give a command the options of ``Request`` in front of its own; they reach it as its first argument.

    Args:
        without: the options that the command does not have.
    """
    shared = {name: option for name, option in inspect.signature(Request).parameters.items() if name not in without}

    def decorate(command: Callable[..., None]) -> Callable[..., None]:
        @wraps(command)
        def with_request(**given: Any) -> None:
            request = Request(**{name: given.pop(name) for name in shared})
            command(request, **given)

        _, *own = inspect.signature(command, eval_str=True).parameters.values()
        parameters = [*(_parameter(name, option) for name, option in shared.items()), *own]
        with_request.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
        with_request.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
        return with_request

    return decorate


def _parameter(name: str, parameter: inspect.Parameter) -> inspect.Parameter:
    return parameter.replace(annotation=getattr(fields(Request), name).type)

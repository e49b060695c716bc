"""Tables of the user's, in the form of the library's own: UTF-8, ``#`` comments, a header, cells parted by tabs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from policytext import quantities, tables
from policytext.boilerplate import LinePatterns
from policytext.cli.messages import printable
from policytext.entities.lexicon import Lexicon
from policytext.errors import PolicyTextError

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeVar

    T = TypeVar("T")


def units(path: str | None) -> quantities.Units | None:
    """Return the units of the library and those of a table; None where there is none.

    Raises:
        BadParameter: the table cannot be read; the message begins with its name and line.
    """
    return None if path is None else _read(path, quantities.standard_units().with_table)


def lexicon(*, organizations: str | None, titles: str | None) -> Lexicon | None:
    """Return the names that the tables list; None where there is no table.

    Raises:
        BadParameter: a table cannot be read; the message begins with its name and line.
    """
    if organizations is None and titles is None:
        return None
    return Lexicon(organizations=_surfaces(organizations), titles=_surfaces(titles))


def patterns(path: str | None) -> LinePatterns | None:
    """Return the patterns of lines that a table lists; None where there is none.

    Raises:
        BadParameter: the table cannot be read; the message begins with its name and line.
    """
    return None if path is None else _read(path, LinePatterns.from_table)


def _surfaces(path: str | None) -> list[str]:
    if path is None:
        return []
    return _read(path, lambda text, name: [row["surface"] for row in tables.parse(text, name, ("surface",))])


def _read(path: str, parse: Callable[[str, str], T]) -> T:
    try:
        return parse(Path(path).read_bytes().decode("utf-8-sig"), path)
    except UnicodeDecodeError as error:
        raise typer.BadParameter(
            printable(f"{path}: not UTF-8 at byte {error.start}; convert the table to UTF-8")
        ) from None
    except PolicyTextError as error:
        raise typer.BadParameter(printable(str(error))) from None
    except (OSError, ValueError) as error:
        raise typer.BadParameter(printable(f"{path}: {getattr(error, 'strerror', None) or error}")) from None

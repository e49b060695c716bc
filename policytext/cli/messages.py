"""What the command says to the person in front of it: on standard error, but for what it has done."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

if TYPE_CHECKING:
    from collections.abc import Callable

SHOWN_FAILURES = 20


def console() -> Console:
    """Return the console of messages."""
    return Console(stderr=True, soft_wrap=True, highlight=False)


def complain(message: object) -> None:
    """Write one line that says what went wrong."""
    console().print(f"[red]error:[/red] {shown(str(message))}")


def note(message: str) -> None:
    """Write one line that is no error."""
    console().print(shown(message))


def tell(message: str) -> None:
    """Write one line to standard output: what was done."""
    Console(soft_wrap=True, highlight=False).print(shown(message))


def shown(text: str) -> str:
    """Return markup for ``rich`` that shows a text as it stands, printable."""
    return escape(printable(text))


def printable(text: str) -> str:
    r"""Return text that any terminal can print: line breaks and stray bytes of names escaped.

    >>> printable("a\nb[1].txt")
    'a\\nb[1].txt'
    """
    visible = "".join(character if character.isprintable() else ascii(character)[1:-1] for character in text)
    return visible.encode("utf-8", "backslashreplace").decode("utf-8")


def counted(number: int, noun: str, plural: str = "") -> str:
    """Return a number with its noun.

    >>> counted(1, "page"), counted(1200, "page")
    ('1 page', '1,200 pages')
    """
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def progress(name: str, total_bytes: int | None) -> tuple[Progress, Callable[[int], None]]:
    """Return a bar to open with ``with``, and what moves it on by some bytes; it shows on a terminal only."""
    columns = (TextColumn("{task.completed:,.0f} bytes"), BarColumn(), TaskProgressColumn(), TimeRemainingColumn())
    screen = console()
    bar = Progress(*columns, console=screen, transient=True, disable=not screen.is_terminal)
    task = bar.add_task(name, total=total_bytes)
    return bar, lambda size_bytes: bar.advance(task, size_bytes)


def give_up_standard_output() -> None:
    """Keep Python from complaining a second time when it flushes an output that nobody can take."""
    if sys.stdout is not None:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())

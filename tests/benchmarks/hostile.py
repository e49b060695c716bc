"""Texts that make careless patterns slow, each a function from a length in code points to a text of that length."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


def repeat(unit: str, length: int) -> str:
    """Return ``unit`` over and over, cut to ``length`` code points.

    >>> repeat("1,234.5 ", 10)
    '1,234.5 1,'
    """
    return (unit * (length // len(unit) + 1))[:length]


def one_line(length: int) -> str:
    """Return prose without any mark or break."""
    return repeat("各地加快建设产业园区并引进一批重点项目", length)


SHAPES: Mapping[str, Callable[[int], str]] = {
    "digits": partial(repeat, "7"),
    "full-width digits": partial(repeat, "７"),
    "grouped decimals": partial(repeat, "1,234.5 "),
    "decimal points": partial(repeat, "1."),
    "Chinese numerals": partial(repeat, "三千六百"),
    "scales": partial(repeat, "万"),
    "hedges": partial(repeat, "约超过"),
    "units": partial(repeat, "元亩"),
    "ranges": partial(repeat, "3-"),
    "enumeration": partial(repeat, "5、"),
    "dashes": partial(repeat, "—"),
    "blanks": partial(repeat, " "),
    "line breaks": partial(repeat, "\n"),
    "opening parentheses": partial(repeat, "("),
    "gloss-like": partial(repeat, "(chǎn"),
    "false glosses": partial(repeat, "人(zzz)"),
    "doubled glosses": partial(repeat, "產(chǎn)(chǎn)"),
    "ampersands": partial(repeat, "&amp;"),
    "unfinished entities": partial(repeat, "&#1"),
    "lone surrogates": partial(repeat, "\udc00\ud800"),
    "astral characters": partial(repeat, "𠮷"),
    "NUL": partial(repeat, "\0"),
    "one line": one_line,
}

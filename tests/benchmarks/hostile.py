"""Texts that make careless patterns slow, each a function from a length in code points to a text of that length."""

from __future__ import annotations

from functools import partial
from itertools import count
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


NAMES = "云光澄砚栖蓝锦岭溪岚"
"""A character for each digit, so that every number is the name of something."""


def clauses(template: str, joint: str, length: int) -> str:
    """Return one clause after another, each of another ``{name}``, cut to ``length`` code points.

    >>> clauses("{name}县县长", "，", 14)
    '云云云县县长，云云光县县长，'
    """
    made = []
    for number in count():
        name = "".join(NAMES[int(digit)] for digit in f"{number:03}")
        made.append(template.format(name=name) + joint)
        length -= len(made[-1])
        if length <= 0:
            return "".join(made)[: length or None]
    raise AssertionError


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

CLAUSES: Mapping[str, str] = {
    "projects": "{name}光电有限公司{name}通信项目总投资5亿元，占地100亩",
    "officials": "{name}县副县长祝怀瑾",
    "places": "杭州市余杭区{name}镇2023年完成工业投资12.5亿元",
    "bureaus": "{name}县科技局局长周怀砚",
    "parks": "{name}产业园——{name}生产基地",
    "names": "{name}项目",
    "table cells": "{name}项目\t{name}光电有限公司\t5亿元\t100亩",
    "all": "{name}县副县长祝怀瑾、{name}县科技局、{name}项目总投资5亿元、{name}产业园",
}
"""Clauses as pages have them, for ``clauses``."""

JOINTS: Mapping[str, str] = {
    "comma": "，",
    "enumeration": "、",
    "semicolon": "；",
    "nothing": "",
    "break": "\n",
    "tab": "\t",
}
"""What joins them; but for the break all of a text is one line without the end of a sentence."""

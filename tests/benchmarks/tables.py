"""The reader of tables against the reader of the standard library, which checks nothing."""

from __future__ import annotations

import csv
from functools import partial
from typing import TYPE_CHECKING

from .components import Component, Contestant, Race, from_module

if TYPE_CHECKING:
    from .components import Tool

_COLUMNS = ("surface", "kind", "example", "source")


def table(size_bytes: int) -> str:
    """Return a table of about that size: its last row may be cut off, and gives way to line breaks.

    >>> len(table(1_000).encode()), table(1_000).count("\\t")
    (1000, 51)
    """
    header = "\t".join(_COLUMNS) + "\n"
    row = "word{:07}\tmade\t青溪园区占地{}亩。\tpublic knowledge\n"
    rows = (row.format(number, number) for number in range(size_bytes // 50 + 1))
    text = (header + "".join(rows)).encode()[:size_bytes].decode(errors="ignore")
    whole = text[: text.rfind("\n") + 1]
    return whole + "\n" * (size_bytes - len(whole.encode()))


def _ours() -> Tool:
    return partial(_parse, from_module("policytext.tables", "parse"))


def _parse(parse: Tool, text: str) -> object:
    return parse(text, "table.tsv", _COLUMNS)


def _csv(text: str) -> object:
    return list(csv.DictReader(text.split("\n"), delimiter="\t", quoting=csv.QUOTE_NONE))


COMPONENT = Component(
    name="tables",
    ours=Contestant(name="policytext.tables.parse", load=_ours),
    rivals=(Contestant(name="csv.DictReader", load=lambda: _csv),),
    races=(Race(corpus="table", rival="csv.DictReader"),),
    growth=(),
    corpora={"table": table},
)

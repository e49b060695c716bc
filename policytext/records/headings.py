"""Reads the headings of tables: the field of a column, and the unit of its numbers: 总投资（万元）, 单位：亩."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from policytext import quantities, tables, wording
from policytext.late import late
from policytext.records.types import PROJECT_AMOUNTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

COLUMNS = ("word", "field", "example", "source")
FIELDS = ("name", *PROJECT_AMOUNTS, "company", "status", "place", "number", "other")
KINDS = {"total_investment": "money", "output_value": "money", "land_area": "area", "floor_area": "area"}
"""What the fields that hold an amount measure."""

_BLANKS = re.compile(r"[ \t\n\u3000\xa0]+")
_WRITTEN = late(r"\S+")
_MINIMUM_COLUMNS = 2
_UNIT_CHARS = 8
_BEHIND = late(rf"(?:[（(][^（()）\n]{{1,12}}[）)]){{0,3}}|[/／:：-]?[（(]?[^（()）\n]{{1,{_UNIT_CHARS}}}[）)]?")
"""Match what may stand behind the word of a heading: remarks and a unit in brackets, or a unit."""
_PART = late(r"[^（()）/／:：、，,；;-]+")
_UNIT_ALONE = late(rf"[（(]?(?:单位[:：])?(?P<unit>[^（()）:：]{{1,{_UNIT_CHARS}}})[）)]?")
_UNIT_BEHIND = late(r"[（(/／：:-]?(?:单位[:：])?(?P<unit>[^（()）:：]+)[）)]?")
_NAMED_UNITS = late(r"单位[:：](?P<units>[^\n\t|]{1,20})")
_ABOVE_CHARS = 120

Cell = tuple[int, int]
"""Where the text of a cell lies."""


class Column(NamedTuple):
    """What a column holds, the unit of its bare numbers (empty for none), and where its heading lies."""

    field: str
    unit: str
    cell: Cell


def column_of(folded: str, cell: Cell) -> Column | None:
    """Return what a heading stands for: 总投资(亿元), 用 地 面 积, 建筑面积/平方米; None where it is not known.

    >>> column_of("总投资（万元）", (0, 7))
    Column(field='total_investment', unit='万元', cell=(0, 7))
    """
    written = _BLANKS.sub("", folded[cell[0] : cell[1]])
    field = field_of_heading().get(written)
    if field:
        return Column(field, "", cell)
    match = _word().match(written)
    if match is None or not _BEHIND.fullmatch(written, match.end()):
        return None
    unit = unit_in(written[match.end() :])
    is_remark = written[match.end()] in "（("
    return Column(field_of_heading()[match.group()], unit, cell) if unit or is_remark else None


def row_of(folded: str, cells: Iterable[Cell]) -> Mapping[int, Column]:
    """Return the columns of a row where it is the heading of a table of projects; else none.

    A row of labels, each before its value, is none: 项目名称, …, 建设单位, ….
    """
    read = [column_of(folded, cell) for cell in cells]
    known = {n: column for n, column in enumerate(read) if column}
    names_projects = any(column.field == "name" for column in known.values())
    is_labelled = list(known) == list(range(0, len(read), 2)) and len(read) == 2 * len(known)
    return known if names_projects and len(known) >= _MINIMUM_COLUMNS and not is_labelled else {}


def opens_row(folded: str, start: int, end: int) -> bool:
    """Whether a line is the heading of a table, or a label and its value: 序号 项目名称 备注, 总投资：5亿元."""
    label = _word().match(folded, start, end)
    if label is None:
        return False
    cells = [match.span() for match in _WRITTEN.finditer(folded, start, end)]
    is_label = folded.startswith(("：", ":"), label.end()) or column_of(folded, (start, end)) is not None
    return is_label or bool(row_of(folded, cells))


def is_unit(folded: str, cell: Cell) -> bool:
    """Whether a cell holds nothing but a unit, as below a heading: （万元）, 单位：亩."""
    match = _UNIT_ALONE.fullmatch(folded, *cell)
    return match is not None and bool(_kind(match["unit"]))


def units_above(folded: str, start: int) -> Mapping[str, str]:
    """Return the unit of each kind that a line above a table names: 单位：万元、亩."""
    found = list(_NAMED_UNITS.finditer(folded, max(0, start - _ABOVE_CHARS), start))
    return {_kind(unit): unit for unit in _units(found[-1]["units"])} if found else {}


def unit_in(written: str) -> str:
    """Return the unit of money or area in what stands behind the word of a heading; empty for none, or for a rate.

    >>> unit_in("（含税）（单位：万元）"), unit_in("/亩"), unit_in("（万元/亩）")
    ('万元', '亩', '')
    """
    units = (match["unit"].removeprefix("人民币") for match in _UNIT_BEHIND.finditer(written))
    return next((unit for unit in units if _kind(unit)), "")


def _units(written: str) -> Iterator[str]:
    for match in _PART.finditer(written):
        unit = match.group().strip().removeprefix("人民币")
        if _kind(unit):
            yield unit


@lru_cache(maxsize=1 << 8)
def _kind(unit: str) -> str:
    """Return what a unit measures, ``money`` or ``area``; empty for other words and for amounts."""
    if len(unit) > _UNIT_CHARS or unit[0].isdecimal():
        return ""
    found = quantities.find(f"1{unit}")
    is_whole = len(found) == 1 and found[0].end == len(unit) + 1 and found[0].per is None
    return found[0].kind if is_whole and found[0].kind in KINDS.values() else ""


@cache
def field_of_heading() -> Mapping[str, str]:
    """Return what the words at the head of a column or before a value stand for."""
    rows = tables.read("policytext.records", "project_columns.tsv", COLUMNS)
    return {row["word"]: row.choice("field", FIELDS) for row in rows}


@cache
def _word() -> re.Pattern[str]:
    return re.compile(wording.any_of(field_of_heading()))

"""Reads tables of projects whose cells are parted by tabs: each row under a heading with 项目名称 is a project."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from policytext import tables
from policytext.offsets import Span
from policytext.records import project_facts as facts
from policytext.records.ordered import Ordered
from policytext.records.types import PROJECT_AMOUNTS, Location, Project, Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from policytext.quantities import Quantity
    from policytext.records.surroundings import Surroundings

COLUMNS = ("word", "field", "example", "source")
FIELDS = ("name", *PROJECT_AMOUNTS, "company", "status", "place", "other")
_UNIT = re.compile(r"[（(][^（()）]{1,10}[）)]\Z")
_KINDS = {"total_investment": "money", "output_value": "money", "land_area": "area", "floor_area": "area"}
_ROW = re.compile(r"^[^\n\t]*\t[^\n]*", re.MULTILINE)
_MINIMUM_COLUMNS = 2
_MINIMUM_NAME_CHARS = 2

Cell = tuple[int, int]


def find(quantities: Ordered[Quantity], page: Surroundings) -> Iterator[Project]:
    """Yield the projects of the tables of a page, row by row; a heading holds for the rows right below it."""
    if "\t" not in page.folded:
        return
    heading: Mapping[int, str] = {}
    below = 0
    for match in _ROW.finditer(page.folded):
        cells = _cells(match)
        if match.start() != below:
            heading = {}
        below = match.end() + 1
        found = _heading(page.folded, cells)
        if found:
            heading = found
        elif heading:
            project = project_of({field: cells[n] for n, field in heading.items() if n < len(cells)}, quantities, page)
            if project:
                yield project


def _cells(row: re.Match[str]) -> list[Cell]:
    """Return where the cells of a row lie, without the blanks around them; an empty one counts."""
    cells, start = [], row.start()
    for written in row.group().split("\t"):
        first = start + len(written) - len(written.lstrip())
        cells.append((first, first + len(written.strip())))
        start += len(written) + 1
    return cells


def _heading(folded: str, cells: Iterable[Cell]) -> Mapping[int, str]:
    """Return the field of each column where a row is a heading that names projects."""
    words = [_UNIT.sub("", folded[start:end]) for start, end in cells]
    named = {n: field_of_heading()[word] for n, word in enumerate(words) if word in field_of_heading()}
    return named if "name" in named.values() and len(named) >= _MINIMUM_COLUMNS else {}


def project_of(row: Mapping[str, Cell], quantities: Ordered[Quantity], page: Surroundings) -> Project | None:
    """Return the project that a row of named values tells of; None without a name, an amount or a stage."""
    start, end = row.get("name", (0, 0))
    if end - start < _MINIMUM_NAME_CHARS:
        return None
    values: dict[str, Any] = {
        **{field: _amount(quantities, *row[field], _KINDS[field]) for field in PROJECT_AMOUNTS if field in row},
        "status": _status(page, *row["status"]) if "status" in row else None,
    }
    if not any(values.values()):
        return None
    return Project(
        name=Span(start, end, page.text[start:end]),
        company=next(iter(page.bodies.inside(*row["company"])), None) if "company" in row else None,
        location=_location(page, *row["place"]) if "place" in row else None,
        **values,
    )


def _amount(quantities: Ordered[Quantity], start: int, end: int, kind: str) -> Quantity | None:
    inside = quantities.inside(start, end)
    return next((quantity for quantity in inside if quantity.kind == kind and quantity.per is None), None)


def _status(page: Surroundings, start: int, end: int) -> Status | None:
    stages = list(facts.stages(page.folded, start, end, Ordered.of(()), floor=start))
    if not stages:
        return None
    last = stages[-1]
    return Status(Span(last.start, last.end, page.text[last.start : last.end]), last.stage)


def _location(page: Surroundings, start: int, end: int) -> Location | None:
    inside = page.places.inside(start, end)
    return page.location_named(inside[-1], "sentence") if inside else None


@cache
def field_of_heading() -> Mapping[str, str]:
    """Return what the words at the head of a column or before a value stand for."""
    rows = tables.read("policytext.records", "project_columns.tsv", COLUMNS)
    return {row["word"]: row.choice("field", FIELDS) for row in rows}

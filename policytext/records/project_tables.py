"""Makes projects of named values: the cells of a table below their headings, the values of a card behind labels."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from policytext import quantities as amounts
from policytext.late import late
from policytext.offsets import Span
from policytext.quantities import Quantity
from policytext.records import headings, project_stages
from policytext.records import project_facts as facts
from policytext.records import project_words as words
from policytext.records.ordered import Ordered
from policytext.records.types import PROJECT_AMOUNTS, Project, Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from policytext.entities import Organization
    from policytext.records.grids import Grid
    from policytext.records.headings import Cell
    from policytext.records.surroundings import Surroundings
    from policytext.records.types import Location, Park

_MINIMUM_NAME_CHARS = 2
_NUMBER = late(r"[约近超]?[0-9][0-9,，.]{0,20}(?:[-—–~～至][0-9][0-9,，.]{0,20})?[余多]?")


class Value(NamedTuple):
    """What stands in the column of a field, or behind its label: ``unit`` is that of a bare number, empty for none."""

    field: str
    cell: Cell
    heading: Cell
    unit: str = ""


def projects_of(grid: Grid, quantities: Ordered[Quantity], page: Surroundings) -> Iterator[Project]:
    """Yield the projects of a table, row by row."""
    above = headings.units_above(page.folded, grid.start)
    columns = [
        (n, column, column.unit or above.get(headings.KINDS.get(column.field, ""), ""))
        for n, column in grid.columns.items()
    ]
    for cells in grid.rows:
        row = [Value(column.field, cells[n], column.cell, unit) for n, column, unit in columns if n < len(cells)]
        project = project_of(row, quantities, page)
        if project:
            yield project


def project_of(row: Sequence[Value], quantities: Ordered[Quantity], page: Surroundings) -> Project | None:
    """Return the project that named values tell of; None without a name, an amount or a stage."""
    start, end = next((value.cell for value in row if value.field == "name"), (0, 0))
    if end - start < _MINIMUM_NAME_CHARS or page.folded[start:end] in words.words("sum"):
        return None
    told: dict[str, Any] = {
        **{field: _first(_amount(value, quantities, page) for value in _of(row, field)) for field in PROJECT_AMOUNTS},
        "status": _first(_status(page, *value.cell) for value in _of(row, "status")),
    }
    if not any(told.values()):
        return None
    places = [value.cell for value in _of(row, "place")]
    return Project(
        name=Span(start, end, page.text[start:end]),
        company=_first(_company(page, *value.cell) for value in _of(row, "company")),
        location=_first(_location(page, *cell) for cell in places) or page.location_of_page,
        park=_first(_park(page, *cell) for cell in places),
        **told,
    )


def _of(row: Iterable[Value], field: str) -> list[Value]:
    return [value for value in row if value.field == field]


def _first(found: Iterable[Any]) -> Any:
    return next((one for one in found if one is not None), None)


def _amount(value: Value, quantities: Ordered[Quantity], page: Surroundings) -> Quantity | None:
    """Return the amount of a cell: one with a unit of its own, else a bare number in that of the heading."""
    kind, (start, end) = headings.KINDS[value.field], value.cell
    inside = quantities.inside(start, end)
    written = next((quantity for quantity in inside if quantity.kind == kind and quantity.per is None), None)
    if written or inside or not (value.unit and _NUMBER.fullmatch(page.folded, start, end)):
        return written
    read = _read(page.folded[start:end], value.unit)
    if read is None or read.kind != kind:
        return None
    core = Span(start + read.start, min(end, start + read.end), "")
    text = page.text[core.start : core.end]
    return Quantity(
        start=core.start,
        end=core.end,
        text=text,
        normalized=text,
        rule=read.rule,
        value=read.value,
        phrase=Span(start, end, page.text[start:end]),
        role=value.field,
        status="unknown",
        cue=Span(*value.heading, page.text[slice(*value.heading)]),
    )


@lru_cache(maxsize=1 << 10)
def _read(number: str, unit: str) -> Quantity | None:
    """Return the quantity that a bare number with the unit of its heading is."""
    written = f"{number}{unit}"
    found = amounts.find(written)
    return found[0] if len(found) == 1 and found[0].phrase.text == written else None


def _company(page: Surroundings, start: int, end: int) -> Organization | None:
    return next((body for body in page.bodies.inside(start, end) if facts.is_whole(page.folded, body)), None)


def _status(page: Surroundings, start: int, end: int) -> Status | None:
    """Return the last stage that a cell tells; one that lies ahead, or only what comes before one, is a plan."""
    stages = list(project_stages.stages(page.folded, start, end, Ordered.of(()), floor=start))
    if stages:
        last = stages[-1]
        return Status(Span(last.start, last.end, page.text[last.start : last.end]), last.stage)
    ahead = words.pattern("upcoming").search(page.folded, start, end)
    return Status(Span(start, end, page.text[start:end]), "planned") if ahead else None


def _location(page: Surroundings, start: int, end: int) -> Location | None:
    inside = page.places.inside(start, end)
    return page.location_named(inside[-1], "sentence") if inside else None


def _park(page: Surroundings, start: int, end: int) -> Park | None:
    inside = page.parks.inside(start, end)
    return page.park_named(inside[0], "sentence") if inside else None

"""What the sub-commands make of a page: its rows, and the tally for the summary."""

from __future__ import annotations

import json
import time
from typing import IO, TYPE_CHECKING, Any, Literal

from attrs import evolve, frozen

from policytext.cli.summary import COUNTED
from policytext.document import Document
from policytext.files import Failure, Page, jsonl, spool
from policytext.files.types import ID_FIELD
from policytext.records import COLUMNS

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from policytext.analyzer import Analyzer
    from policytext.files.columns import ColumnType
    from policytext.files.outputs import Lines
    from policytext.records import Kind

ERROR_FIELD = "error"
DOCUMENT_FIELD = "policytext"

_CARRIED_PREFIX = "input_"

Row = dict[str, Any]
Cells = list[Row]


@frozen(kw_only=True)
class Task:
    """What to do with each page. Picklable; call it with a page and get the line of the spool.

    Attributes:
        analyzer: what finds.
        timed: whether to measure how long each component takes.
    """

    analyzer: Analyzer
    timed: bool = False

    @property
    def own_columns(self) -> Mapping[str, ColumnType | None]:
        """The columns that a table of this task has, whatever the pages say; None: the type is that of the values."""
        raise NotImplementedError

    def own_cells(self, document: Document) -> Cells:
        """Return the cells of each row that a page becomes."""
        raise NotImplementedError

    def counted(self, document: Document) -> dict[str, int]:
        """Return what the summary counts."""
        return counts(document)

    @property
    def columns(self) -> Mapping[str, ColumnType | None]:
        """All fixed columns: what names the page, the task's own, and what went wrong."""
        return {ID_FIELD: None, **self.own_columns, ERROR_FIELD: "string"}

    def __call__(self, item: Page | Failure) -> bytes:
        """Return the line of a page; one that could not be read or worked on has one row that says why."""
        if isinstance(item, Failure):
            return self._failed(item, item.message)
        try:
            return self._done(item, self.analyzer(item.text))
        except Exception as error:  # noqa: BLE001 - a defect that one page brings out must not cost the others
            return self._failed(item, f"{item.id}: {type(error).__name__}: {error}")

    def _done(self, page: Page, document: Document) -> bytes:
        carried = _carried(page.fields, self.columns)
        rows = [{ID_FIELD: page.id, **cells, **carried} for cells in self.own_cells(document)]
        tally = {"id": str(page.id), "characters": len(page.text), **self.counted(document)}
        if self.timed:
            tally["seconds"] = seconds_by_component(self.analyzer, page.text)
        return spool.line(tally, list(map(jsonl.dumps, rows)))

    def _failed(self, item: Page | Failure, message: str) -> bytes:
        row = {ID_FIELD: item.id, ERROR_FIELD: message, **_carried(item.fields, self.columns)}
        return spool.line({"id": str(item.id), "error": message}, [jsonl.dumps(row)])


@frozen(kw_only=True)
class Analyze(Task):
    """The whole document of each page; in a table, what was counted."""

    flat: bool = False

    @property
    def own_columns(self) -> Mapping[str, ColumnType | None]:
        """The document, or the counts."""
        return (
            dict.fromkeys(("characters", "body_characters", *COUNTED), "integer")
            if self.flat
            else {DOCUMENT_FIELD: None}
        )

    def own_cells(self, document: Document) -> Cells:
        """One row a page."""
        if self.flat:
            return [{"characters": len(document.source), "body_characters": len(document.body), **counts(document)}]
        return [{DOCUMENT_FIELD: document.to_dict()}]


@frozen(kw_only=True)
class Rewrite(Task):
    """Another text for each page: its article, or the whole of it with its script repaired."""

    text_field: str
    part: Literal["body", "normalized"]

    @property
    def own_columns(self) -> Mapping[str, ColumnType | None]:
        """The text, under the name that it has in the input."""
        return {self.text_field: "string"}

    def own_cells(self, document: Document) -> Cells:
        """One row a page."""
        return [{self.text_field: document.body if self.part == "body" else document.normalized.text}]

    def counted(self, _: Document) -> dict[str, int]:
        """Nothing is found."""
        return {}


@frozen(kw_only=True)
class Rows(Task):
    """One row a fact."""

    kind: Kind

    @property
    def own_columns(self) -> Mapping[str, ColumnType | None]:
        """The columns of the kind."""
        return {
            column.name: "number" if column.type == "decimal" else column.type
            for column in COLUMNS[self.kind]
            if column.name != ID_FIELD
        }

    def own_cells(self, document: Document) -> Cells:
        """One row for each fact of the article."""
        return [
            {name: cell for name, cell in row.items() if name != ID_FIELD}
            for row in document.to_rows(self.kind, document_id=None)
        ]


def html_report(lines: Lines, stream: IO[bytes], *, title: str) -> None:
    """Write the report of the documents that the lines of ``Analyze`` hold; pages that failed are left out."""
    from policytext.report import render  # noqa: PLC0415 - loads templates

    rows = (json.loads(row) for line in lines() for row in spool.rows(line))
    documents = ((str(row[ID_FIELD]), Document.from_dict(row[DOCUMENT_FIELD])) for row in rows if DOCUMENT_FIELD in row)
    stream.write(render(documents, title=title).encode("utf-8", "replace"))


def counts(document: Document) -> dict[str, int]:
    """Return how many facts of each sort the article states."""
    return {
        "quantities": sum(quantity.in_body for quantity in document.quantities),
        "officials": sum(official.name.in_body for official in document.officials),
        "organizations": sum(organization.in_body for organization in document.organizations),
    }


def seconds_by_component(analyzer: Analyzer, text: str) -> dict[str, float]:
    """Return how much longer a text takes with each component than with those before it; the script comes first."""
    steps = ("script", *analyzer.components)
    until = [_seconds(evolve(analyzer, components=steps[1:count]), text) for count in range(1, len(steps) + 1)]
    return {name: max(0.0, end - begin) for name, begin, end in zip(steps, [0.0, *until], until, strict=False)}


def _seconds(analyzer: Analyzer, text: str) -> float:
    begin = time.perf_counter()
    analyzer(text)
    return time.perf_counter() - begin


def _carried(fields: Mapping[str, Any], taken: Collection[str]) -> Row:
    """Return the fields of the input; one that is named as a column of ours gets a prefix."""
    carried: Row = {}
    for name, value in fields.items():
        free = name
        while free in taken or free in carried or (free != name and free in fields):
            free = f"{_CARRIED_PREFIX}{free}"
        carried[free] = value
    return carried

"""Shows the facts of a page as a compact table in a notebook."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

_SHOWN = {
    "quantities": ("line", "text", "role", "status", "period", "interval_start", "interval_end", "place", "park"),
    "projects": ("line", "text", "phase", "company", "investment_text", "land_text", "status", "date_text", "place"),
    "officials": ("line", "text", "title", "organization", "place"),
}
"""The columns shown of each kind of row."""
_ROWS = 20


def render(rows_by_kind: Mapping[str, Sequence[Mapping[str, Any]]], title: str | None) -> str:
    """Return HTML with one table for each kind of row that there is, the first rows only; all text is escaped.

    >>> render({"officials": [{"line": 1, "text": "<周>", "title": "局长"}]}, None).count("&lt;周&gt;")
    1
    """
    heading = f"<p><b>{_escaped(title)}</b></p>" if title else ""
    tables = "".join(_table(kind, rows) for kind, rows in rows_by_kind.items() if rows)
    return f"<div>{heading}{tables or '<p>no facts</p>'}</div>"


def _table(kind: str, rows: Sequence[Mapping[str, Any]]) -> str:
    names = [name for name in _SHOWN[kind] if any(row.get(name) is not None for row in rows)]
    head = "".join(f"<th>{name}</th>" for name in names)
    body = "".join(f"<tr>{''.join(_cell(row.get(name)) for name in names)}</tr>" for row in rows[:_ROWS])
    more = f"<p>{len(rows) - _ROWS} more</p>" if len(rows) > _ROWS else ""
    return f"<table><caption>{kind}: {len(rows)}</caption><tr>{head}</tr>{body}</table>{more}"


def _cell(value: object) -> str:
    return f"<td>{'' if value is None else _escaped(str(value))}</td>"


def _escaped(text: str) -> str:
    from html import escape  # noqa: PLC0415 - only a notebook needs it

    return escape(text)

"""What the facts of a page say together: of itself, where and when, and flat rows for tables."""

from policytext.records.columns import COLUMNS, Column, ColumnType, Kind
from policytext.records.finder import find
from policytext.records.sentences import split
from policytext.records.types import (
    NO_METADATA,
    PROJECT_AMOUNTS,
    Context,
    Day,
    Found,
    Interval,
    Location,
    Metadata,
    Park,
    Period,
    Project,
    Records,
    Stage,
    Status,
)

__all__ = [
    "COLUMNS",
    "NO_METADATA",
    "PROJECT_AMOUNTS",
    "Column",
    "ColumnType",
    "Context",
    "Day",
    "Found",
    "Interval",
    "Kind",
    "Location",
    "Metadata",
    "Park",
    "Period",
    "Project",
    "Records",
    "Stage",
    "Status",
    "find",
    "split",
]

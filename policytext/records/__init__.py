"""What the facts of a page say together: sentences, where and when, and flat rows for tables."""

from policytext.records.columns import COLUMNS, Column, ColumnType, Kind
from policytext.records.sentences import split
from policytext.records.types import Context, Found, Interval, Location, Park

__all__ = [
    "COLUMNS",
    "Column",
    "ColumnType",
    "Context",
    "Found",
    "Interval",
    "Kind",
    "Location",
    "Park",
    "split",
]

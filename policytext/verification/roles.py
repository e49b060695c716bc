"""Which roles may be given to one amount, whatever the words: a project's total investment is its contract value."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from policytext import tables

if TYPE_CHECKING:
    from collections.abc import Iterable


def roles_agree(claimed: str | None, found: str | None) -> bool:
    """Whether what is claimed and what is found may be one amount by their roles; None and ``other`` leave it open."""
    if claimed is None or found in (None, "other") or claimed == found:
        return True
    return (claimed, found) in _neighbours() or (found, claimed) in _neighbours()


@cache
def _neighbours() -> frozenset[tuple[str, str]]:
    columns = ("role", "other", "example", "source")
    rows: Iterable[tables.Row] = tables.read(__package__, "neighbours.tsv", columns, key=("role", "other"))
    return frozenset((row["role"], row["other"]) for row in rows)

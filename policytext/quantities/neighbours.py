"""The words that are looked for right beside an amount, a time or another word: 较 in 较2022年, 均 in 均已投用."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Literal, get_args

from policytext import tables

if TYPE_CHECKING:
    from collections.abc import Mapping

Sort = Literal["than", "compared", "event", "all", "joint", "builds", "each"]
COLUMNS = ("sort", "surface", "example", "source")
_SORTS = get_args(Sort)


@cache
def words(sort: Sort) -> tuple[str, ...]:
    """Return the words of a sort.

    >>> words("each")
    ('依次', '分别')
    """
    return _by_sort()[sort]


@cache
def _by_sort() -> Mapping[str, tuple[str, ...]]:
    rows = tables.read("policytext.quantities", "neighbours.tsv", COLUMNS, key=("sort", "surface"))
    found = [(row.choice("sort", _SORTS), row["surface"]) for row in rows]
    return {sort: tuple(surface for other, surface in found if other == sort) for sort in _SORTS}

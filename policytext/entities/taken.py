"""Which stretches of a text are taken already."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


class Taken:
    """The stretches that organizations, or titles, cover already."""

    def __init__(self, stretches: Sequence[tuple[int, int]]) -> None:
        """Take start and end of stretches in order, none touching another."""
        self._starts = [start for start, _ in stretches]
        self._begins = frozenset(self._starts)
        self._ends = [end for _, end in stretches]

    def within(self, start: int, end: int) -> Taken:
        """Return those that have a part between two offsets, as they stand in the text that begins at the first."""
        i, j = bisect_right(self._ends, start), bisect_left(self._starts, end)
        return Taken([(s - start, e - start) for s, e in zip(self._starts[i:j], self._ends[i:j], strict=True)])

    def start_around(self, position: int) -> int | None:
        """Return where the stretch begins that holds the character at a position, None where there is none."""
        i = bisect_right(self._starts, position) - 1
        return self._starts[i] if i >= 0 and self._ends[i] > position else None

    def touches(self, start: int, end: int) -> bool:
        """Whether one shares a character with the stretch from ``start`` to ``end``."""
        i = bisect_left(self._ends, start + 1)
        return i < len(self._starts) and self._starts[i] < end

    def end_before(self, position: int) -> int | None:
        """Return where the last stretch ends that ends at a position or before, None where none does."""
        i = bisect_right(self._ends, position)
        return self._ends[i - 1] if i else None

    def ends_at(self, end: int) -> bool:
        """Whether one ends there."""
        i = bisect_left(self._ends, end)
        return i < len(self._ends) and self._ends[i] == end

    def starts_at(self, start: int) -> bool:
        """Whether one begins there."""
        return start in self._begins

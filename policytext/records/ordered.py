"""Stretches of a text in order, and which of them is nearest to an offset."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from operator import attrgetter
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


class Stretch(Protocol):
    """Anything with a place in the text."""

    @property
    def start(self) -> int:
        """First code point."""

    @property
    def end(self) -> int:
        """One past the last."""


Item = TypeVar("Item", bound=Stretch)

_PLACE = attrgetter("start", "end")


@frozen(eq=False)
class Ordered(Generic[Item]):
    """Stretches of a text in order, found by offset in logarithmic time."""

    items: tuple[Item, ...]
    starts: tuple[int, ...]

    @classmethod
    def of(cls, items: Iterable[Item]) -> Ordered[Item]:
        """Return stretches sorted by their start."""
        return cls.in_order(sorted(items, key=_PLACE))

    @classmethod
    def in_order(cls, items: Iterable[Item]) -> Ordered[Item]:
        """Return stretches that are sorted already."""
        ordered = tuple(items)
        return cls(ordered, tuple([item.start for item in ordered]))

    def inside(self, start: int, end: int) -> tuple[Item, ...]:
        """Return those that begin between two offsets."""
        first = bisect_left(self.starts, start)
        return self.items[first : bisect_left(self.starts, end, first)]

    def last_inside(self, start: int, end: int) -> Item | None:
        """Return the last of ``inside``."""
        index = bisect_left(self.starts, end)
        return self.items[index - 1] if index and self.starts[index - 1] >= start else None

    def beginning_at(self, offset: int) -> Item | None:
        """Return the first of those that begin at an offset."""
        index = bisect_left(self.starts, offset)
        return self.items[index] if index < len(self.starts) and self.starts[index] == offset else None

    def before(self, offset: int, floor: int) -> Iterator[Item]:
        """Yield those that end at or before ``offset`` and begin at or after ``floor``, the nearest first."""
        index = bisect_right(self.starts, offset)
        while index > 0 and self.starts[index - 1] >= floor:
            index -= 1
            if self.items[index].end <= offset:
                yield self.items[index]

    def behind(self, offset: int, ceiling: int) -> Iterator[Item]:
        """Yield those that begin at or after ``offset`` and before ``ceiling``, the nearest first."""
        for index in range(bisect_left(self.starts, offset), bisect_left(self.starts, ceiling)):
            yield self.items[index]

    def last(self, offset: int, floor: int) -> Item | None:
        """Return the first of ``before``."""
        index = bisect_right(self.starts, offset) - 1
        while index >= 0 and self.starts[index] >= floor:
            if self.items[index].end <= offset:
                return self.items[index]
            index -= 1
        return None

    def first(self, offset: int, ceiling: int) -> Item | None:
        """Return the first of ``behind``."""
        index = bisect_left(self.starts, offset)
        return self.items[index] if index < len(self.starts) and self.starts[index] < ceiling else None

    def nearest_within(
        self, start: int, end: int, inner: tuple[int, int], outer: tuple[int, int]
    ) -> tuple[Item | None, bool]:
        """Return ``nearest`` of the inner of two stretches, else of the outer, and whether the inner has one."""
        before = self.last(start, outer[0])
        if before and before.start >= inner[0]:
            return before, True
        behind = self.first(end, outer[1])
        if behind and behind.start < inner[1]:
            return behind, True
        return before or behind, False

    def around(self, start: int, end: int) -> Item | None:
        """Return the last one that begins at or before ``start`` if it reaches to ``end``."""
        index = bisect_right(self.starts, start)
        item = self.items[index - 1] if index else None
        return item if item and item.end >= end else None

    def nearest(self, start: int, end: int, floor: int, ceiling: int) -> Item | None:
        """Return the nearest before ``start``, or if there is none the nearest behind ``end``, between two offsets."""
        return self.last(start, floor) or self.first(end, ceiling)

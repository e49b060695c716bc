"""Bounded caches that cost a dictionary look-up."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

Key = TypeVar("Key")
Result = TypeVar("Result")


class Memo(dict[Key, Result], Generic[Key, Result]):
    """``memo[key]`` is ``function(key)``, worked out once; a full memo is emptied.

    ``functools.lru_cache`` keeps the order of use and so takes five times as long for a result that it holds: too
    long for what is asked once for each number of a page. ``keeps`` says which keys are worth their memory.

    >>> squares = Memo(lambda number: number * number, keeps=lambda number: number < 100, max_size=2)
    >>> squares[3], squares[3], squares[100], len(squares)
    (9, 9, 10000, 1)
    """

    __slots__ = ("_function", "_keeps", "_max_size")

    def __init__(
        self, function: Callable[[Key], Result], *, keeps: Callable[[Key], bool] | None = None, max_size: int = 1 << 15
    ) -> None:
        super().__init__()
        self._function = function
        self._keeps = keeps
        self._max_size = max_size

    def __missing__(self, key: Key) -> Result:
        result = self._function(key)
        if self._keeps is None or self._keeps(key):
            if len(self) >= self._max_size:
                self.clear()
            self[key] = result
        return result


class Recent(dict[Key, "Result | None"], Generic[Key, Result]):
    """What was worked out for the keys asked for last, None for others.

    When ``size`` keys are held they are set aside, and taken back one by one as they are asked for: what is asked for
    often stays, and at most twice as many are held.

    >>> squares = Recent(2)
    >>> squares.keep({2: 4, 3: 9})
    >>> squares[2], squares[5]
    (4, None)
    """

    __slots__ = ("_aside", "_size")

    def __init__(self, size: int) -> None:
        super().__init__()
        self._size = size
        self._aside: dict[Key, Result | None] = {}

    def __missing__(self, key: Key) -> Result | None:
        found = self._aside.get(key)
        if found is not None:
            self._make_room(1)
            self[key] = found
        return found

    def keep(self, results: Mapping[Key, Result]) -> None:
        """Take in results by their keys, the first ``size`` of them if there are more."""
        self._make_room(len(results))
        self.update(islice(results.items(), self._size))

    def _make_room(self, count: int) -> None:
        if len(self) + count > self._size:
            self._aside = dict(self)
            self.clear()

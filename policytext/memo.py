"""A bounded cache that costs a dictionary look-up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

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

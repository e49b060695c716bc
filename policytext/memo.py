"""Bounded caches that cost a dictionary look-up."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

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


class Recent(Generic[Key, Result]):
    """What was worked out for the keys asked for last.

    When ``size`` keys are held they are set aside, and taken back as they are asked for: what is asked for often stays,
    and at most twice as many are held.

    >>> squares = Recent(2)
    >>> squares.keep({2: 4, 3: 9})
    >>> squares.known([2, 5])
    [4, None]
    """

    def __init__(self, size: int) -> None:
        self._size = size
        self._held: dict[Key, Result | None] = {}
        self._aside: dict[Key, Result | None] = {}

    def known(self, keys: Sequence[Key]) -> list[Result | None]:
        """Return what was worked out for each key, None where that is not known."""
        found = list(map(self._held.get, keys))
        aside = self._aside
        again = {key: aside.pop(key, None) for key in aside.keys() & keys}  # None where another thread was faster
        if again:
            self.keep(again)
            found = [again.get(key) if result is None else result for key, result in zip(keys, found, strict=True)]
        return found

    def __len__(self) -> int:
        """Return how many results are held."""
        return len(self._held) + len(self._aside)

    def keep(self, results: Mapping[Key, Result | None]) -> None:
        """Take in results by their keys, the first ``size`` of them if there are more."""
        if len(self._held) + len(results) > self._size:
            self._held, self._aside = {}, self._held
        self._held.update(islice(results.items(), self._size))

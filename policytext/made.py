"""Results that are worked out when they are first asked for, each once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

Key = TypeVar("Key")
Result = TypeVar("Result")


class Made(dict[Key, Result], Generic[Key, Result]):
    """``made[key]`` is ``make(key)``, kept for good: for keys of which there are only so many, as rows of a table.

    To look up many keys of a text with ``map`` takes half the time that ``functools.cache`` takes.

    >>> squares = Made(lambda number: number * number)
    >>> list(map(squares.__getitem__, [3, 4, 3])), len(squares)
    ([9, 16, 9], 2)
    """

    __slots__ = ("_make",)

    def __init__(self, make: Callable[[Key], Result]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, key: Key) -> Result:
        result = self[key] = self._make(key)
        return result

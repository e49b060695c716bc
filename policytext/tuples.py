"""Named tuples made by the thousand."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

Made = TypeVar("Made", bound="tuple[object, ...]")


def maker(kind: type[Made]) -> Callable[[Iterable[object]], Made]:
    """Return what makes a named tuple of its fields in order, in a third to half of the time that its class takes.

    Neither the number nor the kinds of the fields are looked at.

    >>> from typing import NamedTuple
    >>> class Stretch(NamedTuple):
    ...     start: int
    ...     end: int
    >>> stretch = maker(Stretch)
    >>> stretch((3, 5))
    Stretch(start=3, end=5)
    """
    return partial(tuple.__new__, kind)

"""Times two calls in turn, so that what else the machine does meets both alike."""

from __future__ import annotations

import gc
import statistics
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Call = Callable[[], object]
    Clock = Callable[[], float]


@frozen
class Times:
    """Seconds of one call, round by round."""

    seconds: tuple[float, ...]

    @property
    def best(self) -> float:
        """The shortest of the rounds."""
        return min(self.seconds)

    @property
    def median(self) -> float:
        """The middle of the rounds."""
        return statistics.median(self.seconds)

    def over(self, other: Times, *, scale: float = 1) -> tuple[float, ...]:
        """Return ``scale`` times these seconds divided by the other's, each by the one measured beside it.

        >>> Times((4.0, 9.0)).over(Times((2.0, 3.0)))
        (2.0, 3.0)
        """
        return tuple(scale * mine / yours for mine, yours in zip(self.seconds, other.seconds, strict=True))


def alternate(first: Call, second: Call, *, rounds: int, clock: Clock = time.perf_counter) -> tuple[Times, Times]:
    """Call both once to warm them up, then time them in turn, A B A B, the garbage collector off in a timed call."""
    first()
    second()
    gc.collect()
    pairs = [(measure(first, clock), measure(second, clock)) for _ in range(rounds)]
    firsts, seconds = zip(*pairs, strict=True)
    return Times(firsts), Times(seconds)


def measure(call: Call, clock: Clock = time.perf_counter) -> float:
    """Return the seconds that one call takes, without the time that freeing its result takes."""
    with _collector_off():
        start = clock()
        result = call()
        elapsed = clock() - start
    del result
    return elapsed


@contextmanager
def _collector_off() -> Iterator[None]:
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()

"""Applies a function to a stream of items in several processes, in order and with little read ahead."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeVar

from policytext.errors import PolicyTextError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

T = TypeVar("T")
R = TypeVar("R")

_ITEMS_A_TASK = 64
_WEIGHT_A_TASK = 200_000
_TASKS_A_PROCESS = 2


class PoolError(PolicyTextError, RuntimeError):
    """A process died: it was killed, or the machine ran out of memory."""


class _Worker:
    """What a process of the pool works with; it is set once, when the process begins."""

    function: Callable[[Any], Any]


def in_order(
    function: Callable[[T], R], items: Iterable[T], *, processes: int, weight: Callable[[T], int]
) -> Iterator[R]:
    """Yield ``function(item)`` for each item, in order, the same for any number of processes.

    Args:
        function: picklable; it does not raise.
        items: read only a few tasks ahead of the caller.
        processes: how many; with 1 all happens here.
        weight: size of an item in characters; items are sent in groups of a bounded weight.

    Raises:
        PoolError: a process died.
    """
    if processes == 1:
        yield from map(function, items)
        return
    pool = ProcessPoolExecutor(processes, initializer=_begin, initargs=(function,))
    try:
        tasks = (pool.submit(_work, group) for group in _groups(items, weight))
        waiting = deque(islice(tasks, _TASKS_A_PROCESS * processes))
        while waiting:
            results = waiting.popleft().result()
            waiting.extend(islice(tasks, 1))
            yield from results
    except BrokenProcessPool:
        raise PoolError("a process died, perhaps for want of memory; try again with a smaller -j") from None
    finally:
        pool.shutdown(cancel_futures=True)


def _groups(items: Iterable[T], weight: Callable[[T], int]) -> Iterator[list[T]]:
    group: list[T] = []
    total = 0
    for item in items:
        group.append(item)
        total += weight(item)
        if len(group) >= _ITEMS_A_TASK or total >= _WEIGHT_A_TASK:
            yield group
            group, total = [], 0
    if group:
        yield group


def _begin(function: Callable[[Any], Any]) -> None:
    """Prepare a process: an interrupt is the parent's business, and without a parent there is nothing left to do."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _Worker.function = staticmethod(function)


def _end_with_parent() -> None:
    if parent := multiprocessing.parent_process():
        parent.join()
        os._exit(1)


def _work(group: list[Any]) -> list[Any]:
    return [_Worker.function(item) for item in group]

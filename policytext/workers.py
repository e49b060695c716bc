"""Processes that read texts and do nothing else: those of a pool of the library's own, and those of an engine."""

from __future__ import annotations

import contextlib
import gc
import multiprocessing
import os
import pickle
import signal
import threading
from collections import deque
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeVar

from policytext.errors import PoolError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

T = TypeVar("T")
R = TypeVar("R")

_ITEMS_A_TASK = 64
_CHARS_A_TASK = 24_000
_TASKS_A_PROCESS = 2


class _Worker:
    """What a process of the pool works with; it is set once, when the process begins."""

    function: Callable[[list[Any]], Sequence[Any]]


@cache
def settle() -> None:
    """Take all that the process has loaded out of the sight of its garbage collector, once.

    The tables stay for good, and to look at them again and again costs about a tenth of the time. In a process of the
    user's own it would keep other objects as well.
    """
    gc.freeze()


def in_order(
    function: Callable[[list[T]], Sequence[R]], items: Iterable[T], *, processes: int, size: Callable[[T], int]
) -> Iterator[R]:
    """Yield what a function returns for each item, in order, the same for any number of processes.

    Args:
        function: from a few items to the result of each; picklable, as the results; what it raises is raised here.
        items: read only a few tasks ahead of the caller.
        processes: how many; with 1 all happens here.
        size: characters of an item; items are sent in groups of a bounded size.

    Raises:
        PoolError: a process died, or none could be started.
    """
    if processes == 1:
        for item in items:
            yield from function([item])
        return
    with _starting():
        pool = ProcessPoolExecutor(processes, initializer=_begin, initargs=(function,))
    try:
        tasks = (_submitted(pool, group) for group in _groups(items, size))
        waiting = deque(islice(tasks, _TASKS_A_PROCESS * processes))
        while waiting:
            results, failure = waiting.popleft().result()
            waiting.extend(islice(tasks, 1))
            yield from pickle.loads(results)  # noqa: S301 - from our own process
            if failure:
                raise failure
    except BrokenProcessPool:
        raise PoolError(f"a process died, {_likely_cause()}; try again with fewer processes") from None
    finally:
        pool.shutdown(cancel_futures=True)


def each(function: Callable[[T], R], items: list[T]) -> list[R]:
    """Return ``function(item)`` for each item."""
    return [function(item) for item in items]


def _likely_cause() -> str:
    """Return why a process may have died; one that is not forked runs the script of the user again."""
    cause = "perhaps for want of memory"
    if multiprocessing.get_start_method() == "fork":
        return cause
    return f"{cause}, or because the script does its work outside of if __name__ == '__main__'"


def _submitted(pool: ProcessPoolExecutor, group: list[Any]) -> Future[tuple[bytes, Exception | None]]:
    with _starting():
        return pool.submit(_work, group)


@contextlib.contextmanager
def _starting() -> Iterator[None]:
    """Turn what the system says where it has no room for a process into a ``PoolError``."""
    try:
        yield
    except OSError as error:
        raise PoolError(f"no process could be started ({error.strerror}); try again with fewer processes") from None


def _groups(items: Iterable[T], size: Callable[[T], int]) -> Iterator[list[T]]:
    group: list[T] = []
    total = 0
    for item in items:
        group.append(item)
        total += size(item)
        if len(group) >= _ITEMS_A_TASK or total >= _CHARS_A_TASK:
            yield group
            group, total = [], 0
    if group:
        yield group


def _begin(function: Callable[[list[Any]], Sequence[Any]]) -> None:
    """Prepare a process: an interrupt is the parent's business, and without a parent there is nothing left to do."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _Worker.function = staticmethod(function)


def _end_with_parent() -> None:
    if parent := multiprocessing.parent_process():
        parent.join()
        os._exit(1)


def _work(group: list[Any]) -> tuple[bytes, Exception | None]:
    """Return the results for a group, up to an item that fails, and how it does.

    They are pickled here, since the pickler of a pool looks each object up in Python first.
    """
    try:
        results, failure = _Worker.function(group), None
    except Exception:  # noqa: BLE001 - which of the items fails is found one by one
        results, failure = _up_to_failure(group)
    settle()
    return pickle.dumps(results), failure


def _up_to_failure(group: list[Any]) -> tuple[list[Any], Exception | None]:
    results: list[Any] = []
    for item in group:
        try:
            results += _Worker.function([item])
        except Exception as failure:  # noqa: BLE001 - raised in the parent behind what comes before
            return results, failure
    return results, None

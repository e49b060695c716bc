"""``Analyzer.pipe`` with two processes against one, by the clock on the wall: it means little on a busy machine.

The text is that of some thousand pages, for which one takes a pool; of one megabyte a tenth is the start of the pool.
"""

from __future__ import annotations

import time
from functools import partial
from typing import TYPE_CHECKING

from .components import Component, Contestant, Race, from_module
from .sizes import MEGABYTE

if TYPE_CHECKING:
    from .components import Tool

_PAGE_CHARS = 2_000


def _pages(text: str) -> list[str]:
    return [text[start : start + _PAGE_CHARS] for start in range(0, len(text), _PAGE_CHARS)]


def _piping(processes: int) -> Tool:
    analyzer = from_module("policytext", "Analyzer")()
    return lambda text: sum(len(document.quantities) for document in analyzer.pipe(_pages(text), processes=processes))


COMPONENT = Component(
    name="pipe",
    ours=Contestant(name="pipe, 2 processes", load=partial(_piping, 2)),
    rivals=(Contestant(name="pipe, 1 process", load=partial(_piping, 1)),),
    races=(Race(corpus="pages", rival="pipe, 1 process"),),
    growth=(),
    clock=time.perf_counter,
    size_bytes=10 * MEGABYTE,
)

"""What a process does for itself that the library, or an engine, has started to read texts and nothing else."""

from __future__ import annotations

import gc
from functools import cache


@cache
def settle() -> None:
    """Take all that the process has loaded out of the sight of its garbage collector, once.

    The tables stay for good, and to look at them again and again costs about a tenth of the time. In a process of the
    user's own it would keep other objects as well.
    """
    gc.freeze()

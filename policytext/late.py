"""Patterns that few texts need."""

from __future__ import annotations

import re
from functools import cached_property
from typing import cast


def late(expression: str, flags: int = 0) -> re.Pattern[str]:
    """Return a pattern that is compiled when it is first used: for one that many a process never needs.

    >>> pattern = late("[0-9]+")
    >>> pattern.findall("占地100亩，投资5亿元")
    ['100', '5']
    """
    return cast("re.Pattern[str]", _Late(expression, flags))


class _Late:
    def __init__(self, expression: str, flags: int) -> None:
        self._expression = expression
        self._flags = flags

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(self._expression, self._flags)

    def __getattr__(self, name: str) -> object:
        """Return what the compiled pattern has of that name; it is kept, so that this is asked once."""
        found = self.__dict__[name] = getattr(self._compiled, name)
        return found

"""Reads which phase of a project is spoken of."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from policytext.fold import fold
from policytext.late import late
from policytext.offsets import Span
from policytext.records import project_words as words

_WHOLE = late("[，,；;：:](?:目前|现在|该|本|整个)?(?:项目|整体|总|全部|全面)")
_NUMERAL = late("[一二三四五六七八九十0-9]+")
_PHASE_CHARS = 200
"""So far a phase governs what follows in its sentence."""


def before(folded: str, text: str, offset: int, floor: int) -> Span | None:
    """Return the construction phase that governs an offset: the last one before, unless a clause turns to the whole."""
    found = list(_phase().finditer(folded, max(floor, offset - _PHASE_CHARS), offset))
    if not found or _WHOLE.search(folded, found[-1].end(), offset):
        return None
    start, end = found[-1].span()
    return Span(start, end, text[start:end])


def is_phase(written: str) -> bool:
    """Whether a text is a phase alone: 二期."""
    return _phase().fullmatch(written) is not None


def behind(folded: str, text: str, offset: int) -> Span | None:
    """Return the phase that a name ends with, a mark or bracket behind it: A项目|二期，总投资…."""
    phase = _behind().match(folded, offset)
    return Span(*phase.span("phase"), text[slice(*phase.span("phase"))]) if phase else None


@lru_cache(maxsize=1 << 10)
def key(phase: str) -> str:
    """Return what two ways to name one phase share: 第一期 and 一期工程 are 一.

    >>> key("第一期"), key("一期工程"), key("首期")
    ('一', '一', '首期')
    """
    folded = fold(phase)
    numeral = _NUMERAL.search(folded)
    return numeral.group() if numeral else folded


@cache
def _phase() -> re.Pattern[str]:
    return re.compile(_phase_expression())


@cache
def _behind() -> re.Pattern[str]:
    return re.compile(rf"[（(]?(?P<phase>{_phase_expression()})(?:工程|项目)?[）)]?(?=[，,：:（(。])")


def _phase_expression() -> str:
    return rf"第?[一二三四五六七八九十0-9]{{1,2}}期|{words.alternation('phase')}"

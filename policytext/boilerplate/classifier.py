"""From a page to its segments."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from policytext.boilerplate import places, units
from policytext.boilerplate.types import Segment
from policytext.errors import check_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from policytext.boilerplate.types import Label
    from policytext.boilerplate.units import Unit

Favor = Literal["precision", "balanced", "recall"]
THRESHOLDS: dict[Favor, float] = {"precision": 0.7, "balanced": 0.45, "recall": 0.2}
"""Probability of content from which a line that no rule claims is kept."""


def classify(text: str, *, favor: Favor = "balanced") -> tuple[Segment, ...]:
    """Return what each line of a page is: segments, in order, that tile the page.

    Args:
        text: one page, its lines ended by ``"\\n"``; any string is legal.
        favor: ``"precision"`` keeps only what is surely the article, ``"recall"`` all that may be.

    Raises:
        TypeError: ``text`` is not a ``str``.
        ValueError: ``favor`` is none of the three.

    >>> page = "首页 > 新闻 > 正文\\n光谷二期开工\\n项目总投资5亿元，占地100亩。\\n转载请注明出处"
    >>> [segment.label for segment in classify(page)]
    ['nav', 'content', 'content', 'repost_notice']
    """
    check_text(text)
    if favor not in THRESHOLDS:
        raise ValueError(f"favor must be one of {', '.join(THRESHOLDS)}, not {favor!r}")
    found = units.cut(text)
    if not found:
        return (Segment(0, len(text), text, text, "blank", "other", 0.0, 1),) if text else ()
    starts = [0, *(unit.start for unit in found[1:]), len(text)]
    judged = _judged(found, THRESHOLDS[favor])
    return tuple(
        Segment(start, end, text[start:end], text[start:end], rule, label, score, unit.line)
        for (start, end), unit, (label, rule, score) in zip(pairwise(starts), found, judged, strict=True)
    )


def _judged(found: Sequence[Unit], threshold: float) -> list[tuple[Label, str, float]]:
    """Return label, rule and score of each unit; units that a rule claims leave before the others are weighed."""
    weighed = [unit for unit in found if unit.label is None or unit.is_head]
    chances = iter(_chances(weighed))
    scores = [float(next(chances)) if unit.label is None or unit.is_head else 0.0 for unit in found]
    kinds = places.kinds(found, scores, threshold)
    return [
        (unit.label, unit.rule, 0.0) if unit.label else (kind, "scorer", score)
        for unit, kind, score in zip(found, kinds, scores, strict=True)
    ]


def _chances(weighed: Sequence[Unit]) -> list[float]:
    from policytext.boilerplate import scorer  # noqa: PLC0415 - brings numpy

    return scorer.packaged().chances([unit.text for unit in weighed], [unit.is_head for unit in weighed]).tolist()

"""From a page to its segments."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from policytext.boilerplate import places, units
from policytext.boilerplate.explaining import BLANK, REPEATED, SCORER
from policytext.boilerplate.types import Segment
from policytext.errors import check_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from policytext.boilerplate.repeated import RepeatedLines
    from policytext.boilerplate.types import Label
    from policytext.boilerplate.units import Unit

Favor = Literal["precision", "balanced", "recall"]
THRESHOLDS: dict[Favor, float] = {"precision": 0.7, "balanced": 0.45, "recall": 0.2}
"""Probability of content from which a line that no rule claims is kept."""


def classify(
    text: str, *, favor: Favor = "balanced", repeated: RepeatedLines | None = None
) -> tuple[Segment, ...]:
    """Return what each line of a page is: segments, in order, that tile the page.

    Args:
        text: one page, its lines ended by ``"\\n"``; any string is legal.
        favor: ``"precision"`` keeps only what is surely the article, ``"recall"`` all that may be.
        repeated: the lines of other pages of the same source; a line that two pages have is boilerplate. Ignored where
            it would take most of the article, since the page is then a copy of another.

    Raises:
        TypeError: ``text`` is not a ``str``.
        ValueError: ``favor`` is none of the three.

    >>> page = "首页 > 新闻 > 正文\\n光谷二期开工\\n项目总投资5亿元，占地100亩，年内投产。\\n转载请注明出处"
    >>> [segment.label for segment in classify(page)]
    ['nav', 'content', 'content', 'repost_notice']
    """
    check_text(text)
    if favor not in THRESHOLDS:
        raise ValueError(f"favor must be one of {', '.join(THRESHOLDS)}, not {favor!r}")
    found = units.cut(text)
    if not found:
        return (Segment(0, len(text), text, text, BLANK, "other", 0.0, 1),) if text else ()
    threshold = THRESHOLDS[favor]
    scores, has_votes = _scores(found), [False] * len(found)
    if repeated is not None:
        scores, has_votes = _with_votes(found, scores, repeated, threshold)
    kinds = places.kinds(found, scores, threshold)
    starts = [0, *(unit.start for unit in found[1:]), len(text)]
    return tuple(
        Segment(start, end, text[start:end], text[start:end], *_verdict(unit, kind, score, is_repeated), unit.line)
        for (start, end), unit, kind, score, is_repeated in zip(
            pairwise(starts), found, kinds, scores, has_votes, strict=True
        )
    )


def _verdict(unit: Unit, kind: Label, score: float, is_repeated: bool) -> tuple[str, Label, float]:  # noqa: FBT001
    """Return rule, label and score."""
    if unit.label is not None:
        return unit.rule, unit.label, 0.0
    return (REPEATED, kind, 0.0) if is_repeated else (SCORER, kind, score)


def _scores(found: Sequence[Unit], left_out: Sequence[bool] | None = None) -> list[float]:
    """Return the probability of each unit; those that a rule claims or that are left out have 0, and no neighbour."""
    out = left_out or [False] * len(found)
    weighed = [
        number
        for number, unit in enumerate(found)
        if (unit.label is None or unit.is_head) and not out[number]
    ]
    scores = [0.0] * len(found)
    for number, chance in zip(weighed, _chances([found[number] for number in weighed]), strict=True):
        scores[number] = chance
    return scores


def _chances(weighed: Sequence[Unit]) -> list[float]:
    from policytext.boilerplate import scorer  # noqa: PLC0415 - brings numpy

    model = scorer.packaged()
    return model.chances([unit.text for unit in weighed], [unit.is_head for unit in weighed]).tolist()


def _with_votes(
    found: Sequence[Unit], scores: list[float], repeated: RepeatedLines, threshold: float
) -> tuple[list[float], list[bool]]:
    """Return the scores without the lines that other pages have, and which those are."""
    votes = [unit.label is None and unit.text in repeated for unit in found]
    article = sum(len(unit.text) for unit, score in zip(found, scores, strict=True) if score >= threshold)
    taken = sum(
        len(unit.text)
        for unit, score, vote in zip(found, scores, votes, strict=True)
        if vote and score >= threshold
    )
    if taken * 2 > article:
        return scores, [False] * len(found)
    return _scores(found, votes), votes

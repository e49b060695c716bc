"""From a page to its segments."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Literal, NamedTuple

from policytext.boilerplate import places
from policytext.boilerplate.explaining import BLANK, REPEATED, SCORER
from policytext.boilerplate.types import Segment
from policytext.errors import check_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from policytext.boilerplate.line_patterns import LinePatterns
    from policytext.boilerplate.repeated import RepeatedLines
    from policytext.boilerplate.units import Unit

Favor = Literal["precision", "balanced", "recall"]
THRESHOLDS: dict[Favor, float] = {"precision": 0.7, "balanced": 0.5, "recall": 0.2}
"""Probability of content from which a line that no rule claims is kept."""


def classify(
    text: str,
    *,
    favor: Favor = "balanced",
    repeated: RepeatedLines | None = None,
    patterns: LinePatterns | None = None,
) -> tuple[Segment, ...]:
    r"""Return what each line of a page is: segments, in order, that tile the page.

    Args:
        text: one page, its lines ended by ``"\n"``; any string is legal.
        favor: ``"precision"`` keeps only what is surely the article, ``"recall"`` all that may be.
        repeated: the lines of other pages of the same source; a line that two pages have is boilerplate. Ignored where
            it would take most of the article, since the page is then a copy of another.
        patterns: lines that the user knows; what they say wins.

    Raises:
        TypeError: ``text`` is not a ``str``.
        ValueError: ``favor`` is none of the three.

    >>> page = "首页 > 新闻 > 正文\n光谷二期开工\n项目总投资5亿元，占地100亩，年内投产。\n转载请注明出处"
    >>> [segment.label for segment in classify(page)]
    ['nav', 'content', 'content', 'repost_notice']
    """
    from policytext.boilerplate import units  # noqa: PLC0415 - brings numpy

    check_text(text)
    if favor not in THRESHOLDS:
        raise ValueError(f"favor must be one of {', '.join(THRESHOLDS)}, not {favor!r}")
    found = units.cut(text, patterns)
    if not found:
        return (Segment(0, len(text), text, text, BLANK, "other", 0.0, 1),) if text else ()
    verdicts = _judged(found, THRESHOLDS[favor])
    if repeated is not None:
        verdicts = _with_votes(found, verdicts, repeated, THRESHOLDS[favor])
    kinds = places.kinds(found, verdicts.kept)
    starts = [0, *(unit.start for unit in found[1:]), len(text)]
    segments = zip(pairwise(starts), found, kinds, verdicts.rules, verdicts.scores, strict=True)
    return tuple(
        Segment(
            start,
            end,
            words := text[start:end],
            words,
            unit.rule or rule,
            unit.label or kind,
            1.0 if unit.label == "content" else score,
            unit.line,
        )
        for (start, end), unit, kind, rule, score in segments
    )


class _Verdicts(NamedTuple):
    """What was decided on each unit where no rule does, and for how likely the article it is held."""

    scores: list[float]
    kept: list[bool]
    rules: list[str]


def _judged(found: Sequence[Unit], threshold: float) -> _Verdicts:
    """Weigh the units of a page; those that a rule claims leave before the others are weighed."""
    from policytext.boilerplate import scorer  # noqa: PLC0415 - brings numpy

    weighed = [number for number, unit in enumerate(found) if unit.label is None or unit.is_head]
    lines, heads = [found[number].text for number in weighed], [found[number].is_head for number in weighed]
    chances, kept = scorer.packaged().judge(lines, heads, threshold)
    verdicts = _Verdicts([0.0] * len(found), [False] * len(found), [SCORER] * len(found))
    for number, chance, is_kept in zip(weighed, chances.tolist(), kept.tolist(), strict=True):
        verdicts.scores[number], verdicts.kept[number] = chance, is_kept
    return verdicts


def _with_votes(found: Sequence[Unit], verdicts: _Verdicts, repeated: RepeatedLines, threshold: float) -> _Verdicts:
    """Return the verdicts when lines that other pages have leave too."""
    voted = {number for number, unit in enumerate(found) if unit.label is None and unit.text in repeated}
    article = sum(len(unit.text) for unit, is_kept in zip(found, verdicts.kept, strict=True) if is_kept)
    taken = sum(len(found[number].text) for number in voted if verdicts.kept[number])
    if not voted or taken * 2 > article:
        return verdicts
    others = [number for number in range(len(found)) if number not in voted]
    judged = _judged([found[number] for number in others], threshold)
    final = _Verdicts([0.0] * len(found), [False] * len(found), [REPEATED] * len(found))
    for number, score, is_kept in zip(others, judged.scores, judged.kept, strict=True):
        final.scores[number], final.kept[number], final.rules[number] = score, is_kept, SCORER
    return final

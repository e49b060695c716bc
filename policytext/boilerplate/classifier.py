"""From a page to its segments."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Literal, NamedTuple

from policytext.boilerplate import places, units
from policytext.boilerplate.explaining import BLANK, REPEATED, SCORER
from policytext.boilerplate.types import Segment
from policytext.errors import check_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from policytext.boilerplate.repeated import RepeatedLines
    from policytext.boilerplate.units import Unit

Favor = Literal["precision", "balanced", "recall"]
THRESHOLDS: dict[Favor, float] = {"precision": 0.7, "balanced": 0.45, "recall": 0.2}
"""Probability of content from which a line that no rule claims is kept."""


def classify(text: str, *, favor: Favor = "balanced", repeated: RepeatedLines | None = None) -> tuple[Segment, ...]:
    r"""Return what each line of a page is: segments, in order, that tile the page.

    Args:
        text: one page, its lines ended by ``"\n"``; any string is legal.
        favor: ``"precision"`` keeps only what is surely the article, ``"recall"`` all that may be.
        repeated: the lines of other pages of the same source; a line that two pages have is boilerplate. Ignored where
            it would take most of the article, since the page is then a copy of another.

    Raises:
        TypeError: ``text`` is not a ``str``.
        ValueError: ``favor`` is none of the three.

    >>> page = "首页 > 新闻 > 正文\n光谷二期开工\n项目总投资5亿元，占地100亩，年内投产。\n转载请注明出处"
    >>> [segment.label for segment in classify(page)]
    ['nav', 'content', 'content', 'repost_notice']
    """
    check_text(text)
    if favor not in THRESHOLDS:
        raise ValueError(f"favor must be one of {', '.join(THRESHOLDS)}, not {favor!r}")
    found = units.cut(text)
    if not found:
        return (Segment(0, len(text), text, text, BLANK, "other", 0.0, 1),) if text else ()
    verdicts = _judged(found, THRESHOLDS[favor])
    if repeated is not None:
        verdicts = _with_votes(found, verdicts, repeated, THRESHOLDS[favor])
    kinds = places.kinds(found, [verdict.is_kept for verdict in verdicts])
    starts = [0, *(unit.start for unit in found[1:]), len(text)]
    return tuple(
        Segment(
            start,
            end,
            words := text[start:end],
            words,
            unit.rule or verdict.rule,
            unit.label or kind,
            verdict.score,
            unit.line,
        )
        for (start, end), unit, kind, verdict in zip(pairwise(starts), found, kinds, verdicts, strict=True)
    )


class _Verdict(NamedTuple):
    score: float
    is_kept: bool
    rule: str


_CLAIMED = _Verdict(0.0, is_kept=False, rule="")
_VOTED = _Verdict(0.0, is_kept=False, rule=REPEATED)


def _judged(found: Sequence[Unit], threshold: float) -> list[_Verdict]:
    """Return the verdict on each unit; those that a rule claims leave before the others are weighed."""
    from policytext.boilerplate import scorer  # noqa: PLC0415 - brings numpy

    weighed = [number for number, unit in enumerate(found) if unit.label is None or unit.is_head]
    lines, heads = [found[number].text for number in weighed], [found[number].is_head for number in weighed]
    chances, kept = scorer.packaged().judge(lines, heads, threshold)
    verdicts = [_CLAIMED] * len(found)
    for number, chance, is_kept in zip(weighed, chances.tolist(), kept.tolist(), strict=True):
        verdicts[number] = _Verdict(chance, is_kept, SCORER)
    return verdicts


def _with_votes(
    found: Sequence[Unit], verdicts: list[_Verdict], repeated: RepeatedLines, threshold: float
) -> list[_Verdict]:
    """Return the verdicts when lines that other pages have leave too."""
    votes = [unit.label is None and unit.text in repeated for unit in found]
    article = sum(len(unit.text) for unit, verdict in zip(found, verdicts, strict=True) if verdict.is_kept)
    taken = sum(
        len(unit.text) for unit, verdict, vote in zip(found, verdicts, votes, strict=True) if vote and verdict.is_kept
    )
    if taken * 2 > article or not any(votes):
        return verdicts
    others = iter(_judged([unit for unit, vote in zip(found, votes, strict=True) if not vote], threshold))
    return [_VOTED if vote else next(others) for vote in votes]

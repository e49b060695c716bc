"""From a page to its segments."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Literal, NamedTuple

from policytext.boilerplate import places
from policytext.boilerplate.explaining import BLANK, REPEATED, SCORER
from policytext.boilerplate.types import Segment
from policytext.errors import check_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from policytext.boilerplate.line_patterns import LinePatterns
    from policytext.boilerplate.repeated import RepeatedLines
    from policytext.boilerplate.units import Part, Units

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
    if not found.parts:
        return (Segment(0, len(text), text, text, BLANK, "other", 0.0, 1),) if text else ()
    verdicts = _judged(found.parts, THRESHOLDS[favor])
    if repeated is not None:
        verdicts = _with_votes(found.parts, verdicts, repeated, THRESHOLDS[favor])
    return tuple(_segments(text, found, verdicts))


class _Verdicts(NamedTuple):
    """What was decided on each part where no rule does, and for how likely the article it is held."""

    scores: list[float]
    kept: list[bool]
    rules: list[str]


def _segments(text: str, found: Units, verdicts: _Verdicts) -> Iterator[Segment]:
    """Return the segments, one a unit; made from columns, since pages have thousands."""
    starts = [0, *found.starts[1:]]
    ends = [*starts[1:], len(text)]
    words = [text[start:end] for start, end in zip(starts, ends, strict=True)]
    kinds = places.kinds(found.parts, verdicts.kept)
    rules = [part.rule or rule for part, rule in zip(found.parts, verdicts.rules, strict=True)]
    labels = [part.label or kind for part, kind in zip(found.parts, kinds, strict=True)]
    columns = zip(starts, ends, words, words, rules, labels, verdicts.scores, found.lines, strict=True)
    return map(partial(tuple.__new__, Segment), columns)


def _judged(parts: Sequence[Part], threshold: float) -> _Verdicts:
    """Weigh the parts of a page; those that a rule claims leave before the others are weighed."""
    from policytext.boilerplate import scorer, seen  # noqa: PLC0415 - brings numpy

    verdicts = _Verdicts(
        [1.0 if part.label == "content" else 0.0 for part in parts], [False] * len(parts), [SCORER] * len(parts)
    )
    weighed = [number for number, part in enumerate(parts) if part.features]
    chances, kept = scorer.packaged().judge(seen.of_parts([parts[number] for number in weighed]), threshold)
    for number, chance, is_kept in zip(weighed, chances.tolist(), kept.tolist(), strict=True):
        verdicts.scores[number], verdicts.kept[number] = chance, is_kept
    return verdicts


def _with_votes(parts: Sequence[Part], verdicts: _Verdicts, repeated: RepeatedLines, threshold: float) -> _Verdicts:
    """Return the verdicts when lines that other pages have leave too."""
    voted = {number for number, part in enumerate(parts) if part.label is None and part.text in repeated}
    article = sum(len(part.text) for part, is_kept in zip(parts, verdicts.kept, strict=True) if is_kept)
    taken = sum(len(parts[number].text) for number in voted if verdicts.kept[number])
    if not voted or taken * 2 > article:
        return verdicts
    others = [number for number in range(len(parts)) if number not in voted]
    judged = _judged([parts[number] for number in others], threshold)
    final = _Verdicts([0.0] * len(parts), [False] * len(parts), [REPEATED] * len(parts))
    for number, score, is_kept in zip(others, judged.scores, judged.kept, strict=True):
        final.scores[number], final.kept[number], final.rules[number] = score, is_kept, SCORER
    return final

"""From a page to its segments."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from policytext.boilerplate import places
from policytext.boilerplate.explaining import BLANK, REPEATED, SCORER
from policytext.boilerplate.line_patterns import LinePatterns
from policytext.boilerplate.repeated import RepeatedLines
from policytext.boilerplate.types import Segment
from policytext.errors import check_option, check_text
from policytext.tuples import maker

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policytext.boilerplate.units import Columns, Units
    from policytext.boilerplate.verdicts import Verdicts

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
        TypeError: ``text`` is not a ``str``, or an option no value of its class.
        ValueError: ``favor`` is none of the three.

    >>> page = "首页 > 新闻 > 正文\n光谷二期开工\n项目总投资5亿元，占地100亩，年内投产。\n转载请注明出处"
    >>> [segment.label for segment in classify(page)]
    ['nav', 'content', 'content', 'repost_notice']
    """
    from policytext.boilerplate import units, verdicts  # noqa: PLC0415 - they bring numpy

    check_text(text)
    check_option("repeated", repeated, RepeatedLines)
    check_option("patterns", patterns, LinePatterns)
    if favor not in THRESHOLDS:
        raise ValueError(f"favor must be one of {', '.join(THRESHOLDS)}, not {favor!r}")
    found = units.cut(text, patterns)
    if not found.parts:
        return (Segment(0, len(text), text, text, BLANK, "other", 0.0, 1),) if text else ()
    columns = found.columns()
    judged = verdicts.judge(columns, THRESHOLDS[favor], repeated)
    return tuple(_segments(text, found, columns, judged))


def _segments(text: str, found: Units, columns: Columns, judged: Verdicts) -> Iterator[Segment]:
    """Return the segments, one a unit; made from columns, since pages have thousands."""
    starts = [0, *found.starts[1:]]
    ends = [*starts[1:], len(text)]
    words = [text[start:end] for start, end in zip(starts, ends, strict=True)]
    rules = [rule or SCORER for rule in columns.rules]
    for number in judged.voted:
        rules[number] = REPEATED
    kinds = places.kinds(columns, judged.kept.nonzero()[0].tolist())
    labels = [label or kind for label, kind in zip(columns.labels, kinds, strict=True)]
    rows = zip(starts, ends, words, words, rules, labels, judged.scores.tolist(), found.lines, strict=True)
    return map(maker(Segment), rows)

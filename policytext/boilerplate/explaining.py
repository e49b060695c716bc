"""Says in words why a segment has its label."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from policytext.boilerplate.types import Segment

OWN = "own patterns "
"""What the rule of a pattern of the user's begins with."""
SCORER, REPEATED, BLANK = "scorer", "repeated lines", "blank"
"""What ``Segment.rule`` says where no row of a table decided."""


def explain(segment: Segment) -> str:
    r"""Return one sentence that names what decided: a row of a table, repeated lines, or the model and its probability.

    >>> from policytext.boilerplate import classify
    >>> for segment in classify("项目总投资5亿元，占地100亩，年内投产。\n转载请注明出处"):
    ...     print(explain(segment))
    content: the model holds it for the article (100 %)
    repost_notice: row 转载请… of patterns.tsv names it
    """
    return f"{segment.label}: {_reason(segment)}"


def _reason(segment: Segment) -> str:
    percent = f"{segment.score:.0%}".replace("%", " %")
    if segment.rule == BLANK:
        return "there is nothing to read"
    if segment.rule == REPEATED:
        return "other pages of the source have the same line"
    if segment.rule.startswith(OWN):
        return f"your pattern {segment.rule.removeprefix(OWN)} names it"
    if segment.rule != SCORER:
        table, _, row = segment.rule.partition(" ")
        return f"row {row} of {table} names it"
    if segment.label == "content":
        return f"the model holds it for the article ({percent})"
    return f"the model does not hold it for the article ({percent}); the kind follows from where it stands"

"""The article alone, with the way back to the page."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from attrs import field, frozen

from policytext.boilerplate.classifier import classify
from policytext.boilerplate.types import Label
from policytext.offsets import Alignment

if TYPE_CHECKING:
    from collections.abc import Collection

    from policytext.boilerplate.classifier import Favor
    from policytext.boilerplate.line_patterns import LinePatterns
    from policytext.boilerplate.repeated import RepeatedLines


@frozen
class CleanText:
    """A page without its boilerplate.

    Attributes:
        text: what was kept, character by character as in the source.
        source: the page.
        alignment: where each character of ``text`` stands in ``source``.
    """

    text: str
    source: str = field(repr=False)
    alignment: Alignment = field(repr=False)


def clean(
    text: str,
    *,
    favor: Favor = "balanced",
    keep: Collection[Label] = (),
    repeated: RepeatedLines | None = None,
    patterns: LinePatterns | None = None,
) -> CleanText:
    r"""Return the article of a page, and what else is asked for; the page itself is never changed.

    Args:
        text: one page; any string is legal.
        favor: see ``classify``.
        keep: kinds of boilerplate to keep too, such as ``("caption",)``.
        repeated: see ``classify``.
        patterns: see ``classify``.

    Raises:
        TypeError: ``text`` is not a ``str``.
        ValueError: ``favor`` or a kind in ``keep`` does not exist.

    >>> page = clean("首页 > 新闻 > 正文\n项目总投资5亿元，占地100亩，年内投产。\n责任编辑：周芷兰")
    >>> page.text
    '项目总投资5亿元，占地100亩，年内投产。\n'
    >>> start, end = page.alignment.to_source(5, 8)
    >>> page.source[start:end]
    '5亿元'
    """
    unknown = sorted(set(keep) - set(get_args(Label)))
    if unknown:
        raise ValueError(f"no kind {unknown[0]!r}; there are {', '.join(get_args(Label))}")
    kept = {"content", *keep}
    segments = classify(text, favor=favor, repeated=repeated, patterns=patterns)
    dropped = [(segment.start, segment.end, 0) for segment in segments if segment.label not in kept]
    pieces = [segment.text for segment in segments if segment.label in kept]
    return CleanText("".join(pieces), text, Alignment.from_edits(len(text), dropped))

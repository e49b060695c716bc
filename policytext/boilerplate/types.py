"""The values of the component: what each stretch of a page is."""

from __future__ import annotations

from typing import Any, Literal, NamedTuple

Label = Literal[
    "content",
    "nav",
    "header_meta",
    "byline_credit",
    "caption",
    "related_links",
    "ad_teaser",
    "disclaimer_copyright",
    "repost_notice",
    "comment_ui",
    "error_page",
    "share_ui",
    "footer_contact",
    "pagination",
    "other",
]
"""What a segment is: the article (``content``), or one of the kinds of text around it."""


class Segment(NamedTuple):
    r"""A line of a page, or a part of a line that holds two kinds of text; the segments of a page tile it.

    Attributes:
        start: first code point, in the text given to ``classify``.
        end: one past the last; a line's last segment includes its line break and the blank lines behind it.
        text: ``source[start:end]``.
        normalized: the same in the repaired text.
        rule: what decided: a row of a table (``patterns.tsv 转载请注明``), ``scorer``, or a step of the document pass.
        label: what it is.
        score: probability from 0 to 1 that it is content; 1 or 0 where a rule decided.
        line: number of the line that it labels, from 1; lines end at ``"\n"`` only.
    """

    start: int
    end: int
    text: str
    normalized: str
    rule: str
    label: Label
    score: float
    line: int

    def __reduce__(self) -> tuple[type[Segment], tuple[Any, ...]]:
        """Return what makes an equal one; the way of named tuples takes longer."""
        return Segment, tuple(self)

    @property
    def is_boilerplate(self) -> bool:
        """Whether it is anything but the article."""
        return self.label != "content"

"""The words that tell who publishes a page: the rows of ``imprints.tsv``."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING

from policytext import tables, wording
from policytext.offsets import Span

if TYPE_CHECKING:
    from collections.abc import Mapping

COLUMNS = ("word", "kind", "example", "source")
KINDS = (
    *("outlet", "self", "wire", "news", "today", "issuer", "about", "mark", "reporter", "writes", "unit", "decree"),
    *("paper", "head", "cited", "report", "act"),
)


def any_of(kind: str) -> str:
    """Return a pattern for a word of one kind, the longest first."""
    return wording.any_of(of()[kind])


@cache
def of() -> Mapping[str, list[str]]:
    """Return the words of each kind, the longest first."""
    words: defaultdict[str, list[str]] = defaultdict(list)
    for row in tables.read("policytext.records", "imprints.tsv", COLUMNS, key=("word", "kind")):
        words[row.choice("kind", KINDS)].append(row["word"])
    return {kind: sorted(found, key=len, reverse=True) for kind, found in words.items()}


@cache
def pattern(*kinds: str) -> re.Pattern[str]:
    """Match a word of some kinds; where none stands no pattern is tried, nor compiled."""
    return re.compile(wording.any_of(word for kind in kinds for word in of()[kind]))


def span(match: re.Match[str], group: str, text: str) -> Span:
    """Return a group of a match in folded text as a span of the text."""
    start, end = match.span(group)
    return Span(start, end, text[start:end])

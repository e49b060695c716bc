"""Looks for quoted words: as they stand, in another script or spacing, or, misquoted, where they come nearest."""

from __future__ import annotations

import re
from array import array
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from attrs import frozen
from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from policytext import script, tables
from policytext.fold import fold
from policytext.offsets import Alignment
from policytext.verification.types import Difference

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

SIMILAR = 75.0
"""Share of characters in percent, in both together, that must agree before words count as misquoted."""

_BLANKS = re.compile(r"\s++")
_MOST_ALIGNED_CHARS = 2000
"""How much of a quotation can be aligned; what is longer is looked for as it stands only."""


class Found(NamedTuple):
    """Where a quotation stands in the repaired page, how well, and where the words part."""

    start: int
    end: int
    is_same: bool
    differences: tuple[Difference, ...]


@frozen
class QuotablePage:
    """The repaired text of a page without blanks and with one form for each punctuation mark, for looking up words."""

    text: str
    _alignment: Alignment

    @classmethod
    def of(cls, repaired: str) -> QuotablePage:
        """Prepare a repaired text; one preparation serves any number of quotations."""
        starts, ends, kept = array("q"), array("q"), array("q")
        deleted = 0
        for blank in _BLANKS.finditer(repaired):
            starts.append(blank.start())
            ends.append(blank.end())
            kept.append(blank.start() - deleted)
            deleted += blank.end() - blank.start()
        return cls(_plain(repaired), Alignment.from_deletions(len(repaired), starts, ends, kept))

    def find(self, quotation: str) -> Found | None:
        """Return where a quotation stands or comes nearest, with offsets into the repaired text, or None.

        >>> page = QuotablePage.of("总投资约 5亿元，占地100亩。")
        >>> page.find("總投資約5億元，占地100畝")[:3]
        (0, 15, True)
        >>> [(d.claimed, d.found) for d in page.find("总投资约8亿元，占地100亩").differences]
        [('8', '5')]
        >>> page.find("完全不同的另一句话") is None
        True
        """
        wanted = _plain(script.normalize(quotation).text)
        start = self.text.find(wanted)
        if start >= 0:
            return self._found(start, start + len(wanted), is_same=True)
        if len(wanted) > _MOST_ALIGNED_CHARS:
            return None
        nearest = fuzz.partial_ratio_alignment(wanted, self.text, score_cutoff=SIMILAR)
        if nearest is None or nearest.dest_start == nearest.dest_end:
            return None
        differences = tuple(_differences(wanted, self.text[nearest.dest_start : nearest.dest_end]))
        return self._found(nearest.dest_start, nearest.dest_end, is_same=False, differences=differences)

    def _found(self, start: int, end: int, *, is_same: bool, differences: tuple[Difference, ...] = ()) -> Found:
        return Found(*self._alignment.to_source(start, end), is_same, differences)


def _plain(text: str) -> str:
    return fold(_BLANKS.sub("", text)).translate(_one_form())


@cache
def _one_form() -> Mapping[int, str]:
    rows = tables.read(__package__, "punctuation.tsv", ("surface", "target", "example", "source"))
    return str.maketrans({row["surface"]: row["target"] for row in rows})


def _differences(claimed: str, found: str) -> Iterator[Difference]:
    for change in Levenshtein.opcodes(claimed, found):
        if change.tag != "equal":
            mine, theirs = claimed[change.src_start : change.src_end], found[change.dest_start : change.dest_end]
            yield Difference("words", mine or None, theirs or None)

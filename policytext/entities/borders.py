"""Where a name may begin and must end: the spans around it and the words that names follow."""

from __future__ import annotations

from bisect import bisect_left
from functools import cache
from itertools import accumulate, chain
from typing import TYPE_CHECKING, NamedTuple, Self

from attrs import frozen

from policytext.entities import divisions, evidence, lattice
from policytext.entities.relation_words import words
from policytext.entities.words import is_word
from policytext.han import is_han

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_POST_CHARS = 4
BLANKS = " \t\u3000\xa0"


class NameSpan(NamedTuple):
    """A person's name in the folded text, and the rule that found it."""

    start: int
    end: int
    rule: str


@frozen(repr=False)
class Borders:
    """The spans of titles and organizations, which no name crosses; offsets index the folded text.

    Attributes:
        starts: where each span begins, in order.
        reaches: how far the spans reach that begin so far, in the order of ``starts``; one may lie in another.
        ends: where a span ends, to look an offset up.
        openings: the same as ``starts``, to look an offset up.
        places: the end of each place by its start.
        insides: where a place goes on that begins before: 乌|鲁木齐.
    """

    starts: Sequence[int]
    reaches: Sequence[int]
    ends: frozenset[int]
    openings: frozenset[int]
    places: Mapping[int, int]
    insides: frozenset[int]

    @classmethod
    def between(cls, *groups: Iterable[tuple[int, int]], places: Iterable[tuple[int, int]] = ()) -> Self:
        """Return the borders that the spans of all groups make, and the places, which are none."""
        spans = sorted(span for group in groups for span in group)
        starts = [start for start, _ in spans]
        ends = [end for _, end in spans]
        stretches = dict(places)
        insides = frozenset(chain.from_iterable(range(start + 1, end) for start, end in stretches.items()))
        return cls(starts, [*accumulate(ends, max)], frozenset(ends), frozenset(starts), stretches, insides)

    def is_place(self, folded: str, start: int, end: int) -> bool:
        """Whether the characters are a place, a brand or goods rather than a name.

        They are where a place or brand begins at ``start`` that reaches as far as ``end``, but for a last 镇 or 人 or
        what belongs to the next word, and where the end is one of the names of places, 王庄|村, or of goods, 金刚|线.
        """
        known = divisions.codes_by_name()
        return (
            self.places.get(start, 0) >= end
            or folded[start:end] in known
            or evidence.brand_length(folded, start) >= end - start
            or (folded[start : end - 1] in known and _goes_on(folded, end))
            or folded[end - 1] in _ends_of_no_name()
            or folded[end - 2 : end] in _ends_of_no_name()
        )

    def is_territory(self, folded: str, start: int, end: int) -> bool:
        """Whether the characters are a territory: a division with its rank, or before its own post, 石门镇|镇长."""
        rank = folded[end - 1]
        if rank not in words("territory"):
            return False
        return self.places.get(start) == end or (end in self.openings and rank in folded[end : end + _POST_CHARS])

    def stop(self, folded: str, at: int) -> int:
        """Return where a name that begins at ``at`` must end."""
        limit = lattice.border(folded, at)
        index = bisect_left(self.starts, at)
        return self.starts[index] if index < len(self.starts) and self.starts[index] < limit else limit

    def is_free(self, start: int, end: int) -> bool:
        """Whether no title and no organization lies between ``start`` and ``end``."""
        begun = bisect_left(self.starts, end)
        return not begun or self.reaches[begun - 1] <= start

    def opens(self, folded: str, start: int) -> bool:
        """Whether a name may begin here: after another span, a sign, or a word that names follow."""
        if start == 0 or start in self.ends or not is_han(folded[start - 1]):
            return True
        leaders = evidence.leaders()
        return folded[start - 1] in leaders or folded[start - 2 : start] in leaders


def _goes_on(folded: str, end: int) -> bool:
    """Whether a division that ends before the last character leaves that to a word behind: 温州|市, 洪泽|素有."""
    return folded[end - 1] in _inhabited() or is_word(folded[end - 1 : end + 1])


@cache
def _inhabited() -> frozenset[str]:
    """Return what may stand behind the short form of a division: 温州|市, 温州|人."""
    return frozenset({*words("territory"), "人"})


@cache
def _ends_of_no_name() -> frozenset[str]:
    """Return what ends the names of places and goods."""
    return frozenset({*words("settlement"), *words("goods")})


class Names:
    """The names found so far that lie free; of two that overlap the one found first stays."""

    def __init__(self, borders: Borders) -> None:
        self._borders = borders
        self._found: list[NameSpan] = []
        self._taken: set[int] = set()

    def add(self, found: Iterable[NameSpan]) -> None:
        """Take names that overlap none so far, no title and no organization."""
        for span in found:
            places = range(span.start, span.end)
            if self._taken.isdisjoint(places) and self._borders.is_free(span.start, span.end):
                self._taken.update(places)
                self._found.append(span)

    def in_order(self) -> list[NameSpan]:
        """Return the names in the order of the text."""
        return sorted(self._found)

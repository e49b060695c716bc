"""Which stretch of one text stands for which stretch of the other.

Offsets are half-open code-point indices, ``0 <= start <= end <= len(text)``. An ``Alignment`` joins a *source* text
with the *normalized* text made from it. It stores only the edits that are not one character for one character;
everything between two edits is copied or converted character by character.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, Any, NamedTuple, Self

from attrs import field, frozen

from policytext.errors import OffsetError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


class Span(NamedTuple):
    """A stretch of text: ``text == whole[start:end]`` for the text that its owner names.

    >>> Span(2, 6, "100亩").text
    '100亩'
    """

    start: int
    end: int
    text: str

    def __reduce__(self) -> tuple[type[Span], tuple[Any, ...]]:
        """Return what makes an equal one; the way of named tuples takes longer."""
        return Span, tuple(self)


class Run(NamedTuple):
    """A stretch of the source and the stretch of the normalized text that stands for it.

    In a copied run (``is_edit`` false) both are equally long and correspond character by character. In an edit every
    normalized character stands for the whole source stretch; an edit without normalized characters is a deletion.
    """

    source_start: int
    source_end: int
    normalized_start: int
    normalized_end: int
    is_edit: bool


def _offsets() -> array[int]:
    return array("q")


@frozen
class Alignment:
    """The map between a source text and the normalized text made from it; make one with ``from_edits``.

    >>> page, repaired = "產(chǎn)業(yè)園區(qū)", "产业园区"
    >>> repair = Alignment.from_edits(len(page), [(1, 7, 0), (8, 12, 0), (14, 18, 0)])
    >>> repair.to_source(1, 2)                    # 业
    (7, 8)
    >>> page[slice(*repair.to_source(0, 2))]      # 产业, the gloss between them included
    '產(chǎn)業'
    >>> page[slice(*repair.to_source(0, 2, trailing=True))]
    '產(chǎn)業(yè)'
    >>> repaired[slice(*repair.to_normalized(12, 18))]
    '园区'
    """

    source_length: int
    normalized_length: int
    _source_starts: array[int] = field(factory=_offsets, hash=False, repr=False)
    _source_ends: array[int] = field(factory=_offsets, hash=False, repr=False)
    _normalized_starts: array[int] = field(factory=_offsets, hash=False, repr=False)
    _normalized_ends: array[int] = field(factory=_offsets, hash=False, repr=False)

    @classmethod
    def identity(cls, length: int) -> Self:
        """Join two texts of ``length`` characters that correspond one to one."""
        return cls(length, length)

    @classmethod
    def from_edits(cls, source_length: int, edits: Iterable[tuple[int, int, int]]) -> Self:
        """Join a source of ``source_length`` characters with the text that ``edits`` make from it.

        Args:
            source_length: code points of the source.
            edits: ``(source_start, source_end, normalized_length)``, in order, disjoint, each with at least one source
                character; ``normalized_length`` 0 deletes. What lies between two edits is copied one to one.

        Raises:
            OffsetError: an edit is empty, out of order or outside the source.
        """
        source_starts, source_ends, normalized_starts, normalized_ends = (_offsets() for _ in range(4))
        last_source = last_normalized = 0
        for start, end, length in edits:
            if not (last_source <= start < end <= source_length and length >= 0):
                message = (
                    f"edit {(start, end, length)} is empty, out of order or outside a text of length {source_length}"
                )
                raise OffsetError(message)
            if end - start == length == 1:
                continue
            normalized = last_normalized + start - last_source
            if start == last_source and length == 0 and source_ends and normalized_starts[-1] == normalized_ends[-1]:
                source_ends[-1] = end
            else:
                source_starts.append(start)
                source_ends.append(end)
                normalized_starts.append(normalized)
                normalized_ends.append(normalized + length)
            last_source, last_normalized = end, normalized + length
        normalized_length = last_normalized + source_length - last_source
        return cls(source_length, normalized_length, source_starts, source_ends, normalized_starts, normalized_ends)

    @classmethod
    def from_deletions(cls, source_length: int, starts: array[int], ends: array[int], kept: array[int]) -> Self:
        """Join a source with what is left of it when stretches are deleted; the fast way for very many of them.

        Nothing is checked.

        Args:
            source_length: code points of the source.
            starts: where each stretch begins, in order (type code ``q``, as the other two).
            ends: where it ends; no two stretches adjoin.
            kept: how many characters are left before it.
        """
        deleted = ends[-1] - kept[-1] if starts else 0
        return cls(source_length, source_length - deleted, starts, ends, kept, kept)

    @property
    def edit_count(self) -> int:
        """How many edits there are."""
        return len(self._source_starts)

    def edit(self, index: int) -> Run:
        """Return one edit as a run, counted from 0, or from the end if negative."""
        columns = (self._source_starts, self._source_ends, self._normalized_starts, self._normalized_ends)
        source_start, source_end, normalized_start, normalized_end = (column[index] for column in columns)
        return Run(source_start, source_end, normalized_start, normalized_end, is_edit=True)

    @property
    def is_identity(self) -> bool:
        """Whether both texts correspond character by character."""
        return not self._source_starts

    @property
    def edits(self) -> list[tuple[int, int, int]]:
        """The edits as ``from_edits`` takes them; adjoining deletions come as one."""
        lengths = map(int.__sub__, self._normalized_ends, self._normalized_starts)
        return list(zip(self._source_starts, self._source_ends, lengths, strict=True))

    def runs(self) -> Iterator[Run]:
        """Yield the runs that tile both texts, in order."""
        source = normalized = 0
        columns = (self._source_starts, self._source_ends, self._normalized_starts, self._normalized_ends)
        for source_start, source_end, normalized_start, normalized_end in zip(*columns, strict=True):
            if source < source_start:
                yield Run(source, source_start, normalized, normalized_start, is_edit=False)
            yield Run(source_start, source_end, normalized_start, normalized_end, is_edit=True)
            source, normalized = source_end, normalized_end
        if source < self.source_length:
            yield Run(source, self.source_length, normalized, self.normalized_length, is_edit=False)

    def to_source(self, start: int, end: int, *, trailing: bool = False) -> tuple[int, int]:
        """Return the source span that the normalized characters ``start:end`` stand for.

        It covers those characters only: source text that was deleted inside the span lies within, deleted text at its
        borders stays outside. With ``trailing``, what was deleted right after the last character is taken in. An empty
        span gives an empty one.

        Raises:
            OffsetError: the span is not inside the normalized text.
        """
        _check_span(start, end, self.normalized_length)
        if self.is_identity:
            return start, end
        left = _map_start(start, self._normalized_starts, self._normalized_ends, self._source_starts, self._source_ends)
        if start == end:
            return left, left
        right = _map_end(end, self._normalized_starts, self._normalized_ends, self._source_ends)
        if trailing:
            following = bisect_left(self._source_starts, right)
            deleted = following < len(self._source_starts) and self._source_starts[following] == right
            if deleted and self._normalized_starts[following] == self._normalized_ends[following]:
                right = self._source_ends[following]
        return left, right

    def to_normalized(self, start: int, end: int) -> tuple[int, int]:
        """Return the normalized span of all characters that stand for any of the source characters ``start:end``.

        A span that was deleted whole gives an empty one.

        Raises:
            OffsetError: the span is not inside the source.
        """
        _check_span(start, end, self.source_length)
        if self.is_identity:
            return start, end
        left = _map_start(start, self._source_starts, self._source_ends, self._normalized_starts, self._normalized_ends)
        if start == end:
            return left, left
        right = _map_end(end, self._source_starts, self._source_ends, self._normalized_ends)
        return left, right

    def then(self, other: Alignment) -> Alignment:
        """Join this source with what ``other`` makes of this normalized text.

        Edits of the two that share characters of the text between become one edit.

        >>> gloss = Alignment.from_edits(5, [(1, 5, 0)])      # 億(yì) -> 億
        >>> gloss.then(Alignment.identity(1)) == gloss
        True

        Raises:
            OffsetError: ``other`` does not start from a text as long as this normalized text.
        """
        if self.normalized_length != other.source_length:
            made, taken = self.normalized_length, other.source_length
            message = f"this alignment makes {made} characters, the next must start from them but starts from {taken}"
            raise OffsetError(message)
        if self.is_identity:
            return other
        if other.is_identity:
            return self
        own = zip(self._normalized_starts, self._normalized_ends, self._source_ends, strict=True)
        following = zip(other._source_starts, other._source_ends, other._normalized_ends, strict=True)
        steps = [(start, 0, end, source_end - end) for start, end, source_end in own]
        steps += [(start, 1, end, normalized_end - end) for start, end, normalized_end in following]
        return Alignment.from_edits(self.source_length, _joined_edits(sorted(steps)))


def _joined_edits(steps: list[tuple[int, int, int, int]]) -> Iterator[tuple[int, int, int]]:
    """Yield one edit for each cluster of edits that overlap in the text between.

    A step is an edit by what it is in the text between, in order: its start, on which side its other text lies (0 the
    source, 1 the final text), its end, and the shift that takes offsets after it to that other text.
    """
    shifts = [0, 0]
    source_low = final_low = high = -1
    for start, side, end, shift in steps:
        if start >= high:
            if high >= 0:
                yield source_low, high + shifts[0], high + shifts[1] - final_low
            source_low, final_low, high = start + shifts[0], start + shifts[1], end
        high = max(high, end)
        shifts[side] = shift
    yield source_low, high + shifts[0], high + shifts[1] - final_low


def _map_start(
    start: int, starts: array[int], ends: array[int], other_starts: array[int], other_ends: array[int]
) -> int:
    """Map the first character of a span from the text of ``starts, ends`` to the other text."""
    edit = bisect_right(starts, start) - 1
    if edit < 0:
        return start
    return other_starts[edit] if start < ends[edit] else start - ends[edit] + other_ends[edit]


def _map_end(end: int, starts: array[int], ends: array[int], other_ends: array[int]) -> int:
    """Map the end of a non-empty span likewise: one past what stands for its last character."""
    edit = bisect_right(starts, end - 1) - 1
    if edit < 0:
        return end
    return other_ends[edit] if end <= ends[edit] else end - ends[edit] + other_ends[edit]


def _check_span(start: int, end: int, length: int) -> None:
    if not 0 <= start <= end <= length:
        message = f"span {start}:{end} is not inside a text of length {length}"
        raise OffsetError(message)

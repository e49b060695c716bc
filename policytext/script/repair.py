"""What a pass gives, and the two ways to make it fast: characters one for one, and stretches replaced."""

from __future__ import annotations

import re
from array import array
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from policytext.offsets import Alignment

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_BLOCK_CHARS = 1 << 20
_BATCH = 1 << 14
_SEAM = re.compile(r"[\n。，、：；！？]")


class Repair(NamedTuple):
    """A text and the alignment that joins it with the text the pass was given."""

    text: str
    alignment: Alignment


def converted(text: str) -> Repair:
    """Return a text whose characters stand one for one for those of the text given."""
    return Repair(text, Alignment.identity(len(text)))


def blocks(text: str) -> Iterator[tuple[int, int]]:
    """Yield spans of about a million characters that tile the text, each ending after a newline or a full-width sign.

    What is found in a block takes memory only until the next; neither a word nor a gloss nor an entity crosses a seam.
    """
    start = 0
    while start < len(text):
        seam = _SEAM.search(text, min(start + _BLOCK_CHARS, len(text)))
        end = seam.end() if seam else len(text)
        yield start, end
        start = end


def count(pattern: re.Pattern[str], text: str) -> int:
    """Return how often the pattern matches."""
    return sum(len(pattern.findall(text, start, end)) for start, end in blocks(text))


def delete(text: str, starts: array[int], ends: array[int]) -> Repair:
    """Delete stretches of the text that are in order and do not adjoin."""
    if not starts:
        return converted(text)
    return Repair(_joined(text, starts, ends, None), Alignment.from_deletions(len(text), starts, ends))


def replace(text: str, edits: Iterable[tuple[int, int, str]]) -> Repair:
    """Replace stretches ``(start, end, target)`` of the text that are in order and disjoint."""
    edits = list(edits)
    if not edits:
        return converted(text)
    starts = array("q", (start for start, _, _ in edits))
    ends = array("q", (end for _, end, _ in edits))
    lengths = ((start, end, len(target)) for start, end, target in edits)
    alignment = Alignment.from_edits(len(text), lengths)
    return Repair(_joined(text, starts, ends, [target for _, _, target in edits]), alignment)


def _joined(text: str, starts: array[int], ends: array[int], targets: Sequence[str] | None) -> str:
    batches = (
        "".join(_pieces(text, starts, ends, targets, first, min(first + _BATCH, len(starts))))
        for first in range(0, len(starts), _BATCH)
    )
    return "".join(chain(batches, (text[ends[-1] :],)))


def _pieces(
    text: str, starts: array[int], ends: array[int], targets: Sequence[str] | None, first: int, last: int
) -> Iterator[str]:
    """Yield what stands between the edits ``first:last``, each piece followed by the target of its edit."""
    previous_ends = chain((ends[first - 1] if first else 0,), ends[first : last - 1])
    kept = map(text.__getitem__, map(slice, previous_ends, starts[first:last]))
    if targets is None:
        return kept
    return chain.from_iterable(zip(kept, targets[first:last], strict=True))

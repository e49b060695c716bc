"""What a pass gives, and the two ways to make it fast: characters one for one, and stretches replaced."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, NamedTuple

from policytext.offsets import Alignment
from policytext.script.classes import han

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator

    import numpy as np
    from numpy.typing import NDArray

    Offsets = NDArray[np.int64]

_BLOCK_CHARS = 1 << 16


class Repair(NamedTuple):
    """A text and the alignment that joins it with the text the pass was given."""

    text: str
    alignment: Alignment


def converted(text: str) -> Repair:
    """Return a text whose characters stand one for one for those of the text given."""
    return Repair(text, Alignment.identity(len(text)))


def blocks(text: str) -> Iterator[tuple[int, int]]:
    """Yield spans of some ten thousand characters that tile the text; all but the first begin with a Han character.

    What is found in a block takes memory only until the next; a gloss, which follows its character, crosses no seam.
    """
    start = 0
    while start < len(text):
        seam = han().search(text, start + _BLOCK_CHARS) if len(text) > start + _BLOCK_CHARS else None
        end = seam.start() if seam else len(text)
        yield start, end
        start = end


def count(pattern: re.Pattern[str], text: str) -> int:
    """Return how many characters of the text are in matches of the pattern."""
    return sum(sum(map(len, pattern.findall(text, start, end))) for start, end in blocks(text))


def code_points(text: str) -> NDArray[np.uint32]:
    """Return the text as an array of numbers."""
    import numpy as np  # noqa: PLC0415 - only some texts need it

    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)


def delete(text: str, starts: array[int], ends: array[int]) -> Repair:
    """Delete very many stretches of the text (type code ``q``), in order, no two of which adjoin."""
    if not starts:
        return converted(text)
    return Repair(_without(text, as_offsets(starts), as_offsets(ends)), _deletions(text, starts, ends))


def as_offsets(column: array[int]) -> Offsets:
    """Return the offsets that a column holds, as they stand in memory."""
    import numpy as np  # noqa: PLC0415 - only some texts need it

    return np.frombuffer(column, np.int64)


def as_column(offsets: Offsets) -> array[int]:
    """Return the offsets as a column of an alignment."""
    stored = array("q")
    stored.frombytes(offsets.data.cast("B"))
    return stored


def _deletions(text: str, starts: array[int], ends: array[int]) -> Alignment:
    removed = as_offsets(ends) - as_offsets(starts)
    removed_before = removed.cumsum() - removed
    return Alignment.from_deletions(len(text), starts, ends, as_column(as_offsets(starts) - removed_before))


def _without(text: str, starts: Offsets, ends: Offsets) -> str:
    import numpy as np  # noqa: PLC0415 - only some texts need it

    pieces: list[str] = []
    for first in range(0, len(text), _BLOCK_CHARS):
        block = text[first : first + _BLOCK_CHARS]
        begins, stops = (np.searchsorted(column, (first, first + len(block)), "right") for column in (ends, starts))
        depth = np.zeros(len(block) + 1, dtype=np.int8)
        inside = slice(begins[0], stops[1])
        depth[np.clip(starts[inside] - first, 0, len(block))] += 1
        depth[np.clip(ends[inside] - first, 0, len(block))] -= 1
        kept = np.cumsum(depth[:-1], dtype=np.int8) == 0
        pieces.append(code_points(block)[kept].tobytes().decode("utf-32-le", "surrogatepass"))
    return "".join(pieces)


def replace(text: str, edits: Iterable[tuple[int, int, str]]) -> Repair:
    """Replace stretches ``(start, end, target)`` of the text that are in order and disjoint."""
    pieces: list[str] = []
    lengths: list[tuple[int, int, int]] = []
    last = 0
    for start, end, target in edits:
        pieces += (text[last:start], target)
        lengths.append((start, end, len(target)))
        last = end
    if not lengths:
        return converted(text)
    return Repair("".join((*pieces, text[last:])), Alignment.from_edits(len(text), lengths))

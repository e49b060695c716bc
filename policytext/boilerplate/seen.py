"""The lines of a page as the model sees them: those that no rule claims, and the heads of its sections."""

from __future__ import annotations

from itertools import compress
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from policytext.boilerplate import features

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from policytext.boilerplate.features import Features
    from policytext.boilerplate.units import Columns


class Seen(NamedTuple):
    """Lines of a page, all of the same length of columns.

    Attributes:
        lines: folded, without blanks at their ends, none of them empty.
        own: the features that they have alone.
        lengths: code points of each.
        heads: for each whether it heads a section that is not the article.
    """

    lines: Sequence[str]
    own: Features
    lengths: NDArray[np.float32]
    heads: NDArray[np.bool_]


def of_parts(parts: Columns) -> Seen:
    """Return how the model sees the parts of a page that have features."""
    return unpacked(list(compress(parts.texts, parts.features)), parts.features)


def packed(lines: Sequence[tuple[str, bool]]) -> list[bytes]:
    """Return what the model sees of each line, given with whether it is a head, as bytes, in which it can be kept."""
    if not lines:
        return []
    words, heads = zip(*lines, strict=True)
    beside = np.array([list(map(len, words)), heads], np.float32)
    found = np.concatenate([features.of_lines(words), beside]).T.tobytes()
    size = len(found) // len(lines)
    return [found[start : start + size] for start in range(0, len(found), size)]


def unpacked(lines: Sequence[str], rows: Iterable[bytes]) -> Seen:
    """Return the lines that ``packed`` made bytes of; bytes without content are of no line."""
    columns = np.frombuffer(b"".join(rows), np.float32).reshape(-1, len(features.rows()) + 2).T.copy()
    return Seen(lines, columns[:-2], columns[-2], columns[-1] > 0)

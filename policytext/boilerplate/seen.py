"""The lines of a page as the model sees them: those that no rule claims, and the heads of its sections."""

from __future__ import annotations

from itertools import compress
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from policytext.boilerplate import features

if TYPE_CHECKING:
    from collections.abc import Sequence

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
    lines = list(compress(parts.texts, parts.features))
    return Seen(
        lines,
        features.unpacked(parts.features),
        np.fromiter(map(len, lines), np.float32, len(lines)),
        np.frombuffer(bytes(compress(parts.heads, parts.features)), np.bool_),
    )

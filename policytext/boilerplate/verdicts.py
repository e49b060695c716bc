"""What is decided on the parts of a page that no rule claims."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from policytext.boilerplate import features, scorer, seen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from policytext.boilerplate.repeated import RepeatedLines
    from policytext.boilerplate.units import Columns


class Verdicts(NamedTuple):
    """What was decided on each part of a page.

    Attributes:
        scores: for how likely the article it is held; 1 or 0 where a rule decided.
        kept: whether it is the article where no rule says what it is.
        voted: numbers of the parts that leave because other pages have them.
    """

    scores: NDArray[np.float64]
    kept: NDArray[np.bool_]
    voted: Sequence[int] = ()


def judge(parts: Columns, threshold: float, repeated: RepeatedLines | None = None) -> Verdicts:
    """Weigh the parts of a page; those that a rule claims leave before the others are weighed.

    Args:
        parts: the parts.
        threshold: probability of content from which a part is kept.
        repeated: the lines of other pages; those leave too, unless they are most of the article.
    """
    weighed = _weighed(parts, threshold)
    return weighed if repeated is None else _with_votes(parts, weighed, repeated, threshold)


def _weighed(parts: Columns, threshold: float) -> Verdicts:
    """Weigh the parts; where a page has pictures and no article, the title above the first one is kept."""
    is_weighed = np.frombuffer(bytes(map(bool, parts.features)), np.bool_)
    scores, kept = np.zeros(len(is_weighed)), np.zeros(len(is_weighed), np.bool_)
    found = seen.of_parts(parts)
    scores[is_weighed], kept[is_weighed] = scorer.packaged().judge(found, threshold)
    if "caption" in parts.labels and not np.logical_or.reduce(kept):
        (numbers,) = is_weighed.nonzero()
        is_title = features.flags(found.own, "title_like")[0] & (numbers < parts.labels.index("caption"))
        kept[numbers[is_title][-1:]] = True
    if "content" in parts.labels:
        scores[[number for number, label in enumerate(parts.labels) if label == "content"]] = 1
    return Verdicts(scores, kept)


def _with_votes(parts: Columns, weighed: Verdicts, repeated: RepeatedLines, threshold: float) -> Verdicts:
    """Return the verdicts when lines that other pages have leave too."""
    voted = [number for number, text in enumerate(parts.texts) if parts.labels[number] is None and text in repeated]
    lengths = np.fromiter(map(len, parts.texts), np.intp, len(parts.texts)) * weighed.kept
    if not voted or 2 * lengths[voted].sum() > lengths.sum():
        return weighed
    features = list(parts.features)
    for number in voted:
        features[number] = b""
    return _weighed(parts._replace(features=features), threshold)._replace(voted=voted)

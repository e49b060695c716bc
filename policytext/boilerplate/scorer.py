"""The linear model: how likely each line that no rule claims is the article."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from policytext import tables
from policytext.boilerplate import blocks, characters, features

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from policytext.boilerplate.features import Column

COLUMNS = ("step", "feature", "mean", "scale", "weight")
STEPS = ("line", "page")
_FARTHEST = 5.0
"""Standard deviations at which an unusual value stops to count for more."""


class Weight(NamedTuple):
    """What one feature counts for: ``weight * (value - mean) / scale``."""

    mean: float
    scale: float
    weight: float

    def standard(self, values: Column) -> Column:
        """Return the values in standard deviations from the mean, bounded."""
        return np.clip((values - self.mean) / self.scale, -_FARTHEST, _FARTHEST).astype(np.float32)


Weights = dict[str, Weight]


def chances(lines: Sequence[str], heads: Sequence[bool]) -> Column:
    """Return for each line the probability that it is the article.

    Args:
        lines: the lines of a page that no rule claims, folded, without blanks at their ends and none of them blank.
        heads: for each line whether it heads a section that is not the article.
    """
    if not lines:
        return np.zeros(0, np.float32)
    census = characters.take(lines)
    head = np.array(heads, np.bool_)
    own = dict(features.of_line(census))
    first = np.where(head, 0.0, _probability(_line_odds(own, weights("line")))).astype(np.float32)
    found = _sum(blocks.of_line(census, own, first, head), weights("page"))
    return np.where(head, 0.0, _probability(found)).astype(np.float32)


def around(own: Mapping[str, Column], known: Mapping[str, Weight]) -> Iterator[tuple[str, Column]]:
    """Yield the features of the lines around each line, one for each signal and place."""
    for signal in features.SIGNALS:
        for place, values in features.around(known[signal].standard(own[signal])):
            yield f"{signal}{place}", values


def _line_odds(own: Mapping[str, Column], known: Weights) -> Column:
    """Sum the line's own features and those around it; what stands around is weighed before it is moved."""
    odds = _sum(own.items(), known)
    signals = np.stack([known[signal].standard(own[signal]) for signal in features.SIGNALS])
    for place, columns in _weights_around().items():
        odds += features.at(place, columns @ signals)
    return odds


def _sum(columns: Iterable[tuple[str, Column]], known: Weights) -> Column:
    total = np.float32(known["bias"].weight)
    for name, values in columns:
        if name in known:
            total = total + known[name].weight * known[name].standard(values)
    return total


def _probability(odds: Column) -> Column:
    return 1 / (1 + np.exp(-odds))


@cache
def weights(step: str) -> Weights:
    """Return the weights of one step of ``weights.tsv``."""
    rows = tables.read("policytext.boilerplate", "weights.tsv", COLUMNS, key=("step", "feature"))
    return {
        row["feature"]: Weight(*(float(row.fraction(column)) for column in ("mean", "scale", "weight")))
        for row in rows
        if row.choice("step", STEPS) == step
    }


@cache
def _weights_around() -> Mapping[str, NDArray[np.float32]]:
    known = weights("line")
    return {
        place: np.array([known[f"{signal}{place}"].weight for signal in features.SIGNALS], np.float32)
        for place in features.PLACES
    }

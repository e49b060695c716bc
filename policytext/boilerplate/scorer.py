"""The linear model: how likely each line that no rule claims is the article."""

from __future__ import annotations

from functools import cache, cached_property, lru_cache
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from attrs import frozen

from policytext import tables
from policytext.boilerplate import blocks, characters, features

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from policytext.boilerplate.features import Column

COLUMNS = ("step", "feature", "mean", "scale", "weight")
STEPS = ("line", "page")
BIAS = "bias"
_AT_ONCE = 32
_FARTHEST = 5.0
"""Standard deviations from which on an unusual value counts for no more."""


class Weight(NamedTuple):
    """What one feature counts for: ``weight * (value - mean) / scale``."""

    mean: float
    scale: float
    weight: float

    def standard(self, values: Column) -> Column:
        """Return the values in standard deviations from the mean, bounded."""
        return _standard(values.astype(np.float32), np.float32(self.mean), np.float32(self.scale))


@frozen(eq=False)
class Model:
    """Two sets of weights: ``line`` for a first guess from a line and its neighbours, ``page`` for the document pass.

    What stands around a line is weighed by the features in ``features.SIGNALS``, named ``SIGNAL PLACE``. Sums are made
    by ``einsum``, not by a BLAS library: those add in an order that depends on the machine, and the vector kernels of
    some leave the flag of an invalid operation behind finite products, of which numpy then warns.
    """

    line: Mapping[str, Weight]
    page: Mapping[str, Weight]

    def judge(self, lines: Sequence[str], heads: Sequence[bool], threshold: float) -> tuple[Column, NDArray[np.bool_]]:
        """Return for each line the probability that it is the article, and whether it is kept.

        Args:
            lines: the lines of a page that no rule claims and the heads of its sections, folded, without blanks at
                their ends and none of them blank.
            heads: for each line whether it heads a section that is not the article; it then has probability 0.
            threshold: probability from which on a line is kept; see ``blocks.kept``.
        """
        if not lines:
            return np.zeros(0, np.float32), np.zeros(0, np.bool_)
        census = characters.take(lines)
        own = dict(features.of_line(census))
        head = np.array(heads, np.bool_)
        guess = without_heads(self.guess(own), head)
        odds = self._sum("page", blocks.of_line(census, own, guess, head))
        chances = without_heads(probability(odds), head)
        return chances, blocks.kept(chances, own, threshold)

    def guess(self, own: Mapping[str, Column]) -> Column:
        """Return the first guess; what stands around a line is weighed before it is moved there."""
        odds = self._sum("line", own.items())
        mean, scale, _ = _arrays(self, "line", features.SIGNALS)
        signals = _standard(np.array([own[signal] for signal in features.SIGNALS], np.float32), mean, scale)
        beside = np.einsum("ps,sn->pn", self._weights_around, signals)
        for place, weighed in zip(features.PLACES, beside, strict=True):
            odds = odds + features.at(place, weighed)
        return probability(odds)

    def _sum(self, step: str, columns: Iterable[tuple[str, Column]]) -> Column:
        """Sum what each feature counts for; several features are weighed at once."""
        total: Column = np.full(1, getattr(self, step)[BIAS].weight, np.float32)
        remaining = iter(columns)
        while some := list(islice(remaining, _AT_ONCE)):
            names, values = zip(*some, strict=True)
            mean, scale, weight = _arrays(self, step, names)
            total = total + np.einsum("f,fn->n", weight[:, 0], _standard(np.array(values, np.float32), mean, scale))
        return total

    @cached_property
    def _weights_around(self) -> NDArray[np.float32]:
        return np.array(
            [[self.line[f"{signal} {place}"].weight for signal in features.SIGNALS] for place in features.PLACES],
            np.float32,
        )


def around(own: Mapping[str, Column], known: Mapping[str, Weight]) -> Iterator[tuple[str, Column]]:
    """Yield name and values of each feature of the lines around a line, as the training needs them."""
    for signal in features.SIGNALS:
        for place, values in features.around(known[signal].standard(own[signal])):
            yield f"{signal} {place}", values


def without_heads(chances: Column, heads: NDArray[np.bool_]) -> Column:
    """Return the probabilities with those of heads set to 0."""
    return np.where(heads, np.float32(0), chances).astype(np.float32)


def probability(odds: Column) -> Column:
    """Return the probability for each logarithm of odds."""
    chances: Column = 1 / (1 + np.exp(-odds))
    return chances


@lru_cache(maxsize=64)
def _arrays(model: Model, step: str, names: Sequence[str]) -> NDArray[np.float32]:
    """Return mean, scale and weight of some features as three columns."""
    known: Mapping[str, Weight] = getattr(model, step)
    return np.array([known[name] for name in names], np.float32).T[:, :, None]


def _standard(values: Column, mean: Column | np.float32, scale: Column | np.float32) -> Column:
    """Bring the values in place into standard deviations from the mean, bounded, and return them."""
    values -= mean
    values /= scale
    np.minimum(values, _FARTHEST, out=values)
    np.maximum(values, -_FARTHEST, out=values)
    return values


@cache
def packaged() -> Model:
    """Return the model of ``weights.tsv``, which ships with the package."""
    rows = tables.read("policytext.boilerplate", "weights.tsv", COLUMNS, key=("step", "feature"))
    return Model(*(_weights(rows, step) for step in STEPS))


def _weights(rows: Iterable[tables.Row], step: str) -> Mapping[str, Weight]:
    return {
        row["feature"]: Weight(*(float(row[column]) for column in ("mean", "scale", "weight")))
        for row in rows
        if row.choice("step", STEPS) == step
    }

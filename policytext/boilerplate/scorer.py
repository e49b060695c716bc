"""The linear model: how likely each line that no rule claims is the article."""

from __future__ import annotations

from functools import cache, cached_property
from typing import TYPE_CHECKING

import numpy as np
from attrs import frozen

from policytext import tables
from policytext.boilerplate import blocks, features, standing, surroundings

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from numpy.typing import NDArray

    from policytext.boilerplate.seen import Seen

    Column = NDArray[np.float32]

COLUMNS = ("step", "feature", "weight")
STEPS = ("line", "page", *standing.REGIONS)
BIAS = "bias"
SIGNALS = ("ends_stop", "comma", "function", "date", "title_like")
"""The features of a line that the lines around it look at."""
SUREST = 6.9
"""Logarithm of the highest odds, a thousand to one."""


@frozen(eq=False, repr=False)
class Model:
    """Weights of features, by name: for a first guess, and for how a line stands to the block that the guess shows.

    Sums are made by ``einsum``, not by a BLAS library: those add in an order that depends on the machine, and the
    vector kernels of some leave the flag of an invalid operation behind finite products, of which numpy then warns.

    Attributes:
        line: of the first guess, from a line's own features and from what stands around it (``SIGNAL PLACE``).
        page: of ``standing.NAMES``.
        regions: of a line's own features in the document pass, for each of ``standing.REGIONS``.
    """

    line: Mapping[str, float]
    page: Mapping[str, float]
    regions: Mapping[str, Mapping[str, float]]

    def judge(self, seen: Seen, threshold: float) -> tuple[Column, NDArray[np.bool_]]:
        """Return for each line the probability that it is the article, and whether it is kept.

        Args:
            seen: the lines of a page that no rule claims and the heads of its sections.
            threshold: probability from which on a line is kept; see ``blocks.kept``.
        """
        if not seen.lines:
            return np.zeros(0, np.float32), np.zeros(0, np.bool_)
        guess = self.guess(seen)
        chances = probability(guess, seen.heads)
        block = blocks.find(chances, seen.lengths)
        odds = _weighed(self._page, standing.of_lines(seen, guess, chances, block))
        weights, biases = self._regions
        own = np.einsum("rf,fn->rn", weights, seen.own) + biases
        for row, lines in zip(own, standing.stretches(block), strict=True):
            odds[lines] += row[lines]
        chances = probability(_bounded(odds), seen.heads)
        return chances, blocks.kept(chances, seen.own, threshold)

    def guess(self, seen: Seen) -> Column:
        """Return the odds of the first guess; what stands around a line is weighed before it is moved there."""
        signals = seen.own.take(_signal_rows(), axis=0)
        around = surroundings.around(np.einsum("ps,sn->pn", self._around, signals))
        odds = _bounded(_weighed(self._line, seen.own) + np.add.reduce(around) + np.float32(self.line[BIAS]))
        odds[seen.heads] = -SUREST
        return odds

    @cached_property
    def _line(self) -> Column:
        return _ordered(self.line, features.rows())

    @cached_property
    def _around(self) -> NDArray[np.float32]:
        return np.array([_ordered(self.line, names_around(place)) for place in surroundings.PLACES])

    @cached_property
    def _page(self) -> Column:
        return _ordered(self.page, standing.NAMES)

    @cached_property
    def _regions(self) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        regions = [self.regions[region] for region in standing.REGIONS]
        weights = np.array([_ordered(own, features.rows()) for own in regions])
        return weights, np.array([[own[BIAS]] for own in regions], np.float32)


def names_around(place: str) -> list[str]:
    """Return the names of the features of what stands at a place around a line."""
    return [f"{signal} {place}" for signal in SIGNALS]


def probability(odds: Column, heads: NDArray[np.bool_]) -> Column:
    """Return the probability for each logarithm of odds, 0 for heads."""
    chances: Column = np.reciprocal(1 + np.exp(-odds))
    chances[heads] = 0
    return chances


@cache
def _signal_rows() -> NDArray[np.intp]:
    return np.array([features.rows()[signal] for signal in SIGNALS])


def _ordered(weights: Mapping[str, float], names: Iterable[str]) -> Column:
    return np.array([weights.get(name, 0) for name in names], np.float32)


def _weighed(weights: Column, values: NDArray[np.float32]) -> Column:
    weighed: Column = np.einsum("f,fn->n", weights, values)
    return weighed


def _bounded(odds: Column) -> Column:
    return np.minimum(np.maximum(odds, np.float32(-SUREST)), np.float32(SUREST))


@cache
def packaged() -> Model:
    """Return the model of ``weights.tsv``, which ships with the package."""
    rows = tables.read("policytext.boilerplate", "weights.tsv", COLUMNS, key=("step", "feature"))
    return Model(
        _weights(rows, "line"), _weights(rows, "page"), {step: _weights(rows, step) for step in standing.REGIONS}
    )


def _weights(rows: Iterable[tables.Row], step: str) -> Mapping[str, float]:
    return {row["feature"]: float(row["weight"]) for row in rows if row.choice("step", STEPS) == step}

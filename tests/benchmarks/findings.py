"""The values that measuring gives: findings, absences, and the targets that findings are held against."""

from __future__ import annotations

import statistics
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import frozen

from policytext import tables

if TYPE_CHECKING:
    from fractions import Fraction

    from .timing import Times

_KEY = ("component", "measure", "corpus", "against")


@frozen
class Target:
    """A row of ``targets.tsv``: ``bound`` is ``at least`` or ``at most``."""

    bound: str
    value: Fraction

    def is_met_by(self, ratio: float) -> bool:
        """Whether a ratio is on the right side of the bound, which is included."""
        return ratio >= self.value if self.bound == "at least" else ratio <= self.value

    def __str__(self) -> str:
        return f"{self.bound} {float(self.value):g}"


@frozen(kw_only=True)
class Finding:
    """Ratios of one measure, one for each round, with the times that they come from where it is a matter of time.

    ``size_bytes`` is the UTF-8 size of our text; ``note`` says what a reader must know of this row alone.
    """

    component: str
    measure: str
    corpus: str
    against: str
    size_bytes: int
    ratios: tuple[float, ...]
    ours: Times | None = None
    other: Times | None = None
    note: str = ""

    @property
    def median(self) -> float:
        """The middle of the ratios: what a target is held against."""
        return statistics.median(self.ratios)

    @property
    def target(self) -> Target | None:
        """The target of the last row that fits; ``*`` in a row fits anything and sorts before all names."""
        names = (self.component, self.measure, self.corpus, self.against)
        fitting = [
            target
            for row, target in targets()
            if all(cell in ("*", name) for cell, name in zip(row, names, strict=True))
        ]
        return fitting[-1] if fitting else None

    @property
    def is_met(self) -> bool | None:
        """Whether the target is met; None where there is none."""
        return self.target.is_met_by(self.median) if self.target else None


@frozen(kw_only=True)
class Absence:
    """What could not be measured, and why."""

    component: str
    name: str
    reason: str

    def __str__(self) -> str:
        return f"absent from {self.component}: {self.name} ({self.reason})"


@cache
def targets() -> tuple[tuple[tuple[str, ...], Target], ...]:
    """Return the rows of ``targets.tsv``: component, measure, corpus and against, with the target."""
    path = Path(__file__).with_name("targets.tsv")
    rows = tables.parse(path.read_text("utf-8"), path.name, (*_KEY, "bound", "value", "reason"), key=_KEY)
    bounds = ("at least", "at most")
    return tuple(
        (tuple(row[column] for column in _KEY), Target(row.choice("bound", bounds), row.fraction("value")))
        for row in rows
    )

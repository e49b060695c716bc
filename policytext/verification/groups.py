"""The amounts of a page that may be compared with one another, with what depends on the page alone told once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from attrs import frozen

from policytext.verification import bounds

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from policytext.quantities import Value
    from policytext.verification.candidates import Placed
    from policytext.verification.subjects import Subjects

_SENTENCES_BACK = 2


@frozen
class Group:
    """Amounts of one measure.

    Args:
        amounts: in the order of the page.
        windows: in what bounds an amount lies that may be each.
        by_role: those of each role.
        sentences: the numbers of the sentences that have one of each role.
        wholes: the numbers of the sentences that have one of each role without a phase.
    """

    amounts: Sequence[Placed] = ()
    windows: Sequence[tuple[float, float]] = ()
    by_role: Mapping[str | None, Sequence[Placed]] = {}
    sentences: Mapping[str | None, set[int]] = {}
    wholes: Mapping[str | None, set[int]] = {}

    @classmethod
    def of(cls, amounts: Sequence[Placed], subjects: Subjects) -> Self:
        """Group amounts that all have one measure."""
        by_role: dict[str | None, list[Placed]] = {}
        sentences: dict[str | None, set[int]] = {}
        wholes: dict[str | None, set[int]] = {}
        for placed in amounts:
            role, sentence = placed.quantity.role, subjects.sentence_at(placed.start)
            by_role.setdefault(role, []).append(placed)
            sentences.setdefault(role, set()).add(sentence)
            if placed.quantity.phase is None:
                wholes.setdefault(role, set()).add(sentence)
        windows = [bounds.window(placed.quantity.value) for placed in amounts]
        return cls(amounts, windows, by_role, sentences, wholes)

    def near(self, value: Value) -> list[Placed]:
        """Return the amounts that are not out of the question for a value."""
        low, high = bounds.window(value)
        return [
            placed
            for placed, (lowest, highest) in zip(self.amounts, self.windows, strict=True)
            if lowest <= high and low <= highest
        ]

    def has_whole(self, role: str | None, sentence: int) -> bool:
        """Whether a sentence, or one right before, has an amount of a role that is of no phase."""
        numbers = self.wholes.get(role, ())
        return any(sentence - back in numbers for back in range(_SENTENCES_BACK + 1))

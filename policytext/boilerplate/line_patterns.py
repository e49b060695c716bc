"""Patterns of the user's: words that tell what a line is on the pages of one source."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple, Self, cast, get_args

from attrs import frozen

from policytext import tables
from policytext.boilerplate import shapes
from policytext.boilerplate.explaining import OWN
from policytext.boilerplate.types import Label
from policytext.fold import fold

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

COLUMNS = ("words", "place", "label")
PLACES = ("line", "head", "end", "within")


class LinePattern(NamedTuple):
    """Words that tell a line, as ``LinePatterns`` compares them, and where in the line they stand."""

    words: str
    place: str
    label: Label
    rule: str


@frozen(slots=False)
class LinePatterns:
    r"""Lines that the user knows; what they say wins over every rule and the model. Frozen, hashable, picklable.

    >>> own = LinePatterns.from_table("words\tplace\tlabel\n砚湖早知道\thead\tnav\n")
    >>> own.find("硯湖早知道：今日要聞")
    ('nav', 'own patterns 砚湖早知道')
    """

    patterns: tuple[LinePattern, ...]

    @classmethod
    def from_table(cls, text: str, name: str = "patterns") -> Self:
        """Return the patterns of a table.

        Args:
            text: a table with the columns ``words place label``. ``place`` is ``line`` (the line is that), ``head`` or
                ``end`` (it begins or ends so) or ``within``; ``label`` is any of the kinds of segments, ``content``
                too. Script, width, case and blanks of the words do not matter.
            name: what error messages call it.

        Raises:
            TableError: a row is not well formed; the message begins with ``name:line``.
        """
        return cls(tuple(_pattern(row) for row in tables.parse(text, name, COLUMNS, key=("words", "place"))))

    def find(self, line: str) -> tuple[Label, str] | None:
        """Return what the patterns say a line is, and which of them; the longest words win. None if none does."""
        compact = _compact(line)
        for pattern in self._exact.get(compact, ()):
            return pattern.label, pattern.rule
        for pattern in self._others:
            if _PLACED[pattern.place](compact, pattern.words):
                return pattern.label, pattern.rule
        return None

    @cached_property
    def _exact(self) -> Mapping[str, Sequence[LinePattern]]:
        return {pattern.words: (pattern,) for pattern in self.patterns if pattern.place == "line"}

    @cached_property
    def _others(self) -> Sequence[LinePattern]:
        others = [pattern for pattern in self.patterns if pattern.place != "line"]
        return sorted(others, key=lambda pattern: (-len(pattern.words), pattern))


_PLACED = {"head": str.startswith, "end": str.endswith, "within": str.__contains__}


def _pattern(row: tables.Row) -> LinePattern:
    words = _compact(row["words"])
    if not words:
        raise row.error("words is empty")
    label = cast("Label", row.choice("label", get_args(Label)))
    return LinePattern(words, row.choice("place", PLACES), label, OWN + row["words"])


def _compact(line: str) -> str:
    return shapes.spaced(fold(line)).replace(" ", "")

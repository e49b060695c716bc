"""Names that the user knows: organizations, people and titles, found wherever a text holds them."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal

from ahocorasick_rs import AhoCorasick, MatchKind
from attrs import field, frozen

from policytext import tables
from policytext.entities.blocks import encodable
from policytext.fold import fold

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

Label = Literal["organization", "person", "title"]
LABELS: tuple[Label, ...] = ("organization", "person", "title")
COLUMNS = ("surface", "label")
_WORD_CHARACTER = re.compile("[A-Za-z0-9]")


def _names(names: Iterable[str]) -> tuple[str, ...]:
    if isinstance(names, str):
        raise TypeError("names must be a list of str, not one str")
    return tuple(fold(name) for name in names)


@frozen
class Lexicon:
    """Lists of names; each is matched in all scripts that ``policytext.fold`` makes one.

    A name that begins or ends with a Latin letter or digit is not found inside a longer word of these.
    Where one name holds another, the longer one is found.

    Attributes:
        organizations: names of organizations.
        people: names of people.
        titles: posts and ranks.

    >>> lexicon = Lexicon(organizations=["奔跑激光"], people=["李道纽"])
    >>> lexicon.find("李道纽走访奔跑激光")
    [(0, 3, 'person', 0), (5, 9, 'organization', 0)]
    """

    organizations: tuple[str, ...] = field(default=(), kw_only=True, converter=_names)
    people: tuple[str, ...] = field(default=(), kw_only=True, converter=_names)
    titles: tuple[str, ...] = field(default=(), kw_only=True, converter=_names)

    @classmethod
    def from_table(cls, path: str | Path) -> Lexicon:
        """Read a lexicon from a UTF-8 table with the columns ``surface`` and ``label``, parted by a tab.

        ``label`` is ``organization``, ``person`` or ``title``.

        Raises:
            TableError: the table is not well formed or a label is another word.
            OSError: the file cannot be read.
        """
        from pathlib import Path  # noqa: PLC0415 - only a file needs it

        rows = tables.parse(Path(path).read_text(encoding="utf-8"), Path(path).name, COLUMNS, key=COLUMNS)
        names: dict[str, list[str]] = {label: [] for label in LABELS}
        for row in rows:
            names[row.choice("label", LABELS)].append(row["surface"])
        return cls(organizations=names["organization"], people=names["person"], titles=names["title"])

    def find(self, folded: str) -> list[tuple[int, int, Label, int]]:
        """Return where names stand in a folded text: start, end, label, and the place of the name in its list."""
        entries, automaton = self._index
        if not entries:
            return []
        return [
            (start, end, *entries[number])
            for number, start, end in automaton.find_matches_as_indexes(encodable(folded))
            if _is_whole(folded, start, end)
        ]

    @cached_property
    def _index(self) -> tuple[tuple[tuple[Label, int], ...], Any]:
        lists: dict[Label, tuple[str, ...]] = {
            "organization": self.organizations,
            "person": self.people,
            "title": self.titles,
        }
        found: dict[str, tuple[Label, int]] = {}
        for label, names in lists.items():
            for number, name in enumerate(names):
                if name:
                    found.setdefault(encodable(name), (label, number))
        return tuple(found.values()), AhoCorasick(found, matchkind=MatchKind.LeftmostLongest)

    def __getstate__(self) -> tuple[tuple[str, ...], ...]:
        return self.organizations, self.people, self.titles

    def __setstate__(self, state: tuple[tuple[str, ...], ...]) -> None:
        for name, value in zip(("organizations", "people", "titles"), state, strict=True):
            object.__setattr__(self, name, value)


def _is_whole(text: str, start: int, end: int) -> bool:
    """Whether no Latin word or number runs on over an edge of the stretch."""
    return not (_runs_over(text, start) or _runs_over(text, end))


def _runs_over(text: str, edge: int) -> bool:
    return 0 < edge < len(text) and all(_WORD_CHARACTER.match(character) for character in text[edge - 1 : edge + 1])

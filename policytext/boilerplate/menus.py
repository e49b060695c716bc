"""Lines that hold nothing but the words of menus, buttons and counters: 首页 | 登录 | 注册."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING, NamedTuple, cast

from policytext import lengths, tables
from policytext.boilerplate import shapes
from policytext.boilerplate.triggers import all_digits, all_units

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from policytext.boilerplate.types import Label

COLUMNS = ("word", "label", "use", "example", "counterexample", "source")
USES = ("alone", "list")
"""Whether the word is chrome where it is the whole line, or only in a list of such words."""
LONGEST_LINE = 400
SHORTEST_LIST = 3
"""Words of a list of nothing else, where none of them is chrome alone."""
SHORTEST_MIXED_LIST = 4
"""Pieces of a list that also holds other words."""
FEWEST_SEPARATORS = SHORTEST_MIXED_LIST - 1
"""Between these pieces, blanks counted."""
LONGEST_PIECE = 16
SHARE_OF_MENU_WORDS = 0.4
"""Of the pieces of such a list."""
SEPARATORS = "|·"
"""What parts the entries of a list, beside blanks."""
_PARTING = f" {SEPARATORS}"
_BETWEEN = re.compile(f"[{_PARTING}]+")
_SCALES = "万千k"
_MARKS_AND_COUNTERS = re.compile(rf"[^\w]*+(?:\d{{1,7}}+[{_SCALES}]?\+?[^\w]*+){{0,2}}+")


class _Words(NamedTuple):
    """The label of each word, and the words that are chrome where they are the whole line."""

    labels: Mapping[str, Label]
    alone: frozenset[str]


def words_before() -> list[str]:
    """Return what a line without separators begins with, ``marks`` left out, if ``find`` or ``find_list`` claims it."""
    return [*_words().labels, *all_digits()]


def words_behind() -> list[str]:
    """Return what such a line ends with."""
    return [*_words().labels, *all_digits(), *_SCALES]


@cache
def marks() -> str:
    """Return what may stand around the words of a list."""
    return "".join(re.findall(r"[^\w\n]+", all_units()))


def find(_spaced: str, compact: str) -> tuple[Label, str] | None:
    """Return label and rule of a line that is one menu word, given without blanks; None for any other line."""
    return (_words().labels[compact], f"words.tsv {compact}") if compact in _words().alone else None


def find_list(spaced: str, compact: str) -> tuple[Label, str] | None:
    """Return label and rule of a line of menu words, with single spaces and with none; None for any other line."""
    if len(compact) > LONGEST_LINE:
        return None
    found = _tiles(compact) or _known_in_list(spaced)
    if not found:
        return None
    if _words().alone.isdisjoint(found) and len(found) < SHORTEST_LIST:
        return None
    labels = _words().labels
    chars: Counter[Label] = Counter()
    for tile in found:
        chars[labels[tile]] += len(tile)
    label = max(chars, key=lambda key: (chars[key], key))
    return label, f"words.tsv {next(tile for tile in found if labels[tile] == label)}"


def _known_in_list(line: str) -> Sequence[str]:
    """Return the menu words of a list of short pieces if enough of them are such words, else none."""
    if sum(map(line.count, _PARTING)) < FEWEST_SEPARATORS:
        return ()
    pieces = [piece for piece in _BETWEEN.split(line) if piece]
    if len(pieces) < SHORTEST_MIXED_LIST or max(map(len, pieces)) > LONGEST_PIECE:
        return ()
    found = [piece for piece in pieces if piece in _words().alone]
    return found if len(found) >= max(2, SHARE_OF_MENU_WORDS * len(pieces)) else ()


def _tiles(line: str) -> Sequence[str]:
    """Return the menu words that a line consists of, or none where anything but marks and counters is between them."""
    found: list[str] = []
    position = _after_marks(line, 0)
    while position < len(line):
        tile = _tile(line, position)
        if tile is None:
            return ()
        found.append(tile)
        position = _after_marks(line, position + len(tile))
    return found


def _tile(line: str, position: int) -> str | None:
    words, known = _words().labels, _lengths()
    for length in known.get(line[position : position + 2]) or known.get(line[position], ()):
        tile = line[position : position + length]
        if tile in words:
            return tile
    return None


def _after_marks(line: str, position: int) -> int:
    if line[position : position + 1].isalpha():
        return position
    found = _MARKS_AND_COUNTERS.match(line, position)
    return found.end() if found else position


@cache
def _lengths() -> Mapping[str, Sequence[int]]:
    """Return the lengths of the words by their first two characters, longest first, and 1 for the first alone."""
    return lengths.by_pair(_words().labels, beside=1)


@cache
def _words() -> _Words:
    labels: dict[str, Label] = {}
    alone: list[str] = []
    for word, label, use in tables.cells(shapes.PACKAGE, "words.tsv", COLUMNS, "word", "label", "use"):
        labels[word] = cast("Label", label)
        if use == "alone":
            alone.append(word)
    return _Words(labels, frozenset(alone))

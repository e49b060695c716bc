"""The typed rules: what a line is that says so itself."""

from __future__ import annotations

from bisect import bisect_right
from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from policytext.boilerplate import bylines, headers, menus, mixed, patterns, triggers, writing
from policytext.boilerplate.triggers import AtEdges, Edge, Within
from policytext.tuples import maker

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from policytext.boilerplate.triggers import Calls
    from policytext.boilerplate.types import Label
    from policytext.boilerplate.writing import Written

    Finder = Callable[[str, str], tuple[Label, str] | None]

LONGEST = 1200
"""Characters of the longest line that a rule looks at; a paragraph of that length is no notice."""
_AT_ONCE_CHARS = 1 << 17
MIXED, MENU, AT_START, AT_END, INSIDE, INSIDE_BRIEF, CREDIT, HEADER = (1 << bit for bit in range(8))
"""What a line may call for: to be split, or rules of a sort."""
_MIXED_WITHOUT_STOP, _MIXED_WITH_BRACKET = AT_START, AT_END
"""What words inside a line call for that is to be split if it ends so; they call for nothing at its edges."""
_STEPS = (range(61), range(61, 161), range(161, LONGEST + 1))
"""Lengths of the longest line that a rule claims by its begin or end: a longer line does not call for it."""
_LONGEST_FIELDS = max(bylines.LONGEST_LINE, headers.LONGEST_LINE)
_FINDERS = (
    (MENU, menus.find),
    (AT_START, patterns.find_at_start),
    (AT_END, patterns.find_at_end),
    (INSIDE | INSIDE_BRIEF, patterns.find_inside),
    (CREDIT, bylines.find),
    (HEADER, headers.find),
    (MENU, menus.find_list),
)
"""The sorts of rules in the order in which they are asked: the closest first."""


class Claim(NamedTuple):
    """What a rule says a line is.

    Attributes:
        label: the kind of text; never ``content``.
        rule: the row that claimed it, as ``file row``: ``patterns.tsv 转载请…``.
    """

    label: Label
    rule: str


class Reading(NamedTuple):
    """A line as the rules read it, and what it holds that calls for them."""

    spaced: str
    compact: str
    calls: int

    def claim(self) -> Claim | None:
        """Return what a rule says the line is."""
        for find in _finders(self.calls):
            found = find(self.spaced, self.compact)
            if found is not None:
                return Claim(*found)
        return None


@cache
def _finders(calls: int) -> Sequence[Finder]:
    """Return the rules that a line calls for, in the order in which they are asked."""
    return [find for sort, find in _FINDERS if calls & sort]


def claim(lines: Sequence[str]) -> list[Claim | None]:
    """Return for each line of a page what a rule says it is; None where no rule claims it.

    ``lines`` are folded (``policytext.fold.fold``); a string with a line break is no line and gets None. A claim
    depends neither on the lines around it nor on blanks around the line.

    >>> claim(["转载请注明出处：某某网", "项目总投资5亿元。"])
    [Claim(label='repost_notice', rule='patterns.tsv 转载请…'), None]
    """
    stripped = [line.strip() for line in lines]
    return [reading.claim() for some in at_once(stripped) for reading in read(some)]


def at_once(lines: Sequence[str]) -> Iterator[Sequence[str]]:
    """Yield some lines at a time: more characters than these do not fit into the near memory of a processor."""
    chars = list(accumulate(map(len, lines), initial=0))
    end = 0
    while end < len(lines):
        start, end = end, max(end + 1, bisect_right(chars, chars[end] + _AT_ONCE_CHARS) - 1)
        yield lines[start:end]


def read(lines: Sequence[str]) -> Iterator[Reading]:
    """Return how the rules read some lines without blanks at their ends; long lines as if they were blank."""
    if not lines:
        return iter(())
    written = writing.write([line if len(line) <= LONGEST and "\n" not in line else "" for line in lines])
    columns = zip(written.spaced, written.compact, _calls(written).tolist(), strict=True)
    return map(maker(Reading), columns)


def _calls(written: Written) -> Calls:
    """Return what each line calls for, as the sum of the sorts."""
    codes = written.codes
    ends = triggers.ends_of(codes)
    starts = triggers.after(ends)
    lengths = np.fromiter(map(len, written.compact), np.intp, len(written.compact))
    within = np.bitwise_or.reduceat(_within().calls(codes), starts)
    within &= _within_length().take(lengths, mode="clip")
    within &= _within_end().take(codes.take(ends - 1, mode="clip"))
    within = _by_words().take(within)
    at_edges = _at_edges().take(_edges().found(codes, starts, ends, lengths))
    return within | at_edges | (written.blanks >= menus.FEWEST_SEPARATORS) * np.uint8(MENU)


@cache
def _within() -> Within:
    return Within(
        {
            MIXED: mixed.words("any"),
            _MIXED_WITHOUT_STOP: mixed.words("no stop"),
            _MIXED_WITH_BRACKET: mixed.words("bracket"),
            MENU: menus.SEPARATORS,
            INSIDE: patterns.words_inside(is_brief=False),
            INSIDE_BRIEF: patterns.words_inside(is_brief=True),
            CREDIT: bylines.signs(),
            HEADER: headers.SIGNS,
        }
    )


@cache
def _edges() -> AtEdges:
    return AtEdges(
        [
            Edge(menus.words_before(), menus.marks(), menus.LONGEST_LINE),
            Edge(menus.words_behind(), menus.marks(), menus.LONGEST_LINE, step=-1),
            *(Edge(patterns.words_before(chars), patterns.BRACKETS, chars[-1]) for chars in _STEPS),
            *(Edge(patterns.words_behind(chars), patterns.CLOSING, chars[-1], step=-1) for chars in _STEPS),
        ]
    )


@cache
def _at_edges() -> Calls:
    """Return what a line calls for by the words at its edges; a menu has words of menus at both."""
    menu_before, menu_behind, *others = [np.arange(256) & (1 << number) > 0 for number in range(8)]
    calls = np.zeros(256, np.uint8)
    calls[menu_before & menu_behind] |= MENU
    calls[np.logical_or.reduce(others[: len(_STEPS)])] |= AT_START
    calls[np.logical_or.reduce(others[len(_STEPS) :])] |= AT_END
    return calls


@cache
def _within_length() -> Calls:
    """Return what words inside a line may call for by its length; the last length stands for all longer ones."""
    sorts = np.full(max(patterns.BRIEF_CHARS, _LONGEST_FIELDS) + 2, 255, np.uint8)
    sorts[patterns.BRIEF_CHARS + 1 :] &= 255 - INSIDE_BRIEF
    sorts[_LONGEST_FIELDS + 1 :] &= 255 - (CREDIT | HEADER)
    return sorts


@cache
def _within_end() -> Calls:
    """Return what words inside a line may call for by the character that ends it."""
    sorts = np.full(1 << 16, 255 - _MIXED_WITH_BRACKET, np.uint8)
    sorts[triggers.codes_of(mixed.BRACKETS + triggers.all_digits())] = 255
    sorts[triggers.SURROGATES] = 255
    sorts[triggers.codes_of(mixed.STOP)] &= 255 - _MIXED_WITHOUT_STOP
    return sorts


@cache
def _by_words() -> Calls:
    """Return what a line calls for by all that words inside it call for."""
    calls = np.arange(256, dtype=np.uint8)
    mixed_sorts = np.uint8(_MIXED_WITHOUT_STOP | _MIXED_WITH_BRACKET)
    return (calls & ~mixed_sorts) | (calls & mixed_sorts > 0) * np.uint8(MIXED)

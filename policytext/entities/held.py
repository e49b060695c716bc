"""Posts that somebody is said to hold, before which no person stands: 曾任|蓝箭|董事长、|云图|监事."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from policytext.entities.evidence import begins_name
from policytext.entities.relation_words import words
from policytext.entities.vocabulary import PLACES
from policytext.entities.words import is_word
from policytext.late import late

if TYPE_CHECKING:
    from policytext.entities.reading import Reading

_PAIR = 2
_PERSON_CHARS = 4
_COMMAS = ("，", ",")
_LIST_MARKS = ("、", "兼", *_COMMAS)
_ITEMS = late("(?:[^，。；：、,;:！？\\s]{2,10}、){0,3}")
"""Items of a list that the post at its end goes for as well: 海拓船舶、|云图董事长."""


class Held:
    """Goes through the posts of a block from left to right and tells which of them somebody is said to hold.

    A post is held behind an appointment and in the list that this begins. Behind a comma a new clause may begin, with
    a person: 任蓝箭董事，|丁山|总经理说.
    """

    def __init__(self, reading: Reading) -> None:
        """Take the block."""
        self._reading = reading
        self._next = -1

    def holds(self, item: int, post: int, end: int) -> bool:
        """Whether a post is held, given where it begins and ends and where its organization begins, if it has one."""
        is_held = self._is_listed(item, post) or _is_appointed(self._reading, item)
        self._next = end + 1 if is_held and self._reading.text.startswith(_LIST_MARKS, end) else -1
        return is_held

    def _is_listed(self, item: int, post: int) -> bool:
        text = self._reading.text
        if not 0 < self._next <= item or (text[item - 1] in _COMMAS and self._may_be_person(item, post)):
            return False
        return _ITEMS.fullmatch(text, self._next, item) is not None

    def _may_be_person(self, start: int, end: int) -> bool:
        return 0 < end - start < _PERSON_CHARS and begins_name(self._reading.text, start)


def is_coined(reading: Reading, count: int, start: int, end: int) -> bool:
    """Whether a stretch holds at least two characters of no common word behind its place, so that it may be a brand.

    ``count`` is how many words begin before ``end``.
    """
    for token in reading.inside(count, start):
        if token.start == start and token.word.role in PLACES:
            start = token.end
    unknown = 0
    while start < end:
        is_common = start + 1 < end and is_word(reading.text[start : start + _PAIR])
        unknown += not is_common
        start += _PAIR if is_common else 1
    return unknown >= _PAIR


def _is_appointed(reading: Reading, start: int) -> bool:
    """Whether a word that gives a post ends at ``start``."""
    before = reading.count_before(start) - 1
    return before >= 0 and reading.ends[before] == start and reading.words[before].surface in _appointments()


@cache
def _appointments() -> frozenset[str]:
    return frozenset(words("appoint"))

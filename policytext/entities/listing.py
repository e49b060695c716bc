"""Companies in lists: A、B和C等企业, and what stands between two organizations of one list."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from policytext.entities.candidates import Candidate
from policytext.entities.growing import BORDERS
from policytext.entities.naming import unknown_chars
from policytext.entities.shorts import ends_in_trade, short_name
from policytext.entities.words import NAME_CHARACTERS
from policytext.late import late

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from policytext.entities.reading import Reading, Token
    from policytext.entities.taken import Taken

LIST_CHARACTERS = frozenset("、与和及")
_MAX_LIST_CHARS = 200
_MAX_ITEM_CHARS = 8
_HARD_MARK = late(r"[，。；：！？,;:!?\n\r“”（(《]")
_LIST_MARK = late("[、与和及]")
_BETWEEN = late(r"、(?P<items>[^，。；：！？,;:!?\n\r]{2,60})[、与和及]")
_COUNTED = late(r"等(?:共)?[0-9一二三四五六七八九十百千余多]{1,6}\Z")
_MAX_COUNT_CHARS = 8
_KINDS = frozenset({"enterprise", "institute", "bank", "university"})


def ended(reading: Reading, taken: Taken) -> Iterator[Candidate]:
    """Yield the items of a list that ends in 等企业 and the like; of a vaguer end those with a trade."""
    for index in reading.marks:
        token = reading.token(index)
        list_end = _list_end(reading.text, token)
        if list_end is None:
            continue
        for start, end in _items(reading.text, _list_start(reading.text, list_end), list_end):
            count = reading.count_before(end, index + 1)
            name = short_name(reading, count, end, taken)
            if name is None or not _item().fullmatch(reading.text, max(name, start), end):
                continue
            is_known_sort = (
                token.word.mark != "list_of_known" and unknown_chars(name, end, reading.inside(count, name)) > 1
            )
            if is_known_sort or ends_in_trade(reading, count, name, end):
                yield Candidate(max(name, start), end, "listing.ended", "enterprise", "")


def between(reading: Reading, known: Sequence[Candidate]) -> Iterator[Candidate]:
    """Yield the items between two organizations of one list: A集团、维信诺、B公司."""
    ordered = [candidate for candidate in known if candidate.kind in _KINDS]
    for left, right in pairwise(ordered):
        gap = _BETWEEN.fullmatch(reading.text, left.end, right.start)
        if gap is None:
            continue
        items = _items(reading.text, gap.start("items"), gap.end("items"))
        if all(_may_be_name(reading, start, end) for start, end in items):
            for start, end in items:
                yield Candidate(start, end, "listing.between", "enterprise", "")


def _list_end(text: str, token: Token) -> int | None:
    """Return where the list ends that a word closes, None where it closes none."""
    if token.word.mark != "counted_list":
        return token.start if token.word.mark in ("list", "list_of_known") else None
    counted = _COUNTED.search(text[max(0, token.start - _MAX_COUNT_CHARS) : token.start])
    return token.start - len(counted[0]) if counted else None


def _list_start(text: str, end: int) -> int:
    start = max(0, end - _MAX_LIST_CHARS)
    for mark in _HARD_MARK.finditer(text, start, end):
        start = mark.end()
    return start


def _items(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the stretches between the marks of a list; the first may begin too early."""
    cuts = [mark.start() for mark in _LIST_MARK.finditer(text, start, end)]
    return list(zip([start, *(cut + 1 for cut in cuts)], [*cuts, end], strict=True))


@cache
def _item() -> re.Pattern[str]:
    return re.compile(rf"[{NAME_CHARACTERS}·]{{2,16}}")


def _may_be_name(reading: Reading, start: int, end: int) -> bool:
    if not 1 < end - start <= _MAX_ITEM_CHARS or not _item().fullmatch(reading.text, start, end):
        return False
    inside = reading.inside(reading.count_before(end), start)
    return unknown_chars(start, end, inside) > 1 and all(token.word.role not in BORDERS for token in inside)

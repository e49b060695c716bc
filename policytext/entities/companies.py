"""Companies by their short names: what stands before a company's post, in lists of companies, after verbs of dealing.

A short name is a brand, often with a trade: 蓝箭数控. It counts only where its surroundings show that a company is
meant; once known it counts everywhere in the text.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from policytext.entities import latin
from policytext.entities.brands import echoes
from policytext.entities.candidates import Candidate
from policytext.entities.growing import BORDERS, grow
from policytext.entities.naming import place_prefix, tokens_between, unknown_chars

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from policytext.entities.vocabulary import Token

_LIST_CHARS = 200
_MAX_SHORT_CHARS = 12
_MAX_BRAND_CHARS = 5
_MAX_ITEM_CHARS = 8
_HARD_MARK = re.compile(r"[，。；：！？,;:!?\n\r“”（(《]")
_LIST_MARK = re.compile("[、与和及]")
_ITEM = re.compile(r"[一-鿿ァ-ヺーA-Za-z0-9·]{2,16}")
_BETWEEN_ITEMS = re.compile(r"、(?P<items>[^，。；：！？,;:!?\n\r]{2,60})[、与和及]")
_LIST_CHARACTERS = frozenset("、与和及")
_END_OF_NAME = re.compile(r"[^一-鿿ァ-ヺーA-Za-z0-9]|$")
_PERSON_BEFORE_POST = 4
_TRADES = frozenset({"trade", "industry"})
_COMPANY_KINDS = frozenset({"enterprise", "institute", "bank", "university"})


def find(
    text: str, tokens: Sequence[Token], known: Sequence[Candidate], titles: Sequence[tuple[int, int]]
) -> list[Candidate]:
    """Return the companies that stand by a short name, and the later mentions of names known by then."""
    taken = _Taken(known)
    found = [*latin.find(text, tokens)]
    found += _before_posts(text, tokens, taken, titles)
    found += _in_lists(text, tokens, taken)
    found += _after_dealing(text, tokens, taken)
    found += _between(text, tokens, [*known, *found])
    return [*found, *echoes(text, tokens, known, found)]


class _Taken:
    """The stretches that organizations cover already."""

    def __init__(self, known: Sequence[Candidate]) -> None:
        self._starts = [candidate.start for candidate in known]
        self._ends = [candidate.end for candidate in known]

    def touches(self, start: int, end: int) -> bool:
        i = bisect_left(self._ends, start + 1)
        return i < len(self._starts) and self._starts[i] < end

    def ends_at(self, end: int) -> bool:
        i = bisect_left(self._ends, end)
        return i < len(self._ends) and self._ends[i] == end

    def starts_at(self, start: int) -> bool:
        i = bisect_left(self._starts, start)
        return i < len(self._starts) and self._starts[i] == start


def _before_posts(
    text: str, tokens: Sequence[Token], taken: _Taken, titles: Sequence[tuple[int, int]]
) -> Iterator[Candidate]:
    """Yield short names directly before a post of a company: 华晟光学总经理."""
    title_starts = [start for start, _ in titles]
    for index, token in enumerate(tokens):
        if token.word.mark != "title":
            continue
        count, end = index, token.start
        i = bisect_left(title_starts, end + 1) - 1
        if i >= 0 and titles[i][0] < end < titles[i][1]:
            end = titles[i][0]
            count = bisect_left(tokens, end, key=lambda token: token.start)
        end = _before_person(tokens, count, end)
        count = bisect_left(tokens, end, 0, count, key=lambda token: token.start)
        start = _short_name(text, tokens, count, end, taken)
        if start is not None and _has_trade(tokens, count, start, end):
            yield Candidate(start, end, "companies.before_posts", "enterprise", "")


def _before_person(tokens: Sequence[Token], count: int, end: int) -> int:
    """Return the end of the trade that a person's name parts from the post: 蓝箭数控|裴然|副总裁."""
    last = tokens[count - 1] if count else None
    has_person = last is not None and last.word.role == "trade" and 1 < end - last.end < _PERSON_BEFORE_POST
    return last.end if last is not None and has_person else end


def _short_name(text: str, tokens: Sequence[Token], count: int, end: int, taken: _Taken) -> int | None:
    """Return where the short name begins that ends at ``end``, None where there is none."""
    start = grow(text, tokens, count, end).start
    inside = tokens_between(tokens, count, start)
    is_short = 1 < end - start <= _MAX_SHORT_CHARS
    if not is_short or taken.touches(start, end) or any(token.word.makes_organization for token in inside):
        return None
    if place_prefix(text[start:end]) == text[start:end]:
        return None
    is_placed_trade = len(inside) > 1 and inside[0].word.role == "region" and inside[-1].word.role == "trade"
    return start if is_placed_trade or unknown_chars(start, end, inside) else None


def _has_trade(tokens: Sequence[Token], count: int, start: int, end: int) -> bool:
    """Whether a short name ends in a trade or is too long for a person's name."""
    last = tokens[count - 1] if count else None
    ends_in_trade = last is not None and last.end == end and last.start > start and last.word.role == "trade"
    return ends_in_trade or end - start > _PERSON_BEFORE_POST


def _in_lists(text: str, tokens: Sequence[Token], taken: _Taken) -> Iterator[Candidate]:
    """Yield the items of a list that ends in 等企业 and the like."""
    for index, token in enumerate(tokens):
        if token.word.mark in ("list", "list_of_known"):
            for start, end in _items(text, token.start):
                count = bisect_left(tokens, end, 0, index + 1, key=lambda token: token.start)
                name = _short_name(text, tokens, count, end, taken)
                if name is None or (token.word.mark != "list" and not _has_trade(tokens, count, name, end)):
                    continue
                if _ITEM.fullmatch(text, max(name, start), end):
                    yield Candidate(max(name, start), end, "companies.in_lists", "enterprise", "")


def _items(text: str, end: int) -> list[tuple[int, int]]:
    """Return the stretches between the marks of a list that ends at ``end``; the first may begin too early."""
    start = max(0, end - _LIST_CHARS)
    hard = [mark.end() for mark in _HARD_MARK.finditer(text, start, end)]
    start = hard[-1] if hard else start
    cuts = [mark.start() for mark in _LIST_MARK.finditer(text, start, end)]
    return list(zip([start, *(cut + 1 for cut in cuts)], [*cuts, end], strict=True))


def _after_dealing(text: str, tokens: Sequence[Token], taken: _Taken) -> Iterator[Candidate]:
    """Yield a brand with its trade after a word of dealing or beside an organization: 走进蓝箭数控生产一线."""
    listed_after = -1
    for index, token in enumerate(tokens):
        if token.word.role != "trade" or not _ends_name(text, tokens, index):
            continue
        first = _first_of_trades(tokens, index)
        growth = grow(text, tokens, first, tokens[first].start)
        brand = tokens[first].start - growth.start
        if not 1 < brand <= _MAX_BRAND_CHARS or taken.touches(growth.start, token.end):
            continue
        inside = tokens_between(tokens, first, growth.start)
        is_named = unknown_chars(growth.start, tokens[first].start, inside) > 1
        is_listed = listed_after == growth.start and text[growth.start - 1] in _LIST_CHARACTERS
        if is_named and (is_listed or _is_dealt_with(text, tokens, index, growth.start, taken)):
            listed_after = token.end + 1
            yield Candidate(growth.start, token.end, "companies.after_dealing", "enterprise", "")


def _first_of_trades(tokens: Sequence[Token], index: int) -> int:
    while index and tokens[index - 1].word.role in _TRADES and tokens[index - 1].end == tokens[index].start:
        index -= 1
    return index


def _ends_name(text: str, tokens: Sequence[Token], index: int) -> bool:
    """Whether no unknown word follows directly: a border, a mark, a person with a post."""
    end = tokens[index].end
    if _END_OF_NAME.match(text, end) or index + 1 == len(tokens):
        return _END_OF_NAME.match(text, end) is not None
    following = tokens[index + 1]
    if following.word.mark == "title" and following.start - end <= _PERSON_BEFORE_POST:
        return True
    return following.start == end and following.word.role in (BORDERS | {"after_org", "keep", "modifier"})


def _is_dealt_with(text: str, tokens: Sequence[Token], index: int, start: int, taken: _Taken) -> bool:
    end = tokens[index].end
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    if following is not None and following.word.mark == "title" and following.start - end <= _PERSON_BEFORE_POST:
        return True
    i = bisect_left(tokens, start, key=lambda token: token.start) - 1
    border = tokens[i] if i >= 0 and tokens[i].end == start else None
    if border is not None and border.word.role in ("deal", "toward"):
        return True
    if border is not None and border.word.role == "join" and _begins_clause(text, tokens, i):
        return True
    beside = start > 0 and text[start - 1] in _LIST_CHARACTERS and taken.ends_at(start - 1)
    return beside or (text[end : end + 1] in _LIST_CHARACTERS and taken.starts_at(end + 1))


def _begins_clause(text: str, tokens: Sequence[Token], i: int) -> bool:
    """Whether 与 or 和 has a party before it, or nothing: 我市与蓝箭数控签约."""
    start = tokens[i].start
    if start == 0 or _END_OF_NAME.match(text, start - 1):
        return True
    before = tokens[i - 1].word if i and tokens[i - 1].end == start else None
    return before is not None and (before.role in ("place", "region", "country", "stop", "stop_prefix"))


def _between(text: str, tokens: Sequence[Token], known: Sequence[Candidate]) -> Iterator[Candidate]:
    """Yield the items between two organizations of one list: A集团、维信诺、B公司."""
    ordered = sorted(candidate for candidate in known if candidate.kind in _COMPANY_KINDS)
    for left, right in zip(ordered, ordered[1:], strict=False):
        between = _BETWEEN_ITEMS.fullmatch(text, left.end, right.start)
        if between is None:
            continue
        start = between.start("items")
        items = _items_of(text, start, between.end("items"))
        if all(_is_item(text, tokens, *item) for item in items):
            for item_start, item_end in items:
                yield Candidate(item_start, item_end, "companies.between", "enterprise", "")


def _items_of(text: str, start: int, end: int) -> list[tuple[int, int]]:
    cuts = [mark.start() for mark in _LIST_MARK.finditer(text, start, end)]
    return list(zip([start, *(cut + 1 for cut in cuts)], [*cuts, end], strict=True))


def _is_item(text: str, tokens: Sequence[Token], start: int, end: int) -> bool:
    count = bisect_left(tokens, end, key=lambda token: token.start)
    inside = tokens_between(tokens, count, start)
    is_short = 1 < end - start <= _MAX_ITEM_CHARS and _ITEM.fullmatch(text, start, end) is not None
    return (
        is_short and unknown_chars(start, end, inside) > 1 and all(token.word.role not in BORDERS for token in inside)
    )

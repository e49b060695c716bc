"""Reads a candidate at each word that can end an organization."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from policytext.entities.growing import Growth, follows_place, grow
from policytext.entities.bridging import bridged
from policytext.entities.naming import names_something, prefix_is_place, stands_free

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from policytext.entities.vocabulary import Token

_NAMED_WITH_COUNTRY = frozenset({"enterprise", "bank", "university", "institute"})
_BODIES = ("body", "territory", "department", "tail")
_ALONE_BEFORE_TITLE = frozenset({"association", "institute", "university", "court"})


_SHORT_DEPARTMENT_CHARS = 4


class Candidate(NamedTuple):
    """A stretch that may be an organization, before the longest are chosen."""

    start: int
    end: int
    rule: str
    kind: str
    level: str


def candidates(text: str, tokens: Sequence[Token], title_starts: frozenset[int]) -> Iterator[Candidate]:
    """Yield the organizations that the vocabulary finds; they may overlap."""
    for index, token in enumerate(tokens):
        word = token.word
        if word.makes_organization and not (word.not_before and text.startswith(word.not_before, token.end)):
            start = _READERS[word.role](text, tokens, index, title_starts)
            if start is not None:
                yield Candidate(start, token.end, word.rule, word.kind, word.level)


def _body(text: str, tokens: Sequence[Token], index: int, _: frozenset[int]) -> int | None:
    """Return where an organization known by name begins; the country or city before a firm belongs to it."""
    token = tokens[index]
    if not stands_free(text, tokens, index):
        return None
    before = tokens[index - 1] if index else None
    if before is None or before.end != token.start or token.word.kind not in _NAMED_WITH_COUNTRY:
        return token.start
    return before.start if before.word.role == "country" else token.start


def _territory_body(text: str, tokens: Sequence[Token], index: int, _: frozenset[int]) -> int | None:
    token = tokens[index]
    growth = grow(text, tokens, index, token.start, _BODIES)
    rank = 1 if token.word.role == "territory" else 0
    return growth.start if prefix_is_place(text[growth.start : token.start + rank]) else token.start


def _department(text: str, tokens: Sequence[Token], index: int, title_starts: frozenset[int]) -> int | None:
    """Return where a department begins, its parent included; an inner one without parent counts before its title."""
    token = tokens[index]
    growth = bridged(text, tokens, index, grow(text, tokens, index, token.start))
    prefix = text[growth.start : token.start]
    if _has_parent(tokens, index, growth) or (prefix and prefix_is_place(prefix)):
        return growth.start
    if token.word.alone == "described" and token.end - growth.start > _SHORT_DEPARTMENT_CHARS:
        return growth.start
    alone = token.word.alone == "always" or token.end in title_starts
    return token.start if alone else None


def _has_parent(tokens: Sequence[Token], index: int, growth: Growth) -> bool:
    parent = tokens[index - 1] if index else None
    return parent is not None and parent.word.makes_organization and growth.start < parent.end


def _head(text: str, tokens: Sequence[Token], index: int, title_starts: frozenset[int]) -> int | None:
    token = tokens[index]
    if token.word.is_territorial and follows_place(tokens, index):
        return _tail(text, tokens, index, title_starts)
    is_zone = token.word.needs == "zone"
    splitting = _BODIES if is_zone or follows_place(tokens, index) else ()
    growth = bridged(text, tokens, index, grow(text, tokens, index, token.start, splitting))
    if growth.start < token.start:
        if names_something(text, tokens, index, growth):
            return growth.start
        if token.end in title_starts and token.word.kind in _ALONE_BEFORE_TITLE:
            return growth.start
    alone = "" if token.word.needs == "field" else token.word.alone
    return token.start if alone == "always" or (alone == "title" and token.end in title_starts) else None


def _tail(text: str, tokens: Sequence[Token], index: int, titles: frozenset[int]) -> int | None:
    """Return where the name of the place begins that a body of a territory directly follows."""
    if not follows_place(tokens, index):
        return None
    return _territory_body(text, tokens, index, titles)


_READERS = {"tail": _tail, "body": _body, "territory": _territory_body, "department": _department, "head": _head}

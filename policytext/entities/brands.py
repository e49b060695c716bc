"""Short names learned inside a text: 奔跑激光（温江）有限公司 is 奔跑激光 from then on, as is what 以下简称 names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ahocorasick_rs import AhoCorasick, MatchKind

from policytext.entities.candidates import Candidate
from policytext.entities.naming import place_prefix
from policytext.entities.vocabulary import encodable, scan

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from policytext.entities.vocabulary import Token

_BRACKETED = re.compile(r"[（(][^（）()]{1,12}[）)]")
_CALLED = re.compile(r"(?:以下)?简称(?:为)?[：:]?[“\"「『‘](?P<name>[^“”\"「」『』‘’，。]{2,12})[”\"」』’]")
_EDGE = re.compile(r"[^一-鿿ァ-ヺーA-Za-z0-9]|$")
_SURE_CHARS = 4
_DESCRIBING = frozenset({"trade", "industry", "modifier"})


def echoes(
    text: str, tokens: Sequence[Token], known: Sequence[Candidate], short: Sequence[Candidate]
) -> list[Candidate]:
    """Return the mentions of short names that the text itself makes known."""
    names = _short_names(text, known, short)
    if not names:
        return []
    kinds = list(names.items())
    automaton = AhoCorasick([encodable(name) for name in names], matchkind=MatchKind.LeftmostLongest)
    borders = {edge for token in tokens if token.word.role not in _DESCRIBING for edge in (token.start, token.end)}
    found = automaton.find_matches_as_indexes(encodable(text))
    return [
        Candidate(start, end, "brands.echoes", kinds[number][1], "")
        for number, start, end in found
        if end - start >= _SURE_CHARS
        or (_is_edge(text, start - 1, start, borders) and _is_edge(text, end, end, borders))
    ]


def _is_edge(text: str, position: int, border: int, borders: set[int]) -> bool:
    return position < 0 or border in borders or _EDGE.match(text, position) is not None


def _short_names(text: str, known: Sequence[Candidate], short: Sequence[Candidate]) -> dict[str, str]:
    names = {match["name"]: "enterprise" for match in _CALLED.finditer(text)}
    for candidate in known:
        name = text[candidate.start : candidate.end]
        for variant in _variants(name, candidate):
            names.setdefault(variant, candidate.kind)
    for candidate in short:
        name = text[candidate.start : candidate.end]
        if len(name) >= _SURE_CHARS:
            names.setdefault(name, candidate.kind)
    return names


def _variants(name: str, candidate: Candidate) -> Iterator[str]:
    """Yield what a text calls an organization after its full name."""
    if candidate.kind == "association":
        placeless = name[len(place_prefix(name)) :]
        if _SURE_CHARS < len(placeless) < len(name):
            yield placeless
        return
    if candidate.kind != "enterprise":
        return
    plain = _BRACKETED.sub("", name)
    plain = plain[len(place_prefix(plain)) :]
    tokens = scan(plain)
    while tokens and tokens[-1].end == len(plain) and tokens[-1].word.role == "head":
        plain = plain[: tokens.pop().start]
    if len(plain) == len(name):
        return
    describing = sum(token.end - token.start for token in tokens if token.word.role in _DESCRIBING)
    if len(plain) - describing > 1:
        yield plain

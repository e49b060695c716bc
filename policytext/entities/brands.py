"""Short names learned inside a text: 奔跑激光（温江）有限公司 is 奔跑激光 from then on, as is what 以下简称 names."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from ahocorasick_rs import AhoCorasick, MatchKind

from policytext.entities.candidates import Candidate
from policytext.entities.naming import DESCRIBING, place_prefix
from policytext.entities.reading import encodable, read

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from policytext.entities.reading import Reading

_BRACKETED = re.compile(r"[（(][^（）()]{1,12}[）)]")
_CALLED = re.compile(r"(?:以下)?简称(?:为)?[：:]?[“\"「『‘](?P<name>[^“”\"「」『』‘’，。]{2,12})[”\"」』’]")
_EDGE = re.compile(r"[^一-鿿ァ-ヺーA-Za-z0-9]|$")
_SURE_CHARS = 4
_MAX_REMARK_CHARS = 12
_DESCRIBING = DESCRIBING | {"keep"}


def echoes(reading: Reading, known: Sequence[Candidate], short: Sequence[Candidate]) -> list[Candidate]:
    """Return the mentions of short names that the text itself makes known.

    A name of fewer than four characters counts only where words of the vocabulary or marks stand on both sides.
    """
    names = _short_names(reading.text, known, short)
    if not names:
        return []
    kinds = list(names.values())
    automaton = AhoCorasick([encodable(name) for name in names], matchkind=MatchKind.LeftmostLongest)
    return [
        Candidate(start, end, "brands.echoes", kinds[number], "")
        for number, start, end in automaton.find_matches_as_indexes(encodable(reading.text))
        if end - start >= _SURE_CHARS or _stands_apart(reading, start, end)
    ]


def _stands_apart(reading: Reading, start: int, end: int) -> bool:
    text, tokens = reading.text, reading.tokens
    before, after = reading.count_before(start) - 1, reading.count_before(end)
    begins = start == 0 or bool(_EDGE.match(text, start - 1)) or (before >= 0 and tokens[before].end == start)
    return begins and (bool(_EDGE.match(text, end)) or (after < len(tokens) and tokens[after].start == end))


def _short_names(text: str, known: Sequence[Candidate], short: Sequence[Candidate]) -> dict[str, str]:
    names = dict(_called(text, known))
    full = dict.fromkeys((text[candidate.start : candidate.end], candidate.kind) for candidate in known)
    for name, kind in full:
        for variant in _variants(name, kind):
            names.setdefault(variant, kind)
    for candidate in short:
        if candidate.end - candidate.start >= _SURE_CHARS:
            names.setdefault(text[candidate.start : candidate.end], candidate.kind)
    return names


def _called(text: str, known: Sequence[Candidate]) -> Iterator[tuple[str, str]]:
    """Yield the names that a remark right after an organization gives it, with its kind."""
    ends = [candidate.end for candidate in known]
    for match in _CALLED.finditer(text):
        i = bisect_left(ends, match.start() + 1) - 1
        if i >= 0 and match.start() - ends[i] <= _MAX_REMARK_CHARS:
            yield match["name"], known[i].kind


def _variants(name: str, kind: str) -> Iterator[str]:
    """Yield what a text calls an organization after its full name."""
    if kind == "association":
        placeless = name[len(place_prefix(name)) :]
        if _SURE_CHARS < len(placeless) < len(name):
            yield placeless
    elif kind == "enterprise":
        brand = _brand(name)
        if len(brand) < len(name) and _is_distinct(brand):
            yield brand


def _brand(name: str) -> str:
    """Return a company's name without place, remark and legal form."""
    plain = _BRACKETED.sub("", name)
    plain = plain[len(place_prefix(plain)) :]
    for word, start, end in reversed(read(plain).tokens):
        if word.role != "head" or end != len(plain):
            break
        plain = plain[:start]
    return plain


def _is_distinct(brand: str) -> bool:
    describing = sum(end - start for word, start, end in read(brand).tokens if word.role in _DESCRIBING)
    return len(brand) - describing > 1

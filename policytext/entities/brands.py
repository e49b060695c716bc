"""Short names learned inside a text: 奔跑激光（温江）有限公司 is 奔跑激光 from then on, as is what 以下简称 names."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from ahocorasick_rs import AhoCorasick, MatchKind

from policytext.entities.candidates import Candidate
from policytext.entities.naming import DESCRIBING, place_prefix
from policytext.entities.reading import encodable
from policytext.entities.words import is_word

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from policytext.entities.reading import Reading

_BRACKETED = re.compile(r"[（(][^（）()]{1,12}[）)]")
_CALLED = re.compile(r"(?:以下简称|简称)(?:为)?[：:]?[“\"「『‘](?P<name>[^“”\"「」『』‘’，。]{2,12})[”\"」』’]")
_EDGE = re.compile(r"[^一-鿿ァ-ヺーA-Za-z0-9]|$")
_SURE_CHARS = 4
_MAX_REMARK_CHARS = 12
_DESCRIBING = DESCRIBING | {"keep"}


def echoes(reading: Reading, known: Sequence[Candidate], short: Sequence[Candidate]) -> list[Candidate]:
    """Return the mentions of short names that the text itself makes known.

    A name of fewer than four characters counts only where words of the vocabulary or marks stand on both sides.
    """
    names = _short_names(reading, known, short)
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
    text = reading.text
    before, after = reading.count_before(start) - 1, reading.count_before(end)
    begins = start == 0 or bool(_EDGE.match(text, start - 1)) or (before >= 0 and reading.ends[before] == start)
    return begins and (bool(_EDGE.match(text, end)) or (after < len(reading.words) and reading.starts[after] == end))


def _short_names(reading: Reading, known: Sequence[Candidate], short: Sequence[Candidate]) -> dict[str, str]:
    """Return the names to look for, each with the kind of organization that bears it."""
    text = reading.text
    names = dict(_called(text, known))
    seen: set[str] = set()
    for candidate in known:
        name = text[candidate.start : candidate.end]
        if name not in seen:
            seen.add(name)
            variant = _VARIANTS[candidate.kind](reading, candidate) if candidate.kind in _VARIANTS else ""
            if variant:
                names.setdefault(variant, candidate.kind)
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


def _without_place(reading: Reading, candidate: Candidate) -> str:
    """Return an association's name without its place: 光子产业联合会; the empty string where too little is left."""
    start = candidate.start + len(_place(reading, candidate))
    is_long = candidate.end - start > _SURE_CHARS and start > candidate.start
    return reading.text[start : candidate.end] if is_long else ""


def _brand(reading: Reading, candidate: Candidate) -> str:
    """Return a company's name without place, remark and legal form, the empty string where that says nothing."""
    text = reading.text
    start, end = candidate.start + len(_place(reading, candidate)), candidate.end
    inside = reading.inside(reading.count_before(end), start)
    for word, token_start, token_end in reversed(inside):
        end = _before_remark(text, start, end)
        if word.role != "head" or token_end != end:
            break
        end = token_start
    end = _before_remark(text, start, end)
    describing = sum(token.end - token.start for token in inside if token.end <= end and token.word.role in _DESCRIBING)
    brand = _BRACKETED.sub("", text[start:end])
    return brand if end < candidate.end and len(brand) - describing > 1 and not is_word(brand) else ""


def _before_remark(text: str, start: int, end: int) -> int:
    """Return where a bracketed remark begins that ends at ``end``, or ``end``."""
    opening = max(text.rfind(bracket, start, end) for bracket in "（(") if text[end - 1] in "）)" else -1
    return opening if opening > start else end


def _place(reading: Reading, candidate: Candidate) -> str:
    return place_prefix(reading.text[candidate.start : candidate.end])


_VARIANTS = {"association": _without_place, "enterprise": _brand}

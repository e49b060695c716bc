"""Short names learned inside a text: 奔跑激光（温江）有限公司 is 奔跑激光 from then on, as is what 以下简称 names."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache
from typing import TYPE_CHECKING

from ahocorasick_rs import MatchKind
from attrs import define, field

from policytext.entities.automaton import automaton_of
from policytext.entities.blocks import blocks, encodable, matches
from policytext.entities.candidates import Candidate
from policytext.entities.naming import DESCRIBING, place_prefix
from policytext.entities.reading import read
from policytext.entities.words import is_name_edge, is_word

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from policytext.entities.reading import Reading

_BRACKETED = re.compile(r"[（(][^（）()]{1,12}[）)]")
_CALLING = "简称"
_SURE_CHARS = 4
_MAX_REMARK_CHARS = 12
_DESCRIBING = DESCRIBING | {"keep"}


@define(repr=False)
class Variants:
    """What the names of organizations are without place, remark and legal form, each with its kind."""

    kinds: dict[str, str] = field(factory=dict)
    _seen: set[str] = field(factory=set)

    def learn(self, reading: Reading, known: Iterable[Candidate]) -> None:
        """Add what the organizations of a block are called for short; of the mentions of one name the first counts."""
        for candidate in known:
            name = reading.text[candidate.start : candidate.end]
            if name not in self._seen:
                self._seen.add(name)
                variant = _VARIANTS[candidate.kind](reading, candidate) if candidate.kind in _VARIANTS else ""
                if variant:
                    self.kinds.setdefault(variant, candidate.kind)
                    placed = _place(reading, candidate) + variant
                    if len(variant) < _SURE_CHARS and name.startswith(placed):
                        self.kinds.setdefault(placed, candidate.kind)


def names(folded: str, known: Sequence[Candidate], short: Sequence[Candidate], variants: Variants) -> Mapping[str, str]:
    """Return the short names that a text makes known, each with the kind of organization that bears it."""
    sure = (candidate for candidate in reversed(short) if candidate.end - candidate.start >= _SURE_CHARS)
    own = {folded[candidate.start : candidate.end]: candidate.kind for candidate in sure}
    return own | variants.kinds | dict(_called(folded, known))


def echoes(folded: str, names: Mapping[str, str]) -> Iterator[Candidate]:
    """Yield the mentions of short names.

    A name of fewer than four characters counts only where words of the vocabulary or marks stand on both sides.
    """
    if not names:
        return
    kinds = list(names.values())
    automaton = automaton_of(list(map(encodable, names)), MatchKind.LeftmostLongest)
    for block in blocks(folded):
        found = matches(automaton, block.text)
        is_unsure = any(end - start < _SURE_CHARS for _, start, end in found)
        reading = read(block.text) if is_unsure else None
        for number, start, end in found:
            if reading is None or end - start >= _SURE_CHARS or _stands_apart(reading, start, end):
                yield Candidate(block.start + start, block.start + end, "brands.echoes", kinds[number], "")


def _stands_apart(reading: Reading, start: int, end: int) -> bool:
    text = reading.text
    before, after = reading.count_before(start) - 1, reading.count_before(end)
    begins = start == 0 or is_name_edge(text, start - 1) or (before >= 0 and reading.ends[before] == start)
    return begins and (is_name_edge(text, end) or (after < len(reading.words) and reading.starts[after] == end))


def _called(text: str, known: Sequence[Candidate]) -> Iterator[tuple[str, str]]:
    """Yield the names that a remark right after an organization gives it, with its kind."""
    ends = [candidate.end for candidate in known]
    for match in _calls().finditer(text) if _CALLING in text else ():
        i = bisect_left(ends, match.start() + 1) - 1
        if i >= 0 and match.start() - ends[i] <= _MAX_REMARK_CHARS:
            yield match["name"], known[i].kind


@cache
def _calls() -> re.Pattern[str]:
    return re.compile(r"(?:以下)?简称(?:为)?[：:]?[“\"「『‘](?P<name>[^“”\"「」『』‘’，。\n]{2,12})[”\"」』’]")


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

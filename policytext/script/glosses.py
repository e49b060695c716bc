"""Pinyin glosses that a copying machine left after characters: ``產(chǎn)業(yè)``.

A gloss is removed when the syllable is a reading of the very character it follows, and:

- with a tone mark: the character is Traditional and its Simplified form differs;
- without: the page gives evidence, see ``_has_toneless_evidence``.

Nothing is removed from teaching text, where characters of one form for both scripts carry toned pinyin too.
"""

from __future__ import annotations

import re
from array import array
from collections import Counter
from itertools import accumulate, compress
from operator import add, itemgetter
from typing import TYPE_CHECKING, NamedTuple

from policytext.offsets import Alignment
from policytext.script import traditional
from policytext.script.classes import HAN
from policytext.script.readings import has_tone, is_reading
from policytext.script.repair import Repair, blocks, converted, delete

if TYPE_CHECKING:
    from collections.abc import Callable

NAME = "glosses"

LETTERS = "a-züāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿêếềăĕĭŏŭɑɡ\u0300\u0301\u0304\u030c"
_CAPITALS = "A-ZÜĀÁǍÀĒÉĚÈĪÍǏÌŌÓǑÒŪÚǓÙ"
_PLAIN = re.compile(rf"(\([{LETTERS}]{{1,7}}\)(?:\([{LETTERS}]{{1,7}}\))*+)")
_ANY = re.compile(rf"((?:[ ]?[(（][{LETTERS}{_CAPITALS}]{{1,7}}[)）])++)")
_VARIANTS = (  # each begins with one sign, which `re` finds fastest
    re.compile(rf"（[{LETTERS}]{{1,7}}）"),
    re.compile(rf"[ ][(（][{LETTERS}{_CAPITALS}]{{1,7}}[)）]"),
    re.compile(rf"\([{_CAPITALS}]{{1,7}}\)"),
)
_GLOSS = re.compile(r"[ ]?[(（]([^)）]+)[)）]")
_HAN = re.compile(f"[{HAN}]")
_LAST: Callable[[str], str] = itemgetter(slice(-1, None))

_LEAST_TONELESS = 8
_LEAST_TONELESS_REPEATED = 4
_LEAST_TEACHING = 3
_TEACHING_SHARE = 5  # one toned gloss in so many stands on a character of one form


class Candidate(NamedTuple):
    """A character and the glosses that follow it.

    Attributes:
        character: the character before the first bracket.
        length: characters of the verified glosses, brackets included; 0 if the first is no reading.
        glosses: how many verified ones follow one another.
        toned: whether the first carries a tone mark.
        traditional: whether the character is Traditional and its Simplified form differs.
    """

    character: str
    length: int
    glosses: int
    toned: bool
    traditional: bool


class Found(NamedTuple):
    """The candidates of a page.

    Attributes:
        starts: where the first bracket of each stands.
        ends: one past the last.
        kinds: which of the distinct ones each is.
        candidates: the distinct ones.
        rest: the text without any of them.
    """

    starts: array[int]
    ends: array[int]
    kinds: list[int]
    candidates: list[Candidate]
    rest: str


def glosses(text: str) -> Repair:
    """Remove the glosses that verify.

    >>> glosses("產(chǎn)業(yè)(一期)占地5億(yì)元").text
    '產業(一期)占地5億元'
    >>> glosses("亳(bó)州、二(er)期、网址(URL)").text
    '亳(bó)州、二(er)期、网址(URL)'
    """
    if "(" not in text and "（" not in text:
        return converted(text)
    found = _find(text)
    lengths = list(map(_lengths_to_remove(found, text).__getitem__, found.kinds))
    for i in _in_simplified_lines(found, text):
        lengths[i] = 0
    if all(lengths) and len(text) - sum(lengths) == len(found.rest):
        return Repair(found.rest, Alignment.from_deletions(len(text), found.starts, found.ends))
    starts = array("q", compress(found.starts, lengths))
    return delete(text, starts, array("q", map(add, starts, filter(None, lengths))))


def _find(text: str) -> Found:
    pattern = _ANY if _has_variants(text) else _PLAIN
    starts, ends, numbers = array("q"), array("q"), _Numbers()
    kinds: list[int] = []
    rest: list[str] = []
    for start, end in blocks(text):
        parts = pattern.split(text[start:end])
        bounds = list(accumulate(map(len, parts), initial=start))
        starts += array("q", bounds[1:-1:2])
        ends += array("q", bounds[2::2])
        kinds += map(numbers.__getitem__, map(add, map(_LAST, parts[:-1:2]), parts[1::2]))
        rest.append("".join(parts[::2]))
    return Found(starts, ends, kinds, [_candidate(spelled) for spelled in numbers], "".join(rest))


def _has_variants(text: str) -> bool:
    """Whether a reading stands in full-width brackets, in capitals or after a blank."""
    return any(
        _candidate(text[variant.start() - 1 : variant.end()]).length
        for pattern in _VARIANTS
        for variant in pattern.finditer(text, 1)
    )


class _Numbers(dict[str, int]):
    """Numbers strings in the order in which they first come."""

    def __missing__(self, spelled: str) -> int:
        self[spelled] = number = len(self)
        return number


def _candidate(spelled: str) -> Candidate:
    """Verify the glosses that follow a character, up to the first that is no reading."""
    character, length, verified, toned = spelled[0], 0, 0, False
    if _HAN.match(character):
        forms = {character, traditional.simplified_form(character)}
        for gloss in _GLOSS.finditer(spelled, 1):
            if not any(is_reading(gloss[1], form) for form in forms):
                break
            toned = toned or (not verified and has_tone(gloss[1]))
            length += len(gloss[0])
            verified += 1
    return Candidate(character, length, verified, toned, traditional.is_traditional_character(character))


def _lengths_to_remove(found: Found, text: str) -> list[int]:
    """Return for each distinct candidate how much of it goes."""
    counts = Counter(found.kinds)
    if _is_teaching(found.candidates, counts):
        return [0] * len(found.candidates)
    toneless = _has_toneless_evidence(found.candidates, counts, text)
    return [
        candidate.length if (candidate.traditional if candidate.toned else toneless) else 0
        for candidate in found.candidates
    ]


def _is_teaching(candidates: list[Candidate], counts: Counter[int]) -> bool:
    """Whether characters of one form for both scripts carry toned pinyin too: three times, and one time in five."""
    toned = sum(counts[i] * candidate.glosses for i, candidate in enumerate(candidates) if candidate.toned)
    of_one_form = sum(
        counts[i] * candidate.glosses
        for i, candidate in enumerate(candidates)
        if candidate.toned and not candidate.traditional
    )
    return of_one_form >= _LEAST_TEACHING and of_one_form * _TEACHING_SHARE >= toned


def _has_toneless_evidence(candidates: list[Candidate], counts: Counter[int], text: str) -> bool:
    """Whether glosses without tone are the machine's: there are eight, or four of which one repeats itself.

    A person explains a reading once; a gloss doubled, or set again after the same character, is the machine's work. That
    counts only in text that has Traditional characters.
    """
    verified = sum(counts[i] * candidate.glosses for i, candidate in enumerate(candidates))
    if verified >= _LEAST_TONELESS:
        return True
    return (
        verified >= _LEAST_TONELESS_REPEATED
        and any(candidate.length and counts[i] * candidate.glosses > 1 for i, candidate in enumerate(candidates))
        and traditional.has_traditional_characters(text)
    )


def _in_simplified_lines(found: Found, text: str) -> list[int]:
    """Return which toned candidates explain a character that Simplified text writes too, in a Simplified line."""
    shared = [
        candidate.toned and candidate.traditional and traditional.is_shared(candidate.character)
        for candidate in found.candidates
    ]
    if not any(shared):
        return []
    lines = traditional.Lines(text)
    asked = compress(range(len(found.kinds)), map(shared.__getitem__, found.kinds))
    return [i for i in asked if lines.is_simplified(found.starts[i])]

"""Pinyin glosses that a copying machine left after characters: ``產(chǎn)業(yè)``.

A gloss is removed when the syllable is a reading of the very character it follows, and:

- with a tone mark: the character is Traditional and its Simplified form differs;
- without: the page gives evidence, see ``_has_toneless_evidence``.

Nothing is removed from teaching text, where characters of one form for both scripts carry toned pinyin too.
"""

from __future__ import annotations

import re
from array import array
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from policytext.script import traditional
from policytext.script.classes import han
from policytext.script.readings import SPELLED_AS, has_tone, is_reading
from policytext.script.repair import Repair, as_column, as_offsets, blocks, code_points, converted, delete

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from policytext.script.repair import Offsets

_PLAIN_LETTERS = "abcdefghijklmnopqrstuvwxyzüāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿêếề\u0300\u0301\u0304\u030c"
LETTERS = "".join((*_PLAIN_LETTERS, *SPELLED_AS))
"""The letters of pinyin in lower case."""
_LONGEST_SYLLABLE = 7  # zhuāng with its mark apart
_GLOSS_LIKE = (  # each begins with one sign, which `re` finds fastest
    re.compile(rf"\([{LETTERS}]{{1,{_LONGEST_SYLLABLE}}}[)）]", re.IGNORECASE),
    re.compile(rf"（[{LETTERS}]{{1,{_LONGEST_SYLLABLE}}}[)）]", re.IGNORECASE),
)
_GLOSS = re.compile(r"[ ]?[(（]([^)）]+)[)）]")
_BLANK = ord(" ")
_OPENING, _CLOSING = 64, 65  # beyond the six bits of a letter

_LEAST_TONELESS = 8
_LEAST_TONELESS_REPEATED = 4
_TEACHING = ((3, 5), (2, 2))  # so many toned glosses on characters of one form, and one in so many


class Candidate(NamedTuple):
    """A character and the glosses that follow it.

    Attributes:
        character: the character before the first bracket.
        chars: of the verified glosses, brackets included; 0 if the first is no reading.
        glosses: how many verified ones follow one another.
        is_toned: whether the first carries a tone mark.
        is_traditional: whether the character is Traditional and its Simplified form differs.
    """

    character: str
    chars: int
    glosses: int
    is_toned: bool
    is_traditional: bool


class _Found(NamedTuple):
    """The candidates of a page, offsets in code points.

    Attributes:
        starts: where the first bracket of each stands, or the blank before it.
        ends: one past its last bracket.
        kinds: which of the distinct ones each is.
        candidates: the distinct ones.
    """

    starts: array[int]
    ends: array[int]
    kinds: NDArray[np.int32]
    candidates: list[Candidate]


def glosses(text: str) -> Repair:
    """Remove the glosses that verify.

    >>> glosses("產(chǎn)業(yè)(一期)占地5億(yì)元").text
    '產業(一期)占地5億元'
    >>> glosses("亳(bó)州、二(er)期、网址(URL)").text
    '亳(bó)州、二(er)期、网址(URL)'
    """
    if not any(pattern.search(text) for pattern in _GLOSS_LIKE):
        return converted(text)
    starts, ends = _stretches_to_remove(_find(text), text)
    return delete(text, starts, ends)


def _stretches_to_remove(found: _Found, text: str) -> tuple[array[int], array[int]]:
    lengths = _lengths_to_remove(found, text)[found.kinds]
    lengths[_in_simplified_lines(found, text)] = 0
    starts = as_offsets(found.starts)
    if (starts + lengths == as_offsets(found.ends)).all():
        return found.starts, found.ends
    removed = lengths > 0
    starts = starts[removed]
    return as_column(starts), as_column(starts + lengths[removed])


def _find(text: str) -> _Found:
    import numpy as np  # noqa: PLC0415 - only text with glosses needs it

    numbers, all_starts, all_ends, all_kinds = _Numbers(), array("q"), array("q"), array("i")
    for start, end in blocks(text):
        starts, ends, kinds = _find_in_block(text, start, end, numbers)
        all_starts.frombytes(starts.tobytes())
        all_ends.frombytes(ends.tobytes())
        all_kinds.frombytes(kinds.tobytes())
    candidates = [_candidate(spelled) for spelled in numbers]
    return _Found(all_starts, all_ends, np.frombuffer(all_kinds, np.int32), candidates)


def _find_in_block(text: str, start: int, end: int, numbers: _Numbers) -> tuple[Offsets, Offsets, NDArray[np.int32]]:
    """Return starts, ends and kinds of the candidates of a block, and number the new kinds."""
    import numpy as np  # noqa: PLC0415 - only text with glosses needs it

    letters = _letter_codes()
    points = code_points(text[start:end])
    codes = letters.take(points, mode="clip")
    openings, closings = np.flatnonzero(codes == _OPENING), np.flatnonzero(codes == _CLOSING)
    following = closings.searchsorted(openings)
    openings = openings[following < len(closings)]
    spans = closings[following[: len(openings)]] - openings
    starts = openings - (points[openings - 1] == _BLANK)
    near = (starts > 0) & (spans > 1) & (spans <= _LONGEST_SYLLABLE + 1)
    openings, starts, spans = openings[near], starts[near], spans[near]
    keys = points[starts - 1].astype(np.uint64) << np.uint64(1) | (starts < openings)
    spelled = np.ones(len(openings), dtype=bool)
    for i in range(1, _LONGEST_SYLLABLE + 1):
        within = i < spans
        code = np.where(within, codes.take(openings + i, mode="clip"), 0)
        spelled &= ~within | ((code > 0) & (code < _OPENING))
        keys = (keys << np.uint64(6)) | code
    starts, ends, keys = starts[spelled] + start, (openings + spans + 1)[spelled] + start, keys[spelled]
    return _numbered(text, starts, ends, keys, numbers)


def _numbered(
    text: str, starts: Offsets, ends: Offsets, keys: NDArray[np.uint64], numbers: _Numbers
) -> tuple[Offsets, Offsets, NDArray[np.int32]]:
    """Join glosses that follow one another and number them by what is spelled."""
    import numpy as np  # noqa: PLC0415 - only text with glosses needs it

    _, firsts, inverse = np.unique(keys, return_index=True, return_inverse=True)
    spans = zip((starts[firsts] - 1).tolist(), ends[firsts].tolist(), strict=True)
    distinct = [numbers[text[start:end]] for start, end in spans]
    kinds = np.array(distinct, dtype=np.int32)[inverse]
    is_first = np.ones(len(starts), dtype=bool)
    is_first[1:] = starts[1:] != ends[:-1]
    if is_first.all():
        return starts, ends, kinds
    heads = np.flatnonzero(is_first)
    tails = np.append(heads[1:], len(starts)) - 1
    starts, ends, kinds = starts[heads], ends[tails], kinds[heads]
    for i in np.flatnonzero(heads != tails).tolist():
        kinds[i] = numbers[text[starts[i] - 1 : ends[i]]]
    return starts, ends, kinds


@cache
def _letter_codes() -> NDArray[np.uint8]:
    """Return a table by code point: the number of a letter of pinyin, of either bracket, or 0.

    A letter in another spelling has the number of the plain one; the last entry stands for all beyond.
    """
    import numpy as np  # noqa: PLC0415 - only text with glosses needs it

    codes = np.zeros(0x10001, dtype=np.uint8)
    for code, letter in enumerate(_PLAIN_LETTERS, start=1):
        codes[[ord(letter), ord(letter.upper()[0])]] = code
    for letter, plain in SPELLED_AS.items():
        codes[ord(letter)] = codes[ord(plain)]
    codes[[ord("("), ord("（")]] = _OPENING
    codes[[ord(")"), ord("）")]] = _CLOSING
    return codes


class _Numbers(dict[str, int]):
    """Numbers strings in the order in which they first come."""

    def __missing__(self, spelled: str) -> int:
        self[spelled] = number = len(self)
        return number


@lru_cache(maxsize=1 << 14)
def _candidate(spelled: str) -> Candidate:
    """Verify the glosses that follow a character, up to the first that is no reading."""
    character, chars, verified, is_toned = spelled[0], 0, 0, False
    if han().match(character):
        forms = {character, traditional.simplified_form(character)}
        for gloss in _GLOSS.finditer(spelled, 1):
            if not any(is_reading(gloss[1], form) for form in forms):
                break
            is_toned = is_toned or (not verified and has_tone(gloss[1]))
            chars += len(gloss[0])
            verified += 1
    return Candidate(character, chars, verified, is_toned, traditional.is_traditional_character(character))


def _lengths_to_remove(found: _Found, text: str) -> NDArray[np.int32]:
    """Return for each distinct candidate how many characters of it go."""
    import numpy as np  # noqa: PLC0415 - only text with glosses needs it

    counts = np.bincount(found.kinds, minlength=len(found.candidates)).tolist()
    if _is_teaching(found.candidates, counts):
        return np.zeros(len(found.candidates), dtype=np.int32)
    toneless = _has_toneless_evidence(found.candidates, counts, text)
    goes = (candidate.is_traditional if candidate.is_toned else toneless for candidate in found.candidates)
    return np.array(
        [candidate.chars * removed for candidate, removed in zip(found.candidates, goes, strict=True)], dtype=np.int32
    )


def _is_teaching(candidates: list[Candidate], counts: list[int]) -> bool:
    """Whether characters of one form for both scripts carry toned pinyin too.

    That is so if they do three times and one time in five, or in a short text twice and every other time.
    """
    toned = sum(counts[i] * candidate.glosses for i, candidate in enumerate(candidates) if candidate.is_toned)
    of_one_form = sum(
        counts[i] * candidate.glosses
        for i, candidate in enumerate(candidates)
        if candidate.is_toned and not candidate.is_traditional
    )
    return any(of_one_form >= least and of_one_form * one_in >= toned for least, one_in in _TEACHING)


def _has_toneless_evidence(candidates: list[Candidate], counts: list[int], text: str) -> bool:
    """Whether glosses without tone are the machine's: there are eight, or four of which one repeats itself.

    A person explains a reading once; a gloss doubled, or set again after the same character, is the machine's work.
    That counts only in text that has Traditional characters.
    """
    verified = sum(counts[i] * candidate.glosses for i, candidate in enumerate(candidates))
    if verified >= _LEAST_TONELESS:
        return True
    return (
        verified >= _LEAST_TONELESS_REPEATED
        and any(candidate.chars and counts[i] * candidate.glosses > 1 for i, candidate in enumerate(candidates))
        and traditional.has_traditional_characters(text)
    )


def _in_simplified_lines(found: _Found, text: str) -> list[int]:
    """Return which toned candidates explain a character that Simplified text writes too, in a Simplified line."""
    import numpy as np  # noqa: PLC0415 - only text with glosses needs it

    shared = [
        candidate.is_toned and candidate.is_traditional and traditional.is_shared(candidate.character)
        for candidate in found.candidates
    ]
    asked = np.flatnonzero(np.array(shared, dtype=bool)[found.kinds]).tolist()
    lines = traditional.Lines(text)
    return [i for i in asked if lines.is_simplified(found.starts[i])]

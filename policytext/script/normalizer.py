"""The passes of script repair and their order."""

from __future__ import annotations

from functools import cache, partial
from typing import TYPE_CHECKING, NamedTuple

from policytext.errors import check_text
from policytext.fold import radical_characters, width_characters
from policytext.offsets import Alignment
from policytext.script import blanks, flags, forms, mojibake, traditional
from policytext.script.classes import KANA_CHARACTERS
from policytext.script.entities import entities
from policytext.script.glosses import glosses
from policytext.script.japanese import is_japanese, kanji
from policytext.script.repair import Repair, converted
from policytext.script.survey import Survey
from policytext.script.types import NormalizedText
from policytext.script.vocabulary import VOCABULARIES
from policytext.script.vocabulary import vocabulary as replace_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from policytext.script.types import Flag
    from policytext.script.vocabulary import Vocabulary

PASSES = ("invisible", "spaces", "radicals", "width", "entities", "glosses", "japanese", "traditional")
"""The passes in their order, by the names that ``normalize`` takes."""


def normalize(
    text: str,
    *,
    vocabulary: Vocabulary | None = None,
    passes: Iterable[str] = PASSES,
    repair_mojibake: bool = False,
) -> NormalizedText:
    """Return the text in Simplified Chinese with the damage of copying repaired, joined with the text given.

    Applied to its own output it changes nothing. Simplified half-width text comes back unchanged.

    Args:
        text: any string.
        vocabulary: ``"tw"`` or ``"hk"`` also replaces words of Taiwan or Hong Kong usage.
        passes: the passes to run, in whatever order they are named; all of ``PASSES`` if left out.
        repair_mojibake: whether text that was read in the wrong encoding is repaired where nothing is lost.

    Raises:
        TypeError: ``text`` is not a ``str``.
        ValueError: a pass or a vocabulary of that name does not exist.

    >>> page = normalize("產(chǎn)業(yè)園區(qū)占地１００畝")
    >>> page.text
    '产业园区占地100亩'
    >>> page.source[slice(*page.alignment.to_source(0, 2))]
    '產(chǎn)業'
    >>> [(edit.kind, edit.before) for edit in page.edits]
    [('glosses', '(chǎn)'), ('glosses', '(yè)'), ('glosses', '(qū)')]
    """
    check_text(text)
    chosen = frozenset(passes)
    _check_names(chosen, vocabulary)
    page = _Page.of(text)
    found = tuple(_flags(page))
    if repair_mojibake:
        page = page.after(mojibake.mojibake(page.text)).surveyed_again()
    for name, repair, triggers in _STEPS:
        if name in chosen and not page.seen.isdisjoint(triggers):
            page = page.after(repair(page))
            if name in _NEW_CHARACTERS:
                page = page.surveyed_again()
    if vocabulary:
        page = page.after(replace_words(page.text, vocabulary))
    return NormalizedText(page.text, text, page.alignment, found)


class _Page(NamedTuple):
    """The text as far as it is repaired, and what is known of it."""

    text: str
    alignment: Alignment
    seen: frozenset[str]
    is_japanese: bool

    @classmethod
    def of(cls, text: str) -> _Page:
        seen = _survey().of(text)
        return cls(text, Alignment.identity(len(text)), seen, "kana" in seen and is_japanese(text))

    def after(self, repair: Repair) -> _Page:
        return self._replace(text=repair.text, alignment=self.alignment.then(repair.alignment))

    def surveyed_again(self) -> _Page:
        return _Page.of(self.text)._replace(alignment=self.alignment)


def _check_names(passes: frozenset[str], vocabulary: str | None) -> None:
    unknown = sorted(passes.difference(PASSES))
    if unknown:
        raise ValueError(f"no pass {unknown[0]!r}; there are {', '.join(PASSES)}")
    if vocabulary is not None and vocabulary not in VOCABULARIES:
        raise ValueError(f"no vocabulary {vocabulary!r}; there are {', '.join(VOCABULARIES)}")


def _flags(page: _Page) -> list[Flag]:
    """Return the damage that is left as it is, in the order of the source."""
    found: list[Flag] = []
    if "residue" in page.seen:
        found += flags.gloss_residues(page.text)
    if "bracket" in page.seen and page.is_japanese:
        found += flags.inserted_tickers(page.text)
    found += flags.misread(page.text, mojibake.possible(page.seen))
    return sorted(found, key=lambda flag: (flag.start, flag.end))


def _from_japanese(page: _Page) -> Repair:
    return kanji(page.text) if page.is_japanese else converted(page.text)


def _simplify(page: _Page) -> Repair:
    if page.is_japanese:
        lines: traditional.Lines | traditional.JapaneseLines = traditional.JapaneseLines()
    else:
        lines = traditional.Lines(page.text, has_simplified="simplified" in page.seen)
    return traditional.simplify(page.text, lines)


def _alone(repair: Callable[[str], Repair]) -> Callable[[_Page], Repair]:
    """Make a step of a pass that needs to know the text only."""
    return partial(_on_text, repair)


def _on_text(repair: Callable[[str], Repair], page: _Page) -> Repair:
    return repair(page.text)


# The name of the pass, what it does, and the sets of characters without which it has nothing to do.
_STEPS: tuple[tuple[str, Callable[[_Page], Repair], tuple[str, ...]], ...] = (
    ("invisible", _alone(blanks.invisible), ("invisible",)),
    ("spaces", _alone(blanks.spaces), ("spaces",)),
    ("radicals", _alone(forms.radicals), ("radicals",)),
    ("width", _alone(forms.alphanumerics), ("width",)),
    ("entities", _alone(entities), ("ampersand",)),
    ("width", _alone(forms.signs), ("signs",)),
    ("glosses", _alone(glosses), ("bracket",)),
    ("japanese", _from_japanese, ("kana",)),
    ("traditional", _simplify, ("traditional", "leads")),
)
_NEW_CHARACTERS = frozenset({"radicals", "entities"})
"""Passes after which characters may be there that other passes look for."""


@cache
def _survey() -> Survey:
    return Survey(
        {
            "invisible": blanks.characters("nothing", "newline"),
            "spaces": blanks.characters("space"),
            "radicals": frozenset(radical_characters()),
            "width": frozenset(width_characters()).difference(forms.SIGNS),
            "signs": frozenset(forms.SIGNS),
            "ampersand": frozenset("&"),
            "bracket": frozenset("(（"),
            "residue": frozenset("?^@[\\]_`{|}~"),
            "leads": traditional.leads(),
            **mojibake.characters(),
            "kana": KANA_CHARACTERS,
            "simplified": traditional.simplified_characters(),
            "traditional": traditional.characters(),
        },
        usual=mojibake.usual(),
        unusual=mojibake.rare,
    )

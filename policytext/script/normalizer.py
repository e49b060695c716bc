"""The passes of script repair and their order."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from policytext.errors import check_text
from policytext.fold import japanese_characters, radical_characters, width_characters
from policytext.offsets import Alignment
from policytext.script import blanks
from policytext.script.classes import KANA, in_class
from policytext.script.entities import entities
from policytext.script.forms import radicals, width
from policytext.script.glosses import glosses
from policytext.script.japanese import is_japanese, japanese
from policytext.script.repair import Repair, blocks
from policytext.script.traditional import in_japanese, traditional
from policytext.script.types import NormalizedText

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

Vocabulary = Literal["tw", "hk"]

PASSES = ("invisible", "spaces", "radicals", "width", "entities", "glosses", "japanese", "traditional")
"""The passes in their order."""


def normalize(
    text: str,
    *,
    vocabulary: Vocabulary | None = None,
    passes: Iterable[str] = PASSES,
    repair_mojibake: bool = False,
) -> NormalizedText:
    """Return the text in Simplified Chinese, repaired, with the alignment to the text given."""
    check_text(text)
    chosen = _chosen(passes)
    repaired = text
    alignment = Alignment.identity(len(text))
    seen = _seen(text)
    for step in _STEPS:
        if step.name in chosen and (step.triggers is None or not seen.isdisjoint(step.triggers())):
            made = step.repair(repaired)
            repaired = made.text
            alignment = alignment.then(made.alignment)
            if step.name == "entities":
                seen = _seen(repaired)
    return NormalizedText(repaired, text, alignment)


class Step(NamedTuple):
    """One pass: its name, what it does, and the characters without which it has nothing to do."""

    name: str
    repair: Callable[[str], Repair]
    triggers: Callable[[], frozenset[str]] | None


def _chosen(passes: Iterable[str]) -> frozenset[str]:
    chosen = frozenset(passes)
    return chosen


def _simplify(text: str) -> Repair:
    return in_japanese(text) if is_japanese(text) else traditional(text)


_STEPS = (
    Step("invisible", blanks.invisible, lambda: blanks.characters("nothing", "newline")),
    Step("spaces", blanks.spaces, lambda: blanks.characters("space")),
    Step("radicals", radicals, lambda: frozenset(radical_characters())),
    Step("width", width, lambda: frozenset(width_characters())),
    Step("entities", entities, lambda: frozenset("&")),
    Step("width", width, lambda: frozenset("％．＋")),
    Step("glosses", glosses, lambda: frozenset("(（")),
    Step("japanese", japanese, lambda: frozenset(map(chr, range(0x3041, 0x30FB)))),
    Step("traditional", _simplify, None),
)


def _seen(text: str) -> set[str]:
    seen: set[str] = set()
    for start, end in blocks(text):
        seen.update(_survey().findall(text, start, end))
    return seen


@cache
def _survey() -> re.Pattern[str]:
    triggers = {character for step in _STEPS if step.triggers for character in step.triggers()}
    in_plane = in_class(character for character in triggers if character <= "\uffff")
    return re.compile(f"[{in_plane}\U00010000-\U0010ffff]")

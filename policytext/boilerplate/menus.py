"""Lines that hold nothing but the words of menus, buttons and counters: 首页 | 登录 | 注册."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING, NamedTuple, cast, get_args

from policytext import tables
from policytext.boilerplate import shapes
from policytext.boilerplate.types import Label

if TYPE_CHECKING:
    from collections.abc import Mapping

COLUMNS = ("word", "label", "use", "example", "counterexample", "source")
USES = ("alone", "list")
"""Whether the word is chrome where it is the whole line, or only in a list of such words."""
SHORTEST_LIST = 3
LONGEST_LINE = 400


class _Word(NamedTuple):
    label: Label
    is_alone: bool


def find(_spaced: str, compact: str) -> tuple[Label, str] | None:
    """Return label and rule of a line of menu words, given without blanks; None where any other word stands in it."""
    if len(compact) > LONGEST_LINE or not _line().match(compact):
        return None
    found = _word().findall(compact)
    words = _words()
    if not any(words[word].is_alone for word in found) and len(found) < SHORTEST_LIST:
        return None
    chars: Counter[Label] = Counter()
    for word in found:
        chars[words[word].label] += len(word)
    label = max(chars, key=lambda key: (chars[key], key))
    first = next(word for word in found if words[word].label == label)
    return label, f"words.tsv {first}"


@cache
def _line() -> re.Pattern[str]:
    return re.compile(rf"{_GAP}(?:{_word().pattern}{_GAP})++\Z")


_GAP = r"[^\w]*+(?:\d{1,7}+万?\+?[^\w]*+)?+"


@cache
def _word() -> re.Pattern[str]:
    words = sorted(_words(), key=lambda word: (-len(word), word))
    return re.compile(f"(?>{'|'.join(re.escape(word) for word in words)})")


@cache
def _words() -> Mapping[str, _Word]:
    rows = tables.read(shapes.PACKAGE, "words.tsv", COLUMNS)
    return {
        row["word"]: _Word(cast("Label", row.choice("label", get_args(Label))), row.choice("use", USES) == "alone")
        for row in rows
    }

"""Words of Taiwan and Hong Kong usage and the words that the mainland writes for them."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Literal

from policytext import tables
from policytext.script.repair import Repair, replace
from policytext.script.traditional import traditional

if TYPE_CHECKING:
    from collections.abc import Mapping

Vocabulary = Literal["tw", "hk"]

VOCABULARIES = ("tw", "hk")

COLUMNS = {
    "vocabulary_tw.tsv": ("surface", "target", "example", "source"),
    "vocabulary_hk.tsv": ("surface", "target", "example", "source"),
    "vocabulary_kept.tsv": ("surface", "example", "source"),
}


def vocabulary(text: str, usage: Vocabulary) -> Repair:
    """Replace the words of a usage in text whose characters are Simplified already; the longest word wins.

    >>> vocabulary("雷射与奈米级晶片，核心竞争力", "tw").text
    '激光与纳米级芯片，核心竞争力'
    """
    words = _words(usage)
    found = ((match.start(), match.end(), words[match.group()]) for match in _pattern(usage).finditer(text))
    return replace(text, ((start, end, target) for start, end, target in found if target != text[start:end]))


@cache
def _words(usage: Vocabulary) -> Mapping[str, str]:
    """Return each word in Simplified characters with what stands for it.

    A kept word stands for itself, and so does a target: 再生能源 in 可再生能源 is no word of its own.
    """
    name = f"vocabulary_{usage}.tsv"
    words = {
        _simplified(row["surface"]): row["target"] for row in tables.read("policytext.script", name, COLUMNS[name])
    }
    kept = tables.read("policytext.script", "vocabulary_kept.tsv", COLUMNS["vocabulary_kept.tsv"])
    targets = {target: target for target in words.values()}
    return {**targets, **words, **{word: word for word in (_simplified(row["surface"]) for row in kept)}}


@cache
def _pattern(usage: Vocabulary) -> re.Pattern[str]:
    longest_first = sorted(_words(usage), key=lambda word: (-len(word), word))
    return re.compile("|".join(map(re.escape, longest_first)))


def _simplified(word: str) -> str:
    return traditional(word).text

"""Paragraphs as damaged pages have them: in Traditional characters (OpenCC), with pinyin glosses (pypinyin)."""

from __future__ import annotations

import re
from collections import Counter
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

GLOSSES_PER_BYTE = 50_000 / 1_000_000

_GLOSS = re.compile(r"\([a-zà-ÿāēěīńňōūǎǐǒǔǖǘǚǜǹḿ]+\)")


def traditional(paragraphs: Sequence[str], *, config: str = "s2t") -> list[str]:
    """Return the paragraphs in the Traditional characters of an OpenCC configuration."""
    convert = import_module("opencc").OpenCC(config).convert
    return [convert(paragraph) for paragraph in paragraphs]


def glossed(paragraphs: Sequence[str]) -> list[str]:
    """Return the paragraphs in Traditional characters with 50,000 toned glosses for each megabyte of the result."""
    rendered = traditional(paragraphs)
    return add_glosses(rendered, readings(rendered))


def readings(paragraphs: Sequence[str]) -> dict[str, str]:
    """Return the first reading of each character that a gloss may follow: those whose Simplified form differs."""
    simplify = import_module("opencc").OpenCC("t2s").convert
    pinyin = import_module("pypinyin.pinyin_dict").pinyin_dict
    characters = sorted(set("".join(paragraphs)))
    return {
        character: pinyin[ord(character)].partition(",")[0]
        for character in characters
        if simplify(character) != character and ord(character) in pinyin
    }


def add_glosses(paragraphs: Sequence[str], readings: Mapping[str, str]) -> list[str]:
    """Return the paragraphs with the reading after every occurrence of some characters, as pages have it.

    The characters are taken in the order of ``readings``, each that does not carry the text past the density wanted.

    >>> add_glosses(["產業集群在各地陸續形成，發展很快。"], {"產": "chǎn", "業": "yè"})
    ['產(chǎn)業(yè)集群在各地陸續形成，發展很快。']
    """
    occurrences = Counter("".join(paragraphs))
    size_bytes = sum(len(paragraph.encode()) for paragraph in paragraphs)
    glosses = 0
    chosen = {}
    for character, reading in readings.items():
        gloss = f"({reading})"
        added_bytes = occurrences[character] * len(gloss.encode())
        if glosses + occurrences[character] <= (size_bytes + added_bytes) * GLOSSES_PER_BYTE:
            glosses += occurrences[character]
            size_bytes += added_bytes
            chosen[ord(character)] = character + gloss
    return [paragraph.translate(chosen) for paragraph in paragraphs]


def without_glosses(text: str) -> str:
    """Return ``text`` without what ``add_glosses`` put into it.

    >>> without_glosses("產(chǎn)業(yè)集群(LED)")
    '產業集群(LED)'
    """
    return _GLOSS.sub("", text)

"""The quantity parser against other extractors of amounts, and against the bare scan that no parser can undercut."""

from __future__ import annotations

import re
from collections import deque
from pathlib import Path
from typing import TYPE_CHECKING

from policytext import tables

from .components import Component, Contestant, Race, from_module

if TYPE_CHECKING:
    from .components import Tool

_NUMERAL = "0-9０-９零一二三四五六七八九十百千两"


def _ours() -> Tool:
    find = from_module("policytext.quantities", "find")
    return lambda text: [quantity.low for quantity in find(text)]


def _jionlp() -> Tool:
    extract: Tool = from_module("jionlp", "ner").extract_money
    return extract


def _recognizers() -> Tool:
    """Read line by line: its model gives up the rest of a text at the first amount that it cannot read."""
    recognizer = from_module("recognizers_number_with_unit", "NumberWithUnitRecognizer")("zh-cn")
    model = recognizer.get_currency_model("zh-cn", fallback_to_default_culture=False)
    return lambda text: [model.parse(line) for line in text.split("\n")]


def bare_pattern() -> re.Pattern[str]:
    """Return a numeral, scales and a unit of ``units.tsv`` in one pattern, and nothing else.

    >>> [match[0] for match in bare_pattern().finditer("总投资3.5亿元，占地三百亩，第5元素")]
    ['3.5亿元', '三百亩', '5元']
    """
    return re.compile(f"[{_NUMERAL}.,，]+[十百千万亿]*(?:{_units()})")


def guarded_pattern() -> re.Pattern[str]:
    """Return the same with what makes it fast and linear: a left guard and a possessive body.

    The guard stands after the first character of the class: only a pattern that begins with a class lets ``re`` leap
    to its candidates, which is three times as fast on prose. No parser in Python can undercut this.

    >>> [match[0] for match in guarded_pattern().finditer("总投资3.5亿元，占地三百亩，第5元素")]
    ['3.5亿元', '三百亩', '5元']
    """
    start = f"[{_NUMERAL}](?<![{_NUMERAL}.][{_NUMERAL}])"
    return re.compile(f"{start}[{_NUMERAL}.,，]*+[十百千万亿]*+(?:{_units()})")


def _units() -> str:
    path = Path(__file__).with_name("units.tsv")
    units = sorted((row["unit"] for row in tables.parse(path.read_text("utf-8"), path.name, ("unit",))), key=len)
    return "|".join(reversed(units))


def _scanning(pattern: re.Pattern[str]) -> Tool:
    return lambda text: deque(pattern.finditer(text), maxlen=0)


COMPONENT = Component(
    name="quantities",
    ours=Contestant(name="policytext.quantities.find", load=_ours),
    rivals=(
        Contestant(name="JioNLP money", load=_jionlp, packages=("jionlp",), limit_bytes=200_000),
        Contestant(
            name="Recognizers-Text currency",
            load=_recognizers,
            packages=("recognizers-text-number-with-unit",),
            limit_bytes=20_000,
        ),
        Contestant(name="bare re pass", load=lambda: _scanning(bare_pattern())),
        Contestant(name="guarded re pass", load=lambda: _scanning(guarded_pattern())),
    ),
    races=(
        *(Race(corpus=corpus, rival="JioNLP money") for corpus in ("mixed", "dense", "pages")),
        *(Race(corpus=corpus, rival="Recognizers-Text currency") for corpus in ("mixed", "dense", "pages")),
        *(
            Race(corpus=corpus, rival=rival, measure="time")
            for rival in ("bare re pass", "guarded re pass")
            for corpus in ("mixed", "pages", "dense")
        ),
    ),
    growth=("mixed", "dense"),
    ordinary="dense",
    starts_with="mixed",
)

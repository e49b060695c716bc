"""Takes pinyin glosses out of a line, so that 轉(zhuǎn)載 is read as 转载."""

from __future__ import annotations

import re
from functools import cache

from policytext.offsets import Alignment

_TONED = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹ"


def removed(line: str) -> tuple[str, Alignment]:
    """Return a line without the toned glosses behind its characters, and where what is left stands in it.

    >>> line, alignment = removed("轉(zhuǎn)載請(qǐng)注明出處")
    >>> line, alignment.to_source(0, 2)
    ('轉載請注明出處', (0, 9))
    """
    spans = [match.span() for match in _gloss().finditer(line)]
    alignment = Alignment.from_edits(len(line), [(start, end, 0) for start, end in spans])
    return (_gloss().sub("", line) if spans else line), alignment


def any_in(text: str) -> bool:
    """Whether a text holds a toned gloss."""
    return any(opened.search(text) for opened in _opened()) and _gloss().search(text) is not None


@cache
def _gloss() -> re.Pattern[str]:
    return re.compile(rf"(?<=[㐀-鿿])[(（](?=[a-zü]{{0,5}}[{_TONED}])[a-zü{_TONED}]{{1,6}}[)）]")


@cache
def _opened() -> list[re.Pattern[str]]:
    """Return what begins a gloss: one expression a bracket, since ``re`` leaps to a character that it knows."""
    return [re.compile(rf"{bracket}[a-zü]{{0,5}}[{_TONED}]") for bracket in (r"\(", "（")]

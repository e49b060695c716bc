"""Takes pinyin glosses out of a line, so that 轉(zhuǎn)載 is read as 转载."""

from __future__ import annotations

import re
from functools import cache

from policytext.han import WITH_RARE
from policytext.offsets import Alignment

_TONED = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹ"


def removed(text: str) -> str:
    """Return a text without the toned glosses behind its characters.

    >>> removed("轉(zhuǎn)載請(qǐng)注明出處")
    '轉載請注明出處'
    """
    return _gloss().sub("", text)


def alignment(text: str) -> Alignment:
    """Return where what ``removed`` leaves stands in the text.

    >>> alignment("轉(zhuǎn)載請(qǐng)注明出處").to_source(0, 2)
    (0, 9)
    """
    return Alignment.from_edits(len(text), [(*match.span(), 0) for match in _gloss().finditer(text)])


def any_in(text: str) -> bool:
    """Whether a text holds a toned gloss."""
    return any(opened.search(text) for opened in _opened()) and _gloss().search(text) is not None


@cache
def _gloss() -> re.Pattern[str]:
    # begins with a class, which `re` scans for fastest
    return re.compile(rf"[(（](?<=[{WITH_RARE}].)(?=[a-zü]{{0,5}}[{_TONED}])[a-zü{_TONED}]{{1,6}}[)）]")


@cache
def _opened() -> list[re.Pattern[str]]:
    """Return what begins a gloss: one expression a bracket, since ``re`` leaps to a character that it knows."""
    return [re.compile(rf"{bracket}[a-zü]{{0,5}}[{_TONED}]") for bracket in (r"\(", "（")]

"""Tells how names of projects and amounts hang together: A项目、B项目等12个项目, 总投资5亿元、占地90亩的A项目."""

from __future__ import annotations

import re
from functools import cache

from policytext.records import project_words as words

_DASH = re.compile(r"[ ]?—{1,2}[ ]?")
_CUE_CHARS, _LIST_CHARS, _CLASS_CHARS = 8, 60, 20
_PLACE_CHARS, _OUTPUT_CHARS = 14, 12


def joins(gap: str) -> bool:
    """Whether the text between two names joins them to one list.

    >>> joins("、"), joins("和"), joins("，")
    (True, True, False)
    """
    return _joint().fullmatch(gap) is not None


def explains(gap: str) -> bool:
    """Whether the second of two names says what the first is: 制造基地——奔澜激光绍兴生产基地."""
    return _DASH.fullmatch(gap) is not None


def has_others(folded: str, offset: int) -> bool:
    """Whether a list goes on behind an offset with others that are not named: 等."""
    return _others().match(folded, offset) is not None


def names_others(gap: str) -> bool:
    """Whether the text between a name and a word for projects says that they belong to one list: 、甲、乙等12个."""
    return _list_of_others().fullmatch(gap) is not None


def is_attribute(gap: str) -> bool:
    """Whether the text between an amount and a name ties the two: 总投资5亿元的A项目, 投资5亿元在甲区建设A项目."""
    return _attribute().fullmatch(gap) is not None


def is_listed(gap: str) -> bool:
    """Whether the text between two amounts makes them a list: 总投资5亿元、占地90亩; 投资5亿元在甲区购地90亩."""
    return _listed().fullmatch(gap) is not None


@cache
def _joint() -> re.Pattern[str]:
    others = rf"(?:(?:{words.alternation('others')})(?:{words.alternation('attributive')})?)?"
    return re.compile(rf"[ ]?(?:、|—{{1,2}}|{words.alternation('and')})?[ ]?{others}[ ]?")


@cache
def _others() -> re.Pattern[str]:
    return re.compile(rf"[ ]?(?:{words.alternation('others')})")


@cache
def _list_of_others() -> re.Pattern[str]:
    within = "[^，。；：,;:\\n]"
    others = words.alternation("others")
    return re.compile(rf"{within}{{0,{_LIST_CHARS}}}?(?:{others})(?:(?!、){within}){{0,{_CLASS_CHARS}}}")


@cache
def _attribute() -> re.Pattern[str]:
    attributive, within = words.alternation("attributive"), "[^，。；：、,;:\n]"
    noun = rf"(?:(?!{attributive}){within}){{0,4}}(?:{attributive})?[ ]?"
    place = rf"(?:[在于]{within}{{1,{_PLACE_CHARS}}}?)?"
    verb = rf"[，,]?(?:用于)?{place}{words.alternation('build')}(?:年产{within}{{1,{_OUTPUT_CHARS}}})?"
    return re.compile(f"{noun}|{verb}")


@cache
def _listed() -> re.Pattern[str]:
    attributive = words.alternation("attributive")
    within = f"(?!{attributive})[^，。；：,;:\\n]"
    place = rf"(?:[在于](?:{within}){{1,{_PLACE_CHARS}}})?"
    return re.compile(rf"(?:、|{words.alternation('and')})?{place}(?:{within}){{0,{_CUE_CHARS}}}")

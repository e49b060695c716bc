"""Reads the text between two items of a text: names, titles and organizations."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from policytext.entities.relation_words import pattern, words
from policytext.entities.words import verbs
from policytext.han import HAN
from policytext.memo import Memo

if TYPE_CHECKING:
    from collections.abc import Mapping

_BLANK = r"[ \t\u3000\xa0]{0,3}"
_REMARK = r"(?:[（(][^（()）\n]{1,12}[)）])?"
_MOST_GAP_CHARS = 40
_MOST_LIFE_CHARS = 110
"""Characters between the sex of a person and the post: birth, origin, education."""
_MOST_REASON_CHARS = 12
_RANK = "(?:省|市|县|区|州|盟|旗|镇|乡|街道)"
_TERRITORY = f"[{HAN}]{{1,10}}?{_RANK}"
_LISTED_TERRITORY = f"(?:[{HAN}]{{1,3}}{_RANK}){{1,3}}"
_LISTED_BODY = f"[{HAN}A-Za-z]{{2,10}}"
_COMMON_GAP_CHARS = 4
_PAIR = 2


class Gap(NamedTuple):
    """What the text between two items does; it may do several things or none.

    Attributes:
        text: what stands between.
        touches: makes the two one naming: 市科技局|原|局长.
        joins: parts two posts of one person: 局长|、|党组书记.
        moves: does so before a place or body that is no organization known: 局长|，青溪市|副市长.
        lists: parts a person from the post of the next: 局长甲某|、|副局长乙某.
        opens: opens the bracket that tells the post of the name before: 甲某|（|局长）.
        apposes: parts a name from the post that is set behind it: 甲某|，|局长.
        appoints: says that the name before takes or leaves the post behind: 甲某|任|局长.
        addresses: stands between a name and the title with which the person is addressed: 卫兰|局长.
    """

    text: str
    touches: bool = False
    joins: bool = False
    moves: bool = False
    lists: bool = False
    opens: bool = False
    apposes: bool = False
    appoints: bool = False
    addresses: bool = False


_IDLE = Gap("\n")
"""A gap that does nothing: one that is too long, whatever its text."""


def between(folded: str, end: int, start: int) -> Gap:
    """Return what a stretch of text between two items does; a long one does nothing but tell of a life."""
    beyond = start - end - _MOST_GAP_CHARS
    if beyond > 0 and (beyond > _MOST_LIFE_CHARS or folded[end + 1 : end + 2] not in words("sex")):
        return _IDLE
    return _gaps[folded[end:start]]


def _read(text: str) -> Gap:
    if _any_form().fullmatch(text) is None:
        return Gap(text)
    gap = Gap(text, **{name: form.fullmatch(text) is not None for name, form in _grammar().items()})
    return gap._replace(moves=False) if gap.moves and _holds_verb(text) else gap


def _holds_verb(text: str) -> bool:
    """Whether a verb of two characters stands in a text."""
    return any(text[at : at + _PAIR] in verbs() for at in range(len(text) - 1))


_gaps = Memo(_read, keeps=lambda text: len(text) <= _COMMON_GAP_CHARS)
"""What short texts between two items do; there are few, in all pages the same."""


@cache
def _any_form() -> re.Pattern[str]:
    """Return the pattern of the texts that do anything."""
    return re.compile("|".join(form.pattern for form in _grammar().values()))


@cache
def _grammar() -> Mapping[str, re.Pattern[str]]:
    """Return the pattern of each thing that the text between two items may do, by the fields of ``Gap``."""
    tenure, address = f"(?:{pattern('tenure')}|の|的)?", f"(?:{pattern('address')}|氏)?"
    life = rf"{_REMARK}[，,]{pattern('sex')}(?:[，,][^。；;\n]{{1,{_MOST_LIFE_CHARS}}})?[，,]"
    reason = rf"(?:因[^，,。；;\s]{{2,{_MOST_REASON_CHARS}}}?)?(?:申请)?"
    done = rf"(?:{address}{reason}|{life})(?:{pattern('appoint')}|的)"
    join = pattern("join").replace("，", "[，,]")
    forms = {
        "touches": rf"{_REMARK}{_BLANK}{tenure}{_REMARK}{_BLANK}(?:[：:]{_BLANK})?",
        "joins": rf"{_REMARK}{_BLANK}(?:[、，,/／]|、?{join})?{_BLANK}{tenure}{_BLANK}",
        "moves": rf"{_REMARK}(?:、{_LISTED_BODY}|[，,]{_LISTED_TERRITORY})",
        "lists": rf"{_REMARK}{address}{_BLANK}(?:[、，,]|{join})?{_BLANK}{tenure}",
        "opens": rf"{address}[ ]?[（(](?:{tenure}|{pattern('sex')}[，,])",
        "apposes": rf"{address}[，,—]{{1,2}}{tenure}",
        "appoints": rf"(?:{done}|[，,]{later_posts()})(?:{pattern('employer')}|{_TERRITORY})?",
        "addresses": address,
    }
    return {name: re.compile(form) for name, form in forms.items()}


@cache
def later_posts() -> str:
    """Return the pattern of a verb that goes on behind a comma with what somebody is: 甲某，现任某公司董事长."""
    going_on = [verb for verb in words("appoint") if len(verb) > 1 and verb not in words("capacity")]
    return f"(?:{'|'.join(going_on)})"

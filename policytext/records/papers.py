"""Reads the head of an official document: its number, who issued it, and whether a line is all of its title."""

from __future__ import annotations

import re
from functools import cache

from policytext.han import HAN, IDEOGRAPH
from policytext.offsets import Span
from policytext.records import imprint_words as words

_OPEN, _CLOSE = "〔［\\[（(【〈﹝「『<《", "〕］\\]）)】〉﹞」』>》"
NUMBER_MARKS = "号"
"""In each number of a document stands one of these."""
_ISSUER_CHARS = 30
_NUMBER_CHARS = 16
_PAPER_CHARS = 20


def number_of_label(folded: str, text: str, start: int, end: int) -> Span | None:
    """Return the number of a document, or of the announcement of a firm, that stands behind a label: 2023-041."""
    match = None if folded.find("号", start, end) >= 0 else _serial().fullmatch(folded, start, end)
    return words.span(match, "number", text) if match else document_number(folded, text, start, end)


def number_at_the_end(folded: str, text: str, start: int, end: int) -> Span | None:
    """Return the number in brackets that a title ends with: 关于印发若干措施的通知（砚政办〔2024〕3号）."""
    is_likely = folded.endswith(("）", ")"), start, end) and folded.find("号", start, end) >= 0
    match = _number_in_brackets().search(folded, start, end) if is_likely else None
    return match and words.span(match, "number", text)


def number_below(folded: str, text: str, above: tuple[int, int], start: int, end: int) -> Span | None:
    """Return the number that stands alone on the line below one that ends in 公告 or 令: 2024年第8号."""
    is_likely = end - start <= _NUMBER_CHARS and folded.endswith(_decrees(), *above)
    match = _ordinal().fullmatch(folded, start, end) if is_likely else None
    return match and words.span(match, "number", text)


def issuer_of_head(folded: str, text: str, start: int, end: int) -> Span | None:
    """Return the authority of a line that is the head of a document: 砚州市财政局文件, 砚湖县政府 公告."""
    is_likely = end - start <= _ISSUER_CHARS and folded.endswith(_heads(), start, end)
    match = _head().fullmatch(folded, start, end) if is_likely else None
    return match and words.span(match, "issuer", text)


def is_cut(folded: str, start: int, end: int) -> bool:
    """Whether a line begins the title of an official document and does not end it: 砚州市人民政府关于支持光子产业."""
    return bool(words.pattern("about").search(folded, start, end)) and not ends_paper(folded, start, end)


def is_title(folded: str, start: int, end: int) -> bool:
    """Whether a line is the whole title of an official document: 关于支持光子产业的通知."""
    return ends_paper(folded, start, end) and bool(words.pattern("about").search(folded, start, end))


def ends_paper(folded: str, start: int, end: int) -> bool:
    """Whether a line ends in a word for official documents, a bracket or mark behind it aside: 通知（试行）."""
    return _paper().search(folded, max(start, end - _PAPER_CHARS), end) is not None


def document_number(folded: str, text: str, start: int, end: int) -> Span | None:
    """Return the number of a document where it is all that stands between two offsets."""
    match = _number().fullmatch(folded, start, end) if folded.find("号", start, end) >= 0 else None
    return match and words.span(match, "number", text)


def issuer_of_title(folded: str, title: Span) -> Span | None:
    """Return the authority that the title of an official document begins with, its number aside: X关于…的通知."""
    is_likely = words.pattern("about").search(folded, title.start, title.end)
    match = _titled().match(folded, title.start, title.end) if is_likely else None
    if match is None:
        return None
    start, end = match.span("issuer")
    return Span(start, end, title.text[start - title.start : end - title.start])


@cache
def _written() -> str:
    return rf"""
        (?P<number>
            {IDEOGRAPH}{{1,15}} [ ]? [{_OPEN}][ ]?(?:19|20)[0-9]{{2}}[ ]?年?[{_CLOSE}][ ]?第?[ ]?[0-9]{{1,5}}[ ]?号
            | {IDEOGRAPH}{{1,15}}字第[ ]?[0-9]{{6,12}}[A-Z]?[ ]?号
            | {IDEOGRAPH}{{2,30}}{words.any_of("decree")}[ ]?(?:(?:19|20)[0-9]{{2}}年)?[ ]?第?[ ]?[0-9]{{1,5}}[ ]?号
        )
    """


@cache
def _number() -> re.Pattern[str]:
    behind = r"(?: [ \u3000]{2} [^\n。]{1,20} | [ \u3000）)]*+ )"  # 砚政办〔2024〕12号　　签发人：周怀砚
    return re.compile(rf"[ \u3000（(]*+{_written()}{behind}", re.VERBOSE)


@cache
def _serial() -> re.Pattern[str]:
    return re.compile(r"[ \u3000]*+(?P<number>临?[ ]?(?:19|20)[0-9]{2}[—－-](?:临)?[0-9]{1,4})[ \u3000]*+")


@cache
def _number_in_brackets() -> re.Pattern[str]:
    return re.compile(rf"[（(]{_written()}[）)]\Z", re.VERBOSE)


@cache
def _ordinal() -> re.Pattern[str]:
    number = r"(?:(?:19|20)[0-9]{2}[ ]?年[ ]?)?第[ ]?[0-9]{1,5}[ ]?号"
    return re.compile(rf"[ \u3000（(]*+(?P<number>{number})[ \u3000）)]*+")


@cache
def _head() -> re.Pattern[str]:
    name = rf"[{HAN}]{{1,{_ISSUER_CHARS}}}{words.any_of('issuer')}"
    return re.compile(rf"[ \t\u3000]*+(?P<issuer>{name})[ \u3000]{{0,4}}(?:{'|'.join(_heads())})")


@cache
def _paper() -> re.Pattern[str]:
    return re.compile(rf"{words.any_of('paper')}(?:[（(][^（()）]{{1,12}}[）)])?[》〉”]?\Z")


@cache
def _titled() -> re.Pattern[str]:
    number = rf"(?:{_written()}[ ]?)?+[《〈]?+"
    name = rf"[{HAN}（）()、 ]{{1,40}}?{words.any_of('issuer')}"
    return re.compile(rf"{number}(?P<issuer>{name}){words.any_of('about')}", re.VERBOSE)


@cache
def _decrees() -> tuple[str, ...]:
    return tuple(words.of()["decree"])


@cache
def _heads() -> tuple[str, ...]:
    return (*_decrees(), *words.of()["head"])

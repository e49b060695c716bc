"""Reads who speaks in a page: datelines, account lines, leads, credits and signatures."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple, cast

from policytext.han import HAN, IDEOGRAPH
from policytext.offsets import Span
from policytext.records import days
from policytext.records import imprint_words as words

BRACKETS = "（("
"""Before each name that a line credits in brackets stands one of these."""
_BRACKET = re.compile(f"[{BRACKETS}]")
_BLANK = " \t\u3000"
_BLANKS_OF_SPREAD = frozenset(_BLANK)
_BLANKS = re.compile(f"[{_BLANK}]*+")
_ISSUER_CHARS = 30
_OUTLET_CHARS = 14
HEAD_CHARS = 24
"""More than the longest name of an outlet has."""
_BYLINE_CHARS = 60
"""More than an account line has up to the end of its outlet."""
_LEAD_CHARS = 200
_CREDIT_CHARS = 40
_DASHES = ("—", "--")
_NAME = rf"[{HAN}·]{{2,4}}"


class Dateline(NamedTuple):
    """The head of a report: 浙江在线09月18日讯, 青岭日报讯（记者…）; no ``outlet`` where the paper speaks of itself."""

    outlet: Span | None
    day: Span | None


def endings_of_units() -> list[str]:
    """Return how names of outlets, authorities and departments end, as patterns."""
    return [re.escape(word) for kind in ("unit", "issuer", "outlet") for word in words.of()[kind]]


def dateline(folded: str, text: str, start: int, end: int) -> Dateline | None:
    """Return the dateline that a line opens with."""
    match = _opening(folded, start, end)
    if match is None:
        return None
    return Dateline(*(words.span(match, group, text) if match[group] else None for group in ("outlet", "day")))


def behind_dateline(folded: str, start: int) -> int:
    """Return where a line goes on behind its dateline; ``start`` where it has none.

    >>> behind_dateline("浙江在线09月18日讯 昨日开工", 0)
    12
    """
    match = _opening(folded, start, len(folded))
    return match.end() if match else start


def _opening(folded: str, start: int, end: int) -> re.Match[str] | None:
    begin = cast("re.Match[str]", _BLANKS.match(folded, start, end)).end()
    outlet = outlet_of_dateline().search(folded, begin, min(end, begin + HEAD_CHARS))
    is_likely = outlet and words.pattern("wire", "news").search(folded, begin, end)
    return _dateline().match(folded, begin, end) if is_likely else None


def outlet_of_dateline() -> re.Pattern[str]:
    """Return what stands among the first ``HEAD_CHARS`` of each line that opens with a dateline."""
    return words.pattern("self", "outlet")


def is_dateline_alone(folded: str, start: int, end: int) -> bool:
    """Whether a line is nothing but a dateline or an account line: 据新华社砚州3月5日电."""
    match = _opening(folded, start, end)
    return (match is not None and match.end() == end) or byline(folded, folded, start, end) is not None


def today(folded: str, text: str, start: int, end: int) -> Span | None:
    """Return the day that the opening of a line calls today: 今天（5月15日）."""
    end = min(end, start + _LEAD_CHARS)
    match = _BRACKET.search(folded, start, end) and _today().search(folded, start, end)
    return match and words.span(match, "day", text)


class Byline(NamedTuple):
    """The account line of a page: 原创 廉小舟 岚汀发布 2023-09-20, 砚湖日报／记者廉小舟／砚州报道."""

    author: Span | None
    outlet: Span | None
    day: Span | None


def byline(folded: str, text: str, start: int, end: int) -> Byline | None:
    """Return the account line that a line opens with."""
    pattern = _form_of_byline(folded, start, end)
    match = pattern.match(folded, start, end) if pattern else None
    if match is None:
        return None
    found = match.groupdict()
    return Byline(*(words.span(match, part, text) if found.get(part) else None for part in Byline._fields))


def _form_of_byline(folded: str, start: int, end: int) -> re.Pattern[str] | None:
    """Return the form that an account line may have; None for a line that is none."""
    end = min(end, start + _BYLINE_CHARS)
    if words.pattern("outlet").search(folded, start, end):
        if folded.startswith("《", start):
            return _paper_line()
        if _stands_before_blank(folded[start:end]):
            return _byline()
    return _slug() if words.pattern("report", "wire").search(folded, start, end) else None


def reporter(folded: str, text: str, start: int, end: int) -> Span | None:
    """Return the names behind 记者 in brackets at the head of a line, behind its dateline or at its end."""
    if not (_BRACKET.search(folded, start, end) and words.pattern("reporter").search(folded, start, end)):
        return None
    head = _reporter().match(folded, behind_dateline(folded, start), end)
    match = head or _reporter().search(folded, max(start, end - _CREDIT_CHARS), end)
    return match and words.span(match, "name", text)


def credited(folded: str, text: str, start: int, end: int) -> Span | None:
    """Return what stands in brackets at the end of a line and may be a name: （周怀砚）, （市商务局 周怀砚 供稿）."""
    start = max(start, end - _CREDIT_CHARS)
    is_closed = folded[start:end].rstrip(_BLANK).endswith(("）", ")"))
    match = is_closed and _BRACKET.search(folded, start, end) and _credit().search(folded, start, end)
    return words.span(match, "name", text) if match else None


def reporter_line(folded: str, text: str, start: int, end: int) -> Span | None:
    """Return the names of a line that holds reporters alone: 砚湖日报记者 周怀砚 廉小舟."""
    is_likely = end - start <= _CREDIT_CHARS and words.pattern("reporter").search(folded, start, end)
    match = _reporter_line().fullmatch(folded, start, end) if is_likely else None
    return match and words.span(match, "name", text)


def day_line(folded: str, text: str, start: int, end: int) -> Span | None:
    """Return the day where a line holds nothing else but a time of day."""
    line = folded[start:end].strip(f"{_BLANK}（()）")
    is_likely = line[:1] in days.FIRSTS and line[-1:] in days.LASTS
    match = _day_line().fullmatch(folded, start, end) if is_likely else None
    return match and words.span(match, "day", text)


def day_of_speech(folded: str, text: str, start: int, end: int) -> Span | None:
    """Return the day of the subtitle of a speech: ——2024年1月16日在青岭县第十七届人民代表大会第三次会议上."""
    is_likely = folded.startswith(_DASHES, start) or folded[start : start + 1] in days.FIRSTS
    match = _speech().match(folded, start, end) if is_likely else None
    return match and words.span(match, "day", text)


def opens_with_time(folded: str, start: int, end: int) -> bool:
    """Whether a line opens with a day and a time of day or a bar: 2024/04/22 16:05, 2024/04/22 | 阅读."""
    return folded[start : start + 1] in days.FIRSTS and _timed_day().match(folded, start, end) is not None


def issuer_line(folded: str, text: str, start: int, end: int) -> Span | None:
    """Return the first authority of a line without blanks around it that holds nothing but names of authorities.

    The name may be spread over its line: 董 事 会.
    """
    if folded[end - 2 : end - 1] in _BLANKS_OF_SPREAD and _is_spread(folded[start:end]):
        return Span(start, end, text[start:end])
    ends_in_one = folded[end - 1 : end] in _last_of_issuer() and folded.endswith(_issuer_words(), start, end)
    match = _issuers().fullmatch(folded, start, end) if ends_in_one else None
    tells_news = match and words.pattern("act").search(folded, start, end)
    return words.span(match, "issuer", text) if match and not tells_news else None


def signed_line(folded: str, text: str, start: int, end: int) -> tuple[Span, Span] | None:
    """Return the authority and the day that are all of a line: 砚州市人民政府办公室　　2024年6月3日."""
    is_likely = folded[end - 1 : end] == "日" and end - start <= _BYLINE_CHARS
    match = _signed().fullmatch(folded, start, end) if is_likely else None
    return (words.span(match, "issuer", text), words.span(match, "day", text)) if match else None


@cache
def _signed() -> re.Pattern[str]:
    name = rf"[{HAN}（）()]{{1,{_ISSUER_CHARS}}}{words.any_of('issuer')}"
    return re.compile(rf"(?P<issuer>{name})[ \t\u3000]{{1,30}}(?P<day>{days.PATTERN})", re.VERBOSE)


@cache
def _paper_line() -> re.Pattern[str]:
    return re.compile(
        rf"《(?P<outlet>[{HAN}]{{0,10}}{words.any_of('outlet')})》[ ]?[（(](?P<day>{days.PATTERN})", re.VERBOSE
    )


@cache
def _day_line() -> re.Pattern[str]:
    return re.compile(
        rf"""
        [ \t\u3000]*+[（(]?+(?P<day>{days.PATTERN})
        [ ]*+(?:[0-9]{{1,2}}[:：][0-9]{{2}}(?:[:：][0-9]{{2}})?)?[）)]?+[ \t\u3000]*+
        """,
        re.VERBOSE,
    )


@cache
def _speech() -> re.Pattern[str]:
    return re.compile(rf"[—-]{{0,2}}+[ ]*+(?P<day>{days.PATTERN})[ ]*+在", re.VERBOSE)


@cache
def _timed_day() -> re.Pattern[str]:
    time = "[0-9]{1,2}[:：][0-9]{2}"
    return re.compile(
        rf"(?:{days.PATTERN})[ T\u3000]{{1,3}}(?:{time}|[|｜]) | {time}[ ]{{1,3}}(?:{days.PATTERN})", re.VERBOSE
    )


def _is_spread(line: str) -> bool:
    """Whether a line holds the name of an authority in single letters: 董 事 会, 财 政 局."""
    letters = line.split()
    return max(map(len, letters)) == 1 and "".join(letters).endswith(_issuer_words())


@cache
def _credit() -> re.Pattern[str]:
    writes = words.any_of("writes")
    unit, writing = rf"{IDEOGRAPH}{{1,15}}?(?:{'|'.join(endings_of_units())})", rf"[ \u3000]{{0,2}}{writes}"
    names = rf"{_NAME}?(?:[ \u3000、](?!{writes}){_NAME}){{0,4}}?"
    credited = rf"(?!{writes}|{unit}(?:{writing})?[ ]?[）)])(?P<name>{names})(?:{writing})?"
    return re.compile(rf"[（(][ ]?(?:{unit}[ \u3000]{{1,2}})?{credited}[ ]?[）)][ \t\u3000]*+\Z")


@cache
def _dateline() -> re.Pattern[str]:
    return re.compile(
        rf"""
        [【〔\[]?+ {words.any_of("cited")}?+
        (?: {words.any_of("self")} | (?P<outlet> [{HAN}A-Z0-9·•]{{0,{_OUTLET_CHARS}}}? {words.any_of("outlet")}) )
        (?: [ ]? {IDEOGRAPH}{{0,8}}? [ ]? (?P<day>{days.PATTERN}) [ ]? {words.any_of("wire")}
          | {words.any_of("news")} (?= [ \u3000（(：:】〕\]] )
        ) [】〕\]]?+ [ \u3000]*+
        """,
        re.VERBOSE,
    )


@cache
def _today() -> re.Pattern[str]:
    return re.compile(rf"{words.any_of('today')}[（(](?P<day>{days.PATTERN})[）)]", re.VERBOSE)


@cache
def _byline() -> re.Pattern[str]:
    return re.compile(
        rf"""
        [ \t\u3000]*+ (?:{words.any_of("mark")}[ ]{{1,3}})? (?:(?P<author>{_NAME})[ ]{{1,3}})?
        (?P<outlet>[{HAN}A-Z]{{0,14}}?{words.any_of("outlet")}) [ \u3000]{{1,3}} (?P<day>{days.PATTERN})
        """,
        re.VERBOSE,
    )


@cache
def _slug() -> re.Pattern[str]:
    return re.compile(
        rf"""
        [ \t\u3000（(〔【\[]*+ (?:(?P<day>{days.PATTERN}) [ ]{{1,3}})?
        (?: (?P<outlet>{IDEOGRAPH}{{0,10}}?{words.any_of("outlet")}) [ ／/]{{0,3}} )?
        {words.any_of("reporter")} [ ]?
        (?: (?P<author>{_NAME}) (?: [ ]?[／/][ ]? {IDEOGRAPH}{{0,8}}? | [ ] ) {words.any_of("report")}
          | {IDEOGRAPH}{{4,8}} [0-9]{{1,2}} 日 {words.any_of("wire")} [）)】〕]  # the name may end anywhere
        )
        """,
        re.VERBOSE,
    )


@cache
def _reporter() -> re.Pattern[str]:
    return re.compile(
        rf"""
        [ \t\u3000]*+ [（(] {_of_outlet()} {words.any_of("reporter")} [ \u3000:：/]{{0,2}}
        (?: {_of_outlet()} [ \u3000] )?+ (?! {IDEOGRAPH}{{1,3}} {words.any_of("outlet")} [）)] )
        {_names()} [ \u3000）)/／，,、]
        """,
        re.VERBOSE,
    )


@cache
def _reporter_line() -> re.Pattern[str]:
    other = rf"[ \u3000] {words.any_of('reporter')} [ \u3000:：/]{{0,2}} {_NAME} (?:[ \u3000、]{_NAME}){{0,4}}"
    return re.compile(
        rf"""
        [■●◆▲★□◎※]?+ [ ]?+ {_of_outlet()} {words.any_of("reporter")} [ \u3000:：/]{{1,2}}
        {_names()} (?:{other})?+ [ \u3000]*+
        """,
        re.VERBOSE,
    )


def _of_outlet() -> str:
    return rf"(?: {words.any_of('self')} | {IDEOGRAPH}{{0,{_OUTLET_CHARS}}}? {words.any_of('outlet')} )?+"


def _names() -> str:
    return rf"(?P<name>{_NAME}(?:[ \u3000、](?!{words.any_of('reporter')}){_NAME}){{0,4}})"


@cache
def _issuers() -> re.Pattern[str]:
    name = rf"[{HAN}（）()]{{1,{_ISSUER_CHARS}}}{words.any_of('issuer')}"
    return re.compile(rf"[ \t\u3000]*+(?P<issuer>{name})(?:[ \t\u3000]{{1,20}}{name}){{0,9}}[ \t\u3000]*+")


def _stands_before_blank(head: str) -> bool:
    """Whether the word that an outlet ends in stands before a blank."""
    return any(f"{outlet} " in head.replace("\u3000", " ") for outlet in words.of()["outlet"])


@cache
def _issuer_words() -> tuple[str, ...]:
    return tuple(words.of()["issuer"])


@cache
def _last_of_issuer() -> frozenset[str]:
    return frozenset(word[-1] for word in words.of()["issuer"])

"""Reads what an amount is counted by: 15万元/亩, 每亩15万元, 亩均税收12万元, 20元每平方米每月."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from policytext import tables
from policytext.quantities import neighbours
from policytext.quantities.wordlists import alternation

if TYPE_CHECKING:
    from collections.abc import Mapping

WINDOW_CHARS = 24
_COUNTED = ("measure", "thing", "case", "time")
_MARKS = ("每", "均", "当たり", "あたり", "につき")
_YEAR = "年"
FIRSTS = frozenset("/／每一1")
"""The characters that a divisor behind an amount begins with."""

_MARK = re.compile("|".join(_MARKS))


@cache
def _divisors() -> Mapping[str, tuple[str, str]]:
    columns = ("surface", "divisor", "kind", "example", "source")
    rows = tables.read("policytext.quantities", "divisors.tsv", columns)
    return {row["surface"]: (row["divisor"], row.choice("kind", (*_COUNTED, "name"))) for row in rows}


@cache
def _unit(*kinds: str) -> str:
    words = [surface for surface, (_, kind) in _divisors().items() if kind in (kinds or _COUNTED)]
    return alternation(words, {word: "(?![A-Za-z0-9])" for word in words if word[-1].isascii()})


@cache
def _measures() -> tuple[str, ...]:
    return tuple(surface for surface, (_, kind) in _divisors().items() if kind == "measure")


@cache
def _before() -> re.Pattern[str]:
    unit = _unit()
    return re.compile(
        rf"""
        {_unit("name")}  # 亩均英雄 counts by nothing
      | 每(?!个)[1一]?(?P<each>{unit})  # 每个项目 names a case, as 单个项目 does
      | (?P<mean>{unit})(?<!平)均
      | [1一]?(?P<rate>{unit})(?:当たり|あたり|につき)(?P<time>[月年日])?
        """,
        re.VERBOSE,
    )


@cache
def _one_before() -> re.Pattern[str]:
    return re.compile(rf"[1一](?P<one>{_unit('measure')})\Z")


@cache
def _after() -> re.Pattern[str]:
    unit = _unit()
    return re.compile(
        rf"""
        [ ]?(?: [/／][ ]?[1一]?(?P<first>{unit}) (?:[ ]?[·・•∙⋅.*/／-]?(?:每)?[ ]?(?P<second>{unit}))?+
              | 每[1一]?(?P<each>{unit}) (?:[·・.]?每(?P<other>{unit}))?+ (?![0-9])
              | [1一](?P<one>{_unit("measure")}) (?!\w) )
        """,
        re.VERBOSE,
    )


@cache
def _break() -> re.Pattern[str]:
    each = alternation(neighbours.words("each"))
    return re.compile(
        rf"[，。；！？,;!?（）()\n:：]|[0-9](?!年的)[^0-9]{{0,{WINDOW_CHARS}}}$|、(?!.{{0,{WINDOW_CHARS}}}{each})"
    )


def before(text: str) -> tuple[str, int] | None:
    """Return the divisor that words near the end of ``text`` name, in the same comma clause, and where they begin."""
    low = max(0, len(text) - WINDOW_CHARS)
    window = text[low:]
    if not _MARK.search(window):
        return _one(window, low)
    found = list(_before().finditer(window))
    while found and _break().search(window, found[0].end()):
        del found[0]
    things: list[str] = []
    times: list[str] = []
    is_case = False
    for match in found:
        each, mean = match["each"] or match["rate"], match["mean"]
        if not (each or mean):
            continue
        divisor, kind = _divisors()[each or mean]
        is_case = is_case or kind == "case"
        if kind != "time":
            things.append(divisor)
        elif each:
            times.append(divisor)
        if match["time"]:
            times.append(match["time"])
    if is_case:
        times = [time for time in times if time != _YEAR]
    return (_joined(things, times), low + found[0].start()) if things else None


def is_divisor(text: str) -> bool:
    """Whether a text is no more than what an amount is counted by: 每人每月."""
    end = 0
    while match := _before().match(text, end):
        end = match.end()
    return 0 < end == len(text)


def _one(window: str, low: int) -> tuple[str, int] | None:
    """Read 一平方米 in 一平方米15元."""
    is_likely = ("一" in window or "1" in window) and window.endswith(_measures())
    match = _one_before().search(window) if is_likely else None
    return (_divisors()[match["one"]][0], low + match.start()) if match else None


def after(text: str, position: int) -> tuple[str, int] | None:
    """Return the divisor written at ``position``, such as /亩 or 每平方米每月, and where it ends."""
    match = _after().match(text, position)
    if match is None:
        return None
    words = [word for word in match.groups() if word]
    kinds = [_divisors()[word] for word in words]
    things = [divisor for divisor, kind in kinds if kind != "time"]
    times = [divisor for divisor, kind in kinds if kind == "time"]
    if match["each"] and not things:
        return None
    return _joined(things, times), match.end()


@cache
def _times() -> frozenset[str]:
    return frozenset(divisor for divisor, kind in _divisors().values() if kind == "time")


def together(front: str | None, behind: str | None) -> str | None:
    """Return the divisor that stands on both sides of an amount, that behind it first: 每平方米12元/月."""
    if front and behind in _times() and "·" not in front and front not in _times():
        return f"{front}·{behind}"
    return behind or front


def _joined(things: list[str], times: list[str]) -> str:
    return "·".join([*things[:1], *times[:1]])

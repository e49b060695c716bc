"""What stands between two amounts that the text writes as one, or between the members of a list."""

from __future__ import annotations

import re
from functools import cache

from policytext.late import late
from policytext.quantities import numerals

MAX_CHARS = 14
RANGE_MARKS = "-—－–―─〜～~−至到"
_BLANK = rf"{numerals.BLANK}{{0,2}}"
_INCLUDED = r"(?:[（(]不?含[^（）()\n]{0,6}[）)])?"
_RANGE = rf"{_INCLUDED}{_BLANK}(?:——|--|[{RANGE_MARKS}]){_BLANK}"
_LIST = rf"{_BLANK}[、和及与或]{_BLANK}"
_GAP = re.compile(
    rf"(?P<compound>[又零和と]?\Z)|(?P<range>{_RANGE}\Z)|(?P<list>{_LIST}\Z)"
    r"|(?P<repeated>(?:以上|以下|以内)?[（(]不?含\Z)|(?P<rate>[/／]\Z)"
)
_MARKS = frozenset(RANGE_MARKS + "、和及与或) ）\t\u3000")
_TAIL = late(r"(?P<half>半)(?![^\W的左上以及、])|(?P<zero>零)?(?P<digit>[一二三四五六七八九1-9])(?![^\W的左以]|[.%])")
TAIL_MARKS = frozenset("半零一二三四五六七八九123456789")
_JOINING = frozenset(RANGE_MARKS + "、和及与或") | numerals.BLANKS
"""What stands in front of an amount that is one with a number."""
_BEHIND_NUMBER = late(rf"[{numerals.LAST_CHARACTERS}](?:{_RANGE}|{_LIST})\Z")
_GOES_ON = late(rf"{_BLANK}(?:[{RANGE_MARKS}、和及与或]|to(?=[ ])){_BLANK}[0-9]")


def kind(gap: str) -> str | None:
    """Return what the text between two amounts makes of them: compound, range, list, repeated, rate or nothing.

    >>> [kind(gap) for gap in ("", "至", "、", "（含", "/", "，")]
    ['compound', 'range', 'list', 'repeated', 'rate', None]
    """
    match = _GAP.match(gap) if len(gap) <= MAX_CHARS else None
    return match.lastgroup if match else None


def may_join(window: str) -> bool:
    """Whether an amount behind ``window`` may be one with what stands before it.

    >>> [may_join(window) for window in ("至", "投资3至", "达到")]
    [True, True, False]
    """
    return kind(window) is not None or _is_behind_number(window, 0, len(window))


def _is_behind_number(text: str, start: int, end: int) -> bool:
    return text[end - 1 : end] in _JOINING and _BEHIND_NUMBER.search(text, start, end) is not None


def tail(text: str, position: int) -> re.Match[str] | None:
    """Match a half or a digit that belongs to the unit before it: the 半 of 一吨半, the 九 of 三米九."""
    return _TAIL.match(text, position) if text[position : position + 1] in TAIL_MARKS else None


def may_follow_number(text: str, position: int) -> bool:
    """Whether what stands in front of ``position`` may part it from a number that shares its unit."""
    return position > 0 and text[position - 1] in _MARKS


def bare_number(text: str, start: int, end: int) -> re.Match[str] | None:
    """Match a number without a unit that is the lower end of a range, or the last of a list, in front of ``end``."""
    start = max(start, end - numerals.MAX_CHARS)
    return _bare().search(text, start, end) if _is_behind_number(text, start, end) else None


@cache
def _bare() -> re.Pattern[str]:
    return re.compile(rf"(?P<numeral>{numerals.PATTERN})(?:(?P<range>{_RANGE})|{_LIST})\Z", re.VERBOSE)


def goes_on(text: str, position: int) -> bool:
    """Whether a range or list goes on at ``position`` with another number: 人民币3-5亿元."""
    return _GOES_ON.match(text, position) is not None

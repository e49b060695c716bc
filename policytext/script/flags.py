"""Damage that is reported and left as it is."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from policytext import tables
from policytext.han import ALL_HAN
from policytext.late import late
from policytext.script import mojibake
from policytext.script.classes import han
from policytext.script.glosses import LETTERS
from policytext.script.readings import has_tone, is_syllable
from policytext.script.types import Flag

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

PLACE_COLUMNS = ("surface", "example", "source")

_LONGEST_NAME_CHARS = 120
_CUT_PAIR = late(rf"\?([{LETTERS}]{{1,7}})\)")
_CUT_CHARACTER = late(rf"\((?<=[^\x00-\x7f][@-~]\()([{LETTERS}]{{1,7}})\)")
_STOCK_CODE = re.compile(r"\(([0-9]{6})\)")
_COMPANY = late(r"(?<![A-Za-z0-9])[A-Z][A-Za-z0-9&.,'’\- ]*\Z")


def gloss_residues(text: str) -> Iterator[Flag]:
    """Yield what is left of glosses that cut a character of two bytes apart.

    >>> [(flag.text, flag.rule) for flag in gloss_residues("人民日?qǐng)?bào)，個?。▍^(qū)、市)")]
    [('?qǐng)', 'cut_pair'), ('?bào)', 'cut_pair'), ('(qū)', 'cut_character')]
    """
    for rule, pattern in (("cut_pair", _CUT_PAIR), ("cut_character", _CUT_CHARACTER)):
        for match in pattern.finditer(text):
            if has_tone(match[1]) and is_syllable(match[1]):
                yield Flag(*match.span(), match.group(), "gloss_residue", rule)


def inserted_tickers(text: str) -> Iterator[Flag]:
    """Yield English company names with a stock code, as translation machines of Chinese news set them into the text.

    >>> text = "武漢 Example Laser Co.Ltd(600000) 区で始動した。"
    >>> [(flag.name, flag.code, flag.inside_name) for flag in inserted_tickers(text)]
    [('Example Laser Co.Ltd', '600000', True)]
    """
    for code in _STOCK_CODE.finditer(text):
        company = _COMPANY.search(text[max(code.start() - _LONGEST_NAME_CHARS, 0) : code.start()])
        if company:
            start, end = code.start() - len(company.group()), code.end()
            inside = _is_behind_han(text, start) and _place_after().match(text, end)
            name = company.group().rstrip()
            yield Flag(start, end, text[start:end], "inserted_ticker", "company_and_code", name, code[1], bool(inside))


def misread(text: str, rules: Iterable[str] = mojibake.RULES) -> Iterator[Flag]:
    """Yield text that was read in the wrong encoding.

    >>> [(flag.text, flag.rule) for flag in misread("绉戞妧园区")]
    [('绉戞妧', 'utf8_as_gbk')]
    """
    for stretch in mojibake.find(text, rules):
        start, end, rule = stretch[:3]
        yield Flag(start, end, text[start:end], "mojibake", rule)


def _is_behind_han(text: str, position: int) -> bool:
    """Whether a Han character stands before a position, or before the blank in front of it."""
    before = text[max(position - 2, 0) : position]
    last = before[-2:-1] if before.endswith((" ", "\u3000")) else before[-1:]
    return han().match(last) is not None


@cache
def _place_after() -> re.Pattern[str]:
    """Match what ends the name of a place and does not go on as another word (市 but not 市場)."""
    rows = tables.read("policytext.script", "places.tsv", PLACE_COLUMNS)
    endings = "|".join(re.escape(row["surface"]) for row in sorted(rows, key=lambda row: -len(row["surface"])))
    return re.compile(f"[ \u3000]?(?:{endings})(?![{ALL_HAN}])")

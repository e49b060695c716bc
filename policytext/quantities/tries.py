"""Builds one regular expression for thousands of words and templates, in which a word costs little to rule out."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_SYMBOL = re.compile(r"\{[a-zA-Z]+\}|.", re.DOTALL)
_FIRSTS_A_GROUP = 24
_DIGITS = "0-9〇○零一二两三四五六七八九十"
PLACEHOLDERS = {
    "{Y}": (
        r"(?:(?<![0-9.])(?:19|20)[0-9]{2}(?![0-9])"
        r"|(?<![〇○零一二三四五六七八九])[一二][〇○零九][〇○零一二三四五六七八九]{2})"
    ),
    "{M}": rf"(?<![{_DIGITS}.])(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])(?![{_DIGITS}])",
    "{D}": r"(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})",
    "{n}": rf"(?<![{_DIGITS}.])(?:[0-9]{{1,3}}|[一二两三四五六七八九十]{{1,3}})(?![{_DIGITS}])",
    "{part}": (
        "(?:[上下]半年|全年度?|度|前?[一二三四](?:个?季度)|第[一二三四]季度|前[二两三]个?季度|前[一二三四五六七八九十0-9]{1,2}个?月"
        "|(?:1[0-2]|[1-9]|[一二三四五六七八九十]{1,2})月?份?[-—－–~～至到](?:1[0-2]|[1-9]|[一二三四五六七八九十]{1,2})月份?"
        "|(?:1[0-2]|0?[1-9]|[一二三四五六七八九十]{1,2})月份?[底末初]?(?![0-9]{1,2}日)|年?[底末初]|以来|期间)"
    ),
    "{plan}": "(?:十[一二三四五六七]五|九五|八五)",
    "{open}": '[“"「『‘]?',
    "{close}": '[”"」』’]?',
    "{dash}": "(?:——|[-—－–―─~～至到])",
}
"""What the placeholders of the templates in the tables stand for."""
_PLACEHOLDER_STARTS = f'(?=[{_DIGITS}“"「『‘])'


def compile_words(words: Iterable[str]) -> re.Pattern[str]:
    """Compile words and templates to a pattern that matches the longest at a place; literal characters go first.

    >>> pattern = compile_words(["{n}年", "{n}年内", "产值"])
    >>> [match.group() for match in pattern.finditer("三年内产值")]
    ['三年内', '产值']
    """
    symbols = {tuple(_SYMBOL.findall(word)) for word in words}
    literal = [word for word in symbols if len(word[0]) == 1]
    templates = [word for word in symbols if len(word[0]) > 1]
    firsts = sorted({word[0] for word in literal})
    groups = [firsts[start : start + _FIRSTS_A_GROUP] for start in range(0, len(firsts), _FIRSTS_A_GROUP)]
    branches = [_by_second(group, literal) for group in groups]
    if templates:
        branches.append(_PLACEHOLDER_STARTS + _branch(templates))
    return re.compile("|".join(branches))


@cache
def compile_template(template: str) -> re.Pattern[str]:
    """Compile one template."""
    return compile_words([template])


def _by_second(firsts: list[str], words: list[tuple[str, ...]]) -> str:
    """Return the branch of the words that begin with ``firsts``, told apart by their second character first.

    `re` passes over a branch that begins with a class or another literal at almost no cost; a look-behind then tells
    which first character it was.
    """
    by_second: dict[str, dict[str, list[tuple[str, ...]]]] = {}
    for first, second, *rest in (word for word in words if word[0] in firsts and len(word) > 1):
        by_second.setdefault(second, {}).setdefault(first, []).append(tuple(rest))
    branches = {
        second: "|".join(
            f"(?<={re.escape(first + second)}){_branch(rest)}"
            if len(second) == 1
            else f"(?<={re.escape(first)}){PLACEHOLDERS[second]}{_branch(rest)}"
            for first, rest in sorted(by_first.items())
        )
        for second, by_first in by_second.items()
    }
    literal = [f"{re.escape(second)}(?:{rest})" for second, rest in sorted(branches.items()) if len(second) == 1]
    placed = [branches[second] for second in PLACEHOLDERS if second in branches]
    singles = [word[0] for word in words if word[0] in firsts and len(word) == 1]
    alone = [f"(?<=[{''.join(map(re.escape, sorted(singles)))}])"] if singles else []
    return f"[{''.join(map(re.escape, firsts))}](?:{'|'.join([*literal, *placed, *alone])})"


def _branch(words: list[tuple[str, ...]]) -> str:
    by_symbol: dict[str, list[tuple[str, ...]]] = {}
    for word in words:
        if word:
            by_symbol.setdefault(word[0], []).append(word[1:])
    order = sorted(symbol for symbol in by_symbol if len(symbol) == 1) + [s for s in PLACEHOLDERS if s in by_symbol]
    branches = [(PLACEHOLDERS.get(symbol) or re.escape(symbol)) + _branch(by_symbol[symbol]) for symbol in order]
    if () in words:
        branches.append("")
    return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"

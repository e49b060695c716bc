"""Heads of the sections after an article: 相关新闻, 网友评论."""

from __future__ import annotations

import re
from functools import cache
from string import digits
from typing import TYPE_CHECKING, cast, get_args

from policytext import tables
from policytext.boilerplate.types import Label

if TYPE_CHECKING:
    from collections.abc import Sequence

COLUMNS = ("name", "pattern", "label", "example", "counterexample", "source")
_LONGEST_CHARS = 20


def find(line: str) -> tuple[Label, str] | None:
    """Return the kind of the section that a folded line heads, and the row that says so; None for other lines.

    >>> find("【相关新闻】 更多>>")
    ('related_links', 'heads.tsv related')
    >>> find("相关企业负责人参加了座谈。") is None
    True
    """
    return find_all([line])[0]


def find_all(lines: Sequence[str]) -> list[tuple[Label, str] | None]:
    """Return for each of some lines without line breaks what ``find`` says."""
    found: list[tuple[Label, str] | None] = [None] * len(lines)
    brief = [number for number, line in enumerate(lines) if len(line) <= _LONGEST_CHARS]
    bare = _TRIVIAL.sub("", "\n".join([lines[number] for number in brief])).lower().split("\n")
    for number, line in zip(brief, bare, strict=False):
        if line:
            found[number] = _head(line)
    return found


def _head(line: str) -> tuple[Label, str] | None:
    found = _pattern().fullmatch(line) if _alphabet().issuperset(line) else None
    return _rows()[cast("int", found.lastindex) - 1] if found else None


_CALL = "(?:更多|查看全部|查看更多|全部|more|换一批|换一换|hot|new|[0-9]{1,7}条?)"
_TRIVIAL = re.compile(r"[^\w\n]+|_+")


@cache
def _rows() -> tuple[tuple[Label, str], ...]:
    return tuple((cast("Label", row.choice("label", get_args(Label))), f"heads.tsv {row['name']}") for row in _table())


@cache
def _table() -> tuple[tables.Row, ...]:
    return tables.read("policytext.boilerplate", "heads.tsv", COLUMNS)


@cache
def _pattern() -> re.Pattern[str]:
    patterns = "|".join(f"({row['pattern']})" for row in _table())
    return re.compile(f"(?:{patterns}){_CALL}*")


@cache
def _alphabet() -> frozenset[str]:
    """Return the characters of which heads consist: those that the patterns name, and digits."""
    return frozenset("".join([_CALL, digits, *(row["pattern"] for row in _table())]))

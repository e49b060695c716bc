"""Heads of the sections after an article: 相关新闻, 网友评论."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, cast, get_args

from policytext import tables
from policytext.boilerplate.types import Label

if TYPE_CHECKING:
    from collections.abc import Iterable

COLUMNS = ("name", "pattern", "label", "example", "counterexample", "source")
_LONGEST_CHARS = 20


def find(line: str) -> tuple[Label, str] | None:
    """Return the kind of the section that a folded line heads, and the row that says so; None for other lines.

    >>> find("【相关新闻】 更多>>")
    ('related_links', 'heads.tsv related')
    >>> find("相关企业负责人参加了座谈。") is None
    True
    """
    if len(line) > _LONGEST_CHARS:
        return None
    found = _pattern().fullmatch(_TRIVIAL.sub("", line).lower())
    return _rows()[cast("int", found.lastindex) - 1] if found else None


def find_all(lines: Iterable[str]) -> list[tuple[Label, str] | None]:
    """Return for each line what ``find`` says."""
    return [find(line) for line in lines]


_TRIVIAL = re.compile(r"[\W_]+")


@cache
def _rows() -> tuple[tuple[Label, str], ...]:
    return tuple((cast("Label", row.choice("label", get_args(Label))), f"heads.tsv {row['name']}") for row in _table())


@cache
def _table() -> tuple[tables.Row, ...]:
    return tables.read("policytext.boilerplate", "heads.tsv", COLUMNS)


@cache
def _pattern() -> re.Pattern[str]:
    patterns = "|".join(f"({row['pattern']})" for row in _table())
    return re.compile(f"(?:{patterns})(?:更多|查看全部|查看更多|全部|more|换一批|换一换|hot|new|[0-9]{{1,7}}条?)*")

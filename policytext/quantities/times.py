"""Finds expressions of time: 2023年, 去年, 上半年, 1—9月, 近四年, 到2025年, “十四五”期间, 三年内, 每年."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from attrs import frozen

from policytext import tables
from policytext.errors import check_text
from policytext.fold import fold
from policytext.quantities.lexicon import Lexicon, Templates

if TYPE_CHECKING:
    from collections.abc import Mapping

_COLUMNS = ("surface", "kind", "tense", "reach", "example", "source")
KINDS = ("year", "half", "quarter", "month", "date", "deadline", "span", "plan", "annual")
_TENSES = ("past", "dated", "future", "none")
_REACHES = ("sentence", "clause", "noun", "none")


@frozen
class Time:
    """An expression of time as written; offsets index the text given to ``find_times``.

    Attributes:
        start: first code point.
        end: one past the last.
        text: ``source[start:end]``.
        rule: the table row, such as ``times.tsv {Y}年``.
        kind: year, half, quarter, month, date (a day), deadline (到2025年), span (三年内), plan (“十四五”期间),
            annual.
    """

    start: int
    end: int
    text: str
    rule: str
    kind: str


class TimeRule(NamedTuple):
    """A row of ``times.tsv``: what its tense makes of an amount, and how far it reaches."""

    template: str
    kind: str
    tense: str
    reach: str


def find_times(text: str) -> tuple[Time, ...]:
    """Return the expressions of time of ``text`` in order, the longest at each place.

    >>> [(time.text, time.kind) for time in find_times("去年產值8億元，力争到2025年达到12亿元。")]
    [('去年', 'year'), ('到2025年', 'deadline')]

    Raises:
        TypeError: ``text`` is not a ``str``.
    """
    check_text(text)
    folded = fold(text)
    found = ((start, end, rule_of(folded[start:end])) for start, end in _lexicon().spans(folded))
    return tuple(
        Time(start, end, text[start:end], f"times.tsv {rule.template}", rule.kind) for start, end, rule in found if rule
    )


@cache
def rules() -> Mapping[str, TimeRule]:
    """The rows of ``times.tsv`` by template, those with the fewest placeholders first."""
    rows = tables.read("policytext.quantities", "times.tsv", _COLUMNS)
    read = (
        TimeRule(row["surface"], row.choice("kind", KINDS), row.choice("tense", _TENSES), row.choice("reach", _REACHES))
        for row in rows
    )
    return {rule.template: rule for rule in sorted(read, key=lambda rule: (rule.template.count("{"), rule.template))}


@lru_cache(maxsize=1 << 12)
def rule_of(surface: str) -> TimeRule | None:
    """Return the rule of an expression, the one with the fewest placeholders; None if it is no time."""
    template = surface if surface in rules() else _templates().that_fits(surface)
    return rules()[template] if template else None


@cache
def _templates() -> Templates:
    return Templates(tuple(rules()))


@cache
def _lexicon() -> Lexicon:
    return Lexicon(frozenset(rules()))

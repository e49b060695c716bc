"""Reads ``data/projects.tsv`` into the patterns that find projects."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING

from policytext import tables, wording

if TYPE_CHECKING:
    from collections.abc import Mapping

    from policytext.records.types import Stage

COLUMNS = ("word", "role", "example", "source")
STAGES: tuple[Stage, ...] = (
    "stopped",
    "planned",
    "signed",
    "started",
    "under_construction",
    "completed",
    "in_production",
)
"""The stages of a project, each later one outranking those before."""
ROLES = (
    *(
        "head",
        "site",
        "tail",
        "generic",
        "border",
        "act",
        "build",
        "reject",
        "anaphor",
        "continues",
        "describes",
        "subject",
    ),
    *("by", "of", "legal", "base", "follows", "locative", "spoken", "future", "inner", "party"),
    *("upcoming", "capacity", "granted", "size", "part", "lead", "bare", "done", "adverb"),
    *("and", "others", "attributive", "agent", "builder", "classifier", "sum", "phase", "branch"),
    *STAGES,
)


@cache
def words(*roles: str) -> frozenset[str]:
    """Return the words of some roles, folded."""
    return frozenset(word for role in roles for word in _words()[role])


@cache
def endings(*roles: str) -> tuple[str, ...]:
    """Return the same words as ``str.endswith`` takes them."""
    return tuple(words(*roles))


@cache
def pattern(*roles: str) -> re.Pattern[str]:
    """Return a pattern for the words of some roles, the longest at each place."""
    return re.compile(alternation(*roles))


@cache
def alternation(*roles: str) -> str:
    """Return the expression of ``pattern``."""
    return wording.any_of(words(*roles))


@cache
def stage_of() -> Mapping[str, Stage]:
    """Return the stage of each word that tells one."""
    return {word: stage for stage in STAGES for word in _words()[stage]}


@cache
def _words() -> Mapping[str, frozenset[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for word, role in tables.cells("policytext.records", "projects.tsv", COLUMNS, "word", "role"):
        found[role].add(word)
    return {role: frozenset(found[role]) for role in ROLES}

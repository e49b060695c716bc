"""Answers claims of organizations: named as claimed, under another form of the name, or not at all."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Self

from attrs import frozen

from policytext import entities, tables
from policytext.verification.types import Difference, Finding
from policytext.verification.wording import plain

if TYPE_CHECKING:
    from policytext.document import Document
    from policytext.entities import Organization

_LEGAL_FORM = re.compile(r"(?:股份)?有限(?:责任)?公司\Z|集团公司\Z|公司\Z")
_BRACKETED = re.compile(r"[（(][^（()）]{1,8}[）)]")
_SHORTEST = 2


@frozen
class NamePage:
    """The organizations of a page, parks included, and its repaired text without blanks."""

    organizations: tuple[Organization, ...]
    text: str

    @classmethod
    def of(cls, document: Document) -> Self:
        """Read the organizations of a document."""
        return cls(document.organizations, plain(document.normalized.text))

    def answer(self, name: str) -> Finding:
        """Return what the page answers to a claim that it names an organization."""
        same = [found for found in self.organizations if same_organization(plain(name), plain(found.text))]
        exact = [found for found in same if found.text == name]
        if exact:
            return Finding("exact", "the page names this organization", exact[0])
        if same:
            difference = Difference("name", name, same[0].text)
            return Finding("equivalent", f"the page writes the name {same[0].text}", same[0], (difference,))
        return Finding("absent", "the page does not name this organization")


@lru_cache(maxsize=1 << 14)
def same_organization(one: str, other: str) -> bool:
    """Whether two names in plain form name one organization: short and full, with and without place or legal form.

    >>> same_organization("工信部", "工业和信息化部")
    True
    >>> same_organization("科技局", "温州市科学技术局")
    True
    >>> same_organization("县委", "霁川县委"), same_organization("中共霁川县委员会", "霁川县委")
    (True, True)
    >>> same_organization("温州市科技局", "台州市科技局")
    False
    """
    short, long = sorted((_full(one), _full(other)), key=len)
    if short == long or _LEGAL_FORM.sub("", long) == short:
        return True
    if len(short) < _SHORTEST or not long.endswith(short):
        return False
    return short.startswith(_ranks()) or _is_territory(long.removesuffix(short))


def _full(name: str) -> str:
    """Return a name with its short words spelled out, and without the place in brackets inside a company's name."""
    return _BRACKETED.sub("", _short_words().sub(lambda found: _abbreviations()[found.group()], name))


def _is_territory(words: str) -> bool:
    """Whether words before a name are the territory that it belongs to."""
    if words.endswith(_ranks()):
        return True
    places = entities.find(words).places
    return bool(places) and places[0].start == 0 and places[-1].end == len(words)


@cache
def _abbreviations() -> dict[str, str]:
    """Return what each short name stands for; a full name stands for itself, so that no part of it is spelled out."""
    rows = tables.read(__package__, "abbreviations.tsv", ("short", "full", "example", "source"))
    return {row["full"]: row["full"] for row in rows} | {row["short"]: row["full"] for row in rows}


@cache
def _short_words() -> re.Pattern[str]:
    words = sorted(_abbreviations(), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, words)))


@cache
def _ranks() -> tuple[str, ...]:
    return tuple(row["word"] for row in tables.read(__package__, "ranks.tsv", ("word", "example", "source")))

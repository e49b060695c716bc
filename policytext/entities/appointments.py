"""Finds the names in deeds that give or end a post: 甲某任市科技局局长, 聘请甲某为…, 免去甲某的…, 甲某同志任…."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from policytext.entities import evidence, lattice
from policytext.entities.borders import NameSpan
from policytext.entities.lattice import Setting
from policytext.entities.relation_words import pattern, words
from policytext.entities.words import is_word
from policytext.han import HAN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policytext.entities.borders import Borders

_MOST_CHARS = 28
"""Characters that a verb, a name, what is done and a territory take together."""
_TERRITORY_CHARS = 6
_SHORT_LENGTHS = (2, 3)
_TOLD = Setting(prior=-40, foreign=True, unknown=True)
_TOLD_AS_WORD = Setting(prior=20, foreign=True)
_NAMED_BY_VERB = Setting(prior=-80, foreign=True, unknown=True)


def find(folded: str, borders: Borders) -> Iterator[NameSpan]:
    """Yield the names that stand between a sign or a verb such as 任命 and what is done, right before a post."""
    lasts = _last_characters()
    for opening in sorted(at for at in borders.openings if folded[at - 1 : at] in lasts):
        deed = _deed().search(folded, max(0, opening - _MOST_CHARS), opening)
        if deed is not None and _gives_or_ends(deed) and _is_name(folded, deed, borders):
            yield NameSpan(*deed.span("name"), "appointment")


@cache
def _last_characters() -> frozenset[str]:
    """Return the characters that may stand right before the organization or title of a deed."""
    return frozenset({"的"}.union(word[-1] for role in ("address", "appoint", "territory") for word in words(role)))


@cache
def _deed() -> re.Pattern[str]:
    """Return the pattern of a deed up to the organization or title whose post it gives or ends."""
    verb = f"(?:(?P<install>{pattern('install')})|(?P<remove>{pattern('remove')}))[：:]?"
    territory = f"(?:[{HAN}]{{1,{_TERRITORY_CHARS}}}?{pattern('territory')})?"
    done = f"(?P<address>{pattern('address')})?(?P<done>{pattern('appoint')}|的)?"
    name = f"(?P<name>[{HAN}]{{2,4}}?)"
    return re.compile(rf"(?:{verb}|^|(?<=[，。；：、,;:\s])){name}{done}(?(address){territory}|(?(done){territory}))$")


def _gives_or_ends(deed: re.Match[str]) -> bool:
    """Whether the words around a name belong together: 任命甲某为, 免去甲某的, but not 曾先|后任."""
    if deed["done"] in ("的", None):
        return deed["remove"] is not None
    return deed["name"] + deed["done"] not in words("appoint")


def _is_name(folded: str, deed: re.Match[str], borders: Borders) -> bool:
    start, end = deed.span("name")
    if borders.is_place(folded, start, end) or deed["name"].endswith(words("address")):
        return False
    is_named = any(deed[group] for group in ("install", "remove", "address"))
    may_be_grammar = folded[start] in evidence.function_surnames()
    if is_named and not may_be_grammar and end - start in _SHORT_LENGTHS and folded[start] in evidence.surnames():
        return True
    told = _TOLD_AS_WORD if may_be_grammar or is_word(deed["name"]) else _TOLD
    choice = lattice.name_at(folded, start, end, _NAMED_BY_VERB if is_named else told)
    return choice is not None and choice.length == end - start and choice.gain > 0

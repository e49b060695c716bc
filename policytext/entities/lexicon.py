"""Names that the user knows: organizations, people and titles, found wherever a text holds them."""

from __future__ import annotations

import re
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from ahocorasick_rs import AhoCorasick, MatchKind
from attrs import field, frozen

from policytext import tables
from policytext.entities.vocabulary import encodable
from policytext.errors import check_text
from policytext.fold import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

Label = Literal["organization", "person", "title"]
LABELS: tuple[Label, ...] = ("organization", "person", "title")
COLUMNS = ("surface", "label")
_WORD_CHARACTER = re.compile("[A-Za-z0-9]")


def _names(names: Iterable[str]) -> tuple[str, ...]:
    if isinstance(names, str):
        raise TypeError("names must be a list of str, not one str")
    return tuple(dict.fromkeys(fold(check_text(name)) for name in names))


@frozen
class Lexicon:
    """Lists of names; each is matched in all scripts that ``policytext.fold`` makes one.

    A name that begins or ends with a Latin letter or digit is not found inside a longer word of these.
    Where one name holds another, the longer one is found.

    Attributes:
        organizations: names of organizations.
        people: names of people.
        titles: posts and ranks.

    >>> lexicon = Lexicon(organizations=["奔跑激光"], people=["李道纽"])
    >>> lexicon.find("李道纽走访奔跑激光")
    [(0, 3, 'person', 0), (5, 9, 'organization', 0)]
    """

    organizations: tuple[str, ...] = field(default=(), kw_only=True, converter=_names)
    people: tuple[str, ...] = field(default=(), kw_only=True, converter=_names)
    titles: tuple[str, ...] = field(default=(), kw_only=True, converter=_names)

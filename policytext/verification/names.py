"""Answers claims of organizations: named as claimed, under another form of the name, or not at all."""

from __future__ import annotations

import re
from functools import cache, cached_property, lru_cache
from typing import TYPE_CHECKING, Self

from attrs import frozen

from policytext import entities, tables, wording
from policytext.offsets import Span
from policytext.verification.types import Difference, Finding
from policytext.verification.wording import listed, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policytext.document import Document
    from policytext.entities import Organization
    from policytext.verification.types import Located

_BRACKETED = re.compile(r"[（(][^（()）]{1,8}[）)]")
_LEAST_NAME_CHARS = 2
_LEAST_BRAND_CHARS = 4
_LEAST_WORDS_CHARS = 3
_TERRITORY_CHARS = 12


@frozen(slots=False)
class Names:
    """Tells which names mean one organization in a page.

    Args:
        text: the repaired page without blanks; it says which territories there are beside those of the gazetteer.
    """

    text: str = ""

    @classmethod
    def of(cls, document: Document) -> Self:
        """Read the text of a document."""
        return cls(plain(document.normalized.text))

    def are_same(self, one: str, other: str) -> bool:
        """Whether two names in plain form name one organization: short and full, with or without place or legal form.

        >>> Names().are_same("工信部", "工业和信息化部")
        True
        >>> Names().are_same("科技局", "温州市科学技术局")
        True
        >>> Names().are_same("县委", "霁川县委"), Names().are_same("中共霁川县委员会", "霁川县委")
        (True, True)
        >>> Names().are_same("温州市科技局", "台州市科技局")
        False
        >>> Names("砚州市引进砚州云帆精密机械有限公司").are_same("云帆精密", "砚州云帆精密机械有限公司")
        True
        """
        short, long = sorted((_full(one), _full(other)), key=len)
        if short == long or _core(long) == short:
            return True
        if len(short) < _LEAST_NAME_CHARS:
            return False
        if is_company(long) and not is_company(short):
            return self._is_brand(short, long)
        if not long.endswith(short):
            return False
        place = long.removesuffix(short)
        is_of_place = short.startswith(_ranks()) or self.is_territory(place)
        return (is_of_place and self._is_named(place)) or self._is_said_short(*sorted((one, other), key=len))

    def is_territory(self, words: str) -> bool:
        """Whether words are a territory: one of the gazetteer, or one that the page gives its rank.

        >>> Names().is_territory("杭州"), Names().is_territory("霁川"), Names("霁川市").is_territory("霁川")
        (True, False, True)
        """
        return words.endswith(_ranks()) or words in self._ranked or _is_division(words)

    @cached_property
    def _ranked(self) -> frozenset[str]:
        """All words, up to the length of the longest names, that stand right before a rank in the page."""
        ends = [found.start() for found in _rank().finditer(self.text)]
        return frozenset(
            self.text[start:end] for end in ends for start in range(max(0, end - _TERRITORY_CHARS), end + 1)
        )

    def _is_named(self, place: str) -> bool:
        """Whether the page names the place that one of two names adds; every page does, where none is known."""
        bare = place
        for rank in _ranks():
            bare = bare.removeprefix(rank)
        return not self.text or bare in self.text

    def _is_said_short(self, short: str, long: str) -> bool:
        """Whether the page writes both a name and its end: 栖云高新区, and then 高新区."""
        return len(short) >= _LEAST_WORDS_CHARS and long.endswith(short) and long in self.text

    def _is_brand(self, short: str, company: str) -> bool:
        """Whether a short name is a company's without its legal form, its place, or the words for its trade."""
        at = company.find(short)
        if at < 0 or (at > 0 and not self.is_territory(company[:at])):
            return False
        return len(short) >= _LEAST_BRAND_CHARS or not _core(company[at + len(short) :])


@frozen
class NamePage:
    """The organizations of a page, parks included."""

    organizations: tuple[Organization, ...]
    names: Names
    document: Document

    @classmethod
    def of(cls, document: Document) -> Self:
        """Read the organizations of a document."""
        return cls(document.organizations, Names.of(document), document)

    def answer(self, name: str) -> Finding:
        """Return what the page answers to a claim that it names an organization."""
        same: list[Located] = [
            found for found in self.organizations if self.names.are_same(plain(name), plain(found.text))
        ]
        exact = [found for found in same if found.text == name]
        if exact:
            return Finding("exact", "the page names this organization", exact[0])
        if in_words := self._in_words(name):
            return in_words
        if same or (same := [*self._in_short(plain(name))]):
            difference = Difference("name", name, same[0].text)
            return Finding("equivalent", f"the page writes the name {same[0].text}", same[0], (difference,))
        return Finding("absent", "the page does not name this organization")

    def _in_words(self, name: str) -> Finding | None:
        """Return where the page has the words of a name that no rule of organizations finds."""
        source = self.document.source
        start = source.find(name)
        is_name = len(name) >= _LEAST_WORDS_CHARS or name in _abbreviations()
        if start < 0 or not is_name or self._is_inside_another(start, start + len(name)):
            return None
        return Finding("exact", "the page has this name", Span(start, start + len(name), name))

    def _in_short(self, name: str) -> Iterator[Located]:
        """Yield where the page has a name in its script with the short words for its full ones."""
        text, to_source = self.document.normalized.text, self.document.normalized.alignment.to_source
        for short, full in _abbreviations().items():
            written = name.replace(full, short)
            start = text.find(written) if full in name and len(written) >= _LEAST_WORDS_CHARS else -1
            if start >= 0:
                first, last = to_source(start, start + len(written))
                yield Span(first, last, self.document.source[first:last])

    def _is_inside_another(self, start: int, end: int) -> bool:
        return any(found.start <= start and end <= found.end for found in self.organizations)


@lru_cache(maxsize=1 << 14)
def _full(name: str) -> str:
    """Return a name with its short words spelled out, and without the place in brackets inside a company's name."""
    return _BRACKETED.sub("", _short_words().sub(lambda found: _abbreviations()[found.group()], name))


def is_company(name: str) -> bool:
    """Whether a name ends with the legal form of a company."""
    return _core(name) != name


def _core(name: str) -> str:
    """Return the name of a company without its legal form."""
    return _legal_form().sub("", name)


@lru_cache(maxsize=1 << 12)
def _is_division(words: str) -> bool:
    places = entities.find(words).places
    return bool(places) and places[0].start == 0 and places[-1].end == len(words)


@cache
def _abbreviations() -> dict[str, str]:
    """Return what each short name stands for; a full name stands for itself, so that no part of it is spelled out."""
    rows = tables.read(__package__, "abbreviations.tsv", ("short", "full", "example", "source"))
    return {row["full"]: row["full"] for row in rows} | {row["short"]: row["full"] for row in rows}


@cache
def _short_words() -> re.Pattern[str]:
    return re.compile(wording.any_of(_abbreviations()))


@cache
def _legal_form() -> re.Pattern[str]:
    return re.compile(rf"{wording.any_of(listed('legal_forms.tsv'))}\Z")


@cache
def _rank() -> re.Pattern[str]:
    """Match nothing where a rank begins, so that no rank hides one inside it."""
    return re.compile(f"(?={wording.any_of(_ranks())})")


def _ranks() -> tuple[str, ...]:
    return listed("ranks.tsv")

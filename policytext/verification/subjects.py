"""Says whose amount an amount is: the namings that stand before it in its sentence, or in the sentences before."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING, Self

from attrs import field, frozen

from policytext.quantities import find_times
from policytext.records.sentences import split
from policytext.verification.names import Names, is_company
from policytext.verification.sections import Sections
from policytext.verification.wording import common_chars, listed, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from policytext.document import Document
    from policytext.offsets import Span

_SENTENCES_BACK = 2
_CLAUSE_CHARS = 30
_REACH_CHARS = 600
_CLAUSE_END = re.compile(r"[，,。；;：:、\n]")
_COMMAS, _COLON = ("，", ","), "："
_LIST_MARK = re.compile(r"[0-9]{1,3}[.、．]")
_LEAST_PART_CHARS = 4
_HEAD_CHARS = 30
_SENTENCES_TO_HEAD = 8


@frozen
class Naming:
    """A name that an amount may belong to; offsets index the repaired text."""

    start: int
    end: int
    text: str
    is_agent: bool = False
    """Whether it does something for another: 项目由某公司承建."""


@frozen
class Subjects:
    """Who is named where in a page, and so whose each amount is. Offsets index the repaired text.

    Args:
        text: the repaired page.
        namings: names of organizations, parks, projects and places, in order, without overlap.
        amounts: where amounts stand, in order.
        names: how the page names whom.
    """

    text: str
    namings: Sequence[Naming]
    amounts: Sequence[tuple[int, int]]
    names: Names
    _sentences: tuple[Span, ...] = field(init=False, repr=False)
    _sentence_starts: list[int] = field(init=False, repr=False)
    _starts: list[int] = field(init=False, repr=False)
    _companies: Sequence[str] = field(init=False, repr=False)
    sections: Sections = field(init=False, repr=False)

    @_sentences.default
    def _split(self) -> tuple[Span, ...]:
        return split(self.text)

    @_sentence_starts.default
    def _starts_of_sentences(self) -> list[int]:
        return [span.start for span in self._sentences]

    @_starts.default
    def _naming_starts(self) -> list[int]:
        return [naming.start for naming in self.namings]

    @_companies.default
    def _names_of_companies(self) -> Sequence[str]:
        return list(dict.fromkeys(naming.text for naming in self.namings if is_company(naming.text)))

    @sections.default
    def _sections_of_text(self) -> Sections:
        return Sections.of(self.text, self.has_amount)

    @classmethod
    def of(cls, document: Document) -> Self:
        """Read the namings and amounts of a document."""
        to_normalized = document.normalized.alignment.to_normalized
        text = document.normalized.text
        spans = {to_normalized(start, end) for start, end in _named(document)}
        amounts = [to_normalized(quantity.start, quantity.end) for quantity in document.quantities]
        return cls(text, list(_namings(text, spans)), amounts, Names.of(document))

    def owners(self, start: int, end: int, *, asked: str | None = None) -> tuple[str, ...]:
        """Return the names that the amount at ``start`` to ``end`` belongs to; none where it is unsaid.

        An amount takes the names between it and the last amount in the sentence; where none stands there, those of
        that last amount; where the sentence has none, those of the nearest sentence before that has some, and
        of the first line. Who does something for another is one of them, beside that other.

        Args:
            start: first code point of the amount.
            end: one past its last.
            asked: a name to look for besides those that the page is known to give.
        """
        near = self._near(start, end, asked)
        if near and not all(naming.is_agent for naming in near):
            return _texts(near)
        return _texts([*near, *self._far_before(start, asked)])

    def named_near(self, start: int, end: int) -> str | None:
        """Return the last of the names that an amount belongs to by its own sentence.

        It is one of the sentences before where its own speaks on of what was named: 该项目占地100亩.
        """
        near = self._near(start, end, None)
        speaks_on = self.text.startswith(listed("anaphors.tsv"), self.sentence(start)[0])
        in_reach = near and (speaks_on or near[-1].start >= self.sentence(start)[0])
        return near[-1].text if in_reach else None

    def right_before(self, start: int) -> tuple[str, ...]:
        """Return the names between an amount and the amount before in its sentence, or the begin of that."""
        floor, ceiling = next(iter(self._stretches(start)), (start, start))
        return _texts(naming for naming in self._between(floor, ceiling, None) if not naming.is_agent)

    def brand_in(self, words: str) -> str | None:
        """Return the short name of a company of the page that words begin with: 云岭电子 of 云岭电子股份有限公司."""
        for name in self._companies:
            at = name.find(words[:_LEAST_PART_CHARS])
            brand = words[: common_chars(words, name[at:])] if at >= 0 else ""
            if len(brand) >= _LEAST_PART_CHARS and self.names.are_same(brand, name):
                return brand
        return None

    def has(self, name: str) -> bool:
        """Whether the page names somebody in whatever form."""
        return any(self.are_same(name, other) for other in {naming.text for naming in self.namings})

    def _near(self, start: int, end: int, asked: str | None) -> list[Naming]:
        if self.text.startswith("的", end) and (behind := self._between(end, self._clause_end(end), asked)):
            return behind
        owners: list[Naming] = []
        for floor, ceiling in self._stretches(start):
            owners += self._between(floor, ceiling, asked)
            if not all(naming.is_agent for naming in owners):
                return owners
        return owners

    def are_same(self, claimed: str, owner: str) -> bool:
        """Whether a claim's name and one of the page name one subject, be it in short or with words around it.

        A territory is not what lies in it: 霁川市 is not 霁川市高新区. A project may go without the word: 栖云园区项目.
        """
        owner = plain(owner)
        if self.names.are_same(claimed, owner):
            return True
        short, long = sorted((claimed, owner), key=len)
        if len(short) < _LEAST_PART_CHARS:
            return False
        if self.names.is_territory(short):
            return long.startswith(short) and is_anaphor(long[len(short) :])
        at = long.find(short)
        if at > 0 and self.names.is_territory(long[:at]):
            return True
        return at == 0 or (long.endswith(short) and long in self.names.text)

    def _stretches(self, start: int) -> Iterator[tuple[int, int]]:
        """Yield where the names of an amount may stand, the best place first."""
        sentence = self.sentence_at(start)
        if sentence < 0:
            return
        first = max(self._sentences[sentence].start, start - _REACH_CHARS)
        floors = [first, *self._ends_before(start, first), start]
        yield from reversed(list(pairwise(floors)))
        for earlier in range(sentence - 1, max(-1, sentence - 1 - _SENTENCES_BACK), -1):
            span = self._sentences[earlier]
            if self._is_line_between(earlier):
                break
            yield max(span.start, span.end - _REACH_CHARS), span.end
        else:
            yield from self._head_before(sentence - _SENTENCES_BACK)
        yield from self._section_before(first)

    def _head_before(self, number: int) -> Iterator[tuple[int, int]]:
        """Yield the heading of the line in which a sentence stands, if one that is near has one."""
        for head in range(number - 1, max(-1, number - 1 - _SENTENCES_TO_HEAD), -1):
            if self._is_line_between(head):
                return
            if self._is_head(head):
                yield self._sentences[head].start, self._sentences[head].end

    def _section_before(self, offset: int) -> Iterator[tuple[int, int]]:
        """Yield the section that an offset stands in, from its heading to the offset."""
        section = next(self.sections.around(offset), None)
        if section and offset - section.start <= _REACH_CHARS:
            yield section.start, offset

    def _far_before(self, start: int, asked: str | None) -> list[Naming]:
        """Return the last name of the lines before and those of the first line, for a page that speaks of one."""
        if not self._sentences:
            return []
        headline = self._sentences[0]
        names = self._between(headline.start, min(headline.end, headline.start + _REACH_CHARS), asked)
        last = bisect_left(self._starts, start)
        return [*names, self.namings[last - 1]] if last else names

    def _ends_before(self, start: int, floor: int) -> list[int]:
        last = bisect_left(self.amounts, (start, start))
        first = bisect_left(self.amounts, (floor, floor))
        return [amount_end for _, amount_end in self.amounts[first:last]]

    def _between(self, start: int, end: int, asked: str | None) -> list[Naming]:
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        inside = [naming for naming in self.namings[first:last] if naming.end <= end]
        return [*inside, *self._asked(asked, start, end, inside)] if asked else inside

    def _asked(self, name: str, start: int, end: int, namings: Iterable[Naming]) -> Iterator[Naming]:
        """Yield a name that stands in a stretch, unless as part of a longer one or as the place where something is."""
        found = self.text.find(name, start, end)
        if found >= 0:
            naming = _naming(self.text, found, found + len(name))
            is_part = any(longer.start <= found and naming.end <= longer.end for longer in namings)
            if not is_part and not _is_setting(self.text, naming):
                yield naming

    def sentence_at(self, offset: int) -> int:
        """Return the number of the sentence at an offset; -1 before the first."""
        return bisect_right(self._sentence_starts, offset) - 1

    def sentence(self, offset: int, *, back: int = 0) -> tuple[int, int]:
        """Return where the sentence at an offset begins, or one that many before it, and where it ends."""
        number = self.sentence_at(offset)
        if number < 0:
            return 0, offset
        return self._sentences[max(0, number - back)].start, max(offset, self._sentences[number].end)

    def line_headed_at(self, offset: int) -> int | None:
        """Return where the line ends whose heading holds an offset: 3.栖云光伏项目。总投资5亿元. None without one.

        A heading is a short first sentence without an amount, with another sentence behind it in the line, or heads
        a section from a line of its own.
        """
        section = next(self.sections.around(offset), None)
        if section and offset <= section.head_end:
            return section.end
        number = self.sentence_at(offset)
        if number < 0 or not self._is_head(number):
            return None
        line_end = self.text.find("\n", self._sentences[number].end)
        return len(self.text) if line_end < 0 else line_end

    def _is_head(self, number: int) -> bool:
        sentence = self._sentences[number]
        if sentence.end - sentence.start > _HEAD_CHARS or number + 1 == len(self._sentences):
            return False
        is_first = number == 0 or self._is_line_between(number - 1)
        return is_first and not self._is_line_between(number) and not self.has_amount(sentence.start, sentence.end)

    def _is_line_between(self, number: int) -> bool:
        """Whether a line ends between a sentence and the next."""
        return "\n" in self.text[self._sentences[number].end : self._sentences[number + 1].start]

    def has_amount(self, start: int, end: int) -> bool:
        """Whether an amount begins in a stretch."""
        index = bisect_left(self.amounts, (start, start))
        return index < len(self.amounts) and self.amounts[index][0] < end

    def names_another(self, start: int, end: int) -> bool:
        """Whether a name stands in a stretch to which an amount behind it belongs."""
        return not all(naming.is_agent for naming in self._between(start, end, None))

    def _clause_end(self, start: int) -> int:
        found = _CLAUSE_END.search(self.text, start, start + _CLAUSE_CHARS)
        return found.start() if found else min(start + _CLAUSE_CHARS, len(self.text))


def _named(document: Document) -> Iterator[tuple[int, int]]:
    for mention in (*document.organizations, *document.places):
        yield mention.start, mention.end
    for project in document.projects:
        yield project.name.start, project.name.end


def _namings(text: str, spans: Iterable[tuple[int, int]]) -> Iterator[Naming]:
    known = {_without_time(text, *_without_list_mark(text, *span)) for span in spans}
    for start, end in _disjoint(span for span in known if not _begins_with_setting(text, span, known)):
        naming = _naming(text, start, end)
        if not is_anaphor(naming.text) and not _is_setting(text, naming):
            yield naming


def _without_time(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a name without the time that the finder took for a part of it: 上半年公司."""
    time = next(iter(find_times(text[start:end])), None)
    return (start + time.end if time and time.start == 0 else start), end


def _naming(text: str, start: int, end: int) -> Naming:
    return Naming(start, end, text[start:end], _stands_behind(listed("agents.tsv"), text, start))


def _texts(namings: Iterable[Naming]) -> tuple[str, ...]:
    return tuple(naming.text for naming in namings)


def is_anaphor(name: str) -> bool:
    """Whether a word stands for a park, firm or place named before: 园区, 该公司."""
    return name in listed("anaphors.tsv")


def without_anaphor(words: str) -> str:
    """Return words without such a word that they begin with, the longest: 全市经营主体."""
    heads = [word for word in listed("anaphors.tsv") if words.startswith(word)]
    return words.removeprefix(max(heads, key=len, default=""))


def ends_with_anaphor(words: str) -> bool:
    """Whether words end with such a word: 据悉，该公司."""
    return words.endswith(listed("anaphors.tsv"))


def _begins_with_setting(text: str, span: tuple[int, int], known: set[tuple[int, int]]) -> bool:
    """Whether a name is another one with 位于 or the like taken in; 于 alone also begins names."""
    start, end = span
    heads = [word for word in listed("settings.tsv") if text.startswith(word, start)]
    return any(len(word) > 1 or (start + len(word), end) in known for word in heads)


def _without_list_mark(text: str, start: int, end: int) -> tuple[int, int]:
    mark = _LIST_MARK.match(text, start, end)
    return (mark.end() if mark else start), end


def _disjoint(spans: Iterable[tuple[int, int]]) -> Iterable[tuple[int, int]]:
    last = 0
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if start >= last and start < end:
            yield start, end
            last = end


def _is_setting(text: str, naming: Naming) -> bool:
    """Whether the words before a name make it the place where something is, not the one it is said of.

    A line that opens with the place goes on to speak of it: 在栖云产业园，周怀砚听取汇报. A field does not: 建设地点.
    """
    before = text[max(0, naming.start - _CLAUSE_CHARS) : naming.start]
    word = max((word for word in listed("settings.tsv") if before.endswith(word)), key=len, default="")
    opens_line = before.removesuffix(word).endswith("\n") and text.startswith(_COMMAS, naming.end)
    return bool(word) and (word.endswith(_COLON) or not opens_line)


def _stands_behind(words: tuple[str, ...], text: str, offset: int) -> bool:
    return text.endswith(words, max(0, offset - _CLAUSE_CHARS), offset)

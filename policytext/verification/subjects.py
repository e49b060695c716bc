"""Says whose amount an amount is: the namings that stand before it in its sentence, or in the sentences before."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Self

from attrs import field, frozen

from policytext import tables
from policytext.records.sentences import split

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from policytext.document import Document
    from policytext.entities import Mention
    from policytext.offsets import Span

_SENTENCES_BACK = 2
_CLAUSE_CHARS = 30
_CLAUSE_END = re.compile(r"[，,。；;：:、\n]")


@frozen
class Naming:
    """A name that an amount may belong to; offsets index the repaired text."""

    start: int
    end: int
    text: str


@frozen
class Subjects:
    """Who is named where in a page, and so whose each amount is. Offsets index the repaired text.

    Args:
        text: the repaired page.
        namings: names of organizations, parks, projects and places, in order, without overlap.
        amounts: for each role, where its amounts stand, in order.
    """

    text: str
    namings: Sequence[Naming]
    amounts: Mapping[str | None, Sequence[tuple[int, int]]]
    _sentences: tuple[Span, ...] = field(init=False, repr=False)
    _starts: list[int] = field(init=False, repr=False)

    @_sentences.default
    def _split(self) -> tuple[Span, ...]:
        return split(self.text)

    @_starts.default
    def _naming_starts(self) -> list[int]:
        return [naming.start for naming in self.namings]

    @classmethod
    def of(cls, document: Document) -> Self:
        """Read the namings and amounts of a document."""
        to_normalized = document.normalized.alignment.to_normalized
        text = document.normalized.text
        spans = {to_normalized(mention.start, mention.end) for mention in _named(document)}
        amounts: dict[str | None, list[tuple[int, int]]] = {}
        for quantity in document.quantities:
            amounts.setdefault(quantity.role, []).append(to_normalized(quantity.start, quantity.end))
        namings = [Naming(start, end, text[start:end]) for start, end in _disjoint(spans)]
        return cls(text, [naming for naming in namings if not _is_setting(text, naming)], amounts)

    def owners(self, start: int, end: int, role: str | None) -> tuple[str, ...]:
        """Return the names that the amount of that role at ``start`` to ``end`` belongs to; none where it is unsaid.

        An amount takes the names between it and the last amount of its role in the sentence; where none stands there,
        those of that last amount; where the sentence has none, those of the nearest sentence before that has some.
        """
        sentence = bisect_right([span.start for span in self._sentences], start) - 1
        if sentence < 0:
            return ()
        floors = [self._sentences[sentence].start, *self._ends_before(start, self._sentences[sentence].start, role)]
        behind = self._between(end, self._clause_end(end)) if self.text.startswith("的", end) else ()
        if behind:
            return behind
        for floor, ceiling in reversed(list(pairwise([*floors, start]))):
            names = self._between(floor, ceiling)
            if names:
                return names
        return self._before(sentence)

    def scope(self, start: int) -> str:
        """Return the text of the sentence up to an offset, for names that are no mention."""
        sentence = bisect_right([span.start for span in self._sentences], start) - 1
        return self.text[self._sentences[sentence].start : start] if sentence >= 0 else ""

    def _before(self, sentence: int) -> tuple[str, ...]:
        for earlier in range(sentence - 1, max(-1, sentence - 1 - _SENTENCES_BACK), -1):
            span = self._sentences[earlier]
            if "\n" in self.text[span.end : self._sentences[earlier + 1].start]:
                return ()
            names = self._between(span.start, span.end)
            if names:
                return names
        return ()

    def _ends_before(self, start: int, floor: int, role: str | None) -> list[int]:
        spans = self.amounts.get(role, ())
        last = bisect_left(spans, (start, start))
        first = bisect_left(spans, (floor, floor))
        return [span_end for _, span_end in spans[first:last]]

    def _between(self, start: int, end: int) -> tuple[str, ...]:
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return tuple(naming.text for naming in self.namings[first:last] if naming.end <= end)

    def _clause_end(self, start: int) -> int:
        found = _CLAUSE_END.search(self.text, start, start + _CLAUSE_CHARS)
        return found.start() if found else min(start + _CLAUSE_CHARS, len(self.text))


def _named(document: Document) -> tuple[Mention, ...]:
    return (*document.organizations, *document.places)


def _disjoint(spans: Iterable[tuple[int, int]]) -> Iterable[tuple[int, int]]:
    last = 0
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if start >= last:
            yield start, end
            last = end


def _is_setting(text: str, naming: Naming) -> bool:
    """Whether the words before a name make it the place where something is, not the one it is said of."""
    return _setting_words().search(text, max(0, naming.start - _CLAUSE_CHARS), naming.start) is not None


@cache
def _setting_words() -> re.Pattern[str]:
    rows = tables.read("policytext.verification", "settings.tsv", ("word", "example", "source"))
    words = sorted((row["word"] for row in rows), key=len, reverse=True)
    return re.compile(f"(?:{'|'.join(map(re.escape, words))})\\Z")

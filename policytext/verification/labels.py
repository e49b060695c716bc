"""Compares what the words around an amount say it is of: those of a claim with those of a page.

Roles, phases, periods and subjects are compared elsewhere (``amounts``, ``subjects``); here stands what they leave
open: which industry, grade or degree, whether it rose or fell, whose line of a list it is.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING

from attrs import field, frozen

from policytext.quantities import find
from policytext.verification import bounds, contrasts
from policytext.verification.types import Difference
from policytext.verification.wording import plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from policytext.quantities import Value
    from policytext.verification.candidates import Placed
    from policytext.verification.claims import ReadQuantity
    from policytext.verification.subjects import Subjects

_REACH_CHARS = 100
_BEHIND_CHARS = 10
_SHOWN_CHARS = 24
_LEAST_CHARS, _LEAST_PART_CHARS = 2, 4
_MOST_PLACES = 64
"""Words that a page has more often tell none of its amounts apart."""
_SENTENCES_BACK = 2
_SHARED_OUT = "分别"
_CLAUSE_BEGIN = re.compile(r"[，,。；;：:、（(\n]")
_CLAUSE_END = re.compile(r"[，,。；;：:、\n]")
_TURNS_END = re.compile(r"[，,。；;：:\n]")
_YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?=年)")
_LIKE_ROLES = {"subsidy_cap": "subsidy", "other": None}
"""Roles that the same words may name: one 奖励 is a sum, another the most that is paid."""


@frozen
class Labels:
    """The words around the amounts of a page. Offsets index the repaired text.

    Args:
        text: the repaired page.
        amounts: its amounts, in order.
        subjects: who is named where in it.
    """

    text: str
    amounts: Sequence[Placed]
    subjects: Subjects
    _starts: list[int] = field(init=False, repr=False)

    @_starts.default
    def _starts_of_amounts(self) -> list[int]:
        return [placed.start for placed in self.amounts]

    def sentence_before(self, placed: Placed) -> str:
        """Return what stands in the sentence before an amount, as far as it may tell what it is of."""
        start, _ = self.subjects.sentence(placed.start)
        return self.text[max(start, placed.first - _REACH_CHARS) : placed.first]

    def clause_before(self, placed: Placed) -> str:
        """Return what stands before an amount in its clause, up to the amount before."""
        index = bisect_left(self._starts, placed.start)
        floor = self.amounts[index - 1].last if index else 0
        return _CLAUSE_BEGIN.split(self.text[max(floor, placed.first - _REACH_CHARS) : placed.first])[-1]

    def behind(self, placed: Placed) -> str:
        """Return the few characters behind an amount in its clause; none where they belong to another amount."""
        behind = _CLAUSE_END.split(self.text[placed.last : placed.last + _BEHIND_CHARS], maxsplit=1)[0]
        following = bisect_left(self._starts, placed.last)
        is_of_another = following < len(self.amounts) and self.amounts[following].first < placed.last + len(behind)
        return "" if is_of_another else behind

    def side(self, group: str, placed: Placed) -> str | None:
        """Return the side that the words around an amount take in a group of contrasts.

        Where 分别 shares amounts out, each has the side of the word in its turn: 博士、硕士分别补贴5万元、3万元.
        """
        before, shared_out, since = self.sentence_before(placed).rpartition(_SHARED_OUT)
        later = _TURNS_END.split(since, maxsplit=1)[1:] if shared_out else [since]
        if later:
            return contrasts.side(group, later[0], self.behind(placed))
        turns = [other.start for other in self._in_turn(placed.first - len(since)) if _are_comparable(placed, other)]
        told = contrasts.all_sides(group, before)
        return told[turns.index(placed.start) - len(turns)] if len(told) >= len(turns) else None

    def change(self, placed: Placed) -> str | None:
        """Return whether an amount is a rise, a fall or a share; None if it is what something is."""
        return contrasts.side(contrasts.CHANGE, self.clause_before(placed), self.behind(placed))

    def _in_turn(self, begin: int) -> Sequence[Placed]:
        """Return the amounts that 分别 before an offset shares out."""
        end = _TURNS_END.search(self.text, begin)
        last = end.start() if end else len(self.text)
        return self.amounts[bisect_left(self._starts, begin) : bisect_left(self._starts, last)]

    def has_nearby(self, value: Value, placed: Placed) -> bool:
        """Whether another amount stands in the sentence of one, or in the two before."""
        start, end = self.subjects.sentence(placed.start, back=_SENTENCES_BACK)
        near = self.amounts[bisect_left(self._starts, start) : bisect_left(self._starts, end)]
        return any(bounds.are_same(value, other.quantity.value) for other in near)

    def in_sentence(self, placed: Placed) -> Sequence[Placed]:
        """Return the amounts near one in its sentence, itself included."""
        start, end = self.subjects.sentence(placed.start)
        first = bisect_left(self._starts, max(start, placed.start - _REACH_CHARS))
        return self.amounts[first : bisect_left(self._starts, min(end, placed.start + _REACH_CHARS))]

    def begin_of(self, words: str) -> str:
        """Return the longest beginning of some words that the page has; nothing where it says too little."""
        known, unknown = 0, len(words) + 1
        while unknown - known > 1:
            middle = (known + unknown) // 2
            known, unknown = (middle, unknown) if words[:middle] in self.text else (known, middle)
        return words[:known] if known >= (_LEAST_CHARS if known == len(words) else _LEAST_PART_CHARS) else ""

    def ends_of(self, words: str) -> list[int]:
        """Return where some words end in the page; none where they stand in too many places to tell anything."""
        found = (match.end() for match in re.finditer(re.escape(words), self.text) if words)
        ends = list(islice(found, _MOST_PLACES + 1))
        return ends if len(ends) <= _MOST_PLACES else []

    def behind_in_sentence(self, end: int) -> Sequence[Placed]:
        """Return the amounts that stand near behind an offset in its sentence."""
        last = min(self.subjects.sentence(end)[1], end + _REACH_CHARS)
        return self.amounts[bisect_left(self._starts, end) : bisect_left(self._starts, last)]

    def parts(self, start: int, placed: Placed) -> bool:
        """Whether something between an offset and an amount keeps what stands before from being what it is of."""
        return _SHARED_OUT in self.text[start : placed.first] or self.subjects.names_another(start, placed.first)


def _are_comparable(one: Placed, other: Placed) -> bool:
    return bounds.measure(one.quantity.value) == bounds.measure(other.quantity.value)


@frozen(slots=False)
class AskedLabels:
    """The words of a claim beside those of a page.

    Args:
        page: the words of the page.
        claim: the claim.
    """

    page: Labels
    claim: ReadQuantity

    def differences(self, placed: Placed) -> Iterator[Difference]:
        """Yield how the words around an amount of the page part it from the claim."""
        yield from self._year(placed)
        yield from self._change(placed)
        yield from self._contrasts(placed)
        if not (self._is_of_these_words(placed) and self._has_all_beside(placed)):
            yield Difference("label", self.claim.before, self.page.clause_before(placed)[-_SHOWN_CHARS:])

    def _year(self, placed: Placed) -> Iterator[Difference]:
        """Compare the years of an amount that is given no period, such as a rate or a count."""
        if self.claim.period and placed.quantity.period is None:
            claimed, found = (_YEAR.findall(words) for words in (self.claim.period, self.page.sentence_before(placed)))
            if claimed and found and found[-1] not in claimed:
                yield Difference("period", self.claim.period, found[-1])

    def _change(self, placed: Placed) -> Iterator[Difference]:
        found, claimed = self.page.change(placed), self._sides.get(contrasts.CHANGE)
        says_otherwise = found is not None if claimed else found in contrasts.CHANGED
        if self.claim.before and found != claimed and says_otherwise:
            yield Difference(contrasts.CHANGE, claimed, found)

    def _contrasts(self, placed: Placed) -> Iterator[Difference]:
        has_role = placed.quantity.role not in (None, "other")
        for group, claimed in self._sides.items():
            if group != contrasts.CHANGE and not (has_role and group in contrasts.WITHOUT_ROLE):
                found = self.page.side(group, placed)
                if found != claimed if found else self._takes_another_side(group, placed):
                    yield Difference(group, claimed, found)

    def _takes_another_side(self, group: str, placed: Placed) -> bool:
        """Whether the side claimed is that of another amount in the sentence: 114个项目已开工89个."""
        others = (other for other in self.page.in_sentence(placed) if other.start != placed.start)
        return any(
            _are_comparable(placed, other)
            and contrasts.side(group, self.page.clause_before(other)) == self._sides[group]
            for other in others
        )

    def _is_of_these_words(self, placed: Placed) -> bool:
        if self._is_unknown:
            return False
        return not self._owned or placed.start in self._owned or self._has_words_apart(placed)

    def _has_words_apart(self, placed: Placed) -> bool:
        """Whether the words stand right behind an amount, or before it with others among them: 产业|实现|产值5亿元."""
        words, before = self.claim.before, self.page.sentence_before(placed)
        if self.page.text.startswith(words, placed.last):
            return True
        for length in range(len(words) - 1, _LEAST_PART_CHARS - 1, -1):
            begin = before.rfind(words[:length])
            if begin >= 0 and words[length:] in before[begin + length :]:
                return self._first_behind(placed.first - len(before) + begin + length) == placed
        return False

    def _has_all_beside(self, placed: Placed) -> bool:
        return all(self.page.has_nearby(value, placed) for value in self.claim.beside)

    @cached_property
    def _sides(self) -> Mapping[str, str]:
        """The side that the words of the claim take, by group of contrasts."""
        sides = contrasts.sides(f"{self.claim.period or ''}{self.claim.before}", self.claim.behind)
        return sides if self.claim.status is None else {**sides, contrasts.STATUS: self.claim.status}

    @cached_property
    def _owned(self) -> frozenset[int]:
        """Where the amounts start that the page says of the words with which the claim begins.

        Those are the first of the claim's kind behind each place where the page has these words.
        """
        words = self.page.begin_of(self.claim.before)
        found = (self._first_behind(end) for end in self.page.ends_of(words))
        return frozenset(placed.start for placed in found if placed is not None)

    def _first_behind(self, end: int) -> Placed | None:
        first = next(filter(self._is_of_kind, self.page.behind_in_sentence(end)), None)
        return None if first is None or self.page.parts(end, first) else first

    def _is_of_kind(self, placed: Placed) -> bool:
        """Whether an amount may be what the words of the claim name, by all but these words."""
        claim, quantity = self.claim, placed.quantity
        if bounds.measure(claim.value) != bounds.measure(quantity.value):
            return False
        roles = {_LIKE_ROLES.get(role, role) for role in (claim.role, quantity.role) if role} - {None}
        if len(roles) > 1 or (claim.phase and plain(claim.phase) != plain(quantity.phase and quantity.phase.text)):
            return False
        return self._is_of_sort(placed)

    def _is_of_sort(self, placed: Placed) -> bool:
        """Whether an amount is a change or an addition if and only if the claim says so, and no plan for a fact."""
        stock = contrasts.side(contrasts.STOCK, self.page.clause_before(placed))
        found = {self.page.change(placed), stock} & contrasts.MOVED
        claimed = {self._sides.get(contrasts.CHANGE), self._sides.get(contrasts.STOCK)} & contrasts.MOVED
        status = placed.quantity.status or self.page.side(contrasts.STATUS, placed)
        return found == claimed and {status, self.claim.status} != {"planned", "achieved"}

    @cached_property
    def _is_unknown(self) -> bool:
        """Whether the page has nothing of the words of the claim, and they say more than a role."""
        words = self.claim.before
        pairs = [words[at : at + _LEAST_CHARS] for at in range(len(words) - 1)]
        if not pairs or any(pair in self.page.text for pair in pairs):
            return False
        told = find(words + self.claim.surface, roles=True)
        return not (told and told[-1].role == self.claim.role is not None)

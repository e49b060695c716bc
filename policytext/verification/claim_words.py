"""Compares what the words around an amount say it is of: those of a claim with those of a page.

Roles, phases, periods and subjects are compared elsewhere (``amounts``, ``subjects``); here stands what they leave
open: which industry, grade or degree, whether it rose or fell, whose line of a list it is.
"""

from __future__ import annotations

import re
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from attrs import frozen

from policytext.quantities import find
from policytext.verification import bounds, contrasts, durations
from policytext.verification.page_words import ENDS, LEAST_PART_CHARS, SEMICOLON, STARTS
from policytext.verification.roles import roles_agree
from policytext.verification.subjects import without_anaphor
from policytext.verification.types import Difference
from policytext.verification.wording import common_chars, plain, spellings

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from policytext.verification.candidates import Placed
    from policytext.verification.claims import ReadQuantity
    from policytext.verification.page_words import PageWords

_SHOWN_CHARS = 24
_LEAST_APART_CHARS = 2
_OF, _SHARED_OUT = "的", "分别"
_LEFT_OUT = ".{0,3}"
_YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?=年)")
_UNDECIDED = (None, "other")
_OF_MANY_UNITS = ("money", durations.KIND)
"""Kinds whose units are not converted, though what is said in one is not said in another: 1.2亿美元, not 1.2亿元."""
_PAID = {"subsidy", "subsidy_cap"}
"""Roles that the same words may name: one 奖励 is a sum, another the most that is paid."""
_UNSAID = {"subsidy", "public_funds"}
"""Roles that a sum may have by what its page is about, without a word of it: those of a table of funds."""


@frozen(slots=False)
class ClaimWords:
    """The words of a claim beside those of a page.

    Args:
        page: the words of the page.
        claim: the claim.
    """

    page: PageWords
    claim: ReadQuantity

    def differences(self, placed: Placed) -> Iterator[Difference]:
        """Yield how the words around an amount of the page part it from the claim."""
        claimed, found = self.claim.value.stated.unit, placed.quantity.value.stated.unit
        if self.claim.value.kind == "count" and not contrasts.count_the_same(claimed, found):
            yield Difference("unit", claimed, found)
        yield from self._year(placed)
        if self.claim.value.kind != durations.KIND:
            yield from self._change(placed)
        yield from self._contrasts(placed)
        yield from self._turn(placed)
        yield from self._neighbour(placed)
        has_all_beside = all(self.page.has_nearby(value, placed) for value in self.claim.beside)
        is_of_another = self.page.grids.are_of_another(self.claim.before, placed.start) or (
            self.claim.before.endswith(ENDS) and self.page.is_start(placed)
        )
        if self._is_unknown or not has_all_beside or is_of_another or not self._is_said_of(placed):
            yield Difference("label", self.claim.before, self.page.clause_before(placed)[-_SHOWN_CHARS:])

    def _year(self, placed: Placed) -> Iterator[Difference]:
        """Compare the years of an amount that is given no period, such as a rate or a count."""
        if self.claim.period and placed.quantity.period is None:
            claimed, found = (_YEAR.findall(words) for words in (self.claim.period, self.page.sentence_before(placed)))
            if claimed and found and found[-1] not in claimed:
                yield Difference("period", self.claim.period, found[-1])

    def _change(self, placed: Placed) -> Iterator[Difference]:
        found, claimed = self.page.change(placed), self._sides.get(contrasts.CHANGE)
        says_otherwise = self.page.is_told(placed) if claimed else found in contrasts.CHANGED
        has_words = len(self.claim.before) >= _LEAST_APART_CHARS  # 和 alone tells nothing
        if has_words and found != claimed and says_otherwise:
            yield Difference(contrasts.CHANGE, claimed, found)

    def _contrasts(self, placed: Placed) -> Iterator[Difference]:
        if _SHARED_OUT in self.claim.surface:  # of more than one by its own words
            return
        has_role = placed.quantity.role not in _UNDECIDED
        for group, claimed in self._sides.items():
            if group != contrasts.CHANGE and not (has_role and group in contrasts.WITHOUT_ROLE):
                found = self.page.side(group, placed)
                if found != claimed if found else self._takes_another_side(group, placed):
                    yield Difference(group, claimed, found)

    def _takes_another_side(self, group: str, placed: Placed) -> bool:
        """Whether the side claimed is that of another amount in the sentence: 114个项目已开工89个.

        A sentence may leave unsaid that an amount is a fact like the others in it.
        """
        if group == contrasts.STATUS or self._sides[group] not in contrasts.all_sides(group, self.page.around(placed)):
            return False
        others = (other for other in self.page.in_sentence(placed) if other.start != placed.start)
        sides = (
            contrasts.side(group, self.page.clause_before(other)) for other in others if self._is_comparable(other)
        )
        return self._sides[group] in sides

    def _turn(self, placed: Placed) -> Iterator[Difference]:
        """Compare whose turn an amount is where 分别 shares amounts out: 石墨烯、气凝胶产能分别为5吨、3吨."""
        turn, *others = self.page.turn(placed) or ("",)
        if turn and turn not in self.claim.before and any(other in self.claim.before for other in others):
            yield Difference("label", self.claim.before, turn)

    def _neighbour(self, placed: Placed) -> Iterator[Difference]:
        """Compare what parts an amount from the others of its sentence: 大型奖励5万元、中型奖励3万元.

        The claim is of another amount if it has what only this has before it, and not what only the first has.
        """
        before, behind = self.page.clause_before(placed), self.page.behind(placed)
        for other in self.page.in_sentence(placed):
            if not _are_equal(placed, other) and self._is_comparable(other):
                mine, theirs = _apart(before, self.page.clause_before(other))
                says_mine = any(f"{first}{second}" in self.claim.before for first, second in pairwise(mine))
                if mine and theirs in self.claim.before and not says_mine and theirs not in behind:
                    yield Difference("label", self.claim.before, before[-_SHOWN_CHARS:])
                    return

    def _is_said_of(self, placed: Placed) -> bool:
        """Whether the page says an amount of the words of the claim, or none that it gives."""
        if not self._owned:
            return not self.page.is_part_before(placed, self._places)
        if placed.start in self._owned:
            return True
        head = self.page.grids.head_of(placed.start)
        if head and any(words in head for words in self._spellings):
            return True
        return any(self._stand_around(placed, words) for words in self._spellings)

    def _stand_around(self, placed: Placed, words: str) -> bool:
        """Whether words stand right behind an amount, on both sides of it, or before it with others among them.

        That is 5亿元产值 or 总规模5亿元的基金 for 基金总规模, and 产业实现产值5亿元 for 产业产值.
        """
        before = self.page.sentence_before(placed)
        if self.page.text.startswith(words, placed.last) or self._stand_on_both_sides(placed, words):
            return True
        for length in range(len(words) - 1, LEAST_PART_CHARS - 1, -1):
            begin = before.rfind(words[:length])
            rest = before.find(words[length:], begin + length) if begin >= 0 else -1
            if rest == begin + length:
                return False
            if rest >= 0 and SEMICOLON not in before[begin:]:
                return placed.start in self._said_behind(placed.first - len(before) + rest + len(words) - length)
        return False

    def _stand_on_both_sides(self, placed: Placed, words: str) -> bool:
        """Whether words begin right behind an amount and end right before it: 门锁项目年产 in 年产5万套门锁项目."""
        before, behind = self.page.clause_before(placed), self.page.text[placed.last : placed.last + len(_OF + words)]
        return any(
            before.endswith(words[length:]) and behind.removeprefix(_OF).startswith(words[:length])
            for length in range(LEAST_PART_CHARS, len(words))
        )

    @cached_property
    def _spellings(self) -> tuple[str, ...]:
        """The words of the claim in every spelling; without a grade or 全市 before them that the page has elsewhere."""
        words = self.claim.before
        bare = without_anaphor(words if self.page.begin_of(words) else contrasts.without_grade(words))
        return tuple(dict.fromkeys((*spellings(words), *spellings(bare))))

    @cached_property
    def _sides(self) -> Mapping[str, str]:
        """The side that the words of the claim take, by group of contrasts."""
        sides = contrasts.sides(f"{self.claim.period or ''}{self.claim.before}", self.claim.behind)
        return sides if self.claim.status is None else {**sides, contrasts.STATUS: self.claim.status}

    @cached_property
    def _owned(self) -> frozenset[int]:
        """Where the amounts start that the page says of the words of the claim, or those that it begins with."""
        owned = frozenset[int]().union(*map(self._owned_by, self._spellings))
        if owned or self.claim.value.kind != durations.KIND:
            return owned
        return frozenset().union(*map(self._said_behind, self.page.ends_of(self._end)))

    @cached_property
    def _places(self) -> Sequence[int]:
        """Where the words of the claim, or those that it begins with, end in the page."""
        return sorted(end for words in self._spellings for end in self.page.ends_of(self.page.begin_of(words)))

    @cached_property
    def _end(self) -> str:
        """The longest end of the words of the claim that the page has, where it says enough: 有效期 of 政策有效期."""
        words = self.claim.before
        ends = (words[start:] for start in range(1, len(words) - LEAST_PART_CHARS + 1))
        return next((end for end in ends if end in self.page.text), "")

    def _owned_by(self, words: str) -> frozenset[int]:
        begin = self.page.begin_of(words)
        rest = words[len(begin) :]
        ends = self.page.ends_of(begin)
        before = () if rest else (self.page.right_before(end - len(begin)) for end in ends)
        counted = {placed.start for placed in before if placed and self._is_comparable(placed)}
        said = (self._said_at(end - len(begin), end, rest) for end in ends)
        return frozenset(counted.union(*said))

    def _said_at(self, start: int, end: int, rest: str) -> set[int]:
        """Return where the amounts start that are said of words that stand there, and of their rest.

        An amount right before them is theirs alone: 投资5亿元的|启明项目.
        """
        owner = self.page.said_before(start, end)
        if owner and self._is_of_kind(owner, start):
            return {owner.start}
        return self._said_behind(end, rest) | self._said_in_item(end, rest)

    def _said_in_item(self, end: int, rest: str) -> set[int]:
        """Return where the amounts start in a list's item that are said of words that end there and their rest."""
        return {placed.start for placed in self.page.behind_in_item(end, rest) if self._is_of_kind(placed, end)}

    def _said_behind(self, end: int, rest: str = "") -> set[int]:
        """Return where the amounts start that are said of words that end there, and of their rest if that follows.

        Those are the first of the claim's kind, but not what it was before (从5亿元增长到9亿元), and the first that is
        also of its sort; all behind a colon or a heading, if the rest of the words does not follow.
        """
        near = [placed for placed in self.page.behind_in_sentence(end) if self._is_of_kind(placed, end)]
        if len(near) > 1 and self._came_from(near[0]):
            near.pop(0)
        end_of_rest = end
        if near and rest not in self.page.behind(near[0]):
            end_of_rest = self.page.end_of_rest(end, rest)
            near = [placed for placed in near if placed.first >= end_of_rest]
        if self.page.is_heading(end) and end_of_rest == end:
            return {placed.start for placed in near}
        if not near or self.page.parts(end, near[0]):
            return set()
        if in_turn := self.page.shared_out_behind(end, near[0]):
            return in_turn.intersection(placed.start for placed in near)
        return {near[0].start, next(filter(self._is_of_sort, near), near[0]).start}

    def _came_from(self, placed: Placed) -> bool:
        """Whether an amount is what that of the claim was before: 由120天 for 压减至45天."""
        says_now = self.claim.before.endswith(ENDS) or self.page.text.endswith(STARTS, 0, placed.first)
        return says_now and self.page.is_start(placed) and not self.claim.before.endswith(STARTS)

    def _is_of_kind(self, placed: Placed, end: int) -> bool:
        """Whether an amount may be what words of the claim that end there name, by all but these words."""
        role, phase = placed.quantity.role, placed.quantity.phase
        is_cap = self.claim.value.hedge == placed.quantity.value.hedge == "at_most"
        says_no_role = role in _UNDECIDED or role in _UNSAID or placed.first == end
        says_no_role = says_no_role or (is_cap and role == "subsidy_cap")
        is_same_role = self._is_same_role(role) if self.claim.role else says_no_role
        is_same_phase = not self.claim.phase or plain(self.claim.phase) == plain(phase and phase.text)
        status = placed.quantity.status or self.page.side(contrasts.STATUS, placed)
        is_plan_for_fact = {status, self.claim.status} == {"planned", "achieved"}
        is_same_rate = self.claim.value.per in (None, placed.quantity.value.per)
        return self._is_comparable(placed) and is_same_role and is_same_phase and is_same_rate and not is_plan_for_fact

    def _is_same_role(self, role: str | None) -> bool:
        return roles_agree(self.claim.role, role) or {self.claim.role, role} == _PAID

    def _is_of_sort(self, placed: Placed) -> bool:
        """Whether an amount is a change or an addition if and only if the claim is."""
        stock = contrasts.side(contrasts.STOCK, self.page.clause_before(placed))
        found = {self.page.change(placed), stock} & contrasts.MOVED
        claimed = {self._sides.get(contrasts.CHANGE), self._sides.get(contrasts.STOCK)} & contrasts.MOVED
        return found == claimed

    def _is_comparable(self, placed: Placed) -> bool:
        """Whether an amount is of the kind and the divisor of the claim, and of its unit where units are converted."""
        one, other = map(bounds.measure, (self.claim.value, placed.quantity.value))
        return one == other or (one[0] in _OF_MANY_UNITS and one[::2] == other[::2])

    @cached_property
    def _is_unknown(self) -> bool:
        """Whether the page has nothing of the words of a claim of a sum, and they say more than what it measures.

        Neither two neighbouring characters nor what they may be short for: 科技 for 科学技术.
        """
        words, text = self.claim.before, self.page.text
        pairs = list(pairwise(words)) if self.claim.role else []
        if not pairs or any(f"{one}{other}" in text for one, other in pairs):
            return False
        apart = "|".join(re.escape(one) + _LEFT_OUT + re.escape(other) for one, other in pairs)
        if re.search(apart, text):
            return False
        told = find(words + self.claim.surface, roles=True)
        return not (told and told[-1].role == self.claim.role)


def _apart(one: str, other: str) -> tuple[str, str]:
    """Return what parts the words before two amounts, two characters at least; nothing where one has no more.

    >>> _apart("大型奖励", "中型奖励"), _apart("总投资", "项目总投资")
    (('大型', '中型'), ('', ''))
    """
    begin = common_chars(one, other)
    most = min(len(one), len(other)) - begin
    end = min(most, common_chars(one[::-1], other[::-1]))
    pieces = [words[begin : len(words) - end] for words in (one, other)]
    if not all(pieces):
        return "", ""
    rest = one[len(one) - end :]
    mine, theirs = (piece + rest[: max(0, _LEAST_APART_CHARS - len(piece))] for piece in pieces)
    return (mine, theirs) if min(len(mine), len(theirs)) >= _LEAST_APART_CHARS else ("", "")


def _are_equal(one: Placed, other: Placed) -> bool:
    return one.quantity.value.nominal == other.quantity.value.nominal

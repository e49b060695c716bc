"""The words around the amounts of a page: which sides they take, and what stands where in a sentence."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING

from attrs import field, frozen

from policytext import tables, wording
from policytext.quantities import find_times
from policytext.verification import bounds, contrasts
from policytext.verification.grids import Grids
from policytext.verification.wording import common_chars, listed, longest_begin

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from policytext.quantities import Value
    from policytext.verification.candidates import Placed
    from policytext.verification.subjects import Subjects

_REACH_CHARS, _REACH_LINE_CHARS = 100, 400
_BEHIND_CHARS, _BETWEEN_CHARS = 10, 9
_LEAST_CHARS, LEAST_PART_CHARS = 2, 3
"""Of words that stand whole in the page, and of a part of such words."""
_MOST_PLACES = 64
"""Words that a page has more often tell none of its amounts apart."""
_SENTENCES_BACK = 2
_COLONS = ("：", ":")
_OF, SEMICOLON = "的", "；"
_ITEM_MARK = re.compile(
    r"""
    \s*
    (?: [0-9]{1,3} [.、．)）] (?![0-9])
      | [一二三四五六七八九十]{1,3} 、
      | [（(] [一二三四五六七八九十0-9]{1,3} [）)]
    )
    """,
    re.VERBOSE,
)
"""What an item of a list begins with."""
STARTS, ENDS = ("由", "从", "自"), ("到", "至")
"""Words right before what an amount was, and before what it is."""
_FROM = re.compile(rf"[{''.join(STARTS)}][^，,。；;、0-9]{{0,4}}\Z")
_DIGITS = "0123456789.,"
_SHARED_OUT, _ITEM = "分别", "、"
PAIR_COLUMNS = ("word", "first", "second", "example", "other", "source")
_CLAUSE_BEGIN = re.compile(r"[，,。；;：:、（(\n]")
_CLAUSE_END = re.compile(r"[，,。；;：:、\n]")
_CLAUSE_BEFORE_TURNS = re.compile(r"[，,。；;：:（(\n]")
_NAME = re.compile(r"[^，,。；;：:、\s]*+")
_JOINT = re.compile(r"[、和及与]")
_MOST_JOINT = 8
_ITEM_END = re.compile(r"[、和及与]")
_PIECE_CHARS, _CLAUSES_BACK = 2, 2
_PHASE = re.compile(r"(?<![分共前一二三四五六七八九十0-9])[一二三四五六七八九1-9]期(?![间限货末初])")
_TURNS_END = re.compile(r"[，,。；;：:\n]")
_TURNS_CHARS = 400  # behind 分别


@frozen
class PageWords:
    """The words around the amounts of a page. Offsets index the repaired text.

    Args:
        text: the repaired page.
        amounts: its amounts, in order.
        subjects: who is named where in it.
    """

    text: str
    amounts: Sequence[Placed]
    subjects: Subjects
    grids: Grids = field(init=False, repr=False)
    _starts: list[int] = field(init=False, repr=False)

    @grids.default
    def _read_grids(self) -> Grids:
        return Grids.of(self.text, self.subjects.has_amount)

    @_starts.default
    def _starts_of_amounts(self) -> list[int]:
        return [placed.start for placed in self.amounts]

    def sentence_before(self, placed: Placed) -> str:
        """Return what stands in the sentence before an amount, as far as it may tell what it is of."""
        start, _ = self.subjects.sentence(placed.start)
        return self.text[max(start, placed.first - _REACH_CHARS) : placed.first]

    def time_before(self, placed: Placed) -> str | None:
        """Return the last time told before an amount in its sentence, but none that another is compared with.

        Where its sentence tells none, that is the one of the heading of its section: 一、2023年工作回顾.
        """
        sections = self.subjects.sections.around(placed.first)
        heads = (self.text[section.start : section.head_end] for section in sections)
        for words in chain((self.sentence_before(placed),), heads):
            told = [time.text for time in find_times(words) if not words.endswith(listed("bases.tsv"), 0, time.start)]
            if told:
                return told[-1]
        return None

    def has_before(self, placed: Placed, word: str) -> bool:
        """Whether a word stands before an amount in its sentence, but not as the begin of another amount."""
        words = self.sentence_before(placed)
        ends = (placed.first - len(words) + match.end() for match in re.finditer(re.escape(word), words))
        return any(end == placed.start or self._begins_none(end) for end in ends)

    def _begins_none(self, offset: int) -> bool:
        index = bisect_left(self._starts, offset)
        return index == len(self._starts) or self._starts[index] != offset

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
        clauses = (since, *(spelled_out(clause) for clause in reversed(_CLAUSE_BEFORE_TURNS.split(before))))
        told = next(filter(None, (contrasts.all_sides(group, clause) for clause in clauses)), [])
        if len(told) == 1:
            return told[0]
        return told[turns.index(placed.start) - len(turns)] if len(told) >= len(turns) else None

    def turn(self, placed: Placed) -> tuple[str, ...] | None:
        """Return a piece of the name of what 分别 gives an amount, and those of what it gives the others.

        None where it shares nothing out, or not as many amounts as names. Where no names stand in its clause, they
        are those of as many amounts before: 产量5吨，销量3吨，分别增长8%、7%.
        """
        begin, before = self._shared_out_at(placed)
        starts = [other.start for other in self._in_turn(begin)] if begin else []
        pieces = _pieces(before, len(starts)) or self._pieces_before(begin, len(starts))
        if len(set(pieces)) != len(starts) or len(pieces) != len(starts) or placed.start not in starts:
            return None
        own = pieces.pop(starts.index(placed.start))
        return (own, *pieces) if all(len(piece) == _PIECE_CHARS for piece in (own, *pieces)) else None

    def _shared_out_at(self, placed: Placed) -> tuple[int, str]:
        """Return where the 分别 that shares an amount out ends, and the words before in its sentence; 0 where none."""
        before, shared_out, since = self.sentence_before(placed).rpartition(_SHARED_OUT)
        if not shared_out or _TURNS_END.search(since):
            return 0, ""
        return placed.first - len(since), before

    def _pieces_before(self, offset: int, number: int) -> list[str]:
        """Return a piece of the name of each of so many amounts before an offset."""
        last = bisect_left(self._starts, offset)
        counted = self.amounts[max(0, last - number) : last]
        shared_out = [_pieces(before, number) for _, before in map(self._shared_out_at, counted)]
        if shared_out and all(shared_out):
            return shared_out[-1]
        names = [self.clause_before(placed) for placed in counted]
        common = min((common_chars(names[0][::-1], name[::-1]) for name in names[1:]), default=0)
        return [name[: len(name) - common][-_PIECE_CHARS:] for name in names]

    def phase_before(self, placed: Placed) -> str | None:
        """Return the phase that the words before an amount name last: 二期今年开工，总投资5亿元.

        Where its sentence names none, that is the one phase of the sentence before in its line.
        """
        own = _PHASE.findall(self.sentence_before(placed))
        if own:
            return str(own[-1])
        start, _ = self.subjects.sentence(placed.start, back=1)
        earlier = self.text[max(start, placed.first - _REACH_CHARS) : placed.first].rpartition("\n")[2]
        told = set(_PHASE.findall(earlier))
        return told.pop() if len(told) == 1 else None

    def status(self, placed: Placed) -> str | None:
        """Return whether an amount is a fact or a plan; what is aimed at is a plan, though it be put as reached."""
        told = placed.quantity.status
        is_aim = told == "achieved" and contrasts.side(contrasts.STATUS, self.clause_before(placed)) == "planned"
        return "planned" if is_aim else told

    def change(self, placed: Placed) -> str | None:
        """Return whether an amount is a rise, a fall or a share; None if it is what something is."""
        behind = self.behind(placed) if self.text.startswith(_OF, placed.last) else ""  # 5%的增幅
        return contrasts.side(contrasts.CHANGE, self._joint_clause_before(placed), behind)

    def is_told(self, placed: Placed) -> bool:
        """Whether any words stand before an amount in its clause, as none do in the cell of a table."""
        return bool(self._joint_clause_before(placed).strip())

    def _joint_clause_before(self, placed: Placed) -> str:
        """Return what stands before an amount in its clause, or before the first of those that it is joined to."""
        index = bisect_left(self._starts, placed.start)
        for first in range(index, max(0, index - _MOST_JOINT), -1):
            if not _JOINT.fullmatch(self.text, self.amounts[first - 1].last, self.amounts[first].first):
                return self.clause_before(self.amounts[first])
        return self.clause_before(placed)

    def _in_turn(self, begin: int) -> Sequence[Placed]:
        """Return the amounts that 分别 before an offset shares out."""
        reach = begin + _TURNS_CHARS
        end = _TURNS_END.search(self.text, begin, reach)
        last = end.start() if end else reach
        return self.amounts[bisect_left(self._starts, begin) : bisect_left(self._starts, last)]

    def has_nearby(self, value: Value, placed: Placed) -> bool:
        """Whether another amount stands in the sentence of one, or in the two before."""
        start, end = self.subjects.sentence(placed.start, back=_SENTENCES_BACK)
        near = self.amounts[bisect_left(self._starts, start) : bisect_left(self._starts, end)]
        return any(bounds.are_same(value, other.quantity.value) for other in near)

    def in_sentence(self, placed: Placed) -> Sequence[Placed]:
        """Return the amounts near one in its sentence, itself included."""
        start, end = self._near(placed)
        return self.amounts[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def around(self, placed: Placed) -> str:
        """Return what stands near an amount in its sentence."""
        return self.text[slice(*self._near(placed))]

    def _near(self, placed: Placed) -> tuple[int, int]:
        start, end = self.subjects.sentence(placed.start)
        return max(start, placed.start - _REACH_CHARS), min(end, placed.start + _REACH_CHARS)

    def begin_of(self, words: str) -> str:
        """Return the longest beginning of some words that the page has; nothing where it says too little."""
        begin = longest_begin(words, self.text)
        if begin == words:
            return words if len(words) >= _LEAST_CHARS else ""
        if words[len(begin)] in _DIGITS:
            begin = begin.rstrip(_DIGITS)
        return begin if len(begin) >= LEAST_PART_CHARS else ""

    def ends_of(self, words: str) -> list[int]:
        """Return where some words end in the page; none where they stand in too many places to tell anything."""
        ends: list[int] = []
        start = self.text.find(words) if words else -1
        while start >= 0 and len(ends) <= _MOST_PLACES:
            end = start + len(words)
            if not (words[-1] in _DIGITS and self.text[end : end + 1].isdigit()):
                ends.append(end)
            start = self.text.find(words, end)
        return ends if len(ends) <= _MOST_PLACES else []

    def behind_in_sentence(self, end: int) -> Sequence[Placed]:
        """Return the amounts that stand near behind an offset in its sentence, or in the line that this heads."""
        return self.amounts[bisect_left(self._starts, end) : bisect_left(self._starts, self._reach(end))]

    def _reach(self, end: int) -> int:
        """Return how far words that end at an offset reach in their sentence, or in what they head."""
        head = self.subjects.line_headed_at(end)
        return min(head or self.subjects.sentence(end)[1], end + (_REACH_LINE_CHARS if head else _REACH_CHARS))

    def behind_in_item(self, end: int, rest: str) -> Iterator[Placed]:
        """Yield the amounts behind an offset in its item of a list that have some words right before them."""
        begin = self.text.rfind("\n", max(0, end - _REACH_LINE_CHARS), end) + 1
        if len(rest) >= _LEAST_CHARS and _ITEM_MARK.match(self.text, begin):
            found = self.text.find("\n", end, end + _REACH_LINE_CHARS)
            last = found if found >= 0 else end + _REACH_LINE_CHARS
            for placed in self.amounts[bisect_left(self._starts, end) : bisect_left(self._starts, last)]:
                if self.clause_before(placed).endswith(rest):
                    yield placed

    def is_start(self, placed: Placed) -> bool:
        """Whether an amount is what another came from: 由120天压减至45天, 由年产5万台提升到9万台."""
        if self.text.endswith(STARTS, 0, placed.first):
            return True
        following = bisect_left(self._starts, placed.start) + 1
        comes_to = following < len(self.amounts) and self.clause_before(self.amounts[following]).endswith(ENDS)
        return comes_to and _FROM.search(self.text, max(0, placed.first - _BEHIND_CHARS), placed.first) is not None

    def right_before(self, offset: int) -> Placed | None:
        """Return the amount that ends at an offset: 4个 in 4个泊位."""
        index = bisect_left(self._starts, offset) - 1
        return self.amounts[index] if index >= 0 and self.amounts[index].last == offset else None

    def said_before(self, start: int, end: int) -> Placed | None:
        """Return the amount that is said of words before them: 投资5亿元的启明项目.

        Other words may stand between where they end the clause: 设立6亿元的中小企业转贷资金池。
        """
        of = self.text.rfind(_OF, max(0, start - _BETWEEN_CHARS), start)
        is_right_before = of == start - len(_OF)
        is_name = _NAME.fullmatch(self.text, of + len(_OF), start) and _CLAUSE_END.match(self.text, end)
        return self.right_before(of) if of >= 0 and (is_right_before or is_name) else None

    def end_of_rest(self, end: int, rest: str) -> int:
        """Return where the rest of some words ends that stands near behind an offset; the offset where none does.

        What stands behind a semicolon is said of something else.
        """
        last = self._reach(end)
        part_end = self.text.find(SEMICOLON, end, last)
        last = last if part_end < 0 else part_end
        found = self.text.find(rest, end, last) if len(rest) >= _LEAST_CHARS else -1
        return end if found < 0 else found + len(rest)

    def is_part_before(self, placed: Placed, places: Sequence[int]) -> bool:
        """Whether words that stand in the sentence of an amount all stand in a later part: 奖励5万元；引进的，补助一半.

        Args:
            placed: the amount.
            places: where the words end in the page, in order.
        """
        start, end = self.subjects.sentence(placed.start)
        inside = places[bisect_left(places, start) : bisect_right(places, end)]
        return bool(inside) and SEMICOLON in self.text[placed.last : inside[0]]

    def is_heading(self, end: int) -> bool:
        """Whether the words that end there head what follows in their sentence."""
        return self.text.startswith(_COLONS, end) or self.subjects.line_headed_at(end) is not None

    def parts(self, start: int, placed: Placed) -> bool:
        """Whether something between an offset and an amount keeps what stands before from being what it is of."""
        return self.subjects.names_another(start, placed.first)

    def shared_out_behind(self, start: int, placed: Placed) -> set[int]:
        """Return where the amounts start that 分别 between an offset and the first of them shares out."""
        shared_out = self.text.rfind(_SHARED_OUT, start, placed.first)
        return {other.start for other in self._in_turn(shared_out)} if shared_out >= 0 else set()


def _pieces(before: str, number: int) -> list[str]:
    """Return a piece of each of so many names that the last clauses before 分别 list; none where they do not.

    >>> _pieces("全职引进的博士、硕士，", 2), _pieces("产量5吨，销量3吨，", 2)
    (['博士', '硕士'], [])
    """
    for clause in reversed(_CLAUSE_BEFORE_TURNS.split(before)[-_CLAUSES_BACK:]):
        first, *others = _ITEM_END.split(spelled_out(clause))
        if others and len(others) + 1 == number:
            return [first[-_PIECE_CHARS:], *(name[:_PIECE_CHARS] for name in others)]
    return []


def spelled_out(words: str) -> str:
    """Return words with those that name two things in one spelled out: 城乡居民.

    >>> spelled_out("城乡居民人均可支配收入")
    '城镇、农村居民人均可支配收入'
    """
    return _any_pair().sub(lambda found: _ITEM.join(_pairs()[found[0]]), words)


@cache
def _any_pair() -> re.Pattern[str]:
    return re.compile(wording.any_of(_pairs()))


@cache
def _pairs() -> Mapping[str, tuple[str, str]]:
    rows = tables.read(__package__, "pairs.tsv", PAIR_COLUMNS)
    return {row["word"]: (row["first"], row["second"]) for row in rows}


def _are_comparable(one: Placed, other: Placed) -> bool:
    return bounds.measure(one.quantity.value) == bounds.measure(other.quantity.value)

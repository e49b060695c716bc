"""Finds names at the start of a clause, after verbs that take a person, and in lists of names."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from policytext.entities import evidence, lattice, lists, things
from policytext.entities.borders import NameSpan
from policytext.entities.lattice import Setting
from policytext.entities.prospects import may_win
from policytext.entities.relation_words import words
from policytext.entities.words import is_word, word_costs
from policytext.han import HAN, is_han
from policytext.late import Fitted, late

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policytext.entities.borders import Borders
    from policytext.late import Choose

_CLAUSE = Setting(prior=25, foreign=True)
_LED = Setting(prior=15, foreign=True)
_FUNCTION_PRIOR = 40
_COMMON = 112
_LIKELY_GIVEN = 96
_APPOSED, _CLAUSE_END = 30, -20
_LIST_ITEM = Setting(prior=10)
_FEWEST_LISTED = 3
_STRONG_LEADER, _STRONG_FOLLOWER = 30, 40
_BLANKS = r"\t-\r\x1c- \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
"""The characters of ``\\s``, which makes a class of many characters slower."""
_SIGNS = rf"，。．.；：！？、“”‘’（）《》【】「」,;:!?(){_BLANKS}>|·—"
_BARS = ("|", "｜", "丨")
"""What parts a heading from the rest of its line: 齐鲁政情|本周人事."""
_APPOSITION = late(r"[，,（(—]|[ \u3000\t]{1,4}")


def _expression(choose: Choose) -> str:
    """Return the expression of a place before which a name may begin: a sign, a strong leading word, or who does it."""
    firsts = "".join(choose({surname[0] for surname in evidence.surnames()}))
    given = evidence.given_names()
    likely = {c for costs in (given.only, given.first) for c, cost in costs.items() if cost <= _LIKELY_GIVEN}
    seconds = "".join(choose(likely.union(surname[1] for surname in evidence.surnames() if len(surname) > 1)))
    leaders = choose(word for word, weight in evidence.leaders().items() if weight >= _STRONG_LEADER)
    led = "|".join(f"(?<={leader[0]}){leader[1:]}" for leader in leaders)
    leading, going_on = ("".join(sorted({leader[place] for leader in leaders})) for place in (0, 1))
    is_sign, is_led = rf"(?<=[{_SIGNS}])(?=[{firsts}][{seconds}])", rf"(?=[{going_on}])(?:{led})(?=[{firsts}])"
    starts = evidence.well_known_starts()
    known, next_ones = ("".join(choose({start[place] for start in starts})) for place in (0, 1))
    acts = "|".join(choose(word for word, weight in evidence.followers().items() if weight >= _STRONG_FOLLOWER))
    agents = "".join(words("agent"))
    is_agent = rf"(?<=[{agents}])(?=[{firsts}][{seconds}][{HAN}]{{0,2}}(?:{acts}))"
    listing = "".join(words("list"))
    is_listed = rf"(?<=[{listing}])(?=[{firsts}][{seconds}][{HAN}]{{0,2}}、)"
    is_known = rf"(?P<known>(?<=[{_SIGNS}])(?=[{known}][{next_ones}]))"
    openings = f"{is_sign}|{is_led}|{is_agent}|{is_listed}|{is_known}"
    return rf"[{_SIGNS}{leading}{agents}{listing}](?=[{firsts}{going_on}{known}])(?:{openings})"


_OPENINGS = Fitted(_expression)


def find(folded: str, borders: Borders) -> Iterator[NameSpan]:
    """Yield the names that begin clauses, follow leading verbs or make up lists."""
    done, listing = 0, words("list")
    for at in [at for at in _places(folded) if at not in borders.openings]:
        if at < done or at in borders.insides:
            continue
        names = _listed(folded, at, borders) if "、" in folded[at + 2 : at + 5] else []
        if not names and folded[at - 1 : at] not in listing and not _reads_as_word(folded, at):
            is_led = at > 0 and is_han(folded[at - 1])
            names = _single(folded, at, borders, _LED if is_led else _CLAUSE)
            if is_led and names:
                names += lists.rest(folded, names[-1].end, borders)
        if names:
            yield from names
            done = names[-1].end


def _places(folded: str) -> list[int]:
    """Return where a name may begin: behind a sign, or behind a word, which ends in a Han character."""
    openings = _OPENINGS.of(folded)
    first = [0] if openings.match("\n" + folded[:2]) else []
    return first + [
        match.end()
        for match in openings.finditer(folded)
        if match.lastgroup is None or evidence.well_known_length(folded, match.end())
    ]


def _reads_as_word(folded: str, at: int) -> bool:
    """Whether a common word begins here that is hardly the beginning of a name."""
    return folded[at : at + 2] in _common_words() or folded[at : at + 3] in _common_words()


@cache
def _common_words() -> frozenset[str]:
    return frozenset(surface for surface, cost in word_costs().items() if cost <= _COMMON and len(surface) > 1)


def _single(folded: str, at: int, borders: Borders, setting: Setting) -> list[NameSpan]:
    if not evidence.begins_name(folded, at):
        return []
    stop = borders.stop(folded, at)
    candidates = lattice.candidates(folded, at, stop, setting)
    if not may_win(folded[at:stop], candidates, prior=setting.prior, at_end=_APPOSED):
        return []
    choice = lattice.choose(folded, at, stop, setting, candidates)
    if choice is None:
        return []
    end = at + choice.length
    gain = choice.gain - (_FUNCTION_PRIOR if folded[at] in evidence.function_surnames() else 0)
    if end == stop:
        gain += _APPOSED if _is_apposition(folded, end, borders) else _CLAUSE_END
    is_none = gain <= 0 or borders.is_place(folded, at, end) or things.is_brand(folded, at, end)
    return [] if is_none or (end < stop and folded.startswith(_BARS, stop)) else [NameSpan(at, end, "clause")]


def _is_apposition(folded: str, end: int, borders: Borders) -> bool:
    """Whether a sign and then an organization or title follow: 甲某，某公司董事长."""
    sign = _APPOSITION.match(folded, end)
    return sign is not None and sign.end() in borders.openings


def _listed(folded: str, at: int, borders: Borders) -> list[NameSpan]:
    names: list[NameSpan] = []
    total = 0.0
    while True:
        stop = borders.stop(folded, at)
        choice = lattice.name_at(folded, at, stop, _LIST_ITEM)
        if choice is None or borders.is_place(folded, at, at + choice.length):
            break
        end = at + choice.length
        total += choice.gain
        names.append(NameSpan(at, end, "name list"))
        if not folded.startswith("、", end):
            break
        at = end + 1
    read_as_words = sum(is_word(folded[name.start : name.end]) for name in names)
    return names if len(names) >= _FEWEST_LISTED and 2 * read_as_words < len(names) and total > 0 else []

"""Finds organizations: a noun that ends names, grown to the left over place, brand and department."""

from __future__ import annotations

from itertools import chain
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from policytext.entities import brands, companies, facts, forces, foreign, places
from policytext.entities.blocks import blocks
from policytext.entities.candidates import Candidate, candidate_of, candidates
from policytext.entities.reading import read
from policytext.entities.taken import Taken
from policytext.entities.vocabulary import FIRMS, STATE_KINDS
from policytext.tuples import maker

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from policytext.entities.lexicon import Lexicon
    from policytext.entities.types import Division, Level, OrganizationKind

_NAME_CHARS = (2, 3)
"""How long an organization right behind a title is that is rather a name: 检察长|安永平, of a firm 秘书长|白云山."""
_START = itemgetter(0)
_BRANDS_WITH_TRADE = ("dealing", companies.BEFORE_POST)


class OrganizationSpan(NamedTuple):
    """An organization found; offsets index the folded text.

    ``rule`` names table and row, or the function, that found it; ``division`` is the place its name begins with.
    """

    start: int
    end: int
    rule: str
    kind: OrganizationKind
    level: Level | None
    division: Division | None

    @property
    def is_known_firm(self) -> bool:
        """Whether a firm is known by name, so that its last word belongs to no title: 中信证券|分析师."""
        return _is_known_firm(self.kind, self.rule)

    @property
    def is_brand_with_trade(self) -> bool:
        """Whether a trade that a firm is named by ends it, which may begin a title as well: 蓝箭物流|财务总监."""
        return self.rule in _BRANDS_WITH_TRADE


_span = maker(OrganizationSpan)


def find(
    folded: str,
    *,
    titles: Sequence[tuple[int, int]] = (),
    heads: Sequence[int] = (),
    lexicon: Lexicon | None = None,
    named: Sequence[places.PlaceSpan] | None = None,
) -> list[OrganizationSpan]:
    """Return the organizations of a folded text, in order, none overlapping.

    Args:
        folded: a text as ``policytext.fold.fold`` gives it.
        titles: the spans of titles in it: a department alone counts only before one.
        heads: where the last word of each title begins, if known: what stands before it may belong to a known name.
        lexicon: names that the user knows.
        named: what ``places.find`` gives for the text, where the caller has it already.

    >>> [(span.kind, "走访温州市科技局高新处"[span.start : span.end]) for span in find("走访温州市科技局高新处")]
    [('government', '温州市科技局高新处')]
    """
    known: list[Candidate] = []
    short: list[Candidate] = []
    variants = brands.Variants()
    all_titles, head_of = Taken(titles), dict(zip((start for start, _ in titles), heads, strict=False))
    for start, text in blocks(folded):
        reading, covered = read(text), all_titles.within(start, start + len(text))
        named_here = chain(candidates(reading, covered), forces.find(reading))
        found = longest(_outside_titles(named_here, covered, start, head_of))
        variants.learn(reading, found)
        known += _moved(found, start)
        short += _moved(companies.find(reading, found, covered), start)
    names = brands.names(folded, known, short, variants)
    mentions = longest([*known, *short, *brands.echoes(folded, names)])
    chosen = [mention for mention in mentions if not _is_part(folded, mention)]
    if lexicon is not None:
        chosen = longest([*_from_lexicon(folded, lexicon), *chosen])
    by_start = {span.start: span for span in (places.find(folded) if named is None else named)}
    return [_with_facts(folded, candidate, by_start) for candidate in chosen]


def _moved(found: list[Candidate], start: int) -> list[Candidate]:
    """Return what was found in a block that begins at ``start``, with offsets into the text."""
    if not start:
        return found
    return [candidate_of((start + first, start + end, rule, kind, level)) for first, end, rule, kind, level in found]


def _is_part(folded: str, candidate: Candidate) -> bool:
    """Whether a name is all of a work's title or the last part of a person's name: 《英雄联盟》, 亨利·|福特."""
    before = folded[candidate.start - 1 : candidate.start]
    if before == "《":
        return folded.startswith("》", candidate.end)
    return before in foreign.DOTS and foreign.ends_name(folded, candidate.start)


def _outside_titles(
    found: Iterable[Candidate], titles: Taken, offset: int, head_of: Mapping[int, int]
) -> Iterator[Candidate]:
    """Yield the candidates that end in no title, as 财政|部长 names no 财政部, and begin no name: 检察长|安永平."""
    for candidate in found:
        start, end, rule, kind, _ = candidate
        if end - start <= _NAME_CHARS[kind in FIRMS] and titles.ends_at(start):
            continue
        title = titles.start_around(end)
        if (
            title is None
            or not start < title < end
            or (_is_known_firm(kind, rule) and offset + end <= head_of.get(offset + title, 0))
        ):
            yield candidate


def _is_known_firm(kind: str, rule: str) -> bool:
    return rule == companies.BEFORE_POST or (kind in FIRMS and rule.startswith("org_bodies.tsv"))


def longest(found: Iterable[Candidate]) -> list[Candidate]:
    """Return candidates in order, none overlapping: of two that overlap the longer, of equally long ones the first."""
    chosen: list[Candidate] = []
    first, last = 0, 0
    for candidate in sorted(found, key=_START):
        start, end = candidate.start, candidate.end
        if start >= last:
            chosen.append(candidate)
            first, last = start, end
        elif end - start > last - first:
            chosen[-1] = candidate
            first, last = start, end
    return chosen


def _from_lexicon(folded: str, lexicon: Lexicon) -> Iterator[Candidate]:
    for start, end, label, number in lexicon.find(folded):
        if label == "organization":
            yield Candidate(start, end, f"lexicon:{number}", "other", "")


def _with_facts(folded: str, candidate: Candidate, named: Mapping[int, places.PlaceSpan]) -> OrganizationSpan:
    start, end, rule, kind, stated = candidate
    division, placed_start, placed_end = facts.placed(folded, start, end, named)
    stated = stated if placed_start == start or kind not in STATE_KINDS else ""
    level = facts.level_of(folded[placed_start:end], kind, stated, division, placed_end - placed_start)
    return _span((start, end, rule, kind, level, division))

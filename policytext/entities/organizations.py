"""Finds organizations: a noun that ends names, grown to the left over place, brand and department."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple, cast

from policytext.entities import companies, facts, places
from policytext.entities.candidates import Candidate, candidates
from policytext.entities.reading import read

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from policytext.entities.lexicon import Lexicon
    from policytext.entities.types import Division, Level, OrganizationKind

_PAIR = 2
_FIRMS = frozenset({"bank", "enterprise"})


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
    reading = read(folded)
    title_starts = [start for start, _ in titles]
    chosen = longest(_outside_titles(candidates(reading, frozenset(title_starts)), titles, heads))
    chosen = longest([*chosen, *companies.find(reading, chosen, titles)])
    if lexicon is not None:
        chosen = longest([*_from_lexicon(folded, lexicon), *chosen])
    by_start = {span.start: span for span in (places.find(folded) if named is None else named)}
    return [_with_facts(folded, candidate, by_start) for candidate in chosen]


def _outside_titles(
    found: Iterable[Candidate], titles: Sequence[tuple[int, int]], heads: Sequence[int]
) -> Iterator[Candidate]:
    """Yield the candidates that end in no title, as 财政|部长 names no 财政部, and begin no name: 检察长|安永平."""
    title_starts = [start for start, _ in titles]
    title_ends = {end for _, end in titles}
    for candidate in found:
        if candidate.start in title_ends and _length(candidate) == _PAIR:
            continue
        i = bisect_left(title_starts, candidate.end) - 1
        is_outside = i < 0 or title_starts[i] <= candidate.start or titles[i][1] <= candidate.end
        if is_outside or (_is_known_firm(candidate.kind, candidate.rule) and heads and candidate.end <= heads[i]):
            yield candidate


def _is_known_firm(kind: str, rule: str) -> bool:
    return kind in _FIRMS and rule.startswith("org_bodies.tsv")


def longest(found: Iterable[Candidate]) -> list[Candidate]:
    """Return the candidates that no longer one touches, in order."""
    chosen: list[Candidate] = []
    for candidate in sorted(found, key=lambda candidate: (candidate.start, -candidate.end)):
        if not chosen or candidate.start >= chosen[-1].end:
            chosen.append(candidate)
        elif _length(candidate) > _length(chosen[-1]):
            chosen[-1] = candidate
    return chosen


def _length(candidate: Candidate) -> int:
    return candidate.end - candidate.start


def _from_lexicon(folded: str, lexicon: Lexicon) -> Iterator[Candidate]:
    for start, end, label, number in lexicon.find(folded):
        if label == "organization":
            yield Candidate(start, end, f"lexicon:{number}", "other", "")


def _with_facts(folded: str, candidate: Candidate, named: Mapping[int, places.PlaceSpan]) -> OrganizationSpan:
    start, end, rule, kind, stated = candidate
    division, placed_end = facts.division_of(folded, start, end, named)
    level = facts.level_of(folded[start:end], kind, stated, division, placed_end - start)
    return OrganizationSpan(start, end, rule, cast("OrganizationKind", kind), level, division)

"""Finds organizations: a noun that ends names, grown to the left over place, brand and department."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, cast

from policytext.entities import companies, facts
from policytext.entities.candidates import Candidate, candidates
from policytext.entities.vocabulary import scan

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from policytext.entities.lexicon import Lexicon
    from policytext.entities.types import Division, Level, OrganizationKind


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


def find(
    folded: str, *, titles: Sequence[tuple[int, int]] = (), lexicon: Lexicon | None = None
) -> list[OrganizationSpan]:
    """Return the organizations of a folded text, in order, none overlapping.

    Args:
        folded: a text as ``policytext.fold.fold`` gives it.
        titles: the spans of titles in it: a department alone counts only before one.
        lexicon: names that the user knows.

    >>> [(span.kind, "走访温州市科技局高新处"[span.start : span.end]) for span in find("走访温州市科技局高新处")]
    [('government', '温州市科技局高新处')]
    """
    tokens = scan(folded)
    chosen = longest(candidates(folded, tokens, frozenset(start for start, _ in titles)))
    chosen = longest([*chosen, *companies.find(folded, tokens, chosen, titles)])
    if lexicon is not None:
        chosen = longest([*_from_lexicon(folded, lexicon), *chosen])
    return [_with_facts(folded, candidate) for candidate in chosen]


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


def _with_facts(folded: str, candidate: Candidate) -> OrganizationSpan:
    start, end, rule, kind, stated = candidate
    division = facts.division_of(folded, start, end)
    level = facts.level_of(folded, start, end, stated, division)
    return OrganizationSpan(start, end, rule, cast("OrganizationKind", kind), level, division)

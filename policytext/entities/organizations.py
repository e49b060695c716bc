"""Finds organizations: a noun that ends names, grown to the left over place, brand and department."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, cast

from policytext.entities import companies, facts
from policytext.entities.growing import Growth, grow
from policytext.entities.naming import names_something, prefix_is_place
from policytext.entities.vocabulary import Token, scan

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


class Candidate(NamedTuple):
    """A stretch that may be an organization, before the longest are chosen."""

    start: int
    end: int
    rule: str
    kind: str
    level: str


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
    title_starts = frozenset(start for start, _ in titles)
    candidates = [*_candidates(folded, tokens, title_starts)]
    chosen = _longest(candidates)
    chosen = _longest([*chosen, *companies.find(folded, tokens, chosen, titles)])
    if lexicon is not None:
        chosen = _longest([*_from_lexicon(folded, lexicon), *chosen])
    return [_with_facts(folded, candidate) for candidate in chosen]


def _candidates(text: str, tokens: Sequence[Token], title_starts: frozenset[int]) -> Iterator[Candidate]:
    for index, token in enumerate(tokens):
        if token.word.makes_organization and not text.startswith(token.word.not_before or "\0", token.end):
            candidate = _READERS[token.word.role](text, tokens, index, title_starts)
            if candidate is not None:
                yield candidate


def _body(text: str, tokens: Sequence[Token], index: int, title_starts: frozenset[int]) -> Candidate | None:
    """Return an organization known by name; a name of two characters counts only where no unknown word touches it."""
    token = tokens[index]
    if token.end - token.start == 2 and not _stands_free(text, tokens, index):
        return None
    return _candidate(token, token.start)


def _territory_body(
    text: str, tokens: Sequence[Token], index: int, title_starts: frozenset[int]
) -> Candidate | None:
    token = tokens[index]
    growth = grow(text, tokens, index)
    start = growth.start if prefix_is_place(text[growth.start : token.start + 1]) else token.start
    return _candidate(token, start)


def _department(text: str, tokens: Sequence[Token], index: int, title_starts: frozenset[int]) -> Candidate | None:
    """Return a department with its parent; an inner one without parent only where its title follows."""
    token = tokens[index]
    growth = grow(text, tokens, index)
    prefix = text[growth.start : token.start]
    if _has_parent(tokens, index, growth) or (prefix and prefix_is_place(prefix)):
        return _candidate(token, growth.start)
    if token.word.kind == "government" or token.end in title_starts:
        return _candidate(token, token.start)
    return None


def _has_parent(tokens: Sequence[Token], index: int, growth: Growth) -> bool:
    parent = tokens[index - 1] if index else None
    return parent is not None and parent.word.makes_organization and growth.start < parent.end


def _head(text: str, tokens: Sequence[Token], index: int, title_starts: frozenset[int]) -> Candidate | None:
    token = tokens[index]
    growth = grow(text, tokens, index)
    if growth.start == token.start:
        alone = token.word.needs == "zone" or (token.word.needs == "title" and token.end in title_starts)
        return _candidate(token, token.start) if alone else None
    if names_something(text, tokens, index, growth):
        return _candidate(token, growth.start)
    return _candidate(token, token.start) if token.word.needs == "zone" else None


_READERS = {"body": _body, "territory": _territory_body, "department": _department, "head": _head}


def _stands_free(text: str, tokens: Sequence[Token], index: int) -> bool:
    _, start, end = tokens[index]
    before = start == 0 or not _is_han(text[start - 1]) or (index > 0 and tokens[index - 1].end == start)
    after = (
        end == len(text) or not _is_han(text[end]) or (index + 1 < len(tokens) and tokens[index + 1].start == end)
    )
    return before and after


def _is_han(character: str) -> bool:
    return "㐀" <= character <= "鿿"


def _candidate(token: Token, start: int) -> Candidate:
    return Candidate(start, token.end, token.word.rule, token.word.kind, token.word.level)


def _longest(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Return the candidates that no longer one touches, in order."""
    chosen: list[Candidate] = []
    for candidate in sorted(candidates, key=lambda found: (found.start, -found.end)):
        if not chosen or candidate.start >= chosen[-1].end:
            chosen.append(candidate)
        elif candidate.end > chosen[-1].end and _length(candidate) > _length(chosen[-1]):
            chosen[-1] = candidate
    return chosen


def _length(candidate: Candidate) -> int:
    return candidate.end - candidate.start


def _from_lexicon(folded: str, lexicon: Lexicon) -> Iterator[Candidate]:
    for start, end, label, row in lexicon.find(folded):
        if label == "organization":
            yield Candidate(start, end, f"lexicon:{row}", "other", "")


def _with_facts(folded: str, candidate: Candidate) -> OrganizationSpan:
    start, end, rule, kind, level = candidate
    division = facts.division_of(folded, start, end)
    return OrganizationSpan(
        start, end, rule, cast("OrganizationKind", kind), facts.level_of(folded, start, end, level, division), division
    )

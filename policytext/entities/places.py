"""Finds the names of administrative divisions, in full and short."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from policytext.entities import divisions
from policytext.entities.vocabulary import encodable

if TYPE_CHECKING:
    from policytext.entities.types import Division


class PlaceSpan(NamedTuple):
    """A division named; offsets index the folded text; ``division`` is None where several bear the name."""

    start: int
    end: int
    rule: str
    division: Division | None


def find(folded: str) -> list[PlaceSpan]:
    """Return the divisions named in a folded text, in order.

    >>> [(span.division.name, "湖北武汉"[span.start : span.end]) for span in find("湖北武汉")]
    [('湖北省', '湖北'), ('武汉市', '武汉')]
    """
    names = _names()
    found = _automaton().find_matches_as_indexes(encodable(folded))
    spans: list[PlaceSpan] = []
    for number, start, end in found:
        bearers = divisions.lookup(names[number])
        division = bearers[0] if len(bearers) == 1 else None
        spans.append(PlaceSpan(start, end, "divisions.tsv:" + bearers[0].code, division))
    return spans


@cache
def _names() -> tuple[str, ...]:
    return tuple(
        name
        for name, bearers in divisions.by_name().items()
        if len(name) > 2 or any(bearer.level != "county" for bearer in bearers)
    )


@cache
def _automaton() -> Any:
    return AhoCorasick(_names(), matchkind=MatchKind.LeftmostLongest)

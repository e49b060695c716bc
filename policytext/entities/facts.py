"""What the name of an organization tells: the place it begins with and the level at which it works."""

from __future__ import annotations

from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple, cast

from policytext.entities import divisions
from policytext.entities.naming import place_prefix, ranked_place
from policytext.entities.vocabulary import FIRMS, leads_place, ranks
from policytext.tuples import maker

if TYPE_CHECKING:
    from collections.abc import Mapping

    from policytext.entities.places import PlaceSpan
    from policytext.entities.types import Division, Level

_BUSINESS_KINDS = FIRMS | {"park"}
_LONGEST_LEAD = 10


class Placed(NamedTuple):
    """The division that an organization's name tells and where it is named; an empty stretch where none is."""

    division: Division | None
    start: int
    end: int


_placed = maker(Placed)


def placed(folded: str, start: int, end: int, named: Mapping[int, PlaceSpan]) -> Placed:
    """Return the division that a name begins with, the smallest of those named in a row.

    A party, or a body with branches, may stand before it: 中共|温州市委, 国家税务总局|温州市税务局.

    Args:
        folded: the folded text.
        start: where the name begins.
        end: where it ends.
        named: the places of the text by their start, which tell who of several bearers of a name is meant.
    """
    found = _placed_at(folded, start, end, named)
    behind = range(start + 2, min(end, start + _LONGEST_LEAD))
    if found.division is not None or named.keys().isdisjoint(behind):
        return found
    led = next((at for at in behind if at in named and leads_place(folded[start:at])), None)
    return found if led is None else _placed_at(folded, led, end, named)


def _placed_at(folded: str, start: int, end: int, named: Mapping[int, PlaceSpan]) -> Placed:
    at, found = start, None
    while at < end:
        name = place_prefix(folded, at, end)
        division = _bearer(name, named.get(at), found) if name else None
        if division is None:
            break
        found = division
        at += len(name)
    return _placed((found, start, at))


def _bearer(name: str, mention: PlaceSpan | None, outer: Division | None) -> Division | None:
    bearers = divisions.lookup(name)
    if outer is not None:
        bearers = tuple(division for division in bearers if outer.name in (division.province, division.prefecture))
    if len(bearers) == 1:
        return bearers[0]
    is_same = mention is not None and mention.end - mention.start == len(name) and mention.division in bearers
    return mention.division if mention is not None and is_same else None


def level_of(name: str, kind: str, stated: str, division: Division | None, placed_chars: int = 0) -> Level | None:
    """Return the administrative level that a name tells, None where it does not; businesses have none but the state's.

    >>> level_of("省科技厅", "government", "", None), level_of("中国光学学会", "association", "", None)
    ('province', 'central')
    >>> level_of("温江市科技局", "government", "", None), level_of("星洲集团", "enterprise", "", None)
    ('prefecture', None)

    Args:
        name: the organization's name, folded.
        kind: what sort it is.
        stated: the level that the table row states, or the empty string.
        division: the division that the name begins with.
        placed_chars: how much of the name that division takes.
    """
    if stated == "central":
        return "central"
    if kind in _BUSINESS_KINDS:
        return None
    if name.startswith(_central_openings()):
        return "central"
    rank = ranked_place().match(name, placed_chars)
    if rank is not None and (division is None or rank.start("rank") > placed_chars):
        return _levels()[rank["rank"]]
    if division is not None:
        return division.level
    return cast("Level", stated) if stated else None


@cache
def _levels() -> Mapping[str, Level]:
    return MappingProxyType(dict(ranks()))


@cache
def _central_openings() -> tuple[str, ...]:
    return tuple(word for word, level in ranks() if level == "central")

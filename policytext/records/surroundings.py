"""Tells where each quantity and organization belongs: the nearest naming of a place or park, and how it was found."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Self

from attrs import frozen

from policytext import tables
from policytext.entities import Division
from policytext.offsets import Span
from policytext.records import project_words
from policytext.records.ordered import Ordered
from policytext.records.types import Location, Park

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from policytext.entities import Organization, Place
    from policytext.records.ordered import Stretch
    from policytext.records.types import Found, Metadata

COLUMNS = ("word", "scope", "example", "source")
SCOPES = ("none", "province", "prefecture", "each")
_SEATED = ("enterprise", "university", "institute", "association", "bank", "other")
_LEVELS = ("province", "prefecture", "county")
_COMMA = re.compile("[，,；;：:]")
_SCOPE_CHARS = 60
_DEALING_CHARS = 120


@frozen
class Naming:
    """The naming of a division."""

    start: int
    end: int
    division: Division


@frozen
class Scope:
    """A word that widens what a clause is about, or deals amounts out one by one."""

    start: int
    end: int
    scope: str


@frozen
class Ranges:
    """Start and end of the sentence and of the line that hold a fact."""

    sentence: tuple[int, int]
    line: tuple[int, int]


@frozen
class Surroundings:
    """The namings of one page, which all offsets index.

    Attributes:
        text: the repaired page.
        folded: ``fold(text)``.
        metadata: what the page says of itself.
        bodies: the organizations named that are no parks.
        parks: the development zones and industrial parks named.
        places: the divisions named, but for the seats.
        seats: the divisions named in the names of firms, schools and associations.
        scopes: the words that widen what a clause is about.
        dealing: the words that deal amounts out, such as 分别.
    """

    text: str
    folded: str
    metadata: Metadata
    bodies: Ordered[Organization]
    parks: Ordered[Organization]
    places: Ordered[Naming]
    seats: Ordered[Naming]
    scopes: Ordered[Scope]
    dealing: Ordered[Scope]

    @classmethod
    def of(
        cls,
        text: str,
        folded: str,
        metadata: Metadata,
        places: Iterable[Place],
        organizations: Iterable[Organization],
    ) -> Self:
        """Collect the namings of a page."""
        known = Ordered.of(organizations)
        namings = [
            Naming(place.start, place.end, place.division)
            for place in places
            if place.division and not _is_in_dateline(place, metadata)
        ]
        sides: dict[bool, list[Naming]] = {True: [], False: []}
        for naming in namings:
            sides[_is_seat(naming, known)].append(naming)
        words = [Scope(match.start(), match.end(), _scopes()[match.group()]) for match in _scope().finditer(folded)]
        return cls(
            text=text,
            folded=folded,
            metadata=metadata,
            bodies=Ordered.of(organization for organization in known.items if organization.kind != "park"),
            parks=Ordered.of(organization for organization in known.items if _is_park(organization, folded)),
            places=Ordered.of(sides[False]),
            seats=Ordered.of(sides[True]),
            scopes=Ordered.of(word for word in words if word.scope != "each"),
            dealing=Ordered.of(word for word in words if word.scope == "each"),
        )

    def location(self, start: int, end: int, ranges: Ranges, *, scope: str | None = None) -> Location | None:
        """Return the division that the fact at ``start:end`` belongs to, widened to ``scope``."""
        scope = self._scope_before(start, ranges) or scope
        if scope == "none" or self._is_dealt_out(start, ranges):
            return None
        found = next(self._locations(start, end, ranges), None)
        return Location(found.span, widened(found.division, scope), found.found) if found else None

    def park(self, start: int, end: int, ranges: Ranges) -> Park | None:
        """Return the zone or industrial park that the fact at ``start:end`` belongs to."""
        return None if self._scope_before(start, ranges) else next(self._parks(start, end, ranges), None)

    def own_location(self, organization: Organization) -> Location | None:
        """Return the last division that the name of an organization holds."""
        inside = [
            naming
            for namings in (self.places, self.seats)
            for naming in namings.inside(organization.start, organization.end)
        ]
        return self._location(inside[-1], "name") if inside else None

    def span(self, stretch: Stretch) -> Span:
        """Return a stretch with its text."""
        return Span(stretch.start, stretch.end, self.text[stretch.start : stretch.end])

    def _locations(self, start: int, end: int, ranges: Ranges) -> Iterator[Location]:
        """Yield the divisions that a fact may belong to, the likeliest first."""
        steps: tuple[tuple[Ordered[Naming], tuple[int, int], Found], ...] = (
            (self.places, ranges.sentence, "sentence"),
            (self.places, ranges.line, "paragraph"),
        )
        for namings, limits, found in steps:
            nearest = namings.nearest(start, end, *limits)
            if nearest:
                yield self._location(self._topic(nearest, limits[0]), found)
        for part, found in self._page_parts():
            only = self._only_division(part)
            if only:
                yield self._location(only, found)
        seat = self.seats.nearest(start, end, *ranges.sentence)
        if seat:
            yield self._location(seat, "sentence")

    def _topic(self, nearest: Naming, floor: int) -> Naming:
        """Return the naming that opens the sentence or line where it lies in the nearest: 杭州在浙江省居前列."""
        first = next(self.places.behind(floor, nearest.start), nearest)
        return first if lies_in(first.division, nearest.division) else self.smallest(nearest)

    def smallest(self, naming: Naming) -> Naming:
        """Return the last of the namings that adjoin and lie in one another: 余杭区 of 杭州市余杭区."""
        following = next(self.places.behind(naming.end, naming.end + 1), None)
        if following and lies_in(following.division, naming.division):
            return self.smallest(following)
        return naming

    def _parks(self, start: int, end: int, ranges: Ranges) -> Iterator[Park]:
        inside = self.parks.nearest(start, end, *ranges.sentence)
        if inside:
            yield Park(self.span(inside), "sentence")
        before = next(self.parks.before(start, ranges.line[0]), None)
        if before:
            yield Park(self.span(before), "paragraph")
        for part, found in self._page_parts():
            named = self.parks.inside(part.start, part.end)
            if len(named) == 1:
                yield Park(self.span(named[0]), found)

    def _page_parts(self) -> Iterator[tuple[Span, Found]]:
        if self.metadata.title:
            yield self.metadata.title, "title"
        if self.metadata.issuing_body:
            yield self.metadata.issuing_body, "issuer"

    def _only_division(self, part: Span) -> Naming | None:
        """Return the smallest division named in a part of the page where all lie in one another."""
        named = sorted(
            self.places.inside(part.start, part.end), key=lambda naming: _LEVELS.index(naming.division.level)
        )
        is_one_line = all(lies_in(small.division, large.division) for large, small in pairwise(named))
        return named[-1] if named and is_one_line else None

    def _location(self, naming: Naming, found: Found) -> Location:
        return Location(self.span(naming), naming.division, found)

    def _scope_before(self, start: int, ranges: Ranges) -> str | None:
        """Return the scope that opens the sentence or comma clause of a fact, with no division named between."""
        floor = max(ranges.sentence[0], start - _SCOPE_CHARS)
        word = next(self.scopes.before(start, floor), None)
        if word is None or self.places.inside(word.end, start):
            return None
        opens = word.start == ranges.sentence[0]
        return word.scope if opens or not _COMMA.search(self.folded, word.end, start) else None

    def _is_dealt_out(self, start: int, ranges: Ranges) -> bool:
        """Whether amounts are dealt out to several places, one each: 杭州、宁波分别完成5亿元、6亿元."""
        word = next(self.dealing.before(start, max(ranges.sentence[0], start - _DEALING_CHARS)), None)
        if word is None:
            return False
        named = self.places.inside(max(ranges.sentence[0], word.start - _DEALING_CHARS), word.start)
        return len({naming.division.code for naming in named}) > 1


def _is_in_dateline(place: Place, metadata: Metadata) -> bool:
    """Whether a place is where a report was sent from: 新华社杭州3月5日电."""
    outlet, day = metadata.outlet, metadata.publication_date
    return bool(outlet and day and outlet.end <= place.start and place.end == day.span.start)


def _is_park(organization: Organization, folded: str) -> bool:
    """Whether an organization is a zone or park, no base: that is a project or an honour."""
    name = folded[organization.start : organization.end]
    return organization.kind == "park" and not name.endswith(tuple(project_words.words("base")))


def _is_seat(naming: Naming, organizations: Ordered[Organization]) -> bool:
    holder = next(organizations.around(naming.start, naming.end), None)
    return holder is not None and holder.kind in _SEATED


def lies_in(small: Division, large: Division) -> bool:
    """Whether a division is the other or a part of it."""
    if small.province != large.province:
        return False
    return large.prefecture in (None, small.prefecture) and large.county in (None, small.county)


def widened(division: Division, scope: str | None) -> Division:
    """Return the province or prefecture that a division lies in; itself where it is none larger.

    >>> widened(Division("330110", "余杭区", "county", "浙江省", "杭州市", "余杭区"), "prefecture").name
    '杭州市'
    """
    if scope == "province":
        return Division(division.code[:2] + "0000", division.province, "province", division.province, None, None)
    if scope == "prefecture" and division.prefecture:
        code = division.code[:4] + "00"
        return Division(code, division.prefecture, "prefecture", division.province, division.prefecture, None)
    return division


@cache
def _scope() -> re.Pattern[str]:
    return re.compile("|".join(sorted(map(re.escape, _scopes()), key=len, reverse=True)))


@cache
def _scopes() -> Mapping[str, str]:
    rows = tables.read("policytext.records", "scopes.tsv", COLUMNS)
    return {row["word"]: row.choice("scope", SCOPES) for row in rows}

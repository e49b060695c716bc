"""Tells where each quantity and organization belongs: the nearest naming of a place or park, and how it was found."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cache, cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple, Self

from attrs import field, frozen

from policytext import tables, wording
from policytext.entities import Division
from policytext.late import late
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
_ROOTLESS = ("university", "institute", "association", "bank")
_LEVELS = ("province", "prefecture", "county")
_COMMA = late("[，,；;：:]")
_SCOPE_CHARS = 60
_DEALING_CHARS = 120


class Naming(NamedTuple):
    """The naming of a division."""

    start: int
    end: int
    division: Division


class Scope(NamedTuple):
    """A word that widens what a clause is about, or deals amounts out one by one."""

    start: int
    end: int
    scope: str


class Ranges(NamedTuple):
    """Start and end of the sentence and of the line that hold a fact."""

    sentence: tuple[int, int]
    line: tuple[int, int]


class Around(NamedTuple):
    """The division and the park that a fact belongs to, and up to where facts behind it have the same surroundings.

    Behind a word that widens or deals out the distance from it counts as well: there no two facts have the same.
    """

    location: Location | None
    park: Park | None
    until: int


@frozen(eq=False, repr=False, slots=False)
class Surroundings:
    """The namings of one page, which all offsets index.

    Attributes:
        text: the repaired page.
        folded: ``fold(text)``.
        metadata: what the page says of itself.
        bodies: the organizations named that are no parks.
        parks: the development zones and industrial parks named.
        places: the divisions named, but for the seats.
        free: those that are no part of the name of an organization, zones and parks aside.
        seats: the divisions named in the names of firms, schools and associations.
        scopes: the words that widen what a clause is about.
        dealing: the words that deal amounts out, such as 分别.
        edges: where any of them begins or ends, in order.
        words: where the words of ``scopes`` and ``dealing`` begin, in order.
    """

    text: str
    folded: str
    metadata: Metadata
    bodies: Ordered[Organization]
    parks: Ordered[Organization]
    places: Ordered[Naming]
    free: Ordered[Naming]
    seats: Ordered[Naming]
    scopes: Ordered[Scope]
    dealing: Ordered[Scope]
    edges: tuple[int, ...]
    words: tuple[int, ...]
    _locations_made: dict[tuple[int, int, Found], Location] = field(factory=dict, init=False, repr=False)
    _parks_made: dict[tuple[int, int, Found], Park] = field(factory=dict, init=False, repr=False)

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
            for place in Ordered.of(places).items
            if place.division and not _is_in_dateline(place, metadata)
        ]
        named = [(naming, _kind_around(naming, known)) for naming in namings]
        words = [Scope(*match.span(), _scopes()[match.group()]) for match in _scope().finditer(folded)]
        return cls(
            text=text,
            folded=folded,
            metadata=metadata,
            bodies=Ordered.in_order([body for body in known.items if body.kind != "park"]),
            parks=Ordered.in_order(
                [park for park in known.items if park.kind == "park" and not _is_base(park, folded)]
            ),
            places=Ordered.in_order([naming for naming, kind in named if kind not in _SEATED]),
            free=Ordered.in_order([naming for naming, kind in named if kind in (None, "park")]),
            seats=Ordered.in_order([naming for naming, kind in named if kind in _SEATED]),
            scopes=Ordered.in_order([word for word in words if word.scope != "each"]),
            dealing=Ordered.in_order([word for word in words if word.scope == "each"]),
            edges=_edges(known.items, namings, words),
            words=tuple([word.start for word in words]),
        )

    def names_any(self, start: int, end: int) -> bool:
        """Whether the name of a place or organization begins or ends between two offsets, or a word of ``words``."""
        number = bisect_left(self.edges, start)
        return number < len(self.edges) and self.edges[number] < end

    def of_amount(self, start: int, end: int, ranges: Ranges) -> Around:
        """Return what stands around the amount at ``start:end``."""
        location = self._location(self.places, start, end, ranges) or self._seat(start, end, ranges)
        if not self._is_behind_word(start, ranges.sentence):
            return Around(location, self._park(start, end, ranges), self._next_edge(start, end, ranges.sentence))
        scope = self._scope_before(start, ranges)
        if scope == "none" or self._is_dealt_out(start, ranges):
            location = None
        park = None if scope else self._park(start, end, ranges)
        return Around(location and _widened(location, scope), park, start)

    def _next_edge(self, start: int, end: int, sentence: tuple[int, int]) -> int:
        """Return where the next naming begins or ends, or a sentence; ``start`` where that is inside a fact."""
        number = bisect_right(self.edges, start)
        edge = min(self.edges[number], sentence[1]) if number < len(self.edges) else sentence[1]
        return start if edge < end else edge

    def location_of_organization(self, organization: Organization, ranges: Ranges) -> Location | None:
        """Return the division that an organization belongs to: in its own name, else named around it.

        A central authority, a school and an association belong to no place but that of their name, and the name of
        another organization says nothing of this one, the heading nothing of a firm. An authority of a province or
        prefecture belongs to all of it.
        """
        start, end = organization.start, organization.end
        inside = self.places.last_inside(start, end) or self.seats.last_inside(start, end)
        if inside:
            return self.location_named(inside, "name")
        if organization.level == "central" or organization.kind in _ROOTLESS:
            return None
        found = self._location(self.free, start, end, ranges)
        if found and found.found in ("title", "issuer") and organization.kind == "enterprise":
            return None
        return found and _widened(found, organization.level)

    def park_of_organization(self, organization: Organization, ranges: Ranges) -> Park | None:
        """Return the zone or industrial park that an organization is or belongs to."""
        start, end = organization.start, organization.end
        if organization.kind == "park" and self.parks.around(start, end) is organization:
            return self.park_named(organization, "name")
        is_scoped = self._is_behind_word(start, ranges.sentence) and self._scope_before(start, ranges)
        return None if is_scoped else self._park(start, end, ranges)

    def _park(self, start: int, end: int, ranges: Ranges) -> Park | None:
        limits = ranges.line[0], ranges.sentence[1]
        park, is_in_sentence = self.parks.nearest_within(start, end, ranges.sentence, limits)
        if park is None:
            return self._park_of_page
        return self.park_named(park, "sentence" if is_in_sentence else "paragraph")

    def span(self, stretch: Stretch) -> Span:
        """Return a stretch with its text."""
        return Span(stretch.start, stretch.end, self.text[stretch.start : stretch.end])

    @staticmethod
    def name(organization: Organization) -> Span:
        """Return the name of an organization as a span; both share their text."""
        return Span(organization.start, organization.end, organization.text)

    def _location(self, namings: Ordered[Naming], start: int, end: int, ranges: Ranges) -> Location | None:
        """Return the nearest division in the sentence of a fact, else in its line, else that of the page."""
        nearest, is_in_sentence = namings.nearest_within(start, end, ranges.sentence, ranges.line)
        if nearest is None:
            return self.location_of_page
        if is_in_sentence:
            return self.location_named(self._topic(namings, nearest, ranges.sentence[0]), "sentence")
        return self.location_named(self._topic(namings, nearest, ranges.line[0]), "paragraph")

    def _seat(self, start: int, end: int, ranges: Ranges) -> Location | None:
        seat = self.seats.nearest(start, end, *ranges.sentence) if self.seats.items else None
        return self.location_named(seat, "sentence") if seat else None

    def _topic(self, namings: Ordered[Naming], nearest: Naming, floor: int) -> Naming:
        """Return the naming that opens the sentence or line where it lies in the nearest: 杭州在浙江省居前列."""
        first = namings.first(floor, nearest.start) or nearest
        return first if lies_in(first.division, nearest.division) else self.smallest(nearest)

    def smallest(self, naming: Naming) -> Naming:
        """Return the last of the namings that adjoin and lie in one another: 余杭区 of 杭州市余杭区."""
        for _ in _LEVELS[1:]:
            following = self.places.first(naming.end, naming.end + 1)
            if following is None or not lies_in(following.division, naming.division):
                break
            naming = following
        return naming

    @cached_property
    def location_of_page(self) -> Location | None:
        """The division that the title names, or the name of the issuer, or the line below the title of a speech."""
        parts = ((self.places.inside(part.start, part.end), found) for part, found in self._page_parts())
        locations = (self.location_of_all(named, found) for named, found in parts)
        return next((location for location in locations if location), self._location_of_speech)

    @cached_property
    def _location_of_speech(self) -> Location | None:
        """The division whose assembly heard the page: ——2024年1月16日在青岭县第十七届人民代表大会第三次会议上."""
        day = self.metadata.publication_date
        if day is None or not self.folded.startswith("在", day.span.end):
            return None
        first = day.span.end + len("在")
        named = self.places.first(first, first + 1)
        return self.location_named(self.smallest(named), "title") if named else None

    @cached_property
    def _park_of_page(self) -> Park | None:
        named = ((self.parks.inside(part.start, part.end), found) for part, found in self._page_parts())
        return next((self.park_named(inside[0], found) for inside, found in named if len(inside) == 1), None)

    def _page_parts(self) -> Iterator[tuple[Span, Found]]:
        if self.metadata.title:
            yield self.metadata.title, "title"
        if self.metadata.issuing_body:
            yield self.metadata.issuing_body, "issuer"

    def location_of_all(self, named: Iterable[Naming], found: Found) -> Location | None:
        """Return the smallest of some divisions where all lie in one another."""
        ordered = sorted(named, key=lambda naming: _LEVELS.index(naming.division.level))
        is_one_line = all(lies_in(small.division, large.division) for large, small in pairwise(ordered))
        return self.location_named(ordered[-1], found) if ordered and is_one_line else None

    def location_named(self, naming: Naming, found: Found) -> Location:
        """Return a naming as where facts are; the facts of a page share it."""
        key = naming.start, naming.end, found
        made = self._locations_made.get(key)
        if made is None:
            made = self._locations_made[key] = Location(self.span(naming), naming.division, found)
        return made

    def park_named(self, park: Organization, found: Found) -> Park:
        """Return a zone or park likewise."""
        key = park.start, park.end, found
        made = self._parks_made.get(key)
        if made is None:
            made = self._parks_made[key] = Park(self.name(park), found)
        return made

    def _is_behind_word(self, start: int, sentence: tuple[int, int]) -> bool:
        """Whether a word of ``scopes`` or ``dealing`` stands in a sentence before a fact."""
        first = bisect_left(self.words, sentence[0])
        return first < len(self.words) and self.words[first] <= start

    def _scope_before(self, start: int, ranges: Ranges) -> str | None:
        """Return the scope that opens the sentence or comma clause of a fact, with no division named between."""
        floor = max(ranges.sentence[0], start - _SCOPE_CHARS)
        word = self.scopes.last(start, floor)
        if word is None or self.places.inside(word.end, start):
            return None
        opens = word.start == ranges.sentence[0]
        return word.scope if opens or not _COMMA.search(self.folded, word.end, start) else None

    def _is_dealt_out(self, start: int, ranges: Ranges) -> bool:
        """Whether amounts are dealt out to several places, one each: 杭州、宁波分别完成5亿元、6亿元."""
        word = self.dealing.last(start, max(ranges.sentence[0], start - _DEALING_CHARS))
        if word is None:
            return False
        named = self.places.inside(max(ranges.sentence[0], word.start - _DEALING_CHARS), word.start)
        return len({naming.division.code for naming in named}) > 1


def _edges(*groups: Iterable[Stretch]) -> tuple[int, ...]:
    """Return where stretches begin and end, in order."""
    return tuple(sorted([edge for group in groups for item in group for edge in (item.start, item.end)]))


def _is_in_dateline(place: Place, metadata: Metadata) -> bool:
    """Whether a place is part of the outlet's name or where a report was sent from: 浙江在线, 新华社杭州3月5日电."""
    outlet, day = metadata.outlet, metadata.publication_date
    if outlet is None or place.start < outlet.start:
        return False
    return place.end <= outlet.end or bool(day and place.end == day.span.start)


def _is_base(park: Organization, folded: str) -> bool:
    """Whether a park is a base, which is a project or an honour, or no more than a word for parks: 园区."""
    name = folded[park.start : park.end]
    return name.endswith(project_words.endings("base")) or name in project_words.words("bare")


def _kind_around(naming: Naming, organizations: Ordered[Organization]) -> str | None:
    """Return the kind of the organization whose name holds a naming."""
    holder = organizations.around(naming.start, naming.end)
    return holder.kind if holder else None


def lies_in(small: Division, large: Division) -> bool:
    """Whether a division is the other or a part of it."""
    if small.province != large.province:
        return False
    return large.prefecture in (None, small.prefecture) and large.county in (None, small.county)


def _widened(location: Location, scope: str | None) -> Location:
    division = widened(location.division, scope)
    return location if division is location.division else Location(location.span, division, location.found)


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
    return re.compile(wording.any_of(_scopes()))


@cache
def _scopes() -> Mapping[str, str]:
    rows = tables.read("policytext.records", "scopes.tsv", COLUMNS)
    return {row["word"]: row.choice("scope", SCOPES) for row in rows}

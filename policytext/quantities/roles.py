"""Says what the amounts and areas of a text measure, by the rules of ``docs/en/roles.md``."""

from __future__ import annotations

from functools import lru_cache
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple, cast

from policytext.memo import Memo
from policytext.offsets import Span
from policytext.quantities import attribution, clauses, conditions, frames, governors, statuses
from policytext.quantities.amount_types import MEASURED
from policytext.quantities.frames import Place
from policytext.quantities.mentions import NO_ROLES
from policytext.quantities.naming import Name
from policytext.tuples import maker

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from policytext.quantities.amount_types import Slot
    from policytext.quantities.frames import Gap
    from policytext.quantities.mentions import Mentions, Part, Roles

_CACHED = 1 << 12
_CACHED_GAPS = 13
_TIME, _STATUS = ("", "time"), ("", "status")
_KEPT = (*((kind, use) for kind in MEASURED for use in ("last", "condition", "owner")), _TIME, _STATUS)
"""What a sentence hands on to the next: the last name of all, of a condition, of an owner, and the time in force with
the status that it went with."""

_NOTHING_KEPT: Kept = (None,) * len(_KEPT)
_NOWHERE: list[Span | None] = [None] * (len(_KEPT) + 1)
_picking = lru_cache(maxsize=_CACHED)(itemgetter)
_KEEP_NOTHING = _picking(*[0] * len(_KEPT))
_KEEP_ALL = _picking(*range(1, len(_KEPT) + 1))
_span = maker(Span)


Kept = tuple[str | None, ...]
Frame = tuple["Kept | Gap | Slot", ...]
"""What is read once: the roles of the names that the sentence before handed on, then gaps and slots in turn."""


class Reading(NamedTuple):
    """What a frame says; each is made once.

    Places are told by numbers: 0 is nowhere, the next are those of the names handed on by the sentence before.

    Attributes:
        places: those in the gaps of the frame, which have the numbers after that: the number of the edge at which the
            gap begins, and start and end in the gap; None for an end where the amount begins, as most names have.
        amounts: the roles of each slot.
        roles: the roles of the names to hand on.
        kept: picks the spans of these names from the spans of all places.
    """

    places: tuple[tuple[int, int, int | None], ...]
    amounts: tuple[Roles, ...]
    roles: Kept
    kept: itemgetter[tuple[Span | None, ...]]


def assigned(text: str, folded: str, mentions: Mentions) -> Iterator[Part]:
    """Yield what the sentences say of their mentions, those of money and area.

    ``folded`` is the folded ``text`` and ``mentions`` are those found in it, in order.
    """
    spans, roles, kept = _NOWHERE, _NOTHING_KEPT, _KEEP_NOTHING
    surfaces: dict[str, str] = {}
    shared = surfaces.setdefault  # a text has few cues in very many places: those that read alike share a string
    for words, edges, goes_on in clauses.sentences(folded, mentions):
        spans = [None, *kept(spans)] if goes_on else [*_NOWHERE]
        places, amounts, roles, kept = _readings[roles if goes_on else _NOTHING_KEPT, *words]
        for number, start, end in places:
            first, last = edges[number] + start, edges[number + 1] if end is None else edges[number] + end
            surface = text[first:last]
            spans.append(_span((first, last, shared(surface, surface))))
        yield amounts, spans


class _Places:
    """Numbers the places that a frame names."""

    def __init__(self) -> None:
        self.found: dict[Place, int] = {}

    def number(self, place: Place | Name | None) -> int:
        """Return the number of a place, see ``Reading``."""
        if place is None:
            return 0
        if place.gap < 0:
            return -place.gap
        return self.found.setdefault(Place(place.gap, place.start, place.end), len(_NOWHERE) + len(self.found))


def _read(frame: Frame) -> Reading:
    roles, gaps, slots = cast("Kept", frame[0]), cast("Sequence[Gap]", frame[1::2]), cast("Sequence[Slot]", frame[2::2])
    if not any(slot.is_measured for slot in slots):
        is_kept = any(roles) and not any(governors.tells_time(gap) for gap in gaps)
        handed_on = (roles, _KEEP_ALL) if is_kept else (_NOTHING_KEPT, _KEEP_NOTHING)
        return Reading((), (NO_ROLES,) * len(slots), *handed_on)  # 一季度产值5亿元；用电3亿千瓦时；税收2亿元
    names = {key: Name(role, -k, 0, 0) for k, (key, role) in enumerate(zip(_KEPT, roles, strict=True), start=1) if role}
    time, told = names.pop(_TIME, None), names.pop(_STATUS, None)
    is_condition = conditions.read(slots, gaps)
    named = attribution.read(slots, gaps, is_condition, names)
    marks = statuses.read(slots, gaps, named, is_condition, time if told else None)
    governed, time = governors.read(slots, gaps, named, time)
    if time and governors.holds_on(time):
        names[_TIME] = time
        if statuses.goes_with(time.role, marks) or (told and time.gap < 0):
            names[_STATUS] = time
    places = _Places()
    amounts: list[Roles] = []
    for slot, name, governor, status in zip(slots, named, governed, marks, strict=True):
        if slot.is_measured:
            role = name.role if name else "other"
            phase, period = governor.phase, governor.period(role, status)
            amounts.append((role, status, places.number(phase), places.number(period), places.number(name)))
        else:
            amounts.append(NO_ROLES)
    kept = [names.get(key) for key in _KEPT]
    picked = _picking(*[places.number(name) for name in kept])
    edges = tuple(_beside_edges(place, gaps) for place in places.found)
    return _shared(Reading(edges, tuple(amounts), tuple(name and name.role for name in kept), picked))


def _beside_edges(place: Place, gaps: Sequence[Gap]) -> tuple[int, int, int | None]:
    """Return a place as ``Reading`` holds it; each gap has two edges, its own and that of the amount behind it."""
    meets_amount = place.gap < len(gaps) - 1 and place.end == len(gaps[place.gap].text)
    return 2 * place.gap, place.start, None if meets_amount else place.end


@lru_cache(maxsize=_CACHED)
def _shared(reading: Reading) -> Reading:
    """Return one object for all equal readings: of many frames, few say something that no other says."""
    return reading


def _is_short(frame: Frame) -> bool:
    gaps = cast("Sequence[Gap]", frame[1::2])
    return len(gaps) <= _CACHED_GAPS and all(len(gap.text) <= frames.REPEATED_CHARS for gap in gaps)


_readings = Memo(_read, keeps=_is_short, max_size=_CACHED)

"""Reads a text into mentions: where a quantity stands and what it says. Quantities are made of them."""

from __future__ import annotations

from itertools import repeat
from typing import TYPE_CHECKING, NamedTuple

from policytext.offsets import Span
from policytext.quantities import joins
from policytext.quantities.amount_types import SILENT
from policytext.quantities.hedges import PLACES
from policytext.quantities.resolve import resolved
from policytext.quantities.surroundings import LEVEL, WINDOW_CHARS, readers
from policytext.quantities.types import Quantity
from policytext.quantities.values import said
from policytext.tuples import maker

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from policytext.quantities.amount_types import Use, Words
    from policytext.quantities.measures import Value
    from policytext.quantities.units import Units


class Mentions(NamedTuple):
    """The numbers with their units, in order: lists, since a tuple for each would leave holes in the memory.

    Attributes:
        starts: where each begins.
        ends: where it ends.
        values: what it says with the words around it.
        uses: with what unit, and as which slot.
        surfaces: how it is written in the folded text; empty for one that was put together.
    """

    starts: list[int]
    ends: list[int]
    values: list[Value]
    uses: list[Use]
    surfaces: list[str]


Roles = tuple[str | None, str | None, int, int, int]
"""Role, status, and the numbers of phase, period and cue among some spans, 0 for none."""

Part = tuple["Iterable[Roles]", "Sequence[Span | None]"]
"""The roles of some mentions, and the spans that they number."""

NO_ROLES: Roles = (None, None, 0, 0, 0)
WITHOUT_ROLES: Part = (repeat(NO_ROLES), (None,))
_span, _quantity = maker(Span), maker(Quantity)


def read(folded: str, units: Units) -> Mentions:
    """Return the mentions of a folded text in order."""
    text = folded + "\n"
    behinds, items = readers(units).behinds, joins.read(text, units)
    mentions = Mentions([], [], [], [], [])
    starts, ends, values, uses, surfaces = mentions
    shared: Words | None = None
    for i, (start, end, amount, words, is_followed) in enumerate(items):
        value, use = amount.value, amount.use
        if value and words is SILENT and not is_followed:
            shared = None
        else:
            front, behind, is_level = words, SILENT, False
            if is_followed:
                following = items[i + 1][0] if i + 1 < len(items) else len(folded)
                behind = behinds[text[end : min(following, end + WINDOW_CHARS) + 1]]
                is_level = text[end] == LEVEL
            if front.if_place and text[start] in PLACES:
                front = front.if_place
            if shared and front.takes_over == "change":
                shared = shared.hands_on
            if not (shared and front.takes_over):
                shared = front.hands_on
            elif front.per is None:
                front = shared
            if amount.is_plain and not is_level:
                value, use = said[amount, front, behind]
            else:
                value, use = resolved(text, (start, end, amount), front, behind, units) or (None, None)
        if value and use:
            starts.append(start)
            ends.append(end)
            values.append(value)
            uses.append(use)
            surfaces.append(amount.surface)
    return mentions


def quantities(text: str, mentions: Mentions, parts: Iterable[Part], *, is_folded: bool) -> tuple[Quantity, ...]:
    """Return the mentions in ``text`` as quantities; each part gives the next of them their roles.

    Those that read alike share their phrase, and their surface in a text that folding leaves as it is.
    """
    made: list[Quantity] = []
    phrases: dict[str, str] = {}
    waiting = zip(*mentions, strict=True)
    for roles, span in parts:
        for (role, status, phase, time, cue), mention in zip(roles, waiting):  # noqa: B905 - the next part takes the rest
            start, end, value, (rule, slot), surface = mention
            core = surface if surface and is_folded else text[start:end]
            if slot.head or slot.tail:
                first = start - slot.head if slot.head else start
                last = end + slot.tail if slot.tail else end
                whole = text[first:last]
                phrase = _span((first, last, phrases.setdefault(whole, whole)))
            else:
                phrase = _span((start, end, core))
            fields = start, end, core, core, rule, value, phrase, role, status, span[phase], span[time], span[cue], None
            made.append(_quantity(fields))
    return tuple(made)

"""Ties amounts, stages and firms to the projects named; what no sentence ties stays out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policytext.late import late
from policytext.records import project_cards, project_tables
from policytext.records.ordered import Ordered
from policytext.records.project_reader import Draft, Line, Reader
from policytext.records.types import Project

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from policytext.offsets import Span
    from policytext.quantities import Quantity
    from policytext.records.contexts import Contexts
    from policytext.records.pieces import Piece
    from policytext.records.sentences import Bounds

_QUOTATION = late(r"[“”‘’「」『』《》<>〈〉 ]")


def lines_of(stretches: Iterable[Piece], sentences: Iterable[Bounds]) -> Iterator[Line]:
    """Yield the lines of the article."""
    ordered = Ordered.in_order(sentences)
    for piece in stretches:
        if piece.is_body:
            yield Line(piece.start, piece.end, ordered.inside(piece.start, piece.end))


def find(lines: Iterable[Line], quantities: Ordered[Quantity], contexts: Contexts) -> tuple[Project, ...]:
    """Return the projects of a page in the order of their first naming, each phase of one behind the whole."""
    drafts: dict[str, Draft] = {}
    page = contexts.surroundings
    reader = Reader(quantities, contexts, page)
    cards = [(card, project_tables.project_of(card.row, quantities, page)) for card in project_cards.find(page.folded)]
    told = Ordered.of(card for card, project in cards if project)
    for line in lines:
        is_row = "\t" in page.folded[line.start : line.end]
        if not (is_row or told.inside(line.start, line.end) or told.around(line.start, line.start)):
            reader.read_line(line)
            _merge(drafts, reader.take_finished(), page.folded)
    _merge(drafts, reader.read, page.folded)
    _take_up_headline(drafts, page.metadata.title)
    found = [
        *(project for draft in drafts.values() for project in _projects(draft)),
        *project_tables.find(quantities, page),
        *(project for _, project in cards if project),
    ]
    return tuple(sorted(found, key=lambda project: project.name.start))


def _merge(drafts: dict[str, Draft], others: Iterable[Draft], folded: str) -> None:
    for draft in others:
        key = _QUOTATION.sub("", folded[draft.name.start : draft.name.end])
        known = drafts.setdefault(key, draft)
        if known is not draft:
            _add(known, draft)


def _add(known: Draft, draft: Draft) -> None:
    for phase, record in draft.records.items():
        known.reach(phase, record.get("status"), record.get("date"))
        known.fill(phase, **record)
    known.company = known.company or draft.company
    known.location = known.location or draft.location
    known.park = known.park or draft.park


def _take_up_headline(drafts: dict[str, Draft], title: Span | None) -> None:
    """Give what the headline says of a project to the one of the text whose name holds that name, or is held by it."""
    in_title = [key for key, draft in drafts.items() if title and title.start <= draft.name.start < title.end]
    for key in in_title:
        same = [draft for other, draft in drafts.items() if other not in in_title and (other in key or key in other)]
        if len(same) == 1:
            _add(same[0], drafts.pop(key))


def _projects(draft: Draft) -> Iterator[Project]:
    known = [name for record in draft.records.values() for name, value in record.items() if value is not None]
    is_sure = draft.naming.is_sure or not {"total_investment", "status"}.isdisjoint(known)
    if not is_sure or not known:
        return
    for _, record in sorted(draft.records.items(), key=lambda item: item[0] != ""):
        yield Project(name=draft.name, company=draft.company, location=draft.location, park=draft.park, **record)

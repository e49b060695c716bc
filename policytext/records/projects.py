"""Ties amounts, stages and firms to the projects named; what no sentence ties stays out."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from policytext.late import late
from policytext.records import grids, project_cards, project_tables
from policytext.records.ordered import Ordered
from policytext.records.project_drafts import Draft
from policytext.records.project_reader import Reader
from policytext.records.types import Project

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from policytext.offsets import Span
    from policytext.quantities import Quantity
    from policytext.records.contexts import Contexts
    from policytext.records.ordered import Stretch
    from policytext.records.pieces import Piece
    from policytext.records.surroundings import Surroundings

_QUOTATION = late(r"[“”‘’「」『』《》<>〈〉 ]")


def find(stretches: Iterable[Piece], quantities: Ordered[Quantity], contexts: Contexts) -> tuple[Project, ...]:
    """Return the projects of a page in the order of their first naming, each phase of one behind the whole."""
    drafts: dict[str, Draft] = {}
    page = contexts.surroundings
    reader = Reader(quantities, contexts, page)
    cards = [(card, project_tables.project_of(card.row, quantities, page)) for card in project_cards.find(page.folded)]
    tables = list(grids.find(page.folded))
    told: list[Stretch] = [*(card for card, project in cards if project), *tables]
    for line in _prose(stretches, Ordered.of(told), page.folded):
        reader.read_line(line)
        if len(reader.read) > len(reader.latest):
            _merge(drafts, reader.take_finished(), page.folded)
    _merge(drafts, reader.read, page.folded)
    _take_up_headline(drafts, page.metadata.title)
    named = [
        *(project for table in tables for project in project_tables.projects_of(table, quantities, page)),
        *(project for _, project in cards if project),
    ]
    found = list(_take_up(drafts, named, page))
    found += (project for draft in drafts.values() for project in _projects(draft))
    return tuple(sorted(found, key=lambda project: project.name.start))


def _take_up(drafts: dict[str, Draft], named: Sequence[Project], page: Surroundings) -> Iterator[Project]:
    """Yield the projects of tables and cards that the text does not name; what it says of the others joins theirs.

    In the headline a longer name may stand for one of them: 余杭区澄光传感器项目.
    """
    keys = [_key(page.folded, project.name) for project in named]
    counts = Counter(keys)
    in_title = _in_title(drafts, page.metadata.title)
    for key, project in zip(keys, named, strict=True):
        held = key if key in drafts else next((other for other in in_title if key in other and other in drafts), None)
        if held is None or counts[key] > 1:
            yield project
            continue
        told = Draft.of(project, drafts[held].naming)
        _add(told, drafts.pop(held))
        drafts[key] = told


def _prose(stretches: Iterable[Piece], told: Ordered[Stretch], folded: str) -> Iterator[Piece]:
    """Yield the lines of the article that are no rows of a table and no part of a card."""
    has_tables = "\t" in folded
    for line in stretches:
        is_row = has_tables and folded.find("\t", line.start, line.end) >= 0
        if line.is_body and not is_row and not (told.items and _is_told(line, told)):
            yield line


def _is_told(line: Piece, told: Ordered[Stretch]) -> bool:
    return bool(told.inside(line.start, line.end) or told.around(line.start, line.start))


def _merge(drafts: dict[str, Draft], others: Iterable[Draft], folded: str) -> None:
    for draft in others:
        key = _key(folded, draft.name)
        known = drafts.setdefault(key, draft)
        if known is not draft:
            _add(known, draft)


def _key(folded: str, name: Span) -> str:
    return _QUOTATION.sub("", folded[name.start : name.end])


def _add(known: Draft, draft: Draft) -> None:
    for phase, record in draft.records.items():
        known.reach(phase, record.get("status"), record.get("date"))
        known.fill(phase, record)
    known.company = known.company or draft.company
    known.location = known.location or draft.location
    known.park = known.park or draft.park


def _take_up_headline(drafts: dict[str, Draft], title: Span | None) -> None:
    """Give what the headline says of a project to the one of the text whose name holds that name, or is held by it."""
    in_title = _in_title(drafts, title)
    for key in in_title:
        same = [draft for other, draft in drafts.items() if other not in in_title and (other in key or key in other)]
        if len(same) == 1:
            _add(same[0], drafts.pop(key))


def _in_title(drafts: Mapping[str, Draft], title: Span | None) -> list[str]:
    return [key for key, draft in drafts.items() if title and title.start <= draft.name.start < title.end]


def _projects(draft: Draft) -> Iterator[Project]:
    known = [name for record in draft.records.values() for name, value in record.items() if value is not None]
    is_sure = draft.naming.is_sure or not {"total_investment", "status"}.isdisjoint(known)
    if not is_sure or not known:
        return
    for _, record in sorted(draft.records.items(), key=lambda item: item[0] != ""):
        yield Project(name=draft.name, company=draft.company, location=draft.location, park=draft.park, **record)

"""Reads the sentences of the article and ties what they say to the projects that they name."""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING, Any

from attrs import define, field

from policytext.late import late
from policytext.offsets import Span
from policytext.records import project_facts as facts
from policytext.records import project_lists, project_names, project_phases, project_sections
from policytext.records import project_stages as stages
from policytext.records import project_words as words
from policytext.records.ordered import Item, Ordered
from policytext.records.project_drafts import Draft, is_later
from policytext.records.surroundings import lies_in
from policytext.records.types import NO_CONTEXT, Context, Location, Park, Period, Status

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from policytext.entities import Organization
    from policytext.quantities import Quantity
    from policytext.records.contexts import Contexts
    from policytext.records.ordered import Stretch
    from policytext.records.project_names import Kind, Naming
    from policytext.records.project_stages import StageWord
    from policytext.records.surroundings import Naming as NamedPlace
    from policytext.records.surroundings import Surroundings

_CLAUSE_HEAD = late(r"[，,；;：:][ \u3000]*")
_COMMA = late("[，,；;：:]")
_BELOW = late(r"[。：:】\s\u3000]*+")
_QUOTES = late("[“”‘’「」『』]*+")
_ASIDE_CHARS = 60
_LOCATIVE_CHARS = 4
_LEAD_CHARS = 24
_ATTRIBUTE_CHARS = 60
_AROUND_CHARS = 200
_GROUP_SIZE = 100
_OWN = ("name", "sentence")


@define(eq=False, repr=False)
class Reader:
    """Reads the lines; what follows a naming is tied to ``group``, amounts only where that is one project.

    ``latest`` is the only project of the line before, ``item`` the one that a line is headed with: 1. 澄光传感项目。…;
    ``is_aside`` where the sentence before tells nothing; ``is_unnamed`` where a line tells of one that no line names.
    """

    quantities: Ordered[Quantity]
    contexts: Contexts
    page: Surroundings
    read: list[Draft] = field(factory=list)
    group: list[Draft] = field(factory=list)
    latest: list[Draft] = field(factory=list)
    item: Draft | None = None
    section: Context = NO_CONTEXT
    is_several: bool = False
    is_aside: bool = False
    is_unnamed: bool = False
    line: int = 0
    floor: int = 0
    limits: tuple[int, int] = (0, 0)
    namings: Ordered[Naming] = field(factory=lambda: Ordered((), ()))
    turns: frozenset[int] = frozenset()

    def read_line(self, line: Stretch) -> None:
        """Read a line; one that opens with 该项目, or with 总投资 below a name, goes on with that project."""
        found = project_names.find(self.page, line.start, line.end)
        opening = _first_name(found)
        is_short = opening is None and line.end - line.start <= project_sections.MOST_CHARS
        if is_short and (self.section is not NO_CONTEXT or self.page.names_any(line.start, line.end)):
            self.section = project_sections.headed(self.page, line) or self.section
        if not (found or self.latest):
            return
        is_same = self._opens_with_anaphor(found, line.start)
        goes_on = is_same or self._is_below_name(line)
        self.group, self.is_several, self.line = self.latest if goes_on else [], False, line.start
        self.item, self.is_aside, self.is_unnamed = None, False, is_same and not self.group
        known = len(self.read)
        if self.group or opening:
            namings = Ordered.in_order(found)
            for start, end in self.contexts.sentences_within(line.start, line.end):
                self._read_sentence(start, end, named := namings.inside(start, end))
                is_alone = len(named) == 1 and project_names.stands_alone(self.page.folded, named[0], start, end)
                if is_alone and self.group:
                    self.item = self.group[0]
        if not goes_on or len(self.read) > known:
            told = self.read[known:]
            self.latest = told[-1:] if len({draft.name.text for draft in told}) == 1 else []

    def take_finished(self) -> list[Draft]:
        """Take out the projects that the next line cannot go on with."""
        count = len(self.read) - len(self.latest)
        finished, self.read = self.read[:count], self.read[count:]
        return finished

    def _is_below_name(self, line: Stretch) -> bool:
        """Whether the line before is the name of a project alone and this one goes on with it: 总投资…, 占地…."""
        return bool(self.latest) and self._describes(self.latest[0], line.start)

    def _describes(self, draft: Draft, start: int) -> bool:
        """Whether what begins at an offset describes the project whose name alone stands before it: 由某公司建设."""
        folded = self.page.folded
        is_next = words.pattern("continues", "describes").match(folded, start) is not None
        return is_next and _BELOW.fullmatch(folded, draft.naming.end, start) is not None

    def _read_sentence(self, start: int, end: int, namings: Sequence[Naming]) -> None:
        """Tie what a sentence says; before the first name of one that does not go on there is nothing to tie to."""
        was_aside, self.is_aside = self.is_aside, False
        if self.item:
            self.group, self.is_several = [self.item], False
        elif not self._goes_on(start, namings, was_aside=was_aside):
            self.is_aside = self._is_aside(start, end, namings) and not was_aside
            if self.is_aside:
                return
            self.group, self.is_several = [], False
        opening = _first_name(namings)
        if not (self.group or opening):
            return
        is_carried = bool(self.group)
        first = start if is_carried or opening is None else opening.start
        self.floor, self.limits = start, (start, end)
        self.namings = Ordered.in_order(namings)
        self.turns = frozenset(self._turns(first, end))
        folded, bodies = self.page.folded, self.page.bodies.inside(first, end)
        owned = {quantity.start for naming in namings for quantity in self._attributes(naming)}
        events: list[tuple[int, int, Callable[[Any], None], Any]] = [
            *((offset, 0, self._on_turn, offset) for offset in self.turns),
            *((naming.start, 1, self._on_naming, naming) for naming in namings if naming.start >= first),
            *((body.start, 2, self._on_company, body) for body in facts.companies_named(folded, start, bodies)),
            *(
                (stage.start, 3, self._on_stage, stage)
                for stage in stages.stages(folded, first, end, self.namings, floor=start)
            ),
            *(
                (amount.start, 4, self._on_amount, (name, amount))
                for amount in self.quantities.inside(first, end)
                if (name := facts.field_of(amount, folded)) and amount.start not in owned
            ),
        ]
        if is_carried and self.page.names_any(first, end):
            events += ((place.start, 5, self._on_place, place) for place in self._located(self.page.places, first, end))
            events += ((park.start, 5, self._on_park, park) for park in self._located(self.page.parks, first, end))
        for _, _, react, item in sorted(events, key=itemgetter(0, 1)):
            react(item)

    def _is_aside(self, start: int, end: int, namings: Sequence[Naming]) -> bool:
        """Whether a sentence tells nothing of a project, and the next one may go on with the one before: 县长出席."""
        return end - start <= _ASIDE_CHARS and not (namings or self.quantities.inside(start, end))

    def _goes_on(self, start: int, namings: Sequence[Naming], *, was_aside: bool) -> bool:
        """Whether a sentence speaks of the one project of the sentence before: 该项目…, 达产后…, 其中一期….

        Behind an aside only a word for the project says so.
        """
        if len(self.group) != 1 or self.is_several:
            return False
        start = self._behind_lead(start)
        opens = self._opens_with_anaphor(namings, start)
        goes_on = words.pattern("continues").match(self.page.folded, start) is not None
        return opens or (not was_aside and (goes_on or self._describes(self.group[0], start)))

    def _behind_lead(self, start: int) -> int:
        """Return where a sentence goes on behind its quotation mark and a word that leads it in: 紧接着，|二期…."""
        folded = self.page.folded
        quoted = _QUOTES.match(folded, start)
        start = quoted.end() if quoted else start
        lead = words.pattern("lead").match(folded, start)
        return lead.end() + 1 if lead and folded.startswith(("，", ","), lead.end()) else start

    def _opens_with_anaphor(self, namings: Sequence[Naming], start: int) -> bool:
        return bool(namings) and namings[0].kind == "anaphor" and self._opens(start, namings[0].start)

    def _opens(self, start: int, stop: int) -> bool:
        """Whether no more than who says so stands in front of 该项目: 据介绍，; 项目负责人表示，."""
        lead = self.page.folded[start:stop]
        return not lead or (
            lead[-1] in "，,：:" and len(lead) <= _LEAD_CHARS and not self.page.places.inside(start, stop)
        )

    def _turns(self, start: int, end: int) -> Iterator[int]:
        """Yield where a comma clause turns to a place, an organization or another subject."""
        folded, subject = self.page.folded, words.pattern("subject")
        starts = {item.start for named in (self.page.places, self.page.bodies) for item in named.inside(start, end)}
        for match in _CLAUSE_HEAD.finditer(folded, start, end):
            is_named = match.end() in starts and not facts.is_labelled(folded, match.end(), start)
            if is_named or subject.match(folded, match.end()):
                yield match.end()

    def _attributes(self, naming: Naming) -> Iterator[Quantity]:
        """Yield the amounts that stand before a name as its attributes: 总投资12亿元、占地90亩的…项目."""
        folded, offset = self.page.folded, naming.start
        is_linked = project_lists.is_attribute
        while naming.kind == "name":
            quantity = self.quantities.last(offset, max(self.floor, offset - _ATTRIBUTE_CHARS))
            if quantity is None or not is_linked(folded[quantity.phrase.end : offset]):
                return
            yield quantity
            offset, is_linked = quantity.phrase.start, project_lists.is_listed

    def _on_turn(self, _: int) -> None:
        self.group, self.is_several = [], False

    def _on_naming(self, naming: Naming) -> None:
        folded = self.page.folded
        before = self.group[-1].naming if self.group else None
        company = facts.company_of_name(folded, naming, self.page.bodies, self.floor)
        if before and self._is_predicate(before.end, naming):
            return
        naming = self._behind_amounts(naming)
        gap = folded[before.end : self._start(naming, company, before.end)] if before else ""
        if naming.kind == "other":
            if before and project_lists.names_others(gap):
                self.is_several = True
            elif naming.is_sure:  # 建成6条生产线 tells what is built of the project before
                self.group, self.is_several = [], False
        if naming.kind != "name":
            return
        if not naming.is_sure and self.is_unnamed:
            return
        if not naming.is_sure and self._is_built(naming):
            self._take_attributes(naming)
            return
        self.item = None
        if before and project_lists.explains(gap):
            self.group.pop()
            self.read.pop()
        draft = self._draft(naming, company)
        is_next = before is not None and project_lists.joins(gap)
        self.group = [*self.group[-_GROUP_SIZE:], draft] if is_next else [draft]
        self.is_several = len(self.group) > 1 or project_lists.has_others(folded, naming.end)
        stage = stages.stage_before_name(folded, naming, self.floor)
        if stage:
            self._fill_stage(draft, stage)
        self._take_attributes(naming)

    def _is_predicate(self, end: int, naming: Naming) -> bool:
        """Whether a name says what the one project named before is: A项目|是全省首个氢能项目, A项目|，是募投项目."""
        folded = self.page.folded
        end += folded.startswith(("，", ","), end)
        is_said = self._is_one() and words.pattern("reject").match(folded, end, naming.start) is not None
        return is_said and _COMMA.search(folded, end, naming.start) is None

    def _start(self, naming: Naming, company: Organization | None, floor: int) -> int:
        """Return where what belongs to a name begins behind ``floor``: its attributes, its firm, or itself."""
        attributes = list(self._attributes(naming))
        parts = [company, *(quantity.cue for quantity in attributes), *(quantity.phrase for quantity in attributes)]
        return min((part.start for part in parts if part and floor <= part.start), default=naming.start)

    def _take_attributes(self, naming: Naming) -> None:
        for quantity in self._attributes(naming):
            field_name = facts.field_of(quantity, self.page.folded)
            if field_name:
                self._fill_amount(self.group[-1], field_name, quantity)

    def _behind_amounts(self, naming: Naming) -> Naming:
        """Return a naming without the sum or area in its name: 8亿元传感器项目 is 传感器项目, not so 8万吨铜线项目."""
        inside = [
            quantity
            for quantity in self.quantities.inside(naming.start, naming.head)
            if not self._is_capacity(naming, quantity)
        ]
        if not inside or naming.kind != "name":
            return naming
        start = min(inside[-1].phrase.end, naming.head)
        head = self.page.folded[naming.head : naming.end]
        kind: Kind = "other" if project_names.is_class(self.page, start, naming.head, head) else "name"
        return naming._replace(start=start, kind=kind, border="")

    def _is_built(self, naming: Naming) -> bool:
        """Whether a site is a part of the one project before, which builds it: A项目总投资5亿元，建设研发中心."""
        return self._is_one() and self.group[0].naming.is_sure and naming.border in words.words("build")

    def _is_capacity(self, naming: Naming, quantity: Quantity) -> bool:
        folded, low = self.page.folded, naming.start
        if quantity.kind not in ("money", "area"):
            return True
        return quantity.kind == "area" and folded.endswith(words.endings("capacity"), low, quantity.phrase.start)

    def _draft(self, naming: Naming, company: Organization | None) -> Draft:
        start = facts.without_company(self.page.folded, naming, company)
        name = Span(start, naming.end, self.page.text[start : naming.end])
        phase = project_phases.behind(self.page.folded, self.page.text, naming.end)
        draft = Draft(naming, name, company, self._location(name), self._park(naming), phase)
        self.read.append(draft)
        return draft

    def _location(self, name: Span) -> Location | None:
        """Return the division in a name, or one in its sentence that lies in that and in no other name.

        Else it is the one of the paragraph, or that of the page.
        """
        page = self.page
        inside = page.places.last_inside(name.start, name.end) or page.seats.last_inside(name.start, name.end)
        nearest = self._nearest(name, page.places)
        around = page.smallest(nearest) if nearest else None
        if inside and not (around and lies_in(around.division, inside.division)):
            return page.location_named(inside, "name")
        if around:
            return page.location_named(around, "sentence")
        named = page.places.inside(self.line, self.limits[0]) if self.line < self.limits[0] else ()
        return page.location_of_all(named, "paragraph") if named else self.section.location or page.location_of_page

    def _park(self, naming: Naming) -> Park | None:
        park = self._nearest(naming, self.page.parks)
        return self.page.park_named(park, "sentence") if park else self.section.park

    def _nearest(self, name: Stretch, among: Ordered[Item]) -> Item | None:
        """Return the nearest of a sentence that is no part of the name of a project."""
        low = max(self.limits[0], name.start - _AROUND_CHARS)
        high = min(self.limits[1], name.end + _AROUND_CHARS)
        if not among.inside(low, high):
            return None
        before = (item for item in among.before(name.start, low) if not self._is_named(item))
        behind = (item for item in among.behind(name.end, high) if not self._is_named(item))
        return next(before, None) or next((item for item in behind if self._is_site(name, item)), None)

    def _is_site(self, name: Stretch, item: Stretch) -> bool:
        """Whether a place behind a name tells where it is: in the same comma clause, or behind 位于 and the like."""
        folded = self.page.folded
        clause = _COMMA.search(folded, name.end, item.start) is None and item.start not in self.turns
        before = folded[max(name.end, item.start - _LOCATIVE_CHARS) : item.start]
        return clause or before.endswith(words.endings("locative"))

    def _is_named(self, item: Stretch) -> bool:
        """Whether a naming is part of the name of a project."""
        named = self.namings.around(item.end - 1, item.start + 1)
        return named is not None and named.kind == "name"

    def _on_amount(self, named: tuple[str, Quantity]) -> None:
        if len(self.group) == 1 and not self.is_several:
            self._fill_amount(self.group[0], *named)

    def _on_stage(self, stage: StageWord) -> None:
        for draft in self.group:
            self._fill_stage(draft, stage)

    def _located(self, among: Ordered[Item], start: int, end: int) -> Iterator[Item]:
        """Yield the places or parks right behind 位于, 选址 and the like."""
        locative = words.endings("locative")
        folded = self.page.folded
        return (item for item in among.inside(start, end) if folded.endswith(locative, start, item.start))

    def _on_place(self, place: NamedPlace) -> None:
        """Take where the one project spoken of lies, where neither its name nor the sentence that names it says so."""
        known = self.group[0].location if self._is_one() else None
        if self._is_one() and (known is None or known.found not in _OWN):
            self.group[0].location = self.page.location_named(self.page.smallest(place), "sentence")

    def _on_park(self, park: Organization) -> None:
        known = self.group[0].park if self._is_one() else None
        if self._is_one() and (known is None or known.found not in _OWN):
            self.group[0].park = self.page.park_named(park, "sentence")

    def _is_one(self) -> bool:
        return len(self.group) == 1 and not self.is_several

    def _on_company(self, body: Organization) -> None:
        for draft in self.group:
            draft.company = draft.company or body

    def _fill_amount(self, draft: Draft, name: str, quantity: Quantity) -> None:
        phase = quantity.phase if quantity.phase and not self._is_named(quantity.phase) else draft.phase
        key = project_phases.key(phase.text) if phase else ""
        known = draft.records.get(key, {}).get(name)
        if known and known.role == "land_supply" != quantity.role:
            del draft.records[key][name]
        draft.fill(key, {"phase": phase, name: quantity})

    def _fill_stage(self, draft: Draft, stage: StageWord) -> None:
        folded, text = self.page.folded, self.page.text
        phase = project_phases.before(folded, text, stage.start, max(self.floor, draft.naming.end))
        record = draft.records.setdefault(project_phases.key(phase.text) if phase else "", {})
        if is_later(stage.stage, record.get("status")):
            day = stages.day_of(folded, text, stage, self.floor)
            record["status"] = Status(Span(stage.start, stage.end, text[stage.start : stage.end]), stage.stage)
            record["date"] = Period(day, self.contexts.interval(day, "achieved")) if day else None
            record.setdefault("phase", phase)


def _first_name(namings: Sequence[Naming]) -> Naming | None:
    for naming in namings:
        if naming.kind == "name":
            return naming
    return None

"""Holds what is known of a project while a page is read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from attrs import define, field

from policytext.records import project_words as words
from policytext.records.types import PROJECT_AMOUNTS, Status

if TYPE_CHECKING:
    from collections.abc import Mapping

    from policytext.entities import Organization
    from policytext.offsets import Span
    from policytext.records.project_names import Naming
    from policytext.records.types import Location, Park, Period, Project, Stage


@define(repr=False)
class Draft:
    """A project while its sentences are read: one set of fields for the whole and for each phase.

    ``phase`` is the one that its name ends with.
    """

    naming: Naming
    name: Span
    company: Organization | None
    location: Location | None
    park: Park | None
    phase: Span | None = None
    records: dict[str, dict[str, Any]] = field(factory=dict)

    @classmethod
    def of(cls, project: Project, naming: Naming) -> Self:
        """Return the draft of a project that a table or card tells of and the text names as well."""
        amounts = {name: getattr(project, name) for name in PROJECT_AMOUNTS}
        record = {**amounts, "status": project.status, "date": project.date}
        place = project.location, project.park
        return cls(naming._replace(is_sure=True), project.name, project.company, *place, records={"": record})

    def fill(self, key: str, values: Mapping[str, Any]) -> None:
        """Set the fields of a phase that are not known yet; the whole is the phase ``""``."""
        record = self.records.setdefault(key, {})
        for name, value in values.items():
            if record.get(name) is None:
                record[name] = value

    def reach(self, key: str, status: Status | None, date: Period | None) -> None:
        """Set the stage of a phase, and the day of it, where it is a later one than the stage known."""
        record = self.records.setdefault(key, {})
        if status and is_later(status.value, record.get("status")):
            record["status"], record["date"] = status, date


def is_later(stage: Stage, known: Status | None) -> bool:
    """Whether a stage comes behind the one known."""
    return known is None or words.STAGES.index(known.value) < words.STAGES.index(stage)

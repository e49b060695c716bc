"""The values of the room: what the facts of a page say together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from attrs import frozen

from policytext.carried import Carried

if TYPE_CHECKING:
    from datetime import date

    from policytext.entities import Division, Organization
    from policytext.offsets import Span
    from policytext.quantities import Quantity

Found = Literal["name", "sentence", "paragraph", "title", "issuer"]
"""Where the naming of a place or park stands: in the organization's own name, in the sentence of the fact, in its
paragraph, in the title of the page or of a part of it, or in the name of who issued it."""


@frozen
class Interval(Carried):
    """The days that a period covers.

    Attributes:
        start: first day; None where the text leaves it open (截至2023年末).
        end: last day, which belongs to it; None where the text leaves it open.
    """

    start: date | None
    end: date | None


@frozen
class Location(Carried):
    """The administrative division that a fact belongs to, with the words that name it.

    Attributes:
        span: the naming.
        division: which division it is.
        found: where the naming stands.
    """

    span: Span
    division: Division
    found: Found


@frozen
class Park(Carried):
    """The development zone or industrial park that a fact belongs to.

    Attributes:
        span: the naming.
        found: where it stands.
    """

    span: Span
    found: Found


@frozen
class Context(Carried):
    """What the words around a quantity or an organization add to it; each part is None where they add nothing.

    Attributes:
        interval: the days that the period of a quantity covers.
        location: the administrative division.
        park: the development zone or industrial park.
        organization: the nearest organization named in the sentence of a quantity, no park.
    """

    interval: Interval | None = None
    location: Location | None = None
    park: Park | None = None
    organization: Span | None = None


Stage = Literal["planned", "signed", "started", "under_construction", "completed", "in_production", "stopped"]
"""How far a project is."""


@frozen
class Status(Carried):
    """How far a project is, with the words that say so.

    Attributes:
        span: the words.
        value: the stage.
    """

    span: Span
    value: Stage


@frozen
class Period(Carried):
    """A time as written, and the days that it covers; None where the page does not tell them."""

    span: Span
    interval: Interval | None


@frozen
class Project(Carried):
    """A project, or one phase of it; each field is None unless a sentence or list item ties it to the name.

    Attributes:
        name: the first naming.
        phase: the phase that the record is about, such as 一期; None for the whole.
        company: who builds or runs it.
        total_investment: amount of money.
        land_area: land that it stands on.
        floor_area: floor space.
        output_value: output expected a year.
        status: how far it is.
        date: when that stage was reached.
        location: the administrative division.
        park: the development zone or industrial park.
    """

    name: Span
    phase: Span | None = None
    company: Organization | None = None
    total_investment: Quantity | None = None
    land_area: Quantity | None = None
    floor_area: Quantity | None = None
    output_value: Quantity | None = None
    status: Status | None = None
    date: Period | None = None
    location: Location | None = None
    park: Park | None = None


PROJECT_AMOUNTS = ("total_investment", "land_area", "floor_area", "output_value")
"""The fields of a project that hold a quantity."""


@frozen
class Day(Carried):
    """A day as written.

    Attributes:
        span: the words.
        value: which day; None where the page does not say its year.
    """

    span: Span
    value: date | None


@frozen
class Metadata(Carried):
    """What a page says of itself; each field is None where it does not say.

    Attributes:
        title: the headline of the article.
        publication_date: the day it was published; of an official document without one, the day it was signed.
        outlet: the paper, agency or site that it comes from.
        author: who wrote it, one name or several.
        issuing_body: the authority that issued an official document.
        document_number: its number, such as 国发〔2023〕5号.
    """

    title: Span | None = None
    publication_date: Day | None = None
    outlet: Span | None = None
    author: Span | None = None
    issuing_body: Span | None = None
    document_number: Span | None = None


NO_METADATA = Metadata()
"""What a page says of itself that says nothing, or whose records were not asked for."""

NO_CONTEXT = Context()
"""What a fact of a page has whose records were not asked for."""


@frozen
class Records(Carried):
    """All that ``find`` found.

    Attributes:
        metadata: what the page says of itself.
        quantity_contexts: one for each quantity given, in order.
        organization_contexts: one for each organization given, in order.
        projects: the projects named, each with what is tied to it.
    """

    metadata: Metadata = NO_METADATA
    quantity_contexts: tuple[Context, ...] = ()
    organization_contexts: tuple[Context, ...] = ()
    projects: tuple[Project, ...] = ()

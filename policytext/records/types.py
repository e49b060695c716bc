"""The values of the room: what the facts of a page say together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from attrs import frozen

if TYPE_CHECKING:
    from datetime import date

    from policytext.entities import Division
    from policytext.offsets import Span

Found = Literal["name", "sentence", "paragraph", "title", "issuer"]
"""Where the naming of a place or park stands: in the organization's own name, in the sentence of the fact, in its
paragraph, in the title of the page, or in the name of who issued it."""


@frozen
class Interval:
    """The days that a period covers.

    Attributes:
        start: first day; None where the text leaves it open (截至2023年末).
        end: last day, which belongs to it; None where the text leaves it open.
    """

    start: date | None
    end: date | None


@frozen
class Location:
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
class Park:
    """The development zone or industrial park that a fact belongs to.

    Attributes:
        span: the naming.
        found: where it stands.
    """

    span: Span
    found: Found


@frozen
class Context:
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


@frozen
class Day:
    """A day as written.

    Attributes:
        span: the words.
        value: which day; None where the page does not say its year.
    """

    span: Span
    value: date | None


@frozen
class Metadata:
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


NO_CONTEXT = Context()
"""What a fact of a page has whose records were not asked for."""

"""What ``analyze`` returns: one page, its repaired text and the facts found."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attrs import frozen

from policytext import plain
from policytext.entities import Official, Organization, Person, Place, Title, individuals
from policytext.errors import DocumentError
from policytext.records import NO_METADATA, Metadata, frames, notebook, rows, sentences
from policytext.relocation import Relocation

if TYPE_CHECKING:
    from policytext.boilerplate import Segment
    from policytext.entities import Individual
    from policytext.offsets import Span
    from policytext.quantities import Quantity
    from policytext.records import Context, Kind, Project
    from policytext.script import NormalizedText

FORMAT_VERSION = 1
"""The version of the plain form that ``Document.to_dict`` gives and ``data/document.schema.json`` describes."""

_MENTIONS = ("people", "titles", "organizations", "places")


@frozen
class Document:
    """One analysed page. Every offset in it is a code point of ``source``, the text as the caller passed it.

    Args:
        source: the page.
        normalized: the page with its script repaired, and the alignment between the two.
        segments: what each line of the page is; they tile ``source``. None where the page was not classified, or where
            repair leaves nothing of it.
        quantities: amounts, areas and other quantities, in the order of the page.
        people: names of persons.
        titles: posts and ranks.
        organizations: organizations, development zones and parks.
        officials: every naming of a person with a post.
        places: administrative divisions named.
        metadata: title, day, outlet, author, issuing body and number, where the page says them.
        quantity_contexts: what the words around add to each quantity, in the order of ``quantities``; empty where the
            records were not asked for.
        organization_contexts: the same for each organization.
        projects: investment projects with what a sentence or list item ties to each.

    >>> import policytext
    >>> document = policytext.analyze("項目占地100畝")
    >>> Document.from_dict(document.to_dict()) == document
    True
    """

    source: str
    normalized: NormalizedText
    segments: tuple[Segment, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    people: tuple[Person, ...] = ()
    titles: tuple[Title, ...] = ()
    organizations: tuple[Organization, ...] = ()
    officials: tuple[Official, ...] = ()
    places: tuple[Place, ...] = ()
    metadata: Metadata = NO_METADATA
    quantity_contexts: tuple[Context, ...] = ()
    organization_contexts: tuple[Context, ...] = ()
    projects: tuple[Project, ...] = ()

    @property
    def sentences(self) -> tuple[Span, ...]:
        """The sentences of the page in order, without the blanks around them; made anew at each call.

        >>> import policytext
        >>> [sentence.text for sentence in policytext.analyze("占地100畝。投資5億元！").sentences]
        ['占地100畝。', '投資5億元！']
        """
        return Relocation(self.normalized).spans(sentences.split(self.normalized.text))

    @property
    def body(self) -> str:
        """The repaired text of the article alone; of the whole page where it was not classified.

        >>> import policytext
        >>> policytext.analyze("項目占地100畝。").body
        '项目占地100亩。'
        """
        if not self.segments:
            return self.normalized.text
        return "".join(segment.normalized for segment in self.segments if not segment.is_boilerplate)

    @property
    def individuals(self) -> tuple[Individual, ...]:
        """The persons of the page, each with all mentions and posts; made anew at each call."""
        return individuals(self)

    def to_rows(
        self, kind: Kind = "quantities", *, document_id: str | None = None, body_only: bool = True
    ) -> list[dict[str, Any]]:
        """Return flat rows, one for each fact, for a table of many pages.

        Args:
            kind: which facts: ``"quantities"``, ``"officials"`` (one row a post), ``"organizations"``,
                ``"projects"``, ``"segments"``.
            document_id: the caller's name for the page, repeated in every row.
            body_only: leave out what stands outside the article.

        Returns:
            Dicts with the columns of ``policytext.records.COLUMNS[kind]``, in the order of the page. Texts are as the
            page has them, amounts ``Decimal``, days ``datetime.date``; None where the page does not say. ``start`` and
            ``end`` index ``source``; ``line`` and ``sentence`` count from 1.

        Raises:
            ValueError: there is no such kind of row.

        >>> import policytext
        >>> row = policytext.analyze("項目占地100畝。").to_rows(document_id="p1")[0]
        >>> row["document_id"], row["text"], row["role"], row["area_m2"]
        ('p1', '100畝', 'land_area', Decimal('66666.66666666666666666666667'))
        """
        return rows.build(self, kind, document_id=document_id, body_only=body_only)

    def to_frame(
        self, kind: Kind = "quantities", *, document_id: str | None = None, body_only: bool = True
    ) -> frames.Frame:
        """Return the rows of ``to_rows`` as a data frame of pandas, or of polars where pandas is not installed.

        Raises:
            MissingExtraError: neither is installed.
            ValueError: there is no such kind of row.
        """
        return frames.build(self.to_rows(kind, document_id=document_id, body_only=body_only), kind)

    def _repr_html_(self) -> str:
        """Return the facts of the article as compact tables, for a notebook."""
        title = self.metadata.title
        kinds: tuple[Kind, ...] = ("projects", "quantities", "officials")
        return notebook.render({kind: self.to_rows(kind) for kind in kinds}, title.text if title else None)

    def to_dict(self) -> dict[str, Any]:
        """Return the document as values that JSON can hold, as ``data/document.schema.json`` describes them.

        Decimals become strings and mentions objects; the source is included.
        """
        return {
            "version": FORMAT_VERSION,
            "source": self.source,
            "normalized": plain.normalized_to_dict(self.normalized),
            "segments": [plain.segment_to_dict(segment) for segment in self.segments],
            "quantities": [plain.quantity_to_dict(quantity) for quantity in self.quantities],
            **{name: [plain.mention_to_dict(mention) for mention in getattr(self, name)] for name in _MENTIONS},
            "officials": [plain.official_to_dict(official) for official in self.officials],
            "metadata": plain.metadata_to_dict(self.metadata),
            "quantity_contexts": [plain.context_to_dict(context) for context in self.quantity_contexts],
            "organization_contexts": [plain.context_to_dict(context) for context in self.organization_contexts],
            "projects": [plain.project_to_dict(project) for project in self.projects],
        }

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Return the document that ``to_dict`` gave ``data`` for.

        Raises:
            DocumentError: ``data`` is of another version, or a field is missing or of another form.
        """
        version = data.get("version") if isinstance(data, Mapping) else None
        if version != FORMAT_VERSION:
            raise DocumentError(f"the document is of version {version!r}; this library reads version {FORMAT_VERSION}")
        try:
            return cls(
                source=data["source"],
                normalized=plain.normalized_from_dict(data["source"], data["normalized"]),
                segments=tuple(map(plain.segment_from_dict, data["segments"])),
                quantities=tuple(map(plain.quantity_from_dict, data["quantities"])),
                people=plain.mentions_from_dicts(Person, data["people"]),
                titles=plain.mentions_from_dicts(Title, data["titles"]),
                organizations=plain.mentions_from_dicts(Organization, data["organizations"]),
                places=plain.mentions_from_dicts(Place, data["places"]),
                officials=tuple(map(plain.official_from_dict, data["officials"])),
                metadata=plain.metadata_from_dict(data["metadata"]),
                quantity_contexts=tuple(map(plain.context_from_dict, data["quantity_contexts"])),
                organization_contexts=tuple(map(plain.context_from_dict, data["organization_contexts"])),
                projects=tuple(map(plain.project_from_dict, data["projects"])),
            )
        except (KeyError, TypeError, AttributeError, ArithmeticError, ValueError) as error:
            raise DocumentError(
                f"not a document of version {FORMAT_VERSION}: {type(error).__name__} {error}"
            ) from error

"""What ``analyze`` returns: one page, its repaired text and the facts found."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from attrs import frozen

from policytext import plain
from policytext.entities import Official, Organization, Person, Place, Title
from policytext.errors import DocumentError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from policytext.boilerplate import Segment
    from policytext.quantities import Quantity
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
        segments: what each line of the page is; they tile ``source``. None where the page was not classified.
        quantities: amounts, areas and other quantities, in the order of the page.
        people: names of persons.
        titles: posts and ranks.
        organizations: organizations, development zones and parks.
        officials: every naming of a person with a post.
        places: administrative divisions named.

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
        }

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Return the document that ``to_dict`` gave ``data`` for.

        Raises:
            DocumentError: ``data`` is of another version, or a field is missing or of another form.
        """
        version = data.get("version")
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
            )
        except (KeyError, TypeError, AttributeError, ArithmeticError, ValueError) as error:
            raise DocumentError(
                f"not a document of version {FORMAT_VERSION}: {type(error).__name__} {error}"
            ) from error

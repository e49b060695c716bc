"""What ``analyze`` returns: one page, its repaired text and the facts found, and their form as plain data."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any, Self

from attrs import frozen

from policytext.errors import PolicyTextError
from policytext.offsets import Alignment, Span
from policytext.quantities import Quantity, Stated, Value
from policytext.script import Flag, NormalizedText

if TYPE_CHECKING:
    from collections.abc import Mapping

FORMAT_VERSION = 1
"""The version of the plain form that ``Document.to_dict`` gives and ``data/document.schema.json`` describes."""


@frozen
class Document:
    """One analysed page. Every offset in it is a code point of ``source``, the text as the caller passed it.

    Args:
        source: the page.
        normalized: the page with its script repaired, and the alignment between the two.
        quantities: amounts, areas and other quantities, in the order of the page.

    >>> import policytext
    >>> document = policytext.analyze("項目占地100畝")
    >>> Document.from_dict(document.to_dict()) == document
    True
    """

    source: str
    normalized: NormalizedText
    quantities: tuple[Quantity, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """Return the document as values that JSON can hold, as ``data/document.schema.json`` describes them.

        Decimals become strings and mentions objects; the source is included.
        """
        return {
            "version": FORMAT_VERSION,
            "source": self.source,
            "normalized": {
                "text": self.normalized.text,
                "edits": [list(edit) for edit in self.normalized.alignment.edits],
                "flags": [_flag_to_dict(flag) for flag in self.normalized.flags],
            },
            "quantities": [_quantity_to_dict(quantity) for quantity in self.quantities],
        }

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Return the document that ``to_dict`` gave ``data`` for.

        Raises:
            DocumentError: ``data`` is of another version, or a field is missing or of another form.
        """
        if data.get("version") != FORMAT_VERSION:
            raise DocumentError(f"a document of version {data.get('version')!r}; this library reads {FORMAT_VERSION}")
        ...

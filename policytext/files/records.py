"""A record of an input, a JSON object or the row of a table, as a page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import frozen

from policytext.files.types import ID_FIELD, Failure, Page

if TYPE_CHECKING:
    from collections.abc import Iterable

DEFAULT_TEXT_FIELD = "text"


@frozen
class Fields:
    """Which field of a record holds its text, and which its name; None: ``document_id`` if it has one, or its place."""

    text: str = DEFAULT_TEXT_FIELD
    id: str | None = None

    def missing(self, names: Iterable[str]) -> str | None:
        """Return what is wrong with a record or header of these names, or None."""
        names = list(names)
        for name, option in ((self.text, "--text-field"), (self.id, "--id-field")):
            if name is not None and name not in names:
                listed = ", ".join(map(repr, names)) or "none"
                return f"no field {name!r} (fields: {listed}); name the one to read with {option}"
        return None

    def page(self, record: dict[str, Any], place: str, size_bytes: int) -> Page | Failure:
        """Return the page of a record; ``place`` is what messages call it."""
        if wrong := self.missing(record):
            return Failure(self._name(record, place), f"{place}: {wrong}", {}, size_bytes)
        fields = dict(record)
        name = self._name(fields, place)
        fields.pop(self.id or ID_FIELD, None)
        text = fields.pop(self.text)
        if not isinstance(text, str):
            kind = "null" if text is None else f"a {type(text).__name__}"
            return Failure(name, f"{place}: field {self.text!r} is {kind}, not a string", fields, size_bytes)
        return Page(name, text, fields, size_bytes)

    def _name(self, record: dict[str, Any], place: str) -> Any:
        """Return what names a page; an id of null or of no characters names none."""
        name = record.get(self.id or ID_FIELD)
        return place if name in (None, "") else name

"""The values of the room: a page that was read, and what could not be read or written."""

from __future__ import annotations

from typing import Any

from attrs import Factory, frozen

from policytext.errors import PolicyTextError

STANDARD_STREAM = "-"
"""The name of standard input and output on the command line."""

ID_FIELD = "document_id"
"""The column that names a page in every output; an input may bring it along."""


class InputError(PolicyTextError, ValueError):
    """A file or a line of one cannot be read; the message begins with its name."""


class OutputError(PolicyTextError, OSError):
    """A file cannot be written; the message begins with its name."""


@frozen
class Page:
    """One text to work on.

    Attributes:
        id: what names it: the field that the user chose, or its place: the file, or file and line (``pages.jsonl:7``).
        text: the page.
        fields: the other fields of its line, which are carried through.
        size_bytes: how much of the input it took, for the progress bar.
    """

    id: Any
    text: str
    fields: dict[str, Any] = Factory(dict)
    size_bytes: int = 0


@frozen
class Failure:
    """What stands where a page could not be read; ``message`` begins with the name of its place."""

    id: Any
    message: str
    fields: dict[str, Any] = Factory(dict)
    size_bytes: int = 0

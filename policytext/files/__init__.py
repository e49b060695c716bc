"""Reads the pages that the command is given, and writes what it found so that nothing is ever lost or half done."""

from policytext.files.finding import find, size_bytes
from policytext.files.reading import Reading, read
from policytext.files.types import STANDARD_STREAM, Failure, InputError, OutputError, Page

__all__ = [
    "STANDARD_STREAM",
    "Failure",
    "InputError",
    "OutputError",
    "Page",
    "Reading",
    "find",
    "read",
    "size_bytes",
]

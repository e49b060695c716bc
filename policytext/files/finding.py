"""From what stands on the command line to the files to read."""

from __future__ import annotations

import glob
import os
from pathlib import Path
from typing import TYPE_CHECKING

from policytext.files import paths
from policytext.files.reading import SUFFIXES
from policytext.files.types import STANDARD_STREAM, InputError

if TYPE_CHECKING:
    from collections.abc import Iterable


def find(named: Iterable[str]) -> list[str | InputError]:
    """Return the files that paths name, in their order, each once.

    A folder gives every file below it that can be read, by name. A path with ``*``, ``?`` or ``[`` that is none gives
    what matches, by name; ``**`` matches folders of any depth. ``-`` is standard input. An ``InputError`` stands for a
    folder or a pattern without any file.
    """
    found = [file for path in named for file in _named_by(path)]
    return list(dict.fromkeys(found))


def _named_by(path: str) -> list[str | InputError]:
    if not path:
        return [InputError("'': no name of a file")]
    if paths.is_folder(path):
        return _below(path)
    if path != STANDARD_STREAM and glob.has_magic(path) and not paths.exists(path):
        matches = sorted(glob.glob(path, recursive=True))  # noqa: PTH207 - Path.glob takes no absolute pattern
        return [file for match in matches for file in _named_by(match)] or [InputError(f"{path}: no file matches")]
    return [path]


def _below(folder: str) -> list[str | InputError]:
    errors: list[OSError] = []
    files = (Path(place, name) for place, _, names in os.walk(folder, onerror=errors.append) for name in names)
    found = sorted(str(file) for file in files if file.suffix.lower() in SUFFIXES and file.is_file())
    unread = [InputError(f"{error.filename}: {error.strerror}") for error in errors]
    if not found and not unread:
        return [InputError(f"{folder}: no file to read in this folder (there are {', '.join(SUFFIXES)})")]
    return [*found, *unread]


def size_bytes(found: Iterable[str | InputError]) -> int | None:
    """Return how much there is to read, or None where standard input makes that unknown."""
    names = [file for file in found if isinstance(file, str)]
    if STANDARD_STREAM in names:
        return None
    return sum(Path(file).stat().st_size for file in names if paths.is_file(file))

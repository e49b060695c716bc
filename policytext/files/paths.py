"""What stands under a path: nothing, where the system refuses to look, as it does for a name that is too long."""

from __future__ import annotations

import os


def exists(path: str) -> bool:
    """Return whether there is a file, a folder or a device."""
    return os.path.exists(path)  # noqa: PTH110 - Path.exists raises where the system refuses


def is_file(path: str) -> bool:
    """Return whether there is a file."""
    return os.path.isfile(path)  # noqa: PTH113 - the same


def is_folder(path: str) -> bool:
    """Return whether there is a folder."""
    return os.path.isdir(path)  # noqa: PTH112 - the same

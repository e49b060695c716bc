"""What a process costs that imports a tool and calls it once, in seconds of the processor."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from . import components
from .components import from_module
from .timing import Times

if TYPE_CHECKING:
    from collections.abc import Sequence

_USUAL_MODULES = ("attrs", "regex")
USUAL = f"import {', '.join(_USUAL_MODULES)}"
_CALL = f"""
import sys
from {components.__name__} import load
with open(sys.argv[2], encoding="utf-8") as text:
    load(sys.argv[1]).ours.enter()(text.read())
"""


def in_turn(component: str, text: str, *, rounds: int) -> tuple[Times, Times]:
    """Run a component's own tool on a text, and in turn the usual imports, each in a fresh process.

    Raises:
        ImportError: one of the usual modules is not installed.
    """
    _check_usual()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "text.txt")
        path.write_text(text, "utf-8", newline="")
        ours, usual = ["-c", _CALL, component, str(path)], ["-c", USUAL]
        for arguments in (ours, usual):
            _seconds(arguments)
        pairs = [(_seconds(ours), _seconds(usual)) for _ in range(rounds)]
    firsts, seconds = zip(*pairs, strict=True)
    return Times(firsts), Times(seconds)


def _check_usual() -> None:
    for name in _USUAL_MODULES:
        if find_spec(name) is None:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)


def _seconds(arguments: Sequence[str]) -> float:
    """Return what a process takes, its modules compiled before; ``ImportError`` where the system does not tell."""
    usage = from_module("resource", "getrusage")
    children = from_module("resource", "RUSAGE_CHILDREN")
    before = usage(children)
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    subprocess.run([sys.executable, *arguments], check=True, env=environment)
    after = usage(children)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

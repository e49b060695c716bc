"""What a process costs that imports a tool and calls it once, in seconds of the processor."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from . import components
from .timing import Times

if TYPE_CHECKING:
    from collections.abc import Sequence

USUAL = "import attrs, regex"


def in_turn(component: str, text: str, *, rounds: int) -> tuple[Times, Times]:
    """Run a component's own tool on a text, and in turn the usual imports, each in a fresh process."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "text.txt")
        path.write_text(text, "utf-8", newline="")
        ours, usual = ["-m", __name__, component, str(path)], ["-c", USUAL]
        for arguments in (ours, usual):
            _seconds(arguments)
        pairs = [(_seconds(ours), _seconds(usual)) for _ in range(rounds)]
    firsts, seconds = zip(*pairs, strict=True)
    return Times(firsts), Times(seconds)


def _seconds(arguments: Sequence[str]) -> float:
    before = os.times()
    subprocess.run([sys.executable, *arguments], check=True)
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system


if __name__ == "__main__":
    components.load(sys.argv[1]).ours.enter()(Path(sys.argv[2]).read_text("utf-8"))

"""The peak memory of one call, measured in a process of its own (``python -m tests.benchmarks.memory script FILE``).

Resident memory is read where Linux keeps its high-water mark, which can be set back there just before the call;
``getrusage`` gives the same mark, but one that the parent process and the reading of the text have already raised.
The allocator is told to give large blocks back at once, so that the call cannot live on what was freed before it.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import tracemalloc
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import asdict, frozen

from . import components

if TYPE_CHECKING:
    from .components import Tool

_STATUS = Path("/proc/self/status")
_RESET = Path("/proc/self/clear_refs")
_ENVIRONMENT = {"MALLOC_MMAP_THRESHOLD_": "131072"}
_WARM_UP_CHARS = 50_000  # long enough for what a tool loads for long texts only


class UnknownPeakError(Exception):
    """The peak of a process cannot be read on this machine."""


@frozen
class Peak:
    """What one call took at most beside its text: resident memory, and objects as ``tracemalloc`` counts them."""

    resident_bytes: int
    object_bytes: int


def in_fresh_process(component: str, text: str) -> Peak:
    """Measure a component's own tool on a text.

    Raises:
        UnknownPeakError: the machine does not tell.
    """
    if not _RESET.exists():
        raise UnknownPeakError("resident memory is read from /proc, which only Linux has")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "text.txt")
        path.write_text(text, "utf-8", newline="")
        command = [sys.executable, "-m", __name__, component, str(path)]
        environment = os.environ | _ENVIRONMENT
        done = subprocess.run(command, check=True, stdout=subprocess.PIPE, encoding="utf-8", env=environment)
    return Peak(**json.loads(done.stdout))


def peak_of(tool: Tool, text: str) -> Peak:
    """Measure one call in this process, after a shorter one that loads what is loaded once."""
    tool(text[:_WARM_UP_CHARS])
    return Peak(_resident_bytes(tool, text), _object_bytes(tool, text))


def _resident_bytes(tool: Tool, text: str) -> int:
    before = _status_bytes("VmRSS")
    _RESET.write_text("5")  # sets the high-water mark back to what is resident now
    tool(text)
    return _status_bytes("VmHWM") - before


def _status_bytes(field: str) -> int:
    line = next(line for line in _STATUS.read_text("ascii").splitlines() if line.startswith(f"{field}:"))
    return int(line.split()[1]) * 1024


def _object_bytes(tool: Tool, text: str) -> int:
    tracemalloc.start()
    tool(text)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return peak


def main(component: str, path: str) -> None:
    """Print the peak as JSON."""
    tool = components.load(component).ours.enter()
    peak = peak_of(tool, Path(path).read_text("utf-8"))
    sys.stdout.write(json.dumps(asdict(peak)))


if __name__ == "__main__":
    main(*sys.argv[1:])

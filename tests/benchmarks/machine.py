"""What a reader must know of the machine to judge a ratio."""

from __future__ import annotations

import os
import platform
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING

import policytext

if TYPE_CHECKING:
    from collections.abc import Iterable


def facts(packages: Iterable[str]) -> dict[str, str]:
    """Return processor, cores, load, system and Python, and the version of each distribution."""
    return {
        "processor": _processor(),
        "cores": str(os.cpu_count()),
        "load": _load(),
        "system": f"{platform.system()} {platform.machine()}",
        "Python": f"{platform.python_implementation()} {platform.python_version()}",
        "policytext": policytext.__version__,
        **{package: _version(package) for package in packages},
    }


def _processor() -> str:
    cpuinfo = Path("/proc/cpuinfo")
    lines = cpuinfo.read_text("utf-8").splitlines() if cpuinfo.exists() else []
    models = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(models, platform.processor() or "unknown")


def _load() -> str:
    return f"{os.getloadavg()[0]:.2f} at the start" if hasattr(os, "getloadavg") else "unknown"


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "absent"

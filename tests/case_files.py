"""Reads ``tests/cases/<component>/*.toml`` into pytest parameters."""

import tomllib
from pathlib import Path

import pytest

CASES = Path(__file__).parent / "cases"


def load(component: str, *files: str) -> list:
    """Return one parameter, a dict, for each case; those with status ``xfail`` must fail.

    A case has ``label, text, expect, source, status``; ``files`` are names without ``.toml``, all of them if left out.
    """
    paths = [CASES / component / f"{file}.toml" for file in files] or sorted((CASES / component).glob("*.toml"))
    return [_parameter(path, case) for path in paths for case in tomllib.loads(path.read_text("utf-8"))["case"]]


def _parameter(path: Path, case: dict) -> pytest.ParameterSet:
    missing = {"label", "text", "expect", "source", "status"} - case.keys()
    assert not missing, f"{path.name}: case {case.get('label')!r} lacks {sorted(missing)}"
    assert case["status"] in ("pass", "xfail"), f"{path.name}: {case['label']}: status {case['status']!r}"
    marks = [pytest.mark.xfail(strict=True)] if case["status"] == "xfail" else []
    return pytest.param(case, id=f"{path.stem}-{case['label']}", marks=marks)

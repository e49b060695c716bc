"""What each component costs, counted in calls: more is a regression, much less a reason to write the count down."""

import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
EXPECTED = tomllib.loads((ROOT / "tests" / "costs.toml").read_text("utf-8"))
MARGIN = 0.15


def measure(hash_seed):
    """Count in a fresh process, so that nothing that other tests have read is remembered."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.calls"],
        cwd=ROOT,
        env=os.environ | {"PYTHONHASHSEED": hash_seed},
        check=True,
        capture_output=True,
        encoding="utf-8",
    )
    return tomllib.loads(done.stdout)


@pytest.fixture(scope="module")
def measured():
    return measure("0")


@pytest.mark.parametrize(("text", "component"), [(text, name) for text, counts in EXPECTED.items() for name in counts])
def test_a_component_costs_what_is_written_down(measured, text, component):
    expected, found = EXPECTED[text][component], measured[text][component]
    assert abs(found - expected) <= max(5, MARGIN * expected), (
        f"{component} makes {found} calls a KB of {text}, not {expected}; if that is meant, write down "
        "what python -m tests.benchmarks.calls prints"
    )


def test_every_count_is_written_down(measured):
    assert {text: set(counts) for text, counts in measured.items()} == {
        text: set(counts) for text, counts in EXPECTED.items()
    }


def test_costs_do_not_depend_on_the_hash_seed(measured):
    assert measure("1") == measured

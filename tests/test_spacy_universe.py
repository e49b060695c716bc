"""The entry for the spaCy Universe follows its rules, and its code runs."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ENTRY_FILE = Path(__file__).parent.parent / "docs" / "universe.json"
TEXTS = {"id", "title", "slogan", "description", "github", "pip", "code_language", "url", "thumb", "image", "author"}
LISTS = {"code_example", "category", "tags"}
CATEGORIES = {"pipeline", "standalone"}


@pytest.fixture
def entry():
    return json.loads(ENTRY_FILE.read_text("utf-8"))["resources"][0]


def test_the_fields_are_those_of_the_universe(entry):
    assert {"id", "title", "slogan", "description", "pip", "code_example", "author", "category"} <= set(entry)
    assert set(entry) <= TEXTS | LISTS | {"author_links"}
    for name, value in entry.items():
        if name in LISTS:
            assert all(isinstance(item, str) for item in value)
        elif name in TEXTS:
            assert isinstance(value, str)
    assert set(entry["category"]) <= CATEGORIES


def test_the_example_runs(entry):
    code = "\n".join(entry["code_example"])
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [
        "5億元 MONEY 500000000 CNY approx",
        "100畝 AREA 66666.66666666666666666666667 m2 exact",
    ]

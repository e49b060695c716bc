"""Every example script does its whole job."""

import subprocess
import sys
from pathlib import Path

import pytest

ELSEWHERE = {"spark_job.py"}  # test_spark.py, marked spark, submits it
NEEDED = {"investment_panel": ("pandas",), "project_table": ("pandas",)}
EXAMPLES = sorted(
    path for path in (Path(__file__).parent.parent / "examples").glob("*.py") if path.name not in ELSEWHERE
)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_example_runs(example, tmp_path):
    for package in NEEDED.get(example.stem, ()):
        pytest.importorskip(package)
    done = subprocess.run([sys.executable, example], cwd=tmp_path, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    assert done.stderr == b""
    assert len(done.stdout.splitlines()) > 10

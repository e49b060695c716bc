"""Runs every ```python block of the Markdown pages; names carry on down a page.

What needs a package that is not there is left out.
"""

from importlib.util import find_spec

from sybil import Sybil
from sybil.parsers.markdown import PythonCodeBlockParser, SkipParser

NEEDS = {
    "pyarrow": ["policytext/arrow.py", "tests/benchmarks/engines.py"],
    "pyspark": ["policytext/spark.py"],
    "jieba": ["tests/benchmarks/segmenters.py"],
    "resource": [  # not on Windows
        "tests/benchmarks/engines.py",
        "tests/test_cli_bad_input.py",
        "tests/test_cli_ended.py",
        "tests/test_cli_streams.py",
    ],
}
missing = [package for package in NEEDS if not find_spec(package)]
collect_ignore = ["docs/conf.py", *(path for package in missing for path in NEEDS[package])]
collect_ignore_glob = ["examples/*.py"]  # tests/test_examples.py runs them, each in a folder of its own

pytest_collect_file = Sybil(parsers=[PythonCodeBlockParser(), SkipParser()], patterns=["*.md"]).pytest()

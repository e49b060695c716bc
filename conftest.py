"""Runs every ```python block of the Markdown pages; names carry on down a page. Leaves Spark alone where it is not."""

from importlib.util import find_spec

from sybil import Sybil
from sybil.parsers.markdown import PythonCodeBlockParser, SkipParser

collect_ignore = ["docs/conf.py", *([] if find_spec("pyspark") else ["policytext/spark.py"])]
collect_ignore_glob = ["examples/*.py"]  # tests/test_examples.py runs them, each in a folder of its own

pytest_collect_file = Sybil(parsers=[PythonCodeBlockParser(), SkipParser()], patterns=["*.md"]).pytest()

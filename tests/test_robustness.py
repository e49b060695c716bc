"""What must not matter does not: hash seeds, the caller's decimal context, threads; and cost grows with length only."""

import decimal
import hashlib
import json
import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from importlib import import_module
from pathlib import Path

import expected_pages
import pytest

from policytext import analyze

sys.path.insert(0, str(Path(__file__).parent.parent))
SHAPES = import_module("tests.benchmarks.hostile").SHAPES

DIGEST = """
import hashlib, json, sys
import policytext
for path in sys.argv[1:]:
    with open(path, encoding="utf-8", newline="") as page:
        print(hashlib.sha256(json.dumps(policytext.analyze(page.read()).to_dict()).encode()).hexdigest())
"""


def digest(text):
    return hashlib.sha256(json.dumps(analyze(text).to_dict()).encode()).hexdigest()


def pages():
    return [expected_pages.page_text(file) for file in expected_pages.page_files()]


@pytest.mark.parametrize("seed", ["0", "1", "4711"])
def test_results_do_not_depend_on_the_hash_seed(seed):
    paths = [expected_pages.PAGES / file for file in expected_pages.page_files()]
    environment = {**os.environ, "PYTHONHASHSEED": seed}
    done = subprocess.run([sys.executable, "-c", DIGEST, *paths], env=environment, capture_output=True, check=True)
    assert done.stdout.decode().split() == [digest(page) for page in pages()]


@pytest.mark.parametrize(("precision", "rounding"), [(3, decimal.ROUND_UP), (60, decimal.ROUND_DOWN)])
def test_results_do_not_depend_on_the_callers_decimal_context(precision, rounding):
    expected = [digest(page) for page in pages()]
    with decimal.localcontext(prec=precision, rounding=rounding, traps=[decimal.Inexact]):
        assert [digest(page) for page in pages()] == expected


def test_results_do_not_depend_on_threads():
    expected = [digest(page) for page in pages()] * 4
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(digest, pages() * 4)) == expected


def seconds(text):
    begin = time.process_time()
    analyze(text)
    return time.process_time() - begin


@pytest.mark.parametrize("name", SHAPES)
def test_a_hundred_thousand_hostile_characters_take_seconds_not_minutes(name):
    assert seconds(SHAPES[name](100_000)) < 4


@pytest.mark.parametrize("name", SHAPES)
def test_four_times_the_text_costs_less_than_eight_times_as_much(name):
    short, long = SHAPES[name](20_000), SHAPES[name](80_000)
    ratios = [seconds(long) / max(seconds(short), 1e-3) for _ in range(3)]
    assert min(ratios) < 8

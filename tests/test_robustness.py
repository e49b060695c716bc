"""What must not matter does not: hash seeds, decimal contexts, threads, processes; cost grows with length only."""

import decimal
import hashlib
import json
import multiprocessing
import os
import subprocess
import sys
import warnings
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from functools import cache, partial
from importlib import import_module
from pathlib import Path

import expected_pages
import pytest
import timing

from policytext import Analyzer, Document, analyze
from policytext.boilerplate import classify
from policytext.records import COLUMNS
from policytext.report import render
from policytext.verification import verify

sys.path.insert(0, str(Path(__file__).parent.parent))
HOSTILE = import_module("tests.benchmarks.hostile")
SHAPES = HOSTILE.SHAPES

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


@pytest.mark.parametrize("method", multiprocessing.get_all_start_methods())
def test_results_do_not_depend_on_how_processes_start(method):
    expected = [analyze(page) for page in pages()]
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "This process .* is multi-threaded", DeprecationWarning)  # of fork
        with ProcessPoolExecutor(2, mp_context=multiprocessing.get_context(method)) as pool:
            assert list(pool.map(Analyzer(), pages())) == expected


def seconds(text):
    return timing.seconds(analyze, text)


@pytest.mark.parametrize("name", SHAPES)
def test_a_hundred_thousand_hostile_characters_take_seconds_not_minutes(name):
    assert seconds(SHAPES[name](100_000)) < 4


@pytest.mark.parametrize("name", SHAPES)
def test_four_times_the_text_costs_less_than_eight_times_as_much(name):
    short, long = SHAPES[name](20_000), SHAPES[name](80_000)
    ratios = [seconds(long) / max(seconds(short), 1e-3) for _ in range(3)]
    assert min(ratios) < 8


CLAIMS = [
    {"organization": "科技局"},
    {"official": "周怀砚", "title": "局长", "organization": "霁川县科技局"},
    {"quantity": "总投资7亿元", "subject": "霁川精密"},
    {"quotation": "占地二百亩的霁川项目"},
    {"date": "2024年3月5日"},
]
USES = {
    **{f"rows of {kind}": partial(Document.to_rows, kind=kind) for kind in COLUMNS},
    "dict": Document.to_dict,
    "individuals": lambda document: document.individuals,
    "report": lambda document: render([("page", document)]),
    "verify": lambda document: verify(document, CLAIMS),
}


def clauses(clause, joint, length):
    return HOSTILE.clauses(HOSTILE.CLAUSES[clause], HOSTILE.JOINTS[joint], length)


@cache
def document_of(clause, joint, length):
    return analyze(clauses(clause, joint, length))


def grows_with_length(function, short, long):
    """Whether four times the text costs less than eight times as much; the machine may be busy once or twice."""
    return any(timing.seconds(function, long) < 8 * max(timing.seconds(function, short), 1e-3) for _ in range(3))


@pytest.mark.parametrize("joint", HOSTILE.JOINTS)
@pytest.mark.parametrize("clause", HOSTILE.CLAUSES)
def test_clauses_without_end_are_read_in_linear_time(clause, joint):
    """The classes of lines apart: a short list of names may be a menu, that no record is read from, a long one none."""
    for read in (classify, Analyzer(components=("quantities", "entities", "records"))):
        assert grows_with_length(read, clauses(clause, joint, 6_000), clauses(clause, joint, 24_000))


@pytest.mark.parametrize("joint", HOSTILE.JOINTS)
@pytest.mark.parametrize("use", USES)
def test_documents_of_clauses_without_end_are_used_in_linear_time(use, joint):
    short, long = document_of("all", joint, 6_000), document_of("all", joint, 24_000)
    assert grows_with_length(USES[use], short, long)


@pytest.mark.parametrize("clause", HOSTILE.CLAUSES)
@pytest.mark.parametrize("use", ["report", "verify"])
def test_documents_of_one_line_are_shown_and_asked_in_linear_time(use, clause):
    assert grows_with_length(USES[use], document_of(clause, "comma", 6_000), document_of(clause, "comma", 24_000))


@pytest.mark.parametrize("joint", HOSTILE.JOINTS)
def test_documents_of_clauses_without_end_are_read_back_in_linear_time(joint):
    short, long = (document_of("all", joint, length).to_dict() for length in (6_000, 24_000))
    assert grows_with_length(Document.from_dict, short, long)


def test_surnames_find_their_persons_in_linear_time():
    short, long = (analyze(HOSTILE.clauses("{name}县县长王{name}和王局长。", "", length)) for length in (6_000, 24_000))
    assert grows_with_length(USES["individuals"], short, long)

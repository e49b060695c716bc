"""Every public function that reads a text, with any text at all; 10,000 of them in the nightly profile."""

import inspect
from importlib import import_module
from pathlib import Path

import pytest
from fuzz import __main__ as fuzz
from hypothesis import example, given
from hypothesis import strategies as st
from promises import PROMISES
from strategies import any_text, page_text

PAGES = sorted((Path(__file__).parent.parent / "examples" / "pages").glob("*.txt"))
ROOMS = ("script", "boilerplate", "quantities", "entities", "records", "report", "verification")
READ_NO_TEXT = {
    "policytext.boilerplate.explain",
    "policytext.entities.individuals",
    "policytext.quantities.render",
    "policytext.quantities.standard_units",
}
"""These take values, which the promises of other functions hand to them."""


def public_functions():
    """The name of each public function; one that the package shows too goes by the name that it has there."""
    names = {}
    for module in map(import_module, ("policytext", *(f"policytext.{room}" for room in ROOMS))):
        for name in module.__all__:
            if inspect.isfunction(value := getattr(module, name)):
                names.setdefault(value, f"{module.__name__}.{name}")
    return set(names.values())


def test_every_public_function_that_reads_a_text_is_asked():
    assert public_functions() - READ_NO_TEXT <= PROMISES.keys()
    assert set(fuzz.TARGETS.values()) <= PROMISES.keys()


@pytest.mark.nightly
@pytest.mark.parametrize("name", PROMISES)
@given(text=any_text | page_text)
@example(text="")
@example(text="\0\ud83d\ude00\ude00\ud83d")
@example(text="\N{IDEOGRAPHIC SPACE}\r\n\x85\u2028占地100亩")
def test_any_text_is_read(name, text):
    PROMISES[name](text)


@pytest.mark.parametrize("name", PROMISES)
def test_pages_are_read(name):
    for page in PAGES:
        PROMISES[name](page.read_text("utf-8"))


@given(st.binary())
def test_any_bytes_are_a_text_to_fuzz_with(data):
    assert fuzz.text_of(data).encode("utf-8", "surrogateescape") == data


def test_fuzzing_begins_with_the_examples_and_words_of_the_tables(tmp_path):
    fuzz.write_seeds(tmp_path / "seeds")
    fuzz.write_dictionary(tmp_path / "words")
    seeds = {path.read_text("utf-8") for path in (tmp_path / "seeds").iterdir()}
    assert "占地100亩" in seeds
    assert r'"\xe4\xba\xa9"' in (tmp_path / "words").read_text("ascii").split("\n")

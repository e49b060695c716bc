"""Lexicons: what they take, what they find, what they refuse."""

import copy
from concurrent.futures import ProcessPoolExecutor

import attrs
import pytest
import timing
from hypothesis import given
from hypothesis import strategies as st
from strategies import any_text

from policytext.entities.lexicon import Lexicon
from policytext.errors import TableError
from policytext.fold import fold

SMALL = Lexicon(organizations=["海拓激光", "海拓", "Acme"], people=["安然"], titles=["链长"])


def test_find_gives_label_and_place_in_the_list():
    assert SMALL.find("链长安然走访海拓激光") == [(0, 2, "title", 0), (2, 4, "person", 0), (6, 10, "organization", 0)]


def test_the_longest_name_is_found():
    assert SMALL.find("海拓激光与海拓") == [(0, 4, "organization", 0), (5, 7, "organization", 1)]


def test_names_match_in_all_spellings():
    lexicon = Lexicon(organizations=["溫州激光"])
    assert lexicon.find(fold("温州激光與溫州激光")) == [(0, 4, "organization", 0), (5, 9, "organization", 0)]


@pytest.mark.parametrize("text", ["Acmes", "xAcme", "Acme1"])
def test_a_latin_name_is_not_found_in_a_longer_word(text):
    assert SMALL.find(text) == []
    assert SMALL.find("与Acme签约") == [(1, 5, "organization", 2)]


def test_an_empty_lexicon_finds_nothing():
    assert Lexicon().find("海拓激光") == []
    assert Lexicon(people=[""]).find("海拓激光") == []


def test_a_lexicon_is_a_frozen_value():
    same = Lexicon(organizations=("海拓激光", "海拓", "Acme"), people=("安然",), titles=("链长",))
    assert same == SMALL
    assert hash(same) == hash(SMALL)
    copied = copy.deepcopy(SMALL)
    with ProcessPoolExecutor(1) as pool:
        (carried,) = pool.map(Lexicon.find, [SMALL], ["海拓"])
    assert copied == SMALL
    assert carried == copied.find("海拓") == SMALL.find("海拓")
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        SMALL.people = ()


def test_from_table_reads_names_with_their_labels(tmp_path):
    path = tmp_path / "names.tsv"
    path.write_text("# mine\nsurface\tlabel\n海拓激光\torganization\n安然\tperson\n链长\ttitle\n", "utf-8")
    assert Lexicon.from_table(path) == Lexicon(organizations=["海拓激光"], people=["安然"], titles=["链长"])


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("surface\tlabel\n海拓\tfirm\n", r"^names.tsv:2: label 'firm' is none of organization, person, title$"),
        ("name\tlabel\n海拓\tperson\n", r"^names.tsv:1: the header must be"),
        ("surface\tlabel\n海拓\n", r"^names.tsv:2: 1 cell where the header names 2$"),
    ],
)
def test_a_faulty_table_is_named(tmp_path, text, message):
    path = tmp_path / "names.tsv"
    path.write_text(text, "utf-8")
    with pytest.raises(TableError, match=message):
        Lexicon.from_table(path)


@pytest.mark.parametrize("names", ["海拓", b"x", [b"x"], [None]])
def test_what_is_no_list_of_names_is_refused(names):
    with pytest.raises(TypeError):
        Lexicon(organizations=names)


@given(any_text, st.lists(any_text, max_size=4))
def test_any_names_are_found_in_any_text(text, names):
    for start, end, label, number in Lexicon(organizations=names).find(fold(text)):
        assert label == "organization"
        assert end - start == len(names[number])


@given(any_text)
def test_a_name_that_the_text_does_not_hold_is_not_found(text):
    assert Lexicon(people=[text + "甲"]).find(fold(text)) == []


def test_fifty_thousand_names_are_built_and_scanned_fast():
    names = [f"星洲{number:05d}号激光" for number in range(50_000)]
    assert Lexicon(organizations=names).find("走访星洲00042号激光") == [(2, 12, "organization", 42)]
    assert timing.seconds(lambda: Lexicon(organizations=names).find("走访")) < 4

"""One automaton of all words and one for each of the first blocks find the same."""

from functools import cache

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from strategies import any_text
from strategies_entities import entity_text, sentences

from policytext.entities import automaton, find, places, vocabulary
from policytext.entities.automaton import Automaton

characters = st.sampled_from("科技局温州市政府委a")
words = st.lists(st.text(characters, min_size=1, max_size=4), unique=True, max_size=12)


def found(known, text, *, first_chars):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(automaton, "_FIRST_CHARS", first_chars)
        return list(Automaton(known).matches(text))


@given(words, st.text(characters, max_size=30))
@example(["科技", "科技局", "技局温州"], "科技局温州")
@example(["局"], "局")
@example([], "科技局")
@example(["科技"], "")
def test_words_are_found_alike_however_they_are_looked_up(known, text):
    assert found(known, text, first_chars=1 << 30) == found(known, text, first_chars=-1)


@given(any_text | entity_text | sentences())
@example("走访温州市科技局\ud800，市政府")
def test_the_words_of_the_tables_are_found_alike(text):
    for known in (vocabulary.surfaces(), places._names()):
        assert found(known, text, first_chars=1 << 30) == list(of_all_words(known).matches(text))


@cache
def of_all_words(known):
    words = Automaton(known)
    words._read_chars = automaton._FIRST_CHARS
    return words


def test_a_word_is_no_part_of_a_longer_one_that_begins_there():
    assert found(["科技", "科技局", "技局长"], "科技局长", first_chars=100) == [(1, 0, 3)]


def test_the_automaton_of_all_words_is_built_once_much_is_read():
    words = Automaton(["科技局", "温州"])
    assert [words.matches("科技局" * count) != [] for count in (1, automaton._FIRST_CHARS, 1)] == [True] * 3
    assert "_whole" in vars(words)


def test_a_short_page_builds_no_automaton_of_all_words():
    words = Automaton(["科技局", "温州"])
    assert words.matches("走访温州市科技局") == [(1, 2, 4), (0, 5, 8)]
    assert "_whole" not in vars(words)


def test_a_page_is_read_alike_first_and_later():
    page = "走访青溪市科技局，局长谭国栋介绍，青溪重工集团有限公司位于浙江省温州市鹿城区。"
    first = find(page)
    assert first.organizations
    assert first.places
    find("青溪市科技局、" * automaton._FIRST_CHARS)
    assert find(page) == first

"""What holds for every text: offsets, what is legal, and the time that it takes."""

import os
import subprocess
import sys
import warnings

import pytest
import strategies_quantities as own
import timing
from hypothesis import example, given
from hypothesis import strategies as st
from strategies import any_text, page_text

from policytext.quantities import find, parse, parse_numeral, standard_units
from policytext.quantities.amount_types import SILENT
from policytext.quantities.surroundings import readers


def shifted(quantities, by):
    return [(q.start + by, q.end + by, q.text, q.value, q.phrase.start + by, q.phrase.end + by) for q in quantities]


# Offsets and any text


@given(st.one_of(any_text, page_text, own.quantity_text))
@example("万" * 2000)
@example("每" * 40 + "5元")
@example("几个")
@example("\ud83d5亿元")
def test_any_text_gives_sorted_mentions_that_are_slices_of_it(text):
    with warnings.catch_warnings(action="error"):
        found = find(text)
    end = 0
    for quantity in found:
        assert end <= quantity.start < quantity.end <= len(text)
        assert text[quantity.start : quantity.end] == quantity.text == quantity.normalized
        phrase = quantity.phrase
        assert phrase.start <= quantity.start
        assert quantity.end <= phrase.end
        assert text[phrase.start : phrase.end] == phrase.text
        assert quantity.low is None or quantity.high is None or quantity.low <= quantity.high
        end = quantity.end


@pytest.mark.parametrize("window", ["规划用地", "。该园区", "\n"])
def test_words_that_say_nothing_of_an_amount_are_one_object(window):
    assert readers(standard_units()).fronts[window] is SILENT


@pytest.mark.parametrize("text", [b"5", None, 5, bytearray(b"5")])
def test_other_types_are_refused(text):
    for function in (find, parse, parse_numeral):
        with pytest.raises(TypeError, match="text must be str"):
            function(text)


@pytest.mark.parametrize("units", ["亩", [], {"亩": 1}])
def test_units_of_another_kind_are_refused(units):
    for function in (find, parse):
        with pytest.raises(TypeError, match="units must be Units, not "):
            function("100亩", units=units)


def test_results_do_not_depend_on_the_hash_seed():
    text = "总投资约3-5亿元，占地分别为85、120和210亩，千亿级产业集群，每亩税收不低于20万元，USD 8 million。"
    script = f"from policytext.quantities import find; print([(q.text, q.value, q.phrase) for q in find({text!r})])"
    outputs = {
        subprocess.run(
            [sys.executable, "-c", script],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
            encoding="utf-8",
        ).stdout
        for seed in ("0", "1", "2")
    }
    assert len(outputs) == 1


@given(own.clauses(), own.clauses())
def test_sentences_are_read_alone(one, other):
    assert shifted(find(one + "。" + other), 0) == shifted(find(one), 0) + shifted(find(other), len(one) + 1)


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("年度累计不超过150万元", "不超过150万元"),
        ("预计约5亿元", "约5亿元"),
        ("全年计5亿元", "计5亿元"),
        ("共计5亿元", "共计5亿元"),
    ],
)
def test_a_word_of_totals_is_none_inside_another_word(text, phrase):
    (found,) = find(text)
    assert found.phrase.text == phrase


@given(
    own.phrases(),
    st.sampled_from(("本市召开会议。", "一是抓落实；", "\n", "甲乙丙，")),
    st.sampled_from(("", "。会后参观。")),
)
def test_neutral_context_only_shifts(phrase, before, after):
    assert shifted(find(before + phrase + after), 0) == shifted(find(phrase), len(before))


# Time


HOSTILE = {
    "digits": "1",
    "grouped": "1,234.5 ",
    "chinese": "三千六百",
    "dashes": "-",
    "scales": "万万万",
    "blanks": "5 ",
    "lists": "5、",
    "ranges": "3-",
    "each": "每亩",
    "most": "最高",
    "amounts": "5亿元",
    "included": "5亿元（含",
    "points": "点一",
    "currency": "$",
    "halves": "亿半",
    "hedges": "约",
}


def seconds(text):
    return timing.seconds(find, text)


@pytest.mark.parametrize("shape", sorted(HOSTILE))
def test_hostile_text_costs_linear_time(shape):
    text = (HOSTILE[shape] * 100_000)[:100_000]
    quarter = min(seconds(text[:25_000]) for _ in range(2))
    whole = min(seconds(text) for _ in range(2))
    assert whole < 2
    assert whole < 8 * quarter + 0.05

"""How records find what they read: by offset among what is in order, and by signs that no reading lacks."""

from typing import NamedTuple

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from strategies import page_text

from policytext import entities, quantities, records
from policytext.quantities.times import rules
from policytext.records import headings, project_cards, project_names
from policytext.records import project_words as words
from policytext.records.ordered import Ordered
from policytext.records.project_stages import _COMMA, clause_start


class Stretch(NamedTuple):
    """A stretch of a text."""

    start: int
    end: int


def _stretches(ends):
    return [Stretch(start, start + length) for start, length in ends]


stretches = st.lists(st.tuples(st.integers(0, 30), st.integers(1, 6)), max_size=8).map(_stretches)
offsets = st.integers(0, 36)


@given(stretches, offsets, offsets)
def test_what_is_in_order_is_found_by_offset(items, start, end):
    ordered = Ordered.of(items)
    inside = [item for item in sorted(items) if start <= item.start < end]
    assert list(ordered.inside(start, end)) == inside
    assert ordered.last_inside(start, end) == (inside[-1] if inside else None)
    assert ordered.beginning_at(start) == next((item for item in sorted(items) if item.start == start), None)


@given(stretches, offsets, st.tuples(offsets, offsets), st.tuples(offsets, offsets))
def test_the_nearest_of_a_sentence_comes_before_the_nearest_of_its_line(items, start, before, behind):
    end = start + 1
    inner = start - min(before), end + min(behind)
    outer = start - max(before), end + max(behind)
    ordered = Ordered.of(items)
    nearest = ordered.nearest(start, end, *inner)
    expected = (nearest, True) if nearest else (ordered.nearest(start, end, *outer), False)
    assert ordered.nearest_within(start, end, inner, outer) == expected


@given(page_text)
@example("杭州市、宁波市分别投资5亿元、6亿元。全省完成7亿元，占地100亩，余杭区8亿元、9亿元。")
@example("余杭区投资5亿元、6亿元，鲸石激光公司7亿元。8亿元")
def test_amounts_that_stand_together_have_the_context_that_each_has_alone(text):
    found, named = list(quantities.find(text, roles=True)), entities.find(text)
    together = records.find(text, segments=(), quantities=found, entities=named).quantity_contexts
    alone = [records.find(text, segments=(), quantities=[one], entities=named).quantity_contexts for one in found]
    assert [(context,) for context in together] == alone


@given(st.text("甲，、；"), offsets, offsets)
def test_a_clause_begins_behind_the_last_comma(text, floor, offset):
    commas = [match.end() for match in _COMMA.finditer(text, floor, min(offset, len(text)))]
    assert clause_start(text, offset, floor) == (commas[-1] if commas else floor)


def test_no_border_before_a_name_holds_a_mark():
    assert not {word for word in words.words(*project_names.BORDERS) if set(word) & set(project_names._MARKS)}


def test_no_time_holds_a_comma():
    assert not [template for template in rules() if _COMMA.search(template)]


def test_the_stretch_before_a_mark_holds_the_longest_label_and_blanks():
    assert max(map(len, headings.field_of_heading())) + 3 < project_cards._LABEL_CHARS


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("澄光传感器项目\n总投资：5亿元\n", 1),
        ("项目名称：澄光传感器\n总投资　：5亿元\n", 1),
        ("项目 ： 澄光传感器；总投资 ： 5亿元", 1),
        ("总投资：5亿元\n", 0),
        ("联系电话：88880000\n", 0),
        ("：总投资5亿元", 0),
    ],
)
def test_a_card_begins_with_a_name_and_a_mark(text, count):
    assert len(list(project_cards.find(text))) == count

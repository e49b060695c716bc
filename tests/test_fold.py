"""Folding keeps every offset and gives one form for each character."""

import pytest
from hypothesis import example, given
from strategies import any_text, page_text

from policytext import fold as fold_module
from policytext.fold import CharacterMap, CharacterSet, fold


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("總投資３．５億元", "总投资3.5亿元"),
        ("約５００畝", "约500亩"),
        ("臺灣與台灣", "台湾与台湾"),
        ("衞生、綫路、裏程", "卫生、线路、里程"),
        ("総額と鉱区、売上", "总额と矿区、卖上"),
        ("⽤地⾯积、⻓江", "用地面积、长江"),
        ("ＯＬＥＤ良率９２％", "OLED良率92%"),
    ],
)
def test_fold_gives_the_simplified_half_width_form(text, folded):
    assert fold(text) == folded


@pytest.mark.parametrize(
    "text", ["", "著作与着力", "要么", "余热", "㎡与①、10⁸", "“十四五”，（一）", "〇二", "のカタカナ", "abc 12.5%"]
)
def test_fold_leaves_what_has_one_form(text):
    assert fold(text) == text


@given(any_text | page_text)
@example("\ud83d\ude00")
@example("\ude00\ud83d")
@example("𠮷業\x00")
def test_fold_keeps_the_length_and_is_idempotent(text):
    folded = fold(text)
    assert len(folded) == len(text)
    assert fold(folded) == folded


@given(any_text | page_text)
@example("業\ud83d\ude00產")
def test_fold_changes_one_character_by_its_own_row(text):
    rows = fold_module._folding().mapping
    assert fold(text) == "".join(rows.get(character, character) for character in text)


def test_chunks_of_a_long_text_join_without_a_seam():
    text = "產業園區💡" * (fold_module._CHUNK_CHARS // 2)
    assert fold(text) == "产业园区💡" * (fold_module._CHUNK_CHARS // 2)


def test_a_map_changes_only_what_it_names():
    units = CharacterMap({"畝": "亩"})
    assert units.may_change("百畝")
    assert not units.may_change("百亩")
    assert not CharacterMap({}).may_change("百畝")
    assert CharacterMap({}).apply("百畝") == "百畝"


def test_a_map_takes_the_characters_that_mean_something_in_a_pattern():
    signs = CharacterMap({"]": "[", "^": "v", "-": "_", "\\": "/"})
    assert signs.apply("a]b^c-d\\e") == "a[bvc_d/e"
    _pass_the_early_texts(signs)
    assert signs.apply("a]b^c-d\\e") == "a[bvc_d/e"


def _pass_the_early_texts(characters):
    characters.apply(" " * fold_module._EARLY_CHARS)


@given(any_text | page_text)
@example("")
@example("\ud83d\ude00業")
@example("𠮷業\x00")
def test_the_first_texts_are_mapped_as_later_ones_are(text):
    early, later = (CharacterMap({"業": "业", "畝": "亩", "𠮷": "吉", "\ud83d": "a", "元": "園"}) for _ in range(2))
    _pass_the_early_texts(later)
    assert early.apply(text) == later.apply(text)


@given(any_text | page_text)
@example("\ud83d\ude00業")
def test_a_set_finds_its_characters_in_short_and_long_texts(text):
    some = CharacterSet(frozenset("業产]^-\\\ud83d𠮷\x00"))
    expected = [i for i, character in enumerate(text) if character in some.characters]
    assert list(some.positions(text)) == expected
    padding = "x" * (fold_module._CHUNK_CHARS - 1)
    assert list(some.positions(padding + text)) == [len(padding) + i for i in expected]


def test_an_empty_set_finds_nothing():
    assert list(CharacterSet(frozenset()).positions("產業" * 5000)) == []
    assert list(CharacterSet(frozenset()).positions("產業")) == []


@pytest.mark.parametrize("value", [None, b"100", 5, ["100"]])
def test_fold_refuses_what_is_no_text(value):
    with pytest.raises(TypeError, match="text must be str, not"):
        fold(value)


def test_a_long_text_without_anything_to_fold_is_given_back_itself():
    text = "总投资5亿元，占地500亩。\n" * 20_000
    assert fold(text) is text

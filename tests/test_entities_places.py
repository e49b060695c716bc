"""Places: which division a name means, and which words only look like one."""

from collections import Counter

import pytest
import timing
from hypothesis import example, given
from strategies import any_text, page_text

from policytext.entities import divisions, places
from policytext.fold import fold


def surfaces(text):
    return [text[span.start : span.end] for span in places.find(text)]


def named(text):
    return [(text[span.start : span.end], span.division and span.division.code) for span in places.find(fold(text))]


@pytest.mark.parametrize(
    ("text", "expect"),
    [
        ("浙江温岭是制造业重镇", [("浙江", "330000"), ("温岭", "331081")]),
        ("杭州市与杭州", [("杭州市", "330100"), ("杭州", "330100")]),
        ("玉环市到会，玉环的企业", [("玉环市", "331083"), ("玉环", "331083")]),
        ("台州（温岭、玉环）", [("台州", "331000"), ("温岭", "331081"), ("玉环", "331083")]),
        ("北京朝阳、辽宁朝阳", [("北京", "110000"), ("朝阳", "110105"), ("辽宁", "210000"), ("朝阳", "211300")]),
        ("南京市鼓楼区", [("南京市", "320100"), ("鼓楼区", "320106")]),
        ("鼓楼区", [("鼓楼区", None)]),
        ("吉林与海南", [("吉林", "220000"), ("海南", "460000")]),
        ("恩施州和恩施土家族苗族自治州", [("恩施", "422800"), ("恩施土家族苗族自治州", "422800")]),
        ("昆山高新区的企业", [("昆山", "320583")]),
        ("浙江省余杭经济开发区", [("浙江省", "330000"), ("余杭", "330110")]),
        ("內蒙古自治區", [("內蒙古自治區", "150000")]),
        ("台湾高雄、香港", [("台湾", "710000"), ("高雄", "710000"), ("香港", "810000")]),
    ],
)
def test_find_tells_the_division(text, expect):
    assert named(text) == expect


@pytest.mark.parametrize(
    "text",
    [
        "大理石和哈密瓜",
        "孙中山先生",
        "中山路与长安街",
        "朝阳产业",
        "和平谈判、东方既白、新华书店",
        "于都、白云、玉环",
        "温岭的企业",
        "东城经济开发区、余杭经济开发区",
        "昆山产业园",
        "长治久安",
        "各位来宾",
    ],
)
def test_words_that_only_look_like_places_are_none(text):
    assert named(text) == []


def test_lookup_takes_full_and_short_names():
    assert [division.code for division in divisions.lookup("温州市")] == ["330300"]
    assert divisions.lookup("温州") == divisions.lookup("温州市")
    assert divisions.lookup("不存在市") == ()


def test_table_holds_the_divisions_of_the_standard():
    levels = Counter(map(divisions.level_of, divisions.names()))
    assert levels["province"] == 34
    assert levels["prefecture"] == 333
    assert 2840 < levels["county"] < 2860
    assert all(len(code) == 6 and code.isdigit() for code in divisions.names())


def test_every_division_lies_in_its_parents():
    for code, name in divisions.names().items():
        division = divisions.division(code)
        assert (division.code, division.name, division.level) == (code, name, divisions.level_of(code))
        assert division.province == divisions.names()[code[:2] + "0000"]
        assert (division.county == division.name) == (division.level == "county")
        if division.prefecture is not None:
            assert division.prefecture == divisions.names()[code[:4] + "00"]


@pytest.mark.parametrize(
    ("code", "short"),
    [("150000", "内蒙古"), ("810000", "香港"), ("232700", "大兴安岭"), ("310115", "浦东"), ("422800", "恩施")],
)
def test_short_forms_leave_out_rank_and_nationality(code, short):
    assert divisions.short_forms()[code] == short


def test_divisions_of_one_character_have_no_short_form():
    (county,) = divisions.lookup("滑县")
    assert county.code not in divisions.short_forms()


def test_every_full_name_is_found_as_itself():
    for code, name in divisions.names().items():
        spans = places.find(name)
        assert [(span.start, span.end) for span in spans] == [(0, len(name))], name
        assert spans[0].division in (divisions.division(code), None)


@given(any_text)
@example("\ud800温州")
@example("温州\x00")
def test_any_text_gives_sorted_places_that_do_not_overlap(text):
    spans = places.find(fold(text))
    edges = [edge for span in spans for edge in (span.start, span.end)]
    assert edges == sorted(edges)


@given(page_text)
def test_a_place_before_a_text_changes_no_offset(text):
    assert (0, 3) in [(span.start, span.end) for span in places.find("温州市。" + fold(text))]


@pytest.mark.parametrize("unit", ["温州", "朝阳", "鼓楼区", "省", "市"])
def test_hostile_text_costs_linear_time(unit):
    text = unit * (100_000 // len(unit))
    places.find("温州")
    quarter = timing.seconds(places.find, text[: len(text) // 4])
    assert timing.seconds(places.find, text) < 8 * quarter + 0.2


@pytest.mark.parametrize(
    "text",
    [
        "创建电子商务示范县。",
        "现代县城、健康县区、全新县城。",
        "建成县级体育馆，形成县乡村三级网络。",
        "对应县级平台，适应县情。",
        "理顺市和县的关系，省和县两级联动。",
        "县委和县政府出台措施，乡镇和县区联动。",
        "温县长介绍情况，老县长到会。",
        "千年古县焕发新机。",
        "湘西北地区",
        "确保定期检查，推广安全生产。",
        "华南通过评审，东南充电网络成型。",
        "货轮驶向出海口，与会来宾参观。",
    ],
)
def test_what_lies_across_two_words_is_no_place(text):
    assert surfaces(text) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("走进范县。", "范县"),
        ("代县县长到会。", "代县"),
        ("成县建成一座工厂。", "成县"),
        ("和县长江大桥通车。", "和县"),
        ("走进和县。", "和县"),
        ("到和县考察。", "和县"),
        ("湘西州开工。", "湘西"),
        ("把保定项目建好。", "保定"),
        ("推广广安经验。", "广安"),
        ("南通过江通道开工。", "南通"),
    ],
)
def test_a_place_beside_such_a_word_is_one(text, name):
    assert surfaces(text) == [name]


def test_a_county_in_its_prefecture_or_province_is_one_whatever_its_first_character():
    assert surfaces("马鞍山市和县")[1:] == surfaces("安徽和县")[1:] == ["和县"]
    assert surfaces("山西夏县")[1:] == ["夏县"]

"""Names: what shows one, how far it reaches, and the words that are none."""

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from strategies_entities import entity_text, names

from policytext.entities import evidence, find, lattice, prospects
from policytext.fold import fold

FOLLOWED = (*sorted(evidence.followers()), "王新", "任和平", "高远", "欧阳明", "阿里", "会议", "江城", "向", "的")


def people(text):
    return [person.text for person in find(text).people]


@given(names)
def test_a_name_is_found_after_a_title_whatever_follows(name):
    for text in ("局长{}表示，将加快建设。", "副市长{}、县长", "院长{}", "总经理{}在会上介绍了情况", "主任：{}"):
        assert name in people(text.format(name))


@given(names)
def test_a_name_is_found_before_a_title_or_a_word_of_address(name):
    for text in ("{}局长致辞。", "会后，{}教授作报告。", "感谢{}先生。", "{}同志主持。"):
        assert people(text.format(name)) == [name]


@given(names)
@example("欧阳思齐")
def test_a_name_known_once_is_found_again(name):
    text = f"市科技局局长{name}致辞。园区企业对{name}的建议表示赞同，{name}一行随后离开。"
    assert people(text) == [name] * 3


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("局长江涛表示，将扩大试点", ["江涛"]),
        ("主任安静主持会议", ["安静"]),
        ("董事长万里表示", ["万里"]),
        ("任命谷雨为局长", ["谷雨"]),
        ("副县长宁静和县发改局局长和顺", ["宁静", "和顺"]),
        ("市长郎平与书记甘泉", ["郎平", "甘泉"]),
        ("总工程师司马光华参加", ["司马光华"]),
    ],
)
def test_two_or_three_characters_are_decided_by_what_follows(text, expected):
    assert people(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("副主席艾尔肯·吐尼亚孜出席", ["艾尔肯·吐尼亚孜"]),
        ("会见约翰·史密斯一行", ["约翰·史密斯"]),
        ("旗长宝音德力格尔致辞", ["宝音德力格尔"]),
        ("首席科学家Anna Becker加盟", ["Anna Becker"]),
        ("总裁铃木一郎出席", ["铃木一郎"]),
        ("州长扎西顿珠讲话", ["扎西顿珠"]),
    ],
)
def test_names_of_other_languages_are_found(text, expected):
    assert people(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("（记者 舒扬 通讯员 丁当）", ["舒扬", "丁当"]),
        ("编辑 | 尚善\n审核 | 若愚", ["尚善", "若愚"]),
        ("反响热烈。（乔木森）", ["乔木森"]),
        ("邓文博，男，汉族，1970年生", ["邓文博"]),
        ("图左起：费长房、毛遂、程门雪", ["费长房", "毛遂", "程门雪"]),
    ],
)
def test_bylines_signatures_and_captions_name_people(text, expected):
    assert people(text) == expected


@pytest.mark.parametrize("text", ["王局长、赵主任参加", "会后，王处长与赵科长留下"])
def test_a_surname_before_a_title_is_a_person(text):
    assert people(text) == ["王", "赵"]


def test_short_forms_of_address_follow_a_surname():
    assert people("王总表示，项目顺利。") == ["王"]
    assert people("汇总表示例") == []


@pytest.mark.parametrize(
    "text",
    [
        "高新技术、常青基业、方正严谨、和谐稳定",
        "金华、温州、黄石三地联合举办",
        "安全、严格、高效推进",
        "王府井集团与陈克明食品合建中心",
        "巴西、阿根廷、乌兹别克斯坦客商参会",
        "市长要求各地安排部署，严格落实",
        "任务分解到人，时任务繁重",
        "深圳·南山、省·市联动",
        "长江经济带、黄河流域生态保护",
        "张家口、石家庄、王家庄镇",
    ],
)
def test_words_brands_and_places_are_no_names(text):
    assert people(text) == []


@given(entity_text)
def test_names_do_not_cross_titles_and_organizations(text):
    found = find(text)
    spans = sorted((m.start, m.end) for m in (*found.people, *found.titles, *found.organizations))
    assert all(first[1] <= second[0] for first, second in pairwise(spans))


@given(entity_text)
@example("王局長长江日报记者欧阳文博")
def test_a_reading_costs_the_same_from_either_end(text):
    folded = fold(text)
    costs = lattice.leads(folded, 0, len(folded))
    assert costs == [lattice.readings(folded, 0, stop, stop)[0] for stop in range(len(folded) + 1)]


@given(entity_text | st.lists(st.sampled_from(FOLLOWED), max_size=6).map("".join), st.integers(-40, 60))
@example("任和平介绍说", 0)
@example("王新作主旨报告", 0)
def test_no_name_that_wins_is_thought_hopeless(text, prior):
    folded = fold(text)
    setting = lattice.Setting(prior=prior, foreign=True)
    for start in range(len(folded)):
        stop = lattice.border(folded, start)
        candidates = lattice.candidates(folded, start, stop, setting)
        choice = lattice.choose(folded, start, stop, setting, candidates)
        if not prospects.may_win(folded[start:stop], candidates, prior=prior, at_end=0):
            assert choice is None or choice.gain <= 0


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("市长在会见记者时表示，", []),
        ("局长高度评价，主任高兴地说。", []),
        ("总经理温和地回答，部长方才离开。", []),
        ("科学家们说，会长时任书记，", []),
        ("区长万里行，会计时效，", []),
        ("局长时建平表示，", ["时建平"]),
        ("叶知正院士、郑方正教授到会", ["叶知正", "郑方正"]),
        ("总经理方才俊介绍，", ["方才俊"]),
    ],
)
def test_words_behind_a_title_are_no_names_and_names_like_them_are(text, expected):
    assert [person.text for person in find(text).people] == expected

"""Names: what shows one, how far it reaches, and the words that are none."""

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from strategies_entities import entity_text, names

from policytext.entities import divisions, evidence, find, lattice, prospects
from policytext.entities.borders import Borders
from policytext.fold import fold

FOLLOWED = (*sorted(evidence.followers()), "王新", "任和平", "高远", "欧阳明", "阿里", "会议", "江城", "向", "的")


spans = st.tuples(st.integers(0, 20), st.integers(1, 9)).map(lambda span: (span[0], sum(span)))


def people(text):
    return [person.text for person in find(text).people]


@given(st.lists(spans, max_size=6), spans)
@example([(0, 6), (2, 3)], (4, 5))
@example([(0, 3)], (3, 4))
def test_what_no_span_touches_is_free_though_one_lies_in_another(taken, wanted):
    start, end = wanted
    is_touched = any(first < end and start < last for first, last in taken)
    assert Borders.between(taken).is_free(start, end) is not is_touched


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
        ("副县长解放，秘书长周兰", ["解放", "周兰"]),
        ("专家周密、教授高明到会", ["周密", "高明"]),
        ("与周兰举行会谈", ["周兰"]),
        ("参加会议的有罗晓岚、蒋知远、周兰等人", ["罗晓岚", "蒋知远", "周兰"]),
        ("县长成功和副县长高度到会", ["成功"]),
        ("副局长计划、总工程师罗晓岚到会", ["计划", "罗晓岚"]),
        ("院长支持、教授参与", []),
        ("秘书长白云山到会，走访白云山", ["白云山"]),
        ("市长要求和局长安排", []),
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
        ("副州长曲比木果、县长吉伍阿呷致辞", ["曲比木果", "吉伍阿呷"]),
        ("总裁约瑟夫·施密特签署备忘录", ["约瑟夫·施密特"]),
        ("会见托马斯·李一行", ["托马斯·李"]),
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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("方信和院士作报告", ["方信和"]),
        ("姚信和院长彭海涛作报告", ["姚信", "彭海涛"]),
        ("专家和院士、校长和教授参加", []),
    ],
)
def test_what_joins_two_people_ends_a_name_before_a_title_without_another(text, expected):
    assert people(text) == expected


def test_a_credit_is_no_post():
    found = find("联系人：罗晓岚\n监制：彭海涛")
    assert [person.text for person in found.people] == ["罗晓岚", "彭海涛"]
    assert not found.officials
    assert not found.titles


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
        "公司股东增持，外长访台，总统拟改名称",
        "专家解读：哪些企业能申报",
        "学生游行，专家展示，干部成长",
        "具有安全、方便、经济的特点，有高楼、广场、石桥等景观，与韩方举行会谈",
        "任劳任怨、严阵以待，严守党纪国法，做到警钟长鸣",
        "项目位于尹山湖、郭家沟和卢沟桥",
        "苗木、白茶等产品畅销，陈皮、高岭土价格上涨，楼宇经济起势",
        "成立以市长为组长的专班",
        "木加工企业较多，乌且河流域治理见效",
    ],
)
def test_words_brands_and_places_are_no_names(text):
    assert people(text) == []


@given(st.sampled_from(sorted(divisions.codes_by_name())))
@example("乌鲁木齐")
@example("锡林浩特市")
def test_no_name_begins_inside_a_place(place):
    assert people(f"调研组一行赴{place}考察，项目落户{place}，来自{place}的客商到会。") == []


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


def test_who_does_something_is_a_name_only_where_it_is_told_what_is_done():
    assert people("大会由周芷兰主持。") == ["周芷兰"]
    assert people("产品由周边材料制成。") == []


def test_an_unknown_surname_behind_a_title_needs_a_border_or_a_verb_of_speech():
    assert people("总经理较海涛介绍了情况") == ["较海涛"]
    assert people("商场营业员较少的街区开始招聘。") == []
    assert people("局长澳新亚留学中心") == []


def test_a_biography_opens_with_a_name_of_any_surname():
    assert people("较海涛，男，汉族，1975年3月出生。") == ["较海涛"]
    assert people("患者共三名，男，二十岁。") == []
    assert people("性别，男，汉族") == []


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

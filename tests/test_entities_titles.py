"""Titles: heads with what stands before and behind them, and the words that only look like titles."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies_entities import entity_text

from policytext.entities import titles
from policytext.entities.title_grammar import grammar


def found(text):
    return [text[span.start : span.end] for span in titles.find(text) if span.row.is_shown]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("市科技局常务副局长", ["常务副局长"]),
        ("省工业和信息化厅副厅级调研员", ["副厅级调研员"]),
        ("远岫科技公司财务总监兼董事会秘书", ["财务总监", "董事会秘书"]),
        ("砚湖大学党委副书记、副校长", ["党委副书记", "副校长"]),
        ("省水利厅机关党委专职副书记", ["机关党委专职副书记"]),
        ("青溪市第一人民医院副主任医师", ["副主任医师"]),
        ("远岫科技公司教授级高级工程师", ["教授级高级工程师"]),
        ("联合会当值联席会长", ["当值联席会长"]),
        ("总经理助理、董事长特别助理", ["总经理助理", "董事长特别助理"]),
        ("外交部长、财政部长", ["外交部长", "财政部长"]),
        ("首席执行官CEO", ["首席执行官", "CEO"]),
        ("公司第四届、第五届监事会监事", ["第四届、第五届监事会监事"]),
        ("本公司二届董事会独立董事", ["二届董事会独立董事"]),
        ("中国注册资产评估师、国际内部审计师", ["中国注册资产评估师", "国际内部审计师"]),
        ("星洲厂检修管理科长、工艺员", ["检修管理科长", "工艺员"]),
        ("星汉微电子第五届监事会股东监事", ["第五届监事会股东监事"]),
        ("任县科技局科长2018年任副局长2021-2024", ["科长", "副局长"]),
        ("光学专家建议，专家认为", ["光学专家", "专家"]),
    ],
)
def test_a_title_is_its_head_with_all_its_parts(text, expected):
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("砚溪镇党委书记", ["书记"]),
        ("青溪区党委书记", ["书记"]),
        ("中共砚湖光电行业协会党委副书记", ["副书记"]),
        ("市总工会主席", ["主席"]),
        ("远岫科技公司工会主席", ["工会主席"]),
        ("市政府党组成员、市发改委党组书记", ["党组成员", "党组书记"]),
    ],
)
def test_a_party_body_belongs_to_the_title_but_for_a_committee_of_a_territory(text, expected):
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "城市长廊与医院长椅",
        "部门长期跟踪，各局长效推进",
        "主席台和主席团",
        "市长热线、县长质量奖",
        "全面推行林长制",
        "会员大会和理事会",
        "委员会与董事会",
        "律师事务所、会计师事务所",
        "院士工作站、博士后流动站",
        "已经理论证明，总经理办公室发文",
        "法官助理8名、书记员12名",
        "古镇长桥、城区长兴路",
        "ACEO、CEOs",
    ],
)
def test_words_that_hold_a_title_are_none(text):
    assert found(text) == []


@pytest.mark.parametrize("text", ["董事长江涛表示", "局长安宁主持", "区长高远出席"])
def test_a_name_that_makes_a_word_with_the_title_leaves_the_title_whole(text):
    assert found(text) == [text[: 3 if text.startswith("董") else 2]]


def test_a_role_counts_beside_a_name_or_with_its_field_only():
    assert found("企业代表和负责人参加") == []
    assert found("远岫科技公司财务负责人参加") == ["财务负责人"]
    assert found("有关项目负责人参加") == []


def test_a_role_that_stands_alone_counts_unless_nobody_in_particular_is_meant():
    assert found("专家认为可行，参赛选手和通讯员到会") == ["专家", "选手", "通讯员"]
    assert found("业内专家、有关专家和各方专家认为可行") == []
    assert found("专家库、专家委员会和专家意见") == []


def test_a_known_title_wins_over_what_it_overlaps():
    text = "首席体验官局长"
    spans = titles.find(text, known=[(0, 5)])
    assert [text[span.start : span.end] for span in spans] == ["首席体验官", "局长"]


@given(entity_text)
def test_titles_stand_in_order_and_end_in_their_head(text):
    spans = titles.find(text)
    assert all(first.end <= second.start for first, second in pairwise(spans))
    assert all(span.start <= span.head < span.end for span in spans)


@given(st.sampled_from(sorted(grammar().heads)), st.sampled_from(("", "，", "\n", "的")))
def test_every_head_is_found_alone(head, before):
    spans = titles.find(before + head)
    assert [(span.head, span.end) for span in spans] == [(len(before), len(before + head))]

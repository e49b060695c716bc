"""Organizations: where a name begins and ends, of what kind it is, at which level and where it works."""

import os
import re
import subprocess
import sys

import case_files
import pytest
import timing
from hypothesis import example, given
from hypothesis import strategies as st
from strategies import any_text, page_text

from policytext.entities import dealing, find, naming, organizations, vocabulary
from policytext.entities.lexicon import Lexicon
from policytext.entities.reading import read
from policytext.entities.taken import Taken
from policytext.fold import fold


def title_spans(text, titles):
    """Every place where one of the words stands, in order."""
    found = [
        (start, start + len(title)) for title in titles for start in range(len(text)) if text[start:].startswith(title)
    ]
    return sorted(found)


def named(text, **options):
    return [(text[span.start : span.end], span.kind) for span in organizations.find(fold(text), **options)]


@pytest.mark.parametrize("case", case_files.load("entities_organizations"))
def test_case(case):
    titles = title_spans(case["text"], case.get("titles", ()))
    assert named(case["text"], titles=titles) == [tuple(pair) for pair in case["expect"]]


@pytest.mark.parametrize(
    ("name", "level", "code"),
    [
        ("温州市科技局", "prefecture", "330300"),
        ("浙江省温岭市人民政府", "county", "331081"),
        ("南京市鼓楼区政府", "county", "320106"),
        ("宁州市委", "prefecture", None),
        ("省科技厅", "province", None),
        ("青石镇政府", "town", None),
        ("工信部", "central", None),
        ("中国江城光学学会", "central", None),
        ("江苏省产业技术研究院", "province", "320000"),
        ("温州海拓激光有限公司", None, "330300"),
        ("临江经开区党工委", "county", "220681"),
        ("瑞安市市场监督管理局", "county", "330381"),
        ("中共温州市委", "prefecture", "330300"),
        ("国家税务总局温州市税务局", "prefecture", "330300"),
        ("中国科学院上海药物研究所", "central", "310000"),
    ],
)
def test_find_tells_level_and_place(name, level, code):
    (span,) = organizations.find(f"走访{name}。")
    assert (span.level, span.division and span.division.code) == (level, code)


def test_place_of_several_bearers_is_told_by_what_is_named_nearby():
    text = "福建省福州市召开会议，鼓楼区科技局参加。"
    assert [span.division.code for span in organizations.find(text)] == ["350102"]
    assert organizations.find("鼓楼区科技局参加。")[0].division is None


@pytest.mark.parametrize("text", ["溫州市科技局召開會議", "温州市科技局召开会议", "溫州市科技局の会議"])
def test_spellings_of_other_scripts_are_found_alike(text):
    (span,) = organizations.find(fold(text))
    assert (span.start, span.end, span.kind) == (0, 6, "government")


@given(st.one_of(any_text, page_text))
@example("\ud800公司")
@example("（（（）公司")
@example("”有限公司")
@example("与和及公司")
@example("市委" * 30)
def test_any_text_gives_sorted_spans_that_do_not_overlap(text):
    spans = organizations.find(fold(text))
    edges = [edge for span in spans for edge in (span.start, span.end)]
    assert edges == sorted(edges)
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(span.rule and span.kind for span in spans)


@given(
    st.sampled_from(["。", "\n", "；"]),
    st.lists(
        st.sampled_from(["温州市科技局召开会议", "走访海拓激光有限公司", "全局工作的局面", "省委书记到会"]),
        min_size=2,
        max_size=4,
    ),
)
def test_sentences_without_a_learned_name_are_read_alone(mark, sentences):
    alone = [pair for sentence in sentences for pair in named(sentence)]
    assert named(mark.join(sentences)) == alone


@given(st.permutations(["海拓激光", "飞凡数控", "蓝芯半导体"]))
def test_permuting_a_list_permutes_the_results(names):
    assert [name for name, _ in named(f"引进{'、'.join(names)}等企业。")] == list(names)


def test_adding_a_lexicon_row_leaves_texts_without_it_unchanged():
    lexicon = Lexicon(organizations=["飞凡"])
    text = "温州市科技局走访海拓激光有限公司。"
    assert organizations.find(text, lexicon=lexicon) == organizations.find(text)
    assert named("飞凡到会。", lexicon=lexicon) == [("飞凡", "other")]


def test_results_do_not_depend_on_the_hash_seed():
    script = (
        "from policytext.entities import organizations\n"
        "print(organizations.find('温州市科技局、海拓激光、飞凡数控等企业；工信部，省纪委监委驻省科技厅纪检监察组。'))"
    )
    printed = {
        subprocess.run(
            [sys.executable, "-c", script],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "2")
    }
    assert len(printed) == 1


HOSTILE = [
    "公司",
    "市委",
    "与公司",
    "（公司）",
    "、",
    "A. ",
    "集团、",
    "简称“",
    "中国",
    "“",
    "1",
    "局",
    "海拓激光、",
    "Co.Ltd ",
]


@pytest.mark.parametrize("unit", HOSTILE)
def test_hostile_text_costs_linear_time(unit):
    text = unit * (100_000 // len(unit))
    organizations.find(text[:100])
    quarter = timing.seconds(organizations.find, text[: len(text) // 4])
    assert timing.seconds(organizations.find, text) < max(0.5, 8 * quarter)


DEALT = [
    "走访",
    "走进",
    "来到",
    "与",
    "和",
    "、",
    "，",
    "签约",
    "我市",
    "温州银行",
    "海拓",
    "蓝箭",
    "新",
    "数控",
    "精机",
    "光电",
    "建设",
    "董事长",
    "说",
    "1",
    "A",
]
"""What stands around companies named by brand and trade, and what parts them from it."""


@given(st.lists(st.sampled_from(DEALT), max_size=9).map("".join))
@example("走访海拓数控。")
@example("温州银行与蓝箭光电")
@example("新海拓数控、温州银行")
@example("蓝箭精机董事长")
def test_no_company_that_is_dealt_with_is_passed_over(text):
    reading = read(text)
    bank = [(match.start(), match.end()) for match in re.finditer("温州银行", text)]
    for index in reading.trades:
        first = dealing._first_of_trades(reading, index)
        start = dealing._brand_start(reading, first, may_be_region=False)
        if start is not None:
            assert dealing._may_have_brand(reading, index)
            is_listed = start > 0 and text[start - 1] in dealing.LIST_CHARACTERS
            if is_listed or dealing._is_dealt_with(reading, index, start, Taken(bank)):
                assert dealing._may_be_dealt_with(reading, index, first)


def all_words():
    return [vocabulary.words()[number] for number in range(len(vocabulary.surfaces()))]


def test_every_word_is_known_by_its_number_and_once():
    assert [word.surface for word in all_words()] == list(vocabulary.surfaces())
    assert len({*vocabulary.surfaces()}) == len(vocabulary.surfaces())


def test_the_first_table_with_a_word_counts_and_others_add_what_it_shows():
    words = {word.surface: word for word in all_words()}
    government = words["政府"]
    assert (government.role, government.kind, government.territorial_kind) == ("head", "government", "government")
    assert all(words[noun].alone == "bare" for noun in vocabulary.anaphors())


def test_every_need_of_the_table_has_a_reader():
    needs = {word.needs for word in all_words() if word.role == "head"}
    assert needs == {*naming._NEEDS, *naming._LEAST_CHARS}


def test_every_kind_and_level_of_the_tables_is_one_of_the_types():
    kinds = {"party", "government", "congress", "court", "enterprise", "university", "institute", "association"}
    kinds |= {"bank", "park", "other"}
    makers = [word for word in all_words() if word.makes_organization]
    assert {word.kind for word in makers} <= kinds
    assert {word.level for word in makers} <= {"", "central", "province", "prefecture", "county", "town"}


def test_a_known_firm_keeps_the_word_that_a_title_could_take():
    text = "中信证券首席策略师"
    titles = [(2, 9)]
    assert named(text, titles=titles) == []
    assert named(text, titles=titles, heads=[6]) == [("中信证券", "enterprise")]


def test_a_bank_with_its_legal_form_is_a_bank():
    assert named("温州银行股份有限公司到会。") == [("温州银行股份有限公司", "bank")]
    assert named("温州资本股份有限公司到会。") == [("温州资本股份有限公司", "enterprise")]


def test_nouns_that_stand_for_a_named_company_are_told():
    assert {"公司", "本公司", "集团"} <= vocabulary.anaphors()
    assert "协会" not in vocabulary.anaphors()


def test_only_the_home_country_belongs_to_the_name_of_a_firm():
    assert named("代表团到中国华润集团座谈") == [("中国华润集团", "enterprise")]
    assert named("代表团到欧洲华润集团座谈") == [("华润集团", "enterprise")]
    assert named("代表团到中国清华大学座谈") == [("清华大学", "university")]


def test_the_trade_behind_a_known_firm_belongs_to_its_name_where_it_ends_it():
    assert named("走访松下影业。") == [("松下影业", "enterprise")]
    assert named("松下影业星空到会。") == [("松下", "enterprise")]
    assert named("微软科技创新大会召开。") == [("微软", "enterprise")]


def test_an_association_is_known_without_its_place_from_then_on():
    known = named("温州市光子产业联合会成立。光子产业联合会表示支持。")
    assert known == [("温州市光子产业联合会", "association"), ("光子产业联合会", "association")]
    assert named("光子产业联合会表示支持。") == []


def test_a_short_name_of_two_characters_counts_only_where_it_stands_apart():
    known = named("温州远岫有限公司落户，远岫投产。新远岫号下水。")
    assert known == [("温州远岫有限公司", "enterprise"), ("远岫", "enterprise")]


@pytest.mark.parametrize(
    ("text", "title", "expected"),
    [
        ("市工信局装备科科长到会", "科长", ["市工信局装备科"]),
        ("在装备科技、农业科普方面", "科长", []),
        ("经发局局长到会", "局长", ["经发局"]),
        ("走访经发局面临的问题", "局长", []),
        ("远岫市新能源汽车产业专班班长到会", "班长", ["远岫市新能源汽车产业专班"]),
        ("推动人工智能产业专班组建", "班长", []),
        ("检测中心主任到会", "主任", ["检测中心"]),
        ("各检测中心主任到会", "主任", []),
        ("检测中心的设备", "主任", []),
    ],
)
def test_a_section_or_unit_of_an_office_counts_before_its_post(text, title, expected):
    assert [name for name, _ in named(text, titles=title_spans(text, [title]))] == expected


@pytest.mark.parametrize(
    ("text", "title", "expected"),
    [
        ("海拓数控前总裁到会", "总裁", ["海拓数控"]),
        ("海拓数控时任总裁到会", "总裁", ["海拓数控"]),
        ("数控前沿总裁班", "总裁班", []),
        ("Northwind Laser总裁到会", "总裁", ["Northwind Laser"]),
        ("走访Carl Northwind公司", "总裁", ["Carl Northwind公司"]),
        ("with a Northwind公司", "总裁", ["Northwind公司"]),
        ("海拓激光技术部部长到会", "部长", ["海拓激光技术部"]),
        ("海拓激光生产部经理到会", "经理", ["海拓激光生产部"]),
        ("打响一流激光技术部品牌", "部长", []),
        ("海拓机械车间主任到会", "主任", ["海拓机械车间"]),
        ("海拓激光班组长到会", "班组长", ["海拓激光"]),
        ("走访机械班组长", "班组长", []),
        ("在海拓数控，工人们正加紧生产", "总裁", ["海拓数控"]),
        ("在海拓数控领域，成果丰硕", "总裁", []),
        ("在智能数控，在高端激光，都有布局", "总裁", []),
    ],
)
def test_a_company_by_its_short_name_is_told_by_what_stands_beside_it(text, title, expected):
    assert [name for name, _ in named(text, titles=title_spans(text, [title]))] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("海拓激光总工程师罗晓岚到会", [("海拓激光", "总工程师")]),
        ("宏发机械财务总监罗晓岚到会", [("宏发机械", "财务总监")]),
        ("星洲集团激光总工程师罗晓岚到会", [("星洲集团", "激光总工程师")]),
        ("机械总工程师罗晓岚到会", [(None, "机械总工程师")]),
        ("资深机械总监罗晓岚到会", [(None, "资深机械总监")]),
    ],
)
def test_a_trade_before_a_post_belongs_to_the_brand_before_it_if_there_is_one(text, expected):
    (official,) = find(text).officials
    assert [(p.organization.text if p.organization else None, p.title.text) for p in official.positions] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("近日，海拓数控拟投资10亿元建设二期。", ["海拓数控"]),
        ("由海拓数控投资建设的项目开工。", ["海拓数控"]),
        ("收购海拓数控51%股权。", ["海拓数控"]),
        ("海拓数控与温州市科技局签约。", ["海拓数控", "温州市科技局"]),
        ("与海拓环保签约。", ["海拓环保"]),
        ("加快高端数控投资建设。", []),
        ("数控拟投资方向明确。", []),
        ("推动海拓数控投资建设。", []),
        ("高端数控51%出口。", []),
        ("海拓数控领域投资建设。", []),
    ],
)
def test_a_company_by_its_short_name_is_told_by_what_it_does(text, expected):
    assert [name for name, _ in named(text)] == expected


@pytest.mark.parametrize("trade", ["工具", "厨具", "显示科技", "模具"])
def test_a_trade_that_holds_a_border_is_read_whole(trade):
    assert named(f"与温州星洲{trade}有限公司签约，{trade}具有特色。") == [(f"温州星洲{trade}有限公司", "enterprise")]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("强化工业园区基础设施。", ["工业园区"]),
        ("盘活工业园区土地。", ["工业园区"]),
        ("做好开发区工作。", ["开发区"]),
        ("宁海县既有产业园区三个。", ["产业园区"]),
        ("宁波市产业促进中心落户。", ["宁波市产业促进中心"]),
        ("国家发展改革委投资促进司介绍。", ["国家发展改革委投资促进司"]),
    ],
)
def test_what_is_done_to_a_zone_is_no_part_of_its_name(text, names):
    assert [body.text for body in find(text).organizations] == names

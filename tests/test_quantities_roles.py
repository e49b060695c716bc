"""What amounts and areas measure: cases read by hand, and what must not change a role."""

from itertools import pairwise

import pytest
import timing
from case_files import load
from hypothesis import example, given
from hypothesis import strategies as st
from strategies import any_text
from strategies_roles import AREA_NAMES, MONEY_NAMES, area_names, areas, cue_soup, money_names, neutral, sums

import policytext
from policytext.quantities import find, find_times

ROLES = {*MONEY_NAMES.values(), *AREA_NAMES.values(), "subsidy_cap", "fund_size"}
STATUSES = {"threshold", "policy", "planned", "achieved", "unknown"}


def words(span):
    return "-" if span is None else span.text


def readings(text):
    found = [quantity for quantity in find(text, roles=True) if quantity.role]
    return [[q.text, q.role, q.status, words(q.phase), words(q.period)] for q in found]


def roles(text):
    return [quantity.role for quantity in find(text, roles=True) if quantity.role]


@pytest.mark.parametrize("case", load("quantities_roles"))
def test_case(case):
    assert readings(case["text"]) == case["expect"]


def test_find_alone_gives_no_roles():
    (quantity,) = find("项目总投资5亿元")
    assert (quantity.role, quantity.status, quantity.phase, quantity.period, quantity.cue) == (None,) * 5


def test_other_kinds_carry_no_role():
    (power,) = find("总投资共装机30兆瓦", roles=True)
    assert (power.role, power.status, power.cue) == (None, None, None)


def test_cue_is_the_span_of_the_words_that_gave_the_role():
    (quantity,) = find("项目总投资约5亿元", roles=True)
    assert (quantity.cue.start, quantity.cue.end, quantity.cue.text) == (2, 5, "总投资")


def test_a_name_taken_over_from_further_back_keeps_its_words():
    text = "开发区占地50亩；绿化面积10亩；总面积30亩；5亩。"
    last = find(text, roles=True)[-1]
    assert (last.role, last.cue.start, last.cue.text) == ("zone_area", 0, "开发区")


def test_rows_of_a_list_keep_the_words_of_its_heading():
    *_, last = find("主要项目总投资：\n甲园5亿元\n乙园3亿元", roles=True)
    assert (last.role, last.cue.text) == ("total_investment", "总投资")


def test_analyze_gives_roles_with_spans_in_the_source():
    text = "項(xiàng)目二期總投資5億元"
    (quantity,) = policytext.analyze(text).quantities
    assert (quantity.role, quantity.phase.text, quantity.cue.text) == ("total_investment", "二期", "總投資")
    assert text[quantity.cue.start : quantity.cue.end] == "總投資"


@given(any_text | cue_soup)
@example("（" * 50 + "总投资5亿元")
@example("5亿元；" * 30)
@example("：\n5亿元\n5亿元")
@example("\n5亿元")
def test_any_text_is_read_and_only_the_role_fields_differ(text):
    plain, read = find(text), find(text, roles=True)
    assert [(q.start, q.end, q.value, q.phrase, q.rule) for q in plain] == [
        (q.start, q.end, q.value, q.phrase, q.rule) for q in read
    ]
    for quantity in read:
        if quantity.kind not in ("money", "area"):
            assert quantity.role is None
            continue
        assert quantity.role in ROLES
        assert quantity.status in STATUSES
        for span in (quantity.phase, quantity.period, quantity.cue):
            assert span is None or text[span.start : span.end] == span.text != ""


@given(money_names, sums, sums)
def test_role_does_not_depend_on_size_or_form_of_the_number(name, one, other):
    assert readings(f"{name}{one}")[0][1:] == readings(f"{name}{other}")[0][1:]
    assert roles(f"{name}{one}") == [MONEY_NAMES[name]]


@given(area_names, areas)
def test_role_of_area_does_not_depend_on_size_or_form_of_the_number(name, area):
    assert roles(f"{name}{area}") == [AREA_NAMES[name]]


@given(money_names, sums, neutral, neutral)
def test_neutral_context_changes_nothing(name, amount, before, after):
    assert readings(f"{before}。{name}{amount}。{after}") == readings(f"{name}{amount}")
    assert readings(f"{before}，{name}{amount}，{after}") == readings(f"{name}{amount}")


@given(money_names, sums)
def test_script_changes_nothing(name, amount):
    text = f"{name}{amount}，占地100亩"
    traditional = text.translate(
        str.maketrans("总资产业额税设备入发贷银约华亿万亩专项", "總資產業額稅設備入發貸銀約華億萬畝專項")
    )
    assert [row[1:] for row in readings(traditional)] == [row[1:] for row in readings(text)]


@given(st.permutations(sorted(MONEY_NAMES)), st.integers(2, 6))
def test_permuting_an_enumeration_permutes_the_roles(names, count):
    text = "、".join(f"{name}{k + 2}亿元" for k, name in enumerate(names[:count]))
    assert roles(text) == [MONEY_NAMES[name] for name in names[:count]]


@given(st.permutations(["产值", "税收", "利润总额", "出口额", "研发投入"]), st.integers(2, 5))
def test_names_and_amounts_pair_in_order(names, count):
    text = "、".join(names[:count]) + "分别为" + "、".join(f"{k + 2}亿元" for k in range(count))
    assert roles(text) == [MONEY_NAMES[name] for name in names[:count]]


@given(money_names, sums)
def test_sentences_do_not_reach_into_each_other(name, amount):
    one, other = f"2023年二期{name}{amount}", "合计5亿元"
    assert readings(f"{one}。{other}") == readings(one) + readings(other)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2023年", "year"),
        ("去年", "year"),
        ("今年10月", "year"),
        ("上半年", "half"),
        ("前三季度", "quarter"),
        ("1—9月", "month"),
        ("6月16日", "date"),
        ("截至2023年末", "deadline"),
        ("到2025年", "deadline"),
        ("近四年", "span"),
        ("三年内", "span"),
        ("“十四五”期间", "plan"),
        ("每年", "annual"),
        ("2023 年 1 — 9 月份", "year"),
        ("到 2025 年", "deadline"),
        ("今年前 8 个月", "year"),
        ("近 3 年", "span"),
    ],
)
def test_find_times_takes_the_whole_expression(text, expected):
    (found,) = find_times(text)
    assert (found.start, found.end, found.kind) == (0, len(text), expected)


@pytest.mark.parametrize("text", ["", "一期", "第3条", "20230616", "电话0571-2023", "三个项目", "编号 2023"])
def test_find_times_finds_none(text):
    assert find_times(text) == ()


@given(any_text | cue_soup)
def test_find_times_reads_any_text(text):
    found = find_times(text)
    assert all(text[time.start : time.end] == time.text for time in found)
    assert all(one.end <= other.start for one, other in pairwise(found))


HOSTILE = [
    "总投资5亿元；",
    "5亿元、",
    "（5亿元",
    "分别5亿元",
    "一期",
    "产值由5亿元增至",
    "年2023年",
    "5亿元的企业，",
    "。5亩",
    "将已去年5亿元，",
]


@pytest.mark.parametrize("unit", HOSTILE)
def test_time_grows_with_the_length_only(unit):
    def seconds(count):
        return timing.seconds(find, unit * count, roles=True)

    seconds(50)
    short, long = min(seconds(400) for _ in range(3)), min(seconds(1600) for _ in range(2))
    assert long < 10 * short + 0.05


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("去年投资5亿元建设厂房。", ["total_investment"]),
        ("去年投资5亿元购买设备。", ["period_investment"]),
        ("2023年投资5亿元。", ["period_investment"]),
    ],
)
def test_what_is_built_is_an_investment_of_the_whole_whatever_the_time(text, expected):
    assert roles(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("培育10亿元企业3家。", ["industry_scale"]),
        ("打造50亿元以上企业。", ["industry_scale"]),
        ("有50亿元以上企业3家。", ["other"]),
        ("支持企业3家，奖励10亿元企业。", ["subsidy"]),
    ],
)
def test_an_amount_before_a_noun_is_its_size_where_that_is_aimed_at(text, expected):
    assert roles(text) == expected


def test_an_amount_behind_a_bracket_goes_on_with_what_stands_before_it():
    assert roles("总投资（含土地款1亿元）5亿元。") == ["price", "total_investment"]
    assert roles("总投资（含土地款1亿元），税收5亿元。") == ["price", "tax_revenue"]


def test_the_base_of_a_percentage_names_no_later_amount():
    assert roles("总投资5亿元，按设备投资额8%，为4000万元。") == ["total_investment", "total_investment"]
    assert roles("总投资5亿元，税收的8%，为4000万元。") == ["total_investment", "total_investment"]
    assert roles("总投资5亿元，设备投资额增长8%，为4000万元。") == ["total_investment", "equipment_investment"]


@pytest.mark.parametrize(
    "text",
    [
        "打造1个千亿级、3个百亿级产业集群。",
        "打造1个千亿级，3个百亿级产业集群。",
        "形成千亿级2个、百亿级3个产业集群。",
        "培育2个千亿级以及5个百亿级产业集群。",
    ],
)
def test_counted_levels_of_one_list_share_the_noun_behind_the_last(text):
    assert roles(text) == ["industry_scale", "industry_scale"]


@pytest.mark.parametrize(
    "text", ["打造国家级2个、省级3个产业集群。", "百亿级别，企业受益。", "千亿级的盘子，产业很多。"]
)
def test_levels_without_a_noun_or_a_number_of_their_own_are_no_amounts(text):
    assert roles(text) == []
    assert roles("奖励5亿元1个、3亿元产业集群。") == ["subsidy", "industry_scale"]

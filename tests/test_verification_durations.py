"""Lengths of time: how long something takes, beside when it is."""

import pytest

from policytext.verification import claims_in, verify
from policytext.verification.durations import find


def answer(page, **claim):
    (verdict,) = verify(page, [claim])
    return verdict.answer


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("建设周期24个月", ["24个月"]),
        ("工期一年半，用时不到90天", ["一年半", "90天"]),
        ("周期6-8个月", ["6-8个月"]),
        ("3年内建成", ["3年"]),
        ("压缩至0.5个工作日", ["0.5个工作日"]),
        ("2023年3月开工", []),
        ("2024—2026年建设", []),
        ("近三年增长，连续三年增长", []),
        ("读三年级，第2年完工", []),
        ("每年5月", []),
    ],
)
def test_find_reads_how_long_and_not_when(text, found):
    assert [duration.text for duration in find(text)] == found


@pytest.mark.parametrize(
    ("page", "claim", "expected"),
    [
        ("建设周期24个月。", "建设周期24个月", "exact"),
        ("建设周期24个月。", "建设周期2年", "equivalent"),
        ("建设周期二十四个月。", "建设周期24个月", "equivalent"),
        ("工期18个月。", "工期一年半", "equivalent"),
        ("工期300日历天。", "工期300天", "equivalent"),
        ("审批压缩至48小时。", "审批压缩至2天", "equivalent"),
        ("工期約18個月。", "工期约18个月", "equivalent"),
        ("工期不超过3年。", "工期30个月", "within"),
        ("建设周期24个月。", "建设周期24年", "absent"),
        ("建设周期24个月。", "建设周期34个月", "absent"),
        ("工期300天。", "工期300个月", "absent"),
        ("审批时限为3个工作日。", "审批时限3天", "absent"),
        ("2024年开工，总投资5亿元。", "工期2024年", "unreadable"),
    ],
)
def test_durations_are_compared_by_their_length(page, claim, expected):
    assert answer(page, quantity=claim) == expected


def test_a_duration_may_be_given_as_value_and_unit():
    assert answer("建设周期24个月。", kind="quantity", value=24, unit="个月") == "exact"
    assert answer("建设周期24个月。", kind="quantity", value=24, unit="天") == "absent"


PAGE = "跨江桥总投资5亿元，工期900天；云岭隧道总投资9亿元，工期700天。"
PAGE += "企业开办时间由5个工作日压缩至1个工作日，不动产登记平均3天办结。"


@pytest.mark.parametrize(
    ("claim", "is_true"),
    [
        ("跨江桥工期900天", True),
        ("云岭隧道工期700天", True),
        ("企业开办时间压缩到1个工作日", True),
        ("不动产登记3天办结", True),
        ("跨江桥工期700天", False),
        ("云岭隧道工期900天", False),
        ("企业开办时间压缩到5个工作日", False),
        ("不动产登记1个工作日办结", False),
    ],
)
def test_a_duration_is_of_the_words_before_it(claim, is_true):
    assert (answer(PAGE, quantity=claim) in ("exact", "equivalent")) == is_true


def test_an_amount_beside_a_duration_is_claimed_alone():
    assert answer(PAGE, quantity="5亿元", subject="跨江桥") != "unreadable"
    assert answer("3年内投资5亿元。", quantity="3年内投资5亿元") == "exact"


def test_durations_of_a_summary_are_claims_with_the_words_before_them():
    claims = claims_in("跨江桥总投资5亿元，工期900天，2025年建成，连续三年列入计划。")
    assert [claim.text for claim in claims] == ["跨江桥总投资5亿元", "工期900天"]


def test_a_duration_is_no_rise():
    assert answer("股价下跌经历了两年。", quantity="经历了两年") == "exact"

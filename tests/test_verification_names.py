"""Which names mean one organization, and whose a post or an amount is."""

import pytest

import policytext
from policytext.verification import verify
from policytext.verification.names import Names
from policytext.verification.subjects import Subjects


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("工信部", "工业和信息化部"),
        ("市科技局", "砚州市科学技术局"),
        ("砚州市发改委", "砚州市发展和改革委员会"),
        ("云岭钨业", "云岭钨业有限公司"),
        ("砚云集团", "砚云集团股份有限公司"),
        ("隼目传感有限公司", "隼目传感（砚州）有限公司"),
        ("启明芯科技", "启明芯科技有限公司"),
    ],
)
def test_forms_of_one_name(one, other):
    assert Names().are_same(one, other)
    assert Names().are_same(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("砚州市科技局", "霁川市科技局"),
        ("科技局", "科技局家属院"),
        ("云岭钨业有限公司", "云岭铜业有限公司"),
        ("云岭", "云岭钨业有限公司"),
        ("发展和改革委员会", "发展和改革委员会价格处"),
        ("局", "科技局"),
        ("", "科技局"),
    ],
)
def test_names_of_two(one, other):
    assert not Names().are_same(one, other)


def test_the_page_tells_a_territory_and_a_short_form():
    assert not Names().are_same("高新区", "霁川高新区")
    assert Names("霁川高新区挂牌，高新区设管委会").are_same("高新区", "霁川高新区")
    assert not Names().are_same("云帆精密", "霁川云帆精密机械有限公司")
    assert Names("霁川市").are_same("云帆精密", "霁川云帆精密机械有限公司")


def owners(page, amount, asked=None):
    document = policytext.analyze(page)
    (quantity,) = [quantity for quantity in document.quantities if quantity.text == amount]
    return Subjects.of(document).owners(quantity.start, quantity.end, asked=asked)


def test_an_amount_belongs_to_the_name_before_it():
    page = "砚光电子有限公司总投资5亿元，云岭钨业有限公司总投资3亿元。"
    assert owners(page, "5亿元") == ("砚光电子有限公司",)
    assert owners(page, "3亿元") == ("云岭钨业有限公司",)


def test_an_amount_of_the_next_sentence_belongs_to_the_name_of_the_last():
    assert owners("云岭钨业有限公司落成。占地100亩。", "100亩") == ("云岭钨业有限公司",)


def test_an_amount_of_a_page_without_names_belongs_to_nobody():
    assert owners("占地100亩。", "100亩") == ()


def test_a_name_that_is_asked_for_counts_where_it_stands_alone():
    assert owners("云岭馆占地100亩。", "100亩", asked="云岭馆") == ("云岭馆",)
    assert owners("云岭钨业有限公司占地100亩。", "100亩", asked="云岭") == ("云岭钨业有限公司",)


OFFICIALS = "栖云县委副书记、县长江临夏主持，岚溪县副县长白知行、县商务局局长温如岳参加。公司总经理韩素影致辞。"


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        ({"official": "江临夏", "title": "县长", "organization": "栖云县"}, "equivalent"),
        ({"official": "江临夏", "title": "县长", "organization": "栖云县人民政府"}, "equivalent"),
        ({"official": "江临夏", "title": "县长", "organization": "岚溪县"}, "contradicted"),
        ({"official": "白知行", "title": "副县长", "organization": "岚溪县"}, "equivalent"),
        ({"official": "白知行", "title": "副县长", "organization": "栖云县"}, "contradicted"),
        ({"official": "温如岳", "title": "局长", "organization": "县商务局"}, "exact"),
        ({"official": "温如岳", "organization": "县商务局"}, "equivalent"),
        ({"official": "温如岳", "title": "副县长"}, "contradicted"),
        ({"official": "乔木青", "title": "局长", "organization": "县商务局"}, "contradicted"),
        ({"official": "乔木青", "title": "主任", "organization": "县发改局"}, "absent"),
        ({"official": "乔木青"}, "absent"),
        ({"official": "韓素影"}, "equivalent"),
    ],
)
def test_a_post_is_of_whom_the_page_says(claim, expected):
    (verdict,) = verify(OFFICIALS, [claim])
    assert verdict.answer == expected, verdict.reason


@pytest.mark.parametrize(
    ("claim", "is_true"),
    [
        ("砚光家纺订单3800万元", True),
        ("云岭机电生产线投资6500万元", True),
        ("生产线投资6500万元", True),
        ("砚光家纺生产线投资6500万元", False),
        ("云岭机电订单3800万元", False),
    ],
)
def test_a_claim_may_begin_with_the_short_name_of_a_company(claim, is_true):
    page = "砚光家纺有限公司订单3800万元。\n在云岭机电股份有限公司，一条投资6500万元的生产线正在调试。"
    (verdict,) = verify(page, [{"quantity": claim}])
    assert verdict.is_supported == is_true

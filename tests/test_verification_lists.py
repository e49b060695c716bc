"""Whose an amount is in lists and where amounts are shared out, and what time and change are told for it."""

import pytest

from policytext.verification import claims_in, verify
from policytext.verification.sections import Sections


def is_supported(page, quantity, **claim):
    (verdict,) = verify(page, [{"quantity": quantity, **claim}])
    return verdict.is_supported


LIST = """霁川区重点工程
（一）云岭隧道工程
建设单位：霁川交通投资有限公司。主线全长4.2公里，其中隧道长3.1公里。总投资21亿元，2025年计划投资6亿元。
（二）霁川中学新校区
建设单位：霁川教育投资有限公司。设置学位2400个，地下停车位350个。总投资4.8亿元，其中一期3.2亿元。
"""


@pytest.mark.parametrize(
    ("claim", "subject", "is_true"),
    [
        ("云岭隧道总投资21亿元", None, True),
        ("霁川中学新校区总投资4.8亿元", None, True),
        ("云岭隧道工程隧道长3.1公里", None, True),
        ("霁川中学新校区停车位350个", None, True),
        ("21亿元", "云岭隧道工程", True),
        ("21亿元", "霁川交通投资有限公司", True),
        ("云岭隧道总投资4.8亿元", None, False),
        ("霁川中学新校区总投资21亿元", None, False),
        ("云岭隧道工程隧道长4.2公里", None, False),
        ("霁川中学新校区停车位2400个", None, False),
        ("霁川中学新校区一期总投资4.8亿元", None, False),
        ("21亿元", "霁川教育投资有限公司", False),
    ],
)
def test_a_heading_in_a_line_of_its_own_heads_the_lines_behind(claim, subject, is_true):
    assert is_supported(LIST, claim, subject=subject) == is_true


def test_a_section_ends_at_a_mark_of_its_rank_or_of_one_outside_it():
    text = "一、项目\n1.跨江桥\n全长\n2.学校\n二、资金\n全年"
    sections = [text[section.start : section.end] for section in Sections.of(text, lambda *_: False).sections]
    assert sections == ["一、项目\n1.跨江桥\n全长\n2.学校", "1.跨江桥\n全长", "2.学校", "二、资金\n全年"]


@pytest.mark.parametrize("text", ["1.建设单位：云岭公司\n", "1.签约，开工\n", "跨江桥\n", "1.跨江桥。全长\n", ""])
def test_fields_sentences_and_bare_lines_head_nothing(text):
    assert not Sections.of(text, lambda *_: False).sections


@pytest.mark.parametrize(
    ("page", "true", "wrong"),
    [
        ("原煤产量8万吨，焦炭产量5万吨，分别增长7%、4%。", "焦炭产量增长4%", "焦炭产量增长7%"),
        ("城乡居民收入分别为4万元、2万元。", "农村居民收入2万元", "农村居民收入4万元"),
        ("城乡居民收入分别为4万元、2万元，分别增长7%和9%。", "城镇居民收入增长7%", "城镇居民收入增长9%"),
        ("零售额9亿元，城乡居民收入分别达4万元、2万元。", "城镇居民收入4万元", "城镇居民收入2万元"),
        (
            "首台（套）装备按国家级、省级分别奖励9万元、7万元。",
            "省级首台（套）装备奖励7万元",
            "省级首台（套）装备奖励9万元",
        ),
        ("A类、B类、C类人才，分别补助9万元、7万元、5万元。", "B类人才补助7万元", "B类人才补助9万元"),
        ("博士、硕士，每月分别补贴4000元、2000元。", "硕士每月补贴2000元", "硕士每月补贴4000元"),
        ("博士、硕士分别给予每月4000元、2000元补贴。", "硕士每月补贴2000元", "硕士每年补贴2000元"),
        (
            "装备按国家级、省级分别奖励9万元、7万元；绿色工厂按国家级、省级分别奖励7万元、5万元。",
            "省级绿色工厂奖励5万元",
            "省级绿色工厂奖励7万元",
        ),
    ],
)
def test_what_is_shared_out_goes_to_each_in_its_turn(page, true, wrong):
    assert is_supported(page, true)
    assert not is_supported(page, wrong)


@pytest.mark.parametrize(
    ("page", "true", "wrong"),
    [
        ("审批时限由120个工作日压减至45个工作日。", "审批时限压减到45个工作日", "审批时限压减到120个工作日"),
        ("产能将由年产80万台提升到130万台。", "产能提升到130万台", "产能提升到80万台"),
        ("产值由2020年的5亿元增长到9亿元。", "2020年产值5亿元", "产值增长到5万元"),
        ("由云岭公司投资5亿元，增长到9亿元。", "云岭公司投资5亿元", "云岭公司投资9亿元"),
    ],
)
def test_what_an_amount_came_from_is_not_what_it_is(page, true, wrong):
    assert is_supported(page, true)
    assert not is_supported(page, wrong)


@pytest.mark.parametrize(
    ("page", "true", "wrong"),
    [
        ("贷款平均利率3.8%，比年初下降0.3个百分点。", "贷款平均利率3.8%", "贷款平均利率下降3.8%"),
        ("产量9万吨、销量8万吨，分别增长7%、4%。", "销量增长4%", "销量下降4%"),
        ("园区产值占全市的7%。", "产值占全市的7%", "产值增长7%"),
    ],
)
def test_a_level_is_no_rise(page, true, wrong):
    assert is_supported(page, true)
    assert not is_supported(page, wrong)


def test_a_time_may_stand_behind_the_name():
    page = "霁川高新区今年计划签约项目45个。去年，高新区签约项目38个。"
    assert is_supported(page, "高新区去年签约项目38个")
    assert not is_supported(page, "高新区去年签约项目45个")
    assert is_supported("产值9亿元，比上年增长8%。", "比上年增长8%")


REPORT = """霁川县工作报告
一、2023年工作回顾
新建厂房18万平方米。
二、2024年工作安排
新建厂房30万平方米。
"""


def test_the_heading_of_a_section_tells_its_year():
    assert is_supported(REPORT, "2023年新建厂房18万平方米")
    assert is_supported(REPORT, "2024年新建厂房30万平方米")
    assert not is_supported(REPORT, "2024年新建厂房18万平方米")
    assert not is_supported(REPORT, "2023年新建厂房30万平方米")


@pytest.mark.parametrize("words", ["力争", "争取", "计划", "目标为", "预期目标为", "有望"])
def test_a_goal_is_no_achievement_and_a_goal_stated_as_one_is_supported(words):
    page = f"霁川县{words}新引进企业10家。今年{words}产值达到9亿元。"
    assert not is_supported(page, "已引进企业10家")
    assert not is_supported(page, "产值9亿元", status="achieved")
    assert is_supported(page, "计划引进企业10家")
    assert is_supported(page, "力争产值达到9亿元")
    assert all(verdict.is_supported for verdict in verify(page, claims_in(f"{words}产值达到9亿元。")))


def test_funds_that_were_won_are_no_goal():
    page = "霁川县争取到上级资金9亿元。"
    assert is_supported(page, "已争取上级资金9亿元", status="achieved")


TABLE = """序号\t项目类别\t拟安排资金
1\t智能化改造项目\t4180万元
2\t首台（套）装备项目\t2950万元
"""


@pytest.mark.parametrize(
    ("claim", "is_true"),
    [
        ("智能化改造项目4180万元", True),
        ("首台（套）装备项目资金2950万元", True),
        ("资金4180万元", True),
        ("拟安排资金2950万元", True),
        ("智能化改造项目2950万元", False),
        ("首台（套）装备类资金4180万元", False),
    ],
)
def test_the_amounts_of_another_row_are_not_those_of_a_row(claim, is_true):
    assert is_supported(TABLE, claim) == is_true


def test_a_name_behind_its_amount_has_no_other():
    page = "设立6亿元的中小企业转贷资金池，累计为412家企业转贷97亿元。"
    assert is_supported(page, "转贷资金池6亿元")
    assert not is_supported(page, "转贷资金池97亿元")
    assert is_supported("投资6亿元的云岭电池项目带动转贷资金池97亿元。", "转贷资金池97亿元")


def test_what_is_meant_to_be_paid_is_said_like_what_a_rule_pays():
    page = "根据专项资金管理办法，对以下企业给予奖励。云岭公司奖励150万元。"
    assert is_supported(page, "云岭公司拟奖励150万元")
    assert not is_supported(page, "云岭公司奖励150万元", status="achieved")


FIELDS = """公示如下：
{first}项目名称：年产30万套门锁项目
项目单位：云岭智能科技有限公司
建设地点：霁川经开区
总投资：3.6亿元
建设期限：共18个月
{second}项目名称：电池隔膜扩产项目
项目单位：砚光新材料有限公司
总投资：8.5亿元
建设期限：共24个月
"""


@pytest.mark.parametrize("marks", [("1.", "2."), ("（一）", "（二）"), ("", "")])
@pytest.mark.parametrize(
    ("claim", "subject", "is_true"),
    [
        ("门锁项目总投资3.6亿元", None, True),
        ("门锁项目年产30万套", None, True),
        ("电池隔膜扩产项目总投资8.5亿元", None, True),
        ("3.6亿元", "云岭智能科技有限公司", True),
        ("电池隔膜扩产项目建设期24个月", None, True),
        ("门锁项目总投资8.5亿元", None, False),
        ("电池隔膜扩产项目总投资3.6亿元", None, False),
        ("8.5亿元", "云岭智能科技有限公司", False),
        ("门锁项目建设期24个月", None, False),
    ],
)
def test_a_field_of_a_name_heads_the_fields_behind(marks, claim, subject, is_true):
    page = FIELDS.format(first=marks[0], second=marks[1])
    assert is_supported(page, claim, subject=subject) == is_true


def test_a_line_that_opens_with_a_place_speaks_of_it():
    page = "周怀砚走访霁川经开区。\n在砚光光学有限公司，周怀砚询问产销。企业去年销售收入9亿元。"
    assert is_supported(page, "9亿元", subject="砚光光学有限公司")
    assert not is_supported(page, "9亿元", subject="霁川经开区")


def test_a_place_named_on_the_way_is_not_spoken_of():
    page = "砚光光学有限公司总投资9亿元，\n位于霁川经开区的项目已开工。"
    assert not is_supported(page, "9亿元", subject="霁川经开区")


def test_the_last_words_of_a_duration_tell_what_it_is_of():
    page = "《若干措施》有效期3年。设立产业基金，存续期10年。"
    assert is_supported(page, "政策有效期3年")
    assert is_supported(page, "基金存续期10年")
    assert not is_supported(page, "政策有效期10年")
    assert not is_supported(page, "基金存续期3年")


def test_words_of_a_later_part_of_a_sentence_are_not_said_of_an_amount_before():
    page = "全职引进的人才补助9万元；柔性引进的，按其纳税额的50%补助。"
    assert is_supported(page, "全职引进的人才补助9万元")
    assert not is_supported(page, "柔性引进人才补助9万元")
    assert is_supported("经认定的柔性引进人才，首年补助9万元；次年减半。", "柔性引进人才补助9万元")

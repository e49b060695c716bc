"""Which words of a claim part it from an amount of the page, and which say the same in another way."""

import pytest

from policytext.verification import OfficialClaim, claims_in, verify


def answer(page, **claim):
    (verdict,) = verify(page, [claim])
    return verdict.answer


def is_supported(page, quantity, **claim):
    (verdict,) = verify(page, [{"quantity": quantity, **claim}])
    return verdict.is_supported


LIST = """2023年重点项目
1.霁川储能电池项目。由砚光能源有限公司建设，总投资85亿元。占地920亩。截至3月底完成投资7亿元。
2.栖云光伏电站项目。由澄湖能源有限公司建设，总投资31亿元。占地460亩。截至3月底完成投资5亿元。
"""


@pytest.mark.parametrize("claim", ["储能电池项目总投资85亿元", "光伏电站项目占地460亩", "储能电池项目完成投资7亿元"])
def test_a_heading_says_whose_the_amounts_of_its_line_are(claim):
    assert is_supported(LIST, claim)


@pytest.mark.parametrize("claim", ["储能电池项目总投资31亿元", "光伏电站项目占地920亩", "储能电池项目完成投资5亿元"])
def test_the_amounts_of_another_item_are_not_those_of_a_heading(claim):
    assert not is_supported(LIST, claim)


def test_a_heading_names_the_subject_of_later_sentences():
    assert is_supported(LIST, "7亿元", subject="霁川储能电池项目")
    assert not is_supported(LIST, "7亿元", subject="栖云光伏电站项目")


LOTS = """1.编号云地31。位于滨河路以东，用途为工业用地，出让年限50年。起始价1686万元，保证金340万元。
2.编号云地32。位于滨河路以南，用途为商服用地，出让年限40年。起始价7150万元，保证金1430万元。
"""


def test_the_words_of_an_item_go_with_the_amounts_of_that_item():
    assert is_supported(LOTS, "工业用地起始价1686万元")
    assert is_supported(LOTS, "商服用地保证金1430万元")
    assert not is_supported(LOTS, "工业用地起始价7150万元")
    assert not is_supported(LOTS, "商服用地保证金340万元")


@pytest.mark.parametrize(
    ("page", "true", "wrong"),
    [
        ("对取得证书的企业，整机奖励500万元、部件奖励300万元。", "整机企业奖励500万元", "部件企业奖励500万元"),
        ("石墨烯、气凝胶产能分别达到5000吨、3万立方米。", "气凝胶产能3万立方米", "石墨烯产能3万立方米"),
        ("信用贷款按利息的40%贴息；质押贷款贴息提高到60%。", "质押贷款贴息60%", "信用贷款贴息60%"),
        ("规模以上工业增加值增长9.4%，利润增长3%。", "规上工业增加值同比增长9.4%", "规上工业增加值同比增长3%"),
        ("设立总规模20亿元的低空经济产业基金。", "低空经济产业基金总规模20亿元", "低空经济产业基金总规模2亿元"),
        ("惠及居民约11万户。", "惠及居民11万户", "惠及居民11万人"),
        ("越南工厂计划投资1.2亿美元。二期总投资8.5亿元。", "越南工厂投资1.2亿美元", "越南工厂投资8.5亿元"),
        ("归属于上市公司股东的净利润5亿元，扣除非经常性损益的净利润3亿元。", "扣非净利润3亿元", "扣非净利润5亿元"),
        ("发放博士补助每人每年3万元，安家费30万元。", "博士补助每年3万元", "安家费每人每年30万元"),
        ("获省重点研发计划立项的，配套最高500万元。", "省重点研发计划配套最高500万元", "省重点研发计划拟配套5000万元"),
    ],
)
def test_words_near_an_amount_say_what_it_is_of(page, true, wrong):
    assert is_supported(page, true)
    assert not is_supported(page, wrong)


def test_an_amount_with_another_name_before_it_is_not_of_the_name_that_a_claim_begins_with():
    page = "砚光电驱有限公司扩建。澄湖汽车有限公司工厂8月投产，总投资46亿元。"
    assert is_supported(page, "澄湖汽车有限公司总投资46亿元")
    assert not is_supported(page, "砚光电驱有限公司总投资46亿元")
    assert is_supported(page, "项目公司总投资46亿元")


PHASES = "走进栖云产业园二期工地，塔吊林立。项目总投资18亿元，用地312亩。\n产业园一期2021年开工，总投资12亿元。"


def test_an_amount_before_a_name_is_of_that_name():
    page = "总投资3.2亿元的恒谷食品产业园建成投产；投资8500万元的冷链物流中心封顶，新增厂房4万平方米。"
    assert is_supported(page, "恒谷食品产业园总投资3.2亿元")
    assert is_supported(page, "冷链物流中心投资8500万元")
    assert not is_supported(page, "恒谷食品产业园总投资8500万元")
    assert not is_supported(page, "冷链物流中心投资3.2亿元")


def test_a_phase_may_be_told_before_the_amount():
    assert is_supported(PHASES, "二期总投资18亿元")
    assert is_supported(PHASES, "12亿元", phase="一期")
    assert not is_supported(PHASES, "一期总投资18亿元")
    assert not is_supported(PHASES, "二期总投资12亿元")


def test_of_two_phases_in_the_sentence_before_neither_is_that_of_the_whole():
    page = "项目分两期实施，一期已开工，二期视情况启动。项目总投资26亿元。"
    assert not is_supported(page, "二期总投资26亿元")
    assert is_supported(page, "项目总投资26亿元")


@pytest.mark.parametrize(
    ("page", "period", "is_true"),
    [
        ("2023年，园区开工。全年产值5亿元。", "2023年", True),
        ("2023年产值5亿元。", "全年", True),
        ("2023年产值5亿元。", "年度", True),
        ("2023年上半年产值5亿元。", "全年", False),
        ("2023年，园区开工。全年产值5亿元。", "2021年", False),
        ("预计全年产值5亿元。", "今年", True),
        ("预计全年产值5亿元。", "去年", False),
        ("2023年，园区开工。产值5亿元，与2022年相比增长8%。", "2022年", False),
    ],
)
def test_whole_years_and_years_of_comparison(page, period, is_true):
    assert is_supported(page, "产值5亿元", period=period) == is_true


def test_a_rate_is_of_the_time_told_before_it():
    page = "去年产业规模达到412亿元；今年前三季度产值355亿元，同比增长18.6%。"
    assert is_supported(page, "前三季度产值增长18.6%")
    assert not is_supported(page, "去年产值增长18.6%")


def test_what_is_aimed_at_is_a_plan_and_a_cap_is_named_by_its_number():
    page = "会议要求，紧盯全年地区生产总值突破300亿元的目标。"
    assert is_supported(page, "300亿元", role="gdp", status="planned")
    assert not is_supported(page, "300亿元", role="gdp", status="achieved")
    assert is_supported("给予补助，最高1500万元。", "1500万元", role="subsidy_cap")
    assert not is_supported("给予补助，最高1500万元。", "1500万元", role="subsidy")


@pytest.mark.parametrize(
    ("page", "title", "organization", "is_true"),
    [
        ("栖云县人民政府副县长周怀砚出席。", "副县长", "栖云县", True),
        ("栖云县人民政府秘书长周怀砚出席。", "秘书长", "栖云县", False),
        ("栖云县召开会议。县委副书记、县长周怀砚主持。", "县长", "栖云县", True),
        ("栖云县召开会议。县委副书记、县长周怀砚主持。", "县长", "澄湖县", False),
        ("常务副县长周怀砚出席。", "副县长", None, True),
        ("副县长周怀砚出席。", "常务副县长", None, False),
        ("公司董事会秘书周怀砚介绍。", "董秘", None, True),
        ("公司董事会秘书周怀砚介绍。", "董事长", None, False),
        ("栖云县委组织部部长周怀砚出席。", "组织部长", None, True),
        ("栖云县委组织部部长周怀砚出席。", "县委组织部长", None, True),
        ("栖云县委组织部部长周怀砚出席。", "部长", "组织部", True),
        ("栖云县委组织部部长周怀砚出席。", "宣传部长", None, False),
        ("栖云县委组织部副部长周怀砚出席。", "组织部长", None, False),
        ("栖云县商务局长周怀砚出席。", "局长", "栖云县商务局", True),
        ("栖云县商务局长周怀砚出席。", "局长", "栖云县财政局", False),
        ("栖云县商务局投资科公布清单。局长周怀砚出席。", "局长", "栖云县商务局", True),
        ("栖云县商务局投资科公布清单。科长周怀砚出席。", "局长", "栖云县商务局", False),
    ],
)
def test_posts_in_other_words(page, title, organization, is_true):
    (verdict,) = verify(page, [OfficialClaim(name="周怀砚", title=title, organization=organization)])
    assert verdict.is_supported == is_true


PAGE = "栖云县副县长周怀砚出席，栖云产业园2023年产值5亿元。"


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        ({"official": "周怀砚", "post": "副县长"}, "exact"),
        ({"official": "周怀砚", "post": "县长"}, "contradicted"),
        ({"official": "周怀砚", "职务": "县长"}, "contradicted"),
        ({"quantity": "产值5亿元", "year": "2022年"}, "contradicted"),
        ({"quantity": "产值5亿元", "id": 7, "note": "甲", "source": "p. 3", "confidence": 0.9}, "exact"),
        ({"quantity": "产值5亿元", "period": None, "title": None}, "exact"),
        ({"official": "周怀砚", "titel": "县长"}, "unreadable"),
        ({"official": "周怀砚", "title": "副县长", "position": "县长"}, "unreadable"),
        ({"official": "周怀砚", "title": "副县长", "position": "副县长"}, "exact"),
        ({"official": "周怀砚", "period": "2023年"}, "unreadable"),
        ({"quantity": "产值5亿元", "Period": "2022年"}, "unreadable"),
        ({"quantity": "产值5亿元", "organization": "栖云产业园"}, "unreadable"),
    ],
)
def test_a_field_is_read_refused_or_no_part_of_the_claim(claim, expected):
    assert answer(PAGE, **claim) == expected


def test_a_summary_takes_no_subject_from_a_sentence_that_its_own_does_not_speak_on_of():
    first, other = claims_in("栖云产业园总投资5亿元。国际陆港一期完成投资9亿元。")
    assert (first.subject, other.subject) == ("栖云产业园", None)
    _, spoken_on = claims_in("栖云产业园总投资5亿元。园区占地100亩。")
    assert spoken_on.subject == "栖云产业园"


def test_a_summary_says_a_status_only_where_its_words_agree():
    (claim,) = claims_in("确保全年地区生产总值突破300亿元。")
    assert claim.status != "achieved"
    (claim,) = claims_in("去年地区生产总值突破300亿元。")
    assert claim.status == "achieved"


def test_rates_and_counts_of_a_summary_are_claims_too():
    claims = claims_in("栖云产业园产值增长8%，入驻企业12家，建成两座。")
    assert [(claim.text, claim.subject) for claim in claims] == [
        ("栖云产业园产值增长8%", None),
        ("入驻企业12家", None),
    ]


@pytest.mark.parametrize("summary", ["12家", "5个和3个"])
def test_a_bare_count_of_a_summary_is_no_claim(summary):
    assert claims_in(summary) == ()


def test_what_is_shared_out_is_said_without_the_words_before():
    (first, *_) = claims_in("甲、乙项目分别投资5亿元、3亿元。")
    assert first.text == "5亿元"


SHARED_OUT = "首次认定为国家级、省级、市级企业技术中心的，分别奖励100万元、50万元、20万元。"


@pytest.mark.parametrize(
    ("claim", "answer"),
    [
        ("国家级企业技术中心奖励100万元", "exact"),
        ("省级企业技术中心奖励50万元", "exact"),
        ("市级企业技术中心奖励20万元", "exact"),
        ("省级企业技术中心奖励100万元", "contradicted"),
        ("国家级企业技术中心奖励20万元", "contradicted"),
    ],
)
def test_what_is_shared_out_has_the_words_in_their_turn(claim, answer):
    (verdict,) = verify(SHARED_OUT, [{"quantity": claim}])
    assert verdict.answer == answer


@pytest.mark.parametrize(
    ("claim", "answer"),
    [
        ("46个项目总投资9亿元", "exact"),
        ("47个项目总投资9亿元", "contradicted"),
        ("9亿元和5亿元", "unreadable"),
        ("46个", "exact"),
    ],
)
def test_an_amount_in_the_words_of_a_claim_must_stand_nearby(claim, answer):
    (verdict,) = verify("此次集中开工项目46个，总投资9亿元。", [{"quantity": claim}])
    assert verdict.answer == answer


def test_a_label_that_a_page_has_everywhere_tells_nothing():
    page = "".join(f"第{number}家园区产值{number}亿元。" for number in range(1, 200))
    (verdict,) = verify(page, [{"quantity": "产值7亿元"}])
    assert verdict.answer == "exact"


@pytest.mark.parametrize(
    ("page", "period", "is_true"),
    [
        ("发布日期：2024-01-16\n过去一年，产值5亿元。", "2023年", True),
        ("发布日期：2024-01-16\n2023年，产值5亿元。", "过去一年", True),
        ("发布日期：2024-01-16\n去年产值5亿元。", "过去一年", True),
        ("过去一年，产值5亿元。", "去年", True),
        ("发布日期：2024-01-16\n过去一年，产值5亿元。", "2024年", False),
        ("发布日期：2024-01-16\n过去一年，产值5亿元。", "2023年上半年", False),
        ("发布日期：2024-08-16\n近一年，产值5亿元。", "2023年", False),
        ("2024年政府工作报告\n过去一年，产值5亿元。", "2024年", False),
        ("过去一年产值5亿元。", "今年", False),
    ],
)
def test_the_past_year_is_the_year_before_where_the_page_is_of_the_first_months(page, period, is_true):
    assert is_supported(page, "产值5亿元", period=period) == is_true

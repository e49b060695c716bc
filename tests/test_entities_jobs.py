"""Jobs that are posts where they end an item of somebody's posts, and the same words in ordinary sentences."""

import pytest

from policytext.entities import find


def shown(text):
    return [title.text for title in find(text).titles]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("曾任青溪机械厂会计，", ["会计"]),
        ("历任星洲光学有限公司技术员、会计、车间主任。", ["技术员", "会计", "车间主任"]),
        ("1996年7月至1999年5月青溪机械厂工人；", ["工人"]),
        ("砚湖出版社责任编辑，", ["责任编辑"]),
        ("远岫大学博士后；", ["博士后"]),
        ("1988年起担任打字员、档案员。", ["打字员", "档案员"]),
        ("现为砚湖光电行业协会会员。", ["会员"]),
    ],
)
def test_a_job_that_ends_an_item_of_posts_is_a_title(text, expected):
    assert shown(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "星洲光学有限公司会计制度健全，",
        "慰问了星洲光学有限公司工人，",
        "规范会计、审计工作。",
        "安排电工、焊工培训，",
        "项目负责人，请于月底前报送材料。",
        "编辑：罗晓岚",
        "面向协会会员，开展培训。",
        "财政局会计中心负责发放，",
        "招收博士后、研究生，",
    ],
)
def test_a_job_in_an_ordinary_sentence_is_none(text):
    assert shown(text) == []


def test_a_job_beside_a_name_is_held_and_a_byline_is_not():
    assert find("青溪机械厂会计罗晓岚介绍情况。").officials[0].positions[0].title.text == "会计"
    assert find("责任编辑罗晓岚").officials == ()


@pytest.mark.parametrize(
    ("text", "organization", "title"),
    [
        ("任星洲物流财务总监，", "星洲物流", "财务总监"),
        ("任星洲投资副总经理，", "星洲投资", "副总经理"),
        ("任汇岩投资合伙人，", "汇岩投资", "合伙人"),
    ],
)
def test_the_trade_of_a_brand_belongs_to_the_firm_before_a_post_of_the_whole_firm(text, organization, title):
    entities = find(text)
    assert [body.text for body in entities.organizations] == [organization]
    assert [post.text for post in entities.titles] == [title]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("任远岫集团物流总监，", "物流总监"),
        ("聘任软件工程师，", "软件工程师"),
        ("远岫集团有限公司投资副总经理，", "投资副总经理"),
        ("2003年任星洲软件工程师，", "软件工程师"),
    ],
)
def test_a_line_of_work_before_its_post_belongs_to_the_title(text, title):
    assert shown(text) == [title]


def test_a_verb_of_appointment_behind_a_date_is_no_surname():
    assert find("2003年任星洲软件工程师，").people == ()
    assert [person.text for person in find("任星洲局长介绍情况。").people] == ["任星洲"]


@pytest.mark.parametrize(
    ("text", "organization"),
    [
        ("国岚律师（上海）事务所合伙人，", "国岚律师（上海）事务所"),
        ("星洲会计师事务所（特殊普通合伙）高级经理，", "星洲会计师事务所（特殊普通合伙）"),
        ("海岚集团有限公司安全监察部副总经理，", "海岚集团有限公司安全监察部"),
        ("在国家计委任职，", "国家计委"),
        ("在青溪市建委任副主任，", "青溪市建委"),
        ("就职于青溪市药品检验所，", "青溪市药品检验所"),
        ("核工业第五研究设计院副院长，", "核工业第五研究设计院"),
        ("新西兰奥克兰大学教授，", "新西兰奥克兰大学"),
        ("现为砚湖光电行业协会会员。", "砚湖光电行业协会"),
    ],
)
def test_the_employers_of_biographies_are_whole(text, organization):
    assert [body.text for body in find(text).organizations] == [organization]


@pytest.mark.parametrize(
    "text",
    [
        "受聘委任他为负责人，",
        "各会计师事务所和律师事务所，",
        "协会会员踊跃报名。",
        "面向协会会员，开展培训。",
        "本市律师（含公职律师）人数增加，",
        "岛内收单银行陆续上线，",
        "深圳本地银行推出优惠，",
        "本土私募股权基金发展迅速，",
        "部分股份制银行跟进，",
    ],
)
def test_what_only_looks_like_an_employer_is_none(text):
    assert find(text).organizations == ()


@pytest.mark.parametrize(
    "text",
    [
        "课题组长期跟踪，车队长期合作，",
        "推行创业导师制，建设产业导师库，",
        "营销策划部、总稽核室负责，",
        "公务员局组织公务员考试，",
        "项目总工期缩短，",
        "值班员轮岗，核心技术人员占比提高，",
        "成立评审委员会和咨询委员会，",
    ],
)
def test_words_that_hold_a_job_are_none(text):
    assert shown(text) == []
    assert find(text).people == ()


@pytest.mark.parametrize(
    "text", ["在蓝箭化工任职，", "于星洲科技工作，", "曾在星洲投资任副总经理，", "2003年在蓝箭数控期间，"]
)
def test_a_brand_with_its_trade_in_which_somebody_works_is_a_firm(text):
    assert [body.kind for body in find(text).organizations] == ["enterprise"]


@pytest.mark.parametrize(
    "text", ["在精密机械工作中，", "在工程机械任职，", "在北京投资工作中，", "在重点化工期间，", "在蓝箭化工表面，"]
)
def test_a_trade_in_which_somebody_works_is_no_firm(text):
    assert find(text).organizations == ()

"""Where the name of an organization begins and ends: what stands before it, what goes on behind it."""

import pytest

from policytext.entities import find


def organizations(text):
    return [organization.text for organization in find(text).organizations]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("上半年经开区实现产值12亿元。", ["经开区"]),
        ("一季度工业园区、当年高新区、同期开发区均有增长。", ["工业园区", "高新区", "开发区"]),
        ("产值占青溪开发区的12%,约占高新区的一半。", ["青溪开发区", "高新区"]),
        ("不含红岩集团,全市增长3%。", ["红岩集团"]),
        ("以嘉禾集团为龙头，坚持以青溪高新区为核心。", ["嘉禾集团", "青溪高新区"]),
        ("多项指标领跑园区。", ["园区"]),
        ("商会考察团来温州经开区参观。", ["温州经开区"]),
        ("代表团来远山集团洽谈。", ["远山集团"]),
        ("客商一行来云岭口新区洽谈。", ["云岭口新区"]),
        ("立足高新区，依靠青溪集团，年底前青溪市科技局完成。", ["高新区", "青溪集团", "青溪市科技局"]),
        ("距高新区5公里，超经开区，走进看园区。", ["高新区", "经开区", "园区"]),
        ("远山集团合作建设万亩油茶基地。", ["远山集团", "万亩油茶基地"]),
        ("他们管理化工产业园，运营物流园区，建设智能制造产业城。", ["化工产业园", "物流园区", "智能制造产业城"]),
        ("引进世界 500 强企业中远(青岛)实业有限公司。", ["中远(青岛)实业有限公司"]),
        ("中国500强企业青溪集团落户。", ["青溪集团"]),
        ("3.园区基础设施不断完善。", ["园区"]),
        ("1.青溪市科技局负责落实。", ["青溪市科技局"]),
        ("建设高标准园区，打造高品质开发区、一流园区。", ["园区", "开发区", "园区"]),
    ],
)
def test_what_leads_a_name_is_no_part_of_it(text, names):
    assert organizations(text) == names


@pytest.mark.parametrize(
    "name",
    [
        "以岭药业股份有限公司",
        "含山县科技局",
        "青溪建设集团",
        "远山管理咨询有限公司",
        "现代农业产业园",
        "国家级高新区",
        "省级开发区",
        "青溪智能制造产业园",
        "58同城公司",
        "三六零集团",
        "领航科技有限公司",
        "聚力文化集团",
        "见证科技有限公司",
        "市文明城市创建办公室",
        "广东精细化工股份有限公司",
        "A园区",
        "未来科技城",
    ],
)
def test_a_name_that_opens_with_such_a_word_stays_whole(name):
    assert organizations(f"走访{name}。") == [name]


def test_a_capacity_parts_two_names():
    assert organizations("湖南现代粮食集团年产30万吨饲料厂开工。") == ["湖南现代粮食集团"]
    assert organizations("湖南现代粮食集团饲料厂开工。") == ["湖南现代粮食集团饲料厂"]


@pytest.mark.parametrize(
    "text", ["东安分会场设在县城。", "建设绿色产业城市。", "“党报园区行”启动。", "现代产业新城市建设加快。"]
)
def test_what_goes_on_behind_a_head_makes_it_none(text):
    assert organizations(text) == []


@pytest.mark.parametrize("name", ["东安分会", "青溪产业城", "青溪产业新城", "青溪园区"])
def test_a_head_that_ends_is_one(name):
    assert organizations(f"{name}建成。") == [name]


def test_a_withheld_name_is_a_name_and_one_of_many_is_none():
    assert organizations("建设单位：青溪某某金属有限公司") == ["青溪某某金属有限公司"]
    assert organizations("某某公司和浙江某科技有限公司签约。") == []


def test_a_brand_known_from_a_full_name_takes_its_place_along():
    text = "山东远金集团召开大会。山东远金党委书记李占明出席，远金总经理王海介绍情况。"
    assert organizations(text) == ["山东远金集团", "山东远金", "远金"]
    assert organizations("山东远金集团召开大会。江苏远金总经理王海介绍情况。")[1:] == ["远金"]


@pytest.mark.parametrize("place", ["宁德", "青溪"])
def test_a_committee_of_the_youth_league_has_its_place(place):
    assert organizations(f"任{place}团市委书记。") == [f"{place}团市委"]


@pytest.mark.parametrize("text", ["任团市委书记。", "优秀团市委干部。", "两个团市委书记。"])
def test_what_stands_before_such_a_committee_may_be_no_place(text):
    assert organizations(text) == ["团市委"]


@pytest.mark.parametrize("name", ["政法委", "县政法委", "省委政法委员会", "县(市)委", "县（市、区）委", "市（州）委"])
def test_committees_of_the_party_are_told(name):
    (organization,) = find(f"{name}书记王海到会。").organizations
    assert (organization.text, organization.kind) == (name, "party")


@pytest.mark.parametrize(
    ("name", "kind"), [("县(市)政府", "government"), ("县发改委", "government"), ("编委", "government")]
)
def test_other_committees_are_none_of_the_party(name, kind):
    (organization,) = find(f"{name}领导到会。").organizations
    assert (organization.text, organization.kind) == (name, kind)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("先后赴顺达机械、龙腾纺织、云岭食品调研。", ["顺达机械", "龙腾纺织", "云岭食品"]),
        ("赴龙腾纺织走访。", ["龙腾纺织"]),
        ("到纺织、机械等行业调研。", []),
        ("赴外地机械、电子企业考察。", []),
        ("赴龙腾纺织、机械行业会议。", []),
    ],
)
def test_the_firms_of_a_visit_are_found_in_lists_and_alone(text, names):
    assert organizations(text) == names


@pytest.mark.parametrize("name", ["青溪市委宣传部理论科", "青溪市委组织部干部监督科", "县委宣传部文艺科"])
def test_sections_of_party_departments_belong_to_their_names(name):
    assert organizations(f"任{name}科长。") == [name]


@pytest.mark.parametrize("text", ["理论科学研究", "理论处于领先地位", "一部文艺处女作", "新闻处理系统"])
def test_what_is_written_like_a_section_is_none(text):
    assert organizations(text) == []

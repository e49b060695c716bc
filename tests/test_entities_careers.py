"""Prose about careers: firms by any name where somebody holds a post, units of the forces, posts with their work."""

import pytest
import timing

from policytext.entities import find, forces
from policytext.entities.reading import read


def bodies(text):
    return [body.text for body in find(text).organizations]


def shown(text):
    return [title.text for title in find(text).titles]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("现任蓝信达董事长。", ["蓝信达"]),
        ("曾任蓝欣总经理、云图监事。", ["蓝欣", "云图"]),
        ("兼任上海云图董事、香港华宇执行董事。", ["上海云图", "香港华宇"]),
        ("任远岫有限公司董事、蓝欣副总经理。", ["远岫有限公司", "蓝欣"]),
        ("任云图董事、海拓船舶、蓝欣副总裁。", ["云图", "海拓船舶", "蓝欣"]),
        ("2005年起任职于成都云拓，后入职蓝云拓。", ["成都云拓", "蓝云拓"]),
        ("曾任职于海拓数控、云图科技。", ["海拓数控", "云图科技"]),
        ("2008年至今在本公司工作，", ["本公司"]),
        ("曾任高盛（亚洲）执行董事、德勤（中国）合伙人。", ["高盛（亚洲）", "德勤（中国）"]),
        ("曾任美国Northwind-LaserCorporation公司工程师。", ["美国Northwind-LaserCorporation公司"]),
        ("任星洲公司法定代表人、星洲公司制造工程师。", ["星洲公司", "星洲公司"]),
    ],
)
def test_an_employer_may_bear_any_name_where_somebody_works_for_it(text, expected):
    assert bodies(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "曾任增长总监、直营总监，",
        "任独立董事、青年总裁、台商总经理，",
        "任命罗晓岚为总经理，",
        "蓝欣副总裁、丁山总经理出席。",
        "就职于券商，任职于民企，供职于纸媒，工作于基层，",
        "任职于云岭，就职于上海，效力于国家队，",
        "就职于教培行业，入职满一年，入职培训，",
        "在公司网站公布，本公司在建，",
        "推动国有控股公司、国有公司改革，",
        "修订《公司法》，推行公司制改革，",
    ],
)
def test_no_firm_is_read_from_words_before_a_post_or_behind_a_job(text):
    assert bodies(text) == []


def test_behind_a_comma_a_person_may_stand_before_a_post():
    entities = find("任蓝信达董事长，丁山总经理介绍情况。")
    assert [person.text for person in entities.people] == ["丁山"]
    assert bodies("任蓝信达董事长，丁山总经理介绍情况。") == ["蓝信达"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("空军第十三师参谋，", ["空军第十三师"]),
        ("陆军第十七军通信团营长，", ["陆军第十七军通信团"]),
        ("在54861部队服役，", ["54861部队"]),
        ("中国人民解放军第3519工厂工程师，", ["中国人民解放军第3519工厂"]),
        ("南京军区司令部参谋，", ["南京军区司令部"]),
        ("步兵第三十五师团长，", ["步兵第三十五师"]),
    ],
)
def test_a_unit_of_the_forces_is_known_by_its_number_or_staff(text, expected):
    assert bodies(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "三军将士，两个团，",
        "海军第一次护航，武警第三次来访，",
        "解放军指战员，步兵三人，",
        "部队20支，部队驻地，",
        "军队三团四大队",
    ],
)
def test_forces_in_ordinary_words_are_no_unit(text):
    assert list(forces.find(read(text))) == []


def test_a_unit_does_not_reach_into_the_word_behind_it():
    assert bodies("解放军第四军医大学，") == ["第四军医大学"]
    assert shown("司令部，空军一连连长") == ["连长"]


@pytest.mark.parametrize("unit", ["空军第一", "部队", "9999999部队", "解放军", "军兵警炮", "空军第一师一团"])
def test_units_are_found_in_linear_time(unit):
    reading = read(unit * (4_000 // len(unit)))
    assert timing.seconds(lambda: list(forces.find(reading))) < 0.5


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1998/7-2001/3北京电机厂技术员；", ["北京电机厂"]),
        ("96.7-98.3星洲电机厂技术员；98.4-今星洲集团经理；", ["星洲电机厂", "星洲集团"]),
        ("2003年起星洲集团总经理；", ["星洲集团"]),
        ("（1）星洲电机厂厂长；（2）星洲集团董事；", ["星洲电机厂", "星洲集团"]),
        ("星洲（温江）有限公司，58同城集团，", ["星洲（温江）有限公司", "58同城集团"]),
    ],
)
def test_no_name_begins_with_a_date_or_a_number_in_brackets(text, expected):
    assert bodies(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("任星洲协会监管部负责人，", ["负责人"]),
        ("历任课题组组长、课题组成员。", ["组长", "成员"]),
        ("历任针剂车间主任、一车间技术员、第二车间副主任。", ["针剂车间主任", "一车间技术员", "第二车间副主任"]),
        ("曾任砚湖大学机械工程系主任。", ["机械工程系主任"]),
        ("历任生产副厂长、科研副所长、医疗行业总经理。", ["生产副厂长", "科研副所长", "医疗行业总经理"]),
        (
            "历任射频工程师、华东战区总经理、董事会审核委员会主席。",
            ["射频工程师", "华东战区总经理", "董事会审核委员会主席"],
        ),
        ("任会计职务，任学徒（铸工），历任会计、出纳", ["会计", "学徒", "会计", "出纳"]),
    ],
)
def test_a_post_is_read_with_its_work(text, expected):
    assert shown(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "县财政局负责人，县教育局负责人到会，",
        "公司为联盟成员，作为领导小组成员，",
        "与其他董事、监事、高管不存在关联关系，",
        "与控股股东、实际控制人签署协议，",
        "具有独立董事资格、会计师证书，",
        "聘请监理，慰问成员，",
        "司令部驻地，秘书服务外包，",
    ],
)
def test_who_is_nobody_in_particular_holds_no_post(text):
    assert shown(text) == []


def test_a_territory_s_deputy_is_not_called_by_his_work():
    assert shown("分管教育副市长，") == ["副市长"]

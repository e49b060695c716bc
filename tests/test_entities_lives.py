"""The lives of people: posts in later clauses and sentences that do not name the person again."""

import pytest

from policytext.entities import find, lives


def held(text):
    return [
        (
            official.name.text,
            [(post.organization and post.organization.text, post.title.text) for post in official.positions],
        )
        for official in find(text).officials
    ]


POSTS = [("苍岭县农业局", "副局长"), (None, "镇长"), ("苍岭县委", "常委")]


@pytest.mark.parametrize(
    "life",
    [
        "男，汉族，1974年8月生，省委党校研究生，中共党员。",
        "女,1974年生。",
        "1974年8月出生，高级经济师；",
    ],
)
@pytest.mark.parametrize("sign", ["，", "：", ","])
def test_posts_behind_a_full_stop_belong_to_the_person_whose_life_is_told(life, sign):
    text = f"陶景行{sign}{life}曾任苍岭县农业局副局长，白沙镇镇长。现任苍岭县委常委。"
    assert held(text) == [("陶景行", POSTS)]


def test_a_life_behind_a_word_of_address_goes_on_from_post_to_post():
    text = (
        "方志刚先生,1968年出生,高级经济师。历任海通机械有限公司车间主任、副厂长,现任本公司董事长,"
        "兼任浙江省机械工业联合会副会长。"
    )
    posts = [
        ("海通机械有限公司", "车间主任"),
        ("海通机械有限公司", "副厂长"),
        (None, "董事长"),
        ("浙江省机械工业联合会", "副会长"),
    ]
    assert held(text) == [("方志刚", posts)]


def test_a_date_may_stand_before_the_verb():
    text = "陶景行：男，大学学历。1990年7月至2001年3月任海通公司经理，2001年4月起任海通集团副总裁。"
    assert held(text) == [("陶景行", [("海通公司", "经理"), ("海通集团", "副总裁")])]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("陶景行，男，1974年生。会议由邵云霞主持，现任副县长李明参加。", [("李明", [(None, "副县长")])]),
        ("陶景行，男，1974年生。他说，现任局长李明到会。", [("李明", [(None, "局长")])]),
        ("陶景行，男，1974年生。\n曾任副县长。", []),
        ("陶景行，男，1974年生。其父曾任县长。", []),
        ("陶景行女士到会。曾任局长。", []),
        ("市长陶景行到会。曾任局长。", [("陶景行", [(None, "市长")])]),
    ],
)
def test_a_post_is_no_part_of_a_life_that_does_not_go_on(text, expected):
    assert held(text) == expected


def test_a_life_goes_on_only_in_its_line_and_where_a_clause_opens():
    text = "陶景行，男。曾任局长"
    assert lives.goes_on(text, 3, text.index("局长"))
    assert not lives.goes_on(text.replace("。", "\n"), 3, text.index("局长"))
    assert not lives.goes_on("陶景行，男。其父曾任局长", 3, 10)
    assert not lives.begins("陶景行，局长", 3)

"""What is written like a name and names nobody: territories in lists, headings, brands, projects, goods."""

import pytest

from policytext.entities import find, things


def people(text):
    return [person.text for person in find(text).people]


def officials(text):
    return [(official.name.text, [post.title.text for post in official.positions]) for official in find(text).officials]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "诸城市市长刘峰、莘县县长王海、温县县长李明到会。",
            [("刘峰", ["市长"]), ("王海", ["县长"]), ("李明", ["县长"])],
        ),
        ("白云区区长李明、黄埔区副区长王伟到会。", [("李明", ["区长"]), ("王伟", ["副区长"])]),
        ("县长周兰、石门镇镇长蒋知远到会。", [("周兰", ["县长"]), ("蒋知远", ["镇长"])]),
    ],
)
def test_a_territory_before_its_own_post_is_nobody(text, expected):
    assert officials(text) == expected


@pytest.mark.parametrize(
    "text", ["书记张镇、镇长王州到会。", "旗长王红旗、副区长李镇到会。", "县长温良、区长白云到会。"]
)
def test_a_name_that_ends_like_a_territory_is_one_behind_a_post(text):
    assert len(officials(text)) == 2


@pytest.mark.parametrize("text", ["齐鲁政情|五县调整", "康养产业｜从这里起步", "巴蜀新风丨山乡一日"])
def test_a_heading_before_a_bar_is_nobody(text):
    assert people(text) == []


@pytest.mark.parametrize("text", ["王海涛|副市长", "编辑|王海涛", "王海涛|男|汉族"])
def test_a_name_before_or_behind_a_bar_is_one(text):
    assert people(text) == ["王海涛"]


@pytest.mark.parametrize(
    "text",
    [
        "达利斯克三期项目进展顺利。",
        "宝斯特新材料项目、纳科瑞电子项目集中签约。",
        "走访了克莱美特精密工厂。",
        "推动浩明、方志远、雷克等 5 个\n项目开工。",
        "新签金诺、康达盛、方明远等12个重点项目。",
        "主要生产金楼板、雷锚杆、方钢柱等。",
        "有石墨板、金刚线、汤圆粉等产品。",
    ],
)
def test_brands_projects_and_goods_are_nobody(text):
    assert people(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("克林顿介绍了项目。", ["克林顿"]),
        ("王海涛、李国强、周建军等5个项目负责人到会。", ["王海涛", "李国强", "周建军"]),
        ("王海涛、李国强、周建军等3名干部受表彰。", ["王海涛", "李国强", "周建军"]),
        ("李国强调研方泰、高鸣等5个项目。", ["李国强"]),
        ("市长周兰、局长李红面到会。", ["周兰", "李红面"]),
    ],
)
def test_people_beside_projects_and_goods_are_found(text, expected):
    assert people(text) == expected


def test_a_thing_is_told_by_the_noun_behind_it_unless_something_is_done():
    assert things.is_brand("宝斯特电子项目", 0, 3)
    assert not things.is_brand("宝斯特说项目", 0, 3)
    assert not things.is_brand("宝斯特介绍的项目", 0, 3)
    assert not things.is_brand("宝国特电子项目"[:3] + "。", 0, 3)


def test_a_place_before_a_word_is_nobody_and_a_name_that_begins_like_a_place_is_somebody():
    assert people("洪泽素有鱼米之乡的美誉。") == []
    assert people("安康明到会，黄山松介绍情况。") == ["安康明", "黄山松"]

"""Officials: which posts a name has, and which organization each post."""

import pytest

from policytext.entities import find


def officials(text):
    return [
        (
            o.name.text,
            [(p.organization.text if p.organization else None, p.title.text, p.inferred) for p in o.positions],
        )
        for o in find(text).officials
    ]


def held(text):
    return [(name, [(body, title) for body, title, _ in posts]) for name, posts in officials(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "远岫科技集团党委书记、董事长兼总裁苗疏影",
            [("苗疏影", [("远岫科技集团", "党委书记"), ("远岫科技集团", "董事长"), ("远岫科技集团", "总裁")])],
        ),
        ("市委副书记、市长邹启明", [("邹启明", [("市委", "副书记"), (None, "市长")])]),
        ("青溪区政府副区长邹启明", [("邹启明", [("青溪区政府", "副区长")])]),
        ("市政府党组成员、副市长邹启明", [("邹启明", [("市政府", "党组成员"), (None, "副市长")])]),
        (
            "市财政局局长罗晓岚、总会计师彭海涛",
            [("罗晓岚", [("市财政局", "局长")]), ("彭海涛", [("市财政局", "总会计师")])],
        ),
        ("市财政局局长罗晓岚、副县长彭海涛", [("罗晓岚", [("市财政局", "局长")]), ("彭海涛", [(None, "副县长")])]),
        (
            "市财政局局长罗晓岚致辞，副局长彭海涛主持",
            [("罗晓岚", [("市财政局", "局长")]), ("彭海涛", [(None, "副局长")])],
        ),
    ],
)
def test_organizations_are_carried_over_as_written(text, expected):
    assert held(text) == expected


def test_a_carried_organization_is_marked_as_inferred():
    ((_, posts),) = officials("市科技局党组书记、局长罗晓岚")
    assert [inferred for *_, inferred in posts] == [False, True]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("罗晓岚（远岫科技公司副总裁）演示", [("罗晓岚", [("远岫科技公司", "副总裁")])]),
        ("罗晓岚，远岫科技公司副总裁，演示样机", [("罗晓岚", [("远岫科技公司", "副总裁")])]),
        ("任命罗晓岚同志为市统计局副局长", [("罗晓岚", [("市统计局", "副局长")])]),
        ("免去罗晓岚的市统计局副局长职务", [("罗晓岚", [("市统计局", "副局长")])]),
        (
            "免去罗晓岚、彭海涛的市统计局副局长职务",
            [("罗晓岚", [("市统计局", "副局长")]), ("彭海涛", [("市统计局", "副局长")])],
        ),
        ("罗晓岚现任远岫科技公司董事长", [("罗晓岚", [("远岫科技公司", "董事长")])]),
        ("县商务局罗晓岚局长到会", [("罗晓岚", [("县商务局", "局长")])]),
        ("副校长罗晓岚教授到会", [("罗晓岚", [(None, "副校长"), (None, "教授")])]),
        ("时任青溪县县长的罗晓岚到会", [("罗晓岚", [(None, "县长")])]),
        ("县科技局原局长罗晓岚到会", [("罗晓岚", [("县科技局", "局长")])]),
        ("区委副书记（挂职）罗晓岚到会", [("罗晓岚", [("区委", "副书记")])]),
        ("青溪县委书记 罗晓岚", [("罗晓岚", [("青溪县委", "书记")])]),
    ],
)
def test_posts_before_behind_and_beside_the_name(text, expected):
    assert held(text) == expected


def test_one_title_holds_for_each_name_up_to_the_next_title():
    assert held("副市长罗晓岚、彭海涛、县长姚知远参加") == [
        ("罗晓岚", [(None, "副市长")]),
        ("彭海涛", [(None, "副市长")]),
        ("姚知远", [(None, "县长")]),
    ]


def test_an_apposition_that_leads_to_another_name_is_none():
    assert held("罗晓岚，县长姚知远参加") == [("姚知远", [(None, "县长")])]


@pytest.mark.parametrize(
    "text",
    [
        "市长要求，罗晓岚牵头落实。",
        "编辑：罗晓岚",
        "记者罗晓岚报道",
        "县领导罗晓岚参加",
        "罗晓岚，男，中共党员",
        "罗晓岚一行走访企业，企业董事长座谈。",
    ],
)
def test_a_name_without_a_post_is_no_official(text):
    assert officials(text) == []


def test_a_post_behind_a_name_and_de_is_held_only_where_it_is_taken_away():
    assert held("免去罗晓岚的副局长职务。") == [("罗晓岚", [(None, "副局长")])]
    assert held("县长罗晓岚的秘书长到会。") == [("罗晓岚", [(None, "县长")])]
    assert held("感谢罗晓岚的市统计局副局长来访。") == []


CAREER = (
    "罗晓岚曾任青溪市环境保护局副调研员{0}远山市副市长{0}青溪市委教育工委委员{0}青溪市教育局党组成员、副局长{0}"
    "青溪团市委书记、党组书记{0}石桥县委副书记等职。"
)


@pytest.mark.parametrize("mark", ["，", ",", "、"])
def test_a_career_keeps_the_posts_in_other_territories(mark):
    posts = [
        ("青溪市环境保护局", "副调研员"),
        (None, "副市长"),
        ("青溪市委教育工委", "委员"),
        ("青溪市教育局", "党组成员"),
        ("青溪市教育局", "副局长"),
        ("青溪团市委", "书记"),
        ("青溪团市委", "党组书记"),
        ("石桥县委", "副书记"),
    ]
    assert held(CAREER.format(mark)) == [("罗晓岚", posts)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "青溪市政协委员、青溪商会会长、青溪云岭岛轮值主席、远岫科技公司董事长罗晓岚发言",
            [("青溪市政协", "委员"), ("青溪商会", "会长"), (None, "轮值主席"), ("远岫科技公司", "董事长")],
        ),
        ("青溪市委副书记、青溪市市长罗晓岚到会", [("青溪市委", "副书记"), (None, "市长")]),
        ("青溪市委常委，远山县副县长罗晓岚到会", [("青溪市委", "常委"), (None, "副县长")]),
    ],
)
def test_posts_of_several_bodies_before_one_name_are_all_his(text, expected):
    assert held(text) == [("罗晓岚", expected)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("市委书记主持会议，走访了远山县县长罗晓岚", [("罗晓岚", [(None, "县长")])]),
        ("罗晓岚任局长，青溪县县长姚知远到会", [("罗晓岚", [(None, "局长")]), ("姚知远", [(None, "县长")])]),
        ("董事长罗晓岚，青溪县副县长姚知远到会", [("罗晓岚", [(None, "董事长")]), ("姚知远", [(None, "副县长")])]),
        ("市长罗晓岚、参加座谈的副县长姚知远到会", [("罗晓岚", [(None, "市长")]), ("姚知远", [(None, "副县长")])]),
        ("县委书记、参加活动的局长罗晓岚到会", [("罗晓岚", [(None, "局长")])]),
        ("青溪镇相关负责人，副县长罗晓岚到会", [("罗晓岚", [(None, "副县长")])]),
        ("青溪镇有关负责人罗晓岚到会", [("罗晓岚", [(None, "负责人")])]),
    ],
)
def test_posts_of_others_are_not_taken_along(text, expected):
    assert held(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "罗晓岚代表青年干部作表态发言。",
        "罗晓岚代表参会单位发言。",
        "罗晓岚代表集团公司与市政府签订协议。",
        "罗晓岚主编教材三部。",
    ],
)
def test_a_title_that_is_a_verb_before_a_noun_is_no_post(text):
    assert held(text) == []


@pytest.mark.parametrize("behind", ["说", "表示", "认为，", "建议加快修路", "，", "发言。", "的建议得到采纳", ""])
def test_such_a_title_before_a_word_of_speech_or_a_mark_is_a_post(behind):
    assert held(f"罗晓岚代表{behind}") == [("罗晓岚", [(None, "代表")])]


def test_the_same_title_of_the_next_person_is_held_where_the_first_holds_it():
    text = "远岫集团总经理助理、青溪公司董事长罗晓岚，总经理助理姚知远到会"
    assert held(text)[1] == ("姚知远", [("远岫集团", "总经理助理")])


def test_posts_in_the_column_behind_a_name_are_his():
    text = (
        "组长：罗晓岚 市长\n副组长:彭海涛 市委常委、常务副市长\n成员：姚知远 市财政局局长\n周兰 市科技局副局长\n"
        "1.蒋知远 远岫集团有限公司董事长\n（2）潘立群　青溪大学校长\n"
    )
    assert held(text) == [
        ("罗晓岚", [(None, "组长"), (None, "市长")]),
        ("彭海涛", [(None, "副组长"), ("市委", "常委"), (None, "常务副市长")]),
        ("姚知远", [(None, "成员"), ("市财政局", "局长")]),
        ("周兰", [("市科技局", "副局长")]),
        ("蒋知远", [("远岫集团有限公司", "董事长")]),
        ("潘立群", [("青溪大学", "校长")]),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("市长 罗晓岚 副市长 姚知远", [("罗晓岚", [(None, "市长")]), ("姚知远", [(None, "副市长")])]),
        ("值班主任 罗晓岚 责任编辑 姚知远", [("罗晓岚", [(None, "值班主任")])]),
        ("编辑 罗晓岚 主任 姚知远", [("姚知远", [(None, "主任")])]),
        ("罗晓岚\n市长到会。", []),
    ],
)
def test_a_blank_elsewhere_parts_a_name_from_the_next_post(text, expected):
    assert held(text) == expected


@pytest.mark.parametrize("reason", ["因工作调整", "因个人原因申请", "因年龄原因", "申请"])
def test_a_reason_may_stand_before_what_ends_a_post(reason):
    assert held(f"罗晓岚先生{reason}辞去远岫公司总经理职务。") == [("罗晓岚", [("远岫公司", "总经理")])]

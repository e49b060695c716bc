"""Deeds that give or end a post: whom they name, and which post that person has."""

import pytest

from policytext.entities import find


def held(text):
    return [
        (o.name.text, [(p.organization.text if p.organization else None, p.title.text) for p in o.positions])
        for o in find(text).officials
    ]


def people(text):
    return [person.text for person in find(text).people]


@pytest.mark.parametrize("name", ["于海波", "云初晴", "成功", "丛林", "任重", "欧阳思齐", "查明"])
@pytest.mark.parametrize(
    "deed",
    [
        "会议决定任命{}为市统计局副局长。",
        "会议决定免去{}的市统计局副局长职务。",
        "免去：{}的市统计局副局长职务；",
        "免去{}同志市统计局副局长职务，另有任用。",
        "{}同志任市统计局副局长。",
        "聘请{}先生为市统计局副局长。",
    ],
)
def test_a_deed_names_its_person_whatever_the_name(deed, name):
    assert held(deed.format(name)) == [(name, [("市统计局", "副局长")])]


@pytest.mark.parametrize("name", ["罗晓岚", "彭海涛", "隋心", "单丹", "司徒云"])
@pytest.mark.parametrize("verb", ["历任", "曾任", "此前担任", "出任", "不再担任", "先后任"])
def test_a_clause_may_begin_with_whom_it_gives_a_post(verb, name):
    assert held(f"据介绍，{name}{verb}市统计局副局长。") == [(name, [("市统计局", "副局长")])]


@pytest.mark.parametrize(
    "text",
    [
        "毕业后任市统计局副局长。",
        "同年任市统计局副局长，随后任市财政局局长。",
        "曾先后任市统计局副局长、市财政局局长。",
        "换届选举时再次连任市统计局副局长。",
        "聘请国内知名专家为市统计局顾问。",
        "县领导任链长，分管领导为第一责任人。",
        "接受委托的市统计局副局长已到会。",
        "温州任组长单位，金华为副组长单位。",
        "明确单位负责人为组长。",
    ],
)
def test_a_deed_without_a_name_names_nobody(text):
    assert people(text) == []


def test_a_word_of_address_ends_no_name():
    assert "罗先生" not in people("罗先生为公司董事。")


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("不再担任远岫经开区管委会主任职务", "主任"),
        ("辞去远岫协会会长一职", "会长"),
    ],
)
def test_a_title_stays_one_before_what_a_post_is_called(text, title):
    assert [found.text for found in find(text).titles] == [title]


@pytest.mark.parametrize("text", ["主任职责明确", "主任职称评审"])
def test_a_word_that_begins_with_the_end_of_a_title_makes_it_none(text):
    assert find(text).titles == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "市统计局局长罗晓岚，现为星洲集团顾问。",
            [("罗晓岚", [("市统计局", "局长"), ("星洲集团", "顾问")])],
        ),
        (
            "市统计局局长罗晓岚，现任县委书记彭海涛参加。",
            [("罗晓岚", [("市统计局", "局长")]), ("彭海涛", [("县委", "书记")])],
        ),
        (
            "副市长罗晓岚，为市财政局局长彭海涛颁奖。",
            [("罗晓岚", [(None, "副市长")]), ("彭海涛", [("市财政局", "局长")])],
        ),
        (
            "见到罗晓岚同志市统计局副局长彭海涛致辞。",
            [("彭海涛", [("市统计局", "副局长")])],
        ),
    ],
)
def test_a_post_behind_a_name_belongs_to_it_unless_another_name_takes_it(text, expected):
    assert held(text) == expected

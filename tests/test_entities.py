"""``entities.find`` as a whole: offsets, order, scripts, lexicon, and the properties that every text keeps."""

import os
import subprocess
import sys
from itertools import pairwise

import pytest
import timing
from hypothesis import example, given
from hypothesis import strategies as st
from strategies import any_text
from strategies_entities import BUREAU_POSTS, TERRITORY_POSTS, bureaus, entity_text, names, sentences, titles

from policytext import entities, tables
from policytext.entities import Lexicon, find, individuals

KINDS = ("people", "titles", "organizations", "places")
NOT_NAMES = [
    word
    for word, _ in tables.cells(
        "policytext.entities", "not_names.tsv", ("word", "where", "example", "source"), "word", "where"
    )
]


def mentions(found):
    return [mention for kind in KINDS for mention in getattr(found, kind)]


def posts(official):
    return [(post.organization and post.organization.text, post.title.text) for post in official.positions]


def shape(found):
    """What was found, without offsets."""
    officials = [(official.name.text, posts(official)) for official in found.officials]
    return [[mention.text for mention in getattr(found, kind)] for kind in KINDS[:3]], officials


@given(any_text)
@example("\ud83d局长\x00王\ud83d")
@example("·")
@example("(王·)")
def test_any_text_is_read(text):
    found = find(text)
    assert all(mention.text == text[mention.start : mention.end] for mention in mentions(found))


@given(entity_text)
def test_mentions_stand_in_order_and_do_not_overlap(text):
    found = find(text)
    for mention in mentions(found):
        assert 0 <= mention.start < mention.end <= len(text)
        assert mention.text == mention.normalized == text[mention.start : mention.end]
        assert mention.rule
    named = sorted([*found.people, *found.titles, *found.organizations], key=lambda mention: mention.start)
    assert all(first.end <= second.start for first, second in pairwise(named))
    for kind in KINDS:
        starts = [mention.start for mention in getattr(found, kind)]
        assert starts == sorted(starts)


@given(entity_text)
def test_officials_are_made_of_mentions(text):
    found = find(text)
    for official in found.officials:
        assert official.name in found.people
        assert official.positions
        for post in official.positions:
            assert post.title in found.titles
            assert post.organization is None or post.organization in found.organizations
            assert not (post.inferred and post.organization is None)


@given(sentences(), names)
def test_another_name_changes_only_the_name(sentence, name):
    """Property 35."""
    first = find(sentence).people[0].text
    if name in sentence:
        return
    before, after = shape(find(sentence)), shape(find(sentence.replace(first, name)))
    assert str(after).replace(name, first) == str(before)


@given(st.lists(names, min_size=2, max_size=4, unique=True), st.randoms(use_true_random=False))
def test_permuting_a_list_permutes_the_results(people, random):
    """Property 36."""
    shuffled = random.sample(people, len(people))
    for order in (people, shuffled):
        found = find(f"副市长{'、'.join(order)}出席会议。")
        assert [official.name.text for official in found.officials] == order
        assert {official.positions[0].title.text for official in found.officials} == {"副市长"}


@given(bureaus, st.lists(st.sampled_from(BUREAU_POSTS), min_size=1, max_size=3, unique=True), names)
def test_posts_stand_before_the_name_and_carry_their_bureau(bureau, posts, name):
    """Property 37: the spans of a record lie within the stretch that names the official."""
    text = f"会上，{bureau}{'、'.join(posts)}{name}讲话。"
    (official,) = find(text).officials
    assert official.name.text == name
    assert [post.title.text for post in official.positions] == posts
    assert [post.organization.text for post in official.positions] == [bureau] * len(posts)
    assert [post.inferred for post in official.positions] == [False] + [True] * (len(posts) - 1)
    start = text.index(bureau)
    assert all(start <= post.organization.start < post.title.end <= official.name.start for post in official.positions)


@given(bureaus, st.sampled_from(TERRITORY_POSTS), names)
def test_a_post_of_a_territory_takes_no_organization_over(bureau, post, name):
    (official,) = find(f"{bureau}局长、{post}{name}参加。").officials
    assert [p.organization and p.organization.text for p in official.positions] == [bureau, None]


@given(entity_text, st.sampled_from(("首席体验官", "青丘狐", "蓝鲸空间站")))
def test_a_lexicon_row_leaves_texts_without_it_alone(text, word):
    """Property 38."""
    lexicon = Lexicon(people=[word], titles=[word + "长"], organizations=[word + "馆"])
    assert find(text, lexicon=lexicon) == find(text)


@given(titles)
def test_a_title_without_a_name_yields_no_person(title):
    """Property 39."""
    assert find(f"新任{title}。").people == ()


@given(st.sampled_from(NOT_NAMES))
def test_a_word_of_not_names_is_no_name(word):
    """Property 39."""
    assert word not in [person.text for person in find(f"会议在{word}召开，{word}表示欢迎。").people]


def test_find_takes_str_only():
    with pytest.raises(TypeError, match="text must be str, not bytes; decode it first"):
        find("王局长".encode())
    with pytest.raises(TypeError, match="lexicon must be Lexicon, not dict"):
        find("王局长", lexicon={"people": ["王局长"]})


def test_scripts_give_the_same_officials():
    simplified = find("砚州市科技局局长谭国栋、副局长罗晓岚会见远岫科技集团董事长邹启明。")
    traditional = find("硯州市科技局局長譚國棟、副局長羅曉嵐會見遠岫科技集團董事長鄒啟明。")
    assert [(o.name.start, o.name.end, len(o.positions)) for o in traditional.officials] == [
        (o.name.start, o.name.end, len(o.positions)) for o in simplified.officials
    ]
    assert traditional.officials[0].name.text == "譚國棟"


def test_lexicon_finds_what_no_rule_knows():
    lexicon = Lexicon(people=["天行者"], titles=["首席体验官"], organizations=["蓝鲸空间"])
    (official,) = find("蓝鲸空间首席体验官天行者致辞。", lexicon=lexicon).officials
    (post,) = official.positions
    assert (official.name.text, post.title.text, post.organization.text) == ("天行者", "首席体验官", "蓝鲸空间")
    assert (official.name.rule, post.title.rule) == ("lexicon", "lexicon")


def test_individuals_group_the_namings_of_a_person():
    text = "市科技局党组书记、局长韦知行致辞。韦知行说，项目已开工。会后，韦局长与副局长蒲英走访企业。"
    first, second = individuals(find(text))
    assert (first.name, len(first.mentions)) == ("韦知行", 3)
    assert [post.title.text for post in first.positions] == ["党组书记", "局长"]
    assert (second.name, len(second.mentions)) == ("蒲英", 1)


def test_a_surname_without_its_full_name_is_a_person_of_its_own():
    (person,) = individuals(find("厉局长叮嘱大家抓紧落实。"))
    assert person.name == "厉"


def test_results_do_not_depend_on_the_hash_seed():
    text = "市科技局局长韦知行、县长蒋文博与远岫科技公司总裁罗晓岚座谈。"
    code = f"from policytext.entities import find; print(ascii(find({text!r})))"
    command = [sys.executable, "-c", code]
    runs = {
        subprocess.run(command, capture_output=True, check=True, env={**os.environ, "PYTHONHASHSEED": seed}).stdout
        for seed in ("0", "1", "77")
    }
    assert len(runs) == 1


HOSTILE = (
    "王",
    "王长",
    "局长",
    "副",
    "党委",
    "斯",
    "阿·",
    "、王明",
    "（王",
    "记者 ",
    "市委书记、",
    "先生",
    "总经理助理",
)


@pytest.mark.parametrize("unit", HOSTILE)
def test_hostile_text_is_read_in_linear_time(unit):
    def seconds(length):
        return timing.seconds(find, unit * (length // len(unit)))

    seconds(1000)
    short, long = seconds(10_000), seconds(40_000)
    assert long < 8 * short + 0.2


def test_public_names_are_listed():
    assert all(hasattr(entities, name) for name in entities.__all__)

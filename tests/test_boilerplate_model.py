"""The parts of the scorer: counts of characters, features, the block, heads, the model."""

import re
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from policytext import tables
from policytext.boilerplate import (
    blocks,
    characters,
    features,
    glosses,
    heads,
    scorer,
    signs,
    standing,
    surroundings,
    titles,
    units,
)
from policytext.boilerplate.blocks import Block
from policytext.boilerplate.seen import Seen
from policytext.fold import fold

lines = st.lists(st.text(st.characters(exclude_characters="\n"), min_size=1, max_size=30), min_size=1, max_size=12)
values = st.lists(st.floats(-5, 5, width=32), min_size=1, max_size=40).map(np.float32)
chances = st.floats(0.125, 0.875, width=32)


def own(*found):
    return dict(zip(features.rows(), features.of_lines(found), strict=True))


def seen(*found, are_heads=False):
    lengths = np.float32([len(line) for line in found])
    return Seen(found, features.of_lines(found), lengths, np.full(len(found), are_heads))


@given(lines)
def test_every_character_is_counted_once(found):
    assert characters.take(found).counts.sum(axis=0).tolist() == [len(line) for line in found]


@given(lines)
def test_classes_count_what_they_hold(found):
    census = characters.take(found)
    for name, members in characters.classes().items():
        if name != "han":  # function characters and measures are counted apart
            number = characters.number(name)
            assert census.counts[number].tolist() == [sum(sign in members for sign in line) for line in found]
            assert (census.first == number).tolist() == [line[0] in members for line in found]
            assert (census.last == number).tolist() == [line[-1] in members for line in found]


@given(lines)
def test_features_are_kept_as_bytes(found):
    packed = features.packed(found)
    assert np.array_equal(features.unpacked(packed), features.of_lines(found))
    assert [features.packed([line])[0] for line in found] == packed


def test_features_of_nothing_are_none():
    assert features.packed([]) == []
    assert features.unpacked([]).shape == (len(features.rows()), 0)


def test_both_ends_of_a_long_line_tell_what_it_is():
    sentence, menu = (
        own("项目开工。" * 200 + "甲" * 1000 + "记者" * 250 + "。"),
        own("首页 > " * 200 + "a" * 9000 + "更多 > " * 100),
    )
    assert sentence["ends_stop"].tolist() == [1]
    assert sentence["stop"] == np.log1p(np.float32(101))
    assert menu["separator"] == np.log1p(np.float32(200))
    assert menu["ends_stop"].tolist() == menu["latin_share"].tolist() == [0]


def test_an_amount_is_a_digit_right_before_a_measure():
    found = own("占地88.5亩", "增长7.3%", "2024-05-13", "占地8 亩", "占地8", "亩产高")
    assert found["amount"].tolist() == [1, 1, 0, 0, 0, 0]


def test_a_sign_that_says_where_it_begins_says_it_for_the_whole_pattern():
    rows = tables.read("policytext.boilerplate", "signs.tsv", signs.COLUMNS)
    patterns = [row["pattern"].replace("[^", "[") for row in rows]
    assert [pattern for pattern in patterns if "^" in pattern] == [
        pattern for pattern in patterns if re.fullmatch(r"\^\(\?:[^^]*\)", pattern)
    ]


def test_signs_of_phrases_are_not_looked_for_in_sentences():
    assert own("发布于 2024-05-13")["date"].tolist() == [1]
    assert own("2024-05-13 召开了会议。")["date"].tolist() == [0]
    assert own("项目签约现场", "周芷兰说，现场十分热烈。")["picture"].tolist() == [1, 0]
    assert own("（一）支持技改", "2.5亿元")["item"].tolist() == [1, 0]


def test_a_sentence_may_end_inside_quotation_marks_and_a_question_is_none():
    found = own("“项目已经开工。”", "“项目已经开工”", "谁能领跑？", "预祝大会圆满成功！", "……")
    assert found["ends_stop"].tolist() == [1, 0, 0, 1, 1]
    assert found["asks"].tolist() == [0, 0, 1, 0, 0]
    assert own("”", "。")["ends_stop"].tolist() == [0, 1]


def test_a_sign_does_not_reach_over_the_end_of_its_line():
    rows = tables.read("policytext.boilerplate", "signs.tsv", signs.COLUMNS)
    found = [fold(row[column]) for row in rows for column in ("example", "counterexample")]
    found += [
        "附件：1.申报表",
        "松江县发展和改革局",
        "2024年5月13日",
        "联系人：周芷兰",
        "技术员查看设备",
        "项目签约现场",
    ]
    together = own(*found)
    for row in rows:
        assert together[row["sign"]].tolist() == [own(line)[row["sign"]][0] for line in found]


def test_a_line_as_long_as_titles_without_a_mark_is_like_a_title():
    found = own(
        "临江光谷二期年内投产见效", "临江光谷二期年内投产见效。", "二期开工", "（一）支持企业做大做强", "工业用电量 9.7"
    )
    assert found["title_like"].tolist() == [1, 0, 0, 0, 0]


@given(values)
def test_what_stands_around_a_line_is_what_it_says(found):
    around = dict(
        zip(surroundings.PLACES, surroundings.around(np.tile(found, (len(surroundings.PLACES), 1))), strict=True)
    )
    for offset in surroundings.NEIGHBOURS:
        expected = [found[i + offset] if 0 <= i + offset < len(found) else 0 for i in range(len(found))]
        assert around[f"{offset:+}"].tolist() == expected
    for width in surroundings.WINDOWS:
        near = [found[max(0, i + width) : i] if width < 0 else found[i + 1 : i + 1 + width] for i in range(len(found))]
        expected = [float(window.mean()) if len(window) else 0.0 for window in near]
        assert around[f"{width:+} mean"] == pytest.approx(expected, abs=1e-4)


@given(st.lists(st.tuples(st.floats(0, 1, width=32), st.integers(1, 99)), min_size=1, max_size=12))
def test_the_block_is_the_best_run(found):
    chances, lengths = np.float32([chance for chance, _ in found]), np.array([length for _, length in found])
    usual = min(0.35, 0.6 * float(chances.max()))
    gains = (chances - usual) * np.sqrt(lengths)
    block = blocks.find(chances, lengths)
    best = max(gains[i:j].sum() for i in range(len(found)) for j in range(i + 1, len(found) + 1))
    assert gains[block.start : block.end].sum() == pytest.approx(best, abs=1e-4)


def stands(found, guesses, block):
    likely = np.float32(guesses)
    rows = standing.of_lines(found, np.log(likely / (1 - likely)), likely, block)
    return dict(zip(standing.NAMES, rows, strict=True))


def test_shared_pairs_tell_a_title_from_other_titles():
    paragraph = "临江光谷二期昨日开工，总投资12亿元，占地180亩，预计2024年底投产。"
    found = seen("平川人才公寓交付", "临江光谷二期年内开工", paragraph, paragraph, "首页", "甲" * 200)
    page = stands(found, [0.3, 0.3, 0.9, 0.9, 0.1, 0.1], Block(2, 4))
    assert page["shared"][0] < 0.2
    assert page["shared"][1] > 0.6
    assert page["shared"][2:].tolist() == [1, 1, 0, 0]
    assert page["shared_before"].tolist() == page["shared_next_to"].tolist() == [*page["shared"][:2], 0, 0, 0, 0]
    assert page["shared_title"].tolist() == [0, page["shared"][1], 0, 0, 0, 0]
    assert page["shared_after"].tolist() == [0] * 6


@given(lines, st.text(min_size=1))
def test_every_pair_of_the_article_is_known(found, article):
    shared = titles.shared(found, article)
    pairs = [list(pairwise(line)) for line in found]
    known = set(pairwise(article))
    least = [sum(pair in known for pair in of_line) / max(1, len(of_line)) for of_line in pairs]
    assert all(share >= low - 1e-6 for share, low, line in zip(shared, least, found, strict=True) if len(line) > 3)
    assert not any(share for share, line in zip(shared, found, strict=True) if len(line) < 4)
    assert titles.shared([article], article).tolist() == [float(len(article) > 3)]


def test_a_line_knows_how_far_the_block_is_and_what_surrounds_it():
    found = seen("甲" * 9, "乙" * 99, "丙" * 9, "丁" * 99, "戊" * 9)
    page = stands(found, [0.1, 0.9, 0.2, 0.9, 0.1], Block(1, 4))
    assert np.expm1(page["lines_before"]).round().tolist() == [1, 0, 0, 0, 0]
    assert np.expm1(page["lines_after"]).round().tolist() == [0, 0, 0, 0, 1]
    assert [np.flatnonzero(page[name]).tolist() for name in ("next_before", "first_inside", "next_after")] == [
        [0],
        [1],
        [4],
    ]
    assert np.flatnonzero(page["odds_inside"]).tolist() == [1, 2, 3]
    assert np.flatnonzero(page["odds_after"]).tolist() == [4]
    assert page["enclosed"].argmax() == 2
    assert page["odds-1"].tolist() == [0, *page["odds"][:-1].tolist()]
    assert page["odds+2"].tolist() == [*page["odds"][2:].tolist(), 0, 0]


def test_what_was_read_before_a_head_is_told():
    found = seen("正文。" * 30, "相关新闻", "高新区人才公寓交付", "网友评论", "路人甲")._replace(
        heads=np.array([False, True, False, True, False])
    )
    page = stands(found, [0.9, 0.001, 0.1, 0.001, 0.1], Block(0, 1))
    assert page["head_before"].tolist() == [0, 1, 1, 1, 1]
    assert np.expm1(page["lines_since_head"]).round().tolist() == [60, 0, 1, 0, 1]
    assert page["read_before_head"].argsort(kind="stable").tolist() == [0, 1, 2, 3, 4]
    assert page["read_share_before_head"][1] > 0.9


@given(
    st.lists(st.tuples(st.sampled_from(["开工。", "签约现场", "技术员查看设备运行参数", "x"]), chances), min_size=1),
    st.data(),
)
def test_any_line_may_stand_anywhere(found, data):
    start = data.draw(st.integers(0, len(found) - 1))
    block = Block(start, data.draw(st.integers(start + 1, len(found))))
    page = stands(seen(*(line for line, _ in found)), [chance for _, chance in found], block)
    assert all(np.isfinite(row).all() for row in page.values())
    is_caption = [line in ("签约现场", "技术员查看设备运行参数") for line, _ in found]
    ends = [line.endswith("。") for line, _ in found]
    inside = range(block.start + 1, block.end - 1)
    flanked = [n for n in inside if is_caption[n] and ends[n - 1] and ends[n + 1]]
    assert np.flatnonzero(page["picture_flanked"] + page["people_flanked"]).tolist() == flanked
    unended = [n for n in range(block.start, block.end) if not ends[n]]
    assert np.flatnonzero(page["unended_inside"]).tolist() == unended
    assert page["purity"][0] == pytest.approx(
        sum(len(line) for line, _ in found[start : block.end]) / sum(len(line) for line, _ in found)
    )


def kept(*found):
    chances = np.float32([chance for _, chance in found])
    return blocks.kept(chances, features.of_lines([line for line, _ in found]), 0.5).tolist()


def test_several_sentences_in_one_line_are_the_article_where_nothing_else_is():
    glued = "首页 新闻 " + "项目总投资12亿元，占地260亩，年内投产，达产后可带动就业。" * 5 + " 打印 关闭"
    assert kept(("首页", 0.1), (glued, 0.1)) == [False, True]
    assert kept(("项目总投资12亿元。", 0.9), ("首页", 0.1), (glued, 0.1)) == [True, False, False]
    assert kept(("首页", 0.1), ("项目总投资12亿元，年内投产。", 0.1)) == [False, False]
    assert kept(("首页 新闻 专题 图库 " * 20, 0.1)) == [False]


def test_what_the_article_encloses_is_kept():
    sentence = ("项目总投资12亿元。", 0.9)
    assert kept(sentence, ("签约", 0.2), sentence) == [True] * 3
    assert kept(sentence, ("年内还将投产一批。", 0.2), ("一期项目", 0.2), sentence) == [True] * 4
    assert kept(sentence, ("高新区人才公寓交付", 0.2), sentence) == [True, False, True]
    assert kept(sentence, ("签约", 0.2)) == kept(sentence, ("签约", 0.1), sentence)[:2] == [True, False]
    assert kept(sentence, ("市长表示，要加快推进配套项目。", 0.3), ("会议部署了下一步工作任务。", 0.3)) == [True] * 3
    assert kept(("会议部署了下一步工作任务。", 0.3), ("图库", 0.0), sentence, ("登录后才能发表评论。", 0.1)) == [
        False,
        False,
        True,
        False,
    ]
    assert kept(("临江光谷二期开工", 0.42), sentence) == [True, True]
    assert kept(("临江光谷二期开工", 0.3), sentence) == [False, True]
    assert kept(("临江光谷二期年内投产见效", 0.3), sentence) == [True, True]
    assert kept(("临江光谷二期年内投产见效", 0.2), sentence) == [False, True]
    assert kept(sentence, ("签约", 0.2), ("图", 0.0), ("图", 0.0), sentence) == [True, False, False, False, True]


def test_what_closes_an_official_document_is_kept_behind_it_alone():
    sentence, office, date = ("项目总投资12亿元。", 0.9), ("松江县发展和改革局", 0.1), ("2024年5月13日", 0.1)
    assert kept(sentence, office, date) == [True] * 3
    assert kept(office, date, sentence) == [False, False, True]
    assert kept(sentence, ("图库", 0.1), office) == [True, False, False]
    assert kept(sentence, ("松江县发展和改革局", 0.05)) == [True, False]


def test_a_post_with_a_name_between_sentences_is_a_portrait():
    sentence, person = ("项目总投资12亿元。", 0.9), ("市发展改革委主任 周芷兰", 0.8)
    assert kept(sentence, person, sentence) == [True, False, True]
    assert kept(("在大会上的致辞", 0.9), person, sentence) == [True] * 3


def test_heads_are_whole_lines():
    assert heads.find("相关新闻") == ("related_links", "heads.tsv related")
    assert heads.find("■ 网友评论 (12)") == ("comment_ui", "heads.tsv comments")
    assert heads.find("热门推荐 更多>>")[0] == "related_links"
    for line in ("推荐他为代表", "相关企业负责人参加", "点评：", "热点问题", "评论员文章", "更多企业落户园区"):
        assert heads.find(line) is None


def test_a_short_head_before_a_short_line_is_an_entry_of_a_menu():
    def heads_of(text):
        return [part.text for part in units.cut(text).parts if part.is_head]

    assert heads_of("微信\n评论\n收藏") == []
    assert heads_of("评论\n希望早日建成，带动就业。") == ["评论"]
    assert heads_of("网友评论\n路人甲") == ["网友评论"]


def test_a_number_below_a_field_without_value_is_its_value():
    found = units.cut("索引号：\n000014349/2021-00077\n公开日期：\n2021-12-30\n12\n浏览次数：\n项目已经开工。")
    assert [part.label for part in found.parts] == [*["header_meta"] * 4, None, "header_meta", None]


def test_only_toned_glosses_behind_a_character_are_taken_out():
    assert glosses.removed("產(chǎn)業(yè)\n園區(qū)") == "產業\n園區"
    for line in ("网址(URL)", "亳(bo)州", "(chǎn)", "A(chǎn)", "记者（周芷兰）"):
        assert glosses.removed(line) == line
        assert glosses.alignment(line).is_identity


def test_the_parts_of_a_line_with_glosses_stand_where_they_stand_in_the_page():
    page = "首頁\n產(chǎn)業(yè)園區(qū)開工。（記者 周芷蘭）"
    assert units.cut(page).starts == [0, 3, page.index("（")]


def test_the_model_uses_every_feature_and_no_other():
    model = scorer.packaged()
    around = {name for place in surroundings.PLACES for name in scorer.names_around(place)}
    assert model.line.keys() == {*features.rows(), *around, scorer.BIAS}
    assert model.page.keys() == set(standing.NAMES)
    assert model.regions.keys() == set(standing.REGIONS)
    used = [weights.keys() for weights in model.regions.values()]
    assert all(names == used[0] and names <= {*features.rows(), scorer.BIAS} for names in used)


@given(lines.filter(lambda found: all(line.strip() for line in found)))
def test_weighing_before_moving_equals_weighing_after(found):
    model, line = scorer.packaged(), own(*found)
    odds = model.line[scorer.BIAS] + sum(model.line[name] * values for name, values in line.items())
    for signal in scorer.SIGNALS:
        around = surroundings.around(np.tile(line[signal], (len(surroundings.PLACES), 1)))
        odds += sum(
            model.line[f"{signal} {place}"] * values for place, values in zip(surroundings.PLACES, around, strict=True)
        )
    assert model.guess(seen(*found)) == pytest.approx(np.clip(odds, -scorer.SUREST, scorer.SUREST), abs=1e-3)


@given(lines.map(lambda found: [line.strip() or "x" for line in found]))
def test_chances_are_probabilities(found):
    likely, kept_lines = scorer.packaged().judge(seen(*found), 0.5)
    assert likely.shape == kept_lines.shape == (len(found),)
    assert np.all((likely > 0) & (likely < 1))
    assert not scorer.packaged().judge(seen(*found, are_heads=True), 0.5)[0].any()


def test_no_lines_are_judged():
    nothing = Seen((), features.unpacked([]), np.zeros(0, np.float32), np.zeros(0, np.bool_))
    assert [found.tolist() for found in scorer.packaged().judge(nothing, 0.5)] == [[], []]


def test_patterns_of_heads_name_each_character_that_they_match():
    patterns = [row["pattern"] for row in tables.read("policytext.boilerplate", "heads.tsv", heads.COLUMNS)]
    assert not [pattern for pattern in patterns if re.search(r"\\|\.|\[\^", pattern)]
    assert {ranged for pattern in patterns for ranged in re.findall(r"\[[^]]*-[^]]*\]", pattern)} <= {"[0-9]"}

"""The parts of the scorer: counts of characters, features, the block, heads, the model."""

import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from policytext import tables
from policytext.boilerplate import blocks, characters, features, glosses, heads, scorer, units
from policytext.fold import fold

lines = st.lists(st.text(st.characters(exclude_characters="\n"), min_size=1, max_size=30), min_size=1, max_size=12)
values = st.lists(st.floats(-5, 5, width=32), min_size=1, max_size=40).map(np.float32)


def own(*found):
    return dict(features.of_line(characters.take(found)))


@given(lines)
def test_every_character_is_counted_once(found):
    census = characters.take(found)
    counted = census.count("other", *characters.classes())
    assert counted.tolist() == [len(line) for line in found]


@given(lines)
def test_classes_count_what_they_hold(found):
    census = characters.take(found)
    for name, members in characters.classes().items():
        if name != "han":  # function characters are counted apart
            assert census.count(name).tolist() == [sum(sign in members for sign in line) for line in found]
            assert census.begins(name).tolist() == [line[0] in members for line in found]
            assert census.ends(name).tolist() == [line[-1] in members for line in found]


def test_long_texts_are_counted_piece_by_piece():
    found = ["项。" * 200_000, "二", "三，" * 150_000]
    census = characters.take(found)
    assert census.count("stop").tolist() == [200_000, 0, 0]
    assert census.count("comma").tolist() == [0, 0, 150_000]
    assert census.ends("stop").tolist() == [True, False, False]
    assert census.begins("han").tolist() == [True, True, True]


def test_a_sign_that_says_where_it_begins_says_it_for_the_whole_pattern():
    rows = tables.read("policytext.boilerplate", "signs.tsv", features.SIGN_COLUMNS)
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
    rows = tables.read("policytext.boilerplate", "signs.tsv", features.SIGN_COLUMNS)
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
def test_means_and_neighbours_are_what_they_say(found):
    for offset in features.NEIGHBOURS:
        expected = [found[i + offset] if 0 <= i + offset < len(found) else 0 for i in range(len(found))]
        assert features.shifted(found, offset).tolist() == expected
    for width in features.WINDOWS:
        near = [found[max(0, i + width) : i] if width < 0 else found[i + 1 : i + 1 + width] for i in range(len(found))]
        expected = [float(window.mean()) if len(window) else 0.0 for window in near]
        assert features.mean(found, width) == pytest.approx(expected, abs=1e-4)


@given(st.lists(st.tuples(st.floats(0, 1, width=32), st.integers(1, 99)), min_size=1, max_size=12))
def test_the_block_is_the_best_run(found):
    chances, lengths = np.float32([chance for chance, _ in found]), np.array([length for _, length in found])
    usual = min(0.35, 0.6 * float(chances.max()))
    gains = (chances - usual) * np.sqrt(lengths)
    block = blocks.find(chances, lengths)
    best = max(gains[i:j].sum() for i in range(len(found)) for j in range(i + 1, len(found) + 1))
    assert gains[block.start : block.end].sum() == pytest.approx(best, abs=1e-4)


def test_shared_pairs_tell_a_title_from_other_titles():
    found = [
        "临江光谷二期开工",
        "平川人才公寓交付",
        "临江光谷二期昨日开工，总投资12亿元，占地180亩，预计2024年底投产。",
    ]
    census = characters.take(found)
    page = dict(blocks.of_line(census, own(*found), np.float32([0.3, 0.3, 0.9]), np.zeros(3, bool)))
    assert page["shared"][0] > 0.7
    assert page["shared"][1] < 0.2
    assert page["shared"][2] == 1


def kept(*found):
    chances = np.float32([chance for _, chance in found])
    return blocks.kept(chances, own(*(line for line, _ in found)), 0.5).tolist()


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
        return [unit.text for unit in units.cut(text) if unit.is_head]

    assert heads_of("微信\n评论\n收藏") == []
    assert heads_of("评论\n希望早日建成，带动就业。") == ["评论"]
    assert heads_of("网友评论\n路人甲") == ["网友评论"]


def test_a_number_below_a_field_without_value_is_its_value():
    found = units.cut("索引号：\n000014349/2021-00077\n公开日期：\n2021-12-30\n12\n浏览次数：\n项目已经开工。")
    assert [unit.label for unit in found] == [*["header_meta"] * 4, None, "header_meta", None]


def test_only_toned_glosses_behind_a_character_are_taken_out():
    assert glosses.removed("產(chǎn)業(yè)")[0] == "產業"
    for line in ("网址(URL)", "亳(bo)州", "(chǎn)", "A(chǎn)", "记者（周芷兰）"):
        assert glosses.removed(line) == (line, glosses.removed(line)[1])
        assert glosses.removed(line)[1].is_identity


def test_the_model_has_a_weight_for_every_place():
    model = scorer.packaged()
    for signal in features.SIGNALS:
        assert {f"{signal} {place}" for place in features.PLACES} <= model.line.keys()
    assert all(weight.scale > 0 for step in (model.line, model.page) for weight in step.values())


def test_the_model_uses_every_feature_and_no_other():
    found = ["临江光谷二期开工", "项目总投资12亿元。"]
    model, line = scorer.packaged(), own(*found)
    around = dict(scorer.around(line, model.line))
    page = dict(blocks.of_line(characters.take(found), line, np.float32([0.5, 0.9]), np.zeros(2, bool)))
    assert model.line.keys() == {*line, *around, "bias"}
    assert model.page.keys() == {*page, "bias"}


@given(lines.filter(lambda found: all(line.strip() for line in found)))
def test_weighing_before_moving_equals_weighing_after(found):
    model, line = scorer.packaged(), own(*found)
    columns = {**line, **dict(scorer.around(line, model.line))}
    odds = model.line["bias"].weight + sum(
        model.line[name].weight * (model.line[name].standard(column) if name in line else column)
        for name, column in columns.items()
    )
    assert model.guess(line) == pytest.approx(scorer.probability(odds), abs=1e-3)


@given(lines.map(lambda found: [line.strip() or "x" for line in found]))
def test_chances_are_probabilities(found):
    chances = scorer.packaged().judge(found, [False] * len(found), 0.5)[0]
    assert chances.shape == (len(found),)
    assert np.all((chances >= 0) & (chances <= 1))
    assert not scorer.packaged().judge(found, [True] * len(found), 0.5)[0].any()

"""Pages and their segments: cases, what holds for any text, and what cleaning keeps."""

import case_files
import opencc
import pytest
import timing
from hypothesis import example, given, settings
from hypothesis import strategies as st
from strategies import any_text, page_text
from strategies_boilerplate import CHROME, MENUS, PROSE, pages

from policytext import script
from policytext.boilerplate import LinePatterns, RepeatedLines, classify, clean, explain
from policytext.boilerplate.explaining import BLANK, REPEATED, SCORER
from policytext.boilerplate.types import Segment

texts = any_text | page_text | pages
PAGES = [
    parameter.values[0] for parameter in case_files.load("boilerplate_pages", "realistic", "synthetic", "negative")
]
CLAIMED = {"404 Not Found", "转载请注明出处", "责任编辑：陈若兰"}


def kinds(text, **options):
    """The kind of each stretch that is not blank, with its words."""
    return [(segment.text.strip(), segment.label) for segment in classify(text, **options) if segment.text.strip()]


def labels(text, **options):
    return [label for _, label in kinds(text, **options)]


@pytest.mark.parametrize("case", case_files.load("boilerplate_pages"))
def test_case(case):
    lines = [line.strip() for line in case["text"].split("\n") if line.strip()]
    assert kinds(case["text"]) == list(zip(lines, case["expect"], strict=True))


ARTICLE = "岚山风电装备基地昨日投产，项目总投资12亿元，占地260亩，可带动就业1500人。\n" * 2


@pytest.mark.parametrize(
    ("title", "fields"),
    [
        ("岚山签下风电装备产业项目", "来源：岚山日报 发布时间：2024-05-18"),
        ("岚山签下12个风电项目 总投资26.6亿元", "2024-05-18 08:30 来源：岚山日报 点击：120"),
    ],
)
def test_a_title_keeps_its_words_before_header_fields(title, fields):
    assert kinds(f"{title} {fields}\n{ARTICLE}")[:2] == [(title, "content"), (fields, "header_meta")]


@pytest.mark.parametrize(
    "line", ["作者：周芷兰 来源：岚山日报", "岚山日报 来源：岚山日报", "2024-05-18 08:30 来源：岚山日报"]
)
def test_header_fields_alone_are_one_part(line):
    assert len([words for words, _ in kinds(f"{line}\n{ARTICLE}") if words in line]) == 1


@given(texts)
@example("")
@example("\n\n")
@example(" \n项目开工。（记者 周芷兰）\n\n")
@example("\ud83d\x00\n\ude00")
def test_segments_tile_the_text(text):
    segments = classify(text)
    assert "".join(segment.text for segment in segments) == text
    end = 0
    for segment in segments:
        assert segment.start == end < segment.end
        assert segment.text == segment.normalized == text[segment.start : segment.end]
        assert 0 <= segment.score <= 1
        assert segment.is_boilerplate == (segment.label != "content")
        indent = len(segment.text) - len(segment.text.lstrip()) if segment.text.strip() else 0
        assert segment.line == 1 + text.count("\n", 0, segment.start + indent)
        end = segment.end
    assert end == len(text)


@given(texts)
def test_blank_lines_belong_to_the_segment_before(text):
    segments = classify(text)
    if len(segments) > 1:
        assert all(segment.text.strip() for segment in segments)


@pytest.mark.parametrize("case", PAGES, ids=lambda case: case["label"])
def test_what_was_kept_is_kept_again(case):
    once = clean(case["text"]).text
    assert clean(once).text == once


@given(pages, st.sampled_from([" ", "\u3000", "\t", "  \xa0"]))
def test_blanks_at_the_ends_of_lines_do_not_matter(page, blank):
    lines = page.split("\n")
    assert labels("\n".join(line + blank for line in lines)) == labels(page)
    assert labels("\n".join(blank + line for line in lines)) == labels(page)


@given(pages, st.sampled_from(CHROME), st.data())
def test_a_line_that_a_rule_claims_leaves_the_others_as_they_are(page, chrome, data):
    lines = page.split("\n")
    place = data.draw(st.integers(0, len(lines)))
    before = [kind for kind in kinds(page) if kind[0] != chrome]
    after = [kind for kind in kinds("\n".join([*lines[:place], chrome, *lines[place:]])) if kind[0] != chrome]
    assert after == before


@given(pages, st.sampled_from(CHROME), st.integers(1, 5), st.data())
def test_repeating_a_chrome_line_adds_chrome_lines_and_nothing_else(page, chrome, times, data):
    lines = page.split("\n")
    place = data.draw(st.integers(0, len(lines)))
    once = kinds("\n".join([*lines[:place], chrome, *lines[place:]]))
    often = kinds("\n".join([*lines[:place], *[chrome] * times, *lines[place:]]))
    first = next(number for number, (words, _) in enumerate(once) if words == chrome)
    assert len(often) == len(once) + times - 1
    assert sorted(often) == sorted([*once, *[once[first]] * (times - 1)])


@given(pages)
def test_scripts_do_not_matter(page):
    traditional = opencc.OpenCC("s2t").convert(page)
    assert [s.label for s in classify(traditional)] == [s.label for s in classify(page)]


@pytest.mark.parametrize("case", PAGES, ids=lambda case: case["label"])
def test_glosses_do_not_matter(case):
    glossed = opencc.OpenCC("s2t").convert(case["text"]).replace("產", "產(chǎn)").replace("業", "業(yè)")
    assert labels(glossed) == labels(case["text"])
    assert labels(script.normalize(glossed).text) == labels(case["text"])


@given(texts)
def test_favor_moves_the_line_between_article_and_rest(text):
    kept = [
        {s.start for s in classify(text, favor=favor) if s.label == "content"}
        for favor in ("precision", "balanced", "recall")
    ]
    assert kept[0] <= kept[1] <= kept[2]


def test_what_is_wrong_is_refused():
    with pytest.raises(TypeError, match="text must be str"):
        classify(b"page")
    with pytest.raises(ValueError, match="favor must be one of precision, balanced, recall, not 'speed'"):
        classify("page", favor="speed")
    with pytest.raises(ValueError, match="no kind 'captions'"):
        clean("page", keep=("captions",))
    with pytest.raises(TypeError, match="repeated must be RepeatedLines, not list"):
        classify("page", repeated=["page"])
    with pytest.raises(TypeError, match="patterns must be LinePatterns, not str"):
        classify("page", patterns="words")
    with pytest.raises(TypeError, match="patterns must be str, not list"):
        LinePatterns.from_table([])


@given(texts)
def test_clean_text_is_the_source_without_what_is_dropped(text):
    page = clean(text)
    assert page.source == text
    kept = [segment for segment in classify(text) if segment.label == "content"]
    assert page.text == "".join(segment.text for segment in kept)
    for number in range(len(page.text)):
        start, end = page.alignment.to_source(number, number + 1)
        assert text[start:end] == page.text[number]


def test_clean_keeps_what_is_asked_for():
    page = "临江光谷二期开工\n项目总投资12亿元，占地180亩，预计2024年底投产。\n责任编辑：陈若兰\n转载请注明出处"
    assert clean(page, keep=("byline_credit",)).text == "\n".join(page.split("\n")[:3]) + "\n"
    assert clean(page, keep=["byline_credit", "repost_notice"]).text == page


def test_explain_names_what_decided():
    def said(rule, label, score):
        return explain(Segment(0, 1, "x", "x", rule, label, score, 1))

    assert said("patterns.tsv 转载", "repost_notice", 0.0) == "repost_notice: row 转载 of patterns.tsv names it"
    assert said(SCORER, "content", 0.934) == "content: the model holds it for the article (93 %)"
    assert said(SCORER, "nav", 0.02).startswith("nav: the model does not hold it for the article (2 %)")
    assert said(REPEATED, "nav", 0.0) == "nav: other pages of the source have the same line"
    assert said(BLANK, "other", 0.0) == "other: there is nothing to read"


@given(texts)
def test_every_segment_is_explained(text):
    assert all(explain(segment).startswith(f"{segment.label}: ") for segment in classify(text))


def seconds(text):
    return timing.seconds(classify, text)


SHAPES = {
    "one line": lambda n: "项目总投资5亿元，占地100亩。" * (n // 16),
    "one line without marks": lambda n: "项" * n,
    "blanks": lambda n: " " * n,
    "line breaks": lambda n: "\n" * n,
    "one character a line": lambda n: "项\n" * (n // 2),
    "menus": lambda n: "\n".join(MENUS[: n % 7 + 1]) * (n // 20),
    "page": lambda n: "\n".join([*PROSE, *MENUS, *CHROME, ""]) * (n // 250),
    "brackets": lambda n: "（" * n,
    "breadcrumbs": lambda n: "\n".join(f"当前位置 : 首页{k} > 字 > 栏 > 目 > 要 > 闻 > 正文" for k in range(n // 32)),
    "glosses": lambda n: "產(chǎn)" * (n // 6),
}


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
def test_cost_grows_with_length_only(shape):
    short, long = shape(50_000), shape(200_000)
    assert seconds(shape(100_000)) < 4
    assert min(seconds(long) / max(seconds(short), 1e-3) for _ in range(3)) < 8


def test_a_hundred_thousand_lines_are_one_page():
    text = "\n".join((*PROSE, *CHROME) * 6_700)
    assert text.count("\n") > 100_000
    assert seconds(text) < 20
    assert len(classify(text)) == text.count("\n") + 1


@settings(max_examples=20)
@given(pages)
def test_no_evidence_changes_nothing(page):
    assert classify(page, repeated=RepeatedLines()) == classify(page)

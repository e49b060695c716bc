"""Captions told by the credit of a picture: behind the words in their line, or alone in the line below."""

import pytest

from policytext.boilerplate import classify

TITLE = "岚山风电装备基地投产"
LEAD = "岚山风电装备基地昨日投产，项目总投资12亿元，占地260亩，达产后年产叶片900套，可带动就业1500人。"
END = "县发展改革局有关负责人表示，下一步将加快二期建设，推动上下游企业集聚，力争三年内产值超过80亿元。"
PHRASE = "工人在总装车间安装风机叶片的根部螺栓"
SCENE = "4月16日，岚山一家企业的技术员在风机旁记录转速。"
CREDITS = [
    "贺知秋摄",
    "（本报记者贺知秋摄）",
    "（摄影：贺知秋）",
    "（图／县融媒体中心提供）",
    "贺知秋摄（新华社发）",
    "岚山发布 图",
    "图/贺知秋",
    "摄影：贺知秋",
    "（资料片）",
]


def labels(*between):
    """The label of each segment between the first and the last paragraph of an article."""
    page = "\n".join([TITLE, LEAD, *between, END])
    return [segment.label for segment in classify(page) if 2 < segment.line < 3 + len(between)]


@pytest.mark.parametrize("credit", CREDITS)
@pytest.mark.parametrize("story", [PHRASE, SCENE])
def test_what_a_picture_shows_is_a_caption_with_the_credit_behind_it(story, credit):
    assert set(labels(f"{story} {credit}")) == {"caption"}


@pytest.mark.parametrize("credit", CREDITS)
@pytest.mark.parametrize("story", [PHRASE, SCENE])
def test_what_a_picture_shows_is_a_caption_above_its_credit(story, credit):
    assert labels(story, credit) in (["caption", "caption"], ["caption", "byline_credit"])


def test_a_paragraph_keeps_its_sentences_before_a_credit():
    assert labels(LEAD + END + "（摄影：贺知秋）") == ["content", "caption"]


@pytest.mark.parametrize(
    "above",
    [
        "基地建成后，岚山的风电产业链更加完整。",
        "（一）加快补齐风机叶片产业链",
        "产业有基础",
        "贺知秋说，企业看中的是这里的服务，",
    ],
)
def test_what_is_no_caption_stays_above_a_credit(above):
    assert labels(above, "贺知秋摄") == ["content", "caption"]


@pytest.mark.parametrize(
    "line",
    [
        "设备由岚山经开区统一提供，企业拎包入驻。",
        "会议传阅了贺知秋绘制的蓝图/规划图，并逐项讨论。",
        "相关数据（取自统计年鉴）显示，全县风电装机增长两成。",
        "他每天坚持拍摄工地的变化，并在网上发布。",
        "4月16日，工人在基地的工地发现一处古墓，专家随即赶到。",
    ],
)
def test_sentences_of_the_article_are_no_captions(line):
    assert labels(line) == ["content"]


def test_a_title_is_no_caption_above_the_credit_of_the_first_picture():
    page = f"{TITLE}\n贺知秋摄\n{LEAD}\n{END}"
    assert [segment.label for segment in classify(page)] == ["content", "caption", "content", "content"]


@pytest.mark.parametrize(
    "words",
    [
        "建设中的岚山风电产业园",
        "夜幕下的岚山开发区",
        "俯瞰岚山风电产业园",
        "岚山风电产业园大门",
        "企业展出的新型叶片",
        "县长贺知秋作招商推介",
        "挖掘机在平整土地",
        "技术人员在调试叶片模具",
    ],
)
def test_what_only_a_picture_says_is_a_caption_between_paragraphs(words):
    assert labels(words) == ["caption"]


@pytest.mark.parametrize(
    "words",
    [
        "做强风电主导产业",
        "工人变股东",
        "在开放中谋发展",
        "企业家的岚山情结",
        "把服务送到车间",
        "从一片叶子到一条产业链",
        "加快建设风电产业园",
        "干部下沉一线解难题",
    ],
)
def test_subheads_stay_between_paragraphs(words):
    assert labels(words) == ["content"]


@pytest.mark.parametrize(
    "title", ["俯瞰岚山风电产业园", "县长贺知秋会见客商一行", "建设中的岚山风电产业园", "客商代表参观岚山产业园"]
)
def test_a_title_that_reads_like_a_caption_stays(title):
    assert next(iter(classify(f"{title}\n{LEAD}\n{END}"))).label == "content"


def test_a_page_of_pictures_keeps_its_title():
    page = f"首页 > 图片\n节后开工忙 岚山“开门红”\n{SCENE} 贺知秋摄\n{SCENE} 乔安然摄"
    assert [segment.label for segment in classify(page)] == ["nav", "content", "caption", "caption"]


def test_a_page_without_article_and_title_keeps_nothing():
    assert [segment.label for segment in classify("首页\n视频加载失败\n登录")] == ["nav", "caption", "nav"]

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
        "（一）加快安装风机叶片生产线",
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

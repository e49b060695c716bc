"""The text of HTML pages: every block kept on its own line, whatever the markup looks like."""

import pytest
import timing
from hypothesis import example, given
from hypothesis import strategies as st

import policytext
from policytext.html import from_html, layouts

PAGE = """<!doctype html>
<html><head><title>奔腾园区_青禾新闻网</title><style>p{color:red}</style>
<script>var total = "总投资9亿元";</script></head>
<body>
<div class="nav"><a href="/">首页</a> <a href="/n">新闻</a></div>
<h1>奔腾园区<br>开工</h1>
<p>项目总投资<b>5</b>亿<i>元</i>，占地&nbsp;100亩，
分两期建设。<p>第二段 &lt;一期&gt; &#x4EA9;
<ul><li>一期<li>二期<ul><li>二期甲</ul></ul>
<table><tr><th>项目<th>投资<tr><td>甲<td>3亿元</tr><tr><td><p>乙</p><td><div>4亿元</div></table>
<pre>行1
  行2</pre>
<!-- 占地9亩 --><p style="display:none">隐藏</p>责任编辑：<span>某某</span> 供稿
</body></html>"""


def test_every_block_of_a_page_stands_on_its_own_line():
    assert policytext.from_html(PAGE).split("\n") == [
        "首页 新闻",
        "奔腾园区",
        "开工",
        "项目总投资5亿元，占地\xa0100亩，分两期建设。",
        "第二段 <一期> 亩",
        "一期",
        "二期",
        "二期甲",
        "项目\t投资",
        "甲\t3亿元",
        "乙\t4亿元",
        "行1",
        "  行2",
        "隐藏",
        "责任编辑：某某 供稿",
    ]


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("", ""),
        (" \n ", ""),
        ("占地100亩", "占地100亩"),
        ("<p></p><div> </div>", ""),
        ("占<b>地</b>\n<i>100</i>\n亩", "占地 100 亩"),
        ("投资\n  5亿元", "投资 5亿元"),
        ("占\r\n  地", "占地"),
        ("<p> 占地 </p> <p> 投资 </p>", "占地\n投资"),
        ("占地<!-- 9 -->100亩", "占地100亩"),
        ("占地<br><br>投资", "占地\n投资"),
        ("<pre>\n占地\n\n  投资</pre>面积", "占地\n\n  投资\n面积"),
        ("<ruby>億<rp>(</rp><rt>yì</rt><rp>)</rp></ruby>元", "億(yì)元"),
        ("5<6亿元", "5<6亿元"),
        ("<script>if (1 < 2) {}</script >占地", "占地"),
        ("<p>占地<script>x", "占地"),
        ("<svg><style>x</style><text>图</text></svg>", "图"),
        ('<?xml version="1.0" encoding="gbk"?><p>占地</p>', "占地"),
        ('<meta charset="gbk"><p>占地</p>', "占地"),
        ("<p>\ud800占地\x00</p>", "占地"),
        ("&#55296;&#0;&#1114112;", "\ufffd\ufffd\ufffd"),
    ],
)
def test_blanks_entities_and_broken_markup(markup, text):
    assert from_html(markup) == text


@pytest.mark.parametrize(
    ("table", "text"),
    [
        ("<tr><td>甲</td><td></td><td> 3 </td></tr>", "甲\t\t3"),
        ("<tr><td>甲</td></tr><tr><td></td><td>乙</td></tr>", "甲\n乙"),
        ("<caption>表</caption><tr><td>甲<td>乙", "表\n甲\t乙"),
        ("<tr><td>首页<br>新闻</td><td><p>占地</p><p>投资</p></td></tr>", "首页\n新闻\n占地\n投资"),
        ("<tr><td>甲<td><p>占地</p><p>投资</p><td>乙<td>丙", "甲\n占地\n投资\n乙\t丙"),
        ("<tr><td><table><tr><td>甲<td>乙</table><td>丙", "甲\t乙\t丙"),
        ("<tr><td><table><tr><td>甲<tr><td>乙</table><td>丙", "甲\n乙\n丙"),
    ],
)
def test_cells_are_parted_by_tabs_unless_they_hold_several_lines(table, text):
    assert from_html(f"<table>{table}</table>后") == f"{text}\n后"


def test_markup_must_be_a_string():
    with pytest.raises(TypeError, match="markup must be str, not bytes; decode it first"):
        from_html(b"<p>")


@given(st.text(st.characters(), max_size=60) | st.text('<>/=&;" \n占5ptd' + "\x00\ud800", max_size=60))
@example("<td></table><pre>\n</td>")
def test_any_string_is_legal(markup):
    shown = from_html(markup)
    assert "\r" not in shown or "&" in markup
    shown.encode("utf-8")


@given(st.lists(st.sampled_from(["占地", "投资", "5亿元"]), min_size=1), st.data())
def test_blocks_are_lines_whatever_their_element(words, data):
    blocks = sorted(tag for tag, layout in layouts().items() if layout == "block" and tag in ("p", "div", "li", "h2"))
    markup = "".join(f"<{tag}>{word}</{tag}>" for word in words for tag in [data.draw(st.sampled_from(blocks))])
    assert from_html(markup).split("\n") == words


@pytest.mark.parametrize(
    "piece",
    [
        "<p>占地<b>100</b>亩\n投资</p>",
        "<table><tr><td>甲<td>3亿元</table>",
        "<td>",
        "<b>",
        "<pre>\n</pre>",
        "占地 \n",
        "&lt;",
    ],
)
def test_cost_is_linear(piece):
    def seconds(times):
        return timing.seconds(from_html, piece * times)

    seconds(10)
    assert seconds(16_000) < 8 * seconds(4_000) + 0.05

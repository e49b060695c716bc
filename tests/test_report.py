"""The report: all of the page is shown, nothing of it acts, nothing is loaded."""

import base64
import hashlib
import re
from decimal import Decimal
from html import unescape
from html.parser import HTMLParser

import expected_pages
import pytest
from hypothesis import example, given
from strategies import any_text, page_text

from policytext import analyze
from policytext.report import render
from policytext.report.charts import charts
from policytext.report.views import Mark, PageView, _pieces, grouped

HOSTILE = """<script>alert(1)</script><img src=x onerror=alert(1)>&lt;b&gt;"'占地100亩</style>{{ 7 * 7 }}{% raw %}"""


class Shown(HTMLParser):
    """Collects tags, attributes and the text of the page's lines."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.tags, self.attributes, self.lines = [], [], []
        self.in_text = self.in_number = False

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += [(tag, name, value) for name, value in attrs]
        classes = dict(attrs).get("class", "").split()
        if tag == "div" and classes == ["text"]:
            self.in_text = True
        elif self.in_text and tag == "p":
            self.lines.append("")
        elif tag == "span" and classes == ["line"]:
            self.in_number = True

    def handle_endtag(self, tag):
        if tag == "div":
            self.in_text = False
        elif tag == "span":
            self.in_number = False

    def handle_data(self, data):
        if self.in_text and self.lines and not self.in_number:
            self.lines[-1] += data


def shown(*texts):
    parser = Shown()
    parser.feed(render([(f"{number}.txt", analyze(text)) for number, text in enumerate(texts)]))
    return parser


@pytest.mark.parametrize("file", expected_pages.page_files())
def test_every_line_of_a_page_is_shown_as_it_is(file):
    text = expected_pages.page_text(file)
    lines = [line.rstrip("\n") for line in shown(text).lines]
    shown_lines = [line for whole in lines for line in whole.split("\n") if line.strip()]
    assert shown_lines == [line for line in text.split("\n") if line.strip()]


def test_nothing_of_a_page_becomes_markup():
    parser = shown(HOSTILE)
    assert not {"script", "img", "b", "iframe", "link", "object"} & set(parser.tags)
    assert parser.tags.count("style") == 1
    assert not [name for _, name, _ in parser.attributes if name.startswith("on") or name in ("src", "style")]
    assert HOSTILE in parser.lines[0]


def test_names_and_titles_are_escaped_too():
    html = render([("<script>x</script>", analyze("占地100亩"))], title="</title><script>")
    assert "<script>" not in html
    assert "&lt;script&gt;x&lt;/script&gt;" in html


def test_nothing_is_loaded_from_elsewhere():
    html = render([("a", analyze("见 https://example.com/a.js 占地100亩"))])
    assert set(re.findall(r"""(?:href|src|url)\s*[=(]\s*["']?(.)""", html)) == {"#"}
    assert "@import" not in html


def test_the_policy_lets_in_the_one_style_only():
    html = render([])
    style = re.search(r"<style>(.*?)</style>", html, re.DOTALL)[1]
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = unescape(re.search(r'Content-Security-Policy" content="([^"]*)"', html)[1])
    assert policy.split("; ")[:2] == ["default-src 'none'", f"style-src 'sha256-{digest}'"]


def test_overlapping_marks_are_all_shown():
    marks = [Mark(0, 4, "organization", "o"), Mark(2, 6, "amount", "a")]
    assert [tuple(piece) for piece in _pieces("甲乙丙丁戊己庚", 0, marks)] == [
        ("甲乙", "organization", "o"),
        ("丙丁", "amount organization", "o\na"),
        ("戊己", "amount", "a"),
        ("庚", "", ""),
    ]


def test_what_is_not_the_article_is_dimmed_and_not_counted():
    text = "项目总投资5亿元，占地100亩，项目建设进展顺利，预计明年全部投产。\n责任编辑：某某 投资8亿元\n转载请注明出处"
    view = PageView.of("a", analyze(text))
    assert [row.text for row in view.amounts] == ["5亿元", "100亩"]
    parser = shown(text)
    assert ("span", "class", "dim") in parser.attributes


def test_sums_count_an_amount_once_and_leave_phases_and_bounds_out():
    text = (
        "项目总投资5亿元，其中一期投资2亿元。该项目总投资5亿元。对总投资1亿元以上的项目给予支持。另一项目总投资3亿元。"
    )
    view = PageView.of("a", analyze(text, components=("quantities",)))
    assert view.investment_cny == Decimal(800_000_000)


def test_projects_stand_beside_the_page():
    text = "砚湖精密丝杠项目总投资1.5亿元，占地48亩，由鲸石精工有限公司投资建设，现已签约。"
    view = PageView.of("a", analyze(text))
    assert [(row.name, row.investment, row.land) for row in view.projects] == [("砚湖精密丝杠项目", "1.5亿元", "48亩")]
    assert "砚湖精密丝杠项目</td>" in render([("a", analyze(text))])


def test_charts_rank_pages_and_say_what_is_left_out():
    pages = [PageView.of(f"p{n}", analyze(f"项目总投资{n}亿元。")) for n in range(1, 31)]
    investment = charts(pages)[0]
    assert investment.bars[0][:3] == ("p30", "30", 100.0)
    assert investment.bars[0].page == 30
    assert investment.left_out == 30 - len(investment.bars) > 0
    assert charts([PageView.of("empty", analyze("今天开会。"))]) == []


def test_no_pages_and_an_empty_page_make_a_page():
    assert "0 pages" in render([])
    assert "1 page " in render([("a", analyze(""))])


@pytest.mark.parametrize(
    ("number", "text"), [("0", "0"), ("1234567", "1,234,567"), ("0.5", "0.50"), ("66666.6667", "66,666.67")]
)
def test_numbers_are_grouped(number, text):
    assert grouped(Decimal(number)) == text


@given(any_text | page_text)
@example("\ud800占地100亩\udc00")
@example("\x00<\x0b>")
def test_any_page_is_shown_in_utf8(text):
    html = render([(text, analyze(text))], title=text)
    assert html.encode("utf-8")
    assert html.count("<article") == 1
    assert html.count("<mark") == html.count("</mark>")


def test_the_same_pages_make_the_same_report():
    pages = [(file, analyze(expected_pages.page_text(file))) for file in expected_pages.page_files()]
    assert render(pages) == render(iter(pages))


def test_a_long_page_costs_linear_time():
    document = analyze("项目总投资5亿元，占地100亩。\n" * 20_000)
    assert len(render([("long", document)])) < 400 * 40_000

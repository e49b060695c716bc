"""Records as a whole: what any page gives, what runs without the other components, and what stays linear."""

from datetime import UTC, date, datetime

import pytest
import timing
from hypothesis import example, given
from hypothesis import strategies as st
from strategies import any_text, page_text

from policytext import Analyzer, Document, analyze, entities, quantities, records
from policytext.records.ordered import Ordered
from policytext.records.surroundings import lies_in, widened

PIECES = (
    *("澄光传感器项目", "隼目雷达基地", "霁澜产业园", "杭州市", "余杭区", "全市", "宁波鲸石激光有限公司", "由", "投资"),
    *(
        "总投资",
        "5亿元",
        "占地",
        "100亩",
        "一期",
        "去年",
        "2023年6月",
        "开工",
        "投产",
        "将",
        "分别",
        "等",
        "项目",
        "该项目",
    ),
    *(
        "，",
        "。",
        "、",
        "\n",
        "\t",
        "（",
        "）",
        "——",
        "来源：砚湖日报",
        "发布时间：2024-05-18",
        "余政发〔2023〕12号",
        "：",
        " ",
    ),
)
news = st.lists(st.sampled_from(PIECES), max_size=30).map("".join)
"""Text made of what the rules look for, so that they meet each other."""


def spans_of(document):
    metadata = document.metadata
    yield from (metadata.title, metadata.outlet, metadata.author, metadata.issuing_body, metadata.document_number)
    yield metadata.publication_date and metadata.publication_date.span
    for context in (*document.quantity_contexts, *document.organization_contexts):
        yield context.location and context.location.span
        yield context.park and context.park.span
        yield context.organization
    for project in document.projects:
        yield from (project.name, project.phase, project.company)
        yield from (getattr(project, name) for name in records.PROJECT_AMOUNTS)
        yield from (value and value.span for value in (project.status, project.date, project.location, project.park))


@given(any_text | page_text | news)
def test_every_span_lies_in_the_page_and_the_document_comes_back(text):
    document = analyze(text, reference_date=date(2024, 3, 1))
    assert len(document.quantity_contexts) == len(document.quantities)
    assert len(document.organization_contexts) == len(document.organizations)
    for span in filter(None, spans_of(document)):
        assert text[span.start : span.end] == span.text
    assert Document.from_dict(document.to_dict()) == document


@given(news)
def test_the_amounts_of_a_project_are_amounts_of_the_page(text):
    document = analyze(text)
    known = set(document.quantities)
    for project in document.projects:
        assert {getattr(project, name) for name in records.PROJECT_AMOUNTS} <= {None} | known


@given(news)
def test_no_amount_belongs_to_two_projects(text):
    used = [
        getattr(project, name)
        for project in analyze(text).projects
        for name in records.PROJECT_AMOUNTS
        if getattr(project, name)
    ]
    assert len(used) == len(set(used))


@given(news)
def test_traditional_script_gives_the_same_records(text):
    traditional = text.translate(str.maketrans("项总资产园区传达术", "項總資產園區傳達術"))
    assert [project.name.text for project in analyze(text).projects] == [
        project.name.text.translate(str.maketrans("項總資產園區傳達術", "项总资产园区传达术"))
        for project in analyze(traditional).projects
    ]


def test_glosses_inside_and_behind_names_belong_to_them():
    text = "折光科技光模塊項(xiàng)目總(zǒng)投資9.6億(yì)元，占地120畝。"
    (project,) = analyze(text, components=("quantities", "entities", "records")).projects
    assert project.name.text == "折光科技光模塊項(xiàng)目"
    assert project.total_investment.text == "9.6億(yì)元"


@given(news)
@example(
    "全市签约5亿元、6亿元，余杭区开工100亩、120亩；霁澜产业园5亿元、去年5亿元。杭州市5亿元、宁波鲸石激光有限公司5亿元"
)
@example("杭州市、宁波市分别完成5亿元、6亿元。余杭区5亿元\n8亿元、9亿元")
def test_an_amount_has_the_context_that_it_has_alone(text):
    amounts, named = quantities.find(text, roles=True), entities.find(text)
    together = records.find(text, segments=(), quantities=amounts, entities=named).quantity_contexts
    alone = [records.find(text, segments=(), quantities=(amount,), entities=named) for amount in amounts]
    assert list(together) == [context for found in alone for context in found.quantity_contexts]


def test_amounts_between_the_same_namings_share_their_context():
    for text in ("余杭区签约5亿元、6亿元、7亿元。", "余杭區簽約5億元、6億元、7億元。"):
        first, *others = analyze(text).quantity_contexts
        assert first.location.division.name == "余杭区"
        assert [context is first for context in others] == [True, True]


@pytest.mark.parametrize("components", [("records",), ("quantities", "records"), ("entities", "records")])
def test_records_know_nothing_of_a_component_that_did_not_run(components):
    document = analyze("来源：砚湖日报　发布时间：2024-05-18\n余杭区澄光项目总投资5亿元。", components=components)
    assert document.metadata.outlet.text == "砚湖日报"
    assert len(document.quantity_contexts) == len(document.quantities)
    assert all(project.total_investment is None for project in document.projects) or "quantities" in components


def test_without_the_component_there_are_no_records():
    document = analyze("余杭区澄光项目总投资5亿元。", components=("quantities", "entities"))
    assert (document.metadata, document.projects) == (records.NO_METADATA, ())
    assert document.quantity_contexts == document.organization_contexts == ()
    assert document.to_rows()[0]["place"] is None


@pytest.mark.parametrize("day", ["2024-03-01", 20240301, datetime(2024, 3, 1, tzinfo=UTC)])
def test_a_reference_that_is_no_day_is_refused(day):
    with pytest.raises(TypeError, match=r"^reference_date must be a datetime\.date, not "):
        Analyzer(reference_date=day)


def test_the_days_do_not_depend_on_today():
    document = analyze("去年完成投资5亿元，今年上半年产值3亿元，截至目前到位2亿元。")
    assert [context.interval for context in document.quantity_contexts] == [None, None, None]


def test_find_refuses_what_is_no_text():
    with pytest.raises(TypeError, match="text must be str, not bytes"):
        records.find(b"", segments=(), quantities=(), entities=entities.Entities())


HOSTILE = {
    "phases and stages of one project": "澄光传感器项目" + "一期开工，" * 10_000,
    "stages behind a list": "力争" + "澄光传感项目、" * 3_000 + "开工、竣工、" * 3_000,
    "projects in one sentence": "澄光传感器项目总投资5亿元，" * 3_000,
    "names in one list": "澄光传感器项目、" * 5_000 + "开工" * 1_000,
    "heads": "项目" * 30_000,
    "sites": "基地" * 30_000,
    "places": "杭州市5亿元" * 5_000,
    "dealt out": "杭州市、宁波市分别5亿元，" * 3_000,
    "attributes": "5亿元、" * 5_000 + "的澄光项目",
    "tabs": "\t" * 100_000,
    "table": "项目名称\t总投资\n" + "澄光扩能\t5亿元\n" * 3_000,
    "labels of a row": "项目名称\t澄光扩能\t" * 5_000,
    "heading of lines": "序号\n项目名称\n总投资（万元）\n" * 3_000,
    "labels": "来源：" * 30_000,
    "days": "2023-01-01" * 10_000,
    "brackets": "（" * 100_000,
    "authorities": "局" * 100_000,
    "reporters": "（记者" * 30_000,
    "years": "2019年" * 20_000 + "一季度产值5亿元",
    "quotes": "“" * 50_000 + "”项目",
}


@pytest.mark.parametrize("shape", HOSTILE)
def test_hostile_pages_take_linear_time(shape):
    text = HOSTILE[shape]
    found, named = quantities.find(text, roles=True), entities.find(text)
    assert timing.seconds(records.find, text, segments=(), quantities=found, entities=named) < 5


def test_ordered_finds_the_nearest_before_then_behind():
    items = Ordered.of([records.split("甲。乙。丙。")[n] for n in (2, 0, 1)])
    assert [item.text for item in items.items] == ["甲。", "乙。", "丙。"]
    assert items.nearest(4, 6, 0, 6).text == "乙。"
    assert items.nearest(0, 2, 0, 6).text == "乙。"
    assert items.nearest(0, 2, 0, 2) is None
    assert [item.text for item in items.before(6, 2)] == ["丙。", "乙。"]


def test_divisions_widen_and_lie_in_one_another():
    county = entities.Division("330110", "余杭区", "county", "浙江省", "杭州市", "余杭区")
    city = widened(county, "prefecture")
    province = widened(county, "province")
    assert (city.code, province.code, widened(county, None)) == ("330100", "330000", county)
    assert lies_in(county, city)
    assert lies_in(city, province)
    assert not lies_in(province, city)
    assert widened(province, "prefecture") == province


def test_a_notebook_shows_escaped_tables():
    html = analyze("<b>澄光</b>项目总投资5亿元。", components=("quantities", "entities", "records"))._repr_html_()
    assert "<b>澄光" not in html
    assert "5亿元" in html
    assert "total_investment" in html
    assert analyze("")._repr_html_() == "<div><p>no facts</p></div>"


@pytest.mark.parametrize(
    ("below", "place"),
    [
        ("——2023年1月6日在余杭区第十七届人民代表大会第二次会议上", "余杭区"),
        ("——2023年1月6日在全省发展大会上", None),
        ("——2023年1月6日关于余杭区的发言", None),
    ],
)
def test_a_report_is_of_the_place_whose_assembly_heard_it(below, place):
    page = f"政府工作报告\n{below}\n各位代表：\n去年，全区完成工业投资320亿元。"
    (context,) = analyze(page).quantity_contexts
    assert (context.location and context.location.division.name) == place


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("2023年上半年产值5亿元，去年同期为4亿元。", date(2022, 1, 1)),
        ("2023年上半年产值5亿元，比去年同期的4亿元增长25%。", date(2022, 1, 1)),
        ("2023年上半年产值5亿元。去年同期为4亿元。", None),
        ("到2023年产值5亿元，去年同期为4亿元。", None),
    ],
)
def test_the_same_months_of_last_year_are_told_within_a_sentence(text, start):
    interval = analyze(text).quantity_contexts[1].interval
    assert (interval and interval.start) == start


@pytest.mark.parametrize(
    ("text", "park"),
    [
        ("海口国家高新区是首批国家级高新区，去年完成投资73.9亿元。", "海口国家高新区"),
        ("海口国家高新区去年完成投资73.9亿元。", "海口国家高新区"),
        ("省级开发区去年完成投资73.9亿元。", None),
        ("高新区去年完成投资73.9亿元。", "高新区"),
    ],
)
def test_a_class_of_zones_is_no_park(text, park):
    (context,) = analyze(text).quantity_contexts
    assert (context.park and context.park.span.text) == park

"""Flat rows: the columns promised, of the types promised, for every kind of fact."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given
from strategies import any_text, page_text

import policytext
from policytext import Document, Span, analyze
from policytext.boilerplate import Segment
from policytext.entities import Division, Official, Organization, Person, Position, Title
from policytext.records import COLUMNS, Context, Interval, Location, Park, Period, Project, Status
from policytext.records import rows as row_builder
from policytext.script import normalize

TYPES = {"string": str, "integer": int, "decimal": Decimal, "number": float, "boolean": bool, "date": date}
YANZHOU = Division("999100", "砚州市", "prefecture", "沧省", "砚州市", None)
PAGE = "首页\n砚州市经信局局长陆怀国说，澄光产业园占地100亩。\n"
MENTION = {"rule": "by hand", "segment": "content"}


def mention(make, text, **fields):
    start = PAGE.index(text)
    return make(start=start, end=start + len(text), text=text, normalized=text, **{**MENTION, **fields})


def span(text):
    return Span(PAGE.index(text), PAGE.index(text) + len(text), text)


BUREAU = mention(Organization, "砚州市经信局", kind="government", level="prefecture", place=YANZHOU)
SEGMENTS = (
    Segment(0, 3, PAGE[:3], PAGE[:3], "patterns.tsv 首页", "nav", 0.0, 1),
    Segment(3, len(PAGE), PAGE[3:], PAGE[3:], "scorer", "content", 0.75, 2),
)


def page_by_hand():
    quantity = analyze(PAGE, components=["quantities"]).quantities[0]._replace(segment="content")
    location = Location(span("砚州市"), YANZHOU, "sentence")
    return Document(
        source=PAGE,
        normalized=normalize(PAGE),
        segments=SEGMENTS,
        quantities=(quantity,),
        organizations=(BUREAU,),
        officials=(Official(mention(Person, "陆怀国"), (Position(mention(Title, "局长"), BUREAU),)),),
        quantity_contexts=(
            Context(
                interval=Interval(None, date(2024, 6, 30)),
                location=location,
                park=Park(span("澄光产业园"), "sentence"),
                organization=span("砚州市经信局"),
            ),
        ),
        organization_contexts=(Context(location=Location(span("砚州市"), YANZHOU, "name")),),
    )


def test_columns_are_short_ascii_names_of_known_types():
    for columns in COLUMNS.values():
        names = [column.name for column in columns]
        assert len(set(names)) == len(names)
        assert all(name.isascii() and name.isidentifier() and len(name) <= 32 for name in names)
        assert {column.type for column in columns} <= set(TYPES)


def test_the_guide_names_every_column():
    guide = (Path(__file__).parent.parent / "docs" / "en" / "records.md").read_text("utf-8")
    for kind, columns in COLUMNS.items():
        assert f"| `{kind}` | {', '.join(f'`{column.name}` {column.type}' for column in columns)} |" in guide


def test_a_quantity_row_holds_value_role_and_surroundings():
    (row,) = page_by_hand().to_rows(document_id="p1")
    expected = {
        "document_id": "p1",
        "library_version": policytext.__version__,
        "line": 2,
        "sentence": 2,
        "start": PAGE.index("100亩"),
        "end": PAGE.index("。"),
        "text": "100亩",
        "sentence_text": PAGE[3:-1],
        "low": Decimal("66666.66666666666666666666667"),
        "unit": "m2",
        "hedge": "exact",
        "stated_number": Decimal(100),
        "stated_unit": "亩",
        "amount_cny": None,
        "role": "land_area",
        "period": None,
        "interval_start": None,
        "interval_end": date(2024, 6, 30),
        "place_code": "999100",
        "prefecture": "砚州市",
        "county": None,
        "place_text": "砚州市",
        "place_found": "sentence",
        "park": "澄光产业园",
        "park_found": "sentence",
        "organization": "砚州市经信局",
        "segment": "content",
    }
    assert {name: row[name] for name in expected} == expected


def test_an_official_gives_one_row_a_post_with_the_place_of_the_organization():
    (row,) = page_by_hand().to_rows("officials")
    assert (row["text"], row["title"], row["organization"], row["organization_level"], row["inferred"]) == (
        "陆怀国",
        "局长",
        "砚州市经信局",
        "prefecture",
        False,
    )
    assert (row["place_code"], row["place_found"], row["park"]) == ("999100", "name", None)


def test_an_organization_row_holds_kind_level_and_place():
    (row,) = page_by_hand().to_rows("organizations")
    assert (row["text"], row["kind"], row["level"], row["province"]) == (
        "砚州市经信局",
        "government",
        "prefecture",
        "沧省",
    )


def test_segment_rows_are_the_article_unless_all_are_asked_for():
    document = page_by_hand()
    assert [(row["line"], row["label"], row["score"]) for row in document.to_rows("segments")] == [(2, "content", 0.75)]
    assert [row["label"] for row in document.to_rows("segments", body_only=False)] == ["nav", "content"]


def test_what_stands_outside_the_article_is_one_argument_away():
    document = page_by_hand()
    menu = document.quantities[0]._replace(segment="nav")
    document = Document(source=PAGE, normalized=document.normalized, quantities=(menu,))
    assert document.to_rows() == []
    assert [row["segment"] for row in document.to_rows(body_only=False)] == ["nav"]


def test_an_unknown_kind_is_named_with_the_known_ones():
    with pytest.raises(ValueError, match=r"^no rows of kind 'people'; there are quantities, officials"):
        analyze("占地100亩").to_rows("people")


def test_a_project_row_holds_its_amounts():
    quantity = page_by_hand().quantities[0]
    project = Project(
        name=span("澄光产业园"),
        company=BUREAU,
        land_area=quantity,
        status=Status(span("占地"), "planned"),
        date=Period(span("局长"), Interval(date(2024, 1, 1), date(2024, 1, 31))),
    )
    (row,) = evolve(page_by_hand(), projects=(project,)).to_rows("projects")
    expected = {
        "line": 2,
        "text": "澄光产业园",
        "normalized": "澄光产业园",
        "company": "砚州市经信局",
        "land_text": "100亩",
        "land_unit": "m2",
        "land_m2": Decimal("66666.66666666666666666666667"),
        "investment_text": None,
        "investment_cny": None,
        "status": "planned",
        "status_text": "占地",
        "date_end": date(2024, 1, 31),
        "place": None,
        "segment": "content",
    }
    assert {name: row[name] for name in expected} == expected


@pytest.mark.parametrize("kind", ["quantities", "officials", "organizations", "segments"])
def test_every_kind_has_rows_by_hand(kind):
    (row, *_) = page_by_hand().to_rows(kind)
    assert [name for name, value in row.items() if value is not None]


@given(any_text | page_text)
def test_rows_of_any_text_have_the_columns_and_types_promised(text):
    document = analyze(text)
    for kind, columns in COLUMNS.items():
        for row in document.to_rows(kind, body_only=False):
            assert list(row) == [column.name for column in columns]
            assert all(row[column.name] is None or type(row[column.name]) is TYPES[column.type] for column in columns)
            assert text[row["start"] : row["end"]] == row["text"]


@pytest.mark.parametrize("kind", COLUMNS)
def test_a_frame_of_pandas_holds_the_rows(kind):
    pandas = pytest.importorskip("pandas")
    frame = page_by_hand().to_frame(kind, document_id="p1", body_only=False)
    rows = page_by_hand().to_rows(kind, document_id="p1", body_only=False)
    assert isinstance(frame, pandas.DataFrame)
    assert list(frame.columns) == [column.name for column in COLUMNS[kind]]
    assert frame.astype(object).where(frame.notna(), None).to_dict("records") == rows
    assert list(analyze("").to_frame(kind).columns) == list(frame.columns)


def test_a_frame_without_a_library_for_it_names_the_remedy(monkeypatch):
    monkeypatch.setattr("policytext.records.frames.find_spec", lambda _: None)
    with pytest.raises(policytext.MissingExtraError, match="pip install pandas"):
        analyze("占地100亩").to_frame()


def test_rows_of_a_long_page_are_built_in_one_pass():
    document = analyze("占地100亩。\n" * 5_000, components=["quantities"])
    rows = row_builder.build(document, "quantities", document_id=None, body_only=True)
    assert [row["line"] for row in rows] == [row["sentence"] for row in rows] == list(range(1, 5_001))

"""Periods become days only where the page says the year; never from today."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import any_text

from policytext import tables
from policytext.quantities import times
from policytext.records import Interval
from policytext.records.intervals import COLUMNS, Anchor, resolve

PAGE = date(2023, 6, 16)
BESIDE_DIGITS = re.compile(r"(?<=[\u4e00-\u9fff])(?=[0-9])|(?<=[0-9])(?=[\u4e00-\u9fff])")


def written(interval):
    if interval is None:
        return None
    return "/".join(day.isoformat() if day else ".." for day in (interval.start, interval.end))


def is_in_order(interval):
    return interval is None or None in (interval.start, interval.end) or interval.start <= interval.end


def test_every_expression_of_time_has_its_days_or_none():
    rows = tables.read("policytext.records", "intervals.tsv", COLUMNS)
    assert {row["surface"] for row in rows} == set(times.rules())


@pytest.mark.parametrize(
    "period", ["去年", "今年10月", "上半年", "一季度", "近四年", "三年内", "截至目前", "年内", "上月"]
)
def test_what_counts_from_the_page_is_unknown_without_its_day(period):
    assert resolve(period, Anchor()) is None


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        ("2023年", "2023-01-01/2023-12-31"),
        ("到2025年", "../2025-12-31"),
        ("“十四五”期间", "2021-01-01/2025-12-31"),
        ("2021年以来", "2021-01-01/.."),
        ("2020年2月", "2020-02-01/2020-02-29"),
        ("2023年2月", "2023-02-01/2023-02-28"),
        ("二〇二二年第四季度", "2022-10-01/2022-12-31"),
    ],
)
def test_what_names_its_year_needs_no_page(period, expected):
    assert written(resolve(period, Anchor())) == expected


OF_TEMPLATES = [row for row in tables.read("policytext.records", "intervals.tsv", COLUMNS) if "{" in row["surface"]]


@pytest.mark.parametrize("example", [row["example"] for row in OF_TEMPLATES])
def test_blanks_around_numbers_change_no_days(example):
    (first, *_), (spaced, *_) = times.find_times(example), times.find_times(BESIDE_DIGITS.sub(" ", example))
    assert spaced.text.replace(" ", "") == first.text
    assert resolve(spaced.text, Anchor(page=PAGE)) == resolve(first.text, Anchor(page=PAGE))


@pytest.mark.parametrize(
    ("period", "status", "expected"),
    [
        ("9月", "planned", "2023-09-01/2023-09-30"),
        ("9月", "achieved", "2022-09-01/2022-09-30"),
        ("9月", "unknown", None),
        ("4月", "planned", None),
        ("4月", "achieved", "2023-04-01/2023-04-30"),
        ("上半年", "achieved", "2023-01-01/2023-06-30"),
        ("前三季度", "achieved", "2022-01-01/2022-09-30"),
        ("下半年", "planned", "2023-07-01/2023-12-31"),
        ("去年", "threshold", None),
        ("今年", "policy", None),
        ("2022年", "policy", "2022-01-01/2022-12-31"),
    ],
)
def test_a_part_of_a_year_is_of_the_year_that_its_status_allows(period, status, expected):
    assert written(resolve(period, Anchor(page=PAGE, status=status))) == expected


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        ("全年", "2022-01-01/2022-12-31"),
        ("上年", "2021-01-01/2021-12-31"),
        ("年末", "2022-12-31/2022-12-31"),
        ("一季度", "2022-01-01/2022-03-31"),
        ("去年", "2022-01-01/2022-12-31"),
    ],
)
def test_the_year_that_a_heading_reports_wins_where_no_year_is_named(period, expected):
    assert written(resolve(period, Anchor(page=PAGE, year=2022))) == expected


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        (Interval(date(2023, 1, 1), date(2023, 9, 30)), "2022-01-01/2022-09-30"),
        (Interval(date(2025, 2, 1), date(2025, 2, 28)), "2024-02-01/2024-02-29"),
        (Interval(date(2024, 2, 1), date(2024, 2, 29)), "2023-02-01/2023-02-28"),
        (Interval(None, date(2023, 9, 30)), None),
        (None, None),
    ],
)
@pytest.mark.parametrize("period", ["去年同期", "上年同期"])
def test_the_same_months_of_last_year_go_back_from_what_the_sentence_speaks_of(period, before, expected):
    assert written(resolve(period, Anchor(page=PAGE, before=before))) == expected


@pytest.mark.parametrize(
    "period",
    [
        "每年",
        "年",
        "连续6年",
        "当月",
        "2月30日",
        "2023年2月31日",
        "2023年至2019年",
        "2031年以来",
        "11-3月",
        "",
        "5亿元",
        "民国",
    ],
)
def test_what_tells_no_days_gives_none(period):
    assert resolve(period, Anchor(page=PAGE)) is None


def test_a_leap_day_counts_from_the_last_day_of_february():
    assert resolve("近三年", Anchor(page=date(2024, 2, 29))) == Interval(date(2021, 3, 1), date(2024, 2, 29))


@given(any_text, st.dates())
def test_any_text_gives_days_in_order_or_none(text, page):
    found = resolve(text[:60], Anchor(page=page))
    assert is_in_order(found)


@given(st.sampled_from(sorted(times.rules())), st.dates(), st.integers(1, 99), st.integers(1900, 2099))
def test_every_template_gives_days_in_order_or_none(template, page, number, year):
    values = {"{Y}": str(year), "{M}": "4", "{D}": "9", "{n}": str(number), "{part}": "上半年", "{plan}": "十三五"}
    values |= {"{open}": "“", "{close}": "”", "{dash}": "—"}
    for name, value in values.items():
        template = template.replace(name, value)
    assert is_in_order(resolve(template, Anchor(page=page)))

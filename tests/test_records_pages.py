"""Records of the example pages against those read by hand: nothing else, and nothing wrong."""

import tomllib

import pytest
from expected_pages import EXPECTED, expected_segments, find_occurrence, page_files, page_text

from policytext import analyze, script
from policytext.boilerplate import Segment
from policytext.records import PROJECT_AMOUNTS

PAGES = tomllib.loads((EXPECTED / "records.toml").read_text("utf-8"))["page"]
BY_FILE = {page["file"]: page for page in PAGES}
files = pytest.mark.parametrize("file", page_files())


@pytest.fixture
def page(monkeypatch, file):
    """The document of a page whose lines are classified by hand."""
    normalized = script.normalize(page_text(file))
    expected = expected_segments(file)
    starts = [0, *(normalized.alignment.to_normalized(row.start, row.end)[0] for row in expected[1:])]
    ends = [*starts[1:], len(normalized.text)]
    segments = tuple(
        Segment(start, end, normalized.text[start:end], normalized.text[start:end], "by hand", row.label, 1.0, row.line)
        for row, start, end in zip(expected, starts, ends, strict=True)
    )
    monkeypatch.setattr("policytext.analyzer.boilerplate.classify", lambda *_, **__: segments)
    return analyze(page_text(file))


def without_none(record):
    return {name: value for name, value in record.items() if value is not None}


def metadata_record(metadata):
    day = metadata.publication_date
    names = ("title", "outlet", "author", "issuing_body", "document_number")
    spans = {name: getattr(metadata, name) and getattr(metadata, name).text for name in names}
    written = {"publication_date": day and day.span.text, "day": day and day.value and day.value.isoformat()}
    return without_none(spans | written)


def project_record(project):
    texts = {name: getattr(project, name) for name in ("name", "phase", "company", *PROJECT_AMOUNTS)}
    return without_none(
        {
            **{name: value and value.text for name, value in texts.items()},
            "status": project.status and project.status.value,
            "date": project.date and project.date.span.text,
            "place": project.location and project.location.division.name,
            "park": project.park and project.park.span.text,
        }
    )


def written(interval):
    return "/".join(day.isoformat() if day else ".." for day in (interval.start, interval.end))


def test_every_example_page_has_records():
    assert sorted(BY_FILE) == page_files()


@files
def test_metadata_of_the_page_are_those_read_by_hand(file, page):
    assert metadata_record(page.metadata) == BY_FILE[file]["metadata"]


@files
def test_projects_of_the_page_are_those_read_by_hand(file, page):
    expected = [{name: value for name, value in row.items() if name != "unseen"} for row in BY_FILE[file]["projects"]]
    assert [project_record(project) for project in page.projects] == expected


@files
def test_days_of_the_amounts_are_those_read_by_hand(file, page):
    text = page_text(file)
    expected = {
        find_occurrence(text, row["text"], row["occurrence"]): row["days"] for row in BY_FILE[file]["intervals"]
    }
    found = {
        quantity.start: written(context.interval)
        for quantity, context in zip(page.quantities, page.quantity_contexts, strict=True)
        if quantity.in_body and context.interval
    }
    assert found == expected


@files
def test_invented_places_give_no_division(page):
    assert not [context for context in page.quantity_contexts if context.location]

"""Records of the example pages against those read by hand: nothing else, and nothing wrong."""

import pytest
import tomllib
from expected_pages import EXPECTED, find_occurrence, page_files, page_text

from policytext import analyze
from policytext.records import PROJECT_AMOUNTS

PAGES = tomllib.loads((EXPECTED / "records.toml").read_text("utf-8"))["page"]
BY_FILE = {page["file"]: page for page in PAGES}
files = pytest.mark.parametrize("file", page_files())


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
def test_metadata_of_the_page_are_those_read_by_hand(file):
    assert metadata_record(analyze(page_text(file)).metadata) == BY_FILE[file]["metadata"]


@files
def test_projects_of_the_page_are_those_read_by_hand(file):
    expected = [{name: value for name, value in row.items() if name != "unseen"} for row in BY_FILE[file]["projects"]]
    assert [project_record(project) for project in analyze(page_text(file)).projects] == expected


@files
def test_days_of_the_amounts_are_those_read_by_hand(file):
    text = page_text(file)
    document = analyze(text)
    expected = {find_occurrence(text, row["text"], row["occurrence"]): row["days"] for row in BY_FILE[file]["intervals"]}
    found = {
        quantity.start: written(context.interval)
        for quantity, context in zip(document.quantities, document.quantity_contexts, strict=True)
        if quantity.in_body and context.interval
    }
    assert found == expected


@files
def test_invented_places_give_no_division(file):
    document = analyze(page_text(file))
    assert not [context for context in document.quantity_contexts if context.location]

"""Records of whole paragraphs and pages, written by hand before any run: what is there, and what must stay out."""

import pytest
from case_files import load

from policytext import analyze

COMPONENTS = ("quantities", "entities", "records")
FIELDS = (
    *("name", "phase", "company", "total_investment", "land_area", "floor_area", "output_value"),
    *("status", "date", "place", "park"),
)
NONE = "none"
"""Stands in a case for a place that there must not be."""
METADATA = ("title", "publication_date", "day", "outlet", "author", "issuing_body", "document_number")


def written(interval):
    return interval and "/".join(day.isoformat() if day else ".." for day in (interval.start, interval.end))


def text_of(value):
    return value and value.text


def project_record(project):
    found = {
        **{name: text_of(getattr(project, name)) for name in FIELDS[:7]},
        "status": project.status and project.status.value,
        "date": project.date and project.date.span.text,
        "place": project.location and project.location.division.name,
        "park": project.park and project.park.span.text,
    }
    return {name: value for name, value in found.items() if value is not None}


def metadata_record(metadata):
    day = metadata.publication_date
    found = {
        **{name: text_of(getattr(metadata, name)) for name in METADATA if name not in ("publication_date", "day")},
        "publication_date": day and day.span.text,
        "day": day and day.value and day.value.isoformat(),
    }
    return {name: value for name, value in found.items() if value is not None}


def context_record(context, wanted):
    location, park = context.location, context.park
    found = {
        "interval": written(context.interval),
        "place": location.division.name if location else NONE,
        "found": location and location.found,
        "park": park and park.span.text,
        "organization": text_of(context.organization),
    }
    return {name: found[name] for name in wanted}


def check(case, negative):
    document = analyze(case["text"], components=COMPONENTS, reference_date=case.get("reference_date"))
    expect = case["expect"]
    assert expect.keys() <= {"projects", "quantities", "organizations", "metadata"}
    if "projects" in expect:
        assert [project_record(project) for project in document.projects] == expect["projects"]
    if "metadata" in expect:
        assert metadata_record(document.metadata) == expect["metadata"]
    check_organizations(document, expect.get("organizations", []))
    contexts = zip(document.quantities, document.quantity_contexts, strict=True)
    by_text = {quantity.text: context for quantity, context in contexts}
    for row in expect.get("quantities", []):
        wanted = ({"interval": None, "place": NONE} if negative else {}) | row
        text = wanted.pop("text")
        assert context_record(by_text[text], wanted) == wanted


def check_organizations(document, rows):
    pairs = zip(document.organizations, document.organization_contexts, strict=True)
    contexts = {organization.text: context for organization, context in pairs}
    for row in rows:
        wanted = {"place": NONE, "found": None} | row
        assert context_record(contexts[wanted.pop("text")], wanted) == wanted


@pytest.mark.parametrize("case", load("records", "realistic", "synthetic", "known_failures"))
def test_records_of_a_text_are_those_that_a_reader_takes(case):
    check(case, negative=False)


@pytest.mark.parametrize("case", load("records", "negative"))
def test_what_no_sentence_ties_stays_out(case):
    check(case, negative=True)

"""The plain form of a document: what the schema says, and back again."""

import json
from importlib import resources
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from strategies import any_text, page_text

from policytext import Document, DocumentError, analyze
from policytext.document import FORMAT_VERSION

SCHEMA = json.loads(resources.files("policytext").joinpath("data", "document.schema.json").read_text("utf-8"))
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)
PAGES = sorted((Path(__file__).parent.parent / "examples" / "pages").glob("*.txt"))
TEXT = "項(xiàng)目總投資３億—５億元，每畝稅收不低於15萬元，占地約58.6畝。"


def through_json(document):
    return json.loads(json.dumps(document.to_dict()))


def test_the_schema_is_one():
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["properties"]["version"]["const"] == FORMAT_VERSION


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_example_pages_come_back_from_json_and_follow_the_schema(page):
    document = analyze(page.read_text("utf-8"))
    data = through_json(document)
    VALIDATOR.validate(data)
    assert Document.from_dict(data) == document


@given(any_text | page_text)
def test_any_document_comes_back_and_follows_the_schema(text):
    document = analyze(text)
    data = through_json(document)
    VALIDATOR.validate(data)
    assert Document.from_dict(data) == document


def test_amounts_are_exact_strings_and_spans_objects():
    first, second, third = through_json(analyze(TEXT))["quantities"]
    assert (first["text"], first["normalized"]) == ("３億—５億元", "3亿—5亿元")
    assert (first["low"], first["high"], first["unit"], first["hedge"]) == ("300000000", "500000000", "CNY", "exact")
    assert (second["low"], second["high"], second["per"], second["hedge"]) == ("150000", None, "亩", "at_least")
    assert third["phrase"] == {"start": TEXT.index("約"), "end": TEXT.index("。"), "text": "約58.6畝"}
    assert third["low"] == "39066.66666666666666666666667"


@pytest.mark.parametrize("version", [None, 0, FORMAT_VERSION + 1, str(FORMAT_VERSION)])
def test_another_version_is_refused(version):
    data = analyze(TEXT).to_dict() | {"version": version}
    with pytest.raises(DocumentError, match=rf"of version {version!r}; this library reads version {FORMAT_VERSION}"):
        Document.from_dict(data)


@pytest.mark.parametrize("data", [None, [], "占地100亩", {}])
def test_what_is_no_document_is_refused(data):
    with pytest.raises(DocumentError, match="of version None; this library reads version"):
        Document.from_dict(data)


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: data.pop("source"),
        lambda data: data["quantities"][0].pop("low"),
        lambda data: data["quantities"][0].update(high="5亿"),
        lambda data: data["quantities"].append(None),
        lambda data: data["normalized"].update(edits=[[4, 2, 0]]),
        lambda data: data["normalized"].update(edits=None),
        lambda data: data["normalized"].update(text="x"),
    ],
)
def test_damaged_data_is_refused_in_one_sentence(damage):
    data = through_json(analyze(TEXT))
    damage(data)
    with pytest.raises(DocumentError, match=r"^not a document of version 1: "):
        Document.from_dict(data)

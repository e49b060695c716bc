"""What each public function that reads a text promises for any; ``test_any_text.py`` and ``fuzz`` ask for it."""

import attrs

import policytext
from policytext import boilerplate, entities, quantities, records, report, script, verification
from policytext.errors import QuantityError
from policytext.fold import fold


def spans_in(value):
    """Every value with ``start``, ``end`` and ``text`` that stands anywhere in ``value``, a repaired text left out."""
    if isinstance(value, script.NormalizedText):
        return
    if hasattr(value, "start") and hasattr(value, "text"):
        yield value
    if attrs.has(type(value)):
        for field in attrs.fields(type(value)):
            yield from spans_in(getattr(value, field.name))
    elif isinstance(value, tuple):
        for part in value:
            yield from spans_in(part)


def stand_in(text, value):
    for span in spans_in(value):
        assert 0 <= span.start <= span.end <= len(text)
        assert text[span.start : span.end] == span.text


def tile(text, segments):
    assert "".join(segment.text for segment in segments) == text
    stand_in(text, segments)


def do_not_overlap(mentions):
    end = 0
    for mention in mentions:
        assert end <= mention.start < mention.end
        end = mention.end


def analyze(text):
    document = policytext.analyze(text)
    stand_in(text, document)
    tile(text if document.normalized.text else "", document.segments)
    do_not_overlap(document.quantities)
    assert document == document.from_dict(document.to_dict())


def use_document(text):
    document = policytext.analyze(text)
    stand_in(text, (document.sentences, document.individuals))
    assert isinstance(document.body, str)
    for kind, columns in records.COLUMNS.items():
        assert all(tuple(row) == tuple(column.name for column in columns) for row in document.to_rows(kind))
    assert document._repr_html_()


def normalize(text):
    normalized = script.normalize(text)
    assert normalized.source == text
    assert script.normalize(normalized.text).text == normalized.text
    stand_in(text, normalized.flags)
    for edit in normalized.edits:
        assert text[edit.source_start : edit.source_end] == edit.before
        assert normalized.text[edit.normalized_start : edit.normalized_end] == edit.after


def detect(text):
    detection = script.detect(text)
    assert all(0 <= share <= 1 for share in attrs.astuple(detection)[1:])


def folded(text):
    assert len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text)


def classify(text):
    tile(text, boilerplate.classify(text))


def clean(text):
    cleaned = boilerplate.clean(text)
    for run in cleaned.alignment.runs():
        kept = cleaned.text[run.normalized_start : run.normalized_end]
        assert kept == ("" if run.is_edit else text[run.source_start : run.source_end])


def explain(text):
    for segment in boilerplate.classify(text):
        assert boilerplate.explain(segment).startswith(f"{segment.label}: ")


def find_quantities(text):
    for roles in (False, True):
        found = quantities.find(text, roles=roles)
        stand_in(text, found)
        do_not_overlap(found)


def find_times(text):
    stand_in(text, quantities.find_times(text))


def parse(text):
    try:
        quantity = quantities.parse(text)
    except QuantityError as error:
        assert 0 <= error.position <= len(text)
    else:
        assert quantities.parse(quantities.render(quantity)).value == quantity.value


def parse_numeral(text):
    try:
        quantities.parse_numeral(text)
    except QuantityError as error:
        assert 0 <= error.position <= len(text)


def find_entities(text):
    found = entities.find(text)
    stand_in(text, found)
    do_not_overlap(sorted([*found.people, *found.titles, *found.organizations], key=lambda mention: mention.start))
    stand_in(text, entities.individuals(found))


def from_html(text):
    assert "<script" not in policytext.from_html(f"<script>{text.replace('<', '')}</script>")
    assert isinstance(policytext.from_html(text), str)


def verify(text):
    claims = [
        *(text, {"quotation": text}, {"quantity": text}, {"person": text, "title": text}, {"organization": text}),
        {"quantity": "项目总投资5亿元"},
    ]
    for page in (text, "霁川县县长祝怀瑾出席，项目总投资5亿元。"):
        verdicts = policytext.verify(page, claims)
        assert len(verdicts) == len(claims)
        for verdict in verdicts:
            stand_in(page, verdict.evidence)


def claims_in(text):
    assert isinstance(verification.claims_in(text), tuple)


def render_report(text):
    page = report.render([(text, policytext.analyze(text))], title=text)
    assert page.encode("utf-8")


def split(text):
    sentences = records.split(text)
    stand_in(text, sentences)
    do_not_overlap(sentences)
    assert len("".join("".join(sentence.text for sentence in sentences).split())) == len("".join(text.split()))


def find_records(text):
    stand_in(text, records.find(text, segments=(), quantities=quantities.find(text), entities=entities.find(text)))


PROMISES = {
    "policytext.analyze": analyze,
    "policytext.from_html": from_html,
    "policytext.verify": verify,
    "policytext.document.Document": use_document,
    "policytext.fold.fold": folded,
    "policytext.script.detect": detect,
    "policytext.script.normalize": normalize,
    "policytext.boilerplate.classify": classify,
    "policytext.boilerplate.clean": clean,
    "policytext.boilerplate.explain": explain,
    "policytext.quantities.find": find_quantities,
    "policytext.quantities.find_times": find_times,
    "policytext.quantities.parse": parse,
    "policytext.quantities.parse_numeral": parse_numeral,
    "policytext.entities.find": find_entities,
    "policytext.records.find": find_records,
    "policytext.records.split": split,
    "policytext.report.render": render_report,
    "policytext.verification.claims_in": claims_in,
}

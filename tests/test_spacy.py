"""The components in spaCy: what they set, that they agree with ``analyze``, and that nothing is lost on the way."""

import itertools
import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
import spacy
from hypothesis import example, given
from spacy import displacy
from spacy.tokens import Doc, DocBin
from spacy_pages import PAGE, exact, find_listed, pipeline, spacy_text

import policytext
from policytext import Analyzer, analyze
from policytext.spacy import COLORS
from policytext.spacy.analysis import Words, text_of
from policytext.spacy.labels import label, labels

FACTORIES = ["policytext_script", "policytext_boilerplate", "policytext_quantities", "policytext_entity_ruler"]
EVERY_FACTORY = [*FACTORIES, "policytext"]
MENTIONS = ("quantities", "people", "titles", "organizations", "places")
LANGUAGES = {lang: pipeline("policytext", lang=lang) for lang in ("zh", "en", "xx")}


@pytest.fixture
def listed(monkeypatch):
    monkeypatch.setattr(policytext.entities, "find", find_listed)


def test_every_factory_is_found_without_an_import():
    code = f"""
import json, spacy
for name in {EVERY_FACTORY!r}:
    nlp = spacy.blank("zh")
    nlp.add_pipe(name)
    meta = nlp.get_factory_meta(name)
    assert json.loads(json.dumps(meta.default_config)) == meta.default_config
    assert not meta.retokenizes and "doc._.policytext" in meta.assigns
    assert nlp("占地100亩")._.policytext["source"] == "占地100亩"
    assert not nlp.analyze_pipes()["problems"][name]
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


@given(spacy_text)
@example(PAGE)
@example("產(chǎn)業(yè)園占地約１００畝(mǔ)，投資&nbsp;5億元")
@example(" \n \t占地 100亩 \n")
def test_spans_of_characters_equal_the_mentions_of_analyze(text):
    doc = LANGUAGES["zh"](text)
    document = analyze(text)
    assert doc.text == text
    assert doc._.policytext_document == document
    assert exact(doc.spans["policytext_quantities"]) == [
        (quantity.start, quantity.end, label("quantities", quantity.kind)) for quantity in document.quantities
    ]
    assert exact(doc.spans["policytext"]) == sorted(
        (mention.start, mention.end, label(values, getattr(mention, "kind", "*")))
        for values in ("people", "titles", "organizations", "places")
        for mention in getattr(document, values)
    )
    assert doc._.policytext_quantities == document.quantities
    for quantity, span in zip(document.quantities, doc.spans["policytext_quantities"], strict=True):
        assert span._.policytext_quantity == quantity
        assert span._.policytext_offsets == ((quantity.start, quantity.end),)


@pytest.mark.parametrize("lang", ["en", "xx"])
@given(text=spacy_text)
@example(text=PAGE)
@example(text="invests 5亿元和6亿元 here 占地100亩, 30% ")
def test_no_mention_is_lost_where_tokens_are_longer(lang, text):
    doc = LANGUAGES[lang](text)
    document = analyze(text)
    spans = doc.spans["policytext_quantities"]
    assert doc._.policytext_document == document
    for quantity, span in zip(document.quantities, spans, strict=True):
        assert span.start_char <= quantity.start < quantity.end <= span.end_char
        assert (quantity.start, quantity.end) in span._.policytext_offsets
        assert quantity in span._.policytext_quantities
        assert span._.policytext_quantity.kind == quantity.kind
    segments = doc.spans["policytext_segments"]
    assert [span.label_ for span in segments] == [segment.label for segment in document.segments if segment.text]


@pytest.mark.parametrize("lang", ["zh", "en", "xx"])
@given(text=spacy_text)
@example(text=" a  b \n\t 你好 ，a")
def test_text_of_a_doc_is_its_text(lang, text):
    doc = LANGUAGES[lang].make_doc(text)
    assert text_of(doc, Words()) == doc.text == text


def state(doc):
    """What a page holds; as JSON, since lists come back from bytes as tuples."""
    return json.dumps(doc._.policytext), {key: exact(spans) for key, spans in doc.spans.items()}


@pytest.mark.usefixtures("listed")
def test_components_give_the_same_in_any_order_and_as_one():
    whole = pipeline("policytext", components=["boilerplate", "quantities", "entities"])(PAGE)
    assert set(whole.spans) == {"policytext", "policytext_quantities", "policytext_segments"}
    for order in itertools.permutations(FACTORIES):
        doc = pipeline(*order)(PAGE)
        assert state(doc) == state(whole), order


@pytest.mark.usefixtures("listed")
@pytest.mark.parametrize("factory", EVERY_FACTORY)
def test_each_component_works_alone(factory):
    doc = pipeline(factory)(PAGE)
    whole = pipeline("policytext")(PAGE)
    assert doc._.policytext["normalized"] == whole._.policytext["normalized"]
    assert {key: exact(spans) for key, spans in doc.spans.items()}.items() <= state(whole)[1].items()
    assert bool(doc.spans) == (factory != "policytext_script")


def count_analyses(monkeypatch):
    calls = []
    normalize = policytext.script.normalize
    monkeypatch.setattr(
        policytext.script, "normalize", lambda text, **options: calls.append(text) or normalize(text, **options)
    )
    return calls


def test_a_page_is_analysed_once_for_all_components(monkeypatch):
    calls = count_analyses(monkeypatch)
    nlp = pipeline(*FACTORIES, "policytext")
    nlp(PAGE)
    assert calls == [PAGE]
    doc = pipeline("policytext_script")(PAGE)
    again = nlp(doc)  # what another pipeline left out is found now
    assert again._.policytext == nlp(PAGE)._.policytext


def test_only_what_a_pipeline_asks_for_runs(monkeypatch):
    monkeypatch.setattr(policytext.quantities, "find", lambda *_, **__: pytest.fail("quantities were asked for"))
    doc = pipeline("policytext_script", "policytext_entity_ruler")(PAGE)
    assert doc._.policytext["quantities"] == []
    assert doc._.policytext_segments == ()


def test_a_disabled_component_asks_for_nothing():
    nlp = pipeline("policytext_script", "policytext_quantities")
    with nlp.select_pipes(disable="policytext_quantities"):
        assert nlp(PAGE)._.policytext_quantities == ()
    assert nlp(PAGE)._.policytext_quantities


def test_values_are_rebuilt_from_plain_data(monkeypatch):
    monkeypatch.setattr(policytext.entities, "find", find_listed)
    doc = pipeline("policytext")(PAGE)
    document = analyze(PAGE)
    assert doc._.policytext == document.to_dict()
    assert json.loads(json.dumps(doc._.policytext)) == doc._.policytext
    assert doc._.policytext_document == document
    assert doc._.policytext_normalized == document.normalized.text
    assert doc._.policytext_flags == document.normalized.flags
    assert doc._.policytext_body == document.body
    for values in (*MENTIONS, "segments", "officials"):
        assert getattr(doc._, f"policytext_{values}") == getattr(document, values)
    assert [official.name.text for official in document.officials] == ["王建国"]


@pytest.mark.usefixtures("listed")
def test_spans_know_what_stands_in_them():
    doc = pipeline("policytext")(PAGE)
    money, area = doc.spans["policytext_quantities"]
    first, second = doc.spans["policytext_segments"]
    assert (money._.policytext_quantity.hedge, money._.policytext_segment) == ("approx", "content")
    assert [quantity.text for quantity in first._.policytext_quantities] == ["5億元", "100畝"]
    assert second._.policytext_quantities == ()
    assert [official.name.text for official in first._.policytext_officials] == ["王建国"]
    assert second._.policytext_officials == ()
    assert second._.policytext_organization.text == "海州集團(tuán)"
    assert first._.policytext_offsets == ()
    assert area._.policytext_person is None
    person = next(span for span in doc.spans["policytext"] if span.label_ == "PERSON")
    assert (person._.policytext_person.text, person._.policytext_title) == ("王建国", None)


def test_a_page_that_no_component_saw_has_no_values():
    doc = spacy.blank("zh")(PAGE)
    assert doc._.policytext is None
    assert doc._.policytext_document is None
    assert doc._.policytext_normalized is None
    assert doc._.policytext_body is None
    assert doc._.policytext_flags == doc._.policytext_quantities == doc[0:3]._.policytext_quantities == ()
    assert doc[0:3]._.policytext_segment is None


def test_a_part_cut_out_of_a_page_is_analysed_anew():
    nlp = pipeline("policytext")
    part = nlp(PAGE)[-9:].as_doc(copy_user_data=True)
    assert nlp(part)._.policytext["source"] == part.text


@pytest.mark.usefixtures("listed")
def test_results_survive_bytes_and_docbin():
    nlp = pipeline("policytext")
    doc = nlp(PAGE)
    read = Doc(spacy.blank("zh").vocab).from_bytes(doc.to_bytes())
    stored = DocBin(docs=[doc], store_user_data=True).to_bytes()
    binned = next(DocBin().from_bytes(stored).get_docs(spacy.blank("zh").vocab))
    for other in (read, binned):
        assert state(other) == state(doc)
        assert other._.policytext_document == doc._.policytext_document
        assert exact(other.ents) == exact(doc.ents)
        assert [span.id_ for span in other.spans["policytext"]] == [span.id_ for span in doc.spans["policytext"]]


@given(spacy_text)
@example(PAGE)
def test_results_of_any_text_survive_bytes_and_docbin(text):
    doc = LANGUAGES["zh"](text)
    read = Doc(doc.vocab).from_bytes(doc.to_bytes())
    stored = DocBin(docs=[doc], store_user_data=True).to_bytes()
    (binned,) = DocBin().from_bytes(stored).get_docs(doc.vocab)
    for other in (read, binned):
        assert state(other) == state(doc)
        assert other._.policytext_document == analyze(text)


def test_results_survive_other_processes():
    nlp = pipeline("policytext")
    texts = [f"占地{number}亩，投资{number}亿元。" for number in range(1, 8)]
    docs = list(nlp.pipe(texts, n_process=2, batch_size=2))
    assert [state(doc) for doc in docs] == [state(nlp(text)) for text in texts]
    assert [doc._.policytext_document for doc in docs] == [analyze(text) for text in texts]


def test_a_pipeline_is_saved_and_loaded(tmp_path):
    nlp = pipeline("policytext", components=["quantities"], annotate_ents=False)
    nlp.to_disk(tmp_path)
    loaded = spacy.load(tmp_path)
    assert loaded.config["components"] == nlp.config["components"]
    doc = loaded(PAGE)
    assert set(doc.spans) == {"policytext_quantities"}
    assert doc.ents == ()


def test_entities_of_others_stay_unless_ours_are_longer():
    nlp = spacy.blank("zh")
    others = [{"label": "CARDINAL", "pattern": "100"}, {"label": "DEAL", "pattern": "投资5亿元"}]
    nlp.add_pipe("entity_ruler").add_patterns([*others, {"label": "DATE", "pattern": "今年"}])
    nlp.add_pipe("policytext")
    doc = nlp("今年投资5亿元，占地100亩")
    assert exact(doc.ents) == [(0, 2, "DATE"), (2, 7, "DEAL"), (10, 14, "AREA")]
    assert exact(doc.spans["policytext_quantities"]) == [(4, 7, "MONEY"), (10, 14, "AREA")]


@given(spacy_text)
@example(PAGE)
@example("")
def test_entities_are_set_as_spacy_sets_them(text):
    doc = LANGUAGES["zh"](text)
    other = LANGUAGES["zh"].make_doc(text)
    other.ents = [other.char_span(ent.start_char, ent.end_char, ent.label_) for ent in doc.ents]
    attributes = ["ENT_IOB", "ENT_TYPE", "ENT_KB_ID", "ENT_ID", "SENT_START", "HEAD", "LENGTH", "SPACY"]
    assert doc.to_array(attributes).tolist() == other.to_array(attributes).tolist()


def test_a_pipeline_run_again_gives_the_same():
    nlp = pipeline("policytext")
    doc = nlp(PAGE)
    before = state(doc)
    assert state(nlp(doc)) == before


def test_vocabularies_are_shared_and_must_agree():
    text = "這個軟體的品質很好，資料都在硬碟。"
    nlp = spacy.blank("zh")
    nlp.add_pipe("policytext_script", config={"vocabulary": "tw"})
    nlp.add_pipe("policytext_quantities")
    assert nlp(text)._.policytext_normalized == policytext.script.normalize(text, vocabulary="tw").text
    nlp.add_pipe("policytext", config={"vocabulary": "hk"})
    with pytest.raises(
        ValueError, match="vocabulary is 'tw' for the component 'policytext_script' and 'hk' for 'policytext'"
    ):
        nlp(text)


@pytest.mark.parametrize(
    ("factory", "config"),
    [
        ("policytext", {"components": ["sentiment"]}),
        ("policytext", {"vocabulary": "sg"}),
        ("policytext", {"favor": "speed"}),
        ("policytext", {"reference_date": "yesterday"}),
        ("policytext_script", {"vocabulary": 3}),
        ("policytext_quantities", {"annotate_ents": "maybe"}),
    ],
)
def test_a_wrong_config_is_refused(factory, config):
    with pytest.raises(ValueError, match=r"component|vocabulary|favor|isoformat|annotate_ents"):
        spacy.blank("zh").add_pipe(factory, config=config)


def test_displacy_knows_the_colours():
    doc = pipeline("policytext")("占地100亩")
    assert COLORS["AREA"] in displacy.render(doc, style="ent")
    shown = displacy.render(doc, style="span", options={"spans_key": "policytext_quantities"})
    assert COLORS["AREA"] in shown
    assert set(COLORS) == set(labels(*MENTIONS))


def test_labels_of_components_are_all_that_they_set():
    assert pipeline("policytext_quantities").get_pipe("policytext_quantities").labels == labels("quantities")
    whole = pipeline("policytext").get_pipe("policytext")
    assert {"MONEY", "PERSON", "content", "nav"} <= set(whole.labels)


def test_the_analyzer_of_a_page_is_kept_beside_it():
    doc = pipeline("policytext_quantities")("占地100亩")
    options = {"vocabulary": None, "favor": "balanced", "reference_date": None}
    assert doc._.policytext_analyzer == {"components": ["quantities"], **options}
    assert doc._.policytext == Analyzer(components=["quantities"])("占地100亩").to_dict()


def test_options_of_the_analysis_reach_it():
    text = "去年投资5亿元。\n责任编辑：王建国"
    config = {"favor": "precision", "reference_date": "2024-03-01"}
    expected = Analyzer(favor="precision", reference_date=date(2024, 3, 1))(text)
    doc = pipeline("policytext", **config)(text)
    assert doc._.policytext_document == expected != analyze(text)
    assert pipeline("policytext")(doc)._.policytext_document == expected


def test_spacy_assembles_the_example_config(tmp_path):
    config = Path(__file__).parent.parent / "examples" / "spacy_pipeline.cfg"
    command = [sys.executable, "-m", "spacy", "assemble", config, tmp_path / "assembled"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    doc = spacy.load(tmp_path / "assembled")("银海智谷占地100亩")
    assert [(ent.text, ent.label_, ent.id_) for ent in doc.ents] == [
        ("银海智谷", "PARK", "yinhai"),
        ("100亩", "AREA", ""),
    ]

"""The entity ruler: the library's entities and the user's phrases, in the manner of spaCy's own rulers."""

import json
import random

import pytest
import spacy
import srsly
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc, Span
from spacy.training import Example
from spacy_pages import PAGE, exact, find_listed, pipeline, spacy_text

import policytext
from policytext.fold import fold
from policytext.spacy.labels import Mention
from policytext.spacy.phrases import Phrase, PhraseFinder

PATTERNS = [
    {"label": "FIELD", "pattern": "激光"},
    {"label": "ORG", "pattern": "海州激光集团", "id": "haizhou"},
    {"label": "PARK", "pattern": "海州高新区", "id": "park-1"},
]


@pytest.fixture(autouse=True)
def listed(monkeypatch):
    monkeypatch.setattr(policytext.entities, "find", find_listed)


@pytest.fixture
def nlp():
    return pipeline("policytext_entity_ruler")


@pytest.fixture
def ruler(nlp):
    return nlp.get_pipe("policytext_entity_ruler")


def shown(spans):
    return [(span.text, span.label_, span.id_) for span in spans]


def test_entities_of_the_library_are_found_without_patterns(nlp):
    doc = nlp("海州高新区管委会主任王建国来到海州集团。")
    assert shown(doc.spans["policytext"]) == [
        ("海州", "PLACE", ""),
        ("海州高新区", "PARK", ""),
        ("海州高新区管委会", "ORG", ""),
        ("主任", "TITLE", ""),
        ("王建国", "PERSON", ""),
        ("海州", "PLACE", ""),
        ("海州集团", "ORG", ""),
    ]
    assert doc.ents == ()


def test_phrases_are_found_beside_them_with_their_ids(nlp, ruler):
    ruler.add_patterns(PATTERNS)
    doc = nlp("海州激光集团落户海州高新区")
    assert shown(doc.spans["policytext"]) == [
        ("海州", "PLACE", ""),
        ("海州激光集团", "ORG", "haizhou"),
        ("激光", "FIELD", ""),
        ("海州", "PLACE", ""),
        ("海州高新区", "PARK", "park-1"),
    ]


@pytest.mark.parametrize("text", ["海州激光集团", "海州激光集團", "海州激光集團(tuán)", "海州激光&#38598;团"])
def test_phrases_are_found_as_a_page_writes_them(nlp, ruler, text):
    ruler.add_patterns(PATTERNS[1:2])
    doc = nlp(f"昨日{text}开工")
    found = [span for span in doc.spans["policytext"] if span.id_ == "haizhou"]
    assert [(span.text, span._.policytext_offsets) for span in found] == [(text, ((2, 2 + len(text)),))]


@pytest.mark.parametrize("text", ["海州 激光集团", "海州激光", "海州激光集", "海州市激光集团"])
def test_other_phrases_are_not(nlp, ruler, text):
    ruler.add_patterns(PATTERNS[1:2])
    assert "haizhou" not in [span.id_ for span in ruler.match(nlp.make_doc(text))]


def test_match_sets_no_annotation(ruler, nlp):
    ruler.add_patterns(PATTERNS)
    doc = nlp.make_doc("海州激光集团")
    matches = ruler.match(doc)
    assert shown(matches) == [("海州", "PLACE", ""), ("海州激光集团", "ORG", "haizhou"), ("激光", "FIELD", "")]
    assert not doc.spans
    assert not doc.ents
    assert doc._.policytext_phrases is None
    ruler.set_annotations(doc, matches)
    assert list(doc.spans["policytext"]) == matches


@pytest.mark.parametrize("overwrite", [True, False])
def test_spans_and_entities_are_overwritten_or_kept(overwrite):
    nlp = pipeline("policytext_entity_ruler", annotate_ents=True, overwrite=overwrite)
    doc = nlp.make_doc("王建国主任")
    old = Span(doc, 1, 5, "OLD")
    doc.ents = [old]
    doc.spans["policytext"] = [old]
    doc = nlp(doc)
    new = [("王建国", "PERSON", ""), ("主任", "TITLE", "")]
    kept = [("建国主任", "OLD", "")]
    assert shown(doc.spans["policytext"]) == (new if overwrite else kept + new)
    assert shown(doc.ents) == (new if overwrite else kept)


def test_the_filter_decides_between_entities():
    nlp = pipeline(
        "policytext_entity_ruler",
        annotate_ents=True,
        overwrite=False,
        spans_key=None,
        ents_filter={"@misc": "spacy.prioritize_new_ents_filter.v1"},
    )
    doc = nlp.make_doc("海州高新区管委会")
    doc.ents = [Span(doc, 5, 8, "OLD")]
    assert shown(nlp(doc).ents) == [("海州高新区管委会", "ORG", "")]
    assert not doc.spans


def test_labels_ids_length_and_patterns(ruler):
    builtin = ("ORG", "PARK", "PERSON", "PLACE", "TITLE")
    assert (ruler.labels, ruler.ids, len(ruler), ruler.key) == (builtin, (), 0, "policytext")
    ruler.add_patterns(PATTERNS)
    assert ruler.labels == tuple(sorted({*builtin, "FIELD"}))
    assert (ruler.ids, len(ruler), ruler.patterns) == (("haizhou", "park-1"), 3, PATTERNS)
    assert ("FIELD" in ruler, "ORG" in ruler, "TITLE" in ruler) == (True, True, False)


def test_patterns_are_removed_by_label_and_by_id(nlp, ruler):
    ruler.add_patterns(PATTERNS)
    assert "FIELD" in [span.label_ for span in ruler.match(nlp.make_doc("激光"))]
    ruler.remove("FIELD")
    assert ruler.patterns == PATTERNS[1:]
    ruler.remove_by_id("park-1")
    assert {span.id_ for span in ruler.match(nlp.make_doc("海州激光集团在海州高新区"))} == {"", "haizhou"}
    for remove, what in ((ruler.remove, "label"), (ruler.remove_by_id, "id")):
        with pytest.raises(ValueError, match=f"no pattern of 'policytext_entity_ruler' has the {what} 'FIELD'"):
            remove("FIELD")
    ruler.clear()
    assert ruler.patterns == []
    assert shown(ruler.match(nlp.make_doc("海州激光集团"))) == [("海州", "PLACE", "")]


def test_patterns_added_later_are_found_too(nlp, ruler):
    for pattern in PATTERNS:
        ruler.add_patterns([pattern])
        assert pattern["pattern"] in [span.text for span in ruler.match(nlp.make_doc("海州激光集团，海州高新区"))]


@pytest.mark.parametrize(
    "pattern",
    [
        {"label": "X", "pattern": [{"TEXT": "激"}]},
        {"label": "X", "pattern": ""},
        {"label": "X"},
        {"pattern": "激光"},
        {"label": "X", "pattern": "激光", "id": 5},
        {"label": "X", "pattern": "激\ud800光"},
        "激光",
    ],
)
def test_a_pattern_of_another_form_is_refused_and_none_is_added(ruler, pattern):
    with pytest.raises(ValueError, match="a pattern has a label and a phrase, both strings"):
        ruler.add_patterns([PATTERNS[0], pattern])
    assert ruler.patterns == []


def test_patterns_survive_disk_bytes_and_pipelines(nlp, ruler, tmp_path):
    ruler.add_patterns(PATTERNS)
    ruler.to_disk(tmp_path / "ruler")
    nlp.to_disk(tmp_path / "nlp")
    loaded = spacy.load(tmp_path / "nlp").get_pipe("policytext_entity_ruler")
    from_disk = pipeline("policytext_entity_ruler").get_pipe("policytext_entity_ruler").from_disk(tmp_path / "ruler")
    from_bytes = pipeline("policytext_entity_ruler").get_pipe("policytext_entity_ruler").from_bytes(ruler.to_bytes())
    for other in (loaded, from_disk, from_bytes):
        assert other.patterns == PATTERNS
        assert exact(other.match(nlp.make_doc(PAGE))) == exact(ruler.match(nlp.make_doc(PAGE)))
    own = spacy.blank("zh").add_pipe("span_ruler")
    own.add_patterns(PATTERNS)
    own.to_disk(tmp_path / "span_ruler")
    assert list(srsly.read_jsonl(tmp_path / "span_ruler" / "patterns")) == list(
        srsly.read_jsonl(tmp_path / "ruler" / "patterns")
    )
    assert ruler.from_disk(tmp_path / "span_ruler").patterns == PATTERNS


def test_initialize_sets_the_patterns(nlp, ruler):
    ruler.add_patterns(PATTERNS)
    ruler.initialize(list, nlp=nlp, patterns=PATTERNS[:1])
    assert ruler.patterns == PATTERNS[:1]
    ruler.initialize(list)
    assert ruler.patterns == []


def test_phrases_survive_other_processes(nlp, ruler):
    ruler.add_patterns(PATTERNS)
    docs = list(nlp.pipe(["海州激光集团"] * 3, n_process=2, batch_size=1))
    expected = shown(ruler.match(nlp.make_doc("海州激光集团")))
    assert [shown(doc.spans["policytext"]) for doc in docs] == [expected] * 3
    assert [span._.policytext_offsets for span in docs[0].spans["policytext"]] == [((0, 2),), ((0, 6),), ((2, 4),)]


def test_scores_are_given_for_each_label(nlp, ruler):
    ruler.add_patterns(PATTERNS)
    texts = ["王建国主任", "李明主任", "激光"]
    gold = [[(0, 3, "PERSON"), (3, 5, "TITLE")], [(0, 2, "PERSON"), (2, 4, "TITLE")], []]
    examples = []
    for text, spans in zip(texts, gold, strict=True):
        reference = nlp.make_doc(text)
        reference.spans["policytext"] = [reference.char_span(*span) for span in spans]
        examples.append(Example(nlp(text), reference))
    scores = ruler.score(examples)
    assert scores["spans_policytext_p"] == pytest.approx(3 / 4)
    assert scores["spans_policytext_r"] == pytest.approx(3 / 4)
    assert scores["spans_policytext_per_type"]["PERSON"] == {"p": 1.0, "r": 0.5, "f": pytest.approx(2 / 3)}
    assert scores["spans_policytext_per_type"]["FIELD"]["p"] == 0.0
    assert nlp.evaluate(examples)["spans_policytext_f"] == pytest.approx(3 / 4)


def test_scores_follow_the_key():
    nlp = pipeline("policytext_entity_ruler", spans_key="mine")
    reference = nlp.make_doc("王建国")
    reference.spans["mine"] = [Span(reference, 0, 3, "PERSON")]
    assert nlp.evaluate([Example(nlp.make_doc("王建国"), reference)])["spans_mine_f"] == 1.0
    ents = pipeline("policytext_entity_ruler", spans_key=None, annotate_ents=True)
    reference.ents = [Span(reference, 0, 3, "PERSON")]
    assert ents.evaluate([Example(ents.make_doc("王建国"), reference)])["ents_f"] == 1.0
    silent = pipeline("policytext_entity_ruler", scorer=None)
    assert silent.get_pipe("policytext_entity_ruler").score([]) == {}


@pytest.mark.parametrize("lang", ["en", "xx"])
def test_phrases_inside_longer_tokens_keep_their_exact_offsets(lang):
    nlp = pipeline("policytext_entity_ruler", lang=lang)
    nlp.get_pipe("policytext_entity_ruler").add_patterns(
        [{"label": "FIELD", "pattern": word} for word in ("激光", "光学")]
    )
    doc = nlp("发展激光学和光学 now")
    assert shown(doc.spans["policytext"]) == [("发展激光学和光学", "FIELD", "")] * 3
    assert doc.spans["policytext"][0]._.policytext_offsets == ((2, 4), (3, 5), (6, 8))


def test_two_rulers_keep_each_others_phrases():
    nlp = spacy.blank("zh")
    for name, word in (("first", "激光"), ("second", "光学")):
        config = {"spans_key": name}
        nlp.add_pipe("policytext_entity_ruler", name=name, config=config).add_patterns(
            [{"label": "X", "pattern": word}]
        )
    doc = nlp("激光学")
    assert [row["start"] for row in doc._.policytext_phrases] == [0, 1]
    assert doc.spans["second"][0]._.policytext_offsets == ((1, 3),)
    assert json.dumps(nlp(doc)._.policytext_phrases) == json.dumps(doc._.policytext_phrases)


words = st.text(st.sampled_from("激光學学A1亩畝"), min_size=1, max_size=3)


def is_whole(text, start, end):
    def joins(offset):
        return 0 < offset < len(text) and text[offset - 1] in "A1" and text[offset] in "A1"

    return not (joins(start) or joins(end))


@given(phrases=st.lists(words, max_size=5), text=st.text(st.sampled_from("激光學学A1亩畝，"), max_size=20))
def test_the_finder_finds_each_phrase_wherever_it_stands(phrases, text):
    found = PhraseFinder([Phrase(phrase, "X", str(number)) for number, phrase in enumerate(phrases)]).find(text)
    folded = fold(text)
    expected = [
        Mention(start, start + len(phrase), "X", str(number))
        for number, phrase in enumerate(phrases)
        for start in range(len(text))
        if folded.startswith(fold(phrase), start) and is_whole(folded, start, start + len(phrase))
    ]
    assert sorted(found) == sorted(expected)


@given(spacy_text)
def test_any_text_is_searched(text):
    nlp = RULER
    doc = nlp(text)
    assert isinstance(doc, Doc)
    for row in doc._.policytext_phrases or ():
        assert "亩" in fold(text[row["start"] : row["end"]])


RULER = pipeline("policytext_entity_ruler")
RULER.get_pipe("policytext_entity_ruler").add_patterns([{"label": "X", "pattern": "亩"}])


def test_fifty_thousand_patterns_are_added_and_searched(nlp, ruler):
    draw = random.Random(1)  # noqa: S311 - names, not secrets
    names = {"".join(chr(draw.randrange(0x4E00, 0x9000)) for _ in range(draw.randint(3, 9))) for _ in range(50_000)}
    ruler.add_patterns([{"label": "ORG", "pattern": name, "id": name} for name in sorted(names)])
    some = sorted(names)[::5_000]
    assert set(some) <= {span.id_ for span in ruler.match(nlp.make_doc("，".join(some)))}

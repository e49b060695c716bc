"""The whole route: what is asked runs, and every offset is into the caller's text."""

import copy
import pickle
import re
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from strategies import any_text, page_text

import policytext
from policytext import Analyzer, Document, analyze, quantities, script

PAGES = sorted((Path(__file__).parent.parent / "examples" / "pages").glob("*.txt"))


def spans_of(document):
    for quantity in document.quantities:
        yield quantity
        yield from (span for span in (quantity.phrase, quantity.phase, quantity.period, quantity.cue) if span)


@given(any_text | page_text)
@example("")
@example("\x00" * 50)
@example("占地\ud800100亩\udc00")
@example("產(chǎn)業(yè)園占地約１００畝(mǔ)")
def test_any_text_is_analyzed_with_offsets_into_it(text):
    document = analyze(text)
    assert document.source == text
    for span in spans_of(document):
        assert 0 <= span.start <= span.end <= len(text)
        assert text[span.start : span.end] == span.text
    assert Document.from_dict(document.to_dict()) == document


@given(any_text | page_text)
@example("產(chǎn)業(yè)園占地約１００畝(mǔ)，投資&nbsp;5億元")
def test_analyze_equals_the_components_joined_by_hand(text):
    normalized = script.normalize(text)
    found = quantities.find(normalized.text)
    document = analyze(text)
    assert document.normalized == normalized
    assert [q.value for q in document.quantities] == [q.value for q in found]
    assert [q.normalized for q in document.quantities] == [q.text for q in found]
    assert [(q.start, q.end) for q in document.quantities] == [
        normalized.alignment.to_source(q.start, q.end) for q in found
    ]


@pytest.mark.parametrize("text", ["9" * 100_000, "占地100亩。" * 50_000 + "\n" * 5, "（" * 100_000, "𠮷億" * 100_000])
def test_hostile_shapes_are_analyzed(text):
    assert analyze(text).source == text


@pytest.mark.parametrize("value", [None, b"\xe4\xba\xa9", 5, ["100亩"]])
def test_what_is_no_text_is_refused_with_a_remedy(value):
    with pytest.raises(TypeError, match="text must be str, not"):
        analyze(value)
    with pytest.raises(TypeError):
        list(Analyzer().pipe(["占地100亩", value]))


def test_bytes_are_told_to_decode():
    with pytest.raises(TypeError, match=r"^text must be str, not bytes; decode it first$"):
        analyze("100亩".encode())


def test_only_what_is_asked_runs():
    assert analyze("占地100亩", components=()).quantities == ()
    assert analyze("占地100亩", components=["quantities"]).quantities != ()


@pytest.mark.parametrize("names", [["quantity"], ["quantities", ""]])
def test_an_unknown_component_is_named(names):
    with pytest.raises(ValueError, match=r"^no component '.*'; there are boilerplate, quantities, entities"):
        Analyzer(components=names)


@pytest.mark.parametrize("option", ["units", "lexicon", "patterns", "repeated"])
def test_a_table_instead_of_what_is_made_of_it_is_refused(option):
    with pytest.raises(TypeError, match=rf"^{option} must be [A-Z][A-Za-z]+, not str$"):
        Analyzer(**{option: "mine.tsv"})


def test_vocabulary_reaches_the_script():
    assert analyze("奈米級晶片", vocabulary="tw").normalized.text == "纳米级芯片"
    assert analyze("奈米級晶片").normalized.text == "奈米级晶片"
    with pytest.raises(ValueError, match="vocabulary"):
        analyze("奈米", vocabulary="cn")


def test_an_analyzer_is_a_frozen_value():
    analyzer = Analyzer(components=["quantities"], vocabulary="tw")
    assert pickle.loads(pickle.dumps(analyzer)) == copy.copy(analyzer) == analyzer  # noqa: S301 - own bytes
    assert hash(analyzer) == hash(Analyzer(components=("quantities",), vocabulary="tw"))
    with pytest.raises(AttributeError):
        analyzer.vocabulary = "hk"


@given(st.lists(page_text | any_text, max_size=4))
@example([])
@example(["占地100亩", "\ud800", "", "占地100亩"])
def test_a_batch_gives_what_calls_one_by_one_give(texts):
    analyzer = Analyzer()
    assert analyzer.batch(texts) == [analyzer(text) for text in texts]


def test_a_batch_refuses_what_is_no_text():
    with pytest.raises(TypeError, match="text must be str, not bytes"):
        Analyzer().batch(["占地100亩", b"100"])


def test_a_batch_refuses_one_text():
    with pytest.raises(TypeError, match="texts must be a list of str, not one str"):
        Analyzer().batch("占地100亩")


def test_a_batch_may_come_from_a_stream():
    assert len(Analyzer().batch(iter(["占地100亩", "投资5亿元"]))) == 2


@pytest.mark.parametrize("processes", [1, 2])
def test_pipe_yields_what_stands_before_a_text_that_is_none(processes):
    stream = Analyzer().pipe(["占地100亩", "投资5亿元", None, "占地3亩"], processes=processes)
    assert [next(stream).source, next(stream).source] == ["占地100亩", "投资5亿元"]
    with pytest.raises(TypeError, match="text must be str, not NoneType"):
        next(stream)


def test_pipe_keeps_the_order_over_processes():
    texts = [f"占地{n}亩" for n in range(1, 100)]
    plain = list(Analyzer().pipe(texts))
    assert [document.source for document in plain] == texts
    assert list(Analyzer().pipe(iter(texts), processes=2)) == plain


def test_pipe_reads_ahead_only_a_little():
    taken = 0

    def endless():
        nonlocal taken
        while True:
            taken += 1
            yield "占地100亩"

    stream = Analyzer().pipe(endless(), processes=2)
    assert next(stream).quantities
    assert taken < 500
    stream.close()


def test_pipe_refuses_one_text():
    with pytest.raises(TypeError, match="texts must be a list of str, not one str"):
        Analyzer().pipe("占地100亩")


@pytest.mark.parametrize("processes", [0, -1])
def test_pipe_refuses_no_processes(processes):
    with pytest.raises(ValueError, match="processes must be 1 or more"):
        Analyzer().pipe(["x"], processes=processes)


@pytest.mark.parametrize("processes", [1.5, "2", None])
def test_pipe_refuses_what_is_no_number_of_processes(processes):
    with pytest.raises(TypeError, match="processes must be int, not "):
        Analyzer().pipe(["x"], processes=processes)


@pytest.mark.parametrize(
    ("option", "message"),
    [
        ({"favor": "speed"}, "favor must be one of precision, balanced, recall, not 'speed'"),
        ({"favor": ["recall"]}, "favor must be one of precision, balanced, recall, not ['recall']"),
        ({"vocabulary": "cn"}, "vocabulary must be one of None, tw, hk, not 'cn'"),
        ({"components": ["ocr"]}, "no component 'ocr'; there are boilerplate, quantities, entities, records"),
    ],
)
def test_an_option_that_does_not_exist_is_refused_in_one_sentence(option, message):
    with pytest.raises(ValueError, match=f"^{re.escape(message)}$"):
        analyze("x", **option)


def test_one_component_instead_of_a_list_is_refused():
    with pytest.raises(TypeError, match=r"components must be a list of names, not one str; pass \['quantities'\]"):
        analyze("x", components="quantities")


def test_public_names_load_on_first_use():
    assert set(policytext.__all__) <= set(dir(policytext))
    assert {name for name in dir(policytext) if not name.startswith("__")} == set(policytext.__all__)
    assert all(getattr(policytext, name) is not None for name in policytext.__all__)
    with pytest.raises(AttributeError, match="no attribute 'analyse'"):
        policytext.analyse  # noqa: B018 - the lookup is the test


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_documents_of_the_example_pages_are_values(page):
    document = analyze(page.read_text("utf-8"))
    assert pickle.loads(pickle.dumps(document)) == copy.deepcopy(document) == document  # noqa: S301 - own bytes
    assert hash(document) == hash(analyze(document.source))

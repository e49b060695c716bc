"""Texts of any length and number through one pipeline."""

from itertools import pairwise

import pytest
import spacy
from hypothesis import example, given
from hypothesis import strategies as st
from spacy_pages import PAGE, exact, pipeline, spacy_text

from policytext import analyze
from policytext.spacy import blank, pipe
from policytext.spacy.long_texts import cut


def short_pipeline(most_chars, *components):
    nlp = pipeline(*components)
    nlp.max_length = most_chars
    return nlp


@given(text=spacy_text, most_chars=st.integers(1, 30))
@example(text=PAGE, most_chars=10)
@example(text="a b\n c  d", most_chars=2)
def test_a_long_text_gives_what_analyze_gives(text, most_chars):
    [doc] = pipe([text], nlp=short_pipeline(most_chars, "policytext"))
    assert doc.text == text
    assert doc._.policytext_document == analyze(text)


def test_offsets_of_a_long_text_are_into_it():
    page = "\n".join(f"第{number}期占地{number}亩。" for number in range(1, 40))
    nlp = short_pipeline(50, "policytext")
    whole = pipeline("policytext")(page)
    with pytest.raises(ValueError, match="E088"):
        nlp(page)
    [doc] = pipe([page], nlp=nlp)
    assert len(whole.ents) == 39
    for spans in (lambda doc: doc.ents, lambda doc: doc.spans["policytext_segments"]):
        assert exact(spans(doc)) == exact(spans(whole))


def test_other_components_work_on_pieces():
    nlp = short_pipeline(20, "sentencizer", "policytext_quantities")
    [doc] = pipe(["占地100亩。投资5亿元。\n占地200亩。"], nlp=nlp)
    assert [text for sent in doc.sents if (text := sent.text.strip())] == ["占地100亩。", "投资5亿元。", "占地200亩。"]
    assert [span.text for span in doc.spans["policytext_quantities"]] == ["100亩", "5亿元", "200亩"]


@given(
    texts=st.lists(st.tuples(st.integers(1, 9), st.integers(1, 4)).map(lambda pair: f"占地{pair[0]}亩\n" * pair[1])),
)
def test_texts_come_out_in_their_order(texts):
    nlp = short_pipeline(14, "policytext_quantities")
    docs = list(pipe(iter(texts), nlp=nlp))
    assert [doc.text for doc in docs] == texts


def test_texts_are_read_as_they_are_needed():
    def endless():
        while True:
            yield "占地100亩"

    docs = pipe(endless(), batch_size=2)
    assert [next(docs).ents[0].text for _ in range(5)] == ["100亩"] * 5


def test_short_texts_go_through_other_processes():
    texts = [f"占地{number}亩" for number in range(1, 5)] + ["占地5亩\n" * 9]
    docs = list(pipe(texts, nlp=short_pipeline(40, "policytext"), n_process=2, batch_size=1))
    assert [doc.text for doc in docs] == texts
    assert [len(doc.ents) for doc in docs] == [1, 1, 1, 1, 9]


def test_a_lone_surrogate_is_refused_with_a_remedy():
    with pytest.raises(ValueError, match=r"lone surrogate '.ud800' at position 2.*re\.sub") as raised:
        list(pipe(["占地\ud800"]))
    remedy = str(raised.value).rpartition("offsets: ")[2]
    repaired = eval(remedy, {"re": __import__("re"), "text": "占地\ud800"})  # noqa: S307 - the remedy is ours
    assert [doc.text for doc in pipe([repaired])] == ["占地\ufffd"]


def test_what_is_no_text_is_refused():
    with pytest.raises(TypeError, match="text must be str, not bytes; decode it first"):
        list(pipe([b"100"]))
    with pytest.raises(TypeError, match="texts must be a list of str, not one str"):
        list(pipe("占地100亩"))


@given(text=st.text(st.sampled_from("一二\n"), max_size=30), most_chars=st.integers(1, 9))
def test_pieces_join_to_the_text_and_end_with_lines_where_they_can(text, most_chars):
    pieces = list(cut(text, most_chars))
    assert "".join(pieces) == text
    assert all(0 < len(piece) <= most_chars for piece in pieces)
    for piece, following in pairwise(pieces):
        assert piece.endswith("\n") or "\n" not in piece
        assert len(piece) + following.find("\n") + 1 > most_chars or "\n" not in following
    assert list(cut("", 5)) == []


def test_blank_is_spacys_own():
    assert blank().config["nlp"] == spacy.blank("zh").config["nlp"]

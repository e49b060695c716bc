"""Words instead of characters: jieba and spacy-pkuseg with the library's own vocabulary."""

import shutil

import pytest
import spacy
import spacy_pkuseg
from spacy_pages import PAGE

from policytext import analyze
from policytext.errors import PolicyTextError
from policytext.spacy import SegmenterError, blank, pipe, policy_words

LINES = [
    "海州 市 科技局 局长 王建国 出席 签约 仪式",
    "项目 总 投资 5 亿元 ， 占地 100 亩",
    "高新区 管委会 主任 李明 介绍 了 情况",
    "园区 面积 12 平方 公里 ， 规划 建设 厂房",
]


@pytest.fixture(scope="module")
def model(tmp_path_factory):
    """A model trained on a few sentences of our own."""
    folder = tmp_path_factory.mktemp("pkuseg")
    text = folder / "train.txt"
    text.write_text("\n".join(LINES * 10) + "\n", "utf-8")
    spacy_pkuseg.train(str(text), str(text), str(folder / "model"), train_iter=3)
    return folder / "model"


def tokens(nlp, text):
    return [token.text for token in nlp(text)]


def test_pkuseg_cuts_words_as_it_was_trained(model):
    nlp = blank(segmenter="pkuseg", pkuseg_model=model, words=())
    assert tokens(nlp, "项目总投资5亿元") == ["项目", "总", "投资", "5", "亿元"]
    assert tokens(nlp, "面积12平方公里") == ["面积", "12", "平方", "公里"]


def test_pkuseg_keeps_policy_words_whole(model):
    nlp = blank(segmenter="pkuseg", pkuseg_model=model)
    assert tokens(nlp, "面积12平方公里") == ["面积", "12", "平方公里"]


def test_pkuseg_keeps_the_users_words_whole(model):
    nlp = blank(segmenter="pkuseg", pkuseg_model=str(model), words=["总投资"])
    assert tokens(nlp, "项目总投资5亿元") == ["项目", "总投资", "5", "亿元"]
    assert tokens(nlp, "面积12平方公里") == ["面积", "12", "平方", "公里"]


def test_the_whole_path_works_on_words(model, tmp_path):
    nlp = blank(segmenter="pkuseg", pkuseg_model=model)
    nlp.add_pipe("policytext")
    nlp.to_disk(tmp_path)
    loaded = spacy.load(tmp_path)
    document = analyze(PAGE)
    for doc in (nlp(PAGE), loaded(PAGE), *pipe([PAGE], nlp=loaded)):
        assert doc._.policytext_document == document
        assert len(doc) < len(PAGE)
        for quantity, span in zip(document.quantities, doc.spans["policytext_quantities"], strict=True):
            assert span.start_char <= quantity.start < quantity.end <= span.end_char
            assert span._.policytext_offsets == ((quantity.start, quantity.end),)
    assert tokens(loaded, "面积12平方公里") == tokens(nlp, "面积12平方公里")


def test_jieba_cuts_words():
    pytest.importorskip("jieba")
    nlp = blank(segmenter="jieba")
    nlp.add_pipe("policytext")
    doc = nlp(PAGE)
    assert len(doc) < len(PAGE)
    assert doc._.policytext_document == analyze(PAGE)


def check_refusal(model, reason):
    with pytest.raises(SegmenterError) as raised:
        blank(segmenter="pkuseg", pkuseg_model=model)
    assert str(raised.value) == (
        f"the pkuseg model {str(model)!r} cannot be had ({reason}); "
        "give pkuseg_model the path of a model's folder, or let characters be the tokens: segmenter='char'"
    )
    assert raised.value.__suppress_context__ or raised.value.__context__ is None
    assert isinstance(raised.value, PolicyTextError)


def test_a_model_that_is_not_there_is_named(tmp_path):
    check_refusal(tmp_path / "none", "there is no such folder")
    check_refusal("no_such_name", "there is no such folder")
    check_refusal(tmp_path, "the folder does not hold features.msgpack and weights.npz")


@pytest.mark.parametrize("damaged", ["features.msgpack", "weights.npz"])
@pytest.mark.parametrize("content", [b"", b"\xc1 no model"])
def test_a_damaged_model_is_named(model, tmp_path, damaged, content):
    shutil.copytree(model, tmp_path / "model")
    (tmp_path / "model" / damaged).write_bytes(content)
    with pytest.raises(
        SegmenterError, match=r"model' cannot be had \(it cannot be read, \w+\); give pkuseg_model the path"
    ):
        blank(segmenter="pkuseg", pkuseg_model=tmp_path / "model")


@pytest.mark.parametrize("error", [ConnectionError, TimeoutError, KeyError])
def test_a_model_that_cannot_be_downloaded_is_named(monkeypatch, error):
    def fail(*_):
        raise error("many lines\nof network")

    monkeypatch.setattr(spacy_pkuseg, "download_model", fail)
    check_refusal("news", f"its download failed, {error.__name__}")


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"segmenter": "pkuseg"}, "segmenter='pkuseg' needs pkuseg_model"),
        ({"pkuseg_model": "news"}, "pkuseg_model and words are for segmenter='pkuseg', not 'char'"),
        ({"segmenter": "jieba", "words": ["亩"]}, "pkuseg_model and words are for segmenter='pkuseg', not 'jieba'"),
        ({"segmenter": "words"}, "segmenter must be char, jieba or pkuseg, not 'words'"),
    ],
)
def test_options_that_do_not_go_together_are_refused(options, message):
    with pytest.raises(ValueError, match=message):
        blank(**options)


def test_policy_words_are_words():
    words = policy_words()
    assert words == tuple(sorted(set(words)))
    assert {"平方公里", "千瓦时"} <= set(words)
    assert all(len(word) > 1 and word.isalpha() for word in words)

"""The texts of ``tests/benchmarks``: their sizes, what stands in them, and that they are the same each time."""

import os
import random
import re
import subprocess
import sys
from pathlib import Path

import pytest
from benchmarks import corpora, hostile, renderings

OWN_CORPORA = ["mixed", "dense", "pages", "simplified", "japanese"]
MADE_WITH_OPENCC = ["traditional", "traditional-tw", "traditional-hk", "glossed"]


class StandInModule:
    """Stands for OpenCC (every Han character has another Simplified form) and for pypinyin's table."""

    pinyin_dict = dict.fromkeys(range(0x4E00, 0xA000), "chǎn,shān")

    class OpenCC:
        def __init__(self, config):
            self.config = config

        def convert(self, text):
            return text if self.config.startswith("s2") else re.sub("[一-鿿]", "〇", text)


@pytest.fixture
def opencc(monkeypatch):
    monkeypatch.setattr(renderings, "import_module", lambda _name: StandInModule)


@pytest.mark.parametrize("size_bytes", [1, 1_000, 100_001])
@pytest.mark.parametrize("name", OWN_CORPORA)
def test_a_corpus_has_the_size_asked_and_is_the_same_each_time(name, size_bytes):
    text = corpora.CORPORA[name](size_bytes)
    assert len(text.encode()) == size_bytes
    assert text == corpora.CORPORA[name](size_bytes)


@pytest.mark.parametrize("name", MADE_WITH_OPENCC)
@pytest.mark.usefixtures("opencc")
def test_a_rendered_corpus_has_the_size_asked_and_is_the_same_each_time(name):
    text = corpora.CORPORA[name](50_000)
    assert len(text.encode()) == 50_000
    assert text == corpora.CORPORA[name](50_000)


def test_a_corpus_is_the_same_in_another_process():
    code = "import zlib; from tests.benchmarks.corpora import build; print(zlib.crc32(build('page', 30_000).encode()))"
    sums = {
        subprocess.run(
            [sys.executable, "-c", code],
            cwd=Path(__file__).parents[1],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
            encoding="utf-8",
        ).stdout
        for seed in ("1", "2")
    }
    assert len(sums) == 1
    assert sums != {""}


def test_long_texts_repeat_the_paragraphs_in_another_order():
    paragraphs = corpora.build("mixed", 2_500_000).strip("\n").split("\n")
    middle = len(paragraphs) // 2
    first, second = paragraphs[:middle], paragraphs[middle:-1]
    assert second[:3] != first[:3]
    assert set(second) <= set(first)


def test_another_seed_gives_another_text():
    assert corpora.build("mixed", 5_000) != corpora.build("mixed", 5_000, seed=1)


@pytest.mark.parametrize(("name", "fewest", "most"), [("dense", 13, 17), ("mixed", 120, 300), ("pages", 120, 400)])
def test_quantities_stand_as_thick_as_stated(name, fewest, most):
    text = corpora.CORPORA[name](100_000)
    count = len(re.findall("[万亿0-9一-十百千余](?:美?元|亩|公顷|平方)", text))
    assert fewest < len(text) / count < most


def test_every_symbol_of_the_grammar_expands():
    for symbol in corpora.grammar():
        assert "{" not in corpora.expand(symbol, random.Random(0))  # noqa: S311 - a repeatable text is wanted


def test_glosses_come_off_again():
    paragraphs = ["發展產業，引進項目，共建園區。"] * 500
    glossed = renderings.add_glosses(paragraphs, dict.fromkeys("業目園區", "chǎn"))
    assert glossed[0] == "發展產業(chǎn)，引進項目(chǎn)，共建園(chǎn)區。"
    assert [renderings.without_glosses(paragraph) for paragraph in glossed] == paragraphs


def test_text_with_few_traditional_characters_gets_all_the_glosses_it_can():
    assert renderings.add_glosses(["產業", "ABCDEFGH" * 9], {"業": "yè"}) == ["產業(yè)", "ABCDEFGH" * 9]


@pytest.mark.usefixtures("opencc")
def test_the_glossed_corpus_has_50_000_glosses_a_megabyte():
    glosses = corpora.CORPORA["glossed"](200_000).count("(chǎn)")
    assert glosses == pytest.approx(10_000, rel=0.03)


@pytest.mark.usefixtures("opencc")
def test_the_unglossed_corpus_is_the_glossed_one_without_its_glosses():
    glossed, unglossed = (corpora.CORPORA[name](20_000) for name in ("glossed", "unglossed"))
    assert unglossed == glossed.replace("(chǎn)", "")


@pytest.mark.parametrize("text", ["(LED)", "(一期)", "（chǎn）", "(600133)", "()", "(k W)"])
def test_what_is_no_gloss_stays(text):
    assert renderings.without_glosses(text) == text


@pytest.mark.parametrize("length", [0, 1, 7, 1_000])
@pytest.mark.parametrize("shape", hostile.SHAPES.values(), ids=hostile.SHAPES)
def test_a_hostile_shape_has_the_length_asked(shape, length):
    assert len(shape(length)) == length


def test_every_way_to_be_hostile_is_there():
    first_characters = {shape(1) for shape in hostile.SHAPES.values()}
    assert first_characters >= {"7", "1", "三", "—", "万", "(", "\udc00", "\0"}

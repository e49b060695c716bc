"""Sentences: where they end, and that nothing but blanks is left between them."""

import re

import pytest
from hypothesis import example, given
from strategies import any_text, page_text

from policytext import analyze
from policytext.records import sentences, split


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("占地100亩。投资5亿元。", ["占地100亩。", "投资5亿元。"]),
        ("“开工了！”他说。大家鼓掌", ["“开工了！”", "他说。", "大家鼓掌"]),
        ("他说：“开工了。”，大家鼓掌。", ["他说：“开工了。”，大家鼓掌。"]),
        ("「着工した。」と述べた。", ["「着工した。」と述べた。"]),
        ("真的？！是的。", ["真的？！", "是的。"]),
        ("（已开工。）二期未定。", ["（已开工。）", "二期未定。"]),
        ("签约12个；开工8个", ["签约12个；开工8个"]),
        ("办成推进大会……确保投产", ["办成推进大会……确保投产"]),
        ("总投资1.2亿元, 占地3.5公顷", ["总投资1.2亿元, 占地3.5公顷"]),
        ("\u3000\u3000一、项目\n\n \n二、政策\r\n", ["一、项目", "二、政策"]),
        ("", []),
        (" \n\u3000\n", []),
        ("。", ["。"]),
    ],
)
def test_split_ends_sentences_at_full_stops_and_line_breaks(text, expected):
    assert [sentence.text for sentence in split(text)] == expected


def test_a_sentence_parts_at_all_blanks_that_there_are():
    characters = [chr(code_point) for code_point in range(0x11000)]
    spelt_out = re.compile(f"[{sentences._SPACES}]")
    assert [c for c in characters if spelt_out.match(c)] == [c for c in characters if c.isspace()]


@given(any_text | page_text)
@example("。”\n！。")
def test_sentences_of_any_text_are_in_order_and_leave_only_blanks_between(text):
    end = 0
    for sentence in split(text):
        assert not text[end : sentence.start].strip()
        assert text[sentence.start : sentence.end] == sentence.text == sentence.text.strip() != ""
        assert "\n" not in sentence.text
        end = sentence.end
    assert not text[end:].strip()


@given(any_text | page_text)
@example("產(chǎn)業(yè)園。占地１００畝(mǔ)。")
def test_sentences_of_a_document_lie_in_its_source(text):
    for sentence in analyze(text).sentences:
        assert text[sentence.start : sentence.end] == sentence.text


@pytest.mark.parametrize("text", ["。" * 100_000, "。”" * 50_000, "x" * 100_000, "\n" * 100_000, "！？" * 50_000])
def test_hostile_texts_are_split(text):
    assert sum(len(sentence.text) for sentence in split(text)) == len(text.replace("\n", ""))

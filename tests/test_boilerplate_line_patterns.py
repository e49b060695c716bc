"""Patterns of the user's: what they say wins, and nothing else changes."""

import pickle

import pytest
from hypothesis import given
from strategies import any_text, page_text

from policytext import Analyzer, TableError, analyze
from policytext.boilerplate import LinePatterns, classify, clean, explain

HEADER = "words\tplace\tlabel\n"
ARTICLE = "项目总投资5亿元，占地100亩，年内投产。"


def own(*rows):
    return LinePatterns.from_table(HEADER + "".join(f"{row}\n" for row in rows), "mine.tsv")


@pytest.mark.parametrize(
    ("row", "line", "is_told"),
    [
        ("砚湖早知道\thead\tnav", "砚湖早知道：今日要闻", True),
        ("砚湖早知道\thead\tnav", "硯湖 早知道", True),
        ("砚湖早知道\thead\tnav", "请看砚湖早知道", False),
        ("砚湖早知道\tend\tnav", "请看砚湖早知道", True),
        ("砚湖早知道\tend\tnav", "砚湖早知道了这件事", False),
        ("砚湖早知道\twithin\tnav", "请看砚湖早知道栏目", True),
        ("砚湖早知道\tline\tnav", " 砚湖早知道\t", True),
        ("砚湖早知道\tline\tnav", "砚湖早知道吗", False),
        ("ABC网\thead\tnav", "ａｂｃ网讯", True),
        ("ABC网\thead\tnav", "AB网讯", False),
    ],
)
def test_words_tell_a_line_at_their_place(row, line, is_told):
    assert (own(row).find(line) is not None) == is_told


def test_the_longest_words_win():
    patterns = own("砚湖\thead\tnav", "砚湖早知道\thead\tad_teaser")
    assert patterns.find("砚湖早知道今天")[0] == "ad_teaser"
    assert patterns.find("砚湖晚知道今天")[0] == "nav"


def test_what_the_user_says_wins_over_rules_and_model():
    page = f"{ARTICLE}\n转载请注明出处\n砚湖光电产业园二期工程全面开工，市领导到场祝贺。"
    patterns = own("转载请注明出处\tline\tcontent", "砚湖光电产业园二期\thead\trelated_links")
    first, second, third = classify(page, patterns=patterns)
    assert [first.label, second.label, third.label] == ["content", "content", "related_links"]
    assert (second.score, second.rule) == (1.0, "own patterns 转载请注明出处")
    assert explain(third) == "related_links: your pattern 砚湖光电产业园二期 names it"
    assert clean(page, patterns=patterns).text == f"{ARTICLE}\n转载请注明出处\n"
    assert analyze(page, patterns=patterns).segments[2].is_boilerplate


@given(any_text | page_text)
def test_patterns_that_meet_no_line_change_nothing(text):
    patterns = own("决不会出现的一句话\twithin\tnav")
    assert classify(text, patterns=patterns) == classify(text)


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("砚湖\thead\tmenu", r"^mine.tsv:2: label 'menu' is none of "),
        ("砚湖\tstart\tnav", r"^mine.tsv:2: place 'start' is none of "),
        ("\u200b\thead\tnav", r"^mine.tsv:2: words is empty"),
        ("砚湖\thead", r"^mine.tsv:2: 2 cells where the header names 3"),
    ],
)
def test_a_bad_row_is_named(row, message):
    with pytest.raises(TableError, match=message):
        own(row)


def test_patterns_are_values():
    patterns = own("砚湖\thead\tnav")
    assert pickle.loads(pickle.dumps(patterns)) == patterns == own("砚湖\thead\tnav")  # noqa: S301 - own bytes
    assert hash(Analyzer(patterns=patterns)) == hash(Analyzer(patterns=own("砚湖\thead\tnav")))

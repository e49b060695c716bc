"""OpenCC itself as the oracle for characters and words."""

import re

import opencc
import pytest
from hypothesis import given
from strategies_script import traditional_text

from policytext import tables
from policytext.opencc import rows as opencc_rows
from policytext.script import traditional

T2S = opencc.OpenCC("t2s")
MAINLAND = {**opencc_rows("TSCharacters.txt"), **opencc_rows("TSCharactersExt.txt")}
REGIONAL = {character for file in ("TWVariantsRev.txt", "HKVariantsRev.txt") for character in opencc_rows(file)} - {
    character for character, targets in MAINLAND.items() if targets[0] != character
}
"""Rows that only the tables of Taiwan and Hong Kong have."""

OWN = {
    row[column]
    for row in tables.read("policytext.script", "phrases.tsv", traditional.COLUMNS["phrases.tsv"])
    for column in ("surface", "target")
}
CORRECTED = re.compile("|".join(sorted(map(re.escape, {*OWN, "著", "薴"}), key=len, reverse=True)))


def converted(text):
    return traditional.traditional(text).text


@given(traditional_text.filter(lambda text: not CORRECTED.search(text) and REGIONAL.isdisjoint(text)))
def test_traditional_text_becomes_what_opencc_makes_of_it(text):
    line = f"這裡寫著{text}".replace("裡", "").replace("著", "")
    assert converted(line) == T2S.convert(line)


def test_every_word_of_opencc_becomes_what_opencc_makes_of_it():
    for word in opencc_rows("TSPhrases.txt"):
        if not CORRECTED.search(word):
            assert converted(word) == T2S.convert(word), word


def test_every_character_of_opencc_becomes_what_opencc_makes_of_it():
    different = {sign for sign in MAINLAND.keys() - REGIONAL if converted(sign) != T2S.convert(sign)}
    assert different == {"薴"}, "薴 goes on to 苎, which OpenCC reaches only in a second run"


@pytest.mark.parametrize("character", sorted(REGIONAL & traditional.characters()))
def test_regional_rows_end_in_simplified_characters(character):
    target = converted(character)
    assert target != character
    assert converted(target) == target

"""Tables of script repair."""

from policytext.script import normalize
from policytext.script.vocabulary import COLUMNS as VOCABULARY

COLUMNS = {
    "script/data/blanks.tsv": ("first", "last", "becomes", "example", "source"),
    "script/data/phrases.tsv": ("surface", "target", "example", "counterexample", "source"),
    "script/data/places.tsv": ("surface", "example", "source"),
    "script/data/readings.tsv": ("reading", "characters"),
    "script/data/shared.tsv": ("surface", "example", "source"),
    **{f"script/data/{name}": columns for name, columns in VOCABULARY.items()},
}


def blank_becomes_what_its_row_says(row):
    example = row["example"].encode("ascii", "backslashreplace").decode("unicode_escape")
    first, last = int(row["first"], 16), int(row["last"], 16)
    shown = "".join(sign for sign in example if not first <= ord(sign) <= last)
    repaired = normalize(example).text
    assert shown != example
    assert len(repaired) == len(shown if row["becomes"] == "nothing" else example)
    assert {"nothing": "", "newline": "\n", "space": " "}[row["becomes"]] in repaired


def word_keeps_its_form_in_both_scripts(row):
    assert len(row["surface"]) == len(row["target"])
    assert row["surface"] in row["example"]
    assert row["target"] in normalize(row["example"]).text
    assert normalize(row["counterexample"]).text == row["counterexample"]


def company_stands_inside_the_name(row):
    assert [flag.inside_name for flag in normalize(row["example"]).flags] == [True]
    outside = row["example"].replace(f" {row['surface']}で", " で")
    assert [flag.inside_name for flag in normalize(outside).flags] == [False]


def simplified_text_keeps_the_character(row):
    assert row["surface"] in row["example"]
    assert normalize(row["example"]).text == row["example"]


def word_is_replaced(usage):
    def run(row):
        repaired = normalize(row["example"], vocabulary=usage).text
        assert row["surface"] in row["example"]
        assert row["target"] in repaired
        assert normalize(repaired, vocabulary=usage).text == repaired
        assert normalize(row["example"]).text != repaired

    return run


def word_stays(row):
    assert row["surface"] in row["example"]
    for usage in ("tw", "hk"):
        assert normalize(row["surface"]).text in normalize(row["example"], vocabulary=usage).text


RUNNERS = {
    "script/data/blanks.tsv": blank_becomes_what_its_row_says,
    "script/data/phrases.tsv": word_keeps_its_form_in_both_scripts,
    "script/data/places.tsv": company_stands_inside_the_name,
    "script/data/shared.tsv": simplified_text_keeps_the_character,
    "script/data/vocabulary_hk.tsv": word_is_replaced("hk"),
    "script/data/vocabulary_kept.tsv": word_stays,
    "script/data/vocabulary_tw.tsv": word_is_replaced("tw"),
}

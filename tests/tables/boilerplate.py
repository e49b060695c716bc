"""Tables of the typed rules: each row's example is claimed with its label, its counterexample is not."""

import re
from typing import get_args

from policytext.boilerplate import bylines, headers, menus, mixed, patterns, rules, shapes
from policytext.boilerplate.types import Label
from policytext.fold import fold

PACKAGE = "boilerplate/data/"
COLUMNS = {
    PACKAGE + "fields.tsv": headers.FIELD_COLUMNS,
    PACKAGE + "marks.tsv": shapes.MARK_COLUMNS,
    PACKAGE + "mixed.tsv": mixed.COLUMNS,
    PACKAGE + "parts.tsv": shapes.PART_COLUMNS,
    PACKAGE + "patterns.tsv": patterns.COLUMNS,
    PACKAGE + "roles.tsv": bylines.ROLE_COLUMNS,
    PACKAGE + "surnames.tsv": bylines.SURNAME_COLUMNS,
    PACKAGE + "words.tsv": menus.COLUMNS,
}
CHOICES = {PACKAGE + "words.tsv": {"label": get_args(Label), "use": menus.USES}}


def claim(text):
    return rules.claim([fold(text)])[0]


def field_makes_a_header_line(row):
    assert row["field"] in fold(row["example"])
    assert claim(row["example"]).label in ("header_meta", "byline_credit")
    assert claim(row["counterexample"]) is None


def mark_is_written_one_way(row):
    assert row["mark"] in row["example"]
    assert shapes.plain(row["mark"]) == row["target"]


def parts_of_both_kinds_are_told(row):
    found = mixed.split(fold(row["example"]))
    assert (row["label"], f"mixed.tsv {row['name']}") in [(part.label, part.rule) for part in found]
    assert len(mixed.split(fold(row["counterexample"]))) == 1


def part_is_a_whole_match(row):
    pattern = re.compile(shapes.parts()[row["part"]])
    assert pattern.fullmatch(shapes.spaced(fold(row["example"])))
    assert not pattern.fullmatch(shapes.spaced(fold(row["counterexample"])))


def pattern_claims_its_line(row):
    assert claim(row["example"]) == (row["label"], f"patterns.tsv {row['name']}")
    assert claim(row["counterexample"]) is None


def role_makes_a_credit(row):
    assert row["role"] in fold(row["example"])
    assert claim(row["example"]).label == row["label"]
    assert claim(row["counterexample"]) is None


def word_is_chrome_alone_or_in_a_list(row):
    assert row["word"] in shapes.spaced(fold(row["example"])).replace(" ", "")
    assert claim(row["example"]).label == row["label"]
    assert claim(row["counterexample"]) is None


RUNNERS = {
    PACKAGE + "fields.tsv": field_makes_a_header_line,
    PACKAGE + "marks.tsv": mark_is_written_one_way,
    PACKAGE + "mixed.tsv": parts_of_both_kinds_are_told,
    PACKAGE + "parts.tsv": part_is_a_whole_match,
    PACKAGE + "patterns.tsv": pattern_claims_its_line,
    PACKAGE + "roles.tsv": role_makes_a_credit,
    PACKAGE + "words.tsv": word_is_chrome_alone_or_in_a_list,
}

"""Tables of the boilerplate scorer: classes of characters, signs in lines, heads of sections, weights."""

from policytext.boilerplate import characters, features, heads, scorer, signs
from policytext.fold import fold

PACKAGE = "boilerplate/data/"
COLUMNS = {
    PACKAGE + "characters.tsv": characters.COLUMNS,
    PACKAGE + "heads.tsv": heads.COLUMNS,
    PACKAGE + "signs.tsv": signs.COLUMNS,
    PACKAGE + "weights.tsv": scorer.COLUMNS,
}
KEYS = {PACKAGE + "weights.tsv": ("step", "feature")}


def class_counts_a_character_of_the_example(row):
    assert characters.take([fold(row["example"])]).counts[characters.number(row["class"])] > 0


def head_opens_a_section(row):
    assert heads.find(fold(row["example"])) == (row["label"], f"heads.tsv {row['name']}")
    assert heads.find(fold(row["counterexample"])) is None


def sign(name, line):
    return features.values(features.of_lines([fold(line)]), name)[0]


def sign_is_seen(row):
    assert sign(row["sign"], row["example"]) == 1
    assert sign(row["sign"], row["counterexample"]) == 0


RUNNERS = {
    PACKAGE + "characters.tsv": class_counts_a_character_of_the_example,
    PACKAGE + "heads.tsv": head_opens_a_section,
    PACKAGE + "signs.tsv": sign_is_seen,
}

"""Tables of the character forms that folding and script repair share."""

from policytext.fold import fold

COLUMNS = {
    "data/japanese.tsv": ("surface", "target", "example", "source"),
    "data/radicals.tsv": ("surface", "target"),
    "data/width.tsv": ("surface", "target"),
}


def character_is_folded(row):
    assert row["surface"] in row["example"]
    assert fold(row["surface"]) == row["target"]


RUNNERS = {"data/japanese.tsv": character_is_folded}

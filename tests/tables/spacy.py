"""Tables of the spaCy components."""

import spacy

from policytext.spacy.labels import COLUMNS as LABEL_COLUMNS
from policytext.spacy.labels import KEY
from policytext.spacy.segmenters import DICTIONARY_COLUMNS, policy_words

COLUMNS = {
    "spacy/data/dictionary.tsv": DICTIONARY_COLUMNS,
    "spacy/data/labels.tsv": LABEL_COLUMNS,
}
KEYS = {"spacy/data/dictionary.tsv": DICTIONARY_COLUMNS[:2], "spacy/data/labels.tsv": KEY}


def example_is_a_word(row):
    assert row["example"] in policy_words()


def example_holds_the_label(row):
    nlp = spacy.blank("zh")
    nlp.add_pipe("policytext")
    doc = nlp(row["example"])
    spans = [*doc.spans["policytext"], *doc.spans["policytext_quantities"]]
    assert row["label"] in {span.label_ for span in spans}


RUNNERS = {"spacy/data/dictionary.tsv": example_is_a_word, "spacy/data/labels.tsv": example_holds_the_label}

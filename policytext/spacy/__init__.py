"""The library in spaCy: ``nlp.add_pipe("policytext")`` works without importing this, through entry points.

>>> import spacy
>>> nlp = spacy.blank("zh")
>>> _ = nlp.add_pipe("policytext")
>>> doc = nlp("項目總投資約5億元，占地100畝。")
>>> [(ent.text, ent.label_, ent._.policytext_quantity.hedge) for ent in doc.ents]
[('5億元', 'MONEY', 'approx'), ('100畝', 'AREA', 'exact')]
"""

from policytext.spacy import extensions
from policytext.spacy.factories import (
    make_boilerplate,
    make_entity_ruler,
    make_page,
    make_quantities,
    make_script,
)
from policytext.spacy.labels import colors
from policytext.spacy.long_texts import pipe
from policytext.spacy.ruler import EntityRuler
from policytext.spacy.segmenters import SegmenterError, blank, policy_words

__all__ = [
    "COLORS",
    "EntityRuler",
    "SegmenterError",
    "blank",
    "make_boilerplate",
    "make_entity_ruler",
    "make_page",
    "make_quantities",
    "make_script",
    "pipe",
    "policy_words",
]

COLORS = colors()
"""The colour of each label, as displaCy takes them."""

extensions.register()

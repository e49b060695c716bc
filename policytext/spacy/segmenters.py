"""Empty pipelines for Chinese, cut into characters or words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import spacy

if TYPE_CHECKING:
    from spacy.language import Language

Segmenter = Literal["char", "jieba", "pkuseg"]


def blank(*, segmenter: Segmenter = "char") -> Language:
    """Return an empty pipeline."""
    return spacy.blank("zh", config={"nlp": {"tokenizer": {"segmenter": segmenter}}})

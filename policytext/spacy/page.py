"""The component ``policytext``: all that the library finds in a page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import evolve

from policytext.spacy.analysis import Component
from policytext.spacy.components import BoilerplateComponent, QuantitiesComponent
from policytext.spacy.ruler import EntityRuler
from policytext.spacy.spans import put_ents

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.training import Example

    from policytext.analyzer import Analyzer
    from policytext.spacy.components import SpanComponent, SpanOptions

ENTITIES_KEY = "policytext"
QUANTITIES_KEY = "policytext_quantities"
SEGMENTS_KEY = "policytext_segments"

_PARTS: dict[str, tuple[type[SpanComponent], str]] = {
    "boilerplate": (BoilerplateComponent, SEGMENTS_KEY),
    "quantities": (QuantitiesComponent, QUANTITIES_KEY),
    "entities": (EntityRuler, ENTITIES_KEY),
}


class PageComponent(Component):
    """Does what the other components do, each with its own key in ``doc.spans``; all mentions go into ``doc.ents`` too.

    Its spans replace what is under these keys; entities are added as the options say.
    """

    def __init__(self, nlp: Language, name: str, analyzer: Analyzer, options: SpanOptions) -> None:
        super().__init__(nlp, name, analyzer)
        self.options = options
        self.parts = [
            part(nlp, name, analyzer, evolve(options, spans_key=key, annotate_ents=False, overwrite=True))
            for component, (part, key) in _PARTS.items()
            if component in analyzer.components
        ]

    @property
    def labels(self) -> tuple[str, ...]:
        """The labels of all spans, in alphabetical order."""
        return tuple(sorted({label for part in self.parts for label in part.labels}))

    def __call__(self, doc: Doc) -> Doc:
        """Find all that a page holds and set it."""
        self.analyze(doc)
        mentions = []
        for part in self.parts:
            matches = part.match(doc)
            part.set_annotations(doc, matches)
            if part.key != SEGMENTS_KEY:
                mentions += matches
        if self.options.annotate_ents:
            put_ents(doc, mentions, overwrite=self.options.overwrite, ents_filter=self.options.ents_filter)
        return doc

    def score(self, examples: Iterable[Example], **kwargs: Any) -> dict[str, Any]:
        """Return precision, recall and F for the spans under each key, also for each label."""
        examples = list(examples)
        return {name: score for part in self.parts for name, score in part.score(examples, **kwargs).items()}

"""The components of a pipeline: the script, the segments and the quantities of a page, and all of a page at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, get_args

from attrs import frozen
from spacy.scorer import get_ner_prf

from policytext.analyzer import Analyzer
from policytext.boilerplate import Label
from policytext.spacy.analysis import Component
from policytext.spacy.labels import ANY_KIND, Mention, label, labels
from policytext.spacy.spans import put_ents, put_spans, token_spans

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from spacy.language import Language
    from spacy.tokens import Doc, Span
    from spacy.training import Example

    SpansFilter = Callable[[Iterable[Span], Iterable[Span]], Iterable[Span]]
    SpansScorer = Callable[..., dict[str, Any]]

Vocabulary = Literal["tw", "hk"]


class ScriptComponent(Component):
    """Stores the page with its script repaired, and the damage that was seen; ``doc.text`` stays as it is."""

    def __init__(self, nlp: Language, name: str, *, vocabulary: Vocabulary | None) -> None:
        super().__init__(nlp, name, Analyzer(components=(), vocabulary=vocabulary))

    def __call__(self, doc: Doc) -> Doc:
        """Store the analysis of a page."""
        self.analyze(doc)
        return doc


@frozen(kw_only=True)
class SpanOptions:
    """What a component does with the spans that it finds; the options of spaCy's ``span_ruler``.

    Attributes:
        spans_key: where in ``doc.spans`` they are put; None for nowhere.
        annotate_ents: whether they are put into ``doc.ents`` too.
        overwrite: whether they replace what is there, spans and entities, or are added.
        ents_filter: called with the entities that stay and the new ones; returns those to keep, which do not overlap.
        scorer: called with examples and ``spans_key``; None for no scores.
    """

    spans_key: str | None
    annotate_ents: bool
    overwrite: bool
    ents_filter: SpansFilter
    scorer: SpansScorer | None


class SpanComponent(Component):
    """A component that puts mentions onto tokens."""

    def __init__(self, nlp: Language, name: str, analyzer: Analyzer, options: SpanOptions) -> None:
        super().__init__(nlp, name, analyzer)
        self.options = options

    @property
    def key(self) -> str | None:
        """Where in ``doc.spans`` the spans are put; None for nowhere."""
        return self.options.spans_key

    def __call__(self, doc: Doc) -> Doc:
        """Find the mentions of a page and set them."""
        self.set_annotations(doc, self.match(doc))
        return doc

    def match(self, doc: Doc) -> list[Span]:
        """Return one span for each mention, in the order of the page, and set nothing but ``doc._.policytext``."""
        raise NotImplementedError

    def set_annotations(self, doc: Doc, matches: Iterable[Span]) -> None:
        """Put spans into ``doc.spans`` and, if asked for, into ``doc.ents``."""
        matches = list(matches)
        if self.options.spans_key is not None:
            put_spans(doc, self.options.spans_key, matches, overwrite=self.options.overwrite)
        if self.options.annotate_ents:
            put_ents(doc, matches, overwrite=self.options.overwrite, ents_filter=self.options.ents_filter)

    def score(self, examples: Iterable[Example], **kwargs: Any) -> dict[str, Any]:
        """Return precision, recall and F of the spans, also for each label; of the entities where there is no key."""
        if self.options.scorer is None:
            return {}
        if self.options.spans_key is None:
            return get_ner_prf(examples)
        return self.options.scorer(examples, spans_key=self.options.spans_key, **kwargs)


class BoilerplateComponent(SpanComponent):
    """Puts one span for each segment of a page, labelled with what it is: ``content``, ``nav`` and so on."""

    @property
    def labels(self) -> tuple[str, ...]:
        """What a segment can be, in alphabetical order."""
        return tuple(sorted(get_args(Label)))

    def match(self, doc: Doc) -> list[Span]:
        """Return one span for each segment of a page."""
        segments = self.analyze(doc)["segments"]
        return token_spans(doc, (Mention(row["start"], row["end"], row["label"]) for row in segments if row["text"]))


class QuantitiesComponent(SpanComponent):
    """Puts one span for each quantity of a page, labelled with its kind: ``MONEY``, ``AREA`` and so on."""

    @property
    def labels(self) -> tuple[str, ...]:
        """The kinds of quantities that the library knows, as labels in alphabetical order."""
        return labels("quantities")

    def match(self, doc: Doc) -> list[Span]:
        """Return one span for each quantity of a page."""
        return token_spans(doc, mentions(self.analyze(doc), "quantities"))


def mentions(document: Mapping[str, Any], *fields: str) -> list[Mention]:
    """Return the mentions in these fields of a page's document in its plain form, field by field."""
    return [
        Mention(row["start"], row["end"], label(values, row.get("kind", ANY_KIND)))
        for values in fields
        for row in document[values]
    ]

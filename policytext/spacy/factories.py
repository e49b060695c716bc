"""The names under which spaCy finds the components; ``pyproject.toml`` lists them as entry points.

spaCy reads the annotations of a factory to check a config, so they stand unquoted and their types are imported.
"""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from spacy.language import Language
from spacy.tokens import Span

from policytext.analyzer import COMPONENTS, Analyzer
from policytext.boilerplate import Favor
from policytext.spacy.components import (
    BoilerplateComponent,
    QuantitiesComponent,
    ScriptComponent,
    SpanComponent,
    SpanOptions,
    Vocabulary,
)
from policytext.spacy.page import ENTITIES_KEY, QUANTITIES_KEY, SEGMENTS_KEY, PageComponent
from policytext.spacy.ruler import EntityRuler

SpansFilter = Callable[[Iterable[Span], Iterable[Span]], Iterable[Span]]
SpansScorer = Callable[..., dict[str, Any]]

LONGEST_FIRST = {"@misc": "spacy.first_longest_spans_filter.v1"}


def _scorer(spans_key: str) -> dict[str, str]:
    return {"@scorers": "spacy.overlapping_labeled_spans_scorer.v1", "spans_key": spans_key}


def _score_weights(*spans_keys: str) -> dict[str, float | None]:
    """Return what training logs of these spans; all but F without weight, and each key with the same."""
    shown = {"f": 1 / len(spans_keys), "p": 0.0, "r": 0.0, "per_type": None}
    return {f"spans_{key}_{score}": weight for key in spans_keys for score, weight in shown.items()}


@Language.factory("policytext_script", assigns=["doc._.policytext"], default_config={"vocabulary": None})
def make_script(nlp: Language, name: str, vocabulary: Vocabulary | None) -> ScriptComponent:
    """Make the component that repairs the script of a page."""
    return ScriptComponent(nlp, name, vocabulary=vocabulary)


def _span_factory(
    factory: str, component: type[SpanComponent], analyzer: Analyzer, default_key: str
) -> Callable[..., SpanComponent]:
    """Register a component that has the options of spaCy's ``span_ruler``, with the same defaults."""

    def make(
        nlp: Language,
        name: str,
        spans_key: str | None,
        annotate_ents: bool,
        overwrite: bool,
        ents_filter: SpansFilter,
        scorer: SpansScorer | None,
    ) -> SpanComponent:
        options = SpanOptions(
            spans_key=spans_key,
            annotate_ents=annotate_ents,
            overwrite=overwrite,
            ents_filter=ents_filter,
            scorer=scorer,
        )
        return component(nlp, name, analyzer, options)

    Language.factory(
        factory,
        assigns=["doc._.policytext", "doc.spans"],
        default_config={
            "spans_key": default_key,
            "annotate_ents": False,
            "overwrite": True,
            "ents_filter": LONGEST_FIRST,
            "scorer": _scorer(default_key),
        },
        default_score_weights=_score_weights(default_key),
        func=make,
    )
    return make


make_boilerplate = _span_factory(
    "policytext_boilerplate", BoilerplateComponent, Analyzer(components=["boilerplate"]), SEGMENTS_KEY
)
make_quantities = _span_factory(
    "policytext_quantities", QuantitiesComponent, Analyzer(components=["quantities"]), QUANTITIES_KEY
)
make_entity_ruler = _span_factory(
    "policytext_entity_ruler", EntityRuler, Analyzer(components=["entities"]), ENTITIES_KEY
)


@Language.factory(
    "policytext",
    assigns=["doc._.policytext", "doc.spans", "doc.ents"],
    default_config={
        "components": list(COMPONENTS),
        "vocabulary": None,
        "favor": "balanced",
        "reference_date": None,
        "annotate_ents": True,
        "overwrite": False,
        "ents_filter": LONGEST_FIRST,
        "scorer": _scorer(ENTITIES_KEY),
    },
    default_score_weights=_score_weights(ENTITIES_KEY, QUANTITIES_KEY, SEGMENTS_KEY),
)
def make_page(
    nlp: Language,
    name: str,
    components: list[str],
    vocabulary: Vocabulary | None,
    favor: Favor,
    reference_date: str | None,
    annotate_ents: bool,
    overwrite: bool,
    ents_filter: SpansFilter,
    scorer: SpansScorer | None,
) -> PageComponent:
    """Make the component that does all that the others do."""
    options = SpanOptions(
        spans_key=ENTITIES_KEY,
        annotate_ents=annotate_ents,
        overwrite=overwrite,
        ents_filter=ents_filter,
        scorer=scorer,
    )
    day = None if reference_date is None else date.fromisoformat(reference_date)
    analyzer = Analyzer(components=components, vocabulary=vocabulary, favor=favor, reference_date=day)
    return PageComponent(nlp, name, analyzer, options)

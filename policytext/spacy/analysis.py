"""One analysis for each page, shared by all components of a pipeline and kept in ``doc._.policytext``."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from spacy.attrs import ORTH, SPACY
from spacy.pipeline import Pipe

from policytext.analyzer import COMPONENTS, Analyzer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from spacy.language import Language
    from spacy.strings import StringStore
    from spacy.tokens import Doc

SHARED_OPTIONS = ("vocabulary", "favor", "reference_date")
"""The options of an analyzer that a config may hold."""

_DEFAULT = Analyzer()
_MOST_WORDS = 100_000


class Component(Pipe):
    """A component of a pipeline that reads what ``policytext.analyze`` says of a page.

    Args:
        nlp: the pipeline.
        name: what the pipeline calls the component.
        analyzer: what the component needs to know of a page. Where a pipeline has several components, one analysis
            tells what all of them need.
    """

    def __init__(self, nlp: Language, name: str, analyzer: Analyzer) -> None:
        self.nlp = nlp
        self.name = name
        self.analyzer = analyzer
        self._words = Words()

    def analyze(self, doc: Doc) -> dict[str, Any]:
        """Return the plain form of the page's document, from ``doc._.policytext`` where it is there already."""
        custom = doc._
        stored: dict[str, Any] | None = custom.policytext
        if stored is None or not _tells(custom.policytext_analyzer, self.analyzer) or not _is_of(stored, doc):
            analyzer = joined([self, *_companions(self.nlp)])
            custom.policytext = stored = analyzer(text_of(doc, self._words)).to_dict()
            custom.policytext_analyzer = plain_options(analyzer)
        return stored


def joined(components: Iterable[Component]) -> Analyzer:
    """Return the analyzer that tells what all these components need.

    Raises:
        ValueError: two of them give an option different values.
    """
    components = list(components)
    needed = {name for component in components for name in component.analyzer.components}
    options: dict[str, Any] = {name: _agreed(name, components) for name in SHARED_OPTIONS}
    return Analyzer(components=[name for name in COMPONENTS if name in needed], **options)


def _agreed(option: str, components: list[Component]) -> Any:
    """Return the value of an option that is not its default, where a component has one."""
    default = getattr(_DEFAULT, option)
    given: dict[Any, str] = {}
    for component in components:
        value = getattr(component.analyzer, option)
        if value != default:
            given.setdefault(value, component.name)
    if len(given) > 1:
        (one, one_name), (other, other_name) = list(given.items())[:2]
        raise ValueError(
            f"{option} is {str(one)!r} for the component {one_name!r} and {str(other)!r} for {other_name!r}; "
            "a page is analysed once, so give both the same"
        )
    return next(iter(given), default)


def plain_options(analyzer: Analyzer) -> dict[str, Any]:
    """Return what an analyzer does, as plain data."""
    options = {name: getattr(analyzer, name) for name in SHARED_OPTIONS}
    return {
        "components": list(analyzer.components),
        **{name: value.isoformat() if isinstance(value, date) else value for name, value in options.items()},
    }


def text_of(doc: Doc, words: Words) -> str:
    """Return ``doc.text``, several times faster where tokens are characters."""
    words.strings = doc.vocab.strings
    texts = list(map(words.__getitem__, doc.to_array(ORTH).tolist()))
    text = "".join(texts)
    if len(text) == _length_chars(doc):
        return text
    for index in doc.to_array(SPACY).nonzero()[0].tolist():
        texts[index] += " "
    return "".join(texts)


class Words(dict[int, str]):
    """Words by their numbers, which are the same in every string store; filled from ``strings`` as they are met."""

    strings: StringStore

    def __missing__(self, number: int) -> str:
        word = self.strings[number]
        if len(self) < _MOST_WORDS:
            self[number] = word
        return word


def _companions(nlp: Language) -> Iterator[Component]:
    return (component for _, component in nlp.pipeline if isinstance(component, Component))


def _tells(made_by: Mapping[str, Any] | None, analyzer: Analyzer) -> bool:
    """Whether an analysis tells all that an analyzer would."""
    if made_by is None or any(component not in made_by["components"] for component in analyzer.components):
        return False
    wanted = plain_options(analyzer)
    return all(wanted[name] in (getattr(_DEFAULT, name), made_by[name]) for name in SHARED_OPTIONS)


def _is_of(stored: Mapping[str, Any], doc: Doc) -> bool:
    """Whether an analysis is of the whole page: one of a longer page may come along when a part is cut out of it."""
    return len(stored["source"]) == _length_chars(doc)


def _length_chars(doc: Doc) -> int:
    return doc[-1].idx + len(doc[-1].text_with_ws) if len(doc) else 0

"""The component ``policytext_entity_ruler``: who and what a page names, and the phrases of the user.

spaCy reads the annotations of ``initialize`` to check a config, so they stand unquoted and their types are imported.
"""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, Self

import srsly
from spacy import util
from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.training import Example

from policytext import plain
from policytext.analyzer import Analyzer
from policytext.spacy.components import SpanComponent, SpanOptions, mentions
from policytext.spacy.labels import Mention, labels
from policytext.spacy.phrases import LONE_SURROGATE, Phrase, PhraseFinder
from policytext.spacy.spans import token_spans

Pattern = dict[str, str]

ENTITIES = ("people", "titles", "organizations", "places")


class EntityRuler(SpanComponent):
    """Puts spans for people, titles, organizations, parks and places, and for phrases of the user's.

    It is used like spaCy's ``SpanRuler``. A pattern is a phrase with a label of any name and, if wanted, an id::

        {"label": "ORG", "pattern": "海州集团", "id": "海州"}

    A phrase is found in whatever script the page writes it, and where glosses stand inside it. Where a phrase and a
    mention that the library found are the same stretch with the same label, the span bears the phrase's id.
    """

    def __init__(self, nlp: Language, name: str, analyzer: Analyzer, options: SpanOptions) -> None:
        super().__init__(nlp, name, analyzer, options)
        self._patterns: list[Pattern] = []
        self._finder: PhraseFinder | None = None

    def __len__(self) -> int:
        return len(self._patterns)

    def __contains__(self, label: str) -> bool:
        return any(pattern["label"] == label for pattern in self._patterns)

    @property
    def labels(self) -> tuple[str, ...]:
        """The labels that the library gives and those of the patterns, in alphabetical order."""
        return tuple(sorted({*labels(*ENTITIES), *(pattern["label"] for pattern in self._patterns)}))

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of the patterns, in alphabetical order."""
        return tuple(sorted({pattern["id"] for pattern in self._patterns if "id" in pattern}))

    @property
    def patterns(self) -> list[Pattern]:
        """The patterns as they were added."""
        return self._patterns

    def add_patterns(self, patterns: Iterable[Pattern]) -> None:
        """Add phrases: ``label`` and ``pattern``, a string, and ``id`` if wanted.

        Raises:
            ValueError: a pattern is not of that form; none is added then.
        """
        added = list(patterns)
        for pattern in added:
            _check(pattern)
        self._patterns.extend(added)
        self._finder = None

    def remove(self, label: str) -> None:
        """Remove all patterns with a label.

        Raises:
            ValueError: no pattern has it.
        """
        self._keep([pattern for pattern in self._patterns if pattern["label"] != label], f"label {label!r}")

    def remove_by_id(self, pattern_id: str) -> None:
        """Remove all patterns with an id.

        Raises:
            ValueError: no pattern has it.
        """
        self._keep([pattern for pattern in self._patterns if pattern.get("id") != pattern_id], f"id {pattern_id!r}")

    def clear(self) -> None:
        """Remove all patterns; what the library itself finds stays."""
        self._patterns = []
        self._finder = None

    def match(self, doc: Doc) -> list[Span]:
        """Return the spans of all mentions and phrases, in the order of the page; they may overlap."""
        return self._spans(doc, self._phrases(doc))

    def __call__(self, doc: Doc) -> Doc:
        """Find the mentions and phrases of a page and set them; ``doc._.policytext_phrases`` keeps exact offsets."""
        phrases = self._phrases(doc)
        if phrases:
            known = {Mention(**row) for row in doc._.policytext_phrases or ()}
            doc._.policytext_phrases = [mention._asdict() for mention in sorted(known.union(phrases))]
        self.set_annotations(doc, self._spans(doc, phrases))
        return doc

    def initialize(
        self,
        get_examples: Callable[[], Iterable[Example]],  # noqa: ARG002 - spaCy passes it to every component
        *,
        nlp: Language | None = None,  # noqa: ARG002 - the same
        patterns: Sequence[Pattern] | None = None,
    ) -> None:
        """Set the patterns, as the block ``[initialize.components]`` of a config may name them."""
        self.clear()
        self.add_patterns(patterns or ())

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:
        """Return the patterns as bytes."""
        return util.to_bytes({"patterns": lambda: srsly.json_dumps(self._patterns)}, exclude)

    def from_bytes(self, bytes_data: bytes, *, exclude: Iterable[str] = ()) -> Self:
        """Set the patterns from bytes."""
        self.clear()
        util.from_bytes(bytes_data, {"patterns": lambda data: self.add_patterns(srsly.json_loads(data))}, exclude)
        return self

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        """Write the patterns into a folder, one a line in the file ``patterns``."""
        util.to_disk(Path(path), {"patterns": lambda file: srsly.write_jsonl(file, self._patterns)}, exclude)

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> Self:
        """Set the patterns from a folder."""
        self.clear()
        util.from_disk(Path(path), {"patterns": lambda file: self.add_patterns(srsly.read_jsonl(file))}, exclude)
        return self

    def _keep(self, kept: list[Pattern], what: str) -> None:
        if len(kept) == len(self._patterns):
            raise ValueError(f"no pattern of {self.name!r} has the {what}")
        self._patterns = kept
        self._finder = None

    def _phrases(self, doc: Doc) -> list[Mention]:
        """Return the phrases of a page with offsets into it, a gloss behind the last character counted in."""
        data = self.analyze(doc)
        if not self._patterns:
            return []
        if self._finder is None:
            rows = self._patterns
            self._finder = PhraseFinder(Phrase(row["pattern"], row["label"], row.get("id", "")) for row in rows)
        normalized = plain.normalized_from_dict(data["source"], data["normalized"])
        return [
            Mention(*normalized.alignment.to_source(found.start, found.end, trailing=True), found.label, found.id)
            for found in self._finder.find(normalized.text)
        ]

    def _spans(self, doc: Doc, phrases: list[Mention]) -> list[Span]:
        named = {(phrase.start, phrase.end, phrase.label) for phrase in phrases}
        own = [mention for mention in mentions(self.analyze(doc), *ENTITIES) if mention[:3] not in named]
        return token_spans(doc, sorted(own + phrases))


def _check(pattern: Any) -> None:
    well_formed = (
        isinstance(pattern, dict)
        and all(isinstance(pattern.get(name), str) and pattern[name] for name in ("label", "pattern"))
        and isinstance(pattern.get("id", ""), str)
        and not LONE_SURROGATE.search(pattern["label"] + pattern["pattern"] + pattern.get("id", ""))
    )
    if not well_formed:
        raise ValueError(
            f"a pattern has a label and a phrase, both strings, and maybe an id; not {pattern!r}. "
            "For patterns of tokens add spaCy's span_ruler"
        )

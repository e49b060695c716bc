"""What to do with a page, and doing it: the only room that knows the order of the components."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Literal, TypedDict, Unpack

from attrs import field, frozen

from policytext import boilerplate, entities, quantities, records, script
from policytext.document import Document
from policytext.errors import check_option
from policytext.relocation import Relocation

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from attrs import Attribute

    from policytext.boilerplate import Favor, LinePatterns, RepeatedLines, Segment
    from policytext.entities import Entities, Lexicon
    from policytext.quantities import Quantity, Units
    from policytext.records import Records
    from policytext.script import NormalizedText

COMPONENTS = ("boilerplate", "quantities", "entities", "records")
"""The components that can be asked for; the script is always repaired, since they read the repaired text.

The records join what the others found; of a component that did not run they know nothing, but for the bare numbers of
tables, which they read themselves.
"""


def _names(components: Iterable[str]) -> tuple[str, ...]:
    if isinstance(components, str):
        raise TypeError(f"components must be a list of names, not one str; pass [{components!r}]")
    return tuple(components)


def _check_day(_: object, __: Attribute[date | None], day: object) -> None:
    if day is not None and (isinstance(day, datetime) or not isinstance(day, date)):
        raise TypeError(f"reference_date must be a datetime.date, not {type(day).__name__}; pass date(2024, 3, 1)")


def _check_components(_: object, __: Attribute[tuple[str, ...]], components: tuple[str, ...]) -> None:
    unknown = [name for name in components if name not in COMPONENTS]
    if unknown:
        raise ValueError(f"no component {unknown[0]!r}; there are {', '.join(COMPONENTS)}")


def _is_none_or(kind: type) -> Callable[[object, Attribute[Any], object], None]:
    return lambda _, option, value: check_option(option.name, value, kind)


def _is_one_of(*known: str | None) -> Callable[[object, Attribute[Any], object], None]:
    def check(_: object, option: Attribute[Any], value: object) -> None:
        if value not in known:
            names = ", ".join("None" if name is None else name for name in known)
            raise ValueError(f"{option.name} must be one of {names}, not {value!r}")

    return check


class AnalyzerOptions(TypedDict, total=False):
    """The options of ``Analyzer``, for functions that pass them on."""

    components: Iterable[str]
    vocabulary: Literal["tw", "hk"] | None
    favor: Favor
    repeated: RepeatedLines | None
    patterns: LinePatterns | None
    reference_date: date | None
    units: Units | None
    lexicon: Lexicon | None


@frozen(kw_only=True)
class Analyzer:
    """What to do with each page. Frozen and picklable; call it with a text.

    Args:
        components: which components run, any of ``COMPONENTS``; all if left out.
        vocabulary: ``"tw"`` or ``"hk"`` also replaces words of Taiwan or Hong Kong usage when the script is repaired.
        favor: ``"precision"`` keeps as the article only what surely is, ``"recall"`` all that may be.
        repeated: lines of other pages of the same source, which are boilerplate; see ``boilerplate.RepeatedLines``.
        patterns: lines that the user knows, see ``boilerplate.LinePatterns``.
        reference_date: the day that 去年 and 今年10月 count from on a page that does not say its own day. Without
            either such periods get no interval; today's date is never used.
        units: the units of quantities to look for; those of the library if left out, see ``Units.with_table``.
        lexicon: organizations, people and titles that the user knows, see ``policytext.entities.lexicon``.

    Raises:
        TypeError: ``reference_date`` is no ``datetime.date``, or another option no value of its class.
        ValueError: a component, ``vocabulary`` or ``favor`` of that name does not exist.

    >>> analyzer = Analyzer(components=["quantities"])
    >>> [[q.text for q in document.quantities] for document in analyzer.pipe(["占地100亩", "总投资5亿元"])]
    [['100亩'], ['5亿元']]
    """

    components: tuple[str, ...] = field(default=COMPONENTS, converter=_names, validator=_check_components)
    vocabulary: Literal["tw", "hk"] | None = field(default=None, validator=_is_one_of(None, "tw", "hk"))
    favor: Favor = field(default="balanced", validator=_is_one_of("precision", "balanced", "recall"))
    repeated: RepeatedLines | None = field(default=None, validator=_is_none_or(boilerplate.RepeatedLines))
    patterns: LinePatterns | None = field(default=None, validator=_is_none_or(boilerplate.LinePatterns))
    reference_date: date | None = field(default=None, validator=_check_day)
    units: Units | None = field(default=None, validator=_is_none_or(quantities.Units))
    lexicon: Lexicon | None = field(default=None, validator=_is_none_or(entities.Lexicon))

    def __call__(self, text: str) -> Document:
        """Return what the page says; every offset is into ``text``, which may be any string.

        Raises:
            TypeError: ``text`` is not a ``str``.
        """
        return self.batch([text])[0]

    def batch(self, texts: Iterable[str]) -> list[Document]:
        """Return what each of a few pages says, in order: as a call for each, in less time where pages are short.

        Each component reads all pages while its tables lie in the cache of the processor. What is found in all of them
        is held until the last is read, so that some ten pages at a time are enough.

        Raises:
            TypeError: ``texts`` is one text, or one of them is no ``str``.

        >>> [document.quantities[0].text for document in Analyzer().batch(["占地100亩。", "总投资5亿元。"])]
        ['100亩', '5亿元']
        """
        _check_many(texts)
        repaired = [script.normalize(text, vocabulary=self.vocabulary) for text in texts]
        segments = [self._segments(page.text) for page in repaired]
        amounts = [self._quantities(page.text) for page in repaired]
        named = [self._entities(page.text) for page in repaired]
        joined = [
            self._records(page.text, lines, sums, names)
            for page, lines, sums, names in zip(repaired, segments, amounts, named, strict=True)
        ]
        return [*map(_document, repaired, segments, amounts, named, joined)]

    def _segments(self, repaired: str) -> tuple[Segment, ...]:
        if "boilerplate" not in self.components:
            return ()
        return boilerplate.classify(repaired, favor=self.favor, repeated=self.repeated, patterns=self.patterns)

    def _quantities(self, repaired: str) -> list[Quantity]:
        return list(quantities.find(repaired, units=self.units, roles=True)) if "quantities" in self.components else []

    def _entities(self, repaired: str) -> Entities:
        return entities.find(repaired, lexicon=self.lexicon) if "entities" in self.components else entities.Entities()

    def _records(
        self, repaired: str, segments: tuple[Segment, ...], amounts: list[Quantity], named: Entities
    ) -> Records:
        if "records" not in self.components:
            return records.Records()
        return records.find(
            repaired, segments=segments, quantities=amounts, entities=named, reference_date=self.reference_date
        )

    def pipe(self, texts: Iterable[str], *, processes: int = 1) -> Iterator[Document]:
        """Yield the document of each text, in order; reads ahead of the caller only by a few tasks a process.

        Raises:
            TypeError: ``texts`` is one text, one of them is no ``str``, or ``processes`` no ``int``.
            ValueError: ``processes`` is less than 1.
            PoolError: a process died.
        """
        _check_many(texts)
        if not isinstance(processes, int):
            raise TypeError(f"processes must be int, not {type(processes).__name__}")
        if processes < 1:
            raise ValueError(f"processes must be 1 or more, not {processes}")
        if processes == 1:
            return map(self, texts)
        from policytext import workers  # noqa: PLC0415 - one process needs no pool

        return workers.in_order(self.batch, texts, processes=processes, size=_size)


def _check_many(texts: object) -> None:
    if isinstance(texts, str):
        raise TypeError("texts must be a list of str, not one str; call the analyzer itself with one")


def _document(
    page: NormalizedText, segments: tuple[Segment, ...], amounts: list[Quantity], named: Entities, joined: Records
) -> Document:
    """Return what was found in the repaired text of a page, moved to its source."""
    way_back = Relocation(page, segments)
    named = way_back.entities(named)
    return Document(
        source=page.source,
        normalized=page,
        segments=way_back.source_segments(),
        quantities=way_back.quantities(amounts),
        people=named.people,
        titles=named.titles,
        organizations=named.organizations,
        officials=named.officials,
        places=named.places,
        metadata=way_back.metadata(joined.metadata),
        quantity_contexts=way_back.contexts(joined.quantity_contexts),
        organization_contexts=way_back.contexts(joined.organization_contexts),
        projects=way_back.projects(joined.projects),
    )


def _size(text: object) -> int:
    """Return the characters of a text; what is none is refused when its turn comes."""
    return len(text) if isinstance(text, str) else 0


def analyze(text: str, **options: Unpack[AnalyzerOptions]) -> Document:
    """Return what one page says: ``Analyzer(...)(text)``, with the same options.

    >>> document = analyze("奔騰園區占地約500畝（一期120畝）。")
    >>> [(q.text, q.hedge, q.area_m2) for q in document.quantities]
    [('500畝', 'approx', Decimal('333333.3333333333333333333333')), ('120畝', 'exact', Decimal('80000'))]
    >>> document.source[slice(document.quantities[0].start, document.quantities[0].end)]
    '500畝'
    """
    return Analyzer(**options)(text)

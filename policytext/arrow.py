"""The library over columns: one function from a record batch to the batch with its facts beside it.

``annotate_batch`` is what Spark, DuckDB, Polars and other engines call; it holds no rule. Needs the extra ``arrow``.
"""

from __future__ import annotations

import re
from decimal import Context, Decimal, InvalidOperation
from itertools import accumulate, chain, groupby, repeat
from typing import TYPE_CHECKING, Any, TypeAlias

from attrs import evolve, field, frozen

from policytext.analyzer import Analyzer
from policytext.errors import MissingExtraError
from policytext.records import COLUMNS, rows
from policytext.records.columns import PAGE

try:
    import pyarrow as pa
    import pyarrow.compute
except ImportError as error:
    raise MissingExtraError("policytext.arrow needs pyarrow: pip install 'policytext[arrow]'") from error

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from policytext.boilerplate import RepeatedLines
    from policytext.document import Document
    from policytext.records import ColumnType, Kind

Batch: TypeAlias = Any
"""``pyarrow.RecordBatch`` or ``pyarrow.Table``; the functions give back what they got."""

DECIMAL = pa.decimal128(38, 10)
"""The type of amounts: 28 digits before the point and 10 behind; each has an exact ``…_text`` beside it."""

MAX_BATCH_BYTES = 8 << 20
"""Bytes of text in one output batch at most; a longer text is a batch of its own. Its facts are some ten times that."""

_PIECE_BYTES = 1 << 20
_TOGETHER_BYTES = 1 << 17
_TYPES: Mapping[ColumnType, pa.DataType] = {
    "string": pa.string(),
    "integer": pa.int64(),
    "decimal": DECIMAL,
    "number": pa.float64(),
    "boolean": pa.bool_(),
    "date": pa.date32(),
}
_PLACES = Decimal(1).scaleb(-DECIMAL.scale)
_CONTEXT = Context(prec=DECIMAL.precision, traps=[InvalidOperation])
_FACT_COLUMNS = {kind: columns[len(PAGE) :] for kind, columns in COLUMNS.items()}
_EXACT = "_text"
_SURROGATE = re.compile("[\ud800-\udfff]")


def _fields(kind: Kind) -> Iterator[pa.Field]:
    for column in _FACT_COLUMNS[kind]:
        yield pa.field(column.name, _TYPES[column.type])
        if column.type == "decimal":
            yield pa.field(column.name + _EXACT, pa.string())


FACTS: Mapping[Kind, pa.StructType] = {kind: pa.struct(list(_fields(kind))) for kind in COLUMNS}
"""One struct for each kind of fact: the columns of ``records.COLUMNS``, amounts also as exact text."""

FIELDS: tuple[pa.Field, ...] = (
    *(pa.field(kind, pa.list_(struct)) for kind, struct in FACTS.items()),
    pa.field("body", pa.string()),
    pa.field("error", pa.string()),
)
"""The columns that ``annotate_batch`` adds, in order.

``quantities``, ``officials``, ``organizations``, ``projects`` and ``segments`` are lists of the structs ``FACTS``, all
of the page, with ``segment`` telling where a fact stands; ``start`` and ``end`` are code points of the text. ``body``
is the repaired text of the article. ``error`` is null unless the text failed; then all others are null.
"""


@frozen(kw_only=True)
class BySource:
    """An analyzer that knows which lines each source repeats; pass it where an ``Analyzer`` is expected here.

    Args:
        column: the column that names the source of each text; what is no string is read as one.
        repeated: the evidence for each source, as ``policytext.spark.repeated_lines`` returns it.
        analyzer: what else to do; a source without evidence gets it as it is.
    """

    column: str
    repeated: Mapping[str | None, RepeatedLines]
    analyzer: Analyzer = field(factory=Analyzer)

    def analyzers(self, batch: pa.RecordBatch) -> Iterator[Analyzer]:
        """Yield the analyzer of each row.

        Raises:
            ValueError: the batch has no column of sources.
        """
        known = {source: evolve(self.analyzer, repeated=lines) for source, lines in self.repeated.items()}
        sources = _column(batch, self.column).cast(pa.string()).to_pylist()
        return (known.get(source, self.analyzer) for source in sources)


def output_schema(schema: pa.Schema, *, prefix: str = "") -> pa.Schema:
    """Return the schema that ``annotate_batch`` gives for a batch of ``schema``.

    Raises:
        ValueError: a column would stand twice.
    """
    added = [column.with_name(prefix + column.name) for column in FIELDS]
    taken = [column.name for column in added if column.name in schema.names]
    if taken:
        raise ValueError(f"the input has a column {taken[0]!r} already; rename it or pass prefix=")
    return pa.schema([*schema, *added], metadata=schema.metadata)


def annotate_batch(
    batch: Batch, *, text: str = "text", analyzer: Analyzer | BySource | None = None, prefix: str = ""
) -> Batch:
    """Return a batch with the facts of each of its texts beside its own columns.

    Args:
        batch: any record batch, or a table, whose columns may come in chunks.
        text: its column of texts: string, large_string, string_view, a dictionary of one of them, or null.
        analyzer: what to do with each text; ``Analyzer()`` when left out.
        prefix: put in front of every name that is added.

    Returns:
        A record batch for a record batch, a table for a table: its columns and ``FIELDS``. A text that fails gives
        nulls and the message of its ``error``; a null text gives nulls alone.

    Raises:
        TypeError: ``batch`` is neither, or ``analyzer`` none.
        ValueError: there is no such column, it holds no text, a name would stand twice, or the facts of a record batch
            exceed the 2 GB that a column of one can hold; ``annotate_batches`` cuts it.

    >>> batch = pa.RecordBatch.from_pydict({"id": [7, 8], "text": ["项目占地100亩。", None]})
    >>> found = annotate_batch(batch)
    >>> [(fact["text"], fact["area_m2_text"]) for fact in found["quantities"][0].as_py()]
    [('100亩', '66666.66666666666666666666667')]
    >>> found["quantities"][1].as_py() is None, found["id"].to_pylist()
    (True, [7, 8])
    """
    _check_batch(batch)
    if analyzer is not None and not isinstance(analyzer, Analyzer | BySource):
        raise TypeError(f"analyzer must be Analyzer or BySource, not {type(analyzer).__name__}")
    schema = output_schema(batch.schema, prefix=prefix)
    if isinstance(batch, pa.Table):
        parts = (_empty(batch.schema), *batch.to_batches())
        found = annotate_batches(parts, text=text, analyzer=analyzer, prefix=prefix)
        return pa.Table.from_batches(found, schema=schema)
    texts = _texts(batch, text)
    analyzers = analyzer.analyzers(batch) if isinstance(analyzer, BySource) else repeat(analyzer or Analyzer())
    pieces = [_annotated(texts.slice(*cut), analyzers) for cut in _cuts(texts, _PIECE_BYTES)]
    added = [pa.concat_arrays(arrays) for arrays in zip(*pieces, strict=True)]
    return pa.RecordBatch.from_arrays([*batch.columns, *added], schema=schema)


def annotate_batches(
    batches: Iterable[pa.RecordBatch],
    *,
    text: str = "text",
    analyzer: Analyzer | BySource | None = None,
    prefix: str = "",
    max_bytes: int = MAX_BATCH_BYTES,
) -> Iterator[pa.RecordBatch]:
    """Yield each batch annotated, cut so that no output batch comes from more than ``max_bytes`` of text.

    Raises:
        ValueError: as ``annotate_batch``.
    """
    for batch in batches:
        for cut in _cuts(_texts(batch, text), max_bytes):
            yield annotate_batch(batch.slice(*cut), text=text, analyzer=analyzer, prefix=prefix)


def explode(batch: Batch, kind: Kind, *, prefix: str = "") -> Batch:
    """Return one row for each fact of a kind: the columns that the texts came with, then the fields of the fact.

    A field whose name the batch has already gets the kind in front (``quantities_text``).

    Raises:
        TypeError: ``batch`` is neither a record batch nor a table.
        ValueError: the batch has no column of that kind.

    >>> batch = annotate_batch(pa.RecordBatch.from_pydict({"id": [7], "text": ["占地100亩，投资5亿元。"]}))
    >>> facts = explode(batch, "quantities")
    >>> facts["id"].to_pylist(), facts["quantities_text"].to_pylist()
    ([7, 7], ['100亩', '5亿元'])
    """
    _check_batch(batch)
    kept, columns = exploded_names(batch.schema.names, kind, prefix=prefix)
    if isinstance(batch, pa.Table):
        parts = (_empty(batch.schema), *batch.to_batches())
        return pa.Table.from_batches([explode(part, kind, prefix=prefix) for part in parts])
    facts = batch.column(prefix + kind)
    parents, structs = pa.compute.list_parent_indices(facts), pa.compute.list_flatten(facts)
    arrays = [batch.column(name).take(parents) for name in kept]
    fields = [batch.schema.field(name) for name in kept]
    fields += [field.with_name(name) for field, name in zip(structs.type, columns, strict=True)]
    return pa.RecordBatch.from_arrays([*arrays, *structs.flatten()], schema=pa.schema(fields))


def exploded_names(names: Sequence[str], kind: Kind, *, prefix: str = "") -> tuple[list[str], list[str]]:
    """Return which columns ``explode`` keeps, and what it calls the fields of the facts.

    Raises:
        ValueError: there is no column of that kind among ``names``.
    """
    if kind not in FACTS or prefix + kind not in names:
        raise ValueError(f"there is no column {prefix + kind!r}; annotate first")
    added = [prefix + column.name for column in FIELDS]
    kept = [name for name in names if name not in added]
    return kept, [f"{kind}_{field.name}" if field.name in kept else field.name for field in FACTS[kind]]


def string_array(values: Sequence[str | None]) -> pa.Array:
    r"""Return strings as an array. A lone surrogate, which Arrow cannot hold, becomes U+FFFD, so that offsets stay.

    >>> string_array(["占地\ud800100亩", None]).to_pylist()
    ['占地�100亩', None]
    """
    try:
        return pa.array(values, type=pa.string())
    except UnicodeEncodeError:
        return pa.array([value and _SURROGATE.sub("\ufffd", value) for value in values], type=pa.string())


def _check_batch(batch: object) -> None:
    if not isinstance(batch, pa.RecordBatch | pa.Table):
        raise TypeError(f"batch must be a pyarrow.RecordBatch or pyarrow.Table, not {type(batch).__name__}")


def _empty(schema: pa.Schema) -> pa.RecordBatch:
    """Return a batch without rows: put before those of a table, it shows the schema where there are none."""
    return pa.RecordBatch.from_arrays([pa.array([], column.type) for column in schema], schema=schema)


def _column(batch: Batch, name: str) -> pa.Array:
    if batch.schema.names.count(name) != 1:
        raise ValueError(f"the batch needs one column {name!r}; it has {', '.join(batch.schema.names) or 'none'}")
    return batch.column(name)


def _texts(batch: Batch, name: str) -> pa.Array:
    """Return the texts of a batch as an array of large strings."""
    column = _column(batch, name)
    kind = column.type.value_type if pa.types.is_dictionary(column.type) else column.type
    if not (_is_text(kind) or pa.types.is_null(kind)):
        raise ValueError(f"column {name!r} is of type {column.type}, not of text")
    return column.cast(kind).cast(pa.large_string())


def _is_text(kind: pa.DataType) -> bool:
    tests = (pa.types.is_string, pa.types.is_large_string, pa.types.is_string_view)
    return any(test(kind) for test in tests)


def _cuts(texts: pa.Array, max_bytes: int) -> Iterator[tuple[int, int]]:
    """Yield start and length of stretches of at most ``max_bytes`` of text or one text; of no rows an empty one."""
    sizes = pa.compute.fill_null(pa.compute.binary_length(texts), 0).to_pylist()
    start = size = 0
    for index, more in enumerate(sizes):
        if index > start and size + more > max_bytes:
            yield start, index - start
            start, size = index, 0
        size += more
    yield start, len(sizes) - start


@frozen
class _Page:
    """What a row of a batch gives; without rows of facts it is null or failed."""

    rows: Mapping[Kind, list[rows.Cells]] | None = None
    body: str | None = None
    error: str | None = None


_NULL = _Page()


def _annotated(texts: pa.Array, analyzers: Iterator[Analyzer]) -> list[pa.Array]:
    """Return the arrays of ``FIELDS`` for some texts; takes one analyzer for each."""
    pages = list(_pages(texts, analyzers))
    return [
        *(_facts(pages, kind) for kind in FACTS),
        string_array([page.body for page in pages]),
        string_array([page.error for page in pages]),
    ]


def _pages(texts: pa.Array, analyzers: Iterator[Analyzer]) -> Iterator[_Page]:
    """Yield what each text gives; neighbours with the same analyzer are read together."""
    for cut in _cuts(texts, _TOGETHER_BYTES):
        rows_of_cut = zip(texts.slice(*cut), analyzers, strict=False)
        for _, together in groupby(rows_of_cut, key=lambda row: id(row[1])):
            values, (analyzer, *_) = zip(*together, strict=True)
            yield from _read(values, analyzer)


def _read(values: Sequence[pa.Scalar], analyzer: Analyzer) -> list[_Page]:
    """Return what some texts give; where one fails, each is read alone, so that only that row says why."""
    try:
        documents = iter(analyzer.batch([value.as_py() for value in values if value.is_valid]))
        return [_page(next(documents)) if value.is_valid else _NULL for value in values]
    except Exception as error:  # noqa: BLE001 - one text of ten million must not end the job; its row says why
        if len(values) == 1:
            return [_Page(error=f"{type(error).__name__}: {error}")]
        return [page for value in values for page in _read([value], analyzer)]


def _page(document: Document) -> _Page:
    return _Page(rows.all_cells(document), document.body)


def _facts(pages: Sequence[_Page], kind: Kind) -> pa.Array:
    """Return the facts of a kind as lists of structs, null where there is no page."""
    found = [page.rows[kind] if page.rows is not None else [] for page in pages]
    columns = _FACT_COLUMNS[kind]
    cells = list(zip(*chain.from_iterable(found), strict=True)) or [()] * len(columns)
    arrays = [array for column, values in zip(columns, cells, strict=True) for array in _arrays(values, column.type)]
    structs = pa.StructArray.from_arrays(arrays, fields=list(FACTS[kind]))
    starts = [0, *accumulate(map(len, found))]
    offsets = [None if page.rows is None else start for start, page in zip(starts, pages, strict=False)]
    return pa.ListArray.from_arrays(pa.array([*offsets, starts[-1]], pa.int32()), structs)


def _arrays(values: Sequence[Any], kind: ColumnType) -> Iterator[pa.Array]:
    """Yield the array of a column; for amounts a second one with their exact text."""
    if kind == "decimal":
        yield pa.array(map(_rounded, values), type=DECIMAL, size=len(values))
        yield string_array([None if value is None else format(value, "f") for value in values])
    elif kind == "string":
        yield string_array(values)
    else:
        yield pa.array(values, type=_TYPES[kind])


def _rounded(value: Decimal | None) -> Decimal | None:
    """Return an amount as ``DECIMAL`` can hold it, or None where it is too large; its text is exact."""
    if value is None:
        return None
    try:
        return value.quantize(_PLACES, context=_CONTEXT)
    except InvalidOperation:
        return None

"""The library over columns: one function from a record batch to the batch with its facts beside it.

``annotate_batch`` is what Spark, DuckDB, Polars and other engines call; it holds no rule. Needs the extra ``arrow``.
"""

from __future__ import annotations

from decimal import Context, Decimal, InvalidOperation
from itertools import accumulate
from typing import TYPE_CHECKING, Any

from policytext.analyzer import Analyzer
from policytext.document import Document
from policytext.errors import MissingExtraError
from policytext.records import COLUMNS

try:
    import pyarrow as pa
    import pyarrow.compute
except ImportError as error:
    raise MissingExtraError("policytext.arrow needs pyarrow: pip install 'policytext[arrow]'") from error

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from policytext.records import Column, ColumnType, Kind

DECIMAL = pa.decimal128(38, 10)
"""The type of amounts: 28 digits before the point and 10 behind; each has an exact ``…_text`` beside it."""

MAX_BATCH_BYTES = 64 << 20
"""Bytes of text that ``annotate_batches`` puts into one batch at most; a longer text is a batch of its own."""

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
_PAGE_COLUMNS = ("document_id", "library_version")
_EXACT = "_text"


def _fields(columns: Iterable[Column]) -> Iterator[pa.Field]:
    for column in columns:
        if column.name not in _PAGE_COLUMNS:
            yield pa.field(column.name, _TYPES[column.type])
            if column.type == "decimal":
                yield pa.field(column.name + _EXACT, pa.string())


FACTS: Mapping[Kind, pa.StructType] = {kind: pa.struct(list(_fields(columns))) for kind, columns in COLUMNS.items()}
"""One struct for each kind of fact: the columns of ``records.COLUMNS``, amounts also as exact text."""

FIELDS: tuple[pa.Field, ...] = (
    *(pa.field(kind, pa.list_(struct)) for kind, struct in FACTS.items()),
    pa.field("body", pa.string()),
    pa.field("error", pa.string()),
)
"""The columns that ``annotate_batch`` adds, in order."""


def output_schema(schema: pa.Schema, *, prefix: str = "") -> pa.Schema:
    """Return the schema that ``annotate_batch`` gives for a batch of ``schema``.

    Raises:
        ValueError: a column would stand twice.
    """
    added = [field.with_name(prefix + field.name) for field in FIELDS]
    taken = [field.name for field in added if field.name in schema.names]
    if taken:
        raise ValueError(f"the input has a column {taken[0]!r} already; rename it or pass prefix=")
    return pa.schema([*schema, *added], metadata=schema.metadata)


def annotate_batch(
    batch: pa.RecordBatch, *, text: str = "text", analyzer: Analyzer | None = None, prefix: str = ""
) -> pa.RecordBatch:
    """Return a batch with the facts of each of its texts beside its own columns.

    Args:
        batch: any record batch.
        text: its column of texts: string, large_string, string_view, a dictionary of one of them, or null.
        analyzer: what to do with each text; ``Analyzer()`` when left out.
        prefix: put in front of every name that is added.

    Returns:
        The batch's columns and ``FIELDS``: lists of structs whose offsets index the text, ``body``, and ``error``, the
        message of a text that failed. A null text gives nulls.

    Raises:
        ValueError: there is no such column, it holds no text, or a name would stand twice.

    >>> batch = pa.RecordBatch.from_pydict({"id": [7, 8], "text": ["项目占地100亩。", None]})
    >>> found = annotate_batch(batch)
    >>> [(fact["text"], fact["area_m2_text"]) for fact in found["quantities"][0].as_py()]
    [('100亩', '66666.66666666666666666666667')]
    >>> found["quantities"][1].as_py() is None, found["id"].to_pylist()
    (True, [7, 8])
    """
    schema = output_schema(batch.schema, prefix=prefix)
    analyze = analyzer or Analyzer()
    results = [_result(value, analyze) for value in _texts(batch, text)]
    documents = [result if isinstance(result, Document) else None for result in results]
    added = [
        *(_facts(documents, kind) for kind in FACTS),
        _strings([None if document is None else document.body for document in documents]),
        _strings([result if isinstance(result, str) else None for result in results]),
    ]
    return pa.RecordBatch.from_arrays([*batch.columns, *added], schema=schema)


def annotate_batches(
    batches: Iterable[pa.RecordBatch],
    *,
    text: str = "text",
    analyzer: Analyzer | None = None,
    prefix: str = "",
    max_bytes: int = MAX_BATCH_BYTES,
) -> Iterator[pa.RecordBatch]:
    """Yield each batch annotated, cut so that no output batch comes from more than ``max_bytes`` of text.

    Raises:
        ValueError: as ``annotate_batch``.
    """
    for batch in batches:
        for start, length in _cuts(_texts(batch, text), max_bytes):
            yield annotate_batch(batch.slice(start, length), text=text, analyzer=analyzer, prefix=prefix)


def explode(batch: pa.RecordBatch, kind: Kind, *, prefix: str = "") -> pa.RecordBatch:
    """Return one row for each fact of a kind: the columns that the texts came with, then the fields of the fact.

    A field whose name the batch has already gets the kind in front (``quantities_text``).

    Raises:
        ValueError: the batch has no column of that kind.

    >>> batch = annotate_batch(pa.RecordBatch.from_pydict({"id": [7], "text": ["占地100亩，投资5亿元。"]}))
    >>> facts = explode(batch, "quantities")
    >>> facts["id"].to_pylist(), facts["quantities_text"].to_pylist()
    ([7, 7], ['100亩', '5亿元'])
    """
    kept, columns = exploded_names(batch.schema.names, kind, prefix=prefix)
    facts = batch.column(prefix + kind)
    parents, structs = pa.compute.list_parent_indices(facts), pa.compute.list_flatten(facts)
    arrays = [batch.column(name).take(parents) for name in kept]
    return pa.RecordBatch.from_arrays([*arrays, *structs.flatten()], names=[*kept, *columns])


def exploded_names(names: Sequence[str], kind: Kind, *, prefix: str = "") -> tuple[list[str], list[str]]:
    """Return which columns ``explode`` keeps, and what it calls the fields of the facts.

    Raises:
        ValueError: there is no column of that kind among ``names``.
    """
    if kind not in FACTS or prefix + kind not in names:
        raise ValueError(f"there is no column {prefix + kind!r}; annotate first")
    added = [prefix + field.name for field in FIELDS]
    kept = [name for name in names if name not in added]
    return kept, [f"{kind}_{field.name}" if field.name in kept else field.name for field in FACTS[kind]]


def _texts(batch: pa.RecordBatch, name: str) -> pa.Array:
    """Return the texts of a batch as an array of large strings."""
    if batch.schema.names.count(name) != 1:
        raise ValueError(f"the batch needs one column {name!r}; it has {', '.join(batch.schema.names) or 'none'}")
    column = batch.column(name)
    kind = column.type.value_type if pa.types.is_dictionary(column.type) else column.type
    if not (_is_text(kind) or pa.types.is_null(kind)):
        raise ValueError(f"column {name!r} is of type {column.type}, not of text")
    return column.cast(kind).cast(pa.large_string())


def _is_text(kind: pa.DataType) -> bool:
    tests = (pa.types.is_string, pa.types.is_large_string, pa.types.is_string_view)
    return any(test(kind) for test in tests)


def _result(value: pa.Scalar, analyze: Analyzer) -> Document | str | None:
    """Return the document of a text, the message of its failure, or None for null."""
    if not value.is_valid:
        return None
    try:
        return analyze(value.as_py())
    except Exception as error:  # noqa: BLE001 - one text of ten million must not end the job; its row says why
        return f"{type(error).__name__}: {error}"


def _facts(documents: Sequence[Document | None], kind: Kind) -> pa.Array:
    """Return the facts of a kind as lists of structs, null where there is no document."""
    rows = [document.to_rows(kind, body_only=False) if document else [] for document in documents]
    flat = [row for facts in rows for row in facts]
    columns = [column for column in COLUMNS[kind] if column.name not in _PAGE_COLUMNS]
    arrays = [array for column in columns for array in _arrays([row[column.name] for row in flat], column.type)]
    structs = pa.StructArray.from_arrays(arrays, fields=list(FACTS[kind]))
    ends = accumulate(map(len, rows))
    offsets = [
        None if document is None else end - len(facts)
        for document, facts, end in zip(documents, rows, ends, strict=True)
    ]
    return pa.ListArray.from_arrays(pa.array([*offsets, len(flat)], pa.int32()), structs)


def _arrays(values: Sequence[Any], kind: ColumnType) -> Iterator[pa.Array]:
    """Yield the array of a column; for amounts a second one with their exact text."""
    if kind == "decimal":
        yield pa.array([_rounded(value) for value in values], type=DECIMAL)
        yield _strings([None if value is None else format(value, "f") for value in values])
    elif kind == "string":
        yield _strings(values)
    else:
        yield pa.array(values, type=_TYPES[kind])


def _strings(values: Sequence[str | None]) -> pa.Array:
    """Return strings as an array; a lone surrogate, which UTF-8 cannot hold, becomes U+FFFD."""
    try:
        return pa.array(values, type=pa.string())
    except UnicodeEncodeError:
        return pa.array([value and _without_surrogates(value) for value in values], type=pa.string())


def _without_surrogates(text: str) -> str:
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _rounded(value: Decimal | None) -> Decimal | None:
    """Return an amount as ``DECIMAL`` can hold it, or None where it is too large; its text is exact."""
    if value is None:
        return None
    try:
        return value.quantize(_PLACES, context=_CONTEXT)
    except InvalidOperation:
        return None


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

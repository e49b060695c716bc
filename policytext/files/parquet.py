"""Parquet tables, read as pages and written; needs the extra ``arrow``."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING, Any

from policytext.errors import MissingExtraError
from policytext.files.columns import Column, batched
from policytext.files.types import InputError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from policytext.files.records import Fields
    from policytext.files.sources import Source
    from policytext.files.types import Failure, Page

_ROWS_READ_AT_ONCE = 64
_ROWS_A_GROUP = 10_000


def check_extra() -> Any:
    """Return pyarrow, or raise ``MissingExtraError`` that names the extra."""
    try:
        import pyarrow  # noqa: ICN001, PLC0415 - an extra, needed here only
        import pyarrow.parquet  # noqa: PLC0415
    except ImportError:
        raise MissingExtraError("Parquet needs pyarrow: pip install 'policytext[arrow]'") from None
    return pyarrow


def read(source: Source, fields: Fields) -> Iterator[Page | Failure]:
    """Yield the page of each row, in order.

    Raises:
        InputError: pyarrow is missing, the file is damaged or cut short, or it lacks the field.
    """
    try:
        arrow = check_extra()
    except MissingExtraError as error:
        raise InputError(f"{source.name}: {error}") from None
    try:
        table = arrow.parquet.ParquetFile(source.stream)
        if wrong := fields.missing(table.schema_arrow.names):
            raise InputError(f"{source.name}: {wrong}")
        yield from _pages(table, source, fields)
    except (arrow.ArrowException, OSError) as error:
        raise InputError(f"{source.name}: not a whole Parquet file ({_one_line(error)})") from None
    source.check_unchanged()


def write(rows: Iterable[dict[str, Any]], columns: Sequence[Column], stream: IO[bytes]) -> None:
    """Write rows with the types of the columns, a group at a time; a lone surrogate becomes a replacement character."""
    arrow = check_extra()
    types = {
        "boolean": arrow.bool_(),
        "date": arrow.date32(),
        "integer": arrow.int64(),
        "number": arrow.float64(),
        "string": arrow.string(),
    }
    schema = arrow.schema([arrow.field(column.name, types[column.type]) for column in columns])
    with arrow.parquet.ParquetWriter(stream, schema) as writer:
        for group in batched(rows, _ROWS_A_GROUP):
            arrays = [arrow.array([column.value(row) for row in group], types[column.type]) for column in columns]
            writer.write_table(arrow.Table.from_arrays(arrays, schema=schema))


def _pages(table: Any, source: Source, fields: Fields) -> Iterator[Page | Failure]:
    row_bytes = _size(source) // max(1, table.metadata.num_rows)
    number = 0
    for batch in table.iter_batches(batch_size=_ROWS_READ_AT_ONCE, use_threads=False):
        for record in batch.to_pylist():
            number += 1
            yield fields.page(record, f"{source.name}:{number}", row_bytes)


def _size(source: Source) -> int:
    return source.state[0] if source.state else 0


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split())

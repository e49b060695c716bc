"""The library on Spark: a data frame in, the same with its facts beside it out. Needs the extra ``spark`` and Java 17.

It holds no rule: every batch goes through ``policytext.arrow``, so results are those of one process, whatever the
partitioning.
"""

from __future__ import annotations

import os
import pickle
import sys
from functools import partial
from typing import TYPE_CHECKING, Any

from policytext import arrow, workers
from policytext.boilerplate import RepeatedLines
from policytext.errors import MissingExtraError

try:
    import pyarrow as pa
    from pyspark.sql import functions
    from pyspark.sql.pandas.types import from_arrow_schema, to_arrow_schema
except ImportError as error:
    raise MissingExtraError("policytext.spark needs PySpark: pip install 'policytext[spark]'") from error

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pyspark.sql import DataFrame

    from policytext.analyzer import Analyzer
    from policytext.records import Kind

_FACT = "__policytext_fact"
_EVIDENCE = pa.schema([pa.field("evidence", pa.binary())])


def annotate(
    df: DataFrame, text: str = "text", *, analyzer: Analyzer | arrow.BySource | None = None, prefix: str = ""
) -> DataFrame:
    """Return a data frame with the facts of each text beside the columns it has.

    Args:
        df: any data frame.
        text: its column of texts.
        analyzer: what to do with each text, or ``arrow.BySource`` with what ``repeated_lines`` found. It travels to
            the workers, with all that it holds; Spark broadcasts it when it is large.
        prefix: put in front of every name that is added.

    Returns:
        The columns of ``df`` and ``policytext.arrow.FIELDS``, in the order and partitioning of ``df``; nothing is
        computed until an action asks for it.

    Raises:
        ValueError: there is no such column, or a name would stand twice.
    """
    _check_columns(df, text)
    schema = from_arrow_schema(arrow.output_schema(to_arrow_schema(df.schema), prefix=prefix))
    work = partial(_annotate, text=text, analyzer=analyzer, prefix=prefix)
    return df.mapInArrow(work, schema)


def explode(df: DataFrame, kind: Kind, *, prefix: str = "") -> DataFrame:
    """Return one row for each fact of a kind: the columns that the texts came with, then the fields of the fact.

    Raises:
        ValueError: ``df`` has no column of that kind.
    """
    kept, names = arrow.exploded_names(df.columns, kind, prefix=prefix)
    own = [functions.col(f"`{name}`") for name in kept]
    rows = df.select(*own, functions.explode(functions.col(f"`{prefix}{kind}`")).alias(_FACT))
    fields = [functions.col(f"{_FACT}.{field.name}") for field in arrow.FACTS[kind]]
    return rows.select(*own, *(field.alias(name) for field, name in zip(fields, names, strict=True)))


def repeated_lines(df: DataFrame, source: str = "host", text: str = "text") -> dict[str | None, RepeatedLines]:
    """Return for each source the lines that its pages repeat: gathered in every partition, merged here.

    Two pages that share a line are enough to tell that it is repeated, so some thousand pages a source will do; the
    evidence comes to the driver, some hundred bytes for each different line.

    Args:
        df: the pages.
        source: the column that names where each page comes from; null is a source too.
        text: the column of texts; null is passed over.

    Raises:
        ValueError: there is no such column.
    """
    _check_columns(df, source, text)
    pages = df.select(functions.col(f"`{source}`").cast("string"), functions.col(f"`{text}`").cast("string"))
    merged: dict[str | None, RepeatedLines] = {}
    for row in pages.mapInArrow(_gather, from_arrow_schema(_EVIDENCE)).toLocalIterator():
        for name, seen in pickle.loads(row.evidence).items():  # noqa: S301 - written by _gather in this very job
            merged.setdefault(name, RepeatedLines()).merge(seen)
    return merged


def use_this_python() -> None:
    """Let the workers run the Python of the driver; call it before the session is made.

    What ``PYSPARK_PYTHON`` says already stays. On a cluster it has to name a Python with this library on the workers.
    """
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    os.environ.setdefault("PYSPARK_DRIVER_PYTHON", sys.executable)


def _annotate(batches: Iterable[pa.RecordBatch], **options: Any) -> Iterator[pa.RecordBatch]:
    """Yield batches with their facts, in a worker of Spark's."""
    for batch in arrow.annotate_batches(batches, **options):
        yield batch
        workers.settle()


def _gather(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """Yield the evidence of a partition, whose batches hold sources and texts, in one row."""
    seen: dict[str | None, RepeatedLines] = {}
    for batch in batches:
        for name, page in zip(*(column.to_pylist() for column in batch.columns), strict=True):
            if page is not None:
                seen.setdefault(name, RepeatedLines()).update(page)
    yield pa.RecordBatch.from_pydict({"evidence": [pickle.dumps(seen)]}, schema=_EVIDENCE)


def _check_columns(df: DataFrame, *names: str) -> None:
    missing = [name for name in names if name not in df.columns]
    if missing:
        raise ValueError(f"the data frame has no column {missing[0]!r}; it has {', '.join(df.columns)}")

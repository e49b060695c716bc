"""The library on Spark: a data frame in, the same with its facts beside it out. Needs the extra ``spark`` and Java 17.

It holds no rule: every batch goes through ``policytext.arrow``, so results are those of one process, whatever the
partitioning.
"""

from __future__ import annotations

import os
import sys
from functools import partial
from typing import TYPE_CHECKING

from policytext import arrow
from policytext.errors import MissingExtraError

try:
    from pyspark.sql import functions
    from pyspark.sql.pandas.types import from_arrow_schema, to_arrow_schema
except ImportError as error:
    raise MissingExtraError("policytext.spark needs PySpark: pip install 'policytext[spark]'") from error

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

    from policytext.analyzer import Analyzer
    from policytext.records import Kind

_FACT = "__policytext_fact"


def annotate(df: DataFrame, text: str = "text", *, analyzer: Analyzer | None = None, prefix: str = "") -> DataFrame:
    """Return a data frame with the facts of each text beside the columns it has.

    Args:
        df: any data frame.
        text: its column of texts.
        analyzer: what to do with each text; it travels to the workers, a trained ``RepeatedLines`` in it too.
        prefix: put in front of every name that is added.

    Returns:
        The columns of ``df`` and ``policytext.arrow.FIELDS``, in the order and partitioning of ``df``; nothing is
        computed until an action asks for it.

    Raises:
        ValueError: there is no such column, or a name would stand twice.
    """
    if text not in df.columns:
        raise ValueError(f"the data frame has no column {text!r}; it has {', '.join(df.columns)}")
    schema = from_arrow_schema(arrow.output_schema(to_arrow_schema(df.schema), prefix=prefix))
    work = partial(arrow.annotate_batches, text=text, analyzer=analyzer, prefix=prefix)
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


def use_this_python() -> None:
    """Let the workers run the Python of the driver; call it before the session is made."""
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    os.environ.setdefault("PYSPARK_DRIVER_PYTHON", sys.executable)

"""What a megabyte of pages costs, by component and by engine: ``python -m tests.benchmarks.engines``.

Every cost is measured in turn with the plain loop over ``analyze``, in one run, on the same pages, in seconds of
processor; Spark, once warm, by the clock on the wall as well. On a loaded machine the wall tells little: what Spark
costs all its processes tells what it can gain at most, the cores by that ratio.
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import statistics
import sys
import time
from contextlib import contextmanager, suppress
from functools import partial
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
from attrs import frozen

from policytext import Analyzer
from policytext.analyzer import COMPONENTS
from policytext.arrow import annotate_batch, annotate_batches, output_schema

from . import corpora, machine
from .sizes import MEGABYTE, parse_size
from .timing import Times, alternate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from pyspark.sql import SparkSession

    from .timing import Call, Clock

SPARK_OPTIONS = {
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.driver.memory": "3g",
    "spark.sql.execution.arrow.maxRecordsPerBatch": "256",
}
TASKS_A_CORE = 8
ROW = "{:<24} {:>16} {:>16} {:>16}"


def pages(size_bytes: int) -> list[str]:
    """Return pages of at least ``size_bytes`` bytes of UTF-8 in all, no two alike, the same in every process."""
    found: list[str] = []
    for seed in count():
        if size_bytes <= 0:
            return found
        draw = random.Random(f"page {seed}")  # noqa: S311 - a repeatable text is wanted, not a secret
        found.append("\n".join(corpora.expand("page", draw) for _ in range(5)))
        size_bytes -= len(found[-1].encode())
    raise AssertionError


def size_of(texts: Sequence[str]) -> int:
    """Return the bytes of texts in UTF-8."""
    return sum(len(text.encode()) for text in texts)


def plain(texts: Sequence[str], analyzer: Analyzer) -> None:
    """Analyse each text and let the document go."""
    for text in texts:
        analyzer(text)


def with_duckdb(texts: Sequence[str]) -> object:
    """Annotate what a query gives, and query the result."""
    connection = duckdb.connect()
    connection.register("page", pa.table({"text": texts}))
    reader = pa.RecordBatchReader.from_stream(connection.sql("select * from page"))
    batches = annotate_batches(reader)
    found = pa.RecordBatchReader.from_batches(output_schema(reader.schema), batches)
    return pa.table(connection.cursor().from_arrow(found))


def with_polars(texts: Sequence[str]) -> object:
    """Annotate a data frame of Polars."""
    return pl.from_arrow(annotate_batch(pl.DataFrame({"text": texts}).to_arrow()))


def with_pandas(texts: Sequence[str]) -> object:
    """Annotate a data frame of pandas."""
    table = annotate_batch(pa.Table.from_pandas(pd.DataFrame({"text": texts})))
    return table.to_pandas(types_mapper=pd.ArrowDtype)


def in_arrow(texts: Sequence[str]) -> pa.Table:
    """Annotate a table."""
    return annotate_batch(pa.table({"text": texts}))


ENGINES: Mapping[str, Callable[[Sequence[str]], object]] = {
    "annotate_batch": in_arrow,
    "DuckDB": with_duckdb,
    "Polars": with_polars,
    "pandas": with_pandas,
}


@contextmanager
def spark_session(cores: int) -> Iterator[SparkSession]:
    """Give a session on this machine whose workers run this Python and this library."""
    from pyspark.sql import SparkSession  # noqa: PLC0415 - only where Spark is asked for

    from policytext import spark  # noqa: PLC0415

    spark.use_this_python()
    os.environ["PYTHONPATH"] = os.pathsep.join([os.getcwd(), os.environ.get("PYTHONPATH", "")])  # noqa: PTH109
    builder = SparkSession.builder.master(f"local[{cores}]")
    for name, value in SPARK_OPTIONS.items():
        builder = builder.config(name, value)
    session = builder.getOrCreate()
    yield session
    session.stop()


def on_spark(session: SparkSession, texts: Sequence[str]) -> Call:
    """Return a call that annotates the texts on Spark and writes nothing; the pages are cached in it."""
    from policytext import spark  # noqa: PLC0415

    tasks = TASKS_A_CORE * session.sparkContext.defaultParallelism
    frame = session.createDataFrame([(text,) for text in texts], "text string").repartition(tasks).cache()
    frame.count()
    annotated = spark.annotate(frame)
    return lambda: annotated.write.format("noop").mode("overwrite").save()


@frozen
class Bench:
    """Times calls over some pages in turn with the plain loop, and prints a line for each."""

    texts: Sequence[str]
    rounds: int

    def show(self, name: str, call: Call) -> None:
        """Time a call by the processor and print its line."""
        self._print(name, *alternate(call, self._loop, rounds=self.rounds, clock=time.process_time))

    def show_spark(self, cores: int) -> None:
        """Time Spark on the wall and by the processor, once a twentieth of the pages has warmed both sides up."""
        sample = self.texts[::20]
        plain(sample, Analyzer())
        with spark_session(cores) as session:
            on_spark(session, sample)()
            job = on_spark(session, self.texts)
            rounds = [(spent(job, processor_seconds), spent(self._loop, time.process_time)) for _ in range(self.rounds)]
        for place, name in enumerate(("Spark, wall", "Spark, processor")):
            ours, other = (Times(tuple(seconds[place] for seconds in calls)) for calls in zip(*rounds, strict=True))
            self._print(name, ours, other)

    def _loop(self) -> None:
        plain(self.texts, Analyzer())

    def _print(self, name: str, ours: Times, other: Times) -> None:
        ratios = ours.over(other)
        cost = f"{1000 * ours.median / (size_of(self.texts) / MEGABYTE):.0f}"
        spread = f"{min(ratios):.2f}-{max(ratios):.2f}"
        sys.stdout.write(ROW.format(name, cost, f"{statistics.median(ratios):.2f}", spread) + "\n")
        sys.stdout.flush()


def spent(call: Call, processor: Clock) -> tuple[float, float]:
    """Return the seconds that a call takes on the wall, and those of the processor."""
    start, begin = processor(), time.perf_counter()
    call()
    return time.perf_counter() - begin, processor() - start


def processor_seconds() -> float:
    """Return what this process and all below it have used of the processor; Linux only."""
    ticks: dict[int, tuple[int, int]] = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            fields = path.read_text("utf-8", "replace").rpartition(")")[2].split()
            ticks[int(path.parent.name)] = int(fields[1]), int(fields[11]) + int(fields[12])
    own, wider = set(), {os.getpid()}
    while wider > own:
        own = wider
        wider = own | {process for process, (parent, _) in ticks.items() if parent in own}
    return sum(ticks[process][1] for process in own) / os.sysconf("SC_CLK_TCK")


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print the tables; return the exit code."""
    options = _parser().parse_args(arguments)
    facts = machine.facts(["pyarrow", "duckdb", "polars", "pandas", *(["pyspark"] if options.spark else [])])
    sys.stdout.write(", ".join(f"{name} {value}" for name, value in facts.items()) + "\n")
    texts = pages(options.size)
    sys.stdout.write(f"{len(texts)} pages, {size_of(texts) / MEGABYTE:.2f} MB, {options.rounds} rounds\n\n")
    sys.stdout.write(ROW.format("what runs", "ms a MB", "to the loop", "range") + "\n")
    bench = Bench(texts, options.rounds)
    if options.spark:
        bench.show_spark(options.spark)
    else:
        _show_one_process(bench)
    return 0


def _show_one_process(bench: Bench) -> None:
    texts = bench.texts
    bench.show("script alone", partial(plain, texts, Analyzer(components=())))
    for name in COMPONENTS[:-1]:
        bench.show(f"script, {name}", partial(plain, texts, Analyzer(components=[name])))
    bench.show("all but records", partial(plain, texts, Analyzer(components=COMPONENTS[:-1])))
    for name, annotate in ENGINES.items():
        bench.show(name, partial(annotate, texts))
    table = in_arrow(texts)
    sink = pa.BufferOutputStream()
    pq.write_table(table, sink, compression="zstd")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    sys.stdout.write(
        f"\na byte of text gives {table.nbytes / size_of(texts):.1f} bytes as Arrow and "
        f"{sink.getvalue().size / size_of(texts):.1f} in Parquet with zstd, the text included\n"
        f"the process held {peak:.0f} MB at most\n"
    )


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.engines", description=__doc__)
    parser.add_argument("--size", type=parse_size, default="1MB", help="UTF-8 size of the pages")
    parser.add_argument("--rounds", type=int, default=3, help="pairs of timed calls")
    parser.add_argument("--spark", type=int, metavar="CORES", help="measure Spark on so many cores, and nothing else")
    return parser


if __name__ == "__main__":
    sys.exit(main())

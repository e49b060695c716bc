"""Pages in Parquet in, facts in Parquet out, on Spark: spark-submit examples/spark_job.py [PAGES FACTS].

PAGES has the columns ``host`` and ``text``; FACTS gets the annotated pages and one row for each quantity, both
partitioned by host. Without arguments the example pages are the input, and the output goes to a folder ``spark_out``.
"""

import argparse
from pathlib import Path

from pyspark.sql import SparkSession, functions

from policytext import spark
from policytext.arrow import BySource

EXAMPLES = Path(__file__).parent / "pages"


def example_pages(session: SparkSession, folder: Path) -> str:
    """Write the example pages to Parquet, half of them under either of two hosts, and return where they are."""
    paths = sorted(EXAMPLES.glob("*.txt"))
    pages = [(f"news{n % 2}.example", path.stem, path.read_text("utf-8")) for n, path in enumerate(paths)]
    frame = session.createDataFrame(pages, "host string, page string, text string")
    frame.repartition(2).write.mode("overwrite").partitionBy("host").parquet(str(folder))
    return str(folder)


def run(session: SparkSession, pages: str, facts: str) -> None:
    """Annotate the pages and write what they say."""
    frame = session.read.parquet(pages)
    # Two pages of a host that share a line show that it is no news; some thousand pages a host are plenty.
    seen = spark.repeated_lines(frame, source="host")
    annotated = spark.annotate(frame, analyzer=BySource(column="host", repeated=seen))
    annotated.write.mode("overwrite").partitionBy("host").parquet(f"{facts}/pages")

    # Read back, so that nothing is analysed twice.
    written = session.read.parquet(f"{facts}/pages")
    quantities = spark.explode(written, "quantities")
    quantities.write.mode("overwrite").partitionBy("host").parquet(f"{facts}/quantities")

    in_article = session.read.parquet(f"{facts}/quantities").where("segment = 'content'")
    sums = in_article.where("role is not null").groupBy("host", "role").agg(functions.count("*").alias("facts"))
    for host, role, count in sorted(sums.collect()):
        print(f"{host:<16} {role:<24} {count}")
    print(f"{written.count()} pages, {written.where('error is not null').count()} failed")


def main() -> None:
    """Read the command line and run the job."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pages", nargs="?", help="Parquet of pages; the example pages when left out")
    parser.add_argument("facts", nargs="?", default="spark_out", help="folder for the output")
    options = parser.parse_args()
    spark.use_this_python()
    session = SparkSession.builder.appName("policytext").getOrCreate()
    pages = options.pages or example_pages(session, Path(options.facts) / "input")
    run(session, pages, options.facts)
    session.stop()


if __name__ == "__main__":
    main()

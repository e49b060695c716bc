"""A real Spark says what one process says, whatever the partitioning; ``pytest -m spark`` runs it."""

import os
import pickle
import subprocess
import sys
import warnings
from pathlib import Path

import pytest

from policytext import Analyzer
from policytext.boilerplate import RepeatedLines

pa = pytest.importorskip("pyarrow")
pyspark_sql = pytest.importorskip("pyspark.sql")

from policytext import arrow, spark  # noqa: E402 - needs PySpark

pytestmark = [pytest.mark.spark, pytest.mark.filterwarnings("default")]  # Spark's own warnings are not ours to mend

ROOT = Path(__file__).parents[1]
PAGES = [path.read_text("utf-8") for path in sorted((ROOT / "examples" / "pages").glob("*.txt"))]
ROWS = [(n, f"news{n % 3}.example", page) for n, page in enumerate([*PAGES, None, "", "占地100亩"])]
SCHEMA = "id long, host string, text string"


@pytest.fixture(scope="module")
def session():
    spark.use_this_python()
    os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
    builder = pyspark_sql.SparkSession.builder.master("local[2]").appName("policytext tests")
    settings = {
        "spark.ui.enabled": "false",
        "spark.sql.shuffle.partitions": "2",
        "spark.sql.execution.arrow.maxRecordsPerBatch": "4",
    }
    for name, value in settings.items():
        builder = builder.config(name, value)
    # The workers are processes of their own, which find the package where this one did.
    os.environ["PYTHONPATH"] = os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        started = builder.getOrCreate()
    yield started
    started.stop()


@pytest.fixture(scope="module")
def pages(session):
    return session.createDataFrame(ROWS, SCHEMA)


def plain_table(analyzer=None):
    ids, hosts, texts = zip(*ROWS, strict=True)
    return arrow.annotate_batch(pa.table({"id": ids, "host": hosts, "text": list(texts)}), analyzer=analyzer)


def rows_of(table):
    return sorted(table.to_pylist(), key=lambda row: (row["id"], row.get("start", 0)))


@pytest.mark.parametrize("partitions", [1, 3, 7])
def test_spark_gives_the_facts_of_one_process(pages, partitions):
    found = spark.annotate(pages.repartition(partitions)).toArrow()
    assert found.column_names == plain_table().column_names
    assert rows_of(found) == rows_of(plain_table())


@pytest.mark.parametrize("kind", arrow.FACTS)
def test_explode_gives_one_row_a_fact(pages, kind):
    annotated = plain_table()
    expected = rows_of(arrow.explode(annotated, kind))
    found = spark.explode(spark.annotate(pages), kind).toArrow()
    assert expected
    assert found.column_names == arrow.explode(annotated, kind).column_names
    assert rows_of(found) == expected


def test_evidence_gathered_over_partitions_is_that_of_one_process(pages):
    expected = {}
    for _, host, page in ROWS:
        if page is not None:
            expected.setdefault(host, RepeatedLines()).update(page)
    found = spark.repeated_lines(pages.repartition(4), source="host", text="text")
    assert found == expected
    by_source = arrow.BySource(column="host", repeated=found)
    annotated = spark.annotate(pages.repartition(3), analyzer=by_source).toArrow()
    assert rows_of(annotated) == rows_of(plain_table(by_source))


def test_sources_may_be_null_or_numbers(session):
    rows = [(None, "首页"), (7, "首页"), (7, "首页\n占地1亩"), (8, None)]
    found = spark.repeated_lines(session.createDataFrame(rows, "site int, page string"), source="site", text="page")
    assert set(found) == {None, "7"}
    assert ("首页" in found["7"], "首页" in found[None]) == (True, False)


def test_a_text_that_fails_does_not_end_the_job(pages):
    class FailingOnOne(Analyzer):
        def batch(self, texts):
            if "占地100亩" in texts:
                raise RuntimeError("占地100亩")
            return super().batch(texts)

    failing = FailingOnOne(components=())
    errors = spark.annotate(pages, analyzer=failing).where("error is not null").select("id", "error").collect()
    assert [tuple(row) for row in errors] == [(len(ROWS) - 1, "RuntimeError: 占地100亩")]


def test_the_options_of_the_analyzer_reach_the_workers(pages):
    found = spark.annotate(pages, analyzer=Analyzer(components=["quantities"]), prefix="pt_")
    row = found.where(f"id = {len(ROWS) - 1}").collect()[0]
    assert (row.pt_quantities[0].text, row.pt_segments, row.pt_error) == ("100亩", [], None)


def test_a_column_that_is_missing_or_stands_twice_is_named(pages):
    with pytest.raises(ValueError, match="the data frame has no column 'page'; it has id, host, text"):
        spark.annotate(pages, "page")
    with pytest.raises(ValueError, match="the data frame has no column 'site'"):
        spark.repeated_lines(pages, source="site")
    with pytest.raises(ValueError, match="has a column 'body' already"):
        spark.annotate(pages.withColumnRenamed("host", "body"))
    with pytest.raises(ValueError, match="there is no column 'quantities'; annotate first"):
        spark.explode(pages, "quantities")


def test_a_worker_gathers_a_partition_in_one_row():
    batches = [
        pa.record_batch({"host": ["a", "b"], "text": ["首页", None]}),
        pa.record_batch({"host": ["a"], "text": ["首页\n二"]}),
    ]
    (found,) = spark._gather(batches)
    (evidence,) = found["evidence"].to_pylist()
    seen = pickle.loads(evidence)  # noqa: S301 - own bytes
    assert set(seen) == {"a"}
    assert "首页" in seen["a"]


def test_the_python_of_the_workers_is_set_unless_it_is_set_already(monkeypatch):
    monkeypatch.delenv("PYSPARK_PYTHON", raising=False)
    monkeypatch.setenv("PYSPARK_DRIVER_PYTHON", "mine")
    spark.use_this_python()
    assert os.environ["PYSPARK_PYTHON"] == sys.executable
    assert os.environ["PYSPARK_DRIVER_PYTHON"] == "mine"


def test_the_example_runs_under_spark_submit(tmp_path):
    submit = Path(sys.executable).with_name("spark-submit")
    environment = os.environ | {"PYSPARK_PYTHON": sys.executable, "SPARK_LOCAL_IP": "127.0.0.1"}
    environment["PATH"] = os.pathsep.join([str(submit.parent), environment["PATH"]])
    environment["PYTHONPATH"] = str(ROOT)
    job = [submit, "--master", "local[2]", ROOT / "examples" / "spark_job.py"]
    done = subprocess.run(job, cwd=tmp_path, env=environment, capture_output=True, check=False, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-1] == f"{len(PAGES)} pages, 0 failed"
    assert len(done.stdout.splitlines()) > 10
    for name in ("pages", "quantities"):
        folders = {path.name for path in (tmp_path / "spark_out" / name).glob("host=*")}
        assert folders == {"host=news0.example", "host=news1.example"}

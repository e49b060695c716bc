"""Columns of texts: what a batch says is what each text says alone, however the batch comes."""

import pickle
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import example, given, settings
from hypothesis import strategies as st
from strategies import any_text, page_text

from policytext import Analyzer, analyze
from policytext.boilerplate import RepeatedLines
from policytext.records import COLUMNS

pa = pytest.importorskip("pyarrow")

from policytext import arrow  # noqa: E402 - needs pyarrow

PAGES = [path.read_text("utf-8") for path in sorted((Path(__file__).parents[1] / "examples" / "pages").glob("*.txt"))]
TYPES = [
    pa.string(),
    pa.large_string(),
    pa.string_view(),
    pa.dictionary(pa.int8(), pa.string()),
    pa.dictionary(pa.int32(), pa.large_string()),
]
columns_of_texts = st.lists(st.none() | page_text | any_text, max_size=6)


def batch_of(texts, kind=None):
    column = arrow.string_array(texts)
    return pa.record_batch({"id": list(range(len(texts))), "text": column if kind is None else column.cast(kind)})


def plain(value):
    """A value as Arrow gives it back: no lone surrogates."""
    if not isinstance(value, str):
        return value
    return "".join("\ufffd" if "\ud800" <= character <= "\udfff" else character for character in value)


def row_of(row, kind):
    """A row of ``to_rows`` as Arrow gives it back, of its amounts the exact text only."""
    cells = {}
    for column in COLUMNS[kind][2:]:
        name, value = column.name, row[column.name]
        if column.type == "decimal":
            cells[f"{name}_text"] = None if value is None else format(value, "f")
        else:
            cells[name] = plain(value)
    return cells


def expected_row(text, analyzer):
    """What the columns of ``FIELDS`` hold for a text, from the plain loop."""
    if text is None:
        return dict.fromkeys(field.name for field in arrow.FIELDS)
    document = analyzer(plain(text))
    facts = {kind: [row_of(row, kind) for row in document.to_rows(kind, body_only=False)] for kind in COLUMNS}
    return {**facts, "body": plain(document.body), "error": None}


def added_rows(batch):
    rows = batch.select([field.name for field in arrow.FIELDS]).to_pylist()
    decimals = {
        kind: {column.name for column in columns if column.type == "decimal"} for kind, columns in COLUMNS.items()
    }
    for row in rows:
        for kind, names in decimals.items():
            for fact in row[kind] or []:
                for name in names:
                    del fact[name]
    return rows


@given(columns_of_texts, st.integers(1, 4), st.sampled_from(TYPES))
@settings(max_examples=40)
@example(["占地\ud800100亩\udc00", None, "", "\x00投资5亿元"], 2, pa.string_view())
@example(["\ud83d\ude00占地100亩"], 1, pa.large_string())
@example([], 1, pa.dictionary(pa.int8(), pa.string()))
@example([None, None], 1, pa.string())
def test_a_batch_equals_its_texts_one_by_one_in_any_chunking(texts, size, kind):
    batch = batch_of(texts, kind)
    whole = arrow.annotate_batch(batch)
    whole.validate(full=True)
    assert added_rows(whole) == [expected_row(text, Analyzer()) for text in texts]
    chunks = [batch.slice(start, size) for start in range(0, len(texts), size)]
    cut = list(arrow.annotate_batches(chunks, max_bytes=30))
    assert pa.Table.from_batches(cut, schema=whole.schema) == pa.Table.from_batches([whole])
    assert arrow.annotate_batch(pa.Table.from_batches(chunks, batch.schema)) == pa.Table.from_batches([whole])


def test_pages_in_a_batch_give_what_they_give_alone():
    found = arrow.annotate_batch(batch_of(PAGES))
    found.validate(full=True)
    assert added_rows(found) == [expected_row(page, Analyzer()) for page in PAGES]
    for kind in COLUMNS:
        assert sum(map(len, found[kind].to_pylist())) > 0, kind


def test_input_columns_come_first_and_unchanged():
    batch = batch_of(["占地100亩", None]).replace_schema_metadata({"made": "by hand"})
    found = arrow.annotate_batch(batch)
    assert found.select(["id", "text"]).equals(batch)
    assert found.schema == arrow.output_schema(batch.schema)
    assert found.schema.metadata == batch.schema.metadata
    assert found.schema.names == ["id", "text", *COLUMNS, "body", "error"]


@pytest.mark.parametrize("kind", TYPES, ids=str)
def test_every_type_of_text_column_is_read(kind):
    found = arrow.annotate_batch(batch_of(["占地100亩", None, "投资5亿元"], kind).slice(1))
    assert found.schema.field("text").type == kind
    assert [facts and facts[0]["text"] for facts in found["quantities"].to_pylist()] == [None, "5亿元"]


@pytest.mark.parametrize("kind", [pa.null(), pa.dictionary(pa.int8(), pa.null())], ids=str)
def test_a_column_of_nulls_gives_nulls(kind):
    batch = pa.record_batch({"text": pa.nulls(2).cast(kind)})
    assert added_rows(arrow.annotate_batch(batch)) == [expected_row(None, Analyzer())] * 2


def test_an_empty_batch_and_an_empty_table_have_all_columns():
    for nothing in (batch_of([]), pa.table(batch_of([])), batch_of([]).schema.empty_table()):
        found = arrow.annotate_batch(nothing)
        assert type(found) is type(nothing)
        assert (found.num_rows, found.schema) == (0, arrow.output_schema(nothing.schema))
        assert arrow.explode(found, "projects").num_rows == 0


def test_an_amount_is_a_decimal_beside_its_exact_text():
    (fact,) = arrow.annotate_batch(batch_of(["占地100亩"]))["quantities"][0].as_py()
    assert fact["area_m2"] == Decimal("66666.6666666667")
    assert fact["area_m2_text"] == "66666.66666666666666666666667"
    assert (fact["amount_cny"], fact["amount_cny_text"]) == (None, None)
    assert arrow.FACTS["quantities"].field("area_m2").type == arrow.DECIMAL == pa.decimal128(38, 10)


def test_an_amount_too_large_for_the_decimal_keeps_its_text():
    (fact,) = arrow.annotate_batch(batch_of([f"总投资{'9' * 18}万亿元"]))["quantities"][0].as_py()
    assert fact["low"] is None
    assert fact["low_text"] == "9" * 18 + "0" * 12
    assert fact["stated_number"] == Decimal("9" * 18)


class FailingOnBad(Analyzer):
    def batch(self, texts):
        if any("bad" in text for text in texts):
            raise RuntimeError("no\ud800thing")
        return super().batch(texts)


def test_a_text_that_fails_carries_its_error_and_spares_the_others():
    texts = ["占地100亩", "bad", None, "投资5亿元，占地3亩"]
    found = arrow.annotate_batch(batch_of(texts), analyzer=FailingOnBad())
    assert found["error"].to_pylist() == [None, "RuntimeError: no\ufffdthing", None, None]
    assert [facts and len(facts) for facts in found["quantities"].to_pylist()] == [1, None, None, 2]
    assert found["body"].to_pylist() == ["占地100亩", None, None, "投资5亿元，占地3亩"]


def test_a_row_that_cannot_be_laid_out_carries_its_error(monkeypatch):
    monkeypatch.setattr("policytext.records.rows.all_cells", lambda *_: 1 / 0)
    found = arrow.annotate_batch(batch_of(["占地100亩"]))
    assert found["error"].to_pylist() == ["ZeroDivisionError: division by zero"]


def test_bytes_that_are_no_utf8_carry_an_error():
    broken = pa.Array.from_buffers(
        pa.string(),
        2,
        [None, pa.array([0, 3, 9], pa.int32()).buffers()[1], pa.py_buffer(b"\xed\xa0\x80100\xe4\xba\xa9")],
    )
    found = arrow.annotate_batch(pa.record_batch({"text": broken}))
    assert [error and error.split(":")[0] for error in found["error"].to_pylist()] == ["UnicodeDecodeError", None]


def test_lone_surrogates_become_replacement_characters_and_offsets_stay():
    assert arrow.string_array(["\ud83d\ude00a\udc00", None, ""]).to_pylist() == ["\ufffd\ufffda\ufffd", None, ""]


def test_output_batches_are_capped_in_bytes_of_text():
    texts = ["占地100亩" * 10, "投资5亿元", None, "", "占地2亩", "x" * 1_000]
    cut = list(arrow.annotate_batches([batch_of(texts), batch_of([])], max_bytes=100))
    assert [part["id"].to_pylist() for part in cut] == [[0], [1, 2, 3, 4], [5], []]


def test_a_long_sentence_is_repeated_in_part_only():
    text = "甲公司投资5亿元，" * 4_000
    found = arrow.annotate_batch(batch_of([text]))
    assert len(found["quantities"][0].as_py()) == 4_000
    assert found.nbytes < 300 * len(text.encode())
    for fact in found["quantities"][0].as_py()[::400]:
        assert fact["text"] in fact["sentence_text"] in text
        assert len(fact["sentence_text"]) <= 1_000


@pytest.mark.parametrize(
    ("batch", "options", "message"),
    [
        (batch_of([]), {"text": "page"}, "needs one column 'page'; it has id, text"),
        (pa.record_batch({}), {}, "needs one column 'text'; it has none"),
        (pa.record_batch([["a"], ["b"]], names=["text", "text"]), {}, "needs one column 'text'"),
        (pa.record_batch({"text": [1]}), {}, "column 'text' is of type int64, not of text"),
        (pa.record_batch({"text": [b"a"]}), {}, "column 'text' is of type binary"),
        (pa.record_batch({"text": ["a"], "body": ["b"]}), {}, "has a column 'body' already; rename it or pass prefix="),
        (batch_of([]), {"analyzer": arrow.BySource(column="host", repeated={})}, "needs one column 'host'"),
    ],
)
def test_what_cannot_be_annotated_is_named(batch, options, message):
    with pytest.raises(ValueError, match=message):
        arrow.annotate_batch(batch, **options)
    with pytest.raises(ValueError, match=message):
        arrow.annotate_batch(pa.Table.from_batches([batch]), **options)


@pytest.mark.parametrize("batch", [["占地100亩"], {"text": ["占地100亩"]}, None, pa.chunked_array([["占地100亩"]])])
def test_what_is_no_batch_is_refused(batch):
    with pytest.raises(TypeError, match=r"batch must be a pyarrow\.RecordBatch or pyarrow\.Table, not "):
        arrow.annotate_batch(batch)
    with pytest.raises(TypeError, match=r"batch must be a pyarrow\.RecordBatch or pyarrow\.Table, not "):
        arrow.explode(batch, "quantities")


def test_what_is_no_analyzer_is_refused_before_any_text_is_read():
    with pytest.raises(TypeError, match="analyzer must be Analyzer or BySource, not str"):
        arrow.annotate_batch(batch_of(["占地100亩"]), analyzer="quantities")


def test_a_prefix_keeps_names_apart():
    batch = pa.record_batch({"text": ["占地100亩"], "body": ["mine"]})
    found = arrow.annotate_batch(batch, prefix="pt_")
    assert found.schema.names[1:3] == ["body", "pt_quantities"]
    facts = arrow.explode(found, "quantities", prefix="pt_")
    assert facts["body"].to_pylist() == ["mine"]
    assert facts["quantities_text"].to_pylist() == ["100亩"]


@pytest.mark.parametrize("kind", COLUMNS)
def test_explode_gives_the_rows_of_the_plain_loop(kind):
    pages = [None, *PAGES, ""]
    batch = pa.record_batch({"id": list(range(len(pages))), "page": pages})
    found = arrow.annotate_batch(batch, text="page")
    for part, first in ((found, 0), (found.slice(3, 5), 3)):
        expected = [
            {"id": n, "page": page, **row_of(row, kind)}
            for n, page in list(enumerate(pages))[first : first + part.num_rows]
            for row in (analyze(page).to_rows(kind, body_only=False) if page else [])
        ]
        facts = arrow.explode(part, kind)
        assert facts.select(list(expected[0])).to_pylist() == expected
        assert arrow.explode(pa.Table.from_batches([part]), kind) == pa.Table.from_batches([facts])


def test_explode_asks_for_an_annotated_batch():
    for kind in ("quantities", "people"):
        with pytest.raises(ValueError, match=f"there is no column '{kind}'; annotate first"):
            arrow.explode(batch_of(["占地100亩"]), kind)


def test_evidence_of_each_source_reaches_its_texts_alone():
    menu = "沧海观察员手记第七辑"
    pages = [f"{menu}\n砚州市一期项目占地{n}亩，总投资{n}亿元。\n" for n in (3, 4)]
    seen = RepeatedLines()
    for page in pages:
        seen.update(page)
    batch = pa.record_batch({"text": pages, "host": ["a", "b"]})
    by_source = arrow.BySource(column="host", repeated={"a": seen})
    found = arrow.annotate_batch(batch, analyzer=pickle.loads(pickle.dumps(by_source)))  # noqa: S301 - own bytes
    alone = [Analyzer(repeated=seen)(pages[0]).body, analyze(pages[1]).body]
    assert found["body"].to_pylist() == alone
    assert menu not in alone[0]


def test_sources_that_are_numbers_are_read_as_strings():
    batch = pa.record_batch({"text": ["占地1亩", "占地2亩"], "host": [1, None]})
    own = Analyzer(components=["quantities"])
    lines = {"1": RepeatedLines(), None: RepeatedLines()}
    by_source = arrow.BySource(column="host", repeated=lines, analyzer=own)
    assert list(by_source.analyzers(batch)) == [evolve(own, repeated=lines["1"]), evolve(own, repeated=lines[None])]


def test_the_extra_is_named_where_pyarrow_is_missing():
    code = "import sys; sys.modules['pyarrow'] = None\nimport policytext.arrow"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False, encoding="utf-8")
    assert "MissingExtraError: policytext.arrow needs pyarrow: pip install 'policytext[arrow]'" in done.stderr

"""From what stands on the command line to pages: names, places and remedies for whatever goes wrong."""

import codecs
import io
import json
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policytext import files
from policytext.files import Failure, Page, Reading, jsonl
from policytext.files.columns import Column, of_rows

TOO_DEEP = "lists and objects in one another, more than 100 levels deep"


def read(*paths, **options):
    return list(files.read(files.find(map(str, paths)), Reading(**options)))


def messages(items):
    assert all(isinstance(item, Failure) for item in items)
    return [item.message for item in items]


def test_a_text_file_is_one_page_named_by_its_path(tmp_path):
    page = tmp_path / "带 空格\n的页.txt"
    page.write_bytes("\ufeff占地100亩\r\n".encode())
    assert read(page) == [Page(str(page), "占地100亩\r\n", {}, 17)]


def test_an_html_file_is_the_text_it_shows(tmp_path):
    (tmp_path / "a.htm").write_text("<p>占地<p>投资", "utf-8")
    assert [page.text for page in read(tmp_path)] == ["占地\n投资"]


def test_a_folder_gives_its_files_by_name_at_every_depth(tmp_path):
    for name in ("b.txt", "a/2.txt", "a/1.TXT", "c.pdf", "a/d.jsonl", "a.html"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text('{"text": "x"}\n')
    found = files.find([str(tmp_path)])
    shown = [name[len(str(tmp_path)) + 1 :] for name in found]
    assert shown == ["a.html", "a/1.TXT", "a/2.txt", "a/d.jsonl", "b.txt"]
    assert files.size_bytes(found) == 5 * 14


def test_patterns_and_files_named_twice(tmp_path):
    for name in ("a1.txt", "a2.txt", "b.txt", "sub/a3.txt", "[x].txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")

    def found(*paths):
        return [str(file).removeprefix(f"{tmp_path}/") for file in files.find(f"{tmp_path}/{path}" for path in paths)]

    assert found("a*.txt", "a1.txt") == ["a1.txt", "a2.txt"]
    assert found("**/a?.txt") == ["a1.txt", "a2.txt", "sub/a3.txt"]
    assert found("[x].txt") == ["[x].txt"]
    assert found("s*") == ["sub/a3.txt"]
    assert found("c*.txt") == ["c*.txt: no file matches"]


def test_json_lines_carry_their_other_fields(tmp_path):
    lines = tmp_path / "pages.jsonl"
    lines.write_text('{"text": "占地", "id": 7, "tags": ["x"]}\n\n{"id": 8, "text": "", "document_id": "d"}\n', "utf-8")
    assert read(lines) == [
        Page(f"{lines}:1", "占地", {"id": 7, "tags": ["x"]}, 43),
        Page("d", "", {"id": 8}, 42),
    ]
    assert [page.id for page in read(lines, id_field="id")] == [7, 8]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("not json", "not JSON"),
        ("[1]", "a JSON list where an object is needed"),
        ('{"body": "x"}', "no field 'text' (fields: 'body'); name the one to read with --text-field"),
        ("{}", "no field 'text' (fields: none)"),
        ('{"text": null}', "field 'text' is null, not a string"),
        ('{"text": ["x"]}', "field 'text' is a list, not a string"),
        ('{"text": "x", "n": ' + "9" * 5000 + "}", "not JSON"),
        ('{"text": "x", "n": NaN}', "not JSON (NaN is no number that can be kept)"),
        ('{"text": "x", "n": 1e999}', "not JSON (1e999 is no number that can be kept)"),
        ("[" * 100_000, TOO_DEEP),
        (
            '{"text": "x", "deep": ' + "[" * 100 + "]" * 100 + "}",
            TOO_DEEP,
        ),
        (
            '{"text": "x", "deep": ' + '{"a": ' * 900 + "1" + "}" * 900 + "}",
            TOO_DEEP,
        ),
    ],
)
def test_a_bad_line_is_named_and_the_others_are_read(tmp_path, line, message):
    lines = tmp_path / "pages.jsonl"
    lines.write_text(f'{{"text": "a"}}\n{line}\n{{"text": "b"}}\n')
    first, bad, last = read(lines)
    assert (first.text, last.text) == ("a", "b")
    assert bad.message.startswith(f"{lines}:2: {message}")


def test_brackets_that_do_not_stand_in_one_another_are_read(tmp_path):
    deep, wide = "[" * 99 + "]" * 99, "[" + "[], " * 200 + "{}]"
    lines = tmp_path / "pages.jsonl"
    lines.write_text(f'{{"text": "{"[{" * 200}", "deep": {deep}, "wide": {wide}}}\n')
    (page,) = read(lines)
    assert json.dumps(page.fields) == f'{{"deep": {deep}, "wide": {wide}}}'


@pytest.mark.parametrize("name", ["null", '""'])
def test_a_page_whose_id_says_nothing_is_named_by_its_place(tmp_path, name):
    lines = tmp_path / "pages.jsonl"
    lines.write_text(f'{{"text": "a", "document_id": {name}}}\n{{"text": 1, "document_id": {name}}}\n')
    page, failure = read(lines)
    assert (page.id, page.fields, failure.id) == (f"{lines}:1", {}, f"{lines}:2")


def test_a_line_without_the_id_is_named(tmp_path):
    lines = tmp_path / "pages.jsonl"
    lines.write_text('{"text": "a"}\n')
    assert messages(read(lines, id_field="url")) == [
        f"{lines}:1: no field 'url' (fields: 'text'); name the one to read with --id-field"
    ]


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16", "gb18030", "big5"])
@pytest.mark.parametrize("ending", ["jsonl", "csv"])
def test_tables_and_lines_in_another_encoding(tmp_path, codec, ending):
    text = (
        "园区占地一百多公里，河流分成南北二部，三月上旬完工。"
        if codec != "big5"
        else "園區占地一百多公里，河流分成南北二部，三月上旬完工。"
    )
    rows = [{"id": str(number), "text": text * 3} for number in range(5)]
    if ending == "csv":
        content = "\n".join(["id,text", *(f"{row['id']},{row['text']}" for row in rows)])
    else:
        content = "\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    (tmp_path / f"in.{ending}").write_bytes(content.encode(codec))
    assert [(page.text, page.fields) for page in read(tmp_path)] == [(row["text"], {"id": row["id"]}) for row in rows]


def test_csv_cells_hold_commas_quotes_line_breaks_and_long_texts(tmp_path):
    table = tmp_path / "in.csv"
    table.write_text('text,n\n"占地，""100""亩\n二",1\n\n' + "长" * 300_000 + ",2\n", "utf-8")
    first, second = read(table)
    assert (first.id, first.text, first.fields) == (f"{table}:2", '占地，"100"亩\n二', {"n": "1"})
    assert (second.id, len(second.text)) == (f"{table}:5", 300_000)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "no field 'text' (fields: none)"),
        ("a,b\n", "no field 'text' (fields: 'a', 'b')"),
        ("text,a,a\n", "the column 'a' stands twice in the header"),
    ],
)
def test_a_csv_header_that_does_not_do(tmp_path, content, message):
    (tmp_path / "in.csv").write_text(content)
    (wrong,) = messages(read(tmp_path / "in.csv"))
    assert wrong.startswith(f"{tmp_path}/in.csv: {message}")


def test_a_csv_with_a_quote_that_is_never_closed(tmp_path):
    (tmp_path / "in.csv").write_text('text\n"a\n')
    (wrong,) = messages(read(tmp_path / "in.csv"))
    assert wrong == f"{tmp_path}/in.csv:2: not CSV (unexpected end of data)"


def test_parquet_rows_and_nulls(tmp_path):
    arrow, parquet = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
    table = tmp_path / "in.parquet"
    parquet.write_table(arrow.table({"text": ["占地", None], "n": [1, None]}), table)
    page, failure = read(table)
    assert (page.id, page.text, page.fields) == (f"{table}:1", "占地", {"n": 1})
    assert (failure.message, failure.fields) == (f"{table}:2: field 'text' is null, not a string", {"n": None})


def test_what_is_missing_empty_or_of_another_kind_is_named(tmp_path):
    (tmp_path / "folder").mkdir()
    (tmp_path / "page.pdf").write_text("x")
    missing, folder, pdf, nul = messages(
        read(tmp_path / "no.txt", tmp_path / "folder", tmp_path / "page.pdf", "a\0.txt")
    )
    assert missing == f"{tmp_path}/no.txt: No such file or directory"
    assert folder.startswith(f"{tmp_path}/folder: no file to read in this folder (there are .txt, ")
    assert pdf.startswith(f"{tmp_path}/page.pdf: none of .txt, ")
    assert "null" in nul


def test_a_file_that_changes_is_named_at_its_end(tmp_path):
    lines = tmp_path / "in.jsonl"
    lines.write_text('{"text": "a"}\n' * 2)
    pages = files.read([str(lines)])
    assert next(pages).text == "a"
    with lines.open("a") as stream:
        stream.write('{"text": "b"}\n')
    assert "changed while it was read" in list(pages)[-1].message


def test_standard_input_is_a_text_or_with_a_field_json_lines(monkeypatch):
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(b'{"body": "x"}\n')))
    assert [page.text for page in read("-")] == ['{"body": "x"}\n']
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(b'{"body": "x"}\n{"body": "y"}\n')))
    assert [page.text for page in read("-", text_field="body")] == ["x", "y"]
    assert files.size_bytes(["-"]) is None


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters()),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(st.characters()), inner, max_size=3),
    max_leaves=5,
)


@given(st.dictionaries(st.text(st.characters()), JSON, max_size=4), st.text(st.characters(), max_size=40))
def test_every_row_is_written_as_one_line_that_reads_back(tmp_path_factory, fields, text):
    fields = {name: value for name, value in fields.items() if name not in ("text", "document_id")}
    path = tmp_path_factory.mktemp("out") / "out.jsonl"
    path.write_bytes(jsonl.dumps({"text": text, **fields}) + b"\n")
    (page,) = read(path)
    assert (page.text, page.fields) == (text, fields)
    assert path.read_bytes().count(b"\n") == 1


def test_columns_are_those_of_all_rows_and_hold_what_they_hold():
    rows = [{"a": 1, "b": "x"}, {"a": 2.5, "c": True, "d": 1 << 70}, {"c": None, "e": None, "f": [1]}, {"f": 1}]
    assert of_rows(rows, {"z": "integer", "b": None}) == (
        Column("z", "integer"),
        Column("b", "string"),
        Column("a", "number"),
        Column("c", "boolean"),
        Column("d", "string"),
        Column("e", "string"),
        Column("f", "string"),
    )
    assert Column("f", "string").value(rows[2]) == "[1]"
    assert Column("b", "string").value({"b": "\ud800"}) == "?"


def test_a_byte_order_mark_at_the_head_of_a_stream_of_lines(tmp_path):
    (tmp_path / "in.jsonl").write_bytes(codecs.BOM_UTF8 + b'{"text": "a"}\n{"text": "b"}\n')
    assert [page.text for page in read(tmp_path)] == ["a", "b"]


@pytest.mark.parametrize("name", ["nowhere", "nowhere.pdf"])
def test_a_name_that_is_nothing_is_told_from_a_file_of_another_kind(tmp_path, name):
    (missing,) = read(tmp_path / name)
    assert missing.message.endswith(f"{name}: there is no such file or folder")
    (tmp_path / name).write_text("占地100亩", "utf-8")
    (other,) = read(tmp_path / name)
    assert "rename it or convert it" in other.message

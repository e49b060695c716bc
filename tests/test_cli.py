"""The command as a user meets it: what each sub-command writes, in which format, and how it ends."""

import csv
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import get_args

import jsonschema
import pytest
from command import PAGES, names, rows, run

import policytext
from policytext import Document
from policytext.cli.options import FactKind
from policytext.records import COLUMNS

PAGE = "首页 新闻\n奔腾园区占地约100亩，总投资5亿元。\n"


def page(folder, text=PAGE, name="a.txt"):
    (folder / name).write_text(text, "utf-8")
    return folder / name


def table(path):
    with path.open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))


def test_the_example_pages_become_one_document_each(tmp_path):
    done = run("analyze", PAGES, "-o", tmp_path / "out.jsonl")
    assert (done.returncode, done.err) == (0, "")
    written = rows(tmp_path / "out.jsonl")
    assert [row["document_id"] for row in written] == sorted(map(str, PAGES.glob("*.txt")))
    for row in written:
        text = Path(row["document_id"]).read_bytes().decode("utf-8-sig")
        document = Document.from_dict(row["policytext"])
        assert document == policytext.analyze(text)
        assert all(text[q.start : q.end] == q.text for q in document.quantities)
    documents = [Document.from_dict(row["policytext"]) for row in written]
    quantities = sum(quantity.in_body for document in documents for quantity in document.quantities)
    assert f"{len(written)} pages" in done.out
    assert f": {quantities} quantities, " in done.out
    assert done.out.rstrip().endswith(f"written to {tmp_path / 'out.jsonl'}")
    assert names(tmp_path) == ["out.jsonl"]


def test_standard_input_and_output_hold_nothing_but_the_line():
    done = run("analyze", "-", stdin="占地100亩".encode())
    (row,) = rows(done.out)
    assert (done.returncode, done.err, row["document_id"]) == (0, "", "-")
    assert [q["text"] for q in row["policytext"]["quantities"]] == ["100亩"]


def test_other_fields_are_carried_through_and_the_id_names_the_page():
    line = json.dumps({"id": 7, "body": "總投資5億元", "tags": ["x"], "policytext": "mine"}).encode()
    done = run("analyze", "-", "--text-field", "body", "--id-field", "id", stdin=line)
    (row,) = rows(done.out)
    assert list(row) == ["document_id", "policytext", "tags", "input_policytext"]
    assert (row["document_id"], row["tags"], row["input_policytext"]) == (7, ["x"], "mine")
    assert row["policytext"]["source"] == "總投資5億元"


def test_clean_and_normalize_write_texts_that_the_next_command_reads(tmp_path):
    source = page(tmp_path, "奔騰園區佔地１００畝&nbsp;。")
    assert run("normalize", source, "-o", tmp_path / "1.jsonl").returncode == 0
    assert rows(tmp_path / "1.jsonl") == [{"document_id": str(source), "text": "奔腾园区占地100亩 。"}]
    assert run("clean", tmp_path / "1.jsonl", "-o", tmp_path / "2.jsonl").returncode == 0
    assert rows(tmp_path / "2.jsonl") == [
        {"document_id": str(source), "text": policytext.analyze("奔腾园区占地100亩 。").body}
    ]


@pytest.mark.parametrize("kind", ["quantities", "officials"])
def test_rows_are_those_of_the_document(tmp_path, kind):
    source = page(tmp_path)
    assert run("rows", "--of", kind, source, "-o", tmp_path / "out.jsonl").returncode == 0
    lines = (tmp_path / "out.jsonl").read_text("utf-8").splitlines()
    written = [{name: str(cell) for name, cell in json.loads(line, parse_float=str).items()} for line in lines]
    facts = policytext.analyze(PAGE).to_rows(kind, document_id=str(source))
    assert written == [{name: str(cell) for name, cell in row.items()} for row in facts]


def test_rows_of_a_csv_have_fixed_columns_and_numbers_stay_numbers(tmp_path):
    page(tmp_path)
    (tmp_path / "b.txt").write_bytes(b"")
    assert run("rows", tmp_path, "-o", tmp_path / "out.csv").returncode == 0
    content = (tmp_path / "out.csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbfdocument_id,library_version,")
    assert b"\r\n" in content
    area, money = table(tmp_path / "out.csv")
    assert list(area) == [*(column.name for column in COLUMNS["quantities"]), "error"]
    assert area["area_m2"] == str(policytext.quantities.parse("100亩").low)
    assert (money["amount_cny"], money["unit"], money["area_m2"]) == ("500000000", "CNY", "")


@pytest.mark.parametrize(
    ("kind", "ending"), [*((kind, "csv") for kind in COLUMNS), ("quantities", "parquet"), ("quantities", "dta")]
)
def test_the_header_is_written_where_there_is_no_row(tmp_path, kind, ending):
    source = tmp_path / "empty.jsonl"
    source.write_bytes(b"")
    out = tmp_path / f"out.{ending}"
    readers = {"parquet": "pyarrow.parquet", "dta": "pandas"}
    reader = pytest.importorskip(readers[ending]) if ending in readers else None
    assert run("rows", "--of", kind, source, "-o", out).returncode == 0
    expected = [*(column.name for column in COLUMNS[kind]), "error"]
    if ending == "csv":
        assert out.read_text("utf-8-sig").strip().split(",") == expected
    elif ending == "parquet":
        assert reader.read_schema(out).names == expected
    else:
        assert list(reader.read_stata(out).columns) == [f"_{name}" if name == "end" else name for name in expected]


def test_an_analyze_table_has_one_row_a_page(tmp_path):
    page(tmp_path)
    assert run("analyze", tmp_path, "-o", tmp_path / "out.csv").returncode == 0
    (row,) = table(tmp_path / "out.csv")
    assert row["characters"] == str(len(PAGE))
    assert row["quantities"] == "2"


def test_parquet_keeps_types_and_comes_back_as_input(tmp_path):
    parquet = pytest.importorskip("pyarrow.parquet")
    lines = [{"text": "总投资5亿元", "n": 1, "share": 0.5, "ok": True, "tags": ["甲"]}, {"text": "无", "n": 2}]
    (tmp_path / "in.jsonl").write_text("\n".join(map(json.dumps, lines)), "utf-8")
    assert run("normalize", tmp_path / "in.jsonl", "-o", tmp_path / "a.parquet").returncode == 0
    written = parquet.read_table(tmp_path / "a.parquet").to_pylist()
    place = str(tmp_path / "in.jsonl")
    empty = {"error": None, "share": None, "ok": None, "tags": None}
    assert written == [
        {
            **empty,
            "document_id": f"{place}:1",
            "text": "总投资5亿元",
            "n": 1,
            "share": 0.5,
            "ok": True,
            "tags": '["甲"]',
        },
        {**empty, "document_id": f"{place}:2", "text": "无", "n": 2},
    ]
    done = run("rows", tmp_path / "a.parquet", "-o", tmp_path / "b.parquet")
    assert done.returncode == 0, done.err
    (row,) = parquet.read_table(tmp_path / "b.parquet").to_pylist()
    assert (row["document_id"], row["amount_cny"], row["n"], row["start"]) == (f"{place}:1", 5e8, 1, 3)


def test_stata_reads_what_was_written(tmp_path):
    pandas = pytest.importorskip("pandas")
    long = "占地100亩。" + "长" * 3000
    line = json.dumps({"text": long, "发布日期": "2023-05-01", "if": 1, "2x": 2, "a b": None}).encode()
    assert run("normalize", "-", "--text-field", "text", "-o", tmp_path / "out.dta", stdin=line).returncode == 0
    (row,) = pandas.read_stata(tmp_path / "out.dta").to_dict("records")
    assert row == {
        "document_id": "-:1",
        "text": long,
        "error": "",
        "发布日期": "2023-05-01",
        "_if": 1,
        "_2x": 2,
        "a_b": "",
    }
    assert (tmp_path / "out.dta").read_bytes().startswith(b"<stata_dta><header><release>118</release>")


def test_a_csv_is_read_and_written_to_standard_output(tmp_path):
    (tmp_path / "in.csv").write_text("url,正文\nhttps://a,占地100亩\n=1+1,-5.2\n", "utf-8-sig")
    done = run("normalize", tmp_path / "in.csv", "--text-field", "正文", "--format", "csv")
    place = tmp_path / "in.csv"
    assert done.stdout.decode("utf-8-sig").split("\r\n") == [
        "document_id,正文,error,url",
        f"{place}:2,占地100亩,,https://a",
        f"{place}:3,-5.2,,'=1+1",
        "",
    ]


def test_html_is_read_as_from_html_gives_it(tmp_path):
    markup = "<title>x</title><p>占地<b>100</b>亩</p><script>9</script><p>投资"
    (tmp_path / "a.html").write_text(markup, "utf-8")
    (tmp_path / "b.HTM").write_bytes(f'<meta charset="gb2312">{markup}'.encode("gb18030"))
    done = run("normalize", tmp_path)
    assert [row["text"] for row in rows(done.out)] == [policytext.from_html(markup)] * 2 == ["占地100亩\n投资"] * 2


@pytest.mark.parametrize("command", ["normalize", "rows"])
def test_the_output_is_the_same_for_any_number_of_processes(tmp_path, command):
    lines = "".join(json.dumps({"text": f"占地{n}亩" * (n % 3), "n": n}) + "\n" for n in range(300)) + "no json\n"
    (tmp_path / "in.jsonl").write_text(lines)
    outputs = set()
    for jobs in (1, 2, 3):
        done = run(command, tmp_path / "in.jsonl", "-j", jobs, "-o", tmp_path / "out.jsonl")
        assert done.returncode == 1
        assert done.err.startswith(f"error: {tmp_path}/in.jsonl:301: not JSON")
        outputs.add((tmp_path / "out.jsonl").read_bytes())
    assert len(outputs) == 1


def test_one_of_a_kind_is_told_as_one(tmp_path):
    (tmp_path / "a.txt").write_text("占地100亩", "utf-8")
    done = run("rows", tmp_path, "-o", tmp_path / "out.csv")
    told = f"1 page, 6 characters: 1 quantity, 0 officials, 0 organizations; written to {tmp_path}/out.csv\n"
    assert done.out.endswith(told)
    (tmp_path / "a.txt").write_text("亩", "utf-8")
    done = run("normalize", tmp_path / "a.txt", "-o", tmp_path / "out.csv")
    assert done.out == f"1 page, 1 character; written to {tmp_path}/out.csv\n"


def test_verbose_names_the_components(tmp_path):
    done = run("analyze", page(tmp_path), "--verbose", "-o", tmp_path / "out.jsonl")
    assert done.returncode == 0
    assert all(name in done.err for name in ("script", "boilerplate", "quantities", "entities"))


def test_schema_describes_what_analyze_writes(tmp_path):
    schema = json.loads(run("schema").out)
    (row,) = rows(run("analyze", page(tmp_path)).out)
    jsonschema.validate(row["policytext"], schema)


@pytest.mark.parametrize(
    "arguments",
    [
        ["analyse"],
        ["analyze"],
        ["analyze", "x.txt", "--vocabulary", "cn"],
        ["analyze", "x.txt", "--encoding", "klingon"],
        ["analyze", "x.txt", "--encoding", "hex"],
        ["analyze", "x.txt", "-o", "out.xlsx"],
        ["analyze", "x.txt", "-o", "out"],
        ["analyze", "x.txt", "--format", "parquet"],
        ["analyze", "-", "-o", "out.jsonl", "--resume"],
        ["analyze", "x.txt", "--resume"],
        ["analyze", "x.txt", "-j", "0"],
        ["rows", "x.txt", "--of", "nothing"],
        ["--what"],
    ],
)
def test_usage_errors_exit_with_2_and_write_nothing(tmp_path, arguments):
    done = run(*arguments, cwd=tmp_path)
    assert done.returncode == 2
    assert "Usage:" in done.err
    assert names(tmp_path) == []


def test_every_kind_of_row_can_be_asked_for():
    assert get_args(FactKind) == tuple(COLUMNS)


def test_the_package_runs_as_a_module():
    done = subprocess.run(
        [sys.executable, "-m", "policytext", "--version"], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (0, f"policytext {policytext.__version__}\n")


def test_version_and_help():
    assert run("--version").out == f"policytext {policytext.__version__}\n"
    assert all(command in run("--help").out for command in ("analyze", "clean", "normalize", "rows", "schema"))
    assert "--text-field" in run("analyze", "--help").out


@pytest.mark.parametrize("arguments", [["--help"], ["rows", "--help"], ["--version"]])
def test_help_loads_nothing_heavy(arguments):
    code = f"""
import sys
from policytext.cli import main
sys.argv = ["policytext", *{arguments!r}]
try:
    main()
except SystemExit:
    heavy = {{"spacy", "numpy", "pyarrow", "pandas", "cn2an", "chardet", "policytext.quantities"}} & set(sys.modules)
    sys.exit(str(heavy) if heavy else 0)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_tables_of_the_user_are_known(tmp_path):
    source = page(tmp_path, "项目年产80瓩时设备，青禾造车与总领航刘远舟出席。")
    (tmp_path / "units.tsv").write_text(
        "# What: mine.\nsurface\tkind\tunit\tfactor\n瓩时\tenergy\tJ\t3600000\n", "utf-8"
    )
    (tmp_path / "organizations.tsv").write_text("surface\n青禾造车\n", "utf-8-sig")
    (tmp_path / "titles.tsv").write_text("surface\n总领航\n", "utf-8")
    options = [
        word for name in ("units", "organizations", "titles") for word in (f"--{name}", tmp_path / f"{name}.tsv")
    ]
    (plain,) = rows(run("analyze", source).out)
    (taught,) = rows(run("analyze", source, *options).out)

    def found(row):
        return {
            kind: [fact["text"] for fact in row["policytext"][kind]]
            for kind in ("quantities", "organizations", "titles")
        }

    assert "80瓩时" not in found(plain)["quantities"]
    assert "青禾造车" not in found(plain)["organizations"]
    assert "总领航" not in found(plain)["titles"]
    assert "80瓩时" in found(taught)["quantities"]
    assert "青禾造车" in found(taught)["organizations"]
    assert "总领航" in found(taught)["titles"]


def test_lines_that_the_user_knows_are_labelled(tmp_path):
    source = page(
        tmp_path, "砚湖光电产业园二期工程全面开工，市领导到场祝贺。\n项目总投资5亿元，占地100亩，年内投产。\n"
    )
    (tmp_path / "lines.tsv").write_text("words\tplace\tlabel\n砚湖光电产业园\thead\tad_teaser\n", "utf-8")
    (row,) = rows(run("analyze", source, "--patterns", tmp_path / "lines.tsv").out)
    assert [segment["label"] for segment in row["policytext"]["segments"]] == ["ad_teaser", "content"]


def test_the_reference_date_gives_periods_their_days(tmp_path):
    source = page(tmp_path, "去年全区完成投资5亿元。")
    (plain,) = rows(run("rows", source, "--of", "quantities").out)
    (dated,) = rows(run("rows", source, "--of", "quantities", "--reference-date", "2023-06-01").out)
    assert (plain["interval_start"], dated["interval_start"]) == (None, "2022-01-01")
    assert run("rows", source, "--reference-date", "1.6.2023").returncode == 2


@pytest.mark.parametrize(
    ("option", "content", "message"),
    [
        ("--patterns", b"words\tplace\tlabel\n\xe7\xa0\x9a\tstart\tnav\n", "is none of end, head, line, within"),
        ("--units", None, "No such file or directory"),
        ("--units", b"surface\tkind\tunit\tfactor\n\xe4\xba\xa9\tarea\tm2\tmany\n", "is not a number"),
        ("--titles", b"name\n", "the header must be"),
        ("--organizations", b"surface\n\xff\n", "not UTF-8 at byte 8"),
    ],
)
def test_a_table_that_cannot_be_read_is_a_usage_error(tmp_path, option, content, message):
    table = tmp_path / "t.tsv"
    if content is not None:
        table.write_bytes(content)
    done = run("analyze", page(tmp_path), option, table, env={**os.environ, "COLUMNS": "500"})
    assert done.returncode == 2
    assert str(table) in done.err
    assert message in done.err


def test_report_is_one_page_that_runs_nothing_of_the_input(tmp_path):
    page(tmp_path, "<script>alert(1)</script>占地100亩", "<img src=x>.txt")
    page(tmp_path, PAGE, "b.txt")
    done = run("report", tmp_path, "--title", "<b>园区", "-j", 2, "-o", tmp_path / "out.html")
    assert (done.returncode, done.err) == (0, "")
    html = (tmp_path / "out.html").read_text("utf-8")
    assert html.startswith("<!doctype html>")
    assert all(word in html for word in ("&lt;script&gt;", "&lt;b&gt;园区", "100亩", "5亿元"))
    assert not any(word in html for word in ("<script", "<img", "<b>园区"))
    assert run("report", tmp_path, "--format", "csv").returncode == 2

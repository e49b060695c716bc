"""What a user may do wrong, or the machine: one clear line each, the other pages done, and never a traceback."""

import json
import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from command import COMMAND, PAGES, names, rows, run

GOOD = "占地100亩"


def permissions_bind():
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o500)
        return not os.access(folder, os.W_OK)


@pytest.fixture
def good(tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "good.txt").write_text(GOOD, "utf-8")
    return tmp_path / "in"


def check_one_failure(folder, *, name, message, options=()):
    """The bad file is named in one line, carries its error in the output, and the good one is done."""
    out = folder.parent / "out.jsonl"
    done = run("normalize", folder, "-o", out, *options)
    assert done.returncode == 1
    assert done.err == f"error: {folder / name}{message}\n"
    good, bad = sorted(rows(out), key=lambda row: "error" in row)
    assert good == {"document_id": str(folder / "good.txt"), "text": GOOD}
    assert bad["error"] == f"{folder / name}{message}"
    assert "2 pages, 1 failed, " in done.out
    assert names(folder.parent) == ["in", "out.jsonl"]


def test_a_missing_file(good, tmp_path):
    done = run("normalize", tmp_path / "no.txt", good)
    assert (done.returncode, done.err) == (1, f"error: {tmp_path}/no.txt: No such file or directory\n")
    assert [row.get("text") for row in rows(done.out)] == [None, GOOD]


def test_a_folder_without_texts_and_a_pattern_without_matches(tmp_path):
    done = run("normalize", tmp_path, tmp_path / "*.txt")
    assert done.returncode == 1
    folder, pattern = done.err.splitlines()
    assert folder.startswith(f"error: {tmp_path}: no file to read in this folder (there are .txt, .html, ")
    assert pattern == f"error: {tmp_path}/*.txt: no file matches"


def test_an_empty_file_is_an_empty_page(tmp_path):
    (tmp_path / "empty.txt").write_bytes(b"")
    done = run("normalize", tmp_path)
    assert (done.returncode, rows(done.out)[0]["text"]) == (0, "")


def test_a_picture_named_txt(good):
    (good / "x.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)) * 4)
    check_one_failure(good, name="x.txt", message=": not a text but binary data (image/png); not UTF-8 at byte 0")


def test_gbk_bytes_in_the_middle_of_utf8(good):
    (good / "x.txt").write_bytes("奔腾园区开工\n".encode() + "总投资5亿元\n".encode("gbk") + "占地一百亩\n".encode())
    check_one_failure(
        good,
        name="x.txt",
        message=": two encodings in one file: not UTF-8 at byte 19, UTF-8 at byte 0; "
        "name the encoding with --encoding or convert the file to UTF-8",
    )


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (b"{no json", ":2: not JSON (Expecting property name enclosed in double quotes: line 1 column 2 (char 1))"),
        (b'{"body": ""}', ":2: no field 'text' (fields: 'body'); name the one to read with --text-field"),
        (b'{"text": "\xb2\xfa"}', ":2: not UTF-8 at byte 10 of the line (byte 12 of the file)"),
        (b'{"text": 5}', ":2: field 'text' is a int, not a string"),
    ],
)
def test_a_line_that_is_not_what_it_should_be(good, line, message):
    (good / "x.jsonl").write_bytes(b" \n" + line + b"\n")
    check_one_failure(good, name="x.jsonl", message=message)


def test_a_parquet_file_cut_short(good):
    parquet = pytest.importorskip("pyarrow.parquet")
    arrow = pytest.importorskip("pyarrow")
    parquet.write_table(arrow.table({"text": ["占地"] * 1000}), good / "x.parquet")
    (good / "x.parquet").write_bytes((good / "x.parquet").read_bytes()[:-20])
    done = run("normalize", good)
    assert done.returncode == 1
    assert done.err.startswith(f"error: {good}/x.parquet: not a whole Parquet file (")
    assert len(done.err.splitlines()) == 1
    assert [row["text"] for row in rows(done.out) if "text" in row] == [GOOD]


def test_a_csv_row_with_a_cell_too_few(good):
    (good / "x.csv").write_text("id,text\n1\n", "utf-8")
    check_one_failure(good, name="x.csv", message=":2: 1 cell where the header names 2")


@pytest.mark.parametrize("ending", ["jsonl", "parquet"])
def test_a_full_disk_keeps_the_old_file_and_what_was_done(tmp_path, ending):
    """A limit on the size of files stands for a disk with no space."""
    if ending == "parquet":
        pytest.importorskip("pyarrow")
    out = tmp_path / f"out.{ending}"
    out.write_text("old")
    limit = (60_000, resource.RLIM_INFINITY)
    limited = run("rows", PAGES, "-o", out, preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, limit))
    assert limited.returncode == 1
    assert limited.err.endswith("cannot be written (File too large)\n")
    assert out.read_text() == "old"
    assert names(tmp_path) == [f"out.{ending}", f"out.{ending}.partial"]
    assert run("rows", PAGES, "-o", out, "--resume").returncode == 0
    assert run("rows", PAGES, "-o", tmp_path / f"whole.{ending}").returncode == 0
    assert out.read_bytes() == (tmp_path / f"whole.{ending}").read_bytes()
    assert names(tmp_path) == [f"out.{ending}", f"whole.{ending}"]


@pytest.mark.skipif(not permissions_bind(), reason="root may do anything")
def test_no_permission_to_write(good, tmp_path):
    (tmp_path / "locked").mkdir(mode=0o500)
    done = run("normalize", good, "-o", tmp_path / "locked" / "out.jsonl")
    assert done.returncode == 1
    assert done.err == f"error: {tmp_path}/locked/out.jsonl.partial: cannot be written (Permission denied)\n"


@pytest.mark.skipif(not permissions_bind(), reason="root may do anything")
def test_no_permission_to_read(good):
    (good / "x.txt").write_text("x")
    (good / "x.txt").chmod(0)
    check_one_failure(good, name="x.txt", message=": Permission denied")


@pytest.mark.skipif(not permissions_bind(), reason="root may do anything")
def test_no_permission_to_look_into_a_folder(good):
    (good / "locked").mkdir(mode=0)
    check_one_failure(good, name="locked", message=": Permission denied")


def test_a_place_where_no_file_can_be(good, tmp_path):
    done = run("normalize", good, "-o", good / "good.txt" / "out.jsonl")
    assert done.returncode == 1
    assert done.err.startswith(f"error: {good}/good.txt/out.jsonl.partial: cannot be written (")
    done = run("normalize", good, "-o", tmp_path, "--format", "csv")
    assert (done.returncode, done.err) == (1, f"error: {tmp_path}: cannot be written (it is a folder); name a file\n")


def test_a_file_that_changes_while_it_is_read(tmp_path):
    lines = tmp_path / "in.jsonl"
    lines.write_text("".join(json.dumps({"text": GOOD * 50}) + "\n" for _ in range(5000)))
    command = [*COMMAND, "normalize", str(lines)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, bufsize=0) as process:
        process.stdout.readline()
        with lines.open("a") as stream:
            stream.write('{"text": "new"}\n')
        out, err = process.communicate()
    assert process.returncode == 1
    assert err.decode() == f"error: {lines}: changed while it was read; run again when nobody writes to it\n"
    assert "changed while it was read" in rows(out.decode())[-1]["error"]


def test_a_long_line(tmp_path):
    text = "项目占地100亩。" * 200_000
    (tmp_path / "in.jsonl").write_text(json.dumps({"text": text}, ensure_ascii=False), "utf-8")
    (tmp_path / "in.txt").write_text(text, "utf-8")
    done = run("normalize", tmp_path)
    assert done.returncode == 0
    assert all(row["text"] == text for row in rows(done.out))


def test_file_names_with_blanks_newlines_markup_chinese_and_stray_bytes(tmp_path):
    for name in (b"a b.txt", "园区.txt".encode(), b"c\nd.txt", b"[bold] \xff.txt", b"-o.txt", b"e*[1].txt"):
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name)).write_text(GOOD, "utf-8")
    done = run("normalize", tmp_path)
    assert (done.returncode, done.err) == (0, "")
    assert [Path(row["document_id"]).name for row in rows(done.out)] == [
        "-o.txt",
        "[bold] \udcff.txt",
        "a b.txt",
        "c\nd.txt",
        "e*[1].txt",
        "园区.txt",
    ]
    bad = tmp_path / "[bold]\n坏.txt"
    bad.write_bytes(b"\xff")
    done = run("normalize", bad, tmp_path / "e*[1].txt", "-o", tmp_path / "out.csv")
    assert done.returncode == 1
    assert done.err.startswith(f"error: {tmp_path}/[bold]\\n坏.txt: not ")
    assert len(done.err.splitlines()) == 1


def test_an_output_that_is_an_input_is_refused(tmp_path):
    lines = tmp_path / "x.jsonl"
    lines.write_text('{"text": "占地100亩"}\n', "utf-8")
    (tmp_path / "link.jsonl").symlink_to(lines)
    for output in (lines, tmp_path / "link.jsonl"):
        done = run("analyze", lines, "-o", output)
        assert done.returncode == 1
        assert done.err == f"error: {output}: is one of the inputs; name another output\n"
    assert rows(lines) == [{"text": GOOD}]


@pytest.mark.parametrize("name", ["a" * 300 + ".csv", "a" * 5000 + ".csv"])
def test_a_name_that_is_too_long(good, tmp_path, name):
    done = run("rows", name, good, cwd=tmp_path)
    assert (done.returncode, done.err) == (1, f"error: {name}: File name too long\n")
    done = run("rows", good, "-o", name, cwd=tmp_path)
    assert done.returncode == 1
    assert done.err == f"error: {name}.partial: cannot be written (File name too long)\n"
    assert names(tmp_path) == ["in"]


def test_a_name_of_no_characters(good):
    done = run("normalize", "", good)
    assert (done.returncode, done.err) == (1, "error: '': no name of a file\n")


def test_a_table_of_words_in_another_encoding(good, tmp_path):
    (tmp_path / "titles.tsv").write_text("surface\n园长\n", "gb18030")
    done = run("rows", good, "--titles", tmp_path / "titles.tsv")
    assert done.returncode == 2
    assert "not UTF-8 at byte 10; convert the table to UTF-8" in " ".join(done.err.replace("│", "").split())
    assert "--encoding" not in done.err


def test_a_cell_that_begins_like_a_formula(tmp_path):
    cells = ["=1+1", "+8613800000000", "-5", "-", "@SUM(A1)", "\t=1", "＝1+1", "占地=1"]
    lines = "".join(json.dumps({"text": "x", "cell": cell, "=name": 1}) + "\n" for cell in cells)
    (tmp_path / "in.jsonl").write_text(lines)
    assert run("normalize", tmp_path / "in.jsonl", "-o", tmp_path / "out.csv").returncode == 0
    header, *written = (tmp_path / "out.csv").read_text("utf-8-sig").splitlines()
    assert header == "document_id,text,error,cell,'=name"
    assert [row.split(",")[3] for row in written] == [
        "'=1+1",
        "+8613800000000",
        "-5",
        "-",
        "'@SUM(A1)",
        "'\t=1",
        "'＝1+1",
        "占地=1",
    ]


def test_errors_fail_stops_at_the_first(good, tmp_path):
    (good / "a.jsonl").write_text('{"text": "a"}\nno\nno\n')
    done = run("normalize", good, "--errors", "fail", "-o", tmp_path / "out.jsonl")
    assert done.returncode == 1
    first, second = done.err.splitlines()
    assert first.startswith(f"error: {good}/a.jsonl:2: not JSON")
    assert second == f"stopped; what is done is kept in {tmp_path}/out.jsonl.partial: go on from it with --resume"
    assert names(tmp_path) == ["in", "out.jsonl.partial"]
    done = run("normalize", good, "-o", tmp_path / "out.jsonl", "--resume")
    assert done.returncode == 1
    assert len(rows(tmp_path / "out.jsonl")) == 4


def test_many_failures_are_not_all_listed(tmp_path):
    (tmp_path / "in.jsonl").write_text("no\n" * 100)
    done = run("normalize", tmp_path / "in.jsonl", "-o", tmp_path / "out.jsonl")
    assert len(done.err.splitlines()) == 21
    assert len(rows(tmp_path / "out.jsonl")) == 100


@pytest.mark.parametrize("jobs", [1, 2])
def test_fields_deep_in_one_another_cost_no_other_page(tmp_path, jobs):
    deep = "[" * 940 + "]" * 940
    (tmp_path / "in.jsonl").write_text(f'{{"text": "a", "deep": {deep}}}\n{{"text": "b"}}\n')
    done = run("normalize", tmp_path / "in.jsonl", "-j", jobs)
    assert done.returncode == 1
    assert done.err.startswith(f"error: {tmp_path}/in.jsonl:1: lists and objects in one another, ")
    assert [row.get("text") for row in rows(done.out)] == [None, "b"]


def test_a_page_that_brings_out_a_defect_costs_no_other(tmp_path):
    (tmp_path / "in.jsonl").write_text('{"text": "a"}\n{"text": "b"}\n')
    code = f"""
from policytext.analyzer import Analyzer
from policytext.cli import main
import sys
call = Analyzer.__call__
def broken(self, text):
    if text == "a":
        raise ZeroDivisionError("odd page")
    return call(self, text)
Analyzer.__call__ = broken
sys.argv = ["policytext", "normalize", {str(tmp_path / "in.jsonl")!r}]
main()
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr == f"error: {tmp_path}/in.jsonl:1: ZeroDivisionError: odd page\n"
    assert [row.get("text") for row in rows(done.stdout)] == [None, "b"]


def test_a_usage_error_shows_brackets_as_they_stand(good):
    assert "x[1].docx: none of" in run("rows", good, "-o", "x[1].docx").err
    assert "no[1].tsv: No such file" in run("rows", good, "--units", "no[1].tsv").err

"""The command as a user meets it: a process with arguments, files, an exit code and no traceback."""

import contextlib
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import policytext
from policytext import Document

PAGES = Path(__file__).parent.parent / "examples" / "pages"
COMMAND = [sys.executable, "-c", "from policytext.cli import main; main()"]


def run(*arguments, stdin=b"", **options):
    done = subprocess.run([*COMMAND, *map(str, arguments)], input=stdin, capture_output=True, check=False, **options)
    done.out, done.err = done.stdout.decode(), done.stderr.decode()
    assert "Traceback" not in done.err
    return done


def rows(text):
    return [json.loads(line) for line in text.split("\n") if line]


def test_the_example_pages_become_one_line_each(tmp_path):
    done = run("analyze", PAGES, "-o", tmp_path / "out.jsonl")
    assert (done.returncode, done.err) == (0, "")
    written = rows((tmp_path / "out.jsonl").read_text("utf-8"))
    assert [row["path"] for row in written] == sorted(map(str, PAGES.glob("*.txt")))
    for row in written:
        text = Path(row["path"]).read_bytes().decode("utf-8-sig")
        document = Document.from_dict(row["policytext"])
        assert document == policytext.analyze(text)
        assert all(text[q.start : q.end] == q.text for q in document.quantities)
    assert f"{len(written)} pages" in done.out
    assert str(tmp_path / "out.jsonl") in done.out


def test_standard_input_and_output_hold_nothing_but_the_line():
    done = run("analyze", "-", stdin="占地100亩".encode())
    (row,) = rows(done.out)
    assert (done.returncode, done.err, row["path"]) == (0, "", "-")
    assert [q["text"] for q in row["policytext"]["quantities"]] == ["100亩"]


def test_other_fields_are_carried_through():
    line = json.dumps({"id": 7, "body": "總投資5億元", "tags": ["x"]}).encode()
    done = run("analyze", "-", "--text-field", "body", stdin=line)
    (row,) = rows(done.out)
    assert (row["id"], row["tags"], row["policytext"]["source"]) == (7, ["x"], "總投資5億元")


def test_a_lone_surrogate_in_a_line_comes_back(tmp_path):
    (tmp_path / "x.jsonl").write_text('{"text": "\\ud800占地100亩"}\n', "utf-8")
    done = run("analyze", tmp_path)
    assert rows(done.out)[0]["policytext"]["source"] == "\ud800占地100亩"


def test_a_bad_file_is_one_clear_line_and_the_others_are_done(tmp_path):
    (tmp_path / "1.txt").write_bytes("产业".encode("gbk"))
    (tmp_path / "2.txt").write_text("占地100亩", "utf-8")
    (tmp_path / "3.jsonl").write_text("{}\n", "utf-8")
    done = run("analyze", tmp_path, tmp_path / "no.txt", "-o", tmp_path / "out.jsonl")
    assert done.returncode == 1
    assert done.err.splitlines() == [
        f"error: {tmp_path}/1.txt: not UTF-8 at byte 0; convert the file to UTF-8",
        f"error: {tmp_path}/3.jsonl:1: no field 'text' (fields: none); name the one to read with --text-field",
        f"error: {tmp_path}/no.txt: No such file or directory",
    ]
    assert [row["path"] for row in rows((tmp_path / "out.jsonl").read_text("utf-8"))] == [str(tmp_path / "2.txt")]
    assert "1 page, 6 characters, 3 could not be read" in done.out


def test_an_output_that_is_an_input_is_refused(tmp_path):
    (tmp_path / "x.jsonl").write_text('{"text": "占地100亩"}\n', "utf-8")
    done = run("analyze", tmp_path, "-o", tmp_path / "x.jsonl")
    assert done.returncode == 1
    assert done.err == f"error: {tmp_path}/x.jsonl: is one of the inputs; name another output\n"
    assert (tmp_path / "x.jsonl").read_text("utf-8") == '{"text": "占地100亩"}\n'


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_is_one_clear_line():
    with Path("/dev/full").open("wb") as full:
        command = [*COMMAND, "analyze", str(PAGES)]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, check=False)
    assert done.returncode == 1
    assert done.stderr.decode() == "error: standard output: cannot be written (No space left on device)\n"


def test_a_reader_that_goes_away_is_no_error_message():
    lines = (json.dumps({"text": "占地100亩" * 5000}) + "\n").encode() * 20
    with subprocess.Popen(
        [*COMMAND, "analyze", "-", "--text-field", "text"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        process.stdout.close()
        with contextlib.suppress(BrokenPipeError):
            process.stdin.write(lines)
            process.stdin.close()
        assert process.stderr.read() == b""


def test_an_interrupted_run_keeps_the_old_file(tmp_path):
    (tmp_path / "out.jsonl").write_text("old")
    command = [*COMMAND, "analyze", "-", "--text-field", "text", "-o", str(tmp_path / "out.jsonl")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        process.stdin.write(b'{"text": "a"}\n')
        process.stdin.flush()
        deadline = time.monotonic() + 20
        while len(os.listdir(tmp_path)) < 2 and time.monotonic() < deadline:  # noqa: PTH208 - names only
            time.sleep(0.02)
        process.send_signal(signal.SIGINT)
        assert process.wait(20) == 130
        assert process.stderr.read().decode() == "interrupted; nothing was written\n"
    assert [path.name for path in tmp_path.iterdir()] == ["out.jsonl"]
    assert (tmp_path / "out.jsonl").read_text() == "old"


@pytest.mark.parametrize(
    "arguments", [["analyse"], ["analyze"], ["analyze", "x.txt", "--vocabulary", "cn"], ["--what"]]
)
def test_usage_errors_exit_with_2(arguments):
    assert run(*arguments).returncode == 2


def test_version_and_help():
    assert run("--version").out == f"policytext {policytext.__version__}\n"
    assert "analyze" in run("--help").out
    assert "--text-field" in run("analyze", "--help").out


def test_file_names_with_markup_blanks_newlines_and_stray_bytes_are_shown(tmp_path):
    name = os.fsencode(tmp_path) + b"/[bold] \xff\n.txt"
    Path(os.fsdecode(name)).write_bytes(b"\xff")
    done = run("analyze", tmp_path)
    assert done.returncode == 1
    assert "[bold]" in done.err
    assert "not UTF-8 at byte 0" in done.err

"""The command among the streams of its process: full, closed, left by their reader, or too many to open."""

import contextlib
import json
import os
import resource
import subprocess
import threading
from pathlib import Path

import pytest
from command import COMMAND, PAGES, rows, run

GOOD = "占地100亩"


@pytest.fixture
def good(tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "good.txt").write_text(GOOD, "utf-8")
    return tmp_path / "in"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize("options", [[], ["--format", "csv"], ["-o", "/dev/full"]])
def test_a_full_disk_behind_standard_output_or_a_device(options):
    with Path("/dev/full").open("wb") as full:
        command = [*COMMAND, "analyze", str(PAGES), *options]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, check=False)
    name = "/dev/full" if "-o" in options else "standard output"
    assert done.returncode == 1
    assert done.stderr.decode() == f"error: {name}: cannot be written (No space left on device)\n"
    assert Path("/dev/full").is_char_device()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize("arguments", [["--version"], ["--help"], ["schema"]])
def test_a_full_disk_behind_what_needs_no_page(arguments):
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run([*COMMAND, *arguments], stdout=full, stderr=subprocess.PIPE, check=False)
    assert done.returncode == 1
    assert done.stderr.decode() == "error: standard output: cannot be written (No space left on device)\n"


def test_standard_streams_that_are_closed(good):
    shell = 'exec "$0" "$@" >&-'
    done = subprocess.run(["/bin/sh", "-c", shell, *COMMAND, "rows", good], capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (1, b"error: standard output: cannot be written (it is closed)\n")
    shell = 'exec "$0" "$@" <&-'
    done = subprocess.run(["/bin/sh", "-c", shell, *COMMAND, "rows", "-"], capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (1, b"error: -: standard input is closed\n")


def test_no_room_for_processes(good):
    limit = (12, 12)
    done = run("rows", good, "-j", 8, preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_NOFILE, limit))
    assert done.returncode == 1
    assert done.err.startswith("error: no process could be started (Too many open files); try again with fewer")


def test_a_reader_that_goes_away_is_no_error_message():
    lines = (json.dumps({"text": GOOD * 5000}) + "\n").encode() * 20
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


def test_a_pipe_with_the_name_of_a_text(tmp_path):
    pipe = tmp_path / "pipe.txt"
    os.mkfifo(pipe)
    writer = threading.Thread(target=pipe.write_text, args=(GOOD, "utf-8"))
    writer.start()
    done = run("normalize", pipe)
    writer.join()
    assert (done.returncode, rows(done.out)[0]["text"]) == (0, GOOD)


def test_a_bar_is_shown_on_a_terminal_only(good):
    pty = pytest.importorskip("pty")
    ours, theirs = pty.openpty()
    seen = bytearray()

    def read():
        with contextlib.suppress(OSError):
            while block := os.read(ours, 4096):
                seen.extend(block)

    reader = threading.Thread(target=read)
    reader.start()
    command = [*COMMAND, "normalize", str(good)]
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=theirs, check=False)
    os.close(theirs)
    reader.join(10)
    os.close(ours)
    assert done.returncode == 0
    assert b"100%" in seen
    assert run("normalize", good).err == ""

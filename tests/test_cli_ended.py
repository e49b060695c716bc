"""Runs that are interrupted or killed: silent, nothing lost, and gone on with where they were."""

import json
import os
import signal
import subprocess
import sys
import time

import pytest
from command import COMMAND, names, run

GOOD = "占地100亩"


def wait_for(condition):
    deadline = time.monotonic() + 30
    while not condition() and time.monotonic() < deadline:
        time.sleep(0.02)
    assert condition()


@pytest.mark.parametrize(
    ("end", "jobs"),
    [(signal.SIGINT, 1), (signal.SIGINT, 2), (signal.SIGTERM, 2), (signal.SIGKILL, 1), (signal.SIGKILL, 2)],
)
def test_a_run_that_is_ended_goes_on_where_it_was(tmp_path, jobs, end):
    lines, out, partial = (tmp_path / name for name in ("in.jsonl", "out.csv", "out.csv.partial"))
    lines.write_text("".join(json.dumps({"text": GOOD, "n": n}) + "\n" for n in range(900)))
    out.write_text("old")
    command = [*COMMAND, "rows", str(lines), "-j", str(jobs), "-o", str(out)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True) as process:
        wait_for(lambda: partial.exists() and partial.stat().st_size > 5_000)
        if end == signal.SIGINT:
            os.killpg(process.pid, end)  # as a terminal does
        else:
            process.send_signal(end)
        err = process.communicate(timeout=30)[1].decode()
    wait_for(lambda: not group_lives(process.pid))
    if end == signal.SIGINT:
        assert process.returncode == 130
        assert err == f"interrupted; what is done is kept in {partial}: go on from it with --resume\n"
    assert out.read_text() == "old"
    refused = run("rows", lines, "-o", out)
    assert refused.returncode == 1
    assert refused.err.startswith(f"error: {partial}: an interrupted run left it; ")
    other = run("rows", lines, "-o", out, "--resume", "--of", "segments")
    assert other.err.startswith(f"error: {partial}: left by a run with other inputs, options or version; ")
    with partial.open("ab") as stream:
        stream.write(b'{"cut": ')
    assert run("rows", lines, "-o", out, "--resume").returncode == 0
    assert run("rows", lines, "-o", tmp_path / "whole.csv").returncode == 0
    assert out.read_bytes() == (tmp_path / "whole.csv").read_bytes()
    assert names(tmp_path) == ["in.jsonl", "out.csv", "whole.csv"]


def group_lives(group):
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


def test_a_run_that_waits_for_standard_input_can_be_interrupted(tmp_path):
    command = [*COMMAND, "analyze", "-", "--text-field", "text", "-o", str(tmp_path / "out.jsonl")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        process.stdin.write(b'{"text": "a"}\n')
        process.stdin.flush()
        wait_for(lambda: names(tmp_path))
        process.send_signal(signal.SIGINT)
        assert process.wait(20) == 130
    assert names(tmp_path) == ["out.jsonl.partial"]


INTERRUPTED_AT_AN_IMPORT = """
import os, signal, sys

class Interrupt:
    def find_spec(self, name, path=None, target=None):
        if name == module:
            os.kill(os.getpid(), signal.SIGINT)

module = sys.argv.pop(1)
sys.meta_path.insert(0, Interrupt())
from policytext.cli import main
main()
"""


@pytest.mark.parametrize("module", ["typer", "policytext.analyzer", "policytext.cli.checking"])
def test_a_command_that_still_begins_can_be_interrupted(module, tmp_path):
    page = tmp_path / "page.txt"
    page.write_text(GOOD, "utf-8")
    arguments = ["verify", page, page] if module.endswith("checking") else ["analyze", page]
    command = [sys.executable, "-c", INTERRUPTED_AT_AN_IMPORT, module, *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (130, b"", b"")

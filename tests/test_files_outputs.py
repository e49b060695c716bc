"""What is written: whole files at once, spools that outlive a run, and formats by name."""

import io

import pytest

from policytext.files import OutputError, csv, outputs, spool
from policytext.files.columns import Column
from policytext.files.spool import Spool


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_output_appears_whole_at_the_end(tmp_path):
    path = tmp_path / "out.jsonl"
    with outputs.replacing(str(path)) as stream:
        stream.write(b"new")
        assert not path.exists()
    assert path.read_bytes() == b"new"
    assert names(tmp_path) == ["out.jsonl"]


@pytest.mark.parametrize("error", [KeyboardInterrupt, ValueError, OSError(28, "No space left on device")])
def test_a_run_that_fails_keeps_the_old_file(tmp_path, error):
    path = tmp_path / "out.jsonl"
    path.write_text("old")
    kind = OutputError if isinstance(error, OSError) else error
    with pytest.raises(kind), outputs.replacing(str(path)) as stream:
        stream.write(b"new")
        raise error
    assert path.read_text() == "old"
    assert names(tmp_path) == ["out.jsonl"]


def test_a_link_stays_a_link(tmp_path):
    (tmp_path / "real.csv").write_text("old")
    (tmp_path / "link.csv").symlink_to(tmp_path / "real.csv")
    with outputs.replacing(str(tmp_path / "link.csv")) as stream:
        stream.write(b"new")
    assert (tmp_path / "link.csv").is_symlink()
    assert (tmp_path / "real.csv").read_bytes() == b"new"


def test_a_spool_keeps_whole_lines_and_goes_on(tmp_path):
    out = str(tmp_path / "out.jsonl")
    with Spool(out, "work") as kept:
        kept.append(spool.line({"n": 1}, [b'{"a": "\\t"}', b"{}"]))
        kept.append(spool.line({"n": 2}, []))
    path = tmp_path / "out.jsonl.partial"
    path.write_bytes(path.read_bytes() + b'{"n": 3}\t{"cut')
    with Spool(out, "work", resumes=True) as kept:
        assert kept.done == 2
        kept.append(spool.line({"n": 3}, [b"[]"]))
        lines = list(kept.lines())
        assert [spool.tally(line)["n"] for line in lines] == [1, 2, 3]
        assert [spool.rows(line) for line in lines] == [[b'{"a": "\\t"}', b"{}"], [], [b"[]"]]
        kept.remove()
    assert names(tmp_path) == []


def test_a_spool_that_is_there_is_neither_lost_nor_mixed(tmp_path):
    out = str(tmp_path / "out.jsonl")
    with Spool(out, "work") as kept:
        kept.append(spool.line({}, [b"{}"]))
    before = (tmp_path / "out.jsonl.partial").read_bytes()
    with pytest.raises(OutputError, match=r"out.jsonl.partial: an interrupted run left it"):
        Spool(out, "work").__enter__()
    with pytest.raises(OutputError, match=r"out.jsonl.partial: left by a run with other inputs"):
        Spool(out, "other", resumes=True).__enter__()
    assert (tmp_path / "out.jsonl.partial").read_bytes() == before


@pytest.mark.parametrize("content", [b"", b'{"policyt'])
def test_a_spool_cut_off_in_its_first_line_begins_again(tmp_path, content):
    (tmp_path / "out.jsonl.partial").write_bytes(content)
    with Spool(str(tmp_path / "out.jsonl"), "work", resumes=True) as kept:
        kept.append(spool.line({}, [b"{}"]))
        assert [spool.rows(line) for line in kept.lines()] == [[b"{}"]]


NEEDED = {"parquet": ("pyarrow",), "stata": ("pandas",)}


@pytest.mark.parametrize(
    ("output", "asked", "chosen"),
    [
        ("-", None, "jsonl"),
        ("-", "csv", "csv"),
        ("a.jsonl", None, "jsonl"),
        ("a.CSV", None, "csv"),
        ("a.parquet", None, "parquet"),
        ("a.dta", None, "stata"),
        ("a.txt", "csv", "csv"),
        ("a.csv", "jsonl", "jsonl"),
    ],
)
def test_the_format_is_what_is_asked_or_what_the_ending_says(output, asked, chosen):
    for package in NEEDED.get(chosen, ()):
        pytest.importorskip(package)
    assert outputs.format_of(output, asked) == chosen


def test_an_ending_that_says_nothing_is_refused():
    with pytest.raises(ValueError, match=r"^a.xlsx: none of .jsonl, .csv, .parquet, .dta; "):
        outputs.format_of("a.xlsx", None)


@pytest.mark.parametrize("text", ["-5", "+5.2", "-.5", "1e5", "-1E-5", "-", "=", "占地=1", "", " =1", "5-6"])
def test_numbers_and_plain_text_stay_as_they_are(text):
    assert csv.guarded(text) == text


@pytest.mark.parametrize("text", ["=1+1", "@A1", "+A1", "-A1", "\t=1", "\r=1", "＝1", "--5", "+5 6", "=\n1", "-5\n"])
def test_what_a_spreadsheet_would_run_is_guarded(text):
    assert csv.guarded(text) == "'" + text


def test_a_csv_holds_every_value_as_text_of_its_own():
    stream = io.BytesIO()
    columns = [Column(name, "string") for name in ("a", "b", "c")]
    csv.write([{"a": True, "b": [1], "c": "\ud800\n"}, {"a": None, "b": -5, "c": 'x"y'}], columns, stream)
    assert stream.getvalue().decode("utf-8-sig") == 'a,b,c\r\ntrue,[1],"?\n"\r\n,-5,"x""y"\r\n'

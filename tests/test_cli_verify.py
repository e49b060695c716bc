"""``policytext verify``: rows out, an exit code, and never a traceback."""

import csv

import pytest
from command import names, rows, run

PAGE = "栖云产业园总投资5亿元，占地100亩。\n"
TRUE = '{"quantity": "50000万元", "id": "a"}\n\n{"quotation": "占地100亩"}\n'
WRONG = '{"quantity": "总投资5万元"}\n{"organization": "栖云县商务局"}\n'


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "page.txt").write_text(PAGE, "utf-8")
    (tmp_path / "true.jsonl").write_text(TRUE, "utf-8")
    (tmp_path / "wrong.jsonl").write_text(TRUE + WRONG, "utf-8")
    return tmp_path


def test_true_claims_end_with_0(folder):
    done = run("verify", folder / "page.txt", folder / "true.jsonl")
    assert (done.returncode, done.err) == (0, "")
    assert [row["answer"] for row in rows(done.out)] == ["equivalent", "exact"]
    assert rows(done.out)[0]["claim"] == {"quantity": "50000万元", "id": "a"}
    assert PAGE[rows(done.out)[1]["start"] : rows(done.out)[1]["end"]] == "占地100亩"


def test_a_wrong_claim_ends_with_1(folder):
    done = run("verify", folder / "page.txt", folder / "wrong.jsonl", "-o", folder / "out.jsonl")
    assert (done.returncode, done.err) == (1, "")
    assert [row["answer"] for row in rows(folder / "out.jsonl")] == ["equivalent", "exact", "contradicted", "absent"]
    assert "4 claims: 1 equivalent, 1 exact, 1 contradicted, 1 absent; written to" in done.out


def test_a_table_has_one_row_a_claim(folder):
    run("verify", folder / "page.txt", folder / "wrong.jsonl", "-o", folder / "out.csv")
    with (folder / "out.csv").open(encoding="utf-8-sig", newline="") as lines:
        table = list(csv.DictReader(lines))
    assert [line["answer"] for line in table] == ["equivalent", "exact", "contradicted", "absent"]
    assert table[2]["text"] == "5亿元"


def test_the_claims_of_a_summary(folder):
    (folder / "summary.txt").write_text("栖云产业园总投资5亿元，占地200亩。", "utf-8")
    done = run("verify", folder / "page.txt", "--summary", folder / "summary.txt")
    assert done.returncode == 1
    assert [row["answer"] for row in rows(done.out)] == ["exact", "contradicted"]


def test_the_page_may_come_from_standard_input(folder):
    done = run("verify", "-", folder / "true.jsonl", stdin=PAGE.encode())
    assert (done.returncode, len(rows(done.out))) == (0, 2)


def test_a_line_that_is_no_claim_has_a_row_that_says_so(folder):
    (folder / "odd.jsonl").write_bytes(b'nope\n[1]\n{"quantity": 5}\n\xff\n')
    done = run("verify", folder / "page.txt", folder / "odd.jsonl")
    assert (done.returncode, done.err) == (1, "")
    assert [row["answer"] for row in rows(done.out)] == ["unreadable"] * 4
    assert "odd.jsonl:1: not JSON" in rows(done.out)[0]["reason"]


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["page.txt"],
        ["page.txt", "true.jsonl", "--summary", "page.txt"],
        ["nowhere.txt", "true.jsonl"],
        ["page.txt", "nowhere.jsonl"],
        ["page.txt", "."],
        [".", "true.jsonl"],
        ["true.jsonl", "true.jsonl"],
        ["page.txt", "true.jsonl", "-o", "out.docx"],
        ["-", "-"],
    ],
)
def test_what_is_not_understood_ends_with_2(folder, arguments):
    done = run("verify", *arguments, cwd=folder)
    assert done.returncode == 2
    assert done.out == ""
    assert sorted(path.name for path in folder.iterdir()) == ["page.txt", "true.jsonl", "wrong.jsonl"]


def test_no_claims_are_no_fault(folder):
    (folder / "none.jsonl").write_bytes(b"")
    assert run("verify", folder / "page.txt", folder / "none.jsonl").returncode == 0


def test_an_output_that_is_an_input_is_refused(folder):
    done = run("verify", folder / "page.txt", folder / "true.jsonl", "-o", folder / "true.jsonl")
    assert done.returncode == 1
    assert "is one of the inputs" in done.err
    assert (folder / "true.jsonl").read_text("utf-8") == TRUE


def test_the_folder_of_the_verdicts_is_made(folder):
    out = folder / "new" / "verdicts.jsonl"
    assert run("verify", folder / "page.txt", folder / "true.jsonl", "-o", out).returncode == 0
    assert names(out.parent) == ["verdicts.jsonl"]

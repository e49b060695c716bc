"""The script that trains the boilerplate scorer, on pages of our own."""

import importlib
import json
import sys
from pathlib import Path
from typing import get_args

import case_files
import numpy as np
import pytest

from policytext.boilerplate import Label, scorer, standing

SCRIPT = Path(__file__).parent.parent / "scripts" / "train_boilerplate.py"
OWN_PAGES = SCRIPT.with_name("boilerplate_pages.jsonl")


@pytest.fixture(scope="module")
def training():
    pytest.importorskip("sklearn")
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(SCRIPT.parent)
        yield importlib.import_module("train_boilerplate")


def as_row(case):
    lines = [line for line in case["text"].split("\n") if line.strip()]
    labelled = [{"text": line, "label": label} for line, label in zip(lines, case["expect"], strict=True)]
    before = [{"text": text, "label": "nav"} for text in ("要闻 时政 社会 文化", "图库", "数字报 05-12")]
    after = [{"text": f"高新区人才公寓交付 05-{day}", "label": "related_links"} for day in range(10, 16)]
    return json.dumps(
        {"host": case["label"], "genre": "gov", "lines": [*before, *labelled, *after]}, ensure_ascii=False
    )


@pytest.fixture
def folder(tmp_path):
    cases = [parameter.values[0] for parameter in case_files.load("boilerplate_pages", "realistic", "negative")]
    (tmp_path / "pages.jsonl").write_text("\n".join(map(as_row, cases)) + "\n", "utf-8")
    return tmp_path


def test_a_folder_of_pages_becomes_a_table_of_the_same_features(training, folder, monkeypatch, capsys):
    table = folder / "weights.tsv"
    packaged = training.TABLE.read_text("utf-8")
    monkeypatch.setattr(training, "TABLE", table)
    monkeypatch.setattr(sys, "argv", ["train_boilerplate.py", str(folder), "--folds", "2"])
    training.main()
    names = [[line.split("\t")[:2] for line in text.split("\n")] for text in (table.read_text("utf-8"), packaged)]
    assert names[0] == names[1]
    printed = capsys.readouterr().out
    assert "leave-host-out gov: P " in printed
    assert "leave-host-out gov, article alone: P " in printed
    first = table.read_bytes()
    monkeypatch.setattr(sys, "argv", ["train_boilerplate.py", str(folder / "pages.jsonl"), "--folds", "0"])
    training.main()
    assert table.read_bytes() == first


def test_a_dry_run_writes_nothing(training, folder, monkeypatch):
    monkeypatch.setattr(training, "TABLE", folder / "weights.tsv")
    monkeypatch.setattr(sys, "argv", ["train_boilerplate.py", str(folder), "--folds", "0", "--dry-run"])
    training.main()
    assert not (folder / "weights.tsv").exists()


def test_what_is_learned_is_what_is_weighed(training):
    pages = training.read_pages([OWN_PAGES])
    found = training.seen([unit for unit in pages[0].units if unit.is_weighed])
    model = scorer.packaged()
    names = [*training.regional(), scorer.BIAS]
    first, *others = (np.array([model.regions[region][name] for name in names]) for region in standing.REGIONS)
    learned = [*(model.page[name] for name in standing.NAMES), *first[:-1], *(weights - first for weights in others)]
    odds = np.hstack(learned) @ training.page_rows(found, model.guess(found)) + first[-1]
    assert len(set(found.heads)) == 2
    expected = np.where(found.heads, 0, 1 / (1 + np.exp(-odds)))
    assert model.judge(found, 0.5)[0] == pytest.approx(expected, abs=2e-3)


@pytest.mark.usefixtures("training")
def test_spans_say_which_characters_of_a_line_are_content():
    pages = importlib.import_module("boilerplate_samples")
    line = {"text": "项目开工。（周芷兰）", "label": "content", "spans": [[5, 10, "byline_credit"]]}
    assert pages.flags(line, "content").tolist() == [True] * 5 + [False] * 5 + [True]
    page = pages.as_page("news.example", [line])
    assert pages.unit_labels(page).tolist() == [True, False]


def test_pages_of_our_own_are_labelled_with_kinds(training):
    rows = [json.loads(line) for line in OWN_PAGES.read_text("utf-8").split("\n") if line]
    assert {line["label"] for row in rows for line in row["lines"]} <= set(get_args(Label))
    assert len({row["host"] for row in rows}) == len(rows)
    pages = training.read_pages([OWN_PAGES])
    assert [page.host for page in pages] == [row["host"] for row in rows]
    assert {page.weight for page in pages} == {0.5}
    assert all(page.units and page.is_content.any() for page in pages)

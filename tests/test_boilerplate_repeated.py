"""Lines that repeat over the pages of a source."""

import json
import os
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import any_text
from strategies_boilerplate import pages

from policytext.boilerplate import RepeatedLines, classify

ARTICLES = [
    f"{place}光电产业园开工\n{place}光电产业园总投资{number}亿元，占地{number}0亩，建设厂房和研发楼，预计明年底投产。\n"
    f"{place}市长表示，要加快推进{number}个配套项目，为企业提供全程服务，确保按期投产。"
    for number, place in enumerate(("临江", "平川", "云湖"), start=3)
]
SLOGAN = "情系产业 服务企业 共建家园。"


def seen(*texts):
    lines = RepeatedLines()
    for text in texts:
        lines.update(text)
    return lines


def test_two_pages_are_needed():
    assert SLOGAN not in seen(f"{SLOGAN}\n{SLOGAN}\n{ARTICLES[0]}")
    assert SLOGAN not in seen(f"{SLOGAN}\n{ARTICLES[0]}", f"{SLOGAN}\n{ARTICLES[0]}")
    assert SLOGAN in seen(f"{SLOGAN}\n{ARTICLES[0]}", f"{SLOGAN}\n{ARTICLES[1]}")


def test_script_glosses_and_blanks_do_not_matter():
    lines = seen("  欢迎光临产业园", "歡迎光臨產(chǎn)業園 \n二")
    assert "欢迎光临产业园" in lines
    assert "\u3000歡迎光臨產業園" in lines


def test_a_repeated_line_is_boilerplate():
    lines = seen(*(f"{article}\n{SLOGAN}" for article in ARTICLES[:2]))
    page = f"{ARTICLES[2]}\n{SLOGAN}"
    assert [segment.label for segment in classify(page)] == ["content"] * 4
    marked = classify(page, repeated=lines)
    assert [segment.label for segment in marked] == ["content"] * 3 + ["related_links"]
    assert (marked[-1].rule, marked[-1].score) == ("repeated lines", 0.0)
    assert classify(ARTICLES[2], repeated=lines) == classify(ARTICLES[2])


def test_a_copy_of_a_page_keeps_its_article():
    lines = seen(ARTICLES[0], f"{ARTICLES[0]}\n打印版")
    assert [segment.label for segment in classify(ARTICLES[0], repeated=lines)] == ["content"] * 3


texts = st.lists(any_text | pages, max_size=5)


@given(texts, texts, texts)
def test_evidence_merges_in_any_order(first, second, third):
    one, two = seen(*first), seen(*third)
    one.merge(seen(*second))
    two.merge(seen(*second, *first))
    one.merge(seen(*third))
    assert one == two == seen(*third, *second, *first)
    one.merge(two)
    assert one == two


@given(texts)
def test_the_order_of_pages_does_not_matter(found):
    assert seen(*found) == seen(*reversed(found), *found)


def test_save_and_load(tmp_path):
    lines = seen(*(f"{article}\n{SLOGAN}" for article in ARTICLES))
    lines.save(tmp_path / "lines.json")
    assert RepeatedLines.load(tmp_path / "lines.json") == lines
    other = seen(*(f"{article}\n{SLOGAN}" for article in reversed(ARTICLES)))
    other.save(tmp_path / "other.json")
    assert (tmp_path / "lines.json").read_bytes() == (tmp_path / "other.json").read_bytes()
    assert SLOGAN not in (tmp_path / "lines.json").read_text("utf-8")


@pytest.mark.parametrize("found", [[], {}, {"lines": []}, {"lines": {"a": 1}}, {"lines": {"a": [1]}}, {"lines": None}])
def test_a_file_of_another_shape_is_refused(tmp_path, found):
    path = tmp_path / "wrong.json"
    for content in (found, {"format": "policytext repeated lines 1", **found} if isinstance(found, dict) else found):
        path.write_text(json.dumps(content), "utf-8")
        with pytest.raises(ValueError, match=r"wrong\.json: not a file of 'policytext repeated lines 1'; write one"):
            RepeatedLines.load(path)


@pytest.mark.parametrize("content", [b"junk", b"", b"\xff\xfe\x00"])
def test_a_file_that_is_no_json_is_refused(tmp_path, content):
    (tmp_path / "wrong.json").write_bytes(content)
    with pytest.raises(ValueError, match=r"wrong\.json: not a file of 'policytext repeated lines 1'; write one"):
        RepeatedLines.load(tmp_path / "wrong.json")


def test_evidence_of_another_kind_is_refused():
    with pytest.raises(TypeError, match="other must be RepeatedLines, not set"):
        RepeatedLines().merge({SLOGAN})


@pytest.mark.parametrize("seed", ["0", "4711"])
def test_digests_do_not_depend_on_the_hash_seed(tmp_path, seed):
    path = tmp_path / "lines.json"
    code = f"from policytext.boilerplate import RepeatedLines as R; r = R(); r.update('a\\nb'); r.save({str(path)!r})"
    subprocess.run([sys.executable, "-c", code], env={**os.environ, "PYTHONHASHSEED": seed}, check=True)
    assert RepeatedLines.load(path) == seen("a\nb")


def test_update_refuses_what_is_no_text():
    with pytest.raises(TypeError, match="text must be str"):
        RepeatedLines().update(b"page")

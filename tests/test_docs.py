"""What the two trees of the documentation promise: the same pages, examples and headings; and both can be built."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

DOCS = Path(__file__).parent.parent / "docs"
TREES = ("en", "zh")
FENCE = re.compile(r"^```(\S+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
FIGURE = re.compile(r"(?<![0-9A-Za-z.])[0-9]*\.[0-9]+(?![0-9A-Za-z.]*[0-9])")
TOCTREE = re.compile(r"^:::\{toctree\}\n(.*?)^:::$", re.MULTILINE | re.DOTALL)
PAGES = sorted({page.name for tree in TREES for page in (DOCS / tree).rglob("*.md")})


def read(tree, page):
    return (DOCS / tree / page).read_text("utf-8")


def outline(page):
    """Return the level of each heading and the cells of each table row of a page, in order."""
    prose = FENCE.sub("", page)
    return re.findall(r"^#+(?= )|^\|(?=.*\|$)", prose, re.MULTILINE)


def entries(page):
    listed = "\n".join(TOCTREE.findall(page)).split("\n")
    return [re.sub(r".*<(.+)>", r"\1", line) for line in listed if line and not line.startswith(":")]


def test_both_trees_have_the_same_pages():
    english, chinese = (sorted(path.name for path in (DOCS / tree).rglob("*.md")) for tree in TREES)
    assert english == chinese != []


@pytest.mark.parametrize("page", PAGES)
def test_both_trees_have_the_same_blocks_in_the_same_order(page):
    assert FENCE.findall(read("en", page)) == FENCE.findall(read("zh", page))


@pytest.mark.parametrize("page", PAGES)
def test_both_trees_have_the_same_headings_and_rows_of_tables(page):
    assert outline(read("en", page)) == outline(read("zh", page))


@pytest.mark.parametrize("page", PAGES)
def test_both_trees_have_the_same_figures(page):
    english, chinese = (sorted(FIGURE.findall(FENCE.sub("", read(tree, page)))) for tree in TREES)
    assert english == chinese


@pytest.mark.parametrize("tree", TREES)
def test_the_start_page_lists_every_page_once(tree):
    assert sorted(f"{entry}.md" for entry in [*entries(read(tree, "index.md")), "index"]) == PAGES


@pytest.mark.parametrize("tree", TREES)
def test_no_page_has_a_placeholder(tree):
    for page in PAGES:
        assert not re.search(r"^[A-Z]{4,}$|@\w+@|\bTODO\b|\bTBD\b", read(tree, page), re.MULTILINE), page


@pytest.fixture(scope="module", params=TREES)
def site(request, tmp_path_factory):
    """Build a tree with warnings as errors; return its name and the folder with its pages."""
    folder = tmp_path_factory.mktemp(request.param)
    command = [sys.executable, "-m", "sphinx", "-q", "-W", "--keep-going", "-c", DOCS, DOCS / request.param, folder]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    return request.param, folder


@pytest.mark.docs
def test_pages_are_in_their_language_and_searchable(site):
    tree, folder = site
    index = (folder / "searchindex.js").read_text("utf-8")
    words = json.loads(index.removeprefix("Search.setIndex(").removesuffix(")"))["terms"]
    wanted = {"en": {"amount", "gloss", "hedg"}, "zh": {"金额", "面积", "园区", "官员", "正文", "职务"}}
    language = {"en": "en", "zh": "zh-CN"}
    assert wanted[tree] <= words.keys()
    assert f' lang="{language[tree]}"' in (folder / "index.html").read_text("utf-8")


@pytest.mark.docs
def test_pages_load_nothing_from_elsewhere(site):
    _, folder = site
    for page in folder.glob("*.html"):
        loaded = re.findall(r"<(?:script|img|link)[^>]+(?:src|href)=\"((?:https?:)?//[^\"]+)", page.read_text("utf-8"))
        assert loaded == [], page.name

"""What the Markdown pages promise: their blocks run, their links lead somewhere, both READMEs say the same."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PAGES = sorted({*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("examples/**/*.md")})
FENCE = re.compile(r"^```(\S*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_only_fences_that_are_run_or_are_no_python(page):
    assert {language for language, _ in FENCE.findall(page.read_text("utf-8"))} <= {
        "python",
        "sh",
        "json",
        "text",
        "{eval-rst}",
        "",
    }


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_inside_the_repository_lead_somewhere(page):
    for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", page.read_text("utf-8")):
        assert (page.parent / target).exists(), target


def blocks(name, language):
    return [block for kind, block in FENCE.findall((ROOT / name).read_text("utf-8")) if kind == language]


def test_both_readmes_run_the_same_commands_and_examples():
    for language in ("sh", "python"):
        assert blocks("README.md", language) == blocks("README.zh-CN.md", language) != []


def test_the_readme_has_the_two_commands_that_ci_runs():
    main_job, tests = blocks("README.md", "sh")
    assert "examples/pages" in main_job
    assert "pytest" in tests

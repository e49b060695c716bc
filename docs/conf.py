"""Sphinx configuration of both trees: ``sphinx-build -W -c docs docs/en OUT`` and the same with ``docs/zh``.

The language follows the folder that is built. Nothing is fetched: no intersphinx, no fonts, no scripts from elsewhere.
"""

import sys
from pathlib import Path

from docutils import nodes

import policytext

TREES = {"en": "en", "zh": "zh_CN"}


def _language() -> str:
    """Return the language of the folder named on the command line, English where none of the trees is named."""
    built = [TREES[Path(argument).name] for argument in sys.argv if Path(argument).name in TREES]
    return built[0] if built else "en"


project = "policytext"
author = "The policytext developers"
copyright = "2026, The policytext developers"  # noqa: A001 - the name that Sphinx reads
version = release = policytext.__version__
language = _language()

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
source_suffix = {".md": "markdown"}
myst_enable_extensions = ["colon_fence"]
myst_heading_anchors = 3
suppress_warnings = ["ref.python"]  # fields called as types are, such as date

autodoc_mock_imports = ["pyspark"]  # only to read the docstrings; the package is 400 MB
autodoc_member_order = "bysource"
autodoc_typehints = "signature"
autodoc_default_options = {"members": True}
napoleon_google_docstring = True
napoleon_use_ivar = True

html_theme = "furo"
html_title = f"policytext {release}"
html_static_path = ["_static"]
html_show_sphinx = False
html_copy_source = False


def _join_chinese_lines(app: object, doctree: nodes.document) -> None:
    """Take the line break behind each Chinese sentence out, which browsers would show as a blank."""
    del app
    for text in list(doctree.findall(nodes.Text)):
        before = text.parent[text.parent.index(text) - 1]
        if text == "\n" and before.astext().endswith(tuple("。：；！？）")):
            text.parent.remove(text)


def setup(app: object) -> None:
    """Register what the Chinese tree needs."""
    if language == "zh_CN":
        app.connect("doctree-read", _join_chinese_lines)

"""The boilerplate detector against jusText on the same lines, and against the rule that corpora are built by."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from .components import Component, Contestant, Race, from_module

if TYPE_CHECKING:
    from .components import Tool

_KEPT = re.compile(r"[^\n]{10,}[。！？；…”.!?;\"](?=\n|\Z)")


def _ours() -> Tool:
    tool: Tool = from_module("policytext.boilerplate", "classify")
    return tool


def _justext() -> Tool:
    """Read each line as a paragraph of HTML, which is what jusText judges; without stop words, as it has no Chinese."""
    classify = from_module("justext", "justext")
    return lambda text: classify(
        "".join(f"<p>{escape(line)}</p>" for line in text.split("\n")),
        frozenset(),
        stopwords_low=0,
        stopwords_high=0,
    )


def punctuated(text: str) -> list[str]:
    """Return the lines that end like sentences, as the rule of C4 keeps them, bounds for Chinese.

    >>> punctuated("首页 > 新闻\\n项目总投资5亿元，年内投产。\\n打印")
    ['项目总投资5亿元，年内投产。']
    """
    return _KEPT.findall(text)


COMPONENT = Component(
    name="boilerplate",
    ours=Contestant(name="policytext.boilerplate.classify", load=_ours),
    rivals=(
        Contestant(name="jusText", load=_justext, packages=("jusText",), limit_bytes=200_000),
        Contestant(name="punctuation rule", load=lambda: punctuated),
    ),
    races=(
        *(Race(corpus=corpus, rival="jusText") for corpus in ("pages", "mixed")),
        *(Race(corpus=corpus, rival="punctuation rule", measure="time") for corpus in ("pages", "mixed")),
    ),
    growth=("pages",),
    ordinary="pages",
    starts_with="pages",
)

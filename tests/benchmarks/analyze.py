"""All components together on whole pages, against the first step of a usual pipeline alone: tagging words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .components import Component, Contestant, Race, from_module
from .entities import jieba_posseg

if TYPE_CHECKING:
    from .components import Tool


def _ours() -> Tool:
    tool: Tool = from_module("policytext", "analyze")
    return tool


COMPONENT = Component(
    name="analyze",
    ours=Contestant(name="policytext.analyze", load=_ours),
    rivals=(Contestant(name="jieba.posseg", load=jieba_posseg, packages=("jieba",), limit_bytes=20_000),),
    races=tuple(Race(corpus=corpus, rival="jieba.posseg") for corpus in ("glossed", "traditional", "pages", "dense")),
    growth=("mixed", "dense"),
    ordinary="dense",
    starts_with="mixed",
)

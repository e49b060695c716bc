"""The entity finder against taggers of words and against a bare list of the same words; none of them links posts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .components import Component, Contestant, Race, from_module

if TYPE_CHECKING:
    from .components import Tool


def _ours() -> Tool:
    tool: Tool = from_module("policytext.entities", "find")
    return tool


def jieba_posseg() -> Tool:
    """Return the tagger of jieba with its dictionary loaded."""
    from_module("jieba", "setLogLevel")("ERROR")
    tag: Tool = from_module("jieba.posseg", "lcut")
    return tag


def _lac() -> Tool:
    run: Tool = from_module("LAC", "LAC")(mode="lac").run
    return run


def _entity_ruler() -> Tool:
    """Look for the words that end organizations, titles and places, as strings of characters."""
    nlp = from_module("spacy", "blank")("zh")
    nlp.max_length = 10**9
    ruler = nlp.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": "WORD", "pattern": surface} for surface in from_module(_VOCABULARY, "surfaces")()])
    return lambda text: nlp(text).ents


def _automaton() -> Tool:
    """Find the same words in one pass, and nothing else."""
    words = from_module(_VOCABULARY, "surfaces")()
    kind = from_module("ahocorasick_rs", "MatchKind").LeftmostLongest
    find: Tool = from_module("ahocorasick_rs", "AhoCorasick")(words, matchkind=kind).find_matches_as_indexes
    return find


_VOCABULARY = "policytext.entities.vocabulary"
_TAGGED = ("mixed", "pages")

COMPONENT = Component(
    name="entities",
    ours=Contestant(name="policytext.entities.find", load=_ours, packages=("ahocorasick-rs",)),
    rivals=(
        Contestant(name="jieba.posseg", load=jieba_posseg, packages=("jieba",), limit_bytes=100_000),
        Contestant(name="LAC", load=_lac, packages=("LAC",), limit_bytes=100_000),
        Contestant(name="EntityRuler", load=_entity_ruler, packages=("spacy",), limit_bytes=100_000),
        Contestant(name="bare automaton", load=_automaton),
    ),
    races=(
        *(Race(corpus=corpus, rival=rival) for rival in ("jieba.posseg", "LAC", "EntityRuler") for corpus in _TAGGED),
        *(Race(corpus=corpus, rival="bare automaton", measure="time") for corpus in _TAGGED),
    ),
    growth=("mixed", "pages"),
    ordinary="pages",
    starts_with="pages",
)

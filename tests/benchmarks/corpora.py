"""Deterministic texts of any size, drawn from a small grammar of our own sentences (``grammar.tsv``).

A corpus is a function from a size in bytes of UTF-8 to a text of exactly that size, the same in every process. Up to a
megabyte all paragraphs are drawn anew; longer texts repeat the megabyte, its paragraphs shuffled each time.
"""

from __future__ import annotations

import random
import re
from functools import cache, partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from policytext import tables

from . import renderings
from .sizes import MEGABYTE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    Corpus = Callable[[int], str]
    Rendering = Callable[[Sequence[str]], Sequence[str]]


_SYMBOL = re.compile(r"\{([a-z-]+)\}")

_NUMBERS: Mapping[str, Callable[[random.Random], str]] = {
    "integer": lambda draw: str(draw.randint(2, 999)),
    "decimal": lambda draw: f"{draw.randint(1, 99)}.{draw.randint(1, 9)}",
    "grouped": lambda draw: f"{draw.randint(1_000, 999_999):,}",
    "year": lambda draw: str(draw.randint(2005, 2025)),
    "month": lambda draw: str(draw.randint(1, 12)),
    "day": lambda draw: str(draw.randint(10, 28)),
}


@cache
def grammar() -> Mapping[str, Sequence[str]]:
    """Return the rows of ``grammar.tsv``: each symbol with all that it may stand for."""
    path = Path(__file__).with_name("grammar.tsv")
    columns = ("symbol", "expansion")
    expansions: dict[str, list[str]] = {}
    for row in tables.parse(path.read_text("utf-8"), path.name, columns, key=columns):
        expansions.setdefault(row["symbol"], []).append(row["expansion"].replace(r"\n", "\n"))
    return expansions


def expand(symbol: str, draw: random.Random) -> str:
    """Return one text that ``symbol`` may stand for.

    >>> expand("area", random.Random(1)) == expand("area", random.Random(1))
    True
    """
    if symbol in _NUMBERS:
        return _NUMBERS[symbol](draw)
    return _SYMBOL.sub(lambda match: expand(match[1], draw), draw.choice(grammar()[symbol]))


def build(symbol: str, size_bytes: int, *, render: Rendering | None = None, seed: int = 0) -> str:
    r"""Return a text of ``size_bytes`` bytes of UTF-8 made of paragraphs that ``symbol`` may stand for.

    Args:
        symbol: a start symbol of the grammar.
        size_bytes: the exact size; a last character that would be cut in two gives way to line breaks.
        render: what to make of the paragraphs (Traditional, glossed) before they are put together.
        seed: another seed, another text.

    >>> len(build("dense", 1_000).encode())
    1000
    """
    draw = random.Random(f"{symbol} {seed}")  # noqa: S311 - a repeatable text is wanted, not a secret
    pool = _pool(symbol, min(size_bytes, MEGABYTE), draw)
    paragraphs = [f"{paragraph}\n".encode() for paragraph in (render(pool) if render else pool)]
    rounds = chain.from_iterable(_shuffled(paragraphs, draw) for _ in range(_rounds(paragraphs, size_bytes)))
    text = b"".join(rounds)[:size_bytes].decode(errors="ignore")
    return text + "\n" * (size_bytes - len(text.encode()))


def _pool(symbol: str, size_bytes: int, draw: random.Random) -> list[str]:
    pool = []
    while size_bytes > 0:
        pool.append(expand(symbol, draw))
        size_bytes -= len(pool[-1].encode()) + 1
    return pool


def _rounds(paragraphs: Sequence[bytes], size_bytes: int) -> int:
    return -(-size_bytes // max(1, sum(map(len, paragraphs))))


def _shuffled(paragraphs: Sequence[bytes], draw: random.Random) -> Iterator[bytes]:
    return iter(draw.sample(paragraphs, len(paragraphs)))


def unglossed(size_bytes: int) -> str:
    """Return the very text of the corpus ``glossed`` without its glosses: shorter by a third."""
    return renderings.without_glosses(CORPORA["glossed"](size_bytes))


CORPORA: Mapping[str, Corpus] = {
    "mixed": partial(build, "mixed"),
    "dense": partial(build, "dense"),
    "pages": partial(build, "page"),
    "simplified": partial(build, "mixed"),
    "traditional": partial(build, "mixed", render=partial(renderings.traditional, config="s2t")),
    "traditional-tw": partial(build, "mixed", render=partial(renderings.traditional, config="s2tw")),
    "traditional-hk": partial(build, "mixed", render=partial(renderings.traditional, config="s2hk")),
    "glossed": partial(build, "mixed", render=renderings.glossed),
    "unglossed": unglossed,
    "japanese": partial(build, "japanese"),
}

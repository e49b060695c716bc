"""How many calls each component makes for a kilobyte of our own text: a cost that does not depend on the machine.

The command ``python -m tests.benchmarks.calls``, run from the root of the repository, prints the counts as TOML, in the
form of ``tests/costs.toml``. Calls are those of functions of this library and those that they make of C functions; what
is done once in a process is left out, since other pages are read first.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Self

import policytext
from policytext import Analyzer, boilerplate, entities, quantities, script

from . import corpora

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from types import CodeType, FrameType

    Tool = Callable[[str], object]

_ROOT = str(Path(policytext.__file__).parent)
_SET_UP = str(Path(_ROOT, "tables.py"))
_EXAMPLES = Path(__file__).parent.parent.parent / "examples" / "pages"
_INLINED = frozenset({"<listcomp>", "<setcomp>", "<dictcomp>"})
"""Calls in Python 3.11 only."""
_SYMBOLS = ("page", "dense")
_TEXTS = 4
_TEXT_BYTES = 4_000


class Counter:
    """Counts calls while it is entered.

    >>> with Counter() as counter:
    ...     _ = script.normalize("")
    >>> counter.calls > 0
    True
    """

    def __init__(self) -> None:
        self.calls = 0

    def __enter__(self) -> Self:
        sys.setprofile(self._count)
        return self

    def __exit__(self, *_: object) -> None:
        sys.setprofile(None)

    def _count(self, frame: FrameType, event: str, _: object) -> None:
        if event == "c_call" or (event == "call" and frame.f_code.co_name not in _INLINED):
            self.calls += _is_ours(frame.f_code)


def _is_ours(code: CodeType) -> bool:
    return code.co_filename.startswith(_ROOT) and code.co_filename != _SET_UP


def measured() -> dict[str, dict[str, int]]:
    """Return for pages and for dense lists of amounts the calls a kilobyte of each component."""
    tools = _tools()
    for tool in tools.values():
        for text in _texts_before():
            tool(text)
    return {
        symbol: {
            name: round(_per_kilobyte(tool, [*_texts(symbol, seed=1_000 * number)]))
            for number, (name, tool) in enumerate(tools.items(), start=1)
        }
        for symbol in _SYMBOLS
    }


def _tools() -> Mapping[str, Tool]:
    return {
        "analyze": Analyzer(),
        "boilerplate": boilerplate.classify,
        "entities": entities.find,
        "quantities": lambda text: quantities.find(text, roles=True),
        "script": script.normalize,
    }


def _texts_before() -> Iterator[str]:
    """Yield texts that need, and so set up, all that the texts to be counted do."""
    yield from (path.read_text("utf-8") for path in sorted(_EXAMPLES.glob("*.txt")))
    for symbol in _SYMBOLS:
        yield from _texts(symbol, seed=0)


def _texts(symbol: str, *, seed: int) -> Iterator[str]:
    """Yield texts that nobody has read before where the seed is new: what is remembered is no help."""
    return (corpora.build(symbol, _TEXT_BYTES, seed=seed + number) for number in range(_TEXTS))


def _per_kilobyte(tool: Tool, texts: Iterable[str]) -> float:
    with Counter() as counter:
        for text in texts:
            tool(text)
    return 1_000 * counter.calls / (_TEXTS * _TEXT_BYTES)


def main() -> None:
    """Print the counts."""
    for symbol, counts in measured().items():
        sys.stdout.write(f"[{symbol}]\n")
        sys.stdout.writelines(f"{name} = {count}\n" for name, count in counts.items())


if __name__ == "__main__":
    main()

"""The command ``python -m tests.benchmarks COMPONENT ...``, run from the root of the repository."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from . import components, machine, measures, report
from .sizes import parse_size

if TYPE_CHECKING:
    from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, show each finding on the error stream as it comes, print the report; return the exit code."""
    options = _parser().parse_args(arguments)
    unknown = sorted(set(options.components) - set(components.NAMES))
    if unknown:
        sys.stderr.write(f"no component is called {unknown[0]!r}; there are {', '.join(components.NAMES)}\n")
        return 2
    chosen = [components.load(name) for name in options.components or components.NAMES]
    facts = machine.facts(package for component in chosen for package in component.packages)
    results = []
    for component in chosen:
        for result in measures.run(
            component,
            options.only or measures.QUESTIONS,
            size_bytes=options.size or component.size_bytes,
            rounds=options.rounds,
            large=options.large,
        ):
            sys.stderr.write(f"{component.name}: {report.one_line(result)}\n")
            results.append(result)
    sys.stdout.write(report.render(facts, results, markdown=options.markdown))
    if options.json:
        options.json.write_text(report.to_json(facts, results), "utf-8")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m tests.benchmarks",
        description="Times this library and other tools side by side, in turn, in one run.",
        epilog=measures.__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("components", nargs="*", metavar="COMPONENT", help=f"of {', '.join(components.NAMES)}; or all")
    parser.add_argument("--size", type=_size, help="UTF-8 size of the texts of races and of memory, usually 1MB")
    parser.add_argument("--rounds", type=_rounds, default=5, help="pairs of timed calls for each ratio")
    parser.add_argument("--only", action="append", choices=measures.QUESTIONS, help="this question; may be repeated")
    parser.add_argument("--large", action="store_true", help="growth up to 100 MB instead of 10 MB")
    parser.add_argument("--markdown", action="store_true", help="print Markdown tables")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write every time and ratio there")
    return parser


def _size(text: str) -> int:
    try:
        return parse_size(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def _rounds(text: str) -> int:
    if not text.isdecimal() or not int(text):
        raise argparse.ArgumentTypeError(f"rounds are a number from 1 on, not {text!r}")
    return int(text)


if __name__ == "__main__":
    sys.exit(main())

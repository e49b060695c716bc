"""How many borders of entities are borders of tokens, with characters, jieba, pkuseg, and pkuseg with our words.

The command ``python -m tests.benchmarks.segmenters ENTITIES --train TEXTS ...``, run from the root of the repository,
takes files of JSON lines: ``text`` and, in ENTITIES, ``ents``, a list of ``[start, end, label]``. The pkuseg model is
trained on the spot, on the texts of the other files as jieba cuts them.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import json
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import jieba
import spacy_pkuseg

from policytext.spacy import blank

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from spacy.language import Language

LABELS = ("ORG", "TITLE", "PERSON")


def main(arguments: Sequence[str] | None = None) -> int:
    """Print a table in Markdown: for each segmenter, the share of borders for each label and of spans kept whole."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.segmenters", description=__doc__)
    parser.add_argument("entities", type=Path)
    parser.add_argument("--train", type=Path, nargs="+", required=True, metavar="TEXTS")
    parser.add_argument("--iterations", type=int, default=3)
    options = parser.parse_args(arguments)
    pages = _read([options.entities])
    with tempfile.TemporaryDirectory() as folder:
        model = _train(Path(folder), _read(options.train), options.iterations)
        segmenters = {
            "characters": blank(),
            "jieba": blank(segmenter="jieba"),
            "pkuseg": blank(segmenter="pkuseg", pkuseg_model=model, words=()),
            "pkuseg with our words": blank(segmenter="pkuseg", pkuseg_model=model),
        }
    sys.stdout.write(f"| tokens | {' | '.join(LABELS)} | all | spans whole |\n|{' --- |' * (len(LABELS) + 3)}\n")
    for name, nlp in segmenters.items():
        shares = " | ".join(f"{share:.1%}" for share in measure(nlp, pages))
        sys.stdout.write(f"| {name} | {shares} |\n")
    return 0


def measure(nlp: Language, pages: Iterable[dict]) -> list[float]:
    """Return the shares of borders that tokens have, for each label and all; then the share of spans with both."""
    seen: Counter[str] = Counter()
    hit: Counter[str] = Counter()
    for page in pages:
        doc = nlp(page["text"])
        starts = {token.idx for token in doc}
        ends = {token.idx + len(token) for token in doc}
        for start, end, label in page["ents"]:
            borders = [start in starts, end in ends]
            for name in (label, "all"):
                seen[name] += 2
                hit[name] += sum(borders)
            seen["whole"] += 1
            hit["whole"] += all(borders)
    return [hit[name] / seen[name] if seen[name] else float("nan") for name in (*LABELS, "all", "whole")]


def _read(paths: Iterable[Path]) -> list[dict]:
    return [json.loads(line) for path in paths for line in path.read_text("utf-8").splitlines() if line]


def _train(folder: Path, pages: Iterable[dict], iterations: int) -> Path:
    text = folder / "text.txt"
    text.write_text("\n".join(" ".join(jieba.cut("".join(page["text"].split()))) for page in pages) + "\n", "utf-8")
    with contextlib.redirect_stdout(io.StringIO()):
        spacy_pkuseg.train(str(text), str(text), str(folder / "model"), train_iter=iterations)
    return folder / "model"


if __name__ == "__main__":
    sys.exit(main())

"""What the spaCy component costs over ``analyze`` on the same texts, spaCy's own tokenising left out.

The command ``python -m tests.benchmarks.spacy [FILE ...]``, run from the root of the repository, takes pages of text;
without any, the example pages.
"""

from __future__ import annotations

import random
import statistics
import sys
from functools import partial
from pathlib import Path
from time import thread_time
from typing import TYPE_CHECKING

import spacy

from policytext import Analyzer
from policytext.spacy.analysis import Words, text_of

from .timing import measure

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from spacy.tokens import Doc

    Work = Callable[[Doc], object]

ROUNDS = 31
PHRASES = 50_000
EXAMPLES = Path(__file__).parent.parent.parent / "examples" / "pages"


def shares(pages: Sequence[str], steps: Mapping[str, Work], *, rounds: int = ROUNDS) -> dict[str, float]:
    """Return for each step the median share of the time that ``analyze`` takes, both with the page at hand."""
    nlp = spacy.blank("zh")
    analyze = Analyzer()
    found: dict[str, list[float]] = {step: [] for step in steps}
    for page in [*pages] * rounds:
        for step, work in steps.items():
            doc = nlp.make_doc(page)
            analyze(page)
            bare = measure(partial(analyze, page), thread_time)
            found[step].append(measure(partial(work, doc), thread_time) / bare)
    return {step: statistics.median(times) for step, times in found.items()}


def seconds_for_phrases(ruler: str, count: int) -> float:
    """Return the seconds that a ruler takes to add so many phrases and to search a page for them once."""
    draw = random.Random(1)  # noqa: S311 - names, not secrets
    names = sorted(
        {"".join(chr(draw.randrange(0x4E00, 0x9000)) for _ in range(draw.randint(3, 9))) for _ in range(count)}
    )
    patterns = [{"label": "ORG", "pattern": name, "id": name} for name in names]
    nlp = spacy.blank("zh")
    component = nlp.add_pipe(ruler)
    doc = nlp.make_doc("占地100亩")
    return measure(lambda: (component.add_patterns(patterns), component(doc)), thread_time)


def main(paths: Sequence[str]) -> int:
    """Print what each step of the component takes."""
    files = [Path(path) for path in paths] or sorted(EXAMPLES.glob("*.txt"))
    pages = [file.read_text("utf-8") for file in files]
    nlp = spacy.blank("zh")
    component = nlp.add_pipe("policytext")
    without_ents = nlp.add_pipe("policytext", name="without_ents", config={"annotate_ents": False})
    words = Words()
    documents = {page: Analyzer()(page) for page in pages}
    steps: dict[str, Work] = {
        "doc.text": lambda doc: doc.text,
        "text_of(doc)": lambda doc: text_of(doc, words),
        "to_dict()": lambda doc: documents[text_of(doc, words)].to_dict(),
        "analysis, text and to_dict": component.analyze,
        "all but doc.ents": without_ents,
        "all": component,
    }
    sys.stdout.write(f"{len(pages)} pages, {sum(map(len, pages))} characters, {ROUNDS} rounds; time / analyze\n")
    for step, share in shares(pages, steps).items():
        sys.stdout.write(f"{step:30}{share:8.2f}\n")
    for ruler in ("policytext_entity_ruler", "span_ruler"):
        seconds = seconds_for_phrases(ruler, PHRASES)
        sys.stdout.write(f"{PHRASES:,} phrases added and searched for once, {ruler}: {seconds:.1f} s\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

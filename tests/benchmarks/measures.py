"""What is asked of a component. Each question yields findings, and an absence for each tool or corpus that is lacking.

- ``speed``: the rival's seconds divided by ours, on the same text (or, where named, the same text undamaged).
- ``time``: our seconds divided by the rival's.
- ``growth``: our cost per MB on one text of a size (below 1 MB: on 1 MB in pieces of it), divided by that on 1 MB.
- ``call``: the same in pieces of 1 KB: what a call costs beside its text.
- ``hostile``: our cost per character on 100,000 hostile ones, divided by that on as many ordinary ones.
- ``hostile growth``: our cost per character on them, divided by that on a tenth of them: 1 is linear, 10 quadratic.
- ``first call``: the seconds of a process that imports and calls our tool, divided by those of ``import attrs, regex``.
- ``memory``: our peak beside the text itself, in a fresh process, divided by the size of the text in UTF-8.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from . import hostile, memory, starting
from .findings import Absence, Finding
from .sizes import GROWTH_SIZES, KILOBYTE, LARGE_SIZES, MEGABYTE, size_name
from .timing import alternate, measure

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from .components import Component, Race, Tool
    from .timing import Call, Times

    Results = Iterator[Finding | Absence]

HOSTILE_CHARS = 100_000
PATIENCE_SECONDS = 2.0


@frozen(kw_only=True)
class Trial:
    """A component with its tool loaded, and how thoroughly to measure it."""

    component: Component
    tool: Tool
    size_bytes: int = MEGABYTE
    rounds: int = 5
    large: bool = False

    def text(self, corpus: str, size_bytes: int) -> str:
        """Return a text of one of the component's corpora; ``ImportError`` where what makes it is not installed."""
        return self.component.corpora[corpus](size_bytes)

    def compare(self, texts: Sequence[str], others: Sequence[str], rival: Tool | None = None) -> tuple[Times, Times]:
        """Time our tool on ``texts`` and, in turn, the rival (our tool if left out) on ``others``."""
        return alternate(
            _reading(self.tool, texts),
            _reading(rival or self.tool, others),
            rounds=self.rounds,
            clock=self.component.clock,
        )

    def attempt(self, name: str, ask: Callable[..., Iterable[Finding]], *about: object) -> Results:
        """Yield the findings of ``ask(self, *about)``, or the absence of what they need."""
        try:
            yield from ask(self, *about)
        except (ImportError, memory.UnknownPeakError) as error:
            yield Absence(component=self.component.name, name=name, reason=str(error))


def races(trial: Trial) -> Results:
    """Race our tool against each rival, pair by pair."""
    for rival in trial.component.rivals:
        try:
            tool = rival.enter()
        except ImportError as error:
            yield Absence(component=trial.component.name, name=rival.name, reason=str(error))
            continue
        size_bytes = min(trial.size_bytes, rival.limit_bytes or trial.size_bytes)
        for race in trial.component.races:
            if race.rival == rival.name:
                yield from trial.attempt(f"corpus {race.corpus}", _race, race, tool, size_bytes)


def _race(trial: Trial, race: Race, rival: Tool, size_bytes: int) -> Iterator[Finding]:
    text = trial.text(race.corpus, size_bytes)
    rival_text = trial.text(race.rival_corpus or race.corpus, size_bytes)
    ours, other = trial.compare([text], [rival_text], rival)
    yield Finding(
        component=trial.component.name,
        measure=race.measure,
        corpus=race.corpus,
        against=race.against,
        size_bytes=size_bytes,
        ratios=other.over(ours) if race.measure == "speed" else ours.over(other),
        ours=ours,
        other=other,
    )


def growth(trial: Trial) -> Results:
    """Compare the cost per MB at each size with that of one text of 1 MB."""
    for corpus in trial.component.growth:
        yield from trial.attempt(f"corpus {corpus}", _growth, corpus)


def _growth(trial: Trial, corpus: str) -> Iterator[Finding]:
    megabyte = trial.text(corpus, MEGABYTE)
    for size_bytes in (*GROWTH_SIZES, *(LARGE_SIZES if trial.large else ())):
        is_piece = size_bytes < MEGABYTE
        texts = _pieces(megabyte, MEGABYTE // size_bytes) if is_piece else [trial.text(corpus, size_bytes)]
        ours, other = trial.compare(texts, [megabyte])
        yield Finding(
            component=trial.component.name,
            measure="call" if size_bytes == KILOBYTE else "growth",
            corpus=corpus,
            against=size_name(MEGABYTE),
            size_bytes=size_bytes,
            ratios=ours.over(other, scale=MEGABYTE / max(size_bytes, MEGABYTE)),
            ours=ours,
            other=other,
        )


def hostile_shapes(trial: Trial) -> Results:
    """Compare each hostile shape with ordinary text and with a tenth of itself."""
    if trial.component.ordinary:
        yield from trial.attempt(f"corpus {trial.component.ordinary}", _hostile_shapes, trial.component.ordinary)


def _hostile_shapes(trial: Trial, corpus: str) -> Iterator[Finding]:
    ordinary = trial.text(corpus, 4 * HOSTILE_CHARS)
    for name, shape in hostile.SHAPES.items():
        tenth = shape(HOSTILE_CHARS // 10)
        if measure(_reading(trial.tool, [tenth])) < PATIENCE_SECONDS:
            text, note = shape(HOSTILE_CHARS), ""
        else:
            text, note = tenth, f"cut: a tenth takes over {PATIENCE_SECONDS:g} s"
        for measured, against, other_text in (
            ("hostile", corpus, ordinary[: len(text)]),
            ("hostile growth", "a tenth of it", text[: len(text) // 10]),
        ):
            ours, other = trial.compare([text], [other_text])
            yield Finding(
                component=trial.component.name,
                measure=measured,
                corpus=name,
                against=against,
                size_bytes=len(text.encode("utf-8", "surrogatepass")),
                ratios=ours.over(other, scale=len(other_text) / len(text)),
                ours=ours,
                other=other,
                note=note,
            )


def peak_memory(trial: Trial) -> Results:
    """Measure the peak of one call: as the system counts it (resident) and as Python does (objects)."""
    for corpus in trial.component.growth:
        yield from trial.attempt(f"memory on {corpus}", _peak_memory, corpus)


def _peak_memory(trial: Trial, corpus: str) -> Iterator[Finding]:
    peak = memory.in_fresh_process(trial.component.name, trial.text(corpus, trial.size_bytes))
    for note, peak_bytes in (("resident", peak.resident_bytes), ("objects", peak.object_bytes)):
        yield Finding(
            component=trial.component.name,
            measure="memory",
            corpus=corpus,
            against="the text",
            size_bytes=trial.size_bytes,
            ratios=(peak_bytes / trial.size_bytes,),
            note=note,
        )


def first_call(trial: Trial) -> Results:
    """Measure the first call in a fresh process, imports included."""
    if trial.component.starts_with:
        yield from trial.attempt("first call", _first_call, trial.component.starts_with)


def _first_call(trial: Trial, corpus: str) -> Iterator[Finding]:
    ours, other = starting.in_turn(trial.component.name, trial.text(corpus, KILOBYTE), rounds=trial.rounds)
    yield Finding(
        component=trial.component.name,
        measure="first call",
        corpus=corpus,
        against=starting.USUAL,
        size_bytes=KILOBYTE,
        ratios=ours.over(other),
        ours=ours,
        other=other,
    )


QUESTIONS: Mapping[str, Callable[[Trial], Results]] = {
    "races": races,
    "growth": growth,
    "hostile": hostile_shapes,
    "memory": peak_memory,
    "start": first_call,
}


def run(
    component: Component, questions: Iterable[str], *, size_bytes: int, rounds: int, large: bool = False
) -> Results:
    """Put the named questions to a component, or yield its absence where it cannot be imported."""
    try:
        tool = component.ours.enter()
    except ImportError as error:
        yield Absence(component=component.name, name=component.ours.name, reason=str(error))
        return
    trial = Trial(component=component, tool=tool, size_bytes=size_bytes, rounds=rounds, large=large)
    for question in questions:
        yield from QUESTIONS[question](trial)


def _reading(tool: Tool, texts: Sequence[str]) -> Call:
    def read() -> None:
        for text in texts:
            tool(text)

    return read


def _pieces(text: str, count: int) -> list[str]:
    length = -(-len(text) // count)
    return [text[start : start + length] for start in range(0, len(text), length)]

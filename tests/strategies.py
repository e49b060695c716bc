"""Hypothesis strategies that more than one test module uses."""

from itertools import pairwise

from hypothesis import strategies as st

from policytext.offsets import Alignment

any_text = st.text(st.characters(), max_size=200)
"""Any string at all: lone surrogates, NUL, astral characters."""

PAGE_CHARACTERS = (
    "产業业發发億亿畝亩萬万約约元米光谷激園区（(）)chǎnyè１2３.，,。 \u3000\n\tのムー国臺𠮷\ud83d\ude00\x00ǎ&;lt"
)

page_text = st.text(st.sampled_from(PAGE_CHARACTERS), max_size=120)
"""Text made of the characters that the library acts on, so that its rules meet each other."""


@st.composite
def edits(draw: st.DrawFn, source_length: int) -> list[tuple[int, int, int]]:
    """Edits for ``Alignment.from_edits``: in order, disjoint, some of them adjoining."""
    cuts = sorted(draw(st.sets(st.integers(0, source_length), max_size=8)))
    return [(start, end, draw(st.integers(0, 3))) for start, end in pairwise(cuts) if draw(st.booleans())]


@st.composite
def alignments(draw: st.DrawFn, source_length: int | None = None) -> Alignment:
    """An alignment from a source of ``source_length`` characters, or of any length up to 24."""
    length = draw(st.integers(0, 24)) if source_length is None else source_length
    return Alignment.from_edits(length, draw(edits(length)))


@st.composite
def spans(draw: st.DrawFn, length: int) -> tuple[int, int]:
    """A span inside a text of ``length`` characters, empty ones included."""
    start = draw(st.integers(0, length))
    return start, draw(st.integers(start, length))

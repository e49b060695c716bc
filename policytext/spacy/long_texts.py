"""Texts of any length through a pipeline."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from spacy.tokens import Doc

from policytext.errors import check_text
from policytext.spacy.analysis import Component
from policytext.spacy.phrases import LONE_SURROGATE
from policytext.spacy.segmenters import blank

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.language import Language


def pipe(
    texts: Iterable[str], *, nlp: Language | None = None, batch_size: int | None = None, n_process: int = 1
) -> Iterator[Doc]:
    r"""Yield the ``Doc`` of each text, in order; a text may be longer than ``nlp.max_length``.

    A longer text goes through the other components of the pipeline in pieces that end with a line, where there is
    one; the pieces are then joined, and the components of this library see the whole text.

    Args:
        texts: the pages.
        nlp: the pipeline; left out, characters are the tokens and ``policytext`` is the only component.
        batch_size: as for ``nlp.pipe``.
        n_process: as for ``nlp.pipe``.

    Raises:
        TypeError: ``texts`` is one text, or one of them is no ``str``.
        ValueError: a text holds a lone surrogate, which spaCy cannot store.

    >>> [[span.text for span in doc.spans["policytext_quantities"]] for doc in pipe(["占地100亩", "总投资5亿元"])]
    [['100亩'], ['5亿元']]
    """
    if isinstance(texts, str):
        raise TypeError("texts must be a list of str, not one str; put it in a list")
    if nlp is None:
        nlp = blank()
        nlp.add_pipe("policytext")
    for is_long, group in groupby(map(_checked, texts), key=lambda text: len(text) > nlp.max_length):
        if is_long:
            yield from (_in_pieces(nlp, text) for text in group)
        else:
            yield from nlp.pipe(group, batch_size=batch_size, n_process=n_process)


def cut(text: str, most_chars: int) -> Iterator[str]:
    r"""Yield the pieces of a text: as many whole lines as fit, or a part of a line that is longer.

    >>> list(cut("一二\n三四\n五六七八九\n", 6))
    ['一二\n三四\n', '五六七八九\n']
    >>> list(cut("一二三四五六七\n八", 3))
    ['一二三', '四五六', '七\n八']
    """
    start = 0
    while start < len(text):
        end = start + most_chars
        if end < len(text):
            end = text.rfind("\n", start, end) + 1 or end
        yield text[start:end]
        start = end


def _in_pieces(nlp: Language, text: str) -> Doc:
    ours = [name for name, component in nlp.pipeline if isinstance(component, Component)]
    with nlp.select_pipes(disable=ours):
        pieces = list(nlp.pipe(cut(text, nlp.max_length)))
    doc = Doc.from_docs(pieces, ensure_whitespace=False)
    for name in ours:
        doc = nlp.get_pipe(name)(doc)
    return doc


def _checked(text: str) -> str:
    check_text(text)
    surrogate = LONE_SURROGATE.search(text)
    if surrogate:
        raise ValueError(
            f"the text holds the lone surrogate {surrogate.group()!r} at position {surrogate.start()}, "
            "which spaCy cannot store; put a mark in its place first, which keeps offsets: "
            r"re.sub('[\ud800-\udfff]', '\ufffd', text)"
        )
    return text

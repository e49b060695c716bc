"""Where the article lies among the lines of a page, and which of them it is."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from policytext.boilerplate import features

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from policytext.boilerplate.features import Features

    Column = NDArray[np.float32]
    Flags = NDArray[np.bool_]

_USUAL = 0.35  # the probability at which a line neither lengthens nor shortens the block,
_USUAL_SHARE = 0.6  # or this share of the highest one, where no line is likely
_ENCLOSED, _ENCLOSED_SURELY = 0.6, 0.25  # share of the threshold that is enough between lines of the article
_SUBHEAD_CHARS = 4
_ADJOINING = 0.5  # share of the threshold that is enough for a sentence next to the article,
_TITLE, _LONG_TITLE = 0.8, 0.5  # for the title right above it, for one as long as titles are,
_CLOSING = 0.15  # and for what closes an official document, or a table
_SENTENCE_CHARS = 12
_PARAGRAPH_CHARS, _PARAGRAPH_STOPS = 120, 3  # more than these of a line that is several sentences
_LOOKED_AT = ("ends_stop", "person", "title_like", "official", "row", "picture", "people")


class Block(NamedTuple):
    """The lines ``start:end`` in which the article mainly lies."""

    start: int
    end: int


def find(chances: Column, lengths: Column) -> Block:
    """Return the run of lines with the largest sum of ``(chance - usual) * sqrt(length)``.

    ``usual`` is bounded by the highest chance on the page, so that a page of a few lines has a block too.

    >>> find(np.float32([0.1, 0.9, 0.2, 0.8, 0.0, 0.1]), np.float32([4, 90, 4, 60, 8, 9]))
    Block(start=1, end=4)
    """
    usual = min(_USUAL, _USUAL_SHARE * float(np.maximum.reduce(chances)))
    running = np.zeros(len(chances) + 1)
    np.add.accumulate((chances - usual) * np.sqrt(lengths), out=running[1:])
    end = int((running[1:] - np.minimum.accumulate(running[:-1])).argmax()) + 1
    return Block(int(running[:end].argmin()), end)


def kept(chances: Column, own: Features, threshold: float) -> Flags:
    """Return which lines are the article.

    Those are the lines from the threshold on, the sentences that adjoin them, and less likely lines that these enclose,
    captions left out; a sentence or a subhead of a few characters needs least. The line before the first one is the
    title, if it is nearly as likely. A post with a name between two sentences is the caption of a portrait. Signature,
    date, contacts and rows of a table that follow the article are part of it. Where no sentence is kept, lines of
    several sentences are.

    Args:
        chances: probability of content.
        own: features that the lines have alone.
        threshold: probability from which on a line is kept wherever it stands.
    """
    is_sentence, is_person, is_title_like, is_office, is_row, *is_shown = features.flags(own, *_LOOKED_AT)
    found = chances >= threshold
    if 0 < np.count_nonzero(found) < len(found):
        found = _with_sentences(found, chances, own, is_sentence, threshold)
        _add_title(found, chances, is_title_like, threshold)
        found |= _enclosed(found, chances, own, is_sentence, threshold) & ~np.logical_or(*is_shown)
        found |= _following(found, (is_office | is_row) & (chances >= threshold * _CLOSING))
    if np.logical_or.reduce(is_person):
        is_told = found & is_sentence
        found[1:-1] &= ~(is_person[1:-1] & is_told[:-2] & is_told[2:])
    return found if np.logical_or.reduce(found & is_sentence) else found | _paragraphs(own)


def _paragraphs(own: Features) -> Flags:
    """Return which lines are several sentences: the article, where nothing else is."""
    is_long = features.values(own, "log_length") > math.log(_PARAGRAPH_CHARS)
    paragraphs: Flags = is_long & (features.values(own, "stop") > math.log(_PARAGRAPH_STOPS))
    return paragraphs


def _with_sentences(strong: Flags, chances: Column, own: Features, is_sentence: Flags, threshold: float) -> Flags:
    """Return which lines are strong, or lie in an unbroken run of others and sentences that adjoins a strong line."""
    is_long = features.values(own, "log_length") > math.log(_SENTENCE_CHARS)
    member = strong | (is_sentence & is_long & (chances >= threshold * _ADJOINING))
    run = np.add.accumulate(~member, dtype=np.intp)
    reached: Flags = member & (np.bincount(run, weights=strong)[run] > 0)
    return reached


def _add_title(strong: Flags, chances: Column, is_title_like: Flags, threshold: float) -> None:
    above = int(strong.argmax()) - 1
    if above >= 0 and chances[above] >= threshold * (_LONG_TITLE if is_title_like[above] else _TITLE):
        strong[above] = True


def _enclosed(strong: Flags, chances: Column, own: Features, is_sentence: Flags, threshold: float) -> Flags:
    """Return which lines have a strong one among the next two on both sides, and are likely enough for that."""
    padded = np.zeros(2 + len(strong) + 2, np.bool_)
    padded[2:-2] = strong
    is_either = padded[:-1] | padded[1:]
    is_close = is_either[:-3] & is_either[3:]
    is_short = features.values(own, "log_length") <= math.log1p(_SUBHEAD_CHARS + 0.5)
    is_subhead = is_short & (features.values(own, "han_share") == 1)
    enough = np.where(is_sentence | is_subhead, threshold * _ENCLOSED_SURELY, threshold * _ENCLOSED)
    enclosed: Flags = is_close & (chances >= enough)
    return enclosed


def _following(found: Flags, also: Flags) -> Flags:
    """Return which lines lie in an unbroken run of others that follows a line that was found."""
    if not np.count_nonzero(also):
        return also
    here = np.arange(len(found))
    last_found = np.maximum.accumulate(np.where(found, here, -1))
    last_break = np.maximum.accumulate(np.where(found | also, -1, here))
    return also & (last_found > last_break)

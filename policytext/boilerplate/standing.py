"""How each line stands to the block in which the article mainly lies, and to the heads of the sections behind it."""

from __future__ import annotations

from itertools import compress
from typing import TYPE_CHECKING

import numpy as np

from policytext.boilerplate import features, titles

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from policytext.boilerplate.blocks import Block
    from policytext.boilerplate.seen import Seen

    Column = NDArray[np.float32]
    Rows = Mapping[str, Column]

NAMES = (
    "odds",
    "odds_inside",
    "odds_after",
    "odds-2",
    "odds-1",
    "odds+1",
    "odds+2",
    "mass",
    "most_before",
    "most_after",
    "enclosed",
    "head_before",
    "read_before_head",
    "read_share_before_head",
    "lines_since_head",
    "lines_before",
    "lines_after",
    "next_before",
    "first_inside",
    "next_after",
    "page_chance",
    "purity",
    "inside_pure",
    "enclosed_pure",
    "picture_flanked",
    "people_flanked",
    "unended_inside",
    "unended_phrase_inside",
    "shared",
    "shared_before",
    "shared_title",
    "shared_after",
    "shared_next_to",
)
REGIONS = ("before", "inside", "after")
"""Where a line stands: before the block, in it, or after it."""
_LIKELY, _PROSE_CHARS = 0.5, 20
_OPENING_LINES, _OPENING_CHARS = 100, 5000
_TITLE_CHARS = 120
_LINES_TO_TITLE = 3
_SHORTEST_CAPTION_CHARS, _LONGEST_CAPTION_CHARS = 12, 45
_ENDS = ("ends_stop", "ends_comma", "ends_colon", "ends_semicolon")
_SHOWN = ("picture", "people")
_LATELY = 60
"""Lines after which it no longer matters how far behind a head is."""
_DISTANCES = np.log1p(np.arange(_LATELY + 1)).astype(np.float32)


def stretches(block: Block) -> tuple[slice, slice, slice]:
    """Return the lines of each of ``REGIONS``."""
    return slice(0, block.start), slice(block.start, block.end), slice(block.end, None)


def of_lines(seen: Seen, odds: Column, chances: Column, block: Block) -> NDArray[np.float32]:
    """Return the features of each line that tell how it stands: one row a name of ``NAMES``, one column a line.

    Args:
        seen: the lines.
        odds: the first guess, as a logarithm of odds.
        chances: the same as a probability.
        block: where the article mainly lies.
    """
    found = np.zeros((len(NAMES), len(odds)), np.float32)
    row = dict(zip(NAMES, found, strict=True))
    mass = chances * seen.lengths
    row["page_chance"][:] = np.add.reduce(chances) / len(odds)
    _tell_odds(row, odds, block)
    _tell_mass(row, np.log1p(mass))
    _tell_purity(row, seen.lengths, block)
    _tell_distance(row, block)
    _tell_title(row, seen, chances, block)
    _tell_captions(row, seen, block)
    _tell_heads(row, mass, seen.heads)
    return found


def _tell_odds(row: Rows, odds: Column, block: Block) -> None:
    """Tell how likely the line is the article, and how likely its neighbours are."""
    _, inside, after = stretches(block)
    row["odds"][:] = odds
    row["odds_inside"][inside] = odds[inside]
    row["odds_after"][after] = odds[after]
    for offset in (1, 2):
        row[f"odds-{offset}"][offset:] = odds[:-offset]
        row[f"odds+{offset}"][:-offset] = odds[offset:]


def _tell_mass(row: Rows, mass: Column) -> None:
    """Tell how much of the article a line may hold, beside the most on the page, before it and after it."""
    row["mass"][:] = mass - np.maximum.reduce(mass)
    np.maximum.accumulate(mass[:-1], out=row["most_before"][1:])
    np.maximum.accumulate(mass[:0:-1], out=row["most_after"][-2::-1])
    np.minimum(row["most_before"], row["most_after"], out=row["enclosed"])


def _tell_purity(row: Rows, lengths: Column, block: Block) -> None:
    """Tell how much of the page the block is: an article alone has little to lose."""
    inside = slice(block.start, block.end)
    row["purity"][:] = np.add.reduce(lengths[inside]) / np.add.reduce(lengths)
    row["inside_pure"][inside] = row["purity"][inside]
    np.multiply(row["enclosed"], row["purity"], out=row["enclosed_pure"])


def _tell_distance(row: Rows, block: Block) -> None:
    """Tell how far from the block a line stands, and whether it is at its edge."""
    before, _, after = stretches(block)
    distance = np.log1p(np.arange(len(row["lines_before"]) + 1))
    row["lines_before"][before] = distance[block.start : 0 : -1]
    row["lines_after"][after] = distance[1 : len(distance) - block.end]
    row["next_before"][before][-1:] = 1
    row["first_inside"][block.start] = 1
    row["next_after"][after][:1] = 1


def _tell_title(row: Rows, seen: Seen, chances: Column, block: Block) -> None:
    """Tell how much of a brief line the opening of the article has too; a line of the article has all."""
    before, inside, after = stretches(block)
    is_paragraph = (chances[inside] > _LIKELY) & (seen.lengths[inside] > _PROSE_CHARS)
    paragraphs = is_paragraph.nonzero()[0] + block.start
    if not len(paragraphs):
        return
    opened = paragraphs[:_OPENING_LINES]
    opening = "\n".join([seen.lines[number] for number in opened.tolist()])
    shared = row["shared"]
    shared[paragraphs] = 1
    is_brief = seen.lengths <= _TITLE_CHARS
    if len(opening) <= _OPENING_CHARS:
        is_brief[opened] = False
    brief = list(compress(seen.lines, is_brief.tolist()))
    if brief:
        shared[is_brief] = titles.shared(brief, opening[:_OPENING_CHARS])
    row["shared_before"][before] = shared[before]
    np.multiply(shared, features.values(seen.own, "title_like"), out=row["shared_title"])
    row["shared_after"][after] = shared[after]
    near = slice(max(0, block.start - _LINES_TO_TITLE), block.start)
    row["shared_next_to"][near] = shared[near]


def _tell_captions(row: Rows, seen: Seen, block: Block) -> None:
    """Tell which lines in the block end like captions, and which look like captions and stand between two sentences."""
    inside, middle = slice(block.start, block.end), slice(block.start + 1, block.end - 1)
    lengths, own = seen.lengths[inside], features.flags(seen.own, *_ENDS, *_SHOWN)[:, inside]
    is_sentence, is_unended = own[0], ~np.logical_or.reduce(own[: len(_ENDS)])
    is_phrase = (lengths >= _SHORTEST_CAPTION_CHARS) & (lengths < _LONGEST_CAPTION_CHARS)
    row["unended_inside"][inside] = is_unended
    row["unended_phrase_inside"][inside] = is_unended & is_phrase
    shown = own[len(_ENDS) :]
    if np.count_nonzero(shown):
        is_flanked = is_sentence[:-2] & is_sentence[2:]
        for name, is_shown in zip(_SHOWN, shown, strict=True):
            row[f"{name}_flanked"][middle] = is_shown[1:-1] & is_flanked


def _tell_heads(row: Rows, mass: Column, heads: NDArray[np.bool_]) -> None:
    """Tell where the head of a section stands before a line, and how much of the article before that."""
    row["lines_since_head"][:] = _DISTANCES[-1]
    (places,) = heads.nonzero()
    if len(places):
        behind = slice(places[0], None)
        section = np.add.accumulate(heads[behind], dtype=np.intp) - 1
        since = np.arange(places[0], len(mass)) - places[section]
        running = np.add.accumulate(mass, dtype=np.float64)
        read = (running - mass)[places]
        row["head_before"][behind] = 1
        row["read_before_head"][behind] = np.log1p(read)[section]
        row["read_share_before_head"][behind] = (read / max(1.0, running[-1]))[section]
        row["lines_since_head"][behind] = _DISTANCES.take(since, mode="clip")

"""The document pass: where the article lies among the lines, and how each line stands to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from policytext.boilerplate import features

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from numpy.typing import NDArray

    from policytext.boilerplate.characters import Census
    from policytext.boilerplate.features import Column

_USUAL = 0.35  # the probability at which a line neither lengthens nor shortens the block,
_USUAL_SHARE = 0.6  # or this share of the highest one, where no line is likely
_ENCLOSED_LINES = 2  # a line of the article stands so close on both sides
_ENCLOSED, _ENCLOSED_SURELY = 0.6, 0.25  # share of the threshold that is enough there
_SUBHEAD_CHARS = 4
_ADJOINING = 0.5  # share of the threshold that is enough for a sentence next to the article,
_TITLE, _LONG_TITLE = 0.8, 0.5  # for the title right above it, for one as long as titles are,
_CLOSING = 0.15  # and for what closes an official document, or a table
_SENTENCE_CHARS = 12
_PROSE_CHARS = 20
_LIKELY = 0.5
_SHORTEST_CAPTION_CHARS, _LONGEST_CAPTION_CHARS = 12, 45
_LINK_LINES = 1
_TITLE_CHARS = 120
_SHORTEST_TITLE_CHARS = 4
_OPENING_CHARS = 20_000
_PAIR_SLOTS = 1 << 18
_PAIR_FACTOR = 92_821


class Block(NamedTuple):
    """The lines ``start:end`` in which the article mainly lies."""

    start: int
    end: int


def find(chances: Column, lengths: NDArray[np.int64]) -> Block:
    """Return the run of lines with the largest sum of ``(chance - usual) * sqrt(length)``.

    ``usual`` is bounded by the highest chance on the page, so that a page of a few lines has a block too.

    >>> find(np.float32([0.1, 0.9, 0.2, 0.8, 0.0, 0.1]), np.array([4, 90, 4, 60, 8, 9]))
    Block(start=1, end=4)
    """
    usual = min(_USUAL, _USUAL_SHARE * float(chances.max()))
    running = np.concatenate(([0.0], np.cumsum((chances - usual) * np.sqrt(lengths))))
    end = int(np.argmax(running[1:] - np.minimum.accumulate(running[:-1]))) + 1
    return Block(int(np.argmin(running[:end])), end)


def kept(chances: Column, own: Mapping[str, Column], threshold: float) -> NDArray[np.bool_]:
    """Return which lines are the article.

    Those are the lines from the threshold on, the sentences that adjoin them, and less likely lines that these enclose;
    a sentence or a subhead of a few characters needs least. The line before the first one is the title, if it is nearly
    as likely. A post with a name between two sentences is the caption of a portrait. Signature, date, contacts
    and rows of a table that follow the article are part of it.

    Args:
        chances: probability of content.
        own: features that the lines have alone.
        threshold: probability from which on a line is kept wherever it stands.
    """
    is_sentence = own["ends_stop"] > 0
    is_prose = is_sentence & (own["log_length"] > np.log(_SENTENCE_CHARS)) & (chances >= threshold * _ADJOINING)
    strong = _reached(chances >= threshold, is_prose)
    first = int(np.argmax(strong))
    if first and chances[first - 1] >= threshold * (_LONG_TITLE if own["title_like"][first - 1] else _TITLE):
        strong[first - 1] = True
    here = np.arange(len(chances))
    last = np.maximum.accumulate(np.where(strong, here, -np.inf))
    following = np.minimum.accumulate(np.where(strong, here, np.inf)[::-1])[::-1]
    is_enclosed = (here - last <= _ENCLOSED_LINES) & (following - here <= _ENCLOSED_LINES)
    is_subhead = (np.expm1(own["log_length"]).round() <= _SUBHEAD_CHARS) & (own["han_share"] == 1)
    enough = threshold * np.where(is_sentence | is_subhead, _ENCLOSED_SURELY, _ENCLOSED)
    found = strong | (is_enclosed & (chances >= enough))
    is_closing = (own["official"] + own["row"] > 0) & (chances >= threshold * _CLOSING)
    found |= _following(found, is_closing)
    sentences = (found & is_sentence).astype(np.float32)
    between_sentences = features.shifted(sentences, -1) * features.shifted(sentences, 1) > 0
    return found & ~((own["person"] > 0) & between_sentences)


def _following(found: NDArray[np.bool_], also: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Return which lines lie in an unbroken run of others that follows a line that was found."""
    here = np.arange(len(found))
    last_found = np.maximum.accumulate(np.where(found, here, -1))
    last_break = np.maximum.accumulate(np.where(found | also, -1, here))
    return also & (last_found > last_break)


def _reached(strong: NDArray[np.bool_], also: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Return which lines are strong, or lie in an unbroken run of others that adjoins a strong line."""
    member = strong | also
    run = np.cumsum(~member)
    return member & (np.bincount(run, weights=strong)[run] > 0)


def of_line(
    census: Census, own: dict[str, Column], chances: Column, heads: NDArray[np.bool_]
) -> Iterator[tuple[str, Column]]:
    """Yield name and values of each feature that tells how a line stands to the block and to the heads of sections.

    Args:
        census: the lines.
        own: features that the lines have alone.
        chances: the first guess, probability of content.
        heads: whether a line heads a section that is not the article.
    """
    lengths = census.lengths
    here = np.arange(len(lengths))
    block = find(chances, lengths)
    inside = ((here >= block.start) & (here < block.end)).astype(np.float32)
    before, after = (here < block.start).astype(np.float32), (here >= block.end).astype(np.float32)
    bounded = np.maximum(np.minimum(chances, np.float32(1 - 1e-3)), np.float32(1e-3))
    odds = np.log(bounded) - np.log1p(-bounded)
    purity = float(lengths[block.start : block.end].sum() / lengths.sum())
    chained = _chained(block, own["ends_stop"] + own["official"] > 0, heads)
    yield "chained", chained
    yield "chained_official", chained * own["official"]
    yield "chained_stop", chained * own["ends_stop"]
    yield "odds", odds
    yield "chance", chances
    yield "inside", inside
    yield "inside_pure", inside * purity
    yield "odds_before", odds * before
    yield "odds_inside", odds * inside
    yield "odds_after", odds * after
    yield "lines_before", np.log1p(np.maximum(block.start - here, 0))
    yield "lines_after", np.log1p(np.maximum(here - block.end + 1, 0))
    for offset in features.NEIGHBOURS:
        yield f"odds{offset:+}", features.shifted(odds, offset)
    for name in (
        "log_length",
        "ends_stop",
        "comma",
        "function_share",
        "space_share",
        "item",
        "amount",
        "asks",
        "official",
        "people",
        "picture",
        "person",
        "row",
        "ends_digit",
        "date",
    ):
        yield f"{name}_own", own[name]
        yield f"{name}_inside", own[name] * inside
        yield f"{name}_after", own[name] * after
    flanked = features.shifted(inside * own["ends_stop"], -1) * features.shifted(inside * own["ends_stop"], 1)
    for name in ("picture", "people"):
        yield f"{name}_flanked", own[name] * flanked
    unended = inside * (own["ends_stop"] + own["ends_comma"] + own["ends_colon"] + own["ends_semicolon"] == 0)
    yield "unended_inside", unended
    yield "unended_phrase_inside", unended * ((lengths >= _SHORTEST_CAPTION_CHARS) & (lengths < _LONGEST_CAPTION_CHARS))
    unheaded = after * ~np.maximum.accumulate(heads)
    yield "ends_stop_unheaded", own["ends_stop"] * unheaded
    yield "comma_unheaded", own["comma"] * unheaded
    yield from _mass(chances * lengths, lengths, purity)
    yield from _heads(chances * lengths, heads)
    shared = _shared_pairs(census, (inside > 0) & (chances > _LIKELY) & (lengths > _PROSE_CHARS))
    yield "shared", shared
    yield "shared_before", shared * before
    yield "shared_after", shared * after
    yield "shared_next_to", shared * ((here < block.start) & (here >= block.start - 3))
    yield "next_before", (here == block.start - 1).astype(np.float32)
    yield "next_after", (here == block.end).astype(np.float32)
    yield "first_inside", (here == block.start).astype(np.float32)
    yield "page_chance", np.full(len(here), chances.mean(), np.float32)


def _chained(block: Block, links: NDArray[np.bool_], heads: NDArray[np.bool_]) -> Column:
    """Whether only sentences or closing lines, and single lines between, lead from the block to a line after it."""
    here = np.arange(len(links))
    is_link = links | (here < block.end)
    last = np.maximum.accumulate(np.where(is_link, here, -1))
    after = here >= block.end
    broken = np.maximum.accumulate(after & (heads | (here - last > _LINK_LINES)))
    return (after & ~broken).astype(np.float32)


def _mass(mass: Column, lengths: NDArray[np.int64], purity: float) -> Iterator[tuple[str, Column]]:
    """How many characters of prose a line has and has around it, beside the most on the page."""
    yield "mass", np.log1p(mass) - np.log1p(mass.max())
    masses, chars = features.running(mass), features.running(lengths)
    for width in (4, 10):
        near = mass + features.total(masses, -width) + features.total(masses, width)
        yield f"mass_near{width}", np.log1p(near) - np.log1p(near.max())
    for width in (-10, -3, 3, 10):
        prose = features.total(masses, width)
        yield f"prose{width:+}", prose / np.maximum(features.total(chars, width), 1)
    most_before, most_after = _most(mass, -12), _most(mass, 12)
    enclosed = np.log1p(np.minimum(most_before, most_after))
    yield "most_before", np.log1p(most_before)
    yield "most_after", np.log1p(most_after)
    yield "enclosed", enclosed
    yield "enclosed_pure", enclosed * purity
    yield "purity", np.full(len(mass), purity)


def _most(mass: Column, width: int) -> Column:
    """Return the largest mass among the ``width`` lines after each line (before it if negative)."""
    step = 1 if width > 0 else -1
    most, lines = features.shifted(mass, step), 1
    while lines < abs(width):
        more = min(lines, abs(width) - lines)
        most, lines = np.maximum(most, features.shifted(most, step * more)), lines + more
    return most


def _heads(mass: Column, heads: NDArray[np.bool_]) -> Iterator[tuple[str, Column]]:
    """Whether the head of a section stands before a line, and how much of the article before that."""
    here = np.arange(len(mass))
    running = np.cumsum(mass, dtype=np.float64) - mass
    read = np.maximum.accumulate(np.where(heads, running, 0))
    last = np.maximum.accumulate(np.where(heads, here, -np.inf))
    yield "head_before", np.maximum.accumulate(heads).astype(np.float32)
    yield "read_before_head", np.log1p(read)
    yield "read_share_before_head", read / max(1.0, float(mass.sum()))
    yield "lines_since_head", np.log1p(np.minimum(here - last, 60))


def _shared_pairs(census: Census, core: NDArray[np.bool_]) -> Column:
    """Return for each line which share of its pairs of characters the opening of the article has too.

    A line too long for a title shares all of them if it is part of the article, else none.
    """
    shared = core.astype(np.float32)
    brief = np.flatnonzero(census.lengths <= _TITLE_CHARS)
    if not core.any() or not len(brief):
        return shared
    known = np.zeros(_PAIR_SLOTS, np.bool_)
    known[_pairs(_opening(census, core))] = True
    text = "\n".join([census.lines[number] for number in brief.tolist()])
    running = np.concatenate(([0], np.cumsum(known.take(_pairs(text)))))
    lengths = census.lengths[brief]
    starts = np.cumsum(lengths + 1) - lengths - 1
    found = running[starts + lengths - 1] - running[starts]
    shared[brief] = found / np.maximum(lengths - 1, 1) * (lengths >= _SHORTEST_TITLE_CHARS)
    return shared


def _opening(census: Census, core: NDArray[np.bool_]) -> str:
    pieces, chars = [], 0
    for line in np.flatnonzero(core).tolist():
        pieces.append(census.lines[line][:_OPENING_CHARS])
        chars += len(pieces[-1])
        if chars >= _OPENING_CHARS:
            break
    return "\n".join(pieces)


def _pairs(text: str) -> NDArray[np.uint32]:
    """Return for each pair of neighbouring characters the slot that it falls into."""
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    return (codes[:-1] * np.uint32(_PAIR_FACTOR) + codes[1:]) & np.uint32(_PAIR_SLOTS - 1)

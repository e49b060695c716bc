"""Labelled pages, and what the boilerplate scorer learns from each of them; see ``train_boilerplate.py``."""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from policytext import fold
from policytext.boilerplate import features, units
from policytext.boilerplate.seen import Seen
from policytext.script import readings

LINE_CHARS = 5  # added to a line's length, so that short lines count for something
GLOSSED_SHARE = 0.3
SNIPPETS, SNIPPET_LINES = 4, 5
HALF = 0.5
SHORT_PAGES = 3
CAPTION_WEIGHT = 2.5
VERSE_CHARS = 30
VERSE_WEIGHT = 0.25
SIGNED_SHARE = 0.3
GLUED_PAGES = 2
GLUED_WEIGHT = 0.05
UNITS = ["", "", "亿元", "万元", "亩", "%"]
NO_WORD = re.compile(r"[\W0-9]+")
CLAUSE_END = re.compile("[，。；！？,;!?]+")


class Unit(NamedTuple):
    """What is judged as one: a line of a page or a part of it; see ``units.Part``."""

    start: int  # in the page
    text: str
    label: str | None
    is_head: bool

    @property
    def is_weighed(self) -> bool:
        """Whether the model sees it: no rule claims it, or it is a head."""
        return self.label is None or self.is_head


class Page(NamedTuple):
    """A labelled page, cut into units."""

    host: str
    genre: str
    text: str
    is_content: NDArray[np.bool_]  # for each character of the text
    is_caption: NDArray[np.bool_]  # the same
    units: list[Unit]
    weight: float  # how much it counts


class Sample(NamedTuple):
    """A page or a part of it, as the model sees it: the lines that no rule claims."""

    host: str
    seen: Seen
    labels: NDArray[np.bool_]
    weights: NDArray[np.float64]


def read_pages(paths: Iterable[Path]) -> list[Page]:
    """Every page of the files, in order."""
    files = [file for path in paths for file in (sorted(path.glob("*.jsonl")) if path.is_dir() else [path])]
    rows = [json.loads(line) for file in files for line in file.read_text(encoding="utf-8").split("\n") if line]
    return [as_page(**row) for row in rows]


def as_page(host: str, lines: Sequence[dict], genre: str = "", weight: float = 1.0, **_: object) -> Page:
    """Cut a page; the break behind a line is of the line's kind."""
    text = "\n".join(line["text"] for line in lines)
    content, captions = (
        np.concatenate([flags(line, kind) for line in lines])[: len(text)] for kind in ("content", "caption")
    )
    return Page(host, genre, text, content, captions, cut(text), weight)


def cut(text: str) -> list[Unit]:
    """The units of a page."""
    starts, _, parts = units.cut(text)
    return [Unit(start, part.text, part.label, part.is_head) for start, part in zip(starts, parts, strict=True)]


def seen(found: Iterable[Unit]) -> Seen:
    """Units as the model sees them."""
    lines = [unit.text for unit in found]
    lengths, heads = np.array([len(line) for line in lines], np.float32), np.array([unit.is_head for unit in found])
    return Seen(lines, features.of_lines(lines), lengths, heads)


def flags(line: dict, kind: str) -> NDArray[np.bool_]:
    """Whether each character of a line, its break included, is of a kind."""
    found = np.full(len(line["text"]) + 1, line["label"] == kind)
    for start, end, label in line.get("spans", ()):
        found[start:end] = label == kind
    return found


def unit_labels(page: Page) -> NDArray[np.bool_]:
    """Whether each unit is content, by the larger part of its characters."""
    return larger_part(page, page.is_content)


def larger_part(page: Page, flags: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Whether the larger part of the characters of each unit is flagged."""
    starts = np.array([unit.start for unit in page.units])
    return np.add.reduceat(flags, starts, dtype=np.int64) * 2 > np.diff(starts, append=len(page.text))


def samples(page: Page, rng: np.random.Generator) -> Iterator[Sample]:
    """The page as the model shall learn it; see the head of this file."""
    labels, count = unit_labels(page), len(page.units)
    body = np.flatnonzero(labels)
    everything = np.arange(count)
    yield from sample(page, labels, everything, 1.0)
    yield from sample(page, labels, everything[crop(count, rng)], 0.5)
    yield from sample(page, labels, body, 1.5)
    yield from sample(page, labels, body[crop(len(body), rng)], 0.75)
    for _ in range(SNIPPETS):
        yield from sample(page, labels, snippet(body, rng), 0.25)
        yield from sample(page, labels, snippet(everything, rng), 0.05)
    brief = as_brief(page, labels)
    for _ in range(SHORT_PAGES):
        yield from sample(page, labels, short_page(body, count, rng), 0.25)
        yield from sample(brief, labels, short_page(body, count, rng), 0.25)
    verse, verse_labels = as_verse(page, labels, rng)
    yield from sample(verse, verse_labels, np.arange(len(verse.units)), VERSE_WEIGHT)
    yield from sample(verse, verse_labels, np.flatnonzero(verse_labels), VERSE_WEIGHT)
    table, table_labels = with_table(page, labels, rng)
    yield from sample(table, table_labels, np.arange(len(table.units)), 0.08)
    yield from sample(table, table_labels, np.flatnonzero(table_labels), 0.15)
    glossed = as_glossed(page, rng)
    yield from sample(glossed, unit_labels(glossed), np.arange(len(glossed.units)), 0.25)
    for _ in range(GLUED_PAGES):
        glued = as_glued(page, rng)
        yield from sample(glued, unit_labels(glued), np.arange(len(glued.units)), GLUED_WEIGHT)


def crop(count: int, rng: np.random.Generator) -> slice:
    """Some half or more of a page."""
    return slice(rng.integers(count // 2 + 1), count // 2 + rng.integers(count - count // 2 + 1))


def short_page(body: NDArray[np.int64], count: int, rng: np.random.Generator) -> NDArray[np.int64]:
    """A few lines of the article with a few of those before and after it."""
    if not len(body):
        return body
    first, last = int(body[0]), int(body[-1])
    before = np.arange(max(0, first - rng.integers(8)), first)
    after = np.arange(last + 1, min(count, last + 1 + rng.integers(16)))
    begin = rng.integers(max(1, len(body) - 2)) if rng.random() < HALF else 0
    return np.concatenate([before, body[begin : begin + rng.integers(2, 9)], after])


def as_brief(page: Page, labels: NDArray[np.bool_]) -> Page:
    """The page with the first sentence of each paragraph only."""
    return page._replace(
        units=[
            unit._replace(text=unit.text[: unit.text.index("。") + 1]) if is_content and "。" in unit.text else unit
            for unit, is_content in zip(page.units, labels, strict=True)
        ]
    )


def snippet(chosen: NDArray[np.int64], rng: np.random.Generator) -> NDArray[np.int64]:
    """A few neighbouring lines."""
    first = rng.integers(max(1, len(chosen)))
    return chosen[first : first + rng.integers(1, SNIPPET_LINES)]


def sample(page: Page, labels: NDArray[np.bool_], chosen: NDArray[np.int64], weight: float) -> Iterator[Sample]:
    """The chosen units of a page, if any is left to learn from; longer lines weigh more, longer pages somewhat more.

    Captions are few and look like the article: they weigh more too.
    """
    numbers = [number for number in chosen if page.units[number].is_weighed]
    if not numbers:
        return
    lines = seen([page.units[number] for number in numbers])
    sizes = np.sqrt(lines.lengths.astype(np.float64) + LINE_CHARS)
    captions = larger_part(page, page.is_caption)
    emphasis = np.where(captions[numbers], CAPTION_WEIGHT, 1.0) * ~lines.heads
    weights = page.weight * weight * sizes / np.sqrt(sizes.sum()) * emphasis
    yield Sample(page.host, lines, labels[numbers], weights)


def as_verse(page: Page, labels: NDArray[np.bool_], rng: np.random.Generator) -> tuple[Page, NDArray[np.bool_]]:
    """The page with some paragraphs set as accounts set them: a clause a line, without marks; with its labels."""
    prose = [n for n in np.flatnonzero(labels) if page.units[n].label is None and len(page.units[n].text) > VERSE_CHARS]
    chosen = {*prose[-1:], *rng.permutation(prose)[:1]} if prose else set()
    lines: list[tuple[Unit, bool]] = []
    for number, (unit, is_content) in enumerate(zip(page.units, labels, strict=True)):
        clauses = CLAUSE_END.split(unit.text) if number in chosen else [unit.text]
        lines += [(unit._replace(text=clause), bool(is_content)) for clause in clauses if clause.strip()]
    return page._replace(units=[unit for unit, _ in lines]), np.array([is_content for _, is_content in lines])


def with_table(page: Page, labels: NDArray[np.bool_], rng: np.random.Generator) -> tuple[Page, NDArray[np.bool_]]:
    """The page with rows of a table behind some line of the article, or with a signature and date at its end.

    Cells are pieces of the page's own text and made-up amounts.
    """
    body = np.flatnonzero(labels)
    if not len(body):
        return page, labels
    place = int(rng.choice([body[-1], rng.choice(body)])) + 1
    model = page.units[place - 1]
    words = "".join(unit.text for unit, is_content in zip(page.units, labels, strict=True) if is_content)
    blank = rng.choice(["\t", " "])
    texts = [blank.join(cells(words, rng)) for _ in range(rng.integers(3, 9))]
    if rng.random() < SIGNED_SHARE:
        place, texts = (
            int(body[-1]) + 1,
            [cells(words, rng)[0], "{}年{}月{}日".format(*rng.integers([1990, 1, 1], [2030, 13, 32]))],
        )
    rows = [model._replace(text=text, label=None, is_head=False) for text in texts]
    return (
        page._replace(units=[*page.units[:place], *rows, *page.units[place:]]),
        np.concatenate([labels[:place], np.ones(len(rows), np.bool_), labels[place:]]),
    )


def cells(words: str, rng: np.random.Generator) -> list[str]:
    """A name, one to three amounts, and sometimes another name."""
    name, other = (
        NO_WORD.sub("", words[start : start + 12])[: rng.integers(3, 11)] or "一"
        for start in rng.integers(len(words), size=2)
    )
    amounts = [f"{rng.integers(1, 5000) / 10:g}{rng.choice(UNITS)}" for _ in range(rng.integers(1, 4))]
    return [name, *amounts, *([other] if rng.random() < HALF else [])]


def as_glossed(page: Page, rng: np.random.Generator) -> Page:
    """The page in Traditional characters, some of which carry their reading in brackets."""
    back = {ord(target): character for character, target in sorted(fold.traditional_characters().items())}
    glosses = readings_of(set(page.text.translate(back)))
    pieces = [
        character + (glosses.get(character, "") if rng.random() < GLOSSED_SHARE else "")
        for character in page.text.translate(back)
    ]
    return respelled(page, pieces)


def as_glued(page: Page, rng: np.random.Generator) -> Page:
    """The page as tools leave it that keep few line breaks: the lines of a kind in one, with or without blanks between.

    The title often keeps its line; menus and the like are glued in half of the pages, always with blanks.
    """
    glue, glues_others = rng.choice(["", " "]), rng.random() < HALF
    breaks = [place for place, character in enumerate(page.text[:-1]) if character == "\n"]
    within = [place for place in breaks if page.is_content[place] == page.is_content[place + 1]]
    article = [place for place in within if page.is_content[place]]
    glued = dict.fromkeys(article[int(rng.random() < HALF) :], glue)
    glued |= dict.fromkeys((place for place in within if glues_others and not page.is_content[place]), " ")
    return respelled(page, [glued.get(place, character) for place, character in enumerate(page.text)])


def respelled(page: Page, pieces: Sequence[str]) -> Page:
    """The page with other text for each of its characters."""
    text = "".join(pieces)
    content, captions = (np.repeat(flags, list(map(len, pieces))) for flags in (page.is_content, page.is_caption))
    return Page(page.host, page.genre, text, content, captions, cut(text), page.weight)


def readings_of(characters_used: set[str]) -> dict[str, str]:
    """A toned reading in brackets for each Traditional character that has one."""
    traditional = characters_used & fold.traditional_characters().keys()
    toned = sorted(syllable for syllable in readings.syllables() if readings.has_tone(syllable))
    return {
        character: f"({syllable})"
        for syllable in toned
        for character in sorted(traditional)
        if readings.is_reading(syllable, character)
    }

"""What is judged as one: a line of a page, or a part of a line that holds two kinds of text."""

from __future__ import annotations

import re
from functools import cache
from itertools import accumulate, chain, compress
from typing import TYPE_CHECKING, NamedTuple, cast

from policytext.boilerplate import features, glosses, heads, mixed, pictures, rules
from policytext.fold import fold
from policytext.memo import Recent
from policytext.tuples import maker

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from policytext.boilerplate.line_patterns import LinePatterns
    from policytext.boilerplate.types import Label

_MENU_WORD_CHARS, _NEXT_WORD_CHARS = 3, 6
"""A head up to the first length before a line up to the second is an entry of a menu: 评论 before 收藏."""
_STORY_AND_CREDIT = 2
"""Parts of the line of a caption."""
_CREDITS = ("caption", "byline_credit")
"""What the credit of a picture is, alone in its line."""
_VALUE = re.compile(r"[0-9A-Za-z][0-9A-Za-z./: -]{0,39}")
"""What the line after a field without value holds: a number, a date, a code."""
_REMEMBERED = 1 << 13
_REMEMBERED_CHARS = 64
"""Lines up to here are remembered: menus repeat from page to page, paragraphs do not."""


class Part(NamedTuple):
    """A stretch of a line that gets one label, with all that its line alone tells.

    Attributes:
        start: first code point, in the line.
        text: what to judge it by: folded, without glosses and blanks at its ends.
        label: what a rule says it is; None if none does.
        rule: the row of that rule, or empty.
        is_head: whether it heads a section that is not the article.
        looks_around: whether the part behind it may tell that it is no head, or be the value of its field, or the part
            before it tell what the picture shows whose credit it is.
        features: what the model sees, as ``features.packed`` packs it; empty where it does not weigh the part: where a
            rule claims it that is no head.
    """

    start: int
    text: str
    label: Label | None
    rule: str
    is_head: bool
    looks_around: bool
    features: bytes


_part = maker(Part)


class Columns(NamedTuple):
    """The same of some parts, as columns."""

    starts: Sequence[int]
    texts: Sequence[str]
    labels: Sequence[Label | None]
    rules: Sequence[str]
    heads: Sequence[bool]
    looks_around: Sequence[bool]
    features: Sequence[bytes]


class Units(NamedTuple):
    """The parts of all lines of a page, none of them blank, as columns.

    Attributes:
        starts: first code point of each, in the page.
        lines: number of the line of each, from 1.
        parts: the parts; equal lines share theirs.
    """

    starts: list[int]
    lines: list[int]
    parts: list[Part]

    def columns(self) -> Columns:
        """Return the parts, of which there are some, as columns."""
        return Columns(*zip(*self.parts, strict=True))


def cut(text: str, patterns: LinePatterns | None = None) -> Units:
    r"""Return the units of a page; what the user's patterns say wins.

    >>> [(part.text, part.label) for part in cut("项目开工。（记者 周芷兰）\n\n 轉(zhuǎn)載請注明出處").parts]
    [('项目开工。', None), ('（记者 周芷兰）', 'byline_credit'), ('转载请注明出处', 'repost_notice')]
    """
    found = _units(text.split("\n"))
    _look_around(found.parts)
    if patterns is not None:
        found.parts[:] = [_as_told(part, patterns) for part in found.parts]
    return found


def _units(lines: Sequence[str]) -> Units:
    found = _parts(lines)
    chars_before = accumulate(map(len, lines), initial=0)
    return Units(
        [
            chars + breaks + part.start
            for breaks, (chars, parts) in enumerate(zip(chars_before, found, strict=False))
            for part in parts
        ],
        [number for number, parts in enumerate(found, start=1) for _ in parts],
        list(chain.from_iterable(found)),
    )


def _look_around(parts: list[Part]) -> None:
    """Correct parts by those beside them.

    A head in a menu is none, the value of a field may stand below it, and what a picture shows above its credit.
    """
    for number in compress(range(len(parts)), [part.looks_around for part in parts]):
        if parts[number].label in _CREDITS:
            _look_back(parts, number)
        elif number + 1 < len(parts):
            _look_ahead(parts, number)


def _look_ahead(parts: list[Part], number: int) -> None:
    part, following = parts[number], parts[number + 1]
    if part.is_head and len(part.text) <= _MENU_WORD_CHARS and len(following.text) <= _NEXT_WORD_CHARS:
        parts[number] = part._replace(is_head=False, features=b"")
    elif _is_field(part.label, part.text) and following.label is None and _VALUE.fullmatch(following.text):
        parts[number + 1] = following._replace(label=part.label, rule=part.rule, features=b"")


def _look_back(parts: list[Part], number: int) -> None:
    above = parts[number - 1] if number else None
    if above is None or above.label is not None:
        return
    if pictures.is_story_alone(above.text) or (number > 1 and _is_caption_between(parts[number - 2], above)):
        parts[number - 1] = above._replace(label="caption", rule=parts[number].rule, features=b"")


def _is_caption_between(before: Part, words: Part) -> bool:
    return before.text.endswith("。") and pictures.is_phrase(words.text)


def _as_told(part: Part, patterns: LinePatterns) -> Part:
    told = patterns.find(part.text)
    return part if told is None else part._replace(label=told[0], rule=told[1], is_head=False, features=b"")


def _parts(lines: Sequence[str]) -> list[Sequence[Part]]:
    """Return the parts of each line; those of short lines are remembered."""
    remembered = _remembered()
    found = remembered.known(lines)
    missing = [number for number, parts in enumerate(found) if parts is None]
    new: dict[str, Sequence[Part]] = dict.fromkeys([lines[number] for number in missing], ())
    for some in rules.at_once(list(new)):
        new.update(zip(some, _read(some), strict=True))
    for number in missing:
        found[number] = new[lines[number]]
    remembered.keep({line: parts for line, parts in new.items() if len(line) <= _REMEMBERED_CHARS})
    return cast("list[Sequence[Part]]", found)


@cache
def _remembered() -> Recent[str, Sequence[Part]]:
    return Recent(_REMEMBERED)


def _read(lines: Sequence[str]) -> Iterable[Sequence[Part]]:
    """Return the parts of some lines."""
    joined = "\n".join(lines)
    folded = fold(joined)
    if glosses.any_in(joined):
        without_glosses = _read_folded(glosses.removed(folded).split("\n"))
        return map(_placed, without_glosses, folded.split("\n"))
    return _read_folded(lines if folded is joined else folded.split("\n"))


def _placed(parts: Sequence[Part], line: str) -> Sequence[Part]:
    """Return the parts of a line that was read without its glosses where they stand in the line."""
    if len(parts) <= 1:
        return parts
    alignment = glosses.alignment(line)
    return [part._replace(start=alignment.to_source(part.start, part.start)[0]) for part in parts]


def _read_folded(lines: Sequence[str]) -> list[Sequence[Part]]:
    """Return the parts of some folded lines, the features of which are taken all at once."""
    told = _told(lines)
    weighed = [words for parts in told for _, words, label, _, is_head, _ in parts if label is None or is_head]
    rows = iter(features.packed(weighed))
    return [
        [
            _part((start, words, label, rule, is_head, looks_around, next(rows) if label is None or is_head else b""))
            for start, words, label, rule, is_head, looks_around in parts
        ]
        for parts in told
    ]


_Told = tuple[int, str, "Label | None", str, bool, bool]
"""A part without its features."""


def _told(lines: Sequence[str]) -> list[list[_Told]]:
    """Return the parts of some lines; most call for no rule and are no head."""
    stripped = list(map(str.strip, lines))
    columns = zip(lines, stripped, rules.read(stripped), heads.find_all(stripped), strict=True)
    told: list[list[_Told]] = [
        [(0, words, None, "", False, False)]
        if 0 < len(words) <= rules.LONGEST and not (reading.calls or head)
        else _parts_told(line, words, reading, head)
        for line, words, reading, head in columns
    ]
    split = [number for number, count in enumerate(map(len, told)) if count > 1]
    if split:
        _name_rests([told[number] for number in split])
    for number in split:
        told[number] = _with_story(told[number])
    return told


def _parts_told(line: str, words: str, reading: rules.Reading, head: tuple[Label, str] | None) -> list[_Told]:
    """Return the parts of a line that calls for rules, is a head, is blank, or is too long for the rules."""
    if not words:
        return []
    if reading.calls & rules.MIXED or len(words) > rules.LONGEST:
        parts = _split(line, words, reading.compact)
        if len(parts) > 1:
            return [_part_told(line, part) for part in parts]
    return [_named(0, words, reading.claim() or head, is_head=head is not None)]


def _name_rests(split: Sequence[list[_Told]]) -> None:
    """Name what is left of lines of which other parts are named; it is read like lines, all of it at once."""
    rests = [(parts, place) for parts in split for place, (_, _, label, *_) in enumerate(parts) if label is None]
    lines = [parts[place][1] for parts, place in rests]
    for (parts, place), words, claim, head in zip(rests, lines, rules.claim(lines), heads.find_all(lines), strict=True):
        parts[place] = _named(parts[place][0], words, claim or head, is_head=head is not None)


def _named(start: int, words: str, name: tuple[Label, str] | None, *, is_head: bool) -> _Told:
    label, rule = name or (None, "")
    is_menu_word = is_head and len(words) <= _MENU_WORD_CHARS
    looks_around = is_menu_word or _is_field(label, words) or (label in _CREDITS and pictures.is_credit(words))
    return start, words, label, rule, is_head, looks_around


def _with_story(told: list[_Told]) -> list[_Told]:
    """Return the parts of a line, what a picture shows named like the credit of the picture behind it."""
    (start, words, label, _, is_head, _), credit = told[0], told[-1]
    if len(told) > _STORY_AND_CREDIT or label or is_head or credit[2] != "caption" or not pictures.is_story(words):
        return told
    return [(start, words, credit[2], credit[3], False, False), credit]


def _is_field(label: Label | None, words: str) -> bool:
    return label == "header_meta" and words.endswith((":", "："))


def _split(line: str, words: str, compact: str) -> Sequence[mixed.Part]:
    """Return the parts of a line; one without blanks but for its indent was written for the patterns before."""
    if len(compact) < len(words) or not line.endswith(words):
        return mixed.split(line)
    indent, parts = len(line) - len(words), mixed.split_plain(compact)
    if not indent:
        return parts
    first, *others = parts
    return [
        first._replace(end=first.end + indent),
        *(part._replace(start=part.start + indent, end=part.end + indent) for part in others),
    ]


def _part_told(line: str, part: mixed.Part) -> _Told:
    name = None if part.label is None else (part.label, part.rule)
    return _named(part.start, line[part.start : part.end].strip(), name, is_head=False)

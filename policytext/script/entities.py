"""HTML entities that stand in plain text."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from policytext.fold import radical_characters, width_characters
from policytext.late import late
from policytext.script import blanks
from policytext.script.repair import Repair, replace

if TYPE_CHECKING:
    from collections.abc import Iterator

_STRETCH = re.compile(r"&[#0-9A-Za-z&;]++")
_ENTITY = late(r"&(?:#[0-9]{1,8}|#[xX][0-9A-Fa-f]{1,8}|[A-Za-z][0-9A-Za-z]{1,31});\Z")
_LONGEST_CHARS = 34
"""Of what the pattern matches."""


class _Character(NamedTuple):
    """A character of the decoded text and the stretch of the source that it stands for."""

    character: str
    start: int
    end: int


def entities(text: str) -> Repair:
    """Decode HTML entities until none is left; only those that end in a semicolon count.

    What cannot be seen decodes to nothing, a blank to a space, a full-width letter to its ASCII form.

    >>> entities("&ldquo;光谷&rdquo;研发&amp;制造，&amp;lt;通知&gt;").text
    '“光谷”研发&制造，<通知>'
    """
    if "&" not in text:
        return replace(text, ())
    return replace(text, _edits(text))


def _edits(text: str) -> Iterator[tuple[int, int, str]]:
    for stretch in _STRETCH.finditer(text):
        for start, end, target in _decoded(stretch.group()):
            yield stretch.start() + start, stretch.start() + end, target


@lru_cache(maxsize=1 << 12)
def _decoded(stretch: str) -> tuple[tuple[int, int, str], ...]:
    """Return the edits that decode a stretch of characters of which entities are made.

    An entity ends in a semicolon, so each semicolon is the place to look back; what an entity decodes to can be part
    of the next (``&amp;lt;``).
    """
    decoded: list[_Character] = []
    edits: list[tuple[int, int, str]] = []
    for position, character in enumerate(stretch):
        decoded.append(_Character(character, position, position + 1))
        while decoded and decoded[-1].character == ";":
            entity = _entity_at_the_end(decoded)
            if not entity:
                break
            start, end = decoded[-len(entity)].start, decoded[-1].end
            target = _target(entity)
            del decoded[-len(entity) :]
            while edits and edits[-1][0] >= start:
                edits.pop()
            edits.append((start, end, target))
            decoded.extend(_Character(sign, start, end) for sign in target)
    return tuple(edits)


def _entity_at_the_end(decoded: list[_Character]) -> str:
    from html.entities import html5  # noqa: PLC0415 - only text with entities needs it

    tail = "".join(item.character for item in decoded[-_LONGEST_CHARS:])
    match = _ENTITY.search(tail, max(tail.rfind("&"), 0))
    if not match or (match.group()[1] != "#" and match.group()[1:] not in html5):
        return ""
    return match.group()


def _target(entity: str) -> str:
    from html import unescape  # noqa: PLC0415 - only text with entities needs it

    return "".join(map(_clean, unescape(entity)))


def _clean(character: str) -> str:
    character = radical_characters().get(character, width_characters().get(character, character))
    return blanks.targets().get(character, character)

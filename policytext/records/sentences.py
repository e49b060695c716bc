"""Cuts a text into sentences: at full stops, exclamation and question marks, and line breaks."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from attrs import frozen

from policytext.offsets import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_LINE_BREAK = re.compile("\n")
_CLOSERS = "”’」』）)】》\"'"
_SPACES = r"\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
"""All that ``\\s`` matches: `re` looks up a character faster in a class that names no other class."""
_SENTENCE = re.compile(
    rf"""
    (?=\S)
    (?: [^{_SPACES}。！？!?]++
      | [^\S\n]++ (?=\S)
      | [。！？!?][{_CLOSERS}。！？!?…]*+ (?=[，,、：:と])  # 「。」と述べた goes on
    )*+
    (?: [。！？!?][{_CLOSERS}。！？!?…]*+ )?+  # the marks, and the brackets and quotation marks that they close
    """,
    re.VERBOSE,
)


def split(text: str) -> tuple[Span, ...]:
    r"""Return the sentences of a text in order, without the blanks around them; offsets index ``text``.

    A sentence ends at 。！？ with the closing marks behind, and at every line break, never at a semicolon.

    >>> [sentence.text for sentence in split("签约12个项目；开工8个。（另有2个。）\n产业")]
    ['签约12个项目；开工8个。', '（另有2个。）', '产业']
    """
    return tuple([Span(*found.span(), found[0]) for found in _SENTENCE.finditer(text)])


def spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield where the sentences that ``split`` returns begin and end."""
    return map(re.Match.span, _SENTENCE.finditer(text))


@frozen(eq=False)
class Stretches:
    """Stretches of a text in order, such as its sentences or lines, and which of them holds an offset."""

    starts: tuple[int, ...]

    @classmethod
    def of_lines(cls, text: str) -> Stretches:
        r"""Return the lines of a text; the first begins at 0.

        >>> Stretches.of_lines("一\n二").index_at(2)
        1
        """
        return cls((0, *[match.end() for match in _LINE_BREAK.finditer(text)]))

    @classmethod
    def of(cls, spans: Iterable[Span | tuple[int, int]]) -> Stretches:
        """Return the stretches that begin where the spans do."""
        return cls(tuple([span[0] for span in spans]))

    def index_at(self, offset: int) -> int:
        """Return the number, from 0, of the last stretch that begins at or before ``offset``; -1 before the first."""
        return bisect_right(self.starts, offset) - 1

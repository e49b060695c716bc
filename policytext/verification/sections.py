"""Finds the headings of a page that stand in a line of their own, and what each heads."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple, Self

from attrs import field, frozen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

_MARKED_LINE = re.compile(
    r"""
    ^[^\S\n]*+
    (?: (?P<chapter>[一二三四五六七八九十]{1,3}、)
      | (?P<part>[（(][一二三四五六七八九十]{1,3}[）)])
      | (?P<item>[0-9]{1,3}[.、．](?![0-9]))
      | (?P<point>[（(]?[0-9]{1,3}[）)])
      | (?P<name>(?=[^\n：:]{0,4}名称[：:]))
    )
    (?: (?P<heading>[^\n，；：。,;:]{2,30}+$)
      | [^\n，；：。,;:]{0,4}名称[：:](?P<named>[^\n]{2,40}+$)
    )?+
    """,
    re.VERBOSE | re.MULTILINE,
)
_RANKS = ("chapter", "part", "item", "point", "name")
"""The marks of a list from the outermost inwards."""


class Section(NamedTuple):
    """What a heading heads, from the heading on; ``outer`` is the number of the section that it is a part of, or -1."""

    start: int
    head_end: int
    end: int
    outer: int


@frozen
class Sections:
    """The sections of a page in order."""

    sections: Sequence[Section]
    _starts: list[int] = field(init=False, repr=False)

    @_starts.default
    def _starts_of_sections(self) -> list[int]:
        return [section.start for section in self.sections]

    @classmethod
    def of(cls, text: str, has_amount: Callable[[int, int], bool]) -> Self:
        r"""Read the sections of a text: each reaches to the next mark of its rank or of one outside it.

        A heading is a short line without an amount, or gives a name: 项目名称：年产30万套门锁项目.

        >>> for section in Sections.of("一、项目\n（一）跨江桥\n总投资5亿元\n（二）医院", lambda *_: False).sections:
        ...     print(section)
        Section(start=0, head_end=4, end=24, outer=-1)
        Section(start=5, head_end=11, end=18, outer=0)
        Section(start=19, head_end=24, end=24, outer=0)
        """
        sections: list[Section] = []
        within: list[tuple[int, int]] = []
        for line in _MARKED_LINE.finditer(text):
            rank = next(number for number, name in enumerate(_RANKS) if line[name] is not None)
            while within and within[-1][0] >= rank:
                _, number = within.pop()
                sections[number] = sections[number]._replace(end=line.start() - 1)
            if line["named"] or (line["heading"] and not has_amount(line.start("heading"), line.end())):
                outer = within[-1][1] if within else -1
                within.append((rank, len(sections)))
                sections.append(Section(line.start(), line.end(), len(text), outer))
        return cls(sections)

    def around(self, offset: int) -> Iterator[Section]:
        """Yield the sections that an offset stands in, the innermost first."""
        number = bisect_right(self._starts, offset) - 1
        while number >= 0:
            section = self.sections[number]
            if offset < section.end:
                yield section
            number = section.outer

"""Finds the rows of the tables of a page, whose cells stand between tabs, and what heads their columns."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple, Self

from attrs import field, frozen

from policytext.verification.wording import longest_begin

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_ROW = re.compile(r"^[^\t\n]*+\t[^\n]*+$", re.MULTILINE)
_TAB = "\t"
_LEAST_CHARS = 3


class Row(NamedTuple):
    """A row with amounts, and the cells of the row without any that heads it; none where no such row is near."""

    start: int
    text: str
    heads: tuple[str, ...]


@frozen
class Grids:
    """The rows of a page that have amounts, in order."""

    rows: Sequence[Row]
    _starts: list[int] = field(init=False, repr=False)
    _text: str = field(init=False, repr=False)
    _begins: dict[str, str] = field(init=False, repr=False, factory=dict)

    @_starts.default
    def _starts_of_rows(self) -> list[int]:
        return [row.start for row in self.rows]

    @_text.default
    def _text_of_rows(self) -> str:
        return "\n".join(row.text for row in self.rows)

    @classmethod
    def of(cls, text: str, has_amount: Callable[[int, int], bool]) -> Self:
        r"""Read the rows of a text.

        >>> Grids.of("类别\t资金\n技改\t5万元", lambda start, end: start > 0).rows
        [Row(start=6, text='技改\t5万元', heads=('类别', '资金'))]
        """
        rows: list[Row] = []
        heads: tuple[str, ...] = ()
        for line in _ROW.finditer(text) if _TAB in text else ():
            if has_amount(*line.span()):
                rows.append(Row(line.start(), line[0], heads))
            else:
                heads = tuple(line[0].split(_TAB))
        return cls(rows)

    def _row_at(self, offset: int) -> Row | None:
        number = bisect_right(self._starts, offset) - 1
        row = self.rows[number] if number >= 0 else None
        return row if row and offset < row.start + len(row.text) else None

    def head_of(self, offset: int) -> str:
        """Return what heads the column of an offset; nothing outside a table."""
        row = self._row_at(offset)
        column = row.text.count(_TAB, 0, offset - row.start) if row else 0
        return row.heads[column].strip() if row and row.text.count(_TAB) == len(row.heads) - 1 else ""

    def are_of_another(self, words: str, offset: int) -> bool:
        """Whether words begin with what other rows have, but not the row of an offset: 绿色工厂 is not 技改."""
        row = self._row_at(offset)
        begin = self._begin_of(words) if row else ""
        return row is not None and len(begin) >= _LEAST_CHARS and begin not in row.text

    def _begin_of(self, words: str) -> str:
        """Return the longest beginning of some words that the rows have; looked for once."""
        if words not in self._begins:
            self._begins[words] = longest_begin(words, self._text)
        return self._begins[words]

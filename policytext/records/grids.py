"""Finds tables of projects in a page: cells parted by tabs, bars or blanks, or one cell a line, below a heading."""

from __future__ import annotations

import re
from functools import cache
from itertools import islice, pairwise
from typing import TYPE_CHECKING, NamedTuple

from policytext.late import late
from policytext.records import alignment, headings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from policytext.records.headings import Cell, Column

    Row = Sequence[Cell]
    Split = Callable[[str, Cell], Row]

_LINE = late(r"[^\n]*[^\s][^\n]*")
_BARS = "|｜"
_APART = late(r"[^ \u3000\xa0\n]+(?:[ \xa0][^ \u3000\xa0\n]+)*+")
_WORD = late(r"[^ \u3000\xa0\n]+")
_RULE = late(r"[-:：=—_|+ \t]+")
_ORDINAL = late(r"[0-9]{1,4}")
_AMOUNT = late(r"[^\n0-9]{0,4}[0-9][^\n]{0,16}|[^\n]{0,2}")
_BLANKS = r"[ \u3000\xa0]{0,2}"
_SIGNS = ("\t", "|", "｜", "名称", "\n项目\n")
"""One of these stands in every page with a table."""
_GROUP_CHARS, _HEADING_CHARS, _CELL_CHARS = 40, 16, 200
_MINIMUM_CELLS, _MAXIMUM_CELLS = 2, 30
_UNKNOWN_HEADINGS = 3


class Grid(NamedTuple):
    """A table: what its columns hold, its rows, and where it lies from its heading to its last row."""

    start: int
    end: int
    columns: Mapping[int, Column]
    rows: Sequence[Row]


class _Heading(NamedTuple):
    """The heading of a table; ``split`` parts the lines below into cells, and is None where each of them is a cell."""

    start: int
    end: int
    width: int
    columns: Mapping[int, Column]
    split: Split | None


def find(folded: str) -> Iterator[Grid]:
    """Yield the tables of a folded page in order; a heading holds for the rows below it, up to the next heading."""
    for sign in _SIGNS:
        if sign in folded:
            break
    else:
        return
    done = 0
    for match in _name_of_column().finditer(folded):
        if match.start() < done:
            continue
        start = folded.rfind("\n", 0, match.start()) + 1
        heading = _heading_in_lines(folded, start, done) or _heading_in_line(folded, start)
        if heading is None:
            done = next(_lines(folded, start))[1]
            continue
        rows = list(_rows(folded, heading))
        done = max(end for _, end in rows[-1]) if rows else heading.end
        if rows:
            yield Grid(heading.start, done, heading.columns, rows)


def _heading_in_line(folded: str, start: int) -> _Heading | None:
    line = next(_lines(folded, start))
    for split in _splits(folded, line):
        cells = split(folded, line)
        columns = headings.row_of(folded, cells)
        if columns:
            return _Heading(start, line[1], len(cells), columns, split)
    return None


def _heading_in_lines(folded: str, start: int, floor: int) -> _Heading | None:
    """Return the heading that goes on over several lines, of which one begins at ``start``.

    Words that are not known may stand among those that are, and between them and the first row where rows are numbered.
    """
    cells: list[Cell] = []
    width = 0
    for line in islice(_lines(folded, _first_line(folded, start, floor)), _MAXIMUM_CELLS):
        found = [cell for cell in _by_tabs(folded, line) if cell[0] < cell[1]]
        if cells and headings.is_unit(folded, found[0]):
            cells[-1] = cells[-1][0], found.pop(0)[1]
            width = len(cells) if not found else width
        if cells and found and _is_first_row(folded, cells[0], found[0]):
            width = len(cells)
            break
        is_known = all(headings.column_of(folded, cell) for cell in found)
        if not is_known and (line[1] - line[0] > _HEADING_CHARS or len(cells) >= width + _UNKNOWN_HEADINGS):
            break
        cells += found
        width = len(cells) if is_known else width
    columns = headings.row_of(folded, cells[:width])
    if not columns or folded.find("\n", cells[0][0], cells[width - 1][0]) < 0:
        return None
    return _Heading(cells[0][0], cells[width - 1][1], width, columns, None)


def _first_line(folded: str, start: int, floor: int) -> int:
    """Return where the lines begin that hold nothing but words of headings, up to the one at ``start``."""
    for _ in range(_MAXIMUM_CELLS):
        above = folded.rfind("\n", floor, max(floor, start - 1)) + 1 or floor
        if above == start or start - above > 2 * _HEADING_CHARS:
            break
        if not all(headings.column_of(folded, cell) for cell in _by_tabs(folded, (above, start - 1))):
            break
        start = above
    return start


def _is_first_row(folded: str, heading: Cell, cell: Cell) -> bool:
    column = headings.column_of(folded, heading)
    return column is not None and column.field == "number" and folded[slice(*cell)] == "1"


def _rows(folded: str, heading: _Heading) -> Iterator[Row]:
    split = heading.split
    if split is None:
        first = next(_lines(folded, heading.end), (0, 0))
        if len(_by_tabs(folded, first)) < _MINIMUM_CELLS:
            return _stacked(folded, heading)
        split = _by_tabs
    return _rows_of_lines(folded, heading, split)


def _rows_of_lines(folded: str, heading: _Heading, split: Split) -> Iterator[Row]:
    """Yield the lines below a heading that are rows; between two of them one other short line may stand."""
    is_exact = split in (_by_wide_blanks, _by_blanks)
    others = 0
    for line in _lines(folded, heading.end):
        cells = split(folded, line)
        if is_exact and len(cells) != heading.width:
            cells = alignment.align(folded, cells, heading.columns, heading.width)
        if len(cells) < _MINIMUM_CELLS:
            others += not _RULE.fullmatch(folded, *line)
            if others > 1 or line[1] - line[0] > _GROUP_CHARS:
                return
            continue
        if _name_of_column().search(folded, *line) and headings.row_of(folded, cells):
            return
        others = 0
        row = cells if len(cells) == heading.width else _aligned(folded, cells, heading)
        if row:
            yield row


def _aligned(folded: str, cells: Row, heading: _Heading) -> Row:
    """Return a row that lacks cells at its end, or at its head where they belong to several rows; else none."""
    missing = [(cells[0][0], cells[0][0])] * (heading.width - len(cells))
    return next((row for row in (cells, [*missing, *cells]) if _fits(folded, row, heading)), [])


def _stacked(folded: str, heading: _Heading) -> Iterator[Row]:
    """Yield the rows whose cells are lines, as long as they fit the heading."""
    first = heading.columns.get(0)
    is_numbered = first is not None and first.field == "number"
    lines = _lines(folded, heading.end)
    waiting: list[Cell] = []
    while True:
        waiting += islice(lines, heading.width + 1 - len(waiting))
        size = _size(folded, waiting, heading.width) if is_numbered else heading.width
        row = waiting[:size]
        if not (row and _fits(folded, row, heading)):
            return
        yield row
        waiting = waiting[size:]


def _size(folded: str, lines: Row, width: int) -> int:
    """Return how many lines the first numbered row has: it lacks cells where the next number comes early."""
    if not (lines and _ORDINAL.fullmatch(folded, *lines[0])):
        return 0
    following = str(int(folded[slice(*lines[0])]) + 1)
    starts = [n for n, line in enumerate(lines) if n >= _MINIMUM_CELLS and folded[slice(*line)] == following]
    return width if width in starts or not starts else starts[-1]


def _fits(folded: str, row: Row, heading: _Heading) -> bool:
    """Whether the cells of a row may be what the columns hold: a name, numbers or next to nothing."""
    for n, column in heading.columns.items():
        start, end = row[n] if n < len(row) else (0, 0)
        if end - start > _CELL_CHARS:
            return False
        if column.field == "name" and (end - start < _MINIMUM_CELLS or _ORDINAL.fullmatch(folded, start, end)):
            return False
        if column.field in headings.KINDS and not _AMOUNT.fullmatch(folded, start, end):
            return False
    return True


def _lines(folded: str, start: int) -> Iterator[Cell]:
    """Yield the lines from an offset on that are not blank, without the blanks at their end."""
    for match in _LINE.finditer(folded, start):
        yield match.start(), match.start() + len(match.group().rstrip())


def _splits(folded: str, line: Cell) -> tuple[Split, ...]:
    """Return the ways in which the cells of a heading may be parted."""
    if folded.find("\t", *line) >= 0:
        return (_by_tabs,)
    is_barred = any(folded.find(bar, *line) >= 0 for bar in _BARS)
    return (_by_bars,) if is_barred else (_by_wide_blanks, _by_blanks)


def _by_tabs(folded: str, line: Cell) -> Row:
    return _parted(folded, line, "\t")


def _by_bars(folded: str, line: Cell) -> Row:
    start, end = line
    start += folded[start] in _BARS
    return _parted(folded, (start, max(start, end - (folded[end - 1] in _BARS))), _BARS)


def _parted(folded: str, line: Cell, marks: str) -> Row:
    """Return where cells lie, without the blanks around them; an empty one counts."""
    start, end = line
    edges = [start - 1, *(n for n in range(start, end) if folded[n] in marks), end]
    return [_trimmed(folded, first + 1, last) for first, last in pairwise(edges)]


def _trimmed(folded: str, start: int, end: int) -> Cell:
    written = folded[start:end]
    first = start + len(written) - len(written.lstrip())
    return first, first + len(written.strip())


def _by_wide_blanks(folded: str, line: Cell) -> Row:
    return _without_units(folded, [match.span() for match in _APART.finditer(folded, *line)])


def _by_blanks(folded: str, line: Cell) -> Row:
    return _without_units(folded, [match.span() for match in _WORD.finditer(folded, *line)])


def _without_units(folded: str, cells: Row) -> Row:
    """Return cells of which none is but the unit of the one before: 总投资 （万元）."""
    joined: list[Cell] = []
    for cell in cells:
        if joined and folded[cell[0]] in "（(" and headings.is_unit(folded, cell):
            joined[-1] = joined[-1][0], cell[1]
        else:
            joined.append(cell)
    return joined


@cache
def _name_of_column() -> re.Pattern[str]:
    """Match the heading of the column of names, where it is all of a cell but for a unit or remark."""
    words = [word for word, field in headings.field_of_heading().items() if field == "name"]
    firsts = "".join(sorted({word[0] for word in words}))
    spread = "|".join(_BLANKS.join(map(re.escape, word[1:])) for word in sorted(words, key=len, reverse=True))
    return re.compile(rf"[{firsts}](?<![^\s|｜].){_BLANKS}(?:{spread})(?=[\s|｜（(]|\Z)")

"""The text of an HTML page, with every block kept: what is article and what is not, ``boilerplate`` decides.

The page is parsed as browsers do it (selectolax over Lexbor). ``data/html.tsv`` says how each element is laid out.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from attrs import Factory, define
from selectolax.lexbor import LexborHTMLParser

from policytext import tables
from policytext.errors import check_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from selectolax.lexbor import LexborNode

LAYOUTS = frozenset({"block", "cell", "dropped", "kept_blanks", "row"})

_BLANKS = re.compile(r"[ \t\r\n\f]+")
_WIDE = "\u2e80-\u303f\u3040-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff01-\uff60"
"""The inside of a class: what is set without blanks, so that a line break of the source between two of them is none."""
_BREAK_BETWEEN_WIDE = re.compile(rf"(?<=[{_WIDE}])[ \t]*[\r\n][ \t\r\n\f]*(?=[{_WIDE}])")


def from_html(markup: str) -> str:
    r"""Return what an HTML page shows: each block on a line of its own, the cells of a table row parted by tabs.

    A cell that holds several lines keeps them, and its neighbours stand on lines of their own. Blanks run together as
    in a browser; a line break of the source between two Chinese or Japanese characters is none. Scripts, styles and the
    head are left out; menus, captions and hidden parts stay.

    Args:
        markup: a page or a piece of one, well formed or not. Lone surrogates are dropped.

    Raises:
        TypeError: ``markup`` is not a ``str``.

    >>> from_html("<h1>奔腾园区</h1><p>总投资<b>5亿元</b>，<br>占地100亩。<script>var a;</script>")
    '奔腾园区\n总投资5亿元，\n占地100亩。'
    >>> from_html("<table><tr><th>项目<th>投资<tr><td>甲<td><p>3亿元</table>")
    '项目\t投资\n甲\t3亿元'
    """
    check_text(markup, "markup")
    root = LexborHTMLParser(markup).root
    lines = _Lines()
    if root is not None:
        for node, opens in _walk(root):
            _lay_out(node, lines, opens=opens)
    return lines.text()


@cache
def layouts() -> Mapping[str, str]:
    """Return the layout of each element that does not simply run on in its line."""
    rows = tables.read("policytext", "html.tsv", ("tag", "layout", "example", "source"))
    return {row["tag"]: row.choice("layout", LAYOUTS) for row in rows}


def _walk(root: LexborNode) -> Iterator[tuple[LexborNode, bool]]:
    """Yield every shown node as it opens and every element again as it closes, in the order of the page."""
    dropped = {tag for tag, layout in layouts().items() if layout == "dropped"}
    open_nodes: list[LexborNode] = []
    node: LexborNode | None = root
    while node is not None or open_nodes:
        if node is None:
            node = open_nodes.pop()
            yield node, False
        elif node.tag not in dropped:
            yield node, True
            open_nodes.append(node)
            node = node.first_child
            continue
        node = node.next


def _lay_out(node: LexborNode, lines: _Lines, *, opens: bool) -> None:
    if node.is_text_node:
        if opens:
            lines.add(node.text_content or "")
        return
    match layouts().get(node.tag or ""):
        case "block" | "row":
            lines.break_line()
        case "kept_blanks":
            lines.break_line()
            lines.keep_blanks += 1 if opens else -1
        case "cell" if opens:
            lines.open_cell()
        case "cell":
            lines.close_cell()


@define
class _Cell:
    """An open cell of a table; both fields are None until its first text."""

    separator: int | None = None
    first_line: int | None = None

    @property
    def is_blank(self) -> bool:
        return self.first_line is None


@define
class _Lines:
    """The text so far, and what is to part it from the text to come."""

    keep_blanks: int = 0
    _pieces: list[str] = Factory(list)
    _separator: str = ""
    _line_count: int = 0
    _cells: list[_Cell] = Factory(list)

    def add(self, text: str) -> None:
        """Add text of a node; its blanks run together unless they are kept."""
        if not self.keep_blanks:
            text = _BLANKS.sub(" ", _BREAK_BETWEEN_WIDE.sub("", text))
            if self._separator or not self._pieces or self._pieces[-1].endswith((" ", "\n")):
                text = text.removeprefix(" ")
        if text and not (self._separator and text.isspace()):
            self._begin()
            self._pieces.append(text)
            self._line_count += text.count("\n")

    def break_line(self) -> None:
        """Let the text to come stand on a line of its own; edges of a cell need no break."""
        if not (self._cells and self._cells[-1].is_blank):
            self._separator = "\n"

    def open_cell(self) -> None:
        """Part the text to come from the cell before by a tab, or by one more where that was empty."""
        if not (self._separator == "\n" or (self._cells and self._cells[-1].is_blank)):
            self._separator += "\t"
        self._cells.append(_Cell())

    def close_cell(self) -> None:
        """Set a cell of several lines off from its neighbours; a cell of one line needs no break at its end."""
        cell = self._cells.pop()
        if cell.first_line is None:
            return
        if cell.first_line == self._line_count:
            self._separator = ""
            return
        self._separator = "\n"
        if cell.separator is not None:
            self._pieces[cell.separator] = "\n"

    def text(self) -> str:
        """Return all lines."""
        return "".join(self._pieces).rstrip(" ")

    def _begin(self) -> None:
        """Write the separator; it belongs to every cell that begins here."""
        separator = None
        if self._separator and self._pieces:
            self._pieces[-1] = self._pieces[-1].rstrip(" ")
            self._line_count += self._separator == "\n"
            separator = len(self._pieces)
            self._pieces.append(self._separator)
        self._separator = ""
        for cell in reversed(self._cells):
            if not cell.is_blank:
                break
            cell.separator, cell.first_line = separator, self._line_count

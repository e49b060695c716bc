"""Evidence over many pages of one source: a line that stands on two of them is not the article."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from attrs import define, field

from policytext.boilerplate import glosses
from policytext.errors import check_option, check_text
from policytext.fold import fold

if TYPE_CHECKING:
    import os

_FORMAT = "policytext repeated lines 1"
_VOTES = 2
_DIGEST_BYTES = 8


@define(eq=True)
class RepeatedLines:
    r"""The lines of the pages of one source, and on which pages each was seen.

    A line is boilerplate once two different pages have it; how often one page repeats it does not matter. Only digests
    are kept, two pages a line at most, so that the evidence is small and holds no text. Evidence that was gathered in
    several processes can be merged in any order.

    >>> seen = RepeatedLines()
    >>> seen.update("光谷二期开工\n欢迎光临本站")
    >>> "欢迎光临本站" in seen
    False
    >>> seen.update("江城三期投产\n歡迎光臨本站")
    >>> "欢迎光临本站" in seen, "光谷二期开工" in seen
    (True, False)
    """

    _pages: dict[str, tuple[str, ...]] = field(factory=dict, repr=False)

    def __contains__(self, line: str) -> bool:
        """Whether two different pages had the line; indentation, script and glosses do not matter."""
        return len(self._pages.get(_digest(_plain(line)), ())) >= _VOTES

    def update(self, text: str) -> None:
        """Take in the lines of a page. A page that was taken in already changes nothing.

        Raises:
            TypeError: ``text`` is not a ``str``.
        """
        check_text(text)
        page = _digest(text)
        for line in {_plain(line) for line in text.split("\n")} - {""}:
            self._add(_digest(line), (page,))

    def merge(self, other: Self) -> None:
        """Take in what another process has seen of the same source.

        Raises:
            TypeError: ``other`` is no such evidence.
        """
        check_option("other", other, RepeatedLines)
        for line, pages in other._pages.items():
            self._add(line, pages)

    def save(self, path: str | os.PathLike[str]) -> None:
        """Write the evidence to a JSON file, equal evidence to equal bytes."""
        import json  # noqa: PLC0415 - only a file needs it
        from pathlib import Path  # noqa: PLC0415 - the same

        plain = {"format": _FORMAT, "lines": {line: list(pages) for line, pages in sorted(self._pages.items())}}
        Path(path).write_text(json.dumps(plain, indent=0) + "\n", encoding="utf-8", newline="\n")

    @classmethod
    def load(cls, path: str | os.PathLike[str]) -> Self:
        """Read evidence that ``save`` wrote.

        Raises:
            ValueError: the file holds something else.
        """
        import json  # noqa: PLC0415 - only a file needs it
        from pathlib import Path  # noqa: PLC0415 - the same

        try:
            plain = json.loads(Path(path).read_bytes())
        except ValueError:
            plain = None
        lines = plain.get("lines") if isinstance(plain, dict) and plain.get("format") == _FORMAT else None
        if not isinstance(lines, dict) or not all(map(_is_evidence, lines.values())):
            raise ValueError(f"{path}: not a file of {_FORMAT!r}; write one with RepeatedLines.save")
        return cls({line: tuple(pages) for line, pages in lines.items()})

    def _add(self, line: str, pages: tuple[str, ...]) -> None:
        self._pages[line] = tuple(sorted({*self._pages.get(line, ()), *pages})[:_VOTES])


def _is_evidence(pages: object) -> bool:
    return isinstance(pages, list) and all(isinstance(page, str) for page in pages)


def _plain(line: str) -> str:
    return glosses.removed(fold(line)).strip()


def _digest(text: str) -> str:
    import hashlib  # noqa: PLC0415 - only evidence over many pages needs it

    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=_DIGEST_BYTES).hexdigest()

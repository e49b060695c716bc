"""What a run did, told from the lines of its spool."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attrs import Factory, define
from rich.table import Table

from policytext.cli.messages import counted, shown
from policytext.files import spool

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

COUNTED = {"quantities": "quantity", "officials": "official", "organizations": "organization"}
"""The facts of a document that are counted, those of the article, and what one of them is called."""
_PAGES_SHOWN = 40


@define
class Summary:
    """Pages, failures and mentions so far."""

    pages: int = 0
    failures: int = 0
    characters: int = 0
    mentions: Counter[str] = Factory(Counter)
    seconds: Counter[str] = Factory(Counter)
    _first: list[Mapping[str, Any]] = Factory(list)

    @classmethod
    def of(cls, lines: Iterable[bytes]) -> Summary:
        """Return the summary of a whole spool."""
        summary = cls()
        for line in lines:
            summary.add(line)
        return summary

    def add(self, line: bytes) -> Mapping[str, Any]:
        """Count one page; return its tally."""
        tally = spool.tally(line)
        self.pages += 1
        self.failures += "error" in tally
        self.characters += tally.get("characters", 0)
        self.mentions.update({kind: tally[kind] for kind in COUNTED if kind in tally})
        self.seconds.update(tally.get("seconds", {}))
        if len(self._first) < _PAGES_SHOWN:
            self._first.append(tally)
        return tally

    def table(self) -> Table:
        """Return one row a page, the first pages only, and the totals."""
        table = Table(show_footer=True)
        table.add_column("page", footer=counted(self.pages, "page"))
        for kind in self.mentions:
            table.add_column(kind, footer=f"{self.mentions[kind]:,}", justify="right", no_wrap=True)
        for tally in self._first:
            numbers = ["failed"] if "error" in tally else [f"{tally[kind]:,}" for kind in self.mentions]
            table.add_row(shown(Path(tally["id"]).name), *numbers)
        if self.pages > len(self._first):
            table.add_row(f"… {self.pages - len(self._first):,} more")
        return table

    def line(self, output: str) -> str:
        """Return the one line that says what was done."""
        failed = f", {self.failures:,} failed" if self.failures else ""
        pages = f"{counted(self.pages, 'page')}{failed}, {counted(self.characters, 'character')}"
        mentions = ", ".join(counted(count, COUNTED[kind], kind) for kind, count in self.mentions.items())
        return f"{pages}{': ' * bool(mentions)}{mentions}; written to {output}"

    def timing(self) -> str:
        """Return how the measured time is shared out."""
        total = self.seconds.total() or 1
        shares = (f"{name} {seconds:.2f} s ({seconds / total:.0%})" for name, seconds in self.seconds.most_common())
        return "components: " + ", ".join(shares)

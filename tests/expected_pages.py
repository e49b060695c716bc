"""Reads what the example pages hold: the tables and repaired texts in ``tests/expected``, all written by hand."""

import tomllib
from decimal import Decimal
from fractions import Fraction
from functools import cache
from itertools import accumulate
from pathlib import Path

from attrs import frozen

PAGES = Path(__file__).parent.parent / "examples" / "pages"
EXPECTED = Path(__file__).parent / "expected"


@frozen
class Expected:
    """An amount or area; offsets index the page. Bounds are exact, in the base unit; None is an open end."""

    start: int
    end: int
    text: str
    kind: str
    low: Fraction | None
    high: Fraction | None
    unit: str
    hedge: str
    per: str | None


@frozen
class ExpectedSegment:
    """A line of a page or a part of it, without its line break; ``line`` counts from 1, offsets index the page."""

    start: int
    end: int
    text: str
    line: int
    label: str


@frozen
class ExpectedPosition:
    """A post: the texts of title and organization, and an organization accepted in place of none."""

    title: str
    organization: str | None
    alternative: str | None


@frozen
class ExpectedOfficial:
    """One naming of a person with a post; offsets of the name index the page."""

    start: int
    end: int
    name: str
    positions: tuple[ExpectedPosition, ...]


def page_files() -> list[str]:
    """Return the names of all example pages, sorted."""
    return sorted(path.name for path in PAGES.glob("*.txt"))


def page_text(file: str) -> str:
    """Return a page as it is on disk, every character kept."""
    return (PAGES / file).read_bytes().decode("utf-8")


def expected_quantities(file: str) -> list[Expected]:
    """Return every money and area mention of a page, in order."""
    return [_quantity(page_text(file), row) for row in _rows("quantities.toml", file, "quantities")]


def expected_segments(file: str) -> list[ExpectedSegment]:
    """Return the label of every line that is not blank, mixed lines in parts, in order."""
    lines = page_text(file).split("\n")
    starts = [0, *accumulate(len(line) + 1 for line in lines)]
    return [
        ExpectedSegment(starts[n - 1] + start, starts[n - 1] + end, lines[n - 1][start:end], n, label)
        for row in _rows("segments.toml", file, "lines")
        for n in [row["line"]]
        for start, end, label in row.get("spans", [(0, len(lines[n - 1]), row["label"])])
    ]


def expected_officials(file: str) -> list[ExpectedOfficial]:
    """Return every naming of a person with a post, in order."""
    return [_official(page_text(file), row) for row in _rows("officials.toml", file, "officials")]


def expected_normalized(file: str) -> str:
    """Return the repaired text of a page; the page itself where nothing needs repair."""
    path = EXPECTED / "normalized" / file
    return path.read_bytes().decode("utf-8") if path.exists() else page_text(file)


def find_occurrence(text: str, part: str, occurrence: int) -> int:
    """Return where the n-th occurrence of ``part`` starts, overlapping ones counted; ValueError if there are fewer.

    >>> find_occurrence("0101010", "010", 2)
    2
    """
    start = -1
    for _ in range(occurrence):
        start = text.index(part, start + 1)
    return start


@cache
def _pages(table: str) -> dict[str, dict]:
    return {page["file"]: page for page in tomllib.loads((EXPECTED / table).read_text("utf-8"))["page"]}


def _rows(table: str, file: str, key: str) -> list[dict]:
    return _pages(table)[file][key]


def _quantity(text: str, row: dict) -> Expected:
    start = find_occurrence(text, row["text"], row["occurrence"])
    return Expected(
        start=start,
        end=start + len(row["text"]),
        text=row["text"],
        kind=row["kind"],
        low=_bound(row, "low"),
        high=_bound(row, "high"),
        unit=row["unit"],
        hedge=row["hedge"],
        per=row.get("per"),
    )


def _bound(row: dict, key: str) -> Fraction | None:
    if key not in row:
        return None
    numerator, _, denominator = row[key].partition("/")
    return Fraction(Decimal(numerator)) / Fraction(denominator or 1)


def _official(text: str, row: dict) -> ExpectedOfficial:
    start = find_occurrence(text, row["name"], row["occurrence"])
    positions = tuple(
        ExpectedPosition(position["title"], position.get("organization"), position.get("alternative"))
        for position in row["positions"]
    )
    return ExpectedOfficial(start, start + len(row["name"]), row["name"], positions)

"""Reads ``tests/cases/verification/*.toml``: pages, and claims with the answer that each deserves."""

import tomllib
from pathlib import Path
from typing import Any, NamedTuple

CASES = Path(__file__).parent / "cases" / "verification"
SUPPORTED = ("exact", "equivalent", "within")


class Case(NamedTuple):
    """A claim about a page; ``is_known_failure`` marks an answer that is still wrong."""

    page: str
    text: str
    claim: dict[str, Any]
    expect: str
    is_known_failure: bool

    @property
    def is_true(self) -> bool:
        """Whether the page bears the claim out."""
        return self.expect in SUPPORTED


def load() -> list[Case]:
    """Return the cases of all files."""
    return [
        _case(page, claim) for path in sorted(CASES.glob("*.toml")) for page in _pages(path) for claim in page["claims"]
    ]


def _pages(path: Path) -> list[dict[str, Any]]:
    return tomllib.loads(path.read_text("utf-8"))["page"]


def _case(page: dict[str, Any], claim: dict[str, Any]) -> Case:
    asked = {name: value for name, value in claim.items() if name not in ("expect", "known_failure")}
    return Case(page["label"], page["text"], asked, claim["expect"], claim.get("known_failure", False))

"""Reads ``tests/cases/verification/*.toml``: pages, and claims with the answer that each deserves.

A page may give its claims with the very answer (``claims``) or with no more than whether it bears them out (``true``,
``wrong``), and a summary with the errors that are planted in it.
"""

import tomllib
from pathlib import Path
from typing import Any, NamedTuple

CASES = Path(__file__).parent / "cases" / "verification"
SUPPORTED = ("exact", "equivalent", "within")
TRUE, WRONG = "supported", "not supported"


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
        return self.expect in (*SUPPORTED, TRUE)

    @property
    def has_answer(self) -> bool:
        """Whether the very answer is told."""
        return self.expect not in (TRUE, WRONG)


class Summary(NamedTuple):
    """A true summary of a page; ``planted`` are replacements that each put an error into it.

    ``alarms`` are the words of its claims that are refused though they are true, ``uncaught`` the errors that pass.
    """

    page: str
    text: str
    summary: str
    planted: list[list[str]]
    uncaught: list[list[str]]
    alarms: list[str]


def load() -> list[Case]:
    """Return the cases of all files."""
    return [_case(page, claim) for page in _all_pages() for claim in _claims(page)]


def summaries() -> list[Summary]:
    """Return the summaries of all files."""
    return [
        Summary(
            page["label"],
            page["text"],
            page["summary"],
            page.get("planted", []),
            page.get("uncaught", []),
            page.get("alarms", []),
        )
        for page in _all_pages()
        if "summary" in page
    ]


def _all_pages() -> list[dict[str, Any]]:
    return [page for path in sorted(CASES.glob("*.toml")) for page in _pages(path)]


def _claims(page: dict[str, Any]) -> list[dict[str, Any]]:
    told = [
        claim | {"expect": answer}
        for name, answer in (("true", TRUE), ("wrong", WRONG))
        for claim in page.get(name, [])
    ]
    return [*page.get("claims", []), *told]


def _pages(path: Path) -> list[dict[str, Any]]:
    return tomllib.loads(path.read_text("utf-8"))["page"]


def _case(page: dict[str, Any], claim: dict[str, Any]) -> Case:
    asked = {name: value for name, value in claim.items() if name not in ("expect", "known_failure")}
    return Case(page["label"], page["text"], asked, claim["expect"], claim.get("known_failure", False))

"""Verdicts as flat rows, for tables and files."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, get_args

from attrs import asdict

from policytext.verification.types import Claim

if TYPE_CHECKING:
    from policytext.verification.types import Verdict

COLUMNS = ("answer", "reason", "claim", "start", "end", "text", "sentence", "differences")
"""The columns of a row, in order."""


def row(verdict: Verdict) -> dict[str, Any]:
    """Return one row for a verdict.

    Returns:
        The columns of ``COLUMNS``: ``claim`` as a dict, ``start`` and ``end`` in the source of the page,
        ``differences`` as dicts of ``what``, ``claimed`` and ``found``; None where there is no evidence.

    >>> from policytext import verify
    >>> made = row(verify("占地100亩", [{"quantity": "占地200亩"}])[0])
    >>> made["answer"], made["claim"], made["text"], made["differences"]
    ('contradicted', {'quantity': '占地200亩'}, '100亩', [{'what': 'value', 'claimed': '200亩', 'found': '100亩'}])
    """
    evidence = verdict.evidence
    made: dict[str, Any] = dict.fromkeys(COLUMNS)
    made |= {"answer": verdict.answer, "reason": verdict.reason, "claim": _plain(verdict.claim)}
    if evidence is not None:
        made |= {
            "start": evidence.start,
            "end": evidence.end,
            "text": evidence.text,
            "sentence": evidence.sentence.text,
        }
        made["differences"] = [asdict(difference) for difference in evidence.differences]
    return made


def _plain(claim: object) -> object:
    if isinstance(claim, get_args(Claim)):
        given = asdict(claim)
        return {"kind": claim.kind} | {name: value for name, value in given.items() if value is not None}
    return dict(claim) if isinstance(claim, Mapping) else str(claim)

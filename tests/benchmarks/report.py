"""Findings as a table for readers and as JSON for programs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from .findings import Absence, Finding
from .sizes import size_name

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from .timing import Times

HEADER = (
    "measure", "text", "against", "size", "ratio", "min-max", "ours ms best/median", "other ms best/median",
    "target", "met",
)  # fmt: skip
_MET = {True: "met", False: "NOT MET", None: ""}


def render(facts: Mapping[str, str], results: Sequence[Finding | Absence], *, markdown: bool) -> str:
    """Return machine facts, one table for each component, how many targets are met, and a line for each absence.

    Ratios are medians over the rounds; ``measures`` says what each divides by what.
    """
    findings = [result for result in results if isinstance(result, Finding)]
    parts = [", ".join(f"{name} {fact}" for name, fact in facts.items())]
    for component in dict.fromkeys(finding.component for finding in findings):
        rows = [_row(finding) for finding in findings if finding.component == component]
        parts.append(f"## {component}" if markdown else component)
        parts.append(_markdown_table(rows) if markdown else _plain_table(rows))
    parts.append(_verdict(findings))
    absences = [str(result) for result in results if isinstance(result, Absence)]
    bullet = "- " if markdown else ""
    parts += ["\n".join(f"{bullet}{absence}" for absence in absences)] if absences else []
    return "\n\n".join(parts) + "\n"


def to_json(facts: Mapping[str, str], results: Sequence[Finding | Absence]) -> str:
    """Return everything measured, round by round, in a JSON object with ``machine``, ``findings`` and ``absent``."""
    data = {
        "machine": dict(facts),
        "findings": [_as_dict(result) for result in results if isinstance(result, Finding)],
        "absent": [
            {"component": result.component, "name": result.name, "reason": result.reason}
            for result in results
            if isinstance(result, Absence)
        ],
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def one_line(result: Finding | Absence) -> str:
    """Return what to show while measuring goes on."""
    return str(result) if isinstance(result, Absence) else "  ".join(cell for cell in _row(result) if cell)


def _verdict(findings: Sequence[Finding]) -> str:
    judged = [finding for finding in findings if finding.target]
    missed = [finding for finding in judged if not finding.is_met]
    names = "; ".join(f"{finding.component} {finding.measure} of {finding.corpus}" for finding in missed)
    return f"{len(judged) - len(missed)} of {len(judged)} targets met" + (f"; not met: {names}" if missed else "")


def _as_dict(finding: Finding) -> dict[str, object]:
    return {
        "component": finding.component,
        "measure": finding.measure,
        "corpus": finding.corpus,
        "against": finding.against,
        "size_bytes": finding.size_bytes,
        "ratio": finding.median,
        "ratios": finding.ratios,
        "ours_seconds": finding.ours.seconds if finding.ours else None,
        "other_seconds": finding.other.seconds if finding.other else None,
        "target": str(finding.target) if finding.target else None,
        "met": finding.is_met,
        "note": finding.note,
    }


def _row(finding: Finding) -> tuple[str, ...]:
    low, high = min(finding.ratios), max(finding.ratios)
    return (
        f"{finding.measure} ({finding.note})" if finding.note else finding.measure,
        finding.corpus,
        finding.against,
        size_name(finding.size_bytes),
        f"{finding.median:.3g}",
        f"{low:.3g}-{high:.3g}" if len(finding.ratios) > 1 else "",
        _milliseconds(finding.ours),
        _milliseconds(finding.other),
        str(finding.target or ""),
        _MET[finding.is_met],
    )


def _milliseconds(times: Times | None) -> str:
    return f"{times.best * 1000:.3g}/{times.median * 1000:.3g}" if times else ""


def _markdown_table(rows: Sequence[Sequence[str]]) -> str:
    ruler = ("---",) * len(HEADER)
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (HEADER, ruler, *rows))


def _plain_table(rows: Sequence[Sequence[str]]) -> str:
    table = (HEADER, *rows)
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    lines = ("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in table)
    return "\n".join(line.rstrip() for line in lines)

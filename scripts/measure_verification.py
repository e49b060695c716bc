"""Prints how many claims of the test cases get the answer they deserve: python scripts/measure_verification.py.

The pages and claims are those of ``tests/cases/verification``; every answer there was written by hand.
"""

import sys
from collections import Counter
from functools import cache
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))
import verification_cases

import policytext

analyzed = cache(policytext.analyze)
cases = verification_cases.load()
counts: Counter[str] = Counter()
for case in cases:
    (verdict,) = policytext.verify(analyzed(case.text), [case.claim])
    counts["true" if case.is_true else "wrong"] += 1
    counts["true, supported"] += case.is_true and verdict.is_supported
    counts["wrong, supported"] += not case.is_true and verdict.is_supported
    counts["with an answer"] += case.has_answer
    counts["the very answer"] += verdict.answer == case.expect

for summary in verification_cases.summaries():
    claims = policytext.verification.claims_in(summary.summary)
    verdicts = policytext.verify(analyzed(summary.text), claims)
    counts["claims of summaries"] += len(verdicts)
    counts["false alarms"] += sum(not verdict.is_supported for verdict in verdicts)
    counts["errors planted"] += len(summary.planted) + len(summary.uncaught)
    counts["errors caught"] += len(summary.planted)

print(f"{len(cases)} claims about {len({case.page for case in cases})} pages")
print(f"true claims supported:  {counts['true, supported']} of {counts['true']}")
print(f"wrong claims supported: {counts['wrong, supported']} of {counts['wrong']}")
print(f"the very answer:        {counts['the very answer']} of {counts['with an answer']}")
print(f"false alarms in true summaries: {counts['false alarms']} of {counts['claims of summaries']}")
print(f"errors planted in them caught:  {counts['errors caught']} of {counts['errors planted']}")

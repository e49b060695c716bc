"""The claims of ``tests/cases/verification``: each answer, and the figures that they add up to."""

from functools import cache
from pathlib import Path

import pytest
import verification_cases

import policytext
from policytext.verification import claims_in, verify

CASES = verification_cases.load()
SUMMARIES = verification_cases.summaries()
PAGES = {case.page: case.text for case in CASES} | {
    path.name: path.read_text("utf-8") for path in (Path(__file__).parent.parent / "examples" / "pages").glob("*.txt")
}


@cache
def document_of(text):
    return policytext.analyze(text)


def answer(case):
    (verdict,) = verify(document_of(case.text), [case.claim])
    return verdict


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(
            case, marks=[pytest.mark.xfail(strict=True)] if case.is_known_failure else [], id=f"{case.page}-{n}"
        )
        for n, case in enumerate(CASES)
    ],
)
def test_claim_gets_its_answer(case):
    verdict = answer(case)
    if case.has_answer:
        assert verdict.answer == case.expect, f"{case.claim}: {verdict.reason}"
    assert verdict.is_supported == case.is_true, f"{case.claim}: {verdict.reason}"


def refused(summary, words):
    claims = claims_in(words)
    verdicts = verify(document_of(summary.text), claims)
    return [
        getattr(verdict.claim, "text", None) or verdict.claim.name for verdict in verdicts if not verdict.is_supported
    ]


@pytest.mark.parametrize("summary", SUMMARIES, ids=[summary.page for summary in SUMMARIES])
def test_a_true_summary_is_borne_out(summary):
    assert refused(summary, summary.summary) == summary.alarms


@pytest.mark.parametrize("summary", SUMMARIES, ids=[summary.page for summary in SUMMARIES])
def test_an_error_planted_in_a_summary_is_caught(summary):
    passed = [
        [true, wrong]
        for true, wrong in [*summary.planted, *summary.uncaught]
        if refused(summary, summary.summary.replace(true, wrong, 1)) == summary.alarms
    ]
    assert passed == summary.uncaught


def test_figures_are_reached():
    supported = [answer(case).is_supported for case in CASES]
    true = [is_supported for case, is_supported in zip(CASES, supported, strict=True) if case.is_true]
    wrong = [is_supported for case, is_supported in zip(CASES, supported, strict=True) if not case.is_true]
    assert len(CASES) >= 400
    assert min(len(true), len(wrong)) >= 0.4 * len(CASES)
    assert len({case.page for case in CASES}) >= 20
    assert not any(wrong)
    assert sum(true) >= 0.95 * len(true)


@pytest.mark.parametrize("name", sorted(PAGES))
def test_a_page_bears_out_all_that_it_says_itself(name):
    document = document_of(PAGES[name])
    verdicts = verify(document, claims_in(document))
    assert [(verdict.claim, verdict.reason) for verdict in verdicts if not verdict.is_supported] == []

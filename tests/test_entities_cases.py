"""The cases of tests/cases/entities: who is named, and who holds which post."""

import pytest
from case_files import load

from policytext.entities import find

CASES = load("entities")
NEGATIVE = load("entities", "negative")


def posts(official):
    return [[post.organization.text if post.organization else "", post.title.text] for post in official.positions]


@pytest.mark.parametrize("case", CASES)
def test_case_names_its_people(case):
    assert [person.text for person in find(case["text"]).people] == case["expect"]["people"]


@pytest.mark.parametrize("case", CASES)
def test_case_has_its_officials(case):
    found = [[official.name.text, posts(official)] for official in find(case["text"]).officials]
    assert found == case["expect"]["officials"]


@pytest.mark.parametrize("case", NEGATIVE)
def test_negative_case_has_no_title(case):
    assert find(case["text"]).titles == ()

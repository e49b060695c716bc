"""Sentences with their complete results, expected values by hand."""

from fractions import Fraction

import case_files
import pytest

from policytext.quantities import find
from policytext.quantities.arithmetic import to_decimal


def written(quantity):
    """A quantity in the form of the case files: core ; low ; high ; unit ; hedge ; per."""
    return (quantity.text, quantity.low, quantity.high, quantity.unit, quantity.hedge, quantity.per)


def expected(line):
    core, low, high, unit, hedge, per = (cell.strip() for cell in (line + " ").split(" ; "))
    bounds = (to_decimal(Fraction(bound)) if bound else None for bound in (low, high))
    return (core, *bounds, unit, hedge, per or None)


@pytest.mark.parametrize("case", case_files.load("quantities"))
def test_find_gives_exactly_what_the_sentence_says(case):
    assert [written(quantity) for quantity in find(case["text"])] == [expected(line) for line in case["expect"]]

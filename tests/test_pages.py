"""The whole route over the example pages gives what was read from them by hand."""

from decimal import Context, Decimal

import expected_pages
import pytest

from policytext import analyze

PRECISION = Context(prec=28)

each_page = pytest.mark.parametrize("file", expected_pages.page_files())


def rounded(bound):
    """An exact bound as the library gives it: rounded once to 28 significant digits."""
    return None if bound is None else PRECISION.divide(Decimal(bound.numerator), Decimal(bound.denominator))


@each_page
def test_every_amount_and_area_is_found_with_its_value_hedge_and_place(file):
    document = analyze(expected_pages.page_text(file))
    found = [
        (q.start, q.end, q.text, q.kind, q.low, q.high, q.unit, q.hedge, q.per)
        for q in document.quantities
        if q.kind in ("money", "area")
    ]
    expected = [
        (e.start, e.end, e.text, e.kind, rounded(e.low), rounded(e.high), e.unit, e.hedge, e.per)
        for e in expected_pages.expected_quantities(file)
    ]
    assert found == expected


@each_page
def test_the_script_of_every_page_is_repaired(file):
    assert analyze(expected_pages.page_text(file)).normalized.text == expected_pages.expected_normalized(file)

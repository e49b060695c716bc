"""The pattern of a first text, of its own units only, finds what the pattern of all units does."""

import strategies_quantities as own
from hypothesis import example, given
from hypothesis import strategies as st
from strategies import page_text

from policytext.fold import fold
from policytext.quantities import standard_units
from policytext.quantities.unit_pattern import UnitPattern


@example("投资5亿元，占地100亩，含9元素，$5项下，百分之五，四十平米")
@given(st.one_of(page_text, own.quantity_text))
def test_the_pattern_of_a_first_text_finds_what_the_pattern_of_all_units_does(text):
    known = standard_units()
    pattern = UnitPattern(known.behind, known.non_quantities, "".join(known.currency_edges))
    first, later = ([match.span() for match in pattern.finditer(fold(f"{text}\n"))] for _ in range(2))
    assert first == later


def test_the_pattern_of_a_first_text_finds_its_units_only_where_all_units_would_be():
    pattern = UnitPattern(["元", "亩"], [("元素", "元")], "¥")
    found = [[match[0] for match in pattern.finditer(text)] for text in ("5元，9元素", "5元，9元素，3亩")]
    assert found == [["5元"], ["5元", "3亩"]]

"""A pattern that is compiled when it is first used does what any other does."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from policytext.late import Fitted, Guarded, late


@pytest.mark.parametrize("method", ["search", "match", "fullmatch", "findall", "split"])
def test_it_does_what_a_compiled_pattern_does(method):
    expression, text = "(?P<digits> [0-9]+ )", "占地100亩"
    compiled, pattern = re.compile(expression, re.VERBOSE), late(expression, re.VERBOSE)
    assert repr(getattr(pattern, method)(text)) == repr(getattr(compiled, method)(text))
    assert (pattern.pattern, pattern.flags, pattern.groupindex) == (expression, compiled.flags, {"digits": 1})


def test_it_is_compiled_when_it_is_first_used(monkeypatch):
    compiled = []
    compile_ = re.compile
    monkeypatch.setattr(re, "compile", lambda *arguments: compiled.append(arguments) or compile_(*arguments))
    pattern = late("[0-9]+")
    assert compiled == []
    assert pattern.search("100").group() == "100"
    assert pattern.search("亩") is None
    assert pattern.findall("1亩2亩") == ["1", "2"]
    assert compiled == [("[0-9]+", 0)]


def test_a_pattern_that_is_none_fails_as_any_other_does():
    with pytest.raises(re.error, match="unterminated"):
        late("[0-9").search("")
    with pytest.raises(AttributeError, match="scan_all"):
        _ = late("[0-9]").scan_all


def test_a_guarded_pattern_is_compiled_when_a_text_first_holds_what_it_needs(monkeypatch):
    compiled = []
    compile_ = re.compile
    monkeypatch.setattr(re, "compile", lambda *arguments: compiled.append(arguments) or compile_(*arguments))
    pattern = Guarded("[0-9]+亩", lambda text: "亩" in text)
    assert pattern.match("100") is None
    assert pattern.match("亩100", 1) is None
    assert compiled == []
    assert pattern.match("占地100亩", 2).span() == (2, 6)
    assert pattern.match("100") is None
    assert compiled == [("[0-9]+亩",)]


def _titled(choose):
    """Return the expression of a surname before a title or behind 由."""
    surnames, titles = "".join(choose("蒋周廉")), "|".join(choose(["总", "总监", "工"]))
    return f"[{surnames}](?:{titles})|(?<=由)[{surnames}]"


@given(st.text("蒋周廉总监工由，"))
@example("")
@example("由蒋总监")
def test_a_fitted_pattern_finds_in_the_first_text_what_it_finds_in_later_ones(text):
    fitted = Fitted(_titled)
    first, later = ([match.span() for match in fitted.finditer(text)] for _ in range(2))
    assert first == later == [match.span() for match in re.finditer(_titled(sorted), text)]


def test_a_fitted_pattern_takes_all_words_for_a_long_text():
    assert Fitted(_titled, chars=3).of("蒋总到任").pattern == _titled(sorted)

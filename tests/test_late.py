"""A pattern that is compiled when it is first used does what any other does."""

import re

import pytest

from policytext.late import Guarded, late


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

"""Every regular expression of the package takes about twice as long for twice the text."""

import ast

import patterns
import pytest
import timing

from policytext import analyze

LONG = 1200
WORTH_A_LOOK_SECONDS = 5e-4


@pytest.fixture(scope="module")
def expressions():
    return patterns.expressions()


def grows_too_fast(call, attack):
    """Whether twice the text costs more than three times as much; the machine may be busy once or twice."""
    short = attack[: len(attack) // 2]
    return timing.seconds(call, attack) > WORTH_A_LOOK_SECONDS and all(
        timing.seconds(call, attack) > 3 * timing.seconds(call, short) for _ in range(4)
    )


def compiled_in(path):
    calls = (node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Call))
    return {f"{path.relative_to(patterns.PACKAGE).as_posix()}:{call.lineno}" for call in calls if is_compile(call)}


def is_compile(call):
    return ast.unparse(call.func) in ("re.compile", "late")


def test_every_expression_of_the_package_is_looked_at(expressions):
    pytest.importorskip("pyarrow")  # without it policytext.arrow cannot be looked at
    modules = patterns.PACKAGE.rglob("*.py")
    written = set().union(*(compiled_in(path) for path in modules if path.name != "late.py"))
    assert len(written) > 150
    assert written - {expression.place for expression in expressions} == set()


@pytest.mark.parametrize(("pattern", "way"), [("一[0-9]*[0-9]*元", "match"), ("[ ]++字", "findall")])
def test_a_careless_expression_grows_too_fast(pattern, way):
    expression = patterns.Expression("here:1", pattern, 0, is_bytes=False)
    call = getattr(expression.compiled, way)
    assert any(grows_too_fast(call, attack) for attack in [*expression.attacks(4 * LONG)] * 3)


@pytest.mark.parametrize("pattern", ["一[0-9]*+元", "(?<![ ])[ ]++字", r"[^0-9\s]{1,9}[0-9]"])
def test_a_careful_expression_does_not(pattern):
    expression = patterns.Expression("here:1", pattern, 0, is_bytes=False)
    assert not any(grows_too_fast(expression.compiled.findall, attack) for attack in expression.attacks(4 * LONG))


def test_an_expression_tried_at_one_place_grows_with_the_text(expressions):
    slow = [
        (expression.place, attack[:40])
        for expression in expressions
        for attack in expression.attacks(LONG)
        if grows_too_fast(expression.compiled.match, attack)
    ]
    assert slow == []


def test_an_expression_tried_everywhere_grows_with_the_text_or_the_package_never_does_so(expressions):
    """Some are tried at known places of short lines only: of those a whole page is asked."""
    slow = [
        (expression.place, attack[:40])
        for expression in expressions
        if not expression.is_bytes
        for attack in expression.attacks(LONG)
        if grows_too_fast(lambda text, find=expression.compiled.finditer: [*find(text)], attack)
        and grows_too_fast(analyze, attack * 8)
    ]
    assert slow == []

"""Every regular expression of the package, and texts that make a careless one slow.

Run as a script it prints the expressions: it watches ``re`` while it imports every module, calls every function that
returns an expression and reads a few pages.
"""

import inspect
import json
import re
import subprocess
import sys
from functools import partial
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from pkgutil import walk_packages
from re import _constants as codes
from re import _parser as parser
from typing import NamedTuple

TESTS = Path(__file__).parent
PACKAGE = Path(find_spec("policytext").origin).parent
REPEATS = {codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT}
LOOKS = {codes.ASSERT, codes.ASSERT_NOT}
OF_CATEGORY = {codes.CATEGORY_DIGIT: "7", codes.CATEGORY_SPACE: " ", codes.CATEGORY_WORD: "字"}


class Expression(NamedTuple):
    """A regular expression of the package, and the line that compiles it."""

    place: str
    pattern: str
    flags: int
    is_bytes: bool

    @property
    def compiled(self):
        return re.compile(self.pattern.encode("latin-1") if self.is_bytes else self.pattern, self.flags)

    def attacks(self, length):
        """Yield texts of that length that repeat what the expression repeats, behind what it wants in front."""
        nodes = list(parser.parse(self.compiled.pattern, self.flags))
        for before, again in sorted({*_pumps(nodes, ""), ("", _sample(nodes))}):
            if again:
                text = (before + again * length)[:length]
                yield text.encode("latin-1") if self.is_bytes else text


def _pumps(nodes, before):
    """Yield, for each repeat, a text that leads to it and a text that it takes once."""
    for code, argument in nodes:
        if code in REPEATS:
            yield before, _sample(argument[2])
        for inner in _inside(code, argument):
            yield from _pumps(inner, before)
        before += _one(code, argument)


def _inside(code, argument):
    """Return the expressions that stand inside one part of an expression."""
    if code is codes.BRANCH:
        return argument[1]
    if code is codes.ATOMIC_GROUP:
        return [argument]
    return [argument[-1]] if code in {*REPEATS, *LOOKS, codes.SUBPATTERN} else []


def _sample(nodes):
    return "".join(_one(code, argument) for code, argument in nodes)


def _one(code, argument):
    """Return a text that one part of an expression takes; of several ways the first, of an option what it offers."""
    if code is codes.LITERAL:
        return chr(argument)
    if code is codes.IN:
        return _member(argument)
    if code in {*LOOKS, codes.AT}:
        return ""
    inner = _inside(code, argument)
    times = max(argument[0], 1) if code in REPEATS else 1
    return _sample(inner[0]) * times if inner else "字"


def _member(items):
    code, argument = items[0]
    if code is codes.NEGATE:
        outside = re.compile(f"[{''.join(map(_written, items[1:]))}]")
        return next((sign for sign in "字7a (,\0" if not outside.match(sign)), "字")
    if code is codes.RANGE:
        return chr(argument[0])
    return chr(argument) if code is codes.LITERAL else OF_CATEGORY.get(argument, "字")


def _written(item):
    code, argument = item
    if code is codes.RANGE:
        return "-".join(re.escape(chr(end)) for end in argument)
    if code is codes.LITERAL:
        return re.escape(chr(argument))
    return {codes.CATEGORY_DIGIT: r"\d", codes.CATEGORY_SPACE: r"\s", codes.CATEGORY_WORD: r"\w"}.get(argument, r"\W")


def expressions():
    """Return the expressions of the package."""
    command = [sys.executable, "-W", "ignore", Path(__file__)]
    done = subprocess.run(command, capture_output=True, check=True, encoding="utf-8")
    return [Expression(*fields) for fields in json.loads(done.stdout)]


def _watch(compile_, seen, pattern, flags):
    if not isinstance(pattern, re.Pattern):
        caller = sys._getframe(2)
        file = Path(caller.f_code.co_filename)
        if file.is_relative_to(PACKAGE):
            place = f"{file.relative_to(PACKAGE).as_posix()}:{caller.f_lineno}"
            is_bytes = isinstance(pattern, bytes)
            text = pattern.decode("latin-1") if is_bytes else pattern
            seen.append(Expression(place, text, int(flags), is_bytes))
    return compile_(pattern, flags)


def _use_the_package():
    from policytext import late  # noqa: PLC0415 - only once ``re`` is watched

    late.late = re.compile  # at the line that names the pattern, not where a text first needs it
    from policytext import script  # noqa: PLC0415

    script.normalize("產(chǎn)業(yè)園", vocabulary="tw")  # before numpy is there
    import policytext  # noqa: PLC0415

    for module in walk_packages(policytext.__path__, "policytext."):
        try:
            members = vars(import_module(module.name))
        except ImportError:
            continue  # an extra is missing
        for member in [*members.values()]:
            result = getattr(member, "__annotations__", {}).get("return")
            if result == "re.Pattern[str]" and not inspect.signature(member).parameters:
                member()
    from promises import PROMISES  # noqa: PLC0415

    for page in (TESTS.parent / "examples" / "pages").glob("*.txt"):
        for promise in PROMISES.values():
            promise(page.read_text("utf-8"))


if __name__ == "__main__":
    sys.path[:0] = [str(TESTS)]
    seen = []
    re._compile = partial(_watch, re._compile, seen)
    _use_the_package()
    json.dump(sorted(set(seen)), sys.stdout, ensure_ascii=True)

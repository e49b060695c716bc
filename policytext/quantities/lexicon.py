"""Finds the longest of thousands of words and templates at each place of a text."""

from __future__ import annotations

import re
from functools import cache, cached_property
from typing import TYPE_CHECKING

from attrs import frozen

from policytext.quantities.memo import Memo
from policytext.quantities.wordlists import alternation

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_PLACEHOLDER = re.compile(r"\{[a-zA-Z]+\}")
_SYMBOL = re.compile(rf"{_PLACEHOLDER.pattern}|.", re.DOTALL)
_DIGITS = "0-9〇○零一二两三四五六七八九十"
PLACEHOLDERS = {
    "{Y}": (
        r"(?:(?<![0-9.])(?:19|20)[0-9]{2}(?![0-9])"
        r"|(?<![〇○零一二三四五六七八九])[一二][〇○零九][〇○零一二三四五六七八九]{2})"
    ),
    "{M}": rf"(?<![{_DIGITS}.])(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])(?![{_DIGITS}])",
    "{D}": r"(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})",
    "{n}": rf"(?<![{_DIGITS}.])(?:[0-9]{{1,3}}|[一二两三四五六七八九十]{{1,3}})(?![{_DIGITS}])",
    "{part}": (
        "(?:[上下]半年|全年度?|度|前?[一二三四](?:个?季度)|第[一二三四]季度?|前[一二两三](?:个?季度|季)|前[一二三四五六七八九十0-9]{1,2}个?月"
        "|(?:1[0-2]|[1-9]|[一二三四五六七八九十]{1,2})月?份?[-—－–~～至到](?:1[0-2]|[1-9]|[一二三四五六七八九十]{1,2})月份?"
        "|(?:1[0-2]|0?[1-9]|[一二三四五六七八九十]{1,2})月份?[底末初]?(?![0-9]{1,2}日)|年?[底末初]|以来|期间)"
    ),
    "{plan}": "(?:十[一二三四五六七]五|九五|八五)",
    "{open}": '[“"「『‘]?',
    "{close}": '[”"」』’]?',
    "{dash}": "(?:——|[-—－–―─~～至到])",
}
"""What the placeholders of the templates in the tables stand for."""
_PLACEHOLDER_STARTS = f'{_DIGITS}“"「『‘'


@frozen
class Lexicon:
    """Words and templates; a template has placeholders, as in ``{n}年内``.

    Words are looked up by their first two characters, so that thousands of them cost no more than a few and nothing is
    compiled for them; only the templates become a pattern.

    >>> list(Lexicon(frozenset(["{n}年", "{n}年内", "产值", "产值率"])).spans("三年内产值"))
    [(0, 3), (3, 5)]
    """

    words: frozenset[str]

    def spans(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield where the words of a folded text stand: from left to right, the longest at each place."""
        stop = 0
        for match in self._starts.finditer(text):
            start = match.start()
            if start >= stop:
                end = self._end(text, start)
                if end > start:
                    yield start, end
                    stop = end

    def _end(self, text: str, start: int) -> int:
        lengths = self._lengths.get(text[start : start + 2], (1,))
        ends = [start + length for length in lengths if text[start : start + length] in self.words]
        if text[start] in self._template_firsts and (templated := self._templates.match(text, start)):
            ends.append(templated.end())
        return min(max(ends, default=start), len(text))

    @cached_property
    def _lengths(self) -> Mapping[str, tuple[int, ...]]:
        """The lengths of the words by their first two characters, the longest first."""
        lengths: dict[str, set[int]] = {}
        for word in self._literal:
            if len(word) > 1:
                lengths.setdefault(word[:2], {1}).add(len(word))
        return {pair: tuple(sorted(sizes, reverse=True)) for pair, sizes in lengths.items()}

    @cached_property
    def _literal(self) -> tuple[str, ...]:
        return tuple(word for word in self.words if "{" not in word)

    @cached_property
    def _starts(self) -> re.Pattern[str]:
        """A character that may begin a word; `re` leaps to them as long as the pattern begins with one class."""
        seconds = {word[1] for word in self._literal if len(word) > 1}
        alone = {word for word in self._literal if len(word) == 1} | self._template_firsts
        firsts = {word[0] for word in self._literal} | alone
        return re.compile(f"[{_class(firsts)}](?:(?=[{_class(seconds)}])|(?<=[{_class(alone)}]))")

    @cached_property
    def _template_firsts(self) -> frozenset[str]:
        firsts = {template[0] for template in self.words if "{" in template and template[0] != "{"}
        return frozenset(firsts | set(_PLACEHOLDER_STARTS.replace("0-9", "0123456789")))

    @cached_property
    def _templates(self) -> re.Pattern[str]:
        return re.compile(_pattern(word for word in self.words if "{" in word))


@frozen(eq=False)
class Templates:
    """Templates in the order in which they are tried.

    >>> Templates(("{n}年", "{n}年内")).that_fits("三年内")
    '{n}年内'
    """

    templates: tuple[str, ...]

    def that_fits(self, surface: str) -> str | None:
        """Return the first template that ``surface`` is one of; only those that end as it does are looked at."""
        return next((template for template in self._by_last[surface[-1:]] if _fits(template, surface)), None)

    @cached_property
    def _by_last(self) -> Memo[str, tuple[str, ...]]:
        return Memo(lambda last: tuple(template for template in self.templates if template[-1] in ("}", last)))


def _fits(template: str, surface: str) -> bool:
    """Whether ``surface`` is one of a template; only a template whose plain characters it holds is compiled."""
    return all(part in surface for part in _parts(template)) and _compiled(template).fullmatch(surface) is not None


@cache
def _parts(template: str) -> tuple[str, ...]:
    return tuple(_PLACEHOLDER.sub(" ", template).split())


@cache
def _compiled(template: str) -> re.Pattern[str]:
    return re.compile(_pattern([template]))


def _class(characters: Iterable[str]) -> str:
    return "".join(map(re.escape, sorted(characters))) or r"\0"


def _pattern(templates: Iterable[str]) -> str:
    """Return the alternation of templates: heads that go on alike share what they go on with."""
    rests_by_head: dict[str, set[tuple[str, ...]]] = {}
    for template in templates:
        head, brace, rest = template.partition("{")
        rests_by_head.setdefault(head, set()).add(tuple(_SYMBOL.findall(brace + rest)))
    heads_by_rests: dict[frozenset[tuple[str, ...]], list[str]] = {}
    for head, rests in rests_by_head.items():
        heads_by_rests.setdefault(frozenset(rests), []).append(head)
    groups = sorted(heads_by_rests.items(), key=lambda group: (-max(map(len, group[1])), sorted(group[1])))
    return "|".join((alternation(heads) if heads != [""] else "") + _branch(rests) for rests, heads in groups)


def _branch(words: Iterable[tuple[str, ...]]) -> str:
    """Return a trie of symbols as a pattern: the longest word at a place matches."""
    by_symbol: dict[str, list[tuple[str, ...]]] = {}
    for word in words:
        if word:
            by_symbol.setdefault(word[0], []).append(word[1:])
    order = sorted(symbol for symbol in by_symbol if len(symbol) == 1) + [s for s in PLACEHOLDERS if s in by_symbol]
    branches = [(PLACEHOLDERS.get(symbol) or re.escape(symbol)) + _branch(by_symbol[symbol]) for symbol in order]
    if () in words:
        branches.append("")
    return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"

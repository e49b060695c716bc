"""Finds the longest of thousands of words and templates at each place of a text."""

from __future__ import annotations

import re
from functools import cache, cached_property
from typing import TYPE_CHECKING, NamedTuple

from attrs import frozen

from policytext import lengths
from policytext.late import Guarded
from policytext.memo import Memo
from policytext.quantities.wordlists import alternation

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

_PLACEHOLDER = re.compile(r"\{[a-zA-Z]+\}")
_SYMBOL = re.compile(rf"{_PLACEHOLDER.pattern}|.", re.DOTALL)
_DIGITS = "0-9〇○零一二两三四五六七八九十"
_QUOTES = '“"「『‘'
_MOST_CHARS = 64
"""More than a text has that is one of a template."""
PLACEHOLDERS = {
    "{Y}": "(?:(?:19|20)[0-9]{2}|[一二][〇○零九][〇○零一二三四五六七八九]{2})",
    "{M}": "(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])",
    "{D}": "(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})",
    "{n}": "(?:[0-9]{1,3}|[一二两三四五六七八九十]{1,3})",
    "{part}": (
        "(?:[上下]半年度?|半年度|全年度?|度|前?[一二三四](?:个?季度)|第[一二三四]季度?|前[一二两三](?:个?季度|季)"
        "|[前头][ ]?[一二两三四五六七八九十0-9]{1,2}[ ]?个?月|首季度?"
        "|(?:1[0-2]|[1-9]|[一二三四五六七八九十]{1,2})[ ]?月?份?[ ]?[-—－–~～至到][ ]?"
        "(?:1[0-2]|[1-9]|[一二三四五六七八九十]{1,2})[ ]?月份?"
        "|(?:1[0-2]|0?[1-9]|[一二三四五六七八九十]{1,2})[ ]?月份?[底末初]?(?![ ]?[0-9]{1,2}[ ]?日)"
        "|年?[底末初]|以来|期间)"
    ),
    "{plan}": "(?:十[一二三四五六七]五|九五|八五)",
    "{open}": f"[{_QUOTES}]?",
    "{close}": '[”"」』’]?',
    "{dash}": "(?:——|[-—－–―─~～至到])",
}
"""What the placeholders of the templates in the tables stand for."""

_WHOLE = {
    "{Y}": (
        "(?:(?<![0-9.])(?:19|20)[0-9]{2}(?![0-9])"
        "|(?<![〇○零一二三四五六七八九])[一二][〇○零九][〇○零一二三四五六七八九]{2})"
    ),
    "{M}": f"(?<![{_DIGITS}.]){PLACEHOLDERS['{M}']}(?![{_DIGITS}])",
    "{n}": f"(?<![{_DIGITS}.]){PLACEHOLDERS['{n}']}(?![{_DIGITS}])",
}
"""The numbers that a template begins or ends with are no part of a longer one; inside, no digit stands beside one."""

_SPACED = frozenset({"{Y}", "{M}", "{D}", "{n}", "{part}"})
"""The placeholders that one blank may part from what stands beside them: 2023 年, 1 — 9 月."""
_BLANK = "[ ]?"

_NUMBERS = frozenset("〇○零一二两三四五六七八九十0123456789")
_FIRSTS = dict.fromkeys(("{Y}", "{M}", "{n}"), _NUMBERS) | dict.fromkeys(
    ("{plan}", "{open}"), frozenset(f"{_QUOTES}十九八")
)
"""What the placeholders that a template begins with may begin with."""


@frozen(eq=False, repr=False, slots=False)
class Lexicon:
    """Words and templates; a template has placeholders, as in ``{n}年内``.

    Words are looked up by their first two characters, so that thousands of them cost no more than a few and nothing is
    compiled for them; only the templates become a pattern. Words that are ``yielding`` give way to a template or to one
    that is ``taking``, begins inside them and reaches further, where what is left of them is a word as well.

    >>> list(Lexicon(frozenset(["{n}年", "{n}年内", "产值", "产值率"])).spans("三年内产值"))
    [(0, 3), (3, 5)]
    >>> list(Lexicon(frozenset(["拟", "拟投", "投资额"]), yielding={"拟投"}, taking={"投资额"}).spans("拟投资额"))
    [(0, 1), (1, 4)]
    """

    words: frozenset[str]
    yielding: Container[str] = frozenset()
    taking: Container[str] = frozenset()

    def spans(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield where the words of a folded text stand: from left to right, the longest at each place."""
        stop = 0
        for match in self._starts.finditer(text):
            start = match.start()
            if start >= stop:
                end = self._end(text, start)
                if end > start:
                    stop = self._shortened(text, start, end) if text[start:end] in self.yielding else end
                    yield start, stop

    def _shortened(self, text: str, start: int, end: int) -> int:
        """Return where a word ends that gives way to the next one."""
        beyond = max(end + 1, self._end(text, end)) if end < len(text) else end + 1
        for cut in range(end - 1, start, -1):
            following = self._end(text, cut)
            if following >= beyond and self._takes(text[cut:following]) and text[start:cut] in self.words:
                return cut
        return end

    def _takes(self, found: str) -> bool:
        """Whether what begins inside a word takes its end: a word that is taking, or one of a template."""
        return found in self.taking or found not in self.words

    def _end(self, text: str, start: int) -> int:
        sizes = self._lengths.get(text[start : start + 2], (1,))
        ends = [start + length for length in sizes if text[start : start + length] in self.words]
        if groups := self._templates.get(text[start]):
            likely = [group.guarded for group in groups if text.startswith(group.heads, start)]
            ends += [templated.end() for guarded in likely if (templated := guarded.match(text, start))]
        return min(max(ends, default=start), len(text))

    @cached_property
    def _lengths(self) -> Mapping[str, tuple[int, ...]]:
        """The lengths of the words by their first two characters, the longest first."""
        return lengths.by_pair((word for word in self._literal if len(word) > 1), beside=1)

    @cached_property
    def _literal(self) -> tuple[str, ...]:
        return tuple(word for word in self.words if "{" not in word)

    @cached_property
    def _starts(self) -> re.Pattern[str]:
        """A character that may begin a word; `re` leaps to them as long as the pattern begins with one class."""
        seconds = {pair[1] for pair in self._lengths}
        alone = {word for word in self._literal if len(word) == 1} | self._templates.keys()
        firsts = {pair[0] for pair in self._lengths} | alone
        return re.compile(f"[{_class(firsts)}](?:(?=[{_class(seconds)}])|(?<=[{_class(alone)}]))")

    @cached_property
    def _templates(self) -> Mapping[str, Sequence[_Group]]:
        """The groups of templates that may begin with a character, in the order in which they are tried."""
        by_first: dict[str, list[_Group]] = {}
        for group in _groups(word for word in self.words if "{" in word):
            for first in group.firsts:
                by_first.setdefault(first, []).append(group)
        return by_first


class _Group(NamedTuple):
    """Templates that go on alike behind their heads.

    ``guarded`` is their pattern, compiled when a text first holds a head and a plain character of a template behind it.
    """

    firsts: frozenset[str]
    heads: tuple[str, ...]
    pattern: str
    guarded: Guarded


@frozen(eq=False, repr=False, slots=False)
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
    return all(part in surface for part in _parts(template)) and _template(template).fullmatch(surface) is not None


@cache
def _parts(template: str) -> tuple[str, ...]:
    return tuple(_PLACEHOLDER.sub(" ", template).split())


@cache
def _template(template: str) -> re.Pattern[str]:
    (group,) = _groups([template])
    return re.compile(group.pattern)


def _class(characters: Iterable[str]) -> str:
    return "".join(map(re.escape, sorted(characters))) or r"\0"


def _groups(templates: Iterable[str]) -> list[_Group]:
    """Return the templates by their heads, the longest first: heads that go on alike share what they go on with."""
    rests_by_head: dict[tuple[str, frozenset[str]], set[tuple[str, ...]]] = {}
    for template in sorted(templates):
        head, brace, rest = template.partition("{")
        symbols = tuple(_SYMBOL.findall(brace + rest))
        firsts = frozenset(head[0]) if head else _FIRSTS[symbols[0]]
        rests_by_head.setdefault((head, firsts), set()).add(symbols)
    heads_by_rests: dict[frozenset[tuple[str, ...]], list[tuple[str, frozenset[str]]]] = {}
    for key, rests in rests_by_head.items():
        heads_by_rests.setdefault(frozenset(rests), []).append(key)
    groups = [_group(heads, rests) for rests, heads in heads_by_rests.items()]
    return sorted(groups, key=lambda group: (-max(map(len, group.heads)), group.heads))


def _group(keys: Iterable[tuple[str, frozenset[str]]], rests: frozenset[tuple[str, ...]]) -> _Group:
    heads, firsts = zip(*keys, strict=True)
    pattern = alternation(heads) + _branch(rests, before=heads[0]) if heads != ("",) else _branch(rests, _WHOLE)
    plain = [next((symbol for symbol in rest if len(symbol) == 1), "") for rest in rests]
    return _Group(frozenset().union(*firsts), heads, pattern, _guarded(pattern, frozenset(plain)))


@cache
def _guarded(pattern: str, plain: frozenset[str]) -> Guarded:
    """Return a pattern whose matches each hold one of some characters; the empty one says that some hold none."""

    def may_match(text: str) -> bool:
        return "" in plain or not plain.isdisjoint(text[:_MOST_CHARS])

    return Guarded(pattern, may_match)


def _branch(words: Iterable[tuple[str, ...]], beginning: Mapping[str, str] = PLACEHOLDERS, *, before: str = "") -> str:
    """Return a trie of symbols as a pattern: the longest word at a place matches; ``before`` stands before it."""
    by_symbol: dict[str, list[tuple[str, ...]]] = {}
    for word in words:
        if word:
            by_symbol.setdefault(word[0], []).append(word[1:])
    order = sorted(symbol for symbol in by_symbol if len(symbol) == 1) + [s for s in PLACEHOLDERS if s in by_symbol]
    branches = [
        (_BLANK if before and not _SPACED.isdisjoint((before, symbol)) else "")
        + _symbol(symbol, _WHOLE if () in by_symbol[symbol] else beginning)
        + _branch(by_symbol[symbol], before=symbol)
        for symbol in order
    ]
    if () in words:
        branches.append("")
    return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"


def _symbol(symbol: str, forms: Mapping[str, str]) -> str:
    return forms.get(symbol) or PLACEHOLDERS.get(symbol) or re.escape(symbol)

"""Patterns that few texts need, or that pay only in a process that reads more than a page or two."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    Choose = Callable[[Iterable[str]], list[str]]


def late(expression: str, flags: int = 0) -> re.Pattern[str]:
    """Return a pattern that is compiled when it is first used: for one that many a process never needs.

    >>> pattern = late("[0-9]+")
    >>> pattern.findall("占地100亩，投资5亿元")
    ['100', '5']
    """
    return cast("re.Pattern[str]", _Late(expression, flags))


class _Late:
    def __init__(self, expression: str, flags: int) -> None:
        self._expression = expression
        self._flags = flags

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(self._expression, self._flags)

    def __getattr__(self, name: str) -> object:
        """Return what the compiled pattern has of that name; it is kept, so that this is asked once."""
        found = self.__dict__[name] = getattr(self._compiled, name)
        return found


class Guarded:
    """A pattern that is compiled when a text first holds what each of its matches needs.

    Until then a look at the text, which takes longer than the pattern would, says that it does not match.

    >>> credit = Guarded("(?:责任)?编辑:.{2,3}", lambda text: "编辑" in text)
    >>> credit.match("来源:某某网"), credit.match("责任编辑:周芷兰")
    (None, <re.Match object; span=(0, 8), match='责任编辑:周芷兰'>)
    """

    def __init__(self, expression: str, may_match: Callable[[str], bool]) -> None:
        self._expression = expression
        self._may_match = may_match
        self._pattern: re.Pattern[str] | None = None

    def match(self, text: str, position: int = 0) -> re.Match[str] | None:
        """Return the match at a position."""
        if self._pattern is None:
            if not self._may_match(text[position:]):
                return None
            self._pattern = re.compile(self._expression)
        return self._pattern.match(text, position)


class Early:
    """Tells the first texts that a process looks at from later ones.

    What takes as long to make as a page to read pays only for the later ones.

    >>> is_early = Early(chars=10)
    >>> is_early("占地100亩"), is_early("投资5亿元"), is_early("")
    (True, False, False)
    """

    def __init__(self, *, chars: int, texts: int = 1 << 30) -> None:
        self._chars = chars
        self._texts = texts

    def __call__(self, text: str) -> bool:
        """Whether the texts asked for so far, with this one, are no more and have no more characters than said."""
        self._chars -= len(text)
        self._texts -= 1
        return self._chars >= 0 and self._texts >= 0


class Fitted:
    """A pattern of many characters or words; for the first texts of a process only of those that stand in the text.

    It finds the same in them, and takes a tenth of the time to compile.

    >>> pattern = Fitted(lambda choose: f"[{''.join(choose('蒋周廉'))}](?:{'|'.join(choose(['总', '工']))})")
    >>> pattern.of("周总、廉总").pattern, pattern.of("蒋工").pattern
    ('[周廉](?:总)', '[周廉蒋](?:工|总)')
    """

    def __init__(self, expression: Callable[[Choose], str], *, chars: int = 8_000, texts: int = 1) -> None:
        """Take what makes the expression, given what chooses from characters or words, and which texts are early."""
        self._expression = expression
        self._is_early = Early(chars=chars, texts=texts)

    def of(self, text: str) -> re.Pattern[str]:
        """Return the pattern to look for in a text."""
        return re.compile(self._expression(_made_of({*text}))) if self._is_early(text) else self._whole

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Yield the matches in a text."""
        return self.of(text).finditer(text)

    @cached_property
    def _whole(self) -> re.Pattern[str]:
        return re.compile(self._expression(sorted))


def _made_of(characters: set[str]) -> Choose:
    """Return what chooses, in order, the words made of some characters; of words none of which is, one."""

    def choose(words: Iterable[str]) -> list[str]:
        every = sorted(words)
        return [word for word in every if characters.issuperset(word)] or every[:1]

    return choose

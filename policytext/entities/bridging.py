"""Joins what 与, 和 or 及 cuts in two though it is one name: 中国社科院城市发展与环境研究中心."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policytext.entities.growing import Growth, grow
from policytext.entities.naming import is_placed, tokens_between

if TYPE_CHECKING:
    from collections.abc import Sequence

    from policytext.entities.vocabulary import Token

_SIDES = frozenset({"place", "region", "country"})
_MAX_RIGHT_CHARS = 10


def bridged(text: str, tokens: Sequence[Token], index: int, growth: Growth) -> Growth:
    """Return the growth over a joining word where the part to its right is only the second half of a field.

    The left part must name an owner (a place, an organization) and more; the right part must name none.
    """
    border = growth.border
    if border is None or border.word.role != "join" or border.end != growth.start:
        return growth
    end = tokens[index].start
    inside = tokens_between(tokens, index, growth.start)
    if _names_owner(text, growth.start, end, inside) or end - growth.start > _MAX_RIGHT_CHARS:
        return growth
    count = tokens.index(border, max(0, index - len(inside) - 1), index)
    left = grow(text, tokens, count, border.start)
    left_inside = tokens_between(tokens, count, left.start)
    last = left_inside[-1] if left_inside else None
    ends_name = last is not None and last.end == border.start and (
        last.word.makes_organization or last.word.role in _SIDES
    )
    if ends_name or left.start == border.start or not _names_owner(text, left.start, border.start, left_inside):
        return growth
    return left


def _names_owner(text: str, start: int, end: int, inside: Sequence[Token]) -> bool:
    return is_placed(text, start, end, inside) or any(token.word.makes_organization for token in inside)

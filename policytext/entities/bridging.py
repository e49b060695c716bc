"""Joins what 与, 和 or 及 cuts in two though it is one name: 中国社科院城市发展与环境研究中心."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policytext.entities.growing import Growth, grow
from policytext.entities.naming import has_organization, ranked_place, unknown_chars
from policytext.entities.vocabulary import FIELDS_OF_WORK, PLACES, fields

if TYPE_CHECKING:
    from collections.abc import Sequence

    from policytext.entities.reading import Reading, Token

_MAX_RIGHT_CHARS = 10
_MAX_STUB_CHARS = 4


def bridged(reading: Reading, index: int, growth: Growth) -> Growth:
    """Return the growth over a joining word where the part to its right is only the second half of a field.

    The left part must name an owner (a place, an organization) and more; the right part must name none. A company whose
    name the joining word leaves no brand has it in its brand: 通和投资有限公司.
    """
    if growth.border is None:
        return growth
    if reading.words[growth.border].role == "task":
        return _over_task(reading, index, growth, growth.border)
    if reading.words[growth.border].role != "join":
        return growth
    if reading.ends[growth.border] != growth.start:
        return growth
    parent = _first_name(reading.tokens(growth.first, index))
    if parent is not None and reading.words[growth.first + parent].role == "body":
        return growth
    return _over(reading, index if parent is None else growth.first + parent, growth, growth.border)


def _over_task(reading: Reading, index: int, growth: Growth, border: int) -> Growth:
    """Return the growth over a verb that tells the task of a body, behind its place: 星洲市|推进|…领导小组."""
    if reading.words[index].needs != "task":
        return growth
    end = reading.starts[border]
    place = grow(reading, border, end)
    is_place = reading.role_before(border) in PLACES or ranked_place().fullmatch(reading.text, place.start, end)
    return place if is_place and place.start < end else growth


def _over(reading: Reading, index: int, growth: Growth, border: int) -> Growth:
    """Return the growth of a name without inner names over the joining word of an index, where it is one name."""
    token, end = reading.token(index), reading.starts[border]
    inside = reading.tokens(growth.first, index)
    if token.start - growth.start > _MAX_RIGHT_CHARS or _names_owner(growth.start, inside):
        return growth
    left = grow(reading, border, end)
    left_inside = reading.tokens(left.first, border)
    unknown = unknown_chars(growth.start, token.start, inside)
    is_broken = token.word.kind == "enterprise" and unknown == 1
    if left_inside and left_inside[-1].end == end and _ends_name(left_inside[-1]):
        return left if is_broken and left_inside[-1].word.role in PLACES else growth
    is_stub = is_broken or (token.word.kind == "enterprise" and unknown == 0 and token.word.needs == "legal")
    placed = [inner.end for inner in left_inside if inner.word.role in PLACES]
    is_brand = is_stub and end - max([left.start, *placed]) <= _MAX_STUB_CHARS
    names_owner = left.start < end and _names_owner(left.start, left_inside)
    is_science = token.word.kind == "institute" and unknown == 0 and _ends_in_field(end, left_inside)
    is_office = token.word.kind == "government" and _is_field_of_territory(reading.text, left.start, end)
    return left if is_brand or names_owner or is_science or is_office else growth


def _first_name(inside: Sequence[Token]) -> int | None:
    """Return which of the words is the first that ends an organization, as the parent of what follows."""
    return next((i for i, token in enumerate(inside) if has_organization([token])), None)


def _ends_in_field(end: int, inside: Sequence[Token]) -> bool:
    """Whether a stretch ends in a field of work: 矿物加工|科学."""
    return bool(inside) and inside[-1].end == end and inside[-1].word.role in FIELDS_OF_WORK


def _is_field_of_territory(text: str, start: int, end: int) -> bool:
    """Whether a stretch is a territory, named by its rank at least, and a field of work: 市|教育."""
    place = ranked_place().match(text, start, end)
    return place is not None and text[place.end() : end] in fields()


def _ends_name(token: Token) -> bool:
    return token.word.makes_organization or token.word.role in PLACES


def _names_owner(start: int, inside: Sequence[Token]) -> bool:
    return has_organization(inside) or (bool(inside) and inside[0].start == start and _ends_name(inside[0]))

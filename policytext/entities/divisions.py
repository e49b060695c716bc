"""The administrative divisions of China (GB/T 2260), by code and by name."""

from __future__ import annotations

from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, NamedTuple

from policytext import lengths, tables
from policytext.entities.types import Division

if TYPE_CHECKING:
    from collections.abc import Mapping

_PACKAGE = "policytext.entities"
COLUMNS = ("code", "name", "short")


@cache
def names() -> Mapping[str, str]:
    """Return the full name of every division by its code, in the order of the codes."""
    return MappingProxyType(_names().full)


@cache
def division(code: str) -> Division:
    """Return the division of a code.

    >>> division("330381").name, division("330381").prefecture
    ('瑞安市', '温州市')

    Raises:
        KeyError: no division has the code.
    """
    name, level = names()[code], level_of(code)
    return Division(
        code=code,
        name=name,
        level=level,
        province=names()[code[:2] + "0000"],
        prefecture=names().get(code[:4] + "00") if level != "province" else None,
        county=name if level == "county" else None,
    )


def level_of(code: str) -> Literal["province", "prefecture", "county"]:
    """Return the level of the division that has a code."""
    if code.endswith("0000"):
        return "province"
    return "prefecture" if code.endswith("00") else "county"


@cache
def short_forms() -> Mapping[str, str]:
    """Return the short form of each division that has one, by code.

    >>> short_forms()["420000"], short_forms()["422800"]
    ('湖北', '恩施')
    """
    return MappingProxyType(_names().short)


@cache
def codes_by_name() -> Mapping[str, str]:
    """Return the codes of the divisions that bear each name, full or short form, in their order, parted by blanks."""
    bearers: dict[str, str] = {}
    short = short_forms()
    for code, name in names().items():
        for own in {name, short.get(code, name)}:
            bearers[own] = f"{bearers[own]} {code}" if own in bearers else code
    return MappingProxyType(bearers)


@cache
def lengths_by_pair() -> Mapping[str, tuple[int, ...]]:
    """Return how long the names are that begin with each two characters, the longest first; two may be a name."""
    return lengths.by_pair(codes_by_name(), beside=2)


def lookup(name: str) -> tuple[Division, ...]:
    """Return the divisions that bear a name, full or short; none, one or several.

    >>> [division.code for division in lookup("温州")]
    ['330300']
    >>> [division.province for division in lookup("鼓楼区")]
    ['江苏省', '江苏省', '福建省', '河南省']
    """
    return tuple(map(division, codes_by_name().get(name, "").split()))


class _Names(NamedTuple):
    """The names of the divisions by their codes."""

    full: Mapping[str, str]
    short: Mapping[str, str]


@cache
def _names() -> _Names:
    full: dict[str, str] = {}
    short: dict[str, str] = {}
    for code, name, own in tables.cells(_PACKAGE, "divisions.tsv", COLUMNS, *COLUMNS):
        full[code] = name
        if own:
            short[code] = own
    return _Names(full, short)

"""The administrative divisions of China (GB/T 2260), by code and by name."""

from __future__ import annotations

from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal

from policytext import tables
from policytext.entities.types import Division

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_PACKAGE = "policytext.entities"
COLUMNS = ("code", "name", "short")


@cache
def table() -> Mapping[str, Division]:
    """Return all divisions by their code, in the order of the codes.

    >>> table()["330381"].name, table()["330381"].prefecture
    ('瑞安市', '温州市')
    """
    names = {code: name for code, name, _ in _rows()}
    return MappingProxyType({code: _division(code, names) for code in names})


@cache
def short_forms() -> Mapping[str, str]:
    """Return the short form of each division that has one, by code.

    >>> short_forms()["420000"], short_forms()["422800"]
    ('湖北', '恩施')
    """
    return MappingProxyType({code: short for code, _, short in _rows() if short})


@cache
def by_name() -> Mapping[str, tuple[Division, ...]]:
    """Return the divisions that bear each name, full names and short forms alike, in the order of their codes."""
    bearers: dict[str, list[Division]] = {}
    short = short_forms()
    for code, division in table().items():
        for name in {division.name, short.get(code, division.name)}:
            bearers.setdefault(name, []).append(division)
    return MappingProxyType({name: tuple(found) for name, found in bearers.items()})


@cache
def lengths_by_first() -> Mapping[str, tuple[int, ...]]:
    """Return how long the names are that begin with each character, the longest first."""
    lengths: dict[str, set[int]] = {}
    for name in by_name():
        lengths.setdefault(name[0], set()).add(len(name))
    return MappingProxyType({first: tuple(sorted(found, reverse=True)) for first, found in lengths.items()})


def lookup(name: str) -> tuple[Division, ...]:
    """Return the divisions that bear a name, full or short; none, one or several.

    >>> [division.code for division in lookup("温州")]
    ['330300']
    >>> [division.province for division in lookup("鼓楼区")]
    ['江苏省', '江苏省', '福建省', '河南省']
    """
    return by_name().get(name, ())


def _rows() -> Iterator[tuple[str, ...]]:
    return tables.cells(_PACKAGE, "divisions.tsv", COLUMNS, *COLUMNS)


def _division(code: str, names: Mapping[str, str]) -> Division:
    prefecture = names.get(code[:4] + "00") if code[2:4] != "00" else None
    level = _level(code)
    return Division(
        code=code,
        name=names[code],
        level=level,
        province=names[code[:2] + "0000"],
        prefecture=prefecture,
        county=names[code] if level == "county" else None,
    )


def _level(code: str) -> Literal["province", "prefecture", "county"]:
    if code.endswith("0000"):
        return "province"
    return "prefecture" if code.endswith("00") else "county"

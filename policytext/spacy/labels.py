"""Mentions as spans know them: which label each bears in spaCy, and its colour in displaCy."""

from __future__ import annotations

from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from policytext import tables

if TYPE_CHECKING:
    from collections.abc import Mapping

COLUMNS = ("values", "kind", "label", "color", "example", "source")
KEY = ("values", "kind")
ANY_KIND = "*"


class Mention(NamedTuple):
    """Where a mention stands, with its label and an id of the user's, empty for none."""

    start: int
    end: int
    label: str
    id: str = ""


@cache
def _rows() -> tuple[tables.Row, ...]:
    return tables.read("policytext.spacy", "labels.tsv", COLUMNS, key=KEY)


@cache
def _labels() -> Mapping[tuple[str, str], str]:
    return MappingProxyType({(row["values"], row["kind"]): row["label"] for row in _rows()})


@cache
def label(values: str, kind: str = ANY_KIND) -> str:
    """Return the label of a mention: ``values`` is its field of a document, ``kind`` its kind there.

    A kind without a row of its own, such as one of a user's units, is its own label in capitals for quantities.

    >>> label("quantities", "money"), label("quantities", "mu_per_year"), label("organizations", "bank")
    ('MONEY', 'MU_PER_YEAR', 'ORG')
    """
    known = _labels()
    return known.get((values, kind)) or known.get((values, ANY_KIND)) or kind.upper()


def labels(*values: str) -> tuple[str, ...]:
    """Return all labels of these fields of a document, in alphabetical order.

    >>> labels("people", "titles")
    ('PERSON', 'TITLE')
    """
    return tuple(sorted({row["label"] for row in _rows() if row["values"] in values}))


def colors() -> dict[str, str]:
    """Return the colour of each label, as displaCy takes them.

    >>> colors()["MONEY"]
    '#e4e7d2'
    """
    return {row["label"]: row["color"] for row in _rows()}

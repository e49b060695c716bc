"""What each row of the quantities tables claims, checked on its example."""

from decimal import Decimal

from policytext.fold import fold
from policytext.quantities import find, parse
from policytext.quantities.arithmetic import to_decimal

_ROOM = "quantities/data/"
_OWN = ("example", "source")

COLUMNS = {
    _ROOM + "contexts.tsv": ("sort", "surface", *_OWN),
    _ROOM + "currencies.tsv": ("surface", "unit", "factor", "place", "when", *_OWN),
    _ROOM + "divisors.tsv": ("surface", "divisor", "kind", *_OWN),
    _ROOM + "fillers.tsv": ("surface", *_OWN),
    _ROOM + "hedges.tsv": ("surface", "side", "hedge", "unless", *_OWN),
    _ROOM + "non_quantities.tsv": ("word", "unit", *_OWN),
    _ROOM + "numerals.tsv": ("surface", "kind", "value", *_OWN),
    _ROOM + "units.tsv": ("surface", "kind", "unit", "factor", "when", *_OWN),
}

KEYS = {
    _ROOM + "contexts.tsv": ("sort", "surface"),
    _ROOM + "hedges.tsv": ("surface", "side"),
    _ROOM + "non_quantities.tsv": ("word", "unit"),
}


def _unit(row):
    assert row["surface"] == fold(row["surface"])
    assert row["surface"] in row["example"]
    quantity = parse(row["example"])
    assert quantity.unit == row["unit"]
    assert quantity.stated.unit == row["surface"]
    scale = {"": 1, "万": 10**4}[quantity.stated.scale]
    assert quantity.low == to_decimal(row.fraction("factor") * int(quantity.stated.number) * scale)
    if "kind" in row.cells:
        assert quantity.kind == row["kind"]


def _numeral(row):
    assert row["surface"] in row["example"]
    assert parse(row["example"]).low > 0


def _hedge(row):
    assert row["surface"] == fold(row["surface"])
    assert row["surface"] in row["example"]
    (quantity,) = find(row["example"])
    assert quantity.hedge == row["hedge"]
    assert row["surface"] in quantity.phrase.text


def _filler(row):
    (quantity,) = find(row["example"])
    assert row["surface"] in quantity.phrase.text
    assert quantity.hedge == "at_most"


def _divisor(row):
    assert row["surface"] in row["example"]
    (quantity,) = find(row["example"])
    assert quantity.per == (row["divisor"] or None)
    assert row["divisor"] or row["kind"] == "name"


def _context(row):
    found = [quantity for quantity in find(row["example"]) if quantity.kind == "money"]
    if row["sort"] in ("other", "counter"):
        assert found == []
    elif row["sort"] == "level":
        assert [(quantity.low, quantity.hedge) for quantity in found] == [(Decimal(10) ** 11, "at_least")]
    else:
        assert len(found) == 1
        assert (found[0].low < 0) == (row["sort"] == "equal")


def _non_quantity(row):
    assert row["word"] in row["example"]
    assert row["unit"] in row["word"]
    assert [quantity for quantity in find(row["example"]) if quantity.stated.unit in (row["unit"], "元")] == []


RUNNERS = {
    _ROOM + "contexts.tsv": _context,
    _ROOM + "currencies.tsv": _unit,
    _ROOM + "divisors.tsv": _divisor,
    _ROOM + "fillers.tsv": _filler,
    _ROOM + "hedges.tsv": _hedge,
    _ROOM + "non_quantities.tsv": _non_quantity,
    _ROOM + "numerals.tsv": _numeral,
    _ROOM + "units.tsv": _unit,
}

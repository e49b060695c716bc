"""A quantity as a frozen value, the units of the user, and money and areas in other measures."""

import copy
import pickle
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from policytext.errors import QuantityError, TableError
from policytext.quantities import Quantity, find, parse, render, standard_units
from policytext.quantities.arithmetic import to_decimal


def pickled(value):
    return pickle.loads(pickle.dumps(value))  # noqa: S301 - our own bytes


# A quantity as a value


def test_quantities_that_read_alike_share_their_strings_and_numbers():
    first, second, about = find("总投资5.2亿元，产值5.2亿元，税收约5.2亿元，负债约5.2亿元。", roles=True)[:3]
    assert first.text is second.text is about.text is first.phrase.text
    assert first.value is second.value
    assert (about.low, about.stated) == (first.low, first.stated)
    assert about.low is first.low
    assert about.stated is first.stated


def test_surfaces_are_those_of_the_text_where_folding_changes_them():
    assert [quantity.text for quantity in find("总投资5億元，产值5亿元，总投资５亿元")] == ["5億元", "5亿元", "５亿元"]


def test_a_number_of_any_size_becomes_a_decimal():
    huge = 10**5000  # more digits than int may be written with
    assert to_decimal(Fraction(huge)) == Decimal("1e5000")
    assert to_decimal(Fraction(-huge)) == Decimal("-1e5000")


@pytest.mark.parametrize("surface", ["350公顷", "1.2亿元", "三千六百万元", "69,372万元", "3亿5000万元"])
def test_the_numeral_of_a_plain_amount_is_read_again_when_asked_for(surface):
    amount = standard_units().amounts[surface]
    assert amount.is_plain
    assert amount.low is amount.low
    assert amount.low.low * amount.unit.factor == amount.value.low
    assert amount.high is None


def test_a_quantity_is_a_frozen_value():
    (quantity,) = find("总投资约5亿元")
    (again,) = find("总投资约5亿元")
    assert quantity == again
    assert hash(quantity) == hash(again)
    assert quantity.value is again.value
    assert pickled(quantity) == copy.deepcopy(quantity) == quantity
    assert quantity._replace(role="total_investment").role == "total_investment"
    assert (quantity.role, quantity.status, quantity.phase, quantity.period, quantity.cue) == (None,) * 5
    assert isinstance(quantity, Quantity)
    assert not hasattr(quantity, "__dict__")
    for change in (lambda: setattr(quantity, "start", 0), lambda: delattr(quantity, "start")):
        with pytest.raises(AttributeError):
            change()


def test_rule_names_the_row():
    assert [quantity.rule for quantity in find("5亿美元、6ムー")] == ["currencies.tsv 美元", "units.tsv ムー"]


# Units of the user


CHIPS = "# cut wafers\nsurface\tkind\tunit\tfactor\n片\tchips\tchip\t1\n打片\tchips\tchip\t12\n亩\tarea\tm2\t600\n"


def test_units_of_a_table_are_found_and_replace_others():
    units = standard_units().with_table(CHIPS, "mine.tsv")
    found = find("年产3万片，约5打片，占地1亩", units=units)
    assert [(q.kind, q.low, q.rule) for q in found] == [
        ("chips", 30000, "mine.tsv 片"),
        ("chips", 60, "mine.tsv 打片"),
        ("area", 600, "mine.tsv 亩"),
    ]
    assert find("年产约5打片") == ()
    assert parse(render(found[1], units=units), units=units).value == found[1].value
    assert hash(units) == hash(standard_units().with_table(CHIPS, "mine.tsv"))
    assert pickled(units) == units != standard_units()
    assert find("约5打片", units=pickled(units))[0].low == 60


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("片\tchips\tchip\t1 2", "mine.tsv:2: factor '1 2' is not a number"),
        ("片\tchips\tchip\t0", "mine.tsv:2: a unit has a surface and a factor above 0"),
        ("片\tchips\tchip", "mine.tsv:2: 3 cells where the header names 4"),
    ],
)
def test_a_bad_row_is_named(row, message):
    with pytest.raises(TableError, match=message):
        standard_units().with_table("surface\tkind\tunit\tfactor\n" + row + "\n", "mine.tsv")


# Other measures


RATES = {"USD": {date(2024, 1, 2): Decimal("7.10"), date(2024, 2, 1): Decimal("7.20")}}


def test_money_is_converted_by_the_callers_rates():
    (quantity,) = find("出口额超过1.5亿美元")
    value = quantity.to_cny(RATES, date(2024, 1, 31))
    assert (value.low, value.high, value.unit, value.hedge) == (Decimal(1_065_000_000), None, "CNY", "over")
    assert value.stated == quantity.stated
    assert quantity.to_cny(RATES, date(2024, 2, 1)).nominal == Decimal(1_080_000_000)
    assert parse("5亿元").to_cny({}, date(2024, 1, 1)) == parse("5亿元").value


@pytest.mark.parametrize("text", ["1亿美元", "1亿欧元", "100亩"])
def test_without_a_rate_nothing_is_converted(text):
    with pytest.raises(QuantityError):
        parse(text).to_cny(RATES, date(2023, 12, 31))


def test_quantities_become_pint_quantities():
    pint = pytest.importorskip("pint")
    registry = pint.UnitRegistry(non_int_type=Decimal)
    assert parse("3公里").to_pint(registry) == registry.Quantity(Decimal(3), "kilometer")
    assert parse("约50兆瓦").to_pint(registry).to("megawatt").magnitude == 50
    assert parse("15亩").to_pint(registry).to("hectare").magnitude == 1
    for text in ("3-5公里", "5吨/年"):
        with pytest.raises(QuantityError):
            parse(text).to_pint(registry)

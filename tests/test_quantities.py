"""What holds for every text and every quantity."""

import copy
import decimal
import os
import pickle
import subprocess
import sys
import warnings
from datetime import date
from decimal import Decimal
from fractions import Fraction

import cn2an
import pytest
import strategies_quantities as own
import timing
from hypothesis import example, given
from hypothesis import strategies as st
from strategies import any_text, page_text

from policytext.errors import QuantityError, TableError
from policytext.quantities import Quantity, find, parse, parse_numeral, render, standard_units
from policytext.quantities.amount_types import SILENT
from policytext.quantities.arithmetic import to_decimal
from policytext.quantities.surroundings import readers

VALUES = ("kind", "low", "high", "unit", "hedge", "per", "stated")


def values(quantity, *names):
    return tuple(getattr(quantity, name) for name in names or VALUES)


def pickled(value):
    return pickle.loads(pickle.dumps(value))  # noqa: S301 - our own bytes


def shifted(quantities, by):
    return [(q.start + by, q.end + by, q.text, q.value, q.phrase.start + by, q.phrase.end + by) for q in quantities]


# Offsets and any text


@given(st.one_of(any_text, page_text, own.quantity_text))
@example("万" * 2000)
@example("每" * 40 + "5元")
@example("几个")
@example("\ud83d5亿元")
def test_any_text_gives_sorted_mentions_that_are_slices_of_it(text):
    with warnings.catch_warnings(action="error"):
        found = find(text)
    end = 0
    for quantity in found:
        assert end <= quantity.start < quantity.end <= len(text)
        assert text[quantity.start : quantity.end] == quantity.text == quantity.normalized
        phrase = quantity.phrase
        assert phrase.start <= quantity.start
        assert quantity.end <= phrase.end
        assert text[phrase.start : phrase.end] == phrase.text
        assert quantity.low is None or quantity.high is None or quantity.low <= quantity.high
        end = quantity.end


@pytest.mark.parametrize("window", ["规划用地", "。该园区", "\n"])
def test_words_that_say_nothing_of_an_amount_are_one_object(window):
    assert readers(standard_units()).fronts[window] is SILENT


@pytest.mark.parametrize("text", [b"5", None, 5, bytearray(b"5")])
def test_other_types_are_refused(text):
    for function in (find, parse, parse_numeral):
        with pytest.raises(TypeError, match="text must be str"):
            function(text)


@pytest.mark.parametrize("units", ["亩", [], {"亩": 1}])
def test_units_of_another_kind_are_refused(units):
    for function in (find, parse):
        with pytest.raises(TypeError, match="units must be Units, not "):
            function("100亩", units=units)


def test_results_do_not_depend_on_the_hash_seed():
    text = "总投资约3-5亿元，占地分别为85、120和210亩，千亿级产业集群，每亩税收不低于20万元，USD 8 million。"
    script = f"from policytext.quantities import find; print([(q.text, q.value, q.phrase) for q in find({text!r})])"
    outputs = {
        subprocess.run(
            [sys.executable, "-c", script],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
            encoding="utf-8",
        ).stdout
        for seed in ("0", "1", "2")
    }
    assert len(outputs) == 1


@given(own.clauses(), own.clauses())
def test_sentences_are_read_alone(one, other):
    assert shifted(find(one + "。" + other), 0) == shifted(find(one), 0) + shifted(find(other), len(one) + 1)


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("年度累计不超过150万元", "不超过150万元"),
        ("预计约5亿元", "约5亿元"),
        ("全年计5亿元", "计5亿元"),
        ("共计5亿元", "共计5亿元"),
    ],
)
def test_a_word_of_totals_is_none_inside_another_word(text, phrase):
    (found,) = find(text)
    assert found.phrase.text == phrase


@given(
    own.phrases(),
    st.sampled_from(("本市召开会议。", "一是抓落实；", "\n", "甲乙丙，")),
    st.sampled_from(("", "。会后参观。")),
)
def test_neutral_context_only_shifts(phrase, before, after):
    assert shifted(find(before + phrase + after), 0) == shifted(find(phrase), len(before))


# Values


@given(own.phrases())
def test_render_is_read_back(phrase):
    quantity = parse(phrase)
    assert values(parse(render(quantity))) == values(quantity)


@given(own.numbers, own.numbers, st.sampled_from(own.SCALES), st.sampled_from((*own.AREAS, "元", "美元")))
def test_render_of_a_range_is_read_back(one, other, scale, unit):
    low, high = (parse(f"{number:f}{scale}{unit}") for number in sorted((one, other)))
    quantity = parse(f"{low.text}至{high.text}")
    assert (quantity.low, quantity.high) == (low.low, high.high)
    assert values(parse(render(quantity))) == values(quantity)


@pytest.mark.parametrize(
    "text", ["几十万元", "三五百万元", "5亿多美元", "十几亩", "$300万", "两毛五", "1.2万余亩/年", "百分之五", "-3.2%"]
)
def test_render_of_open_forms_is_read_back(text):
    quantity = parse(text)
    assert values(parse(render(quantity))) == values(quantity)


@pytest.mark.parametrize("unit", own.UNITS)
def test_each_unit_is_read_rendered_and_read_back(unit):
    quantity = parse(f"35{unit}")
    assert quantity.stated.unit == unit
    assert values(parse(render(quantity))) == values(quantity)


@given(own.numbers)
def test_scales_and_units_agree(number):
    def low(unit):
        return Fraction(parse(f"{number:f}{unit}").low)

    assert low("亿元") == 10**4 * low("万元")
    assert abs(low("公顷") - 15 * low("亩")) <= low("公顷") / 10**26
    assert low("平方公里") == 100 * low("公顷")


@given(st.integers(1, 10**12))
def test_arabic_full_width_and_chinese_numerals_agree(number):
    chinese = cn2an.an2cn(str(number), "low")
    capital = cn2an.an2cn(str(number), "up")
    full_width = str(number).translate(str.maketrans("0123456789", "０１２３４５６７８９"))
    for written in (str(number), full_width, chinese, capital, f"{number:,}"):
        assert parse_numeral(written).low == parse_numeral(written).high == number
        assert parse(f"{written}元").low == number


@given(st.integers(0, 10**8), st.integers(1, 9))
def test_larger_numeral_larger_value(number, more):
    assert parse(f"{number}亩").low < parse(f"{number + more}亩").low


@given(own.numbers, st.sampled_from(list(enumerate(("元", "万元", "亿元", "万亿元")))))
def test_every_value_is_exact(number, scaled):
    power, unit = scaled
    value = parse(f"{number:f}{unit}")
    assert Fraction(value.low) == Fraction(number) * 10_000**power == Fraction(value.amount_cny)


def test_values_are_exact():
    assert parse("0.1亿元").low == parse("0.1亿元").amount_cny == 10_000_000
    assert parse("100亩").area_m2 == Decimal(200000) / 3
    assert parse("16.4亿元").low == 1_640_000_000


def test_the_callers_decimal_context_changes_nothing():
    with decimal.localcontext(prec=3, rounding=decimal.ROUND_UP, traps=[decimal.Inexact]):
        assert parse("123456亩").low == Decimal(82304000)
        assert parse("100亩").low == Decimal("66666.66666666666666666666667")


@given(own.amounts())
def test_hedges_change_only_their_fields(amount):
    plain = parse(amount)
    assert values(parse("约" + amount), "low", "high", "unit") == values(plain, "low", "high", "unit")
    above, below = parse(amount + "以上"), parse(amount + "以下")
    assert (above.low, above.high, above.hedge) == (plain.low, None, "at_least")
    assert (below.low, below.high, below.hedge) == (None, plain.high, "at_most")
    assert plain.nominal == above.nominal == below.nominal == parse("约" + amount).nominal


@pytest.mark.parametrize(
    ("variant", "simplified"),
    [
        ("總投資３億５千萬元", "总投资3亿5千万元"),
        ("占地100畝", "占地100亩"),
        ("面積3萬平方メートル", "面积3万平方米"),
        ("敷地500ムー以上", "占地500亩以上"),
        ("約2000餘畝", "约2000余亩"),
        ("12公頃", "12公顷"),
    ],
)
def test_spellings_of_other_scripts_mean_the_same(variant, simplified):
    names = ("kind", "low", "high", "unit", "hedge", "per")
    assert [values(q, *names) for q in find(variant)] == [values(q, *names) for q in find(simplified)]


@given(
    own.phrases(),
    st.sampled_from(({"亿": "億", "万": "萬"}, {"亩": "畝", "顷": "頃"}, {"亩": "ムー"}, {"平方米": "平方メートル"})),
)
def test_a_phrase_means_the_same_in_other_scripts(phrase, spelling):
    variant = phrase
    for simplified, other in spelling.items():
        variant = variant.replace(simplified, other)
    names = ("kind", "low", "high", "unit", "hedge", "per")
    assert values(parse(variant), *names) == values(parse(phrase), *names)


@given(st.dates(date(1990, 1, 1), date(2040, 1, 1)), st.integers(100_000, 999_999), st.integers(1, 99))
def test_dates_codes_and_list_numbers_are_no_money_and_no_area(day, code, number):
    text = f"{day.year}年{day.month}月{day.day}日（{code}）{number}、电话0577-{code}，{day:%Y-%m-%d}，{number}%。"
    assert {quantity.kind for quantity in find(text)} <= {"percent"}


def test_numerals_of_more_than_twenty_digits_give_nothing():
    assert parse("12345678901234567890亩").stated.number == 12345678901234567890
    assert find("123456789012345678901亩") == ()


# Whole strings


@pytest.mark.parametrize(
    ("text", "position", "reason"),
    [
        ("", 0, "a number with a unit was expected"),
        ("  投资", 2, "a number with a unit was expected"),
        ("投资5亿元", 0, "a number with a unit was expected"),
        (" 5亿元左右的", 6, "the end was expected"),
        ("5亿元、6亿元", 3, "the end was expected"),
    ],
)
def test_parse_says_where_and_why(text, position, reason):
    with pytest.raises(QuantityError) as raised:
        parse(text)
    assert (raised.value.text, raised.value.position, raised.value.reason) == (text, position, reason)


@pytest.mark.parametrize("text", ["", "亩", "五三", "1.2.3", "12,34", "5亿元", "万万"])
def test_parse_numeral_refuses_what_is_no_numeral(text):
    with pytest.raises(QuantityError):
        parse_numeral(text)


@given(own.numeral_text)
@example("几")
@example("零五")
def test_any_string_of_numeral_characters_is_read_or_refused(text):
    try:
        numeral = parse_numeral(text)
    except QuantityError:
        return
    assert 0 <= numeral.low <= numeral.high
    find(f"总投资{text}元，共{text}个")


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
    assert values(quantity, "role", "status", "phase", "period", "cue") == (None,) * 5
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
    assert values(parse(render(found[1], units=units), units=units)) == values(found[1])
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


# Time


HOSTILE = {
    "digits": "1",
    "grouped": "1,234.5 ",
    "chinese": "三千六百",
    "dashes": "-",
    "scales": "万万万",
    "blanks": "5 ",
    "lists": "5、",
    "ranges": "3-",
    "each": "每亩",
    "most": "最高",
    "amounts": "5亿元",
    "included": "5亿元（含",
    "points": "点一",
    "currency": "$",
    "halves": "亿半",
    "hedges": "约",
}


def seconds(text):
    return timing.seconds(find, text)


@pytest.mark.parametrize("shape", sorted(HOSTILE))
def test_hostile_text_costs_linear_time(shape):
    text = (HOSTILE[shape] * 100_000)[:100_000]
    quarter = min(seconds(text[:25_000]) for _ in range(2))
    whole = min(seconds(text) for _ in range(2))
    assert whole < 2
    assert whole < 8 * quarter + 0.05

"""What a quantity says: values in all spellings, ``render``, and ``parse`` of whole strings."""

import decimal
from datetime import date
from decimal import Decimal
from fractions import Fraction

import cn2an
import pytest
import strategies_quantities as own
from hypothesis import example, given
from hypothesis import strategies as st

from policytext.errors import QuantityError
from policytext.quantities import find, parse, parse_numeral, render

VALUES = ("kind", "low", "high", "unit", "hedge", "per", "stated")


def values(quantity, *names):
    return tuple(getattr(quantity, name) for name in names or VALUES)


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

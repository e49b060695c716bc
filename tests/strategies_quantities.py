"""Hypothesis strategies for texts that hold quantities."""

from decimal import Decimal

from hypothesis import strategies as st

from policytext.quantities import standard_units

SCALES = ("", "万", "亿", "万亿")
HEDGES = {
    "exact": "{}",
    "approx": "约{}",
    "at_least": "{}以上",
    "at_most": "不超过{}",
    "over": "超过{}",
    "under": "不足{}",
    "nearly": "近{}",
}
DIVISORS = ("", "/亩", "/平方米·月", "/人", "/年")

UNITS = sorted(unit.surface for unit in standard_units().words if unit.place != "before" and unit.when == "always")
MONEY = ("元", "美元", "欧元", "円", "新台币", "HKD")
AREAS = ("亩", "公顷", "平方米", "平方公里", "坪", "ムー", "m²")

numbers = st.decimals(Decimal("0.01"), Decimal(999_999), places=2).map(lambda number: number.normalize())
"""Positive numbers of up to eight digits, two of them decimals."""

TEXT_CHARACTERS = (
    "0123456789０３.,，、零〇○一二三五九十百千万亿兆两半几数多余来个点壹贰佰仟"
    "元圆円块角分亩公顷平方米㎡m²kW%度吨斤家人台第级约近超过不低于以上下内含（）()至到-—~～每均/·"
    "$￥USD人民币美元投资产值补贴项目企业长三角 \u3000\n\t\x00\ud83d𠮷の約ムー以"
)

quantity_text = st.text(st.sampled_from(TEXT_CHARACTERS), max_size=60)
"""Text made of the characters that the rules act on, so that they meet each other."""


@st.composite
def amounts(draw: st.DrawFn, units: tuple[str, ...] = MONEY + AREAS) -> str:
    """A number with scale and unit."""
    return f"{draw(numbers):f}{draw(st.sampled_from(SCALES))}{draw(st.sampled_from(units))}"


@st.composite
def phrases(draw: st.DrawFn) -> str:
    """An amount or a range with a hedge and perhaps a divisor."""
    amount = draw(amounts(MONEY)) if (divisor := draw(st.sampled_from(DIVISORS))) else draw(amounts())
    hedge = draw(st.sampled_from(sorted(HEDGES)))
    return HEDGES[hedge].format(amount + divisor)


@st.composite
def clauses(draw: st.DrawFn) -> str:
    """A clause of policy text with one or two quantities."""
    start = draw(st.sampled_from(("项目总投资", "占地", "新建厂房", "达产后年产值", "给予补助", "每亩税收", "")))
    link = draw(st.sampled_from(("，", "、", "和", "至", "（", "，其中设备")))
    return start + draw(phrases()) + draw(st.sampled_from(("", link + draw(phrases()))))

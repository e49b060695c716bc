"""Hypothesis strategies for what amounts and areas measure: numbers, names and neutral surroundings."""

from hypothesis import strategies as st

MONEY_NAMES = {
    "总投资": "total_investment",
    "完成投资": "period_investment",
    "固定资产投资": "fixed_asset_investment",
    "设备投资": "equipment_investment",
    "研发投入": "rd_spending",
    "注册资本": "capital",
    "银行贷款": "financing",
    "合同外资": "foreign_capital",
    "合同金额": "contract_value",
    "产值": "output_value",
    "营业收入": "sales_revenue",
    "税收": "tax_revenue",
    "利润总额": "profit",
    "地区生产总值": "gdp",
    "工业增加值": "added_value",
    "出口额": "import_export",
    "市场规模": "industry_scale",
    "奖励": "subsidy",
    "专项资金": "public_funds",
    "地价": "price",
    "流动资金": "other",
}
AREA_NAMES = {
    "占地": "land_area",
    "建筑面积": "floor_area",
    "规划面积": "zone_area",
    "建成区": "built_area",
    "出让面积": "land_supply",
    "绿化面积": "green_area",
    "使用面积": "usable_area",
}

money_names = st.sampled_from(sorted(MONEY_NAMES))
area_names = st.sampled_from(sorted(AREA_NAMES))

sums = st.one_of(
    st.integers(2, 9_999).map(lambda number: f"{number}万元"),
    st.decimals("1.1", "900", places=1).map(lambda number: f"{number}亿元"),
    st.sampled_from(["三亿元", "五千六百万元", "１２亿元", "3亿5000万元", "两亿五千万元"]),
)
areas = st.one_of(
    st.integers(2, 9_999).map(lambda number: f"{number}亩"),
    st.decimals("1.1", "900", places=1).map(lambda number: f"{number}万平方米"),
    st.sampled_from(["三百亩", "十二公顷", "８６００平方米"]),
)
neutral = st.sampled_from(["会议在礼堂举行", "天气晴好", "记者昨夜从现场回来", "大家认真听讲", ""])
"""Sentences that name no amount, no time, no phase and no plan."""
cue_soup = st.text(
    st.sampled_from(
        list("总投资产值税收补助最高年去今三一期将已达（），、；。：\n由增至分别其中5亿元100亩万平米占地的每以上")
    ),
    max_size=80,
)
"""Text made of the characters that the rules act on, so that they meet each other."""

"""Hypothesis strategies for names, titles and organizations, and for sentences that name officials."""

from hypothesis import strategies as st

from policytext.entities.title_grammar import grammar, row_of

SURNAMES = ("蒋", "蔡", "郑", "潘", "薛", "谭", "邹", "韩", "罗", "彭", "顾", "姚", "魏", "邵", "欧阳", "司马", "上官")
GIVEN = ("文博", "思齐", "海涛", "建业", "雨桐", "志远", "晓岚", "立群", "婉清", "启明", "长林", "秋实", "国栋", "静怡")
BUREAUS = ("市科技局", "市财政局", "省水利厅", "县商务局", "区发展和改革局", "青溪市生态环境局")
COMPANIES = ("远岫科技有限公司", "砚湖光电股份有限公司", "青溪重工集团有限公司")
BUREAU_POSTS = ("局长", "副局长", "党组书记", "总工程师", "二级调研员")
COMPANY_POSTS = ("董事长", "总经理", "副总经理", "党委书记", "首席技术官")
TERRITORY_POSTS = ("市长", "副市长", "县长", "常务副区长", "代市长")

TEXT_CHARACTERS = (
    "王李张欧阳司马于任和向高新区长市县局处科技党委书记组副代常务主任董事会总经理教授先生女士同志记者"
    "、，。；：（）()·的为任兼与及在说表示·阿里克斯A.b 1２\n\t\u3000\x00\ud83d\ude00局長黨委書記員會"
)

names = st.builds(str.__add__, st.sampled_from(SURNAMES), st.sampled_from(GIVEN))
"""Names that no text writes as words."""

bureaus = st.sampled_from(BUREAUS)
titles = st.sampled_from(
    sorted(word for word, line in grammar().heads.items() if row_of(line).use == "post" and len(word) > 1)
)
"""Any post of the packaged table."""

entity_text = st.text(st.sampled_from(TEXT_CHARACTERS), max_size=60)
"""Text made of the characters that the rules act on, so that they meet each other."""


@st.composite
def sentences(draw: st.DrawFn) -> str:
    """A sentence that names one to three officials."""
    people = draw(st.lists(names, min_size=1, max_size=3, unique=True))
    bodies = [draw(bureaus) + draw(st.sampled_from(BUREAU_POSTS)) + name for name in people]
    start, end = draw(st.sampled_from(("", "近日，", "会上，"))), draw(st.sampled_from(("出席。", "介绍了情况。")))
    return start + "、".join(bodies) + end

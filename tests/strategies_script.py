"""Hypothesis strategies for script repair."""

from hypothesis import strategies as st

from policytext import opencc
from policytext.script import traditional

SENTENCES = (
    "該項目總投資約12億元，占地300畝。",
    "開發區管委會主任許志強會見來賓，雙方就產業鏈合作進行交流。",
    "為貫徹創新驅動發展戰略，現將有關事項通知如下：",
    "憑藉區位優勢，藉此機會瞭解企業需求。",
    "乾燥設備與乾隆年間的著作，標誌著新階段。",
    "徵收土地的補償標準，於次年執行。",
)
"""Own sentences in Traditional characters."""

PIECES = (
    *"產業園區總億畝錶錄鍊鍾乾於著藉瞭徵覆沈昇后里余幺麼麽么",
    *"产业园区总亿亩发国后面",
    *"(（)） ，。\n\r&;?％．＋1A１Ａ\u3000\u00a0\u200b\u2028",
    *"⽤⻓のレ働鉱\ufffdé\x85",
    *("(chǎn)", "(yè)", "(de)", "(dian)", "（qū）", " (yuán)", "(URL)"),
    *("&amp;", "&lt;", "&nbsp;", "&#8203;", "lt;", "amp;"),
    *("沈沒", "乾隆", "幺麼", "計畫", "藉口", "著作", "沿著"),
    *("𠮷", "\ud83d", "\ude00", "锟斤拷", "绉戞妧", "æ\x80»", "?qǐng)"),
)

damaged_text = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)
"""Text made of what the passes act upon, so that they meet one another."""

words = st.sampled_from(sorted(opencc.rows("TSPhrases.txt")))
traditional_characters = st.sampled_from(sorted(traditional.characters()))
traditional_text = st.lists(
    st.one_of(words, traditional_characters, st.sampled_from("，。的和在了12")), max_size=30
).map("".join)
"""Traditional text made of OpenCC's own characters and words."""

simplified_text = st.text(
    st.sampled_from([chr(0x4E00 + i) for i in range(0x5200)]).filter(
        lambda sign: (
            bool(sign.encode("gb2312", "ignore")) and not traditional.is_traditional_character(sign) and sign != "著"
        )
    ),
    max_size=60,
)

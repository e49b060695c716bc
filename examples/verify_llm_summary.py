"""Is what a model says of a page really in the page? Two summaries with planted errors, checked line by line.

Run it from anywhere: python examples/verify_llm_summary.py
"""

from pathlib import Path

import policytext
from policytext.verification import OfficialClaim, claims_in

PAGES = Path(__file__).parent / "pages"

# What a model could have written about a page: one statement a line, True where the page says so.
NEWS = [
    (True, "折光科技光模块项目总投资9.6亿元，占地8公顷。"),
    (True, "鲸石激光有限公司激光焊接装备项目总投资35000万元。"),
    (True, "国投汀兰产业基金总规模20亿元。"),
    (True, "栖云高新区规划面积28平方公里，去年产值186亿元。"),
    (True, "栖云高新区管委会主任周长青致辞。"),
    (True, "折光科技集团董事长陆怀国出席。"),
    (False, "折光科技光模块项目总投资9.6万元。"),  # the scale: 亿 has become 万
    (False, "折光科技光模块项目总投资3.5亿元。"),  # the amount of another project
    (False, "栖云高新区去年产值230亿元。"),  # what is hoped for this year
    (False, "折光科技光模块项目占地8.2万平方米。"),  # floor area told as land
    (False, "折光科技集团董事长祝思业出席。"),  # the post of somebody else
    (False, "栖云高新区管委会主任陆怀国致辞。"),  # the same
]
POLICY = [
    (True, "新上规企业每家奖励15万元。"),
    (True, "设立总规模20亿元的光子产业母基金。"),
    (True, "每个项目最高不超过500万元。"),
    (False, "企业已获得补助500万元。"),  # a cap read as a payment
    (False, "设立总规模20万元的光子产业母基金。"),  # the scale again
]

for page, statements in (("glossed_traditional.txt", NEWS), ("subsidy_policy.txt", POLICY)):
    document = policytext.analyze((PAGES / page).read_text(encoding="utf-8"))
    print(f"\n{page}")
    for is_true, statement in statements:
        verdicts = policytext.verify(document, claims_in(statement))
        assert verdicts, statement
        assert all(verdict.is_supported for verdict in verdicts) == is_true, statement
        print(f"  {'ok   ' if is_true else 'WRONG'}  {statement}")
        for verdict in verdicts:
            if not verdict.is_supported:
                told = verdict.claim
                what = f"{told.title} {told.name}" if isinstance(told, OfficialClaim) else told.text
                print(f"         {what}: {verdict.answer}, {verdict.reason}")
                if verdict.evidence is not None:
                    # The evidence is a stretch of the page as it was saved.
                    assert document.source[verdict.evidence.start : verdict.evidence.end] == verdict.evidence.text
                    print(f"         see: {verdict.evidence.sentence.text[:60]}")

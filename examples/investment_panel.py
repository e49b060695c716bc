"""A panel of announced investment, province by year, from dated news; with a plot.

Run it from anywhere: python examples/investment_panel.py [PLOT.png]
The texts are made up: firms, projects and figures do not exist, only the places do.
"""

import sys
from pathlib import Path

import matplotlib as mpl
import pandas as pd

import policytext

mpl.use("Agg")  # draws into a file; no screen is needed

NEWS = [
    "2021年3月12日，折光科技与温州市签约，折光激光装备项目落户，总投资6.5亿元，占地90亩。",
    "2022年5月18日，温岭市举行开工仪式，砚湖数控机床项目正式开工，项目总投资约12亿元。",
    "2022年9月6日，宁波市集中签约，澄光传感器项目总投资3亿5000万元，用地58.6亩。",
    "2021年11月2日，武汉市东湖高新区，鲸石光纤激光器项目开工，总投资20亿元。",
    "2023年2月8日，襄阳市签约隼目车载雷达项目，总投资8.8亿元，达产后年产值15亿元。",
    "2022年7月1日，苏州市昆山市，棱镜光学镜头项目开工，总投资1.2億元，占地30畝。",
    "2023年4月20日，无锡市签约晶弦封装测试项目，总投資額10億元。",
    "2023年6月15日，温州市召开座谈会，副市长出席，会上没有签约项目。",
]


def announced(texts: list[str]) -> pd.DataFrame:
    """Return one row for each total investment: province with its code, year, amount in CNY."""
    analyzer = policytext.Analyzer()
    rows = []
    for number, text in enumerate(texts, start=1):
        document = analyzer(text)
        # A row of quantities knows the province of its place; the page's own day gives the year.
        for row in document.to_rows("quantities", document_id=f"news {number}"):
            if row["role"] == "total_investment":
                day = document.metadata.publication_date
                year = day.value.year if day and day.value else int(text[:4])
                province, code = row["province"], row["place_code"][:2] + "0000"
                rows.append({"province": province, "code": code, "year": year, "cny": float(row["amount_cny"])})
                print(f"{row['document_id']}: {row['phrase']} in {row['place']} ({row['place_code']}), {year}")
    return pd.DataFrame(rows)


def main(plot: Path = Path("investment.png")) -> None:
    """Print the panel and draw it."""
    investments = announced(NEWS)
    panel = investments.pivot_table(index=["province", "code"], columns="year", values="cny", aggfunc="sum")
    panel = panel.fillna(0) / 1e8
    print("\nAnnounced investment, hundred million CNY")
    print(panel.round(2))

    # The fonts of matplotlib hold no Chinese characters, so the legend has the GB/T 2260 codes of the provinces.
    axes = panel.droplevel("province").T.plot.bar(stacked=True, figsize=(6, 4), rot=0)
    axes.set_ylabel("announced investment, 100 million CNY")
    axes.figure.savefig(plot, dpi=120, bbox_inches="tight")
    print(f"\nplot written to {plot}")

    assert set(panel.index) == {("浙江省", "330000"), ("湖北省", "420000"), ("江苏省", "320000")}
    assert round(panel.loc[("浙江省", "330000"), 2022], 2) == 15.5


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))

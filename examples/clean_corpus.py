"""Clean a corpus of pages of one site: first learn which lines its pages share, then keep the articles.

Run it from anywhere: python examples/clean_corpus.py [FOLDER]
"""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import policytext
from policytext.boilerplate import RepeatedLines, clean, explain

FRAME = "望笙在线\n首页 | 要闻 | 招商\n{}\n看望笙，读懂一座新城\n望笙在线融媒体中心出品\n"
ARTICLES = [
    "鲸石新材料二期投产\n8月2日，鲸石新材料二期工程在望笙区投产，项目总投资5.2亿元，占地86亩，达产后年产值可达9亿元。",
    "望笙区开展设备更新行动\n望笙区今年安排专项资金3000万元，支持企业更新设备，单个项目最高补助200万元。",
    "望笙区集中签约七个项目\n9月11日，望笙区集中签约七个项目，总投资31亿元，涉及传感器、精密传动和检测服务。",
]


def learned(pages: list[str]) -> RepeatedLines:
    """Return which lines the pages share: a line counts once two distinct pages have it.

    Parts of a site can be counted in several processes and merged, and the counts can be kept for later.
    """
    first, rest = RepeatedLines(), RepeatedLines()
    for page in pages[:1]:
        first.update(page)
    for page in pages[1:]:
        rest.update(page)
    first.merge(rest)
    with TemporaryDirectory() as folder:
        first.save(Path(folder) / "site.json")
        return RepeatedLines.load(Path(folder) / "site.json")


def main(pages: list[str]) -> None:
    """Print what is kept and dropped of each page, and why."""
    repeated = learned(pages)
    kept = total = 0
    for number, page in enumerate(pages, start=1):
        article = clean(page, repeated=repeated)
        kept += len(article.text)
        total += len(page)
        print(f"page {number}: {len(article.text)} of {len(page)} characters kept")
        for segment in policytext.analyze(page, repeated=repeated).segments:
            verb = "drop" if segment.is_boilerplate else "keep"
            print(f"  {verb}  {segment.text.strip()[:24]:<26} {explain(segment)}")
        # The way back: every kept character knows its place in the page.
        start, end = article.alignment.to_source(0, len(article.text))
        assert page[start:end].startswith(article.text[:1])
    print(f"\n{kept} of {total} characters kept on {len(pages)} pages")


if __name__ == "__main__":
    if len(sys.argv) > 1:
        main([path.read_text(encoding="utf-8") for path in sorted(Path(sys.argv[1]).glob("*.txt"))])
    else:
        main([FRAME.format(article) for article in ARTICLES])

"""From saved pages to a list of who-says-how-much: every amount and area, with its place in the page.

Run it from anywhere: python examples/quickstart.py
"""

from pathlib import Path

import policytext

PAGES = Path(__file__).parent / "pages"

for path in sorted(PAGES.glob("*.txt")):
    page = path.read_text(encoding="utf-8")
    document = policytext.analyze(page)
    print(f"\n{path.name}: {len(page)} characters")
    for quantity in document.quantities:
        if quantity.kind not in {"money", "area"}:
            continue
        # Offsets count characters of the page as it was saved, menus, glosses and all.
        assert page[quantity.start : quantity.end] == quantity.text
        line = page.count("\n", 0, quantity.start) + 1
        low = "open" if quantity.low is None else f"{quantity.low:,.0f}"
        high = "open" if quantity.high is None else f"{quantity.high:,.0f}"
        print(
            f"  line {line:3}  {low:>18} to {high:>18} {quantity.unit:3}  {quantity.hedge:10}  {quantity.phrase.text}"
        )

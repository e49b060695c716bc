"""From a folder of saved pages to a project table for Excel: who builds what, for how much, on how much land.

Run it from anywhere: python examples/project_table.py [FOLDER] [TABLE.csv]
The command does the same without Python: policytext rows FOLDER --of projects -o projects.csv
"""

import sys
from pathlib import Path

import pandas as pd

import policytext

PAGES = Path(__file__).parent / "pages"
SQUARE_METRES_PER_MU = 2000 / 3
COLUMNS = {
    "document_id": "page",
    "line": "line",
    "text": "project",
    "phase": "phase",
    "company": "company",
    "investment_text": "investment, as written",
    "investment_cny": "investment, CNY",
    "land_text": "land, as written",
    "land_m2": "land, m2",
    "output_text": "yearly output, as written",
    "output_cny": "yearly output, CNY",
    "status": "status",
    "place": "place",
    "park": "park",
}


def project_table(folder: Path) -> pd.DataFrame:
    """Return the projects of all pages of a folder, one row a project or phase."""
    frames = []
    for path in sorted(folder.glob("*.txt")):
        document = policytext.analyze(path.read_text(encoding="utf-8"))
        frames.append(document.to_frame("projects", document_id=path.name))
    projects = pd.concat(frames, ignore_index=True)[list(COLUMNS)].rename(columns=COLUMNS)
    projects["land, mu"] = projects["land, m2"].astype(float) / SQUARE_METRES_PER_MU
    return projects


def main(folder: Path = PAGES, output: Path = Path("projects.csv")) -> None:
    """Write the table of a folder and print what is in it."""
    projects = project_table(folder)
    # Excel takes a file for UTF-8 if it begins with a byte-order mark.
    projects.to_csv(output, index=False, encoding="utf-8-sig")

    # A phase is part of its project, so it is left out of the sum.
    whole = projects[projects["phase"].isna()]
    total = whole["investment, CNY"].dropna().astype(float).sum()
    print(f"{len(whole)} projects and {len(projects) - len(whole)} phases; written to {output}")
    print(f"announced investment of the projects: {total / 1e8:,.1f} hundred million CNY\n")
    with pd.option_context("display.width", 200, "display.max_columns", 6, "display.max_rows", 40):
        print(projects[["page", "project", "phase", "investment, as written", "land, as written", "status"]])
    assert projects["project"].notna().all()


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))

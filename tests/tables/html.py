"""What each row of the table of HTML elements claims, checked on its example."""

from policytext.html import from_html

COLUMNS = {"data/html.tsv": ("tag", "layout", "example", "source")}


def _element(row):
    assert f"<{row['tag']}>" in row["example"]
    shown = from_html(row["example"])
    match row["layout"]:
        case "block" | "row":
            assert set(shown.split("\n")) <= {"总投资", "占地", "面积"}
            assert "\n" in shown
        case "cell":
            assert shown == "总投资\t占地"
        case "kept_blanks":
            assert shown == "总投资  占地"
        case "dropped":
            assert shown == "占地"


RUNNERS = {"data/html.tsv": _element}

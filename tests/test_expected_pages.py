import re
import tomllib

import expected_pages
import pytest

HEDGES = {"exact", "approx", "about_over", "at_least", "over", "at_most", "under", "nearly"}
DIVISORS = {None, "亩", "m2", "m2·月", "人", "人·月", "人·年", "家", "年", "kWh", "标箱", "吨", "套"}
LABELS = {
    "content",
    "nav",
    "header_meta",
    "byline_credit",
    "caption",
    "related_links",
    "ad_teaser",
    "disclaimer_copyright",
    "repost_notice",
    "comment_ui",
    "error_page",
    "share_ui",
    "footer_contact",
    "pagination",
    "other",
}
OPEN_ENDS = {  # hedge: whether low and high are written
    "at_least": (True, False),
    "over": (True, False),
    "at_most": (False, True),
    "under": (False, True),
    "nearly": (False, True),
}

each_page = pytest.mark.parametrize("file", expected_pages.page_files())


@pytest.mark.parametrize("table", ["quantities", "segments", "officials"])
def test_expectations_cover_every_page_once(table):
    path = expected_pages.EXPECTED / f"{table}.toml"
    files = [page["file"] for page in tomllib.loads(path.read_text("utf-8"))["page"]]
    assert sorted(files) == expected_pages.page_files()


def test_readme_lists_every_page_once():
    readme = (expected_pages.PAGES / "README.md").read_text("utf-8")
    assert sorted(re.findall(r"^\| `(\w+\.txt)` \|", readme, re.MULTILINE)) == expected_pages.page_files()


@each_page
def test_pages_have_a_realistic_length_and_no_carriage_return(file):
    text = expected_pages.page_text(file)
    assert 25 <= text.count("\n") <= 80
    assert "\r" not in text


@each_page
def test_expected_quantities_are_in_order_and_disjoint(file):
    text = expected_pages.page_text(file)
    end = 0
    for quantity in expected_pages.expected_quantities(file):
        assert end <= quantity.start
        assert text[quantity.start : quantity.end] == quantity.text
        assert "\n" not in quantity.text
        end = quantity.end


@each_page
def test_expected_quantities_have_consistent_values(file):
    for quantity in expected_pages.expected_quantities(file):
        assert quantity.kind in ("money", "area")
        assert re.fullmatch("[A-Z]{3}" if quantity.kind == "money" else "m2", quantity.unit)
        assert quantity.hedge in HEDGES
        assert quantity.per in DIVISORS
        written = quantity.low is not None, quantity.high is not None
        assert written == OPEN_ENDS.get(quantity.hedge, (True, True)), quantity
        assert written != (True, True) or quantity.low <= quantity.high


def test_the_page_of_traps_holds_no_quantity():
    assert expected_pages.expected_quantities("traps.txt") == []


@each_page
def test_expected_segments_cover_every_line_that_is_not_blank(file):
    text = expected_pages.page_text(file)
    segments = expected_pages.expected_segments(file)
    assert {segment.label for segment in segments} <= LABELS
    covered = {}
    for segment in segments:
        assert text[segment.start : segment.end] == segment.text
        covered[segment.line] = covered.get(segment.line, "") + segment.text
    assert covered == {n: line for n, line in enumerate(text.split("\n"), 1) if line.strip()}


@each_page
def test_expected_posts_stand_in_the_line_of_the_name(file):
    text = expected_pages.page_text(file)
    starts = []
    for official in expected_pages.expected_officials(file):
        starts.append(official.start)
        line = text[text.rfind("\n", 0, official.start) + 1 : text.index("\n", official.start)]
        assert official.positions
        for position in official.positions:
            assert position.title in line
            assert position.organization is None or position.organization in line
            assert position.alternative is None or position.alternative in text
    assert starts == sorted(set(starts))


@each_page
def test_expected_normalized_text_keeps_the_lines(file):
    assert expected_pages.expected_normalized(file).count("\n") == expected_pages.page_text(file).count("\n")


def test_expected_normalized_texts_belong_to_pages_that_change():
    for path in (expected_pages.EXPECTED / "normalized").iterdir():
        assert expected_pages.expected_normalized(path.name) != expected_pages.page_text(path.name)

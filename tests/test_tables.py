"""Every table of the package: its shape, its order, its examples; and what the reader refuses."""

import importlib
import re
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policytext import analyze, tables
from policytext.boilerplate import LinePatterns
from policytext.errors import TableError
from policytext.quantities import standard_units

PACKAGE = Path(tables.__file__).parent
CHECKS = [
    importlib.import_module(f"tables.{path.stem}") for path in sorted((Path(__file__).parent / "tables").glob("*.py"))
]
COLUMNS = {name: columns for checks in CHECKS for name, columns in checks.COLUMNS.items()}
RUNNERS = {name: runner for checks in CHECKS for name, runner in checks.RUNNERS.items()}
KEYS = {name: key for checks in CHECKS for name, key in getattr(checks, "KEYS", {}).items()}
CHOICES = {name: choices for checks in CHECKS for name, choices in getattr(checks, "CHOICES", {}).items()}
NAMES = sorted(str(path.relative_to(PACKAGE)) for path in PACKAGE.rglob("data/*.tsv"))


def read(name):
    text = (PACKAGE / name).read_text("utf-8")
    return tables.parse(text, name, COLUMNS[name], key=KEYS.get(name, ()))


def test_every_table_has_its_columns_declared_and_every_declared_table_is_there():
    assert sorted(COLUMNS) == NAMES
    assert sorted(RUNNERS) == [name for name in NAMES if "example" in COLUMNS[name]]


@pytest.mark.parametrize("name", NAMES)
def test_table_is_well_formed(name):
    raw = (PACKAGE / name).read_bytes()
    text = raw.decode("utf-8")
    rows = read(name)
    key = KEYS.get(name, COLUMNS[name][:1])
    names = [tuple(row[column] for column in key) for row in rows]
    assert rows
    assert text.startswith("# "), "a table opens with a comment that says what it holds"
    assert text.endswith("\n")
    assert "\r" not in text
    assert names == sorted(names), f"{name} is not sorted by {key}"
    assert all("" not in row.cells.values() or "source" not in row.cells or row["source"] for row in rows)


@pytest.mark.parametrize("name", sorted(CHOICES))
def test_cells_are_among_the_choices(name):
    for row in read(name):
        for column, allowed in CHOICES[name].items():
            row.choice(column, allowed)


def fault(name, row):
    """What is wrong with the example of a row; None where it holds."""
    if not row["example"] or not row["source"]:
        return f"{row.place}: no example or no source"
    try:
        RUNNERS[name](row)
    except AssertionError as error:
        return f"{row.place}: {dict(row.cells)} {error}"
    return None


@pytest.mark.parametrize("name", sorted(RUNNERS))
def test_the_example_of_every_row_holds(name):
    faults = [found for row in read(name) if (found := fault(name, row))]
    assert not faults, "\n".join(faults)


GOOD = "# What: none.\nsurface\tfactor\n亩\t2000/3\n\n公顷\t10000\n"


def test_parse_reads_rows_with_their_places():
    rows = tables.parse(GOOD, "mine.tsv", ("surface", "factor"))
    assert [(row.place, row["surface"], row.fraction("factor")) for row in rows] == [
        ("mine.tsv:3", "亩", Fraction(2000, 3)),
        ("mine.tsv:5", "公顷", Fraction(10000)),
    ]
    assert tables.parse("\ufeff" + GOOD.replace("\n", "\r\n"), "mine.tsv", ("surface", "factor")) == rows


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "mine.tsv:1: the header must be 'surface\\tfactor'"),
        ("# only\nsurface factor\n", "mine.tsv:2: the header must be"),
        ("surface\tfactor\n亩\n", "mine.tsv:2: 1 cell where the header names 2"),
        ("surface\tfactor\n亩\t1\t2\n", "mine.tsv:2: 3 cells where the header names 2"),
        ("surface\tfactor\n亩 \t1\n", "mine.tsv:2: surface '亩 ' has blanks around it"),
        ("surface\tfactor\n亩\t1\n\n亩\t2\n", "mine.tsv:4: '亩' stands already in mine.tsv:2"),
    ],
)
def test_parse_names_the_file_and_line_of_a_fault(text, message):
    with pytest.raises(TableError) as raised:
        tables.parse(text, "mine.tsv", ("surface", "factor"))
    assert message in str(raised.value)


@pytest.mark.parametrize("cell", ["6 66", "", "1/0", "about 5", "２０００", "1e999999999", "1_000", "9" * 5000])
def test_a_factor_that_is_no_number_is_named(cell):
    row = tables.parse(f"surface\tfactor\n亩\t{cell}\n", "units.tsv", ("surface", "factor"))[0]
    with pytest.raises(TableError, match=r"^units.tsv:2: factor .* is not a number$"):
        row.fraction("factor")


def test_a_cell_outside_the_choice_is_named():
    row = tables.parse(GOOD, "units.tsv", ("surface", "factor"))[0]
    assert row.choice("surface", {"亩"}) == "亩"
    with pytest.raises(TableError, match=r"^units.tsv:3: factor '2000/3' is none of a, b$"):
        row.choice("factor", {"b", "a"})


@given(st.text(st.characters(), max_size=80))
def test_any_text_is_read_or_refused_with_its_line(text):
    try:
        rows = tables.parse("surface\tfactor\n" + text, "mine.tsv", ("surface", "factor"))
    except TableError as error:
        assert str(error).startswith("mine.tsv:")
    else:
        assert len({row["surface"] for row in rows}) == len(rows)


def faulty(row):
    """Ways to spoil a row of a table, each with what the reader says of it."""
    first, *others = row.split("\t")
    return [
        (first, "1 cell where the header names"),
        (f"{row}\tmore", "where the header names"),
        (f" {row}", "has blanks around it"),
        ("\t".join([f"{first}\u3000", *others]), "has blanks around it"),
        (f"{row}\n{row}", "stands already in"),
    ]


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=10)
@given(data=st.data())
def test_a_fault_anywhere_in_a_table_is_refused_with_its_line(name, data):
    lines = (PACKAGE / name).read_text("utf-8").split("\n")
    number = data.draw(st.sampled_from([n for n, line in enumerate(lines) if line and line[0] != "#"][1:]))
    spoilt, message = data.draw(st.sampled_from(faulty(lines[number])))
    if "\t" not in lines[number] and "where" in message:
        return
    with pytest.raises(TableError, match=message) as raised:
        tables.parse(
            "\n".join([*lines[:number], spoilt, *lines[number + 1 :]]), name, COLUMNS[name], key=KEYS.get(name, ())
        )
    assert re.match(rf"{re.escape(name)}:({number + 1}|{number + 2}): ", str(raised.value))


OWN_TABLES = {
    "units.tsv": ("surface\tkind\tunit\tfactor", lambda text: standard_units().with_table(text, "units.tsv")),
    "patterns.tsv": ("words\tplace\tlabel", lambda text: LinePatterns.from_table(text, "patterns.tsv")),
}
CELLS = st.sampled_from(["片", "area", "m2", "1", "1/3", "0", "head", "nav", "1e999", "-1", ""]) | st.text(
    st.characters(exclude_characters="\t\n"), max_size=6
)


@pytest.mark.parametrize("name", OWN_TABLES)
@given(st.lists(st.lists(CELLS, min_size=2, max_size=5), max_size=4))
def test_any_table_of_the_user_is_used_or_refused_with_its_line(name, rows):
    header, load = OWN_TABLES[name]
    text = "\n".join([header, *("\t".join(row) for row in rows)])
    try:
        loaded = load(text)
    except TableError as error:
        assert re.match(rf"{name}:[0-9]+: ", str(error))
    else:
        used = {"units": loaded} if name == "units.tsv" else {"patterns": loaded}
        assert analyze("占地约3片，1片m2\n片首页", **used)
